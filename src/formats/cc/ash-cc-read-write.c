#include "ash-cc-read-private.h"

#include <ash-formats.h>

#include <ash-id.h>
#include <glib/gi18n-lib.h>

static gboolean
write_siblings (
    AshPackage *self, GPtrArray *drafts, const char *parent, gboolean is_linked, GError **error)
{
  for (guint i = 0; i < drafts->len; i++)
    {
      AshDraft *draft = g_ptr_array_index (drafts, i);
      AshItem *item = draft->item;
      g_autofree char *id = g_strdup (item->record.id);

      g_free (item->pos);
      item->pos = ash_position_nth (i);
      item->is_linked = is_linked;
      ash_field_set (&item->parent, parent);
      g_hash_table_remove (self->drafts, item->record.id);
      draft->item = NULL;
      if (!ash_package_insert (self, &ASH_ITEM, item, error) ||
          !write_siblings (self, draft->children, id, is_linked, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_records (AshPackage *self, const AshRecordClass *klass, GPtrArray *records, GError **error)
{
  while (records->len > 0)
    {
      gpointer record = g_ptr_array_steal_index (records, 0);

      if (!ash_package_insert (self, klass, record, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
finish_source (AshPackage *self, GError **error)
{
  AshStore *store = self->store;

  g_free (self->source->report);
  self->source->report = ash_report_to_json (self->report);
  self->source->state = ASH_SOURCE_HIDDEN;
  if (!ash_store_begin (store, _ ("Import"), NULL, error))
    return FALSE;
  if (ash_store_update (store, &ASH_TREE, self->tree, error) &&
      ash_store_update (store, &ASH_SOURCE, self->source, error))
    return ash_store_commit (store, error);
  ash_store_rollback (store);
  return FALSE;
}

/**
 * ash_package_write:
 *
 * Writes items, assets and keys, and last of all says that the source is whole. The drafts are
 * used up.
 */
gboolean
ash_package_write (AshPackage *self, GError **error)
{
  ash_progress_begin (self->progress, _ ("Writing the course"), 0);
  return write_siblings (self, self->outline->children, NULL, TRUE, error) &&
         write_siblings (self, self->unlinked, NULL, FALSE, error) &&
         write_records (self, &ASH_ASSET, self->assets, error) &&
         write_records (self, &ASH_FOREIGN_KEY, self->keys, error) &&
         write_records (self, &ASH_SHEET_FIELD, self->fields, error) &&
         ash_package_flush (self, error) && finish_source (self, error);
}
