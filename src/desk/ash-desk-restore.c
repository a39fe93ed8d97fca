#include "ash-desk-private.h"

#include <ash-error.h>
#include <glib/gi18n-lib.h>

static void
replace (char **field, const char *value)
{
  g_free (*field);
  *field = g_strdup (value);
}

static AshItem *
get_source (AshStore *store, const AshItem *item, AshItemOrigin **out_origin, GError **error)
{
  g_autoptr (AshItemOrigin) origin =
      ash_store_find (store, &ASH_ITEM_ORIGIN, "item", item->record.id);
  g_autoptr (AshItem) source = origin != NULL && origin->source_item != NULL
                                   ? ash_store_find (store, &ASH_ITEM, "id", origin->source_item)
                                   : NULL;

  if (source == NULL)
    {
      g_autofree char *title = g_strdup (item->title != NULL ? item->title : "");

      g_set_error (error, ASH_ERROR, ASH_ERROR_REFUSED,
                   _ ("“%s” does not come from a course that is in this document."), title);
      return NULL;
    }
  *out_origin = g_steal_pointer (&origin);
  return g_steal_pointer (&source);
}

/**
 * ash_desk_restore_item:
 * @item: one of a credential that was taken from a course
 *
 * Its title, its time and its place in the outline stay; its text is the course's again.
 */
gboolean
ash_desk_restore_item (AshStore *store, const char *item, GError **error)
{
  g_autoptr (AshItem) record = ash_desk_get_own_item (store, item, error);
  g_autoptr (AshItemOrigin) origin = NULL;
  g_autoptr (AshItem) source = record != NULL ? get_source (store, record, &origin, error) : NULL;

  if (source == NULL || !ash_store_begin (store, _ ("Take the course’s version back"), NULL, error))
    return FALSE;
  replace (&record->body, source->body);
  replace (&record->body_type, source->body_type);
  replace (&record->path, source->path);
  replace (&origin->source_digest, source->body);
  return ash_desk_end (store,
                       ash_store_update (store, &ASH_ITEM, record, error) &&
                           ash_store_update (store, &ASH_ITEM_ORIGIN, origin, error),
                       error);
}
