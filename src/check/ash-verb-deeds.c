/* What can only be seen while somebody does it: "Perform compressions", "Weld a joint". */
#include "ash-verbs-private.h"

/* The object of a verb is looked for no further on: "Perform safe and effective chest
 * compressions". */
#define WORDS_TO_OBJECT 6

/* A verb stands at @index: the first one, or one that is joined to it. */
static gboolean
is_verb_place (GArray *words, guint index, guint first)
{
  const AshVerbWord *before;

  if (index == first)
    return TRUE;
  before = &g_array_index (words, AshVerbWord, index - 1);
  return g_str_equal (before->folded, "and") || g_str_equal (before->folded, "or") ||
         ash_verb_is_after_comma (words, index);
}

/* "CPR", but not "CPR guidelines": what it is the first word of is the object then. */
static gboolean
is_object_at (const AshVerbList *verbs, GArray *words, guint index, char **nouns)
{
  guint n = MAX (ash_verb_longest_at (words, index, nouns),
                 (guint) ash_verb_is_listed (words, index, nouns));

  return n > 0 &&
         (index + n >= words->len || !ash_verb_is_listed (words, index + n, verbs->deed_stops));
}

static gboolean
has_object (const AshVerbList *verbs, GArray *words, guint index, char **nouns)
{
  for (guint i = index; i < MIN (words->len, index + WORDS_TO_OBJECT); i++)
    {
      if (ash_verb_is_listed (words, i, verbs->product_stops) ||
          ash_verb_is_listed (words, i, verbs->deed_stops))
        return FALSE;
      if (is_object_at (verbs, words, i, nouns))
        return TRUE;
    }
  return FALSE;
}

/**
 * ash_verb_is_deed:
 * @first: the word at which the verb of an outcome begins
 *
 * Returns: whether one of its verbs asks for something that leaves nothing behind to be judged
 *   and that nobody shows by choosing an answer
 */
gboolean
ash_verb_is_deed (const AshVerbList *verbs, GArray *words, guint first)
{
  for (guint i = first; i < words->len; i++)
    for (guint j = 0; is_verb_place (words, i, first) && j < verbs->deeds->len; j++)
      {
        const AshVerbDeed *deed = g_ptr_array_index (verbs->deeds, j);
        guint n = ash_verb_longest_at (words, i, deed->verbs);

        if (n > 0 && (deed->nouns == NULL || has_object (verbs, words, i + n, deed->nouns)))
          return TRUE;
      }
  return FALSE;
}
