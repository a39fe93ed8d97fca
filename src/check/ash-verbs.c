#include "ash-verbs.h"

#include <ash-json.h>
#include <string.h>

#include "ash-by-language.h"

const char *const ASH_BLOOM_NICKS[] = { "",        "remember", "understand", "apply",
                                        "analyse", "evaluate", "create",     NULL };

/* An outcome is read up to here; what follows is no verb. */
#define LONGEST 400
#define WORDS_IN_PHRASE 7
/* "What is a confidence interval?" asks what it is; a longer question gives a case. */
#define MOST_WORDS_OF_MEANING 6

typedef struct
{
  AshBloom level;
  char *knowledge;
  char *why;
  char **instead;
} Entry;

typedef struct
{
  GHashTable *entries; /* folded phrase -> Entry */
  char **openers;
  char **pivots;
  char **lead;
  char **headings;
  char **recall;
  char **recall_short;
  char **instead[ASH_N_BLOOMS];
} Verbs;

AshBloom
ash_bloom_from_nick (const char *nick)
{
  return ash_enum_from_nick (ASH_BLOOM_NICKS, nick, ASH_BLOOM_UNKNOWN);
}

/* Reading the list */

static char **
texts_of (const AshJsonValue *array)
{
  GStrvBuilder *builder = g_strv_builder_new ();
  char **texts;

  for (guint i = 0; i < ash_json_length (array); i++)
    g_strv_builder_add (builder, ash_json_string (ash_json_at (array, i)));
  texts = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  return texts;
}

static void
read_level (Verbs *self, const AshJsonValue *value)
{
  const AshJsonValue *verbs = ash_json_member (value, "verbs");

  for (guint i = 0; i < ash_json_length (verbs); i++)
    {
      Entry *entry = g_new0 (Entry, 1);

      entry->level = ash_bloom_from_nick (ash_json_member_string (value, "level"));
      entry->knowledge = g_strdup (ash_json_member_string (value, "knowledge"));
      g_hash_table_insert (self->entries, g_strdup (ash_json_string (ash_json_at (verbs, i))),
                           entry);
    }
}

static void
read_weak (Verbs *self, const AshJsonValue *value)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->level = ash_bloom_from_nick (ash_json_member_string (value, "level"));
  entry->why = g_strdup (ash_json_member_string (value, "why"));
  entry->instead = texts_of (ash_json_member (value, "instead"));
  g_hash_table_insert (self->entries, g_strdup (ash_json_member_string (value, "phrase")), entry);
}

static gpointer
read_verbs (const AshJsonValue *root)
{
  Verbs *self = g_new0 (Verbs, 1);
  const AshJsonValue *array;

  self->entries = g_hash_table_new (g_str_hash, g_str_equal);
  self->openers = texts_of (ash_json_member (root, "openers"));
  self->pivots = texts_of (ash_json_member (root, "pivots"));
  self->lead = texts_of (ash_json_member (root, "lead"));
  self->headings = texts_of (ash_json_member (root, "headings"));
  self->recall = texts_of (ash_json_member (root, "recall"));
  self->recall_short = texts_of (ash_json_member (root, "recall-short"));
  array = ash_json_member (root, "levels");
  for (guint i = 0; i < ash_json_length (array); i++)
    read_level (self, ash_json_at (array, i));
  array = ash_json_member (root, "weak");
  for (guint i = 0; i < ash_json_length (array); i++)
    read_weak (self, ash_json_at (array, i));
  for (guint i = 1; i < ASH_N_BLOOMS; i++)
    self->instead[i] =
        texts_of (ash_json_member (ash_json_member (root, "instead"), ASH_BLOOM_NICKS[i]));
  return self;
}

static const Verbs *
verbs_of (const char *lang)
{
  static AshByLanguage verbs = { "verbs", read_verbs };

  return ash_by_language (&verbs, lang);
}

/* Reading a text */

typedef struct
{
  const char *start;
  gsize length;
  char *folded; /* lower case, British spelling */
} Word;

static void
word_clear (gpointer data)
{
  g_free (((Word *) data)->folded);
}

/* "organize" is listed as "organise", "analyze" as "analyse". */
static char *
fold (const char *start, gsize length)
{
  char *folded = g_utf8_strdown (start, (gssize) length);
  char *end = folded + strlen (folded);

  for (const char *const *ending =
           (const char *const[]){ "ize", "yze", "izes", "yzes", "izing", "yzing", NULL };
       *ending != NULL; ending++)
    if (g_str_has_suffix (folded, *ending))
      {
        char *z = strrchr (folded, 'z');

        if (z != NULL && z < end)
          *z = 's';
        break;
      }
  return folded;
}

static gboolean
is_of_word (gunichar c)
{
  return g_unichar_isalpha (c) || c == '\'' || c == 0x2019 || c == '-';
}

/* The words of the first sentence, each with its place. */
static GArray *
words_of (const char *text)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));
  const char *end = text + MIN (strlen (text), LONGEST);

  g_array_set_clear_func (words, word_clear);
  for (const char *at = text; at < end && *at != '\0';)
    {
      const char *start = at;
      Word word;

      while (*at != '\0' && is_of_word (g_utf8_get_char (at)))
        at = g_utf8_next_char (at);
      if (at == start)
        {
          at = g_utf8_next_char (at);
          continue;
        }
      word.start = start;
      word.length = (gsize) (at - start);
      word.folded = fold (start, word.length);
      g_array_append_val (words, word);
    }
  return words;
}

/* How many words from @index on are @phrase; 0 when they are not. */
static guint
phrase_at (GArray *words, guint index, const char *phrase)
{
  g_auto (GStrv) parts = g_strsplit (phrase, " ", -1);
  guint n = g_strv_length (parts);

  if (index + n > words->len)
    return 0;
  for (guint i = 0; i < n; i++)
    if (!g_str_equal (g_array_index (words, Word, index + i).folded, parts[i]))
      return 0;
  return n;
}

static guint
longest_at (GArray *words, guint index, char **phrases)
{
  guint longest = 0;

  for (guint i = 0; phrases[i] != NULL; i++)
    longest = MAX (longest, phrase_at (words, index, phrases[i]));
  return longest;
}

/* "By the end of week 3 you will be able to": the word after it. */
static guint
skip_opening (const Verbs *verbs, GArray *words)
{
  if (longest_at (words, 0, verbs->openers) == 0)
    return 0;
  for (guint i = 0; i < words->len && i < 40; i++)
    {
      guint n = longest_at (words, i, verbs->pivots);

      if (n > 0)
        return i + n;
    }
  return 0;
}

/* As it is written, or as "explains", "applies", "watches", "explaining". */
static const Entry *
entry_of_word (const Verbs *verbs, const char *word)
{
  const Entry *entry = g_hash_table_lookup (verbs->entries, word);
  gsize length = strlen (word);
  g_autofree char *stem = NULL;

  if (entry != NULL || length < 4)
    return entry;
  if (g_str_has_suffix (word, "ies"))
    stem = g_strdup_printf ("%.*sy", (int) length - 3, word);
  else if (g_str_has_suffix (word, "s"))
    stem = g_strndup (word, length - 1);
  else if (g_str_has_suffix (word, "ing"))
    stem = g_strndup (word, length - 3);
  if (stem == NULL)
    return NULL;
  entry = g_hash_table_lookup (verbs->entries, stem);
  if (entry == NULL && g_str_has_suffix (word, "ing"))
    {
      g_autofree char *with_e = g_strconcat (stem, "e", NULL);

      return g_hash_table_lookup (verbs->entries, with_e);
    }
  if (entry == NULL && g_str_has_suffix (stem, "e"))
    {
      stem[strlen (stem) - 1] = '\0';
      entry = g_hash_table_lookup (verbs->entries, stem);
    }
  return entry;
}

/* The longest phrase of the list that begins at @index. */
static const Entry *
entry_at (const Verbs *verbs, GArray *words, guint index, guint *out_n)
{
  g_autoptr (GString) phrase = g_string_new (NULL);
  const Entry *found = NULL;

  for (guint i = 0; i < WORDS_IN_PHRASE && index + i < words->len; i++)
    {
      const char *word = g_array_index (words, Word, index + i).folded;
      const Entry *entry;

      if (i > 0)
        g_string_append_c (phrase, ' ');
      g_string_append (phrase, word);
      entry =
          i == 0 ? entry_of_word (verbs, word) : g_hash_table_lookup (verbs->entries, phrase->str);
      if (entry != NULL)
        {
          found = entry;
          *out_n = i + 1;
        }
    }
  return found;
}

/* "Critically evaluate": what comes before the verb in front of it. */
static gboolean
is_adverb (const char *word)
{
  return g_str_has_suffix (word, "ly") && strlen (word) > 4;
}

static guint
skip_lead (const Verbs *verbs, GArray *words)
{
  guint index = skip_opening (verbs, words);
  guint n = 0;

  while (index < words->len)
    {
      if (entry_at (verbs, words, index, &n) != NULL)
        return index;
      n = longest_at (words, index, verbs->lead);
      if (n == 0 && is_adverb (g_array_index (words, Word, index).folded))
        n = 1;
      if (n == 0 || index + n >= words->len)
        return index;
      index += n;
    }
  return index;
}

/* "Choose and compute": the higher of the two. */
static AshBloom
level_with_next (const Verbs *verbs, GArray *words, guint index, AshBloom level)
{
  guint n = 0;
  const Entry *entry;

  if (index + 1 >= words->len || !g_str_equal (g_array_index (words, Word, index).folded, "and"))
    return level;
  entry = entry_at (verbs, words, index + 1, &n);
  return entry != NULL && entry->why == NULL ? MAX (level, entry->level) : level;
}

/**
 * ash_verb_read:
 * @text: (nullable): an outcome
 * @lang: (nullable): the language that it is in
 *
 * Finds its verb.
 *
 * Returns: %FALSE when it has no word, or no list of verbs is there for its language
 */
gboolean
ash_verb_read (const char *text, const char *lang, AshVerb *out)
{
  const Verbs *verbs = verbs_of (lang);
  g_autoptr (GArray) words = NULL;
  const Entry *entry;
  const Word *first;
  const Word *last;
  guint index;
  guint n = 1;

  memset (out, 0, sizeof *out);
  if (verbs == NULL || text == NULL || !g_utf8_validate (text, -1, NULL))
    return FALSE;
  words = words_of (text);
  index = skip_lead (verbs, words);
  if (index >= words->len)
    return FALSE;
  entry = entry_at (verbs, words, index, &n);
  first = &g_array_index (words, Word, index);
  last = &g_array_index (words, Word, index + (entry != NULL ? n : 1) - 1);
  out->start = (gsize) (first->start - text);
  out->length = (gsize) (last->start + last->length - first->start);
  if (entry == NULL)
    return TRUE;
  out->knowledge = entry->knowledge;
  out->why = entry->why;
  out->instead = (const char *const *) entry->instead;
  out->level =
      entry->why == NULL ? level_with_next (verbs, words, index + n, entry->level) : entry->level;
  return TRUE;
}

/**
 * ash_verb_instead:
 * @verb: one that cannot be observed
 * @level: the level that is meant; %ASH_BLOOM_UNKNOWN for the verb's own
 *
 * Returns: (transfer none) (nullable): verbs to put in its place
 */
const char *const *
ash_verb_instead (const char *lang, const AshVerb *verb, AshBloom level)
{
  const Verbs *verbs = verbs_of (lang);

  if (verbs == NULL || level == ASH_BLOOM_UNKNOWN || level == verb->level)
    return verb->instead;
  return (const char *const *) verbs->instead[level];
}

/**
 * ash_verb_replace:
 * @with: a verb as it is listed
 *
 * Returns: (transfer full): @text with another verb, a capital where the old one had it
 */
char *
ash_verb_replace (const char *text, const AshVerb *verb, const char *with)
{
  GString *changed = g_string_new_len (text, (gssize) verb->start);
  gboolean is_capital = g_unichar_isupper (g_utf8_get_char (text + verb->start));

  if (is_capital && *with != '\0')
    {
      g_string_append_unichar (changed, g_unichar_toupper (g_utf8_get_char (with)));
      g_string_append (changed, g_utf8_next_char (with));
    }
  else
    g_string_append (changed, with);
  g_string_append (changed, text + verb->start + verb->length);
  return g_string_free (changed, FALSE);
}

AshBloom
ash_outcome_level (const AshStatement *outcome, const char *lang)
{
  AshBloom level = ash_bloom_from_nick (outcome->bloom);
  AshVerb verb;

  if (level == ASH_BLOOM_UNKNOWN && ash_verb_read (outcome->text, lang, &verb))
    level = verb.level;
  return level;
}

const char *const *
ash_verbs_openers (const char *lang)
{
  const Verbs *verbs = verbs_of (lang);

  return verbs != NULL ? (const char *const *) verbs->openers : NULL;
}

const char *const *
ash_verbs_pivots (const char *lang)
{
  const Verbs *verbs = verbs_of (lang);

  return verbs != NULL ? (const char *const *) verbs->pivots : NULL;
}

const char *const *
ash_verbs_headings (const char *lang)
{
  const Verbs *verbs = verbs_of (lang);

  return verbs != NULL ? (const char *const *) verbs->headings : NULL;
}

gboolean
ash_verbs_asks_recall (const char *sentence, const char *lang)
{
  const Verbs *verbs = verbs_of (lang);
  g_autoptr (GArray) words = NULL;

  if (verbs == NULL || !g_utf8_validate (sentence, -1, NULL))
    return FALSE;
  words = words_of (sentence);
  return longest_at (words, 0, verbs->recall) > 0;
}

gboolean
ash_verbs_asks_meaning (const char *stem, const char *lang)
{
  const Verbs *verbs = verbs_of (lang);
  g_autoptr (GArray) words = NULL;

  if (verbs == NULL || !g_utf8_validate (stem, -1, NULL) || strpbrk (stem, "0123456789") != NULL)
    return FALSE;
  words = words_of (stem);
  return words->len <= MOST_WORDS_OF_MEANING && longest_at (words, 0, verbs->recall_short) > 0;
}
