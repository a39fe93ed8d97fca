#include "ash-desk-private.h"

#include <glib/gi18n-lib.h>

/**
 * ash_desk_end:
 * @is_done: whether everything inside went well
 *
 * Returns: %TRUE when the transaction is committed
 */
gboolean
ash_desk_end (AshStore *store, gboolean is_done, GError **error)
{
  if (is_done)
    return ash_store_commit (store, error);
  ash_store_rollback (store);
  return FALSE;
}

/**
 * ash_desk_accept_source:
 * @source: id of a source that is whole but not in the course list yet
 *
 * The user has looked at the review and brings the course in; undoing it hides it again.
 */
gboolean
ash_desk_accept_source (AshStore *store, const char *source, GError **error)
{
  g_autoptr (AshSource) record = ash_store_get (store, &ASH_SOURCE, source, error);

  if (record == NULL)
    return FALSE;
  if (record->state == ASH_SOURCE_READY)
    return TRUE;
  record->state = ASH_SOURCE_READY;
  if (!ash_store_begin (store, _ ("Bring in course"), NULL, error))
    return FALSE;
  return ash_desk_end (store, ash_store_update (store, &ASH_SOURCE, record, error), error);
}

/**
 * ash_desk_discard_source:
 * @source: id of a source that was never accepted
 *
 * The user cancels the review; nothing of the course stays.
 */
gboolean
ash_desk_discard_source (AshStore *store, const char *source, GError **error)
{
  return ash_store_drop_source (store, source, error);
}

/**
 * ash_desk_list_sources:
 *
 * Returns: (transfer full) (element-type AshSource): the courses that were brought in, in order
 */
GPtrArray *
ash_desk_list_sources (AshStore *store, GError **error)
{
  GPtrArray *all = ash_store_list (store, &ASH_SOURCE, NULL, NULL, error);

  for (guint i = 0; all != NULL && i < all->len;)
    {
      AshSource *source = g_ptr_array_index (all, i);

      if (source->state == ASH_SOURCE_READY)
        i++;
      else
        g_ptr_array_remove_index (all, i);
    }
  return all;
}

gboolean
ash_desk_is_source_tree (AshStore *store, const char *tree)
{
  g_autoptr (AshSource) source = ash_store_find (store, &ASH_SOURCE, "tree", tree);

  return source != NULL && source->state == ASH_SOURCE_READY;
}
