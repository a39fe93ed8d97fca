/* Searching 13,000 statements at every key: the words of all of them stand in one text, folded,
 * each after a space, so that " dat" finds where a word begins with "dat". What follows a tab is
 * the next of the four parts of a statement: its text, its code, other names, its description. */
#include "ash-frameworks-private.h"

#include <string.h>

#define MOST_WORDS 12

/* A character of a word: also those that tell C++ from C and C#. */
static gboolean
is_of_word (gunichar character)
{
  return g_unichar_isalnum (character) || character == '+' || character == '#';
}

/* Appends the words of @text, without case and accents, each after a space. Where a script has no
 * spaces every character is a word. */
static void
append_words (GString *out, const char *text)
{
  g_autofree char *apart = text != NULL ? g_utf8_normalize (text, -1, G_NORMALIZE_ALL) : NULL;
  g_autofree char *cased = apart != NULL ? g_utf8_casefold (apart, -1) : NULL;
  gboolean is_in_word = FALSE;

  for (const char *p = cased; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (g_unichar_type (character) == G_UNICODE_NON_SPACING_MARK || character == '\'' ||
          character == 0x2019)
        continue;
      if (!is_of_word (character))
        {
          is_in_word = FALSE;
          continue;
        }
      if (!is_in_word || g_unichar_iswide (character))
        g_string_append_c (out, ' ');
      is_in_word = TRUE;
      g_string_append_unichar (out, character);
    }
}

AshListingIndex *
ash_listing_index_new (const AshListing *listing)
{
  AshListingIndex *self = g_new0 (AshListingIndex, 1);
  guint n = ash_listing_length (listing);

  self->words = g_string_new (NULL);
  self->places = g_array_sized_new (FALSE, FALSE, sizeof (AshEntryWords), n);
  for (guint i = 0; i < n; i++)
    {
      const AshEntry *entry = ash_listing_entry (listing, i);
      AshEntryWords words;

      words.text = (guint) self->words->len;
      append_words (self->words, entry->text);
      words.code = (guint) self->words->len;
      g_string_append_c (self->words, '\t');
      append_words (self->words, entry->code);
      words.also = (guint) self->words->len;
      g_string_append_c (self->words, '\t');
      append_words (self->words, entry->also);
      words.note = (guint) self->words->len;
      g_string_append_c (self->words, '\t');
      append_words (self->words, entry->note);
      words.end = (guint) self->words->len;
      g_string_append_c (self->words, '\n');
      g_array_append_val (self->places, words);
    }
  return self;
}

void
ash_listing_index_free (AshListingIndex *self)
{
  if (self == NULL)
    return;
  g_string_free (self->words, TRUE);
  g_array_unref (self->places);
  g_free (self);
}

/* What is looked for */
typedef struct
{
  char *whole;             /* all words, " visual data" */
  char *words[MOST_WORDS]; /* each after its space */
  guint n_words;
  guint longest; /* the one that fewest statements have, as likely as not */
} Query;

static void
query_init (Query *self, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, (gssize) strnlen (text, 400));
  GString *whole = g_string_new (NULL);
  g_auto (GStrv) parts = NULL;

  memset (self, 0, sizeof *self);
  append_words (whole, valid);
  self->whole = g_string_free (whole, FALSE);
  parts = g_strsplit (self->whole, " ", -1);
  for (guint i = 1; *self->whole != '\0' && parts[i] != NULL && self->n_words < MOST_WORDS; i++)
    {
      self->words[self->n_words] = g_strconcat (" ", parts[i], NULL);
      if (strlen (self->words[self->n_words]) > strlen (self->words[self->longest]))
        self->longest = self->n_words;
      self->n_words++;
    }
}

static void
query_clear (Query *self)
{
  for (guint i = 0; i < self->n_words; i++)
    g_free (self->words[i]);
  g_free (self->whole);
}

/* The statement whose words stand at @offset, at or after the one at @from. */
static guint
entry_at (GArray *places, guint from, gsize offset)
{
  guint low = from, high = places->len - 1;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (places, AshEntryWords, middle).end < offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Which part a place is in: 0 the text, 1 the code, 2 other names, 3 the description. */
static guint
part_at (const AshEntryWords *words, gsize offset)
{
  return offset < words->code ? 0 : offset < words->also ? 1 : offset < words->note ? 2 : 3;
}

static gboolean
is_all_of (const char *text, gsize from, gsize to, const char *whole)
{
  return to - from == strlen (whole) && memcmp (text + from, whole, to - from) == 0;
}

/* FALSE: a word is missing. Better is: the code or the text itself, then all words in
 * the text, whole ones, early, in a short text. */
static gboolean
rank_entry (const AshListingIndex *index,
            const AshEntryWords *words,
            const Query *query,
            guint64 *out_rank)
{
  const char *text = index->words->str;
  gsize length = strlen (query->whole);
  guint64 parts = 0, first = G_MAXUINT64, is_part_of_word = 0;

  for (guint i = 0; i < query->n_words; i++)
    {
      const char *found = memmem (text + words->text, words->end - words->text, query->words[i],
                                  strlen (query->words[i]));
      gsize offset;

      if (found == NULL)
        return FALSE;
      offset = (gsize) (found - text);
      parts = MAX (parts, part_at (words, offset) + 1);
      first = MIN (first, offset - words->text);
      is_part_of_word |= strchr (" \t\n", found[strlen (query->words[i])]) == NULL;
    }
  if (is_all_of (text, words->code + 1, words->also, query->whole) ||
      is_all_of (text, words->text, words->code, query->whole))
    parts = 0;
  else if (words->code - words->text >= length && first == 0 && parts == 1 &&
           memcmp (text + words->text, query->whole, length) == 0)
    first = 0;
  else
    first += 1;
  *out_rank = parts << 48 | is_part_of_word << 40 | MIN (first, 0xffff) << 24 |
              MIN ((guint64) (words->code - words->text), 0xffffff);
  return TRUE;
}

static int
compare_hits (gconstpointer a, gconstpointer b)
{
  const AshHit *one = a, *two = b;

  if (one->rank != two->rank)
    return one->rank < two->rank ? -1 : 1;
  return one->index < two->index ? -1 : 1;
}

GArray *
ash_listing_search (const AshListing *listing, const char *query)
{
  const AshListingIndex *index = ash_listing_index (listing);
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (AshHit));
  gsize from = 0, needle_length;
  guint at = 0;
  Query asked;

  query_init (&asked, query);
  needle_length = asked.n_words > 0 ? strlen (asked.words[asked.longest]) : 0;
  while (asked.n_words > 0 && from < index->words->len)
    {
      const char *found = memmem (index->words->str + from, index->words->len - from,
                                  asked.words[asked.longest], needle_length);
      const AshEntryWords *words;
      AshHit hit;

      if (found == NULL)
        break;
      at = entry_at (index->places, at, (gsize) (found - index->words->str));
      words = &g_array_index (index->places, AshEntryWords, at);
      hit.index = at;
      if (rank_entry (index, words, &asked, &hit.rank))
        g_array_append_val (hits, hit);
      from = words->end;
    }
  query_clear (&asked);
  g_array_sort (hits, compare_hits);
  return hits;
}
