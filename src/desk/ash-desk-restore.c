#include "ash-desk-parts-private.h"
#include "ash-desk-quiz-private.h"

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

/* Of a page that has only a part of the course's, that part. */
static gboolean
take_part (AshStore *store, AshItem *record, const AshItemOrigin *origin, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *html = NULL;

  if (origin->end <= origin->start)
    return TRUE;
  bytes = ash_store_load_object (store, record->body, error);
  html = bytes != NULL ? ash_desk_dup_part (store, origin, record->title, error) : NULL;
  return html != NULL && ash_desk_put_text (store, record, bytes, html, error);
}

static gboolean
check_one_origin (AshStore *store, const AshItem *item, GError **error)
{
  if (ash_store_count (store, &ASH_ITEM_ORIGIN, "item", item->record.id) < 2)
    return TRUE;
  g_set_error (
      error, ASH_ERROR, ASH_ERROR_REFUSED,
      _ ("“%s” was made of several pages of your course. Compare it with them, or use them "
         "again."),
      item->title != NULL ? item->title : "");
  return FALSE;
}

/**
 * ash_desk_restore_item:
 * @item: one of a credential that was taken from a course
 *
 * Its title, its time and its place in the outline stay; its text is the course's again, and what
 * a quiz asks.
 */
gboolean
ash_desk_restore_item (AshStore *store, const char *item, GError **error)
{
  g_autoptr (AshItem) record = ash_desk_get_own_item (store, item, error);
  g_autoptr (AshItemOrigin) origin = NULL;
  g_autoptr (AshItem) source = record != NULL ? get_source (store, record, &origin, error) : NULL;

  if (source == NULL || !check_one_origin (store, record, error) ||
      !ash_store_begin (store, _ ("Take the course’s version back"), NULL, error))
    return FALSE;
  replace (&record->body, source->body);
  replace (&record->body_type, source->body_type);
  replace (&record->path, source->path);
  replace (&origin->source_digest, source->body);
  return ash_desk_end (store,
                       take_part (store, record, origin, error) &&
                           ash_store_update (store, &ASH_ITEM, record, error) &&
                           ash_store_update (store, &ASH_ITEM_ORIGIN, origin, error) &&
                           (record->kind != ASH_ITEM_QUIZ ||
                            ash_desk_restore_lines (store, record, source->record.id, error)),
                       error);
}
