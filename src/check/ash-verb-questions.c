/* What a question asks for, by its words. */
#include "ash-verbs-private.h"

#include <string.h>

/* "What is a confidence interval?" asks what it is; a longer question gives a case. */
#define MOST_WORDS_OF_MEANING 6
/* So does what has more words before the sentence that asks. */
#define MOST_WORDS_BEFORE 8
/* "Who invented the telescope?" may be as long as that and ask for no more. */
#define MOST_WORDS_ALONE 14
/* "Which hormone lowers blood sugar?"; a longer one may tell of somebody's. */
#define MOST_WORDS_OF_KIND 9
/* A shorter one is an exercise in a language: "a cup of ____". */
#define FEWEST_WORDS_AROUND_TERM 6
/* A longer one says what is to be written. */
#define MOST_WORDS_TOLD 10

static gboolean
has_pointer (const AshVerbList *verbs, GArray *words)
{
  for (guint i = 0; i < words->len; i++)
    if (ash_verb_longest_at (words, i, verbs->pointers) > 0 &&
        (i == 0 || ash_verb_longest_at (words, i - 1, verbs->no_pointers) == 0))
      return TRUE;
  return FALSE;
}

/* A name in the sentence, which begins with a capital anyway. */
static gboolean
has_name (GArray *words)
{
  for (guint i = 1; i < words->len; i++)
    if (g_unichar_isupper (g_utf8_get_char (g_array_index (words, AshVerbWord, i).start)))
      return TRUE;
  return FALSE;
}

/* "What is a histogram?", not "What is the fault?" */
static gboolean
asks_meaning (const AshVerbList *verbs, GArray *words)
{
  guint n = ash_verb_longest_at (words, 0, verbs->recall_short);

  return n > 0 && n < words->len && words->len <= MOST_WORDS_OF_MEANING &&
         ash_verb_longest_at (words, n, verbs->definite) == 0;
}

/* "Which keyword defines a function?": one of a kind of things that have names. */
static gboolean
asks_kind (const AshVerbList *verbs, GArray *words)
{
  return words->len > 2 && words->len <= MOST_WORDS_OF_KIND &&
         (g_str_equal (g_array_index (words, AshVerbWord, 0).folded, "which") ||
          g_str_equal (g_array_index (words, AshVerbWord, 0).folded, "what")) &&
         g_strv_contains ((const char *const *) verbs->recall_kinds,
                          g_array_index (words, AshVerbWord, 1).folded);
}

/* "NEWS2", "COVID-19", "Part-145" */
static gboolean
is_in_name (const char *begin, const char *figure)
{
  const char *at = figure;

  if (at > begin && at[-1] == '-')
    at--;
  if (at == begin || !g_ascii_isalpha (at[-1]))
    return FALSE;
  if (at == figure)
    return TRUE;
  while (at > begin && g_ascii_isalpha (at[-1]))
    at--;
  return g_ascii_isupper (*at);
}

/* Something to work with: a number that is no year, and no part of a name. */
static gboolean
has_figure (const char *text)
{
  const char *begin = text;

  while (*(text += strcspn (text, "0123456789")) != '\0')
    {
      gsize n = strspn (text, "0123456789");
      gboolean is_year = n == 4 && (*text == '1' || g_str_has_prefix (text, "20"));

      if (!is_year && !is_in_name (begin, text))
        return TRUE;
      text += n;
    }
  return FALSE;
}

/* "The ____ includes the crust", "The principle of ____ states that …" ask for a term; a gap
 * elsewhere, or with a word to change behind it, may be a form that is to be chosen, as in a
 * language. */
static gboolean
asks_for_term (const AshVerbList *verbs, const char *sentence, GArray *words)
{
  const char *gap = strstr (sentence, "__");
  const char *behind = gap != NULL ? gap + strspn (gap, "_ ") : NULL;
  guint n = 0;

  while (gap != NULL && n < words->len && g_array_index (words, AshVerbWord, n).start < gap)
    n++;
  if (n == 0 || n >= words->len || *behind == '(')
    return FALSE;
  return (n == 1 && ash_verb_longest_at (words, 0, verbs->articles) == 1) ||
         (words->len >= FEWEST_WORDS_AROUND_TERM &&
          ash_verb_longest_at (words, n - 1, verbs->before_term) > 0);
}

/* "Question 3:", "12." */
static gboolean
is_number_of_question (const AshVerbList *verbs, const char *before, GArray *words)
{
  gsize length = strlen (before);

  while (length > 0 && g_ascii_isspace (before[length - 1]))
    length--;
  return length > 1 && strchr (":.)", before[length - 1]) != NULL &&
         g_ascii_isdigit (before[length - 2]) &&
         (g_ascii_isdigit (*before) || ash_verb_longest_at (words, 0, verbs->labels) > 0) &&
         words->len <= 2;
}

/* Who or when may also be asked of a case; alone and short it is asked of what was taught. */
static gboolean
asks_recall_alone (const AshVerbList *verbs, const char *sentence, GArray *words)
{
  return words->len <= MOST_WORDS_ALONE &&
         (asks_meaning (verbs, words) || asks_kind (verbs, words) ||
          asks_for_term (verbs, sentence, words) ||
          ash_verb_longest_at (words, 0, verbs->recall_alone) > 0 ||
          ash_verb_ends_with_any (words, verbs->recall_ends_alone) ||
          (ash_verb_longest_at (words, 0, verbs->recall_named) > 0 && has_name (words)));
}

/**
 * ash_verbs_read_question:
 * @before: what stands before the sentence that asks
 */
AshAsked
ash_verbs_read_question (const char *before, const char *sentence, const char *lang)
{
  const AshVerbList *verbs = ash_verb_list_of (lang);
  g_autoptr (GArray) lead = NULL;
  g_autoptr (GArray) words = NULL;
  gboolean is_statement;
  gboolean is_case;

  if (verbs == NULL || !g_utf8_validate (before, -1, NULL) || !g_utf8_validate (sentence, -1, NULL))
    return ASH_ASKED_CASE;
  lead = ash_verb_words (before);
  words = ash_verb_words (sentence);
  if (is_number_of_question (verbs, before, lead))
    {
      g_array_set_size (lead, 0);
      before = "";
    }
  is_statement = lead->len > 0 && ash_verb_longest_at (lead, 0, verbs->statements) == lead->len;
  if (is_statement)
    g_array_set_size (lead, 0);
  is_case = ash_verb_has_any (words, verbs->cases) || ash_verb_has_any (lead, verbs->cases);
  if (!is_case && lead->len <= MOST_WORDS_BEFORE &&
      (ash_verb_longest_at (words, 0, verbs->recall) > 0 ||
       ash_verb_ends_with_any (words, verbs->recall_ends)))
    return ASH_ASKED_RECALL;
  if (is_case || (*before != '\0' && !is_statement) || has_pointer (verbs, words) ||
      has_figure (sentence))
    return ASH_ASKED_CASE;
  if (is_statement && words->len <= MOST_WORDS_ALONE)
    return ASH_ASKED_RECALL;
  return asks_recall_alone (verbs, sentence, words) ? ASH_ASKED_RECALL : ASH_ASKED_PLAIN;
}

/* "Explain X and design Y" asks for more. */
static gboolean
asks_for_more (const AshVerbList *verbs, GArray *words)
{
  for (guint i = 1; i + 1 < words->len; i++)
    {
      guint n;
      const AshVerbEntry *entry = g_str_equal (g_array_index (words, AshVerbWord, i).folded, "and")
                                      ? ash_verb_entry_at (verbs, words, i + 1, &n)
                                      : NULL;

      if (entry != NULL && entry->level > ASH_BLOOM_UNDERSTAND)
        return TRUE;
    }
  return FALSE;
}

/**
 * ash_verbs_asks_to_list:
 *
 * Returns: whether what is to be told are names or the words of a definition: "Define validity"
 */
gboolean
ash_verbs_asks_to_list (const char *sentence, const char *lang)
{
  const AshVerbList *verbs = ash_verb_list_of (lang);
  g_autoptr (GArray) words = verbs != NULL ? ash_verb_words (sentence) : NULL;

  return words != NULL && ash_verb_longest_at (words, 0, verbs->tells_recall) > 0;
}

/* "Describe the steps of an assessment", but not "Describe your garden, with a drawing". */
gboolean
ash_verbs_asks_to_tell (const char *before, const char *sentence, const char *lang)
{
  const AshVerbList *verbs = ash_verb_list_of (lang);
  g_autoptr (GArray) lead = NULL;
  g_autoptr (GArray) words = NULL;

  if (verbs == NULL || !g_utf8_validate (before, -1, NULL) || !g_utf8_validate (sentence, -1, NULL))
    return FALSE;
  lead = ash_verb_words (before);
  words = ash_verb_words (sentence);
  return lead->len <= MOST_WORDS_BEFORE && words->len <= MOST_WORDS_TOLD &&
         ash_verb_longest_at (words, 0, verbs->tells) > 0 && !has_pointer (verbs, words) &&
         !ash_verb_has_any (lead, verbs->cases) && !asks_for_more (verbs, words);
}
