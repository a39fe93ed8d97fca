#include "ash-harvest.h"

#include "ash-verbs.h"

/* What cannot be observed comes last. */
static int
weight_of (const AshFoundOutcome *found, const char *lang)
{
  AshVerb verb;

  if (!ash_verb_read (found->text, lang, &verb))
    return ASH_BLOOM_UNKNOWN;
  return verb.why != NULL ? -1 : (int) verb.level;
}

/* The best that stands in a place and was not chosen yet. */
static const AshFoundOutcome *
best_of (GPtrArray *found, const char *place, const char *lang, GHashTable *chosen)
{
  const AshFoundOutcome *best = NULL;

  for (guint i = 0; i < found->len; i++)
    {
      const AshFoundOutcome *each = g_ptr_array_index (found, i);

      if (each->is_own && g_strcmp0 (each->place, place) == 0 &&
          !g_hash_table_contains (chosen, each) &&
          (best == NULL || weight_of (each, lang) > weight_of (best, lang)))
        best = each;
    }
  return best;
}

static GPtrArray *
places_of (GPtrArray *found)
{
  GPtrArray *places = g_ptr_array_new ();

  for (guint i = 0; i < found->len; i++)
    {
      const AshFoundOutcome *each = g_ptr_array_index (found, i);
      const char *place = each->place != NULL ? each->place : "";

      if (each->is_own && !g_ptr_array_find_with_equal_func (places, place, g_str_equal, NULL))
        g_ptr_array_add (places, (gpointer) place);
    }
  return places;
}

/**
 * ash_harvest_choose:
 * @found: (element-type AshFoundOutcome): what the credential's own items state
 * @lang: (nullable): their language
 *
 * Picks a few to begin with: in turn from each section, of each those that ask most of learners.
 *
 * Returns: (transfer container): a set of @most of them, or all when there are no more
 */
GHashTable *
ash_harvest_choose (GPtrArray *found, const char *lang, guint most)
{
  GHashTable *chosen = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) places = places_of (found);
  gboolean is_more = TRUE;

  while (is_more && g_hash_table_size (chosen) < most)
    {
      is_more = FALSE;
      for (guint i = 0; i < places->len && g_hash_table_size (chosen) < most; i++)
        {
          const char *place = g_ptr_array_index (places, i);
          const AshFoundOutcome *best =
              best_of (found, *place != '\0' ? place : NULL, lang, chosen);

          is_more |= best != NULL && g_hash_table_add (chosen, (gpointer) best);
        }
    }
  return chosen;
}
