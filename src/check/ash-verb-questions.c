/* What a question asks for, by its words. */
#include "ash-verbs-private.h"

#include <string.h>

/* "What is a confidence interval?" asks what it is; a longer question gives a case. */
#define MOST_WORDS_OF_MEANING 6
/* So does what has more words before the sentence that asks. */
#define MOST_WORDS_BEFORE 8
/* "Who invented the telescope?" may be as long as that and ask for no more. */
#define MOST_WORDS_ALONE 14

/* What is said to be looked at, or to be thought of, before the question: a case. */
static gboolean
is_case (const AshVerbList *verbs, const char *before)
{
  g_autoptr (GArray) words = ash_verb_words (before);

  return words->len > MOST_WORDS_BEFORE || ash_verb_has_any (words, verbs->cases);
}

/* "What is a histogram?", and nothing to look at. */
static gboolean
asks_meaning (const AshVerbList *verbs, GArray *words, const char *sentence)
{
  return words->len <= MOST_WORDS_OF_MEANING && strpbrk (sentence, "0123456789") == NULL &&
         ash_verb_longest_at (words, 0, verbs->recall_short) > 0;
}

gboolean
ash_verbs_asks_recall (const char *before, const char *sentence, const char *lang)
{
  const AshVerbList *verbs = ash_verb_list_of (lang);
  g_autoptr (GArray) words = NULL;

  if (verbs == NULL || !g_utf8_validate (before, -1, NULL) ||
      !g_utf8_validate (sentence, -1, NULL) || is_case (verbs, before))
    return FALSE;
  words = ash_verb_words (sentence);
  if (ash_verb_longest_at (words, 0, verbs->recall) > 0 ||
      ash_verb_ends_with_any (words, verbs->recall_ends))
    return TRUE;
  /* Who or when may also be asked of a case; then it stands before, or is pointed at. */
  return *before == '\0' && !ash_verb_has_any (words, verbs->pointers) &&
         (asks_meaning (verbs, words, sentence) ||
          (words->len <= MOST_WORDS_ALONE &&
           ash_verb_longest_at (words, 0, verbs->recall_alone) > 0));
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

gboolean
ash_verbs_asks_to_tell (const char *before, const char *sentence, const char *lang)
{
  const AshVerbList *verbs = ash_verb_list_of (lang);
  g_autoptr (GArray) words = NULL;
  AshVerb verb;

  if (verbs == NULL || !g_utf8_validate (before, -1, NULL) ||
      !ash_verb_read (sentence, lang, &verb) || is_case (verbs, before))
    return FALSE;
  words = ash_verb_words (sentence);
  return verb.start == (gsize) (g_array_index (words, AshVerbWord, 0).start - sentence) &&
         verb.level != ASH_BLOOM_UNKNOWN && verb.level <= ASH_BLOOM_UNDERSTAND &&
         !ash_verb_has_any (words, verbs->cases) && !asks_for_more (verbs, words);
}
