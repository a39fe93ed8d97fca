#include "ash-harvest-grammar.h"

#include <string.h>

/* What is longer is no outcome. */
#define LONGEST_TRIMMED 400
#define MOST_WORDS_OF_ANNOUNCEMENT 30

/* Sentences */

static gboolean
is_abbreviated (const AshHarvestWords *self, const char *text, const char *stop)
{
  const char *start = stop;
  g_autofree char *word = NULL;

  while (start > text && strchr (" (\"[", start[-1]) == NULL)
    start--;
  word = g_utf8_strdown (start, stop - start);
  /* "J. Smith" */
  return g_utf8_strlen (word, -1) == 1 || g_hash_table_contains (self->abbreviations, word);
}

static gboolean
ends_sentence (const AshHarvestWords *self, const char *text, const char *at)
{
  const char *next = at + 1;

  if (*at != '.' && *at != '!' && *at != '?')
    return FALSE;
  while (*next != '\0' && strchr (")\"'", *next) != NULL)
    next++;
  if (*next == '\0')
    return TRUE;
  if (*next != ' ')
    return FALSE;
  while (*next == ' ')
    next++;
  return !g_unichar_islower (g_utf8_get_char (next)) &&
         (*at != '.' || !is_abbreviated (self, text, at));
}

/**
 * ash_harvest_sentences:
 *
 * Returns: (transfer full) (element-type utf8): the sentences of a line, with their full stops
 */
GPtrArray *
ash_harvest_sentences (const AshHarvestWords *self, const char *text)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);
  const char *start = text;

  for (const char *at = text; *at != '\0'; at++)
    if (ends_sentence (self, start, at))
      {
        while (at[1] != '\0' && at[1] != ' ')
          at++;
        g_ptr_array_add (sentences, g_strstrip (g_strndup (start, (gsize) (at + 1 - start))));
        start = at + 1;
      }
  if (*start != '\0')
    g_ptr_array_add (sentences, g_strstrip (g_strdup (start)));
  return sentences;
}

/* Each pattern is made once. */
const GRegex *
ash_harvest_pattern (gsize *once, const char *pattern)
{
  if (g_once_init_enter (once))
    g_once_init_leave (once, (gsize) g_regex_new (pattern, G_REGEX_OPTIMIZE, 0, NULL));
  return (const GRegex *) *once;
}

/* How many words at @index are a heading of outcomes, or name what they are. */
static guint
named_at (const AshHarvestWords *self, GArray *words, guint index)
{
  return MAX (ash_harvest_phrase_at (words, index, self->headings),
              MAX (ash_harvest_phrase_at (words, index, self->headings_alone),
                   ash_harvest_phrase_at (words, index, self->announced)));
}

/* "This task works on the following learning outcomes.", "The goals of this course are:", with a
 * list behind it */
gboolean
ash_harvest_announces (const AshHarvestWords *self, const char *sentence)
{
  g_autoptr (GArray) words = ash_harvest_split (sentence, MOST_WORDS_OF_ANNOUNCEMENT + 1);
  gboolean has_list = g_str_has_suffix (sentence, ":");
  gboolean is_following = FALSE;

  if (words->len > MOST_WORDS_OF_ANNOUNCEMENT || !ash_harvest_is_of_course (self, sentence))
    return FALSE;
  for (guint i = 0; i < words->len; i++)
    {
      guint n = named_at (self, words, i);
      guint alone = ash_harvest_phrase_at (words, i, self->headings_alone);

      is_following |= ash_harvest_is_in (words, i, self->announcers);
      if ((is_following && n > 0 && i + n == words->len) ||
          (has_list && alone > 0 &&
           (i + alone == words->len ||
            ash_harvest_is_in (words, i + alone, self->announced_tails))))
        return TRUE;
    }
  return FALSE;
}

/* Codes */

#define CODE                                                                                       \
  "^\\s*"                                                                                          \
  "(?:[•·▪◦●○■□✓✔➢*–—-]\\s*)?"                                            \
  "(?:\\[?\\(?(?:\\p{Lu}{1,6}[ -]?)?\\d{1,2}(?:\\.\\d{1,2})*"                                      \
  "[a-z]?(?![\\w%×°])|"                                                                          \
  "\\(?(?:\\p{L}|[ivx]{1,4})\\)|"                                                                  \
  "(?:\\p{Ll}|[ivx]{1,4})\\.(?= ))?"                                                               \
  "\\s*[.:)\\]–—-]*\\s*"

/**
 * ash_harvest_after_code:
 *
 * Returns: (transfer none): @text without the "LO1:", "CLO1.2", "2.", "(a)" or bullet before it
 */
const char *
ash_harvest_after_code (const char *text)
{
  static gsize code = 0;
  g_autoptr (GMatchInfo) info = NULL;
  int end = 0;

  if (g_regex_match (ash_harvest_pattern (&code, CODE), text, 0, &info))
    g_match_info_fetch_pos (info, 0, NULL, &end);
  return text + end;
}

/* Parts */

#define PART                                                                                       \
  "(?:^|(?<=[\\s,;:]))"                                                                            \
  "(?:\\((?:[a-z]|[ivx]{1,4}|\\d{1,2})\\)|"                                                        \
  "(?:[a-z]|[ivx]{1,4}|\\d{1,2})\\)|[•●▪◦]|\\d{1,2}\\.(?=\\s+\\p{Lu})|"                    \
  "\\p{Lu}{2,4}[ -]?\\d{1,2}[:.])\\s+"

static gboolean
is_joiner (const AshHarvestWords *self, const char *word, gsize length)
{
  g_autofree char *folded = g_utf8_strdown (word, (gssize) length);

  return g_hash_table_contains (self->joiners, folded);
}

static GPtrArray *
trimmed (const AshHarvestWords *self, char **parts)
{
  GPtrArray *kept = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *part = ash_harvest_trim (self, parts[i]);
      char *last = strrchr (part, ' ');

      if (last != NULL && is_joiner (self, last + 1, strlen (last + 1)))
        *last = '\0';
      if (*part != '\0')
        g_ptr_array_add (kept, g_steal_pointer (&part));
    }
  return kept;
}

/* Where "and will be able to" begins, and where it ends; FALSE when it is not said again. */
static gboolean
find_again (const AshHarvestWords *self, const char *text, gsize *out_start, gsize *out_end)
{
  g_autoptr (GArray) words = ash_harvest_split (text, LONGEST_TRIMMED);

  for (guint i = 1; i < words->len; i++)
    {
      guint n = ash_harvest_phrase_at (words, i, self->pivots_again);

      if (n == 0)
        continue;
      *out_start = g_array_index (words, AshHarvestWord, i).start;
      *out_end = g_array_index (words, AshHarvestWord, i + n - 1).end;
      return TRUE;
    }
  return FALSE;
}

/**
 * ash_harvest_parts:
 *
 * Returns: (transfer full) (element-type utf8): "(a) draw a map, (b) read it" as two, also what
 * semicolons part, and "draw a map and will be able to read it"
 */
GPtrArray *
ash_harvest_parts (const AshHarvestWords *self, const char *text)
{
  static gsize part = 0;
  g_auto (GStrv) coded = g_regex_split (ash_harvest_pattern (&part, PART), text, 0);
  g_auto (GStrv) parted = NULL;
  gsize start;
  gsize end;

  if (coded != NULL && g_strv_length (coded) > 2)
    return trimmed (self, coded);
  if (find_again (self, text, &start, &end))
    {
      g_autofree char *first = g_strndup (text, start);

      return trimmed (self, (char *[]){ first, (char *) text + end, NULL });
    }
  parted = g_strsplit (text, ";", -1);
  return trimmed (self, parted);
}

#define MARK                                                                                       \
  "\\s*[(\\[]\\p{Lu}{1,5}[ -]?\\d[\\d.]*+"                                                         \
  "(?:[,;/& ]++\\p{Lu}{0,5}[ -]?\\d[\\d.]*+)*+"                                                    \
  "[)\\]]\\s*[.;]?\\s*$"

/* "(CLO 2, CLO 3)" after an outcome says to which other it leads. */
static void
drop_codes (char *text)
{
  static gsize mark = 0;
  g_autoptr (GMatchInfo) info = NULL;
  int start = 0;

  if (g_regex_match (ash_harvest_pattern (&mark, MARK), text, 0, &info) &&
      g_match_info_fetch_pos (info, 0, &start, NULL))
    text[start] = '\0';
}

static void
drop_marks (char *text)
{
  gsize length;

  g_strstrip (text);
  for (length = strlen (text); length > 0 && strchr (".;,: ", text[length - 1]) != NULL; length--)
    text[length - 1] = '\0';
}

/**
 * ash_harvest_trim:
 *
 * Returns: (transfer full): without the "; and" after it, or the "and" before it
 */
char *
ash_harvest_trim (const AshHarvestWords *self, const char *text)
{
  g_autofree char *bare = g_strdup (text);
  const char *space;
  char *last;

  if (strlen (bare) <= LONGEST_TRIMMED)
    drop_codes (bare);
  drop_marks (bare);
  last = strrchr (bare, ' ');
  if (last != NULL && last > bare && strchr (";,", last[-1]) != NULL &&
      is_joiner (self, last + 1, strlen (last + 1)))
    {
      *last = '\0';
      drop_marks (bare);
    }
  space = strchr (bare, ' ');
  if (space != NULL && is_joiner (self, bare, (gsize) (space - bare)))
    return g_strdup (space + 1);
  return g_steal_pointer (&bare);
}
