#include "ash-desk-estimates.h"

#include <ash-workload.h>

GHashTable *
ash_desk_estimates_of (const AshDesign *design,
                       const AshBodies *bodies,
                       AshProgress *progress,
                       GError **error)
{
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (AshLinkMap) links = ash_link_map_new (design);
  AshRates rates;

  ash_rates_init (&rates, design);
  for (guint i = 0; i < design->items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (design->items, i);
      gint64 minutes = ASH_UNSET;

      if (!ash_progress_step (progress, 1, error))
        return NULL;
      if (item->minutes <= 0 && item->role == ASH_ROLE_LEARNER && item->is_linked)
        minutes = ash_workload_of_leaf (design, bodies, links, &rates, item, NULL);
      if (minutes > 0)
        g_hash_table_insert (found, g_strdup (item->record.id),
                             GINT_TO_POINTER ((int) MIN (minutes, G_MAXINT)));
    }
  return g_steal_pointer (&found);
}

/**
 * ash_desk_estimates:
 * @tree: of a credential or a course
 * @progress: (nullable): one step for each item
 *
 * How long the items take of which nobody has said it. Reads every page that has not been read yet;
 * meant for a worker.
 *
 * Returns: (transfer full) (nullable) (element-type utf8 gint): item id -> minutes,
 *   GINT_TO_POINTER; without those that there is nothing to go by. %NULL with
 * `G_IO_ERROR_CANCELLED` or %ASH_ERROR_NOT_FOUND
 */
GHashTable *
ash_desk_estimates (AshStore *store, const char *tree, AshProgress *progress, GError **error)
{
  g_autoptr (AshDesign) design = ash_store_load_design (store, tree, error);
  AshBodies bodies = ash_store_bodies (store);

  return design != NULL ? ash_desk_estimates_of (design, &bodies, progress, error) : NULL;
}
