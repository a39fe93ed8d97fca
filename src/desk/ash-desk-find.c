#include <glib/gi18n-lib.h>

#include "ash-desk-outcomes.h"
#include "ash-desk-private.h"

static gboolean
harvest_tree (
    AshStore *store, const char *tree, GPtrArray *found, AshProgress *progress, GError **error)
{
  g_autoptr (AshDesign) design = ash_store_load_design (store, tree, error);
  AshBodies bodies = ash_store_bodies (store);

  return design != NULL && ash_harvest (design, &bodies, found, progress, error);
}

/* The courses that its items come from; of a credential without items, all there are. */
static gboolean
harvest_sources (AshStore *store,
                 const AshDesign *design,
                 GPtrArray *found,
                 AshProgress *progress,
                 GError **error)
{
  g_autoptr (GPtrArray) all = NULL;

  for (guint i = 0; i < design->sources->len; i++)
    {
      const AshSourceView *view = g_ptr_array_index (design->sources, i);

      if (!harvest_tree (store, view->source->tree, found, progress, error))
        return FALSE;
    }
  if (design->sources->len > 0)
    return TRUE;
  all = ash_desk_list_sources (store, error);
  for (guint i = 0; all != NULL && i < all->len; i++)
    if (!harvest_tree (store, ((AshSource *) g_ptr_array_index (all, i))->tree, found, progress,
                       error))
      return FALSE;
  return all != NULL;
}

static gboolean
has_outcome (const AshDesign *design, const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);

  for (guint i = 0; i < design->outcomes->len; i++)
    {
      const AshStatement *outcome = g_ptr_array_index (design->outcomes, i);
      g_autofree char *other = g_utf8_casefold (outcome->text, -1);

      if (g_str_equal (folded, other))
        return TRUE;
    }
  return FALSE;
}

/**
 * ash_desk_find_outcomes:
 *
 * Returns: (transfer full) (nullable): those in the credential's own items first; error:
 *   `G_IO_ERROR_CANCELLED`
 */
GPtrArray *
ash_desk_find_outcomes (AshStore *store,
                        const char *credential,
                        AshProgress *progress,
                        GError **error)
{
  g_autoptr (GPtrArray) found =
      g_ptr_array_new_with_free_func ((GDestroyNotify) ash_found_outcome_free);
  g_autofree char *tree = ash_desk_tree_of (store, credential, error);
  g_autoptr (AshDesign) design = tree != NULL ? ash_store_load_design (store, tree, error) : NULL;
  AshBodies bodies = ash_store_bodies (store);

  if (design == NULL)
    return NULL;
  ash_progress_begin (progress, _ ("Looking for outcomes"), 0);
  if (!ash_harvest (design, &bodies, found, progress, error) ||
      !harvest_sources (store, design, found, progress, error))
    return NULL;
  for (guint i = found->len; i > 0; i--)
    if (has_outcome (design, ((AshFoundOutcome *) g_ptr_array_index (found, i - 1))->text))
      g_ptr_array_remove_index (found, i - 1);
  return g_steal_pointer (&found);
}
