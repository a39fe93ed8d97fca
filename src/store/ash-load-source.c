/* The outline of a course, and what a design has to know of a course that it uses. */
#include "ash-load-private.h"

#include <ash-id.h>
#include <ash-limits.h>

static GHashTable *
children_of (GPtrArray *items)
{
  GHashTable *children =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < items->len; i++)
    {
      AshItem *item = g_ptr_array_index (items, i);

      if (item->is_linked)
        g_ptr_array_add (ash_load_array_under (children, item->parent, NULL), item);
    }
  return children;
}

/* Walks the outline; a level beyond the limit, and what hangs on itself, is not reached. */
static void
walk (GHashTable *children, const char *parent, guint depth, GPtrArray *order, GHashTable *reached)
{
  GPtrArray *below = g_hash_table_lookup (children, parent);

  for (guint i = 0; below != NULL && i < below->len; i++)
    {
      AshItem *item = g_ptr_array_index (below, i);

      g_ptr_array_add (order, item);
      g_hash_table_add (reached, item);
      if (depth + 1 < ASH_LIMIT_TREE_DEPTH)
        walk (children, item->record.id, depth + 1, order, reached);
    }
}

/* Brings @items into reading order, the unlinked ones last. What the outline does not reach is
 * unlinked. Fills @into (nullable) with the linked children of each item.
 *
 * Returns: whether an item is not as it is stored any more */
gboolean
ash_load_put_in_order (GPtrArray *items, GHashTable *into)
{
  g_autoptr (GHashTable) children = children_of (items);
  g_autoptr (GHashTable) reached = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  gboolean is_mended = FALSE;

  walk (children, "", 0, order, reached);
  for (guint i = 0; i < items->len; i++)
    {
      AshItem *item = g_ptr_array_index (items, i);

      ash_load_ensure_text (&item->title);
      if (g_hash_table_contains (reached, item))
        {
          if (into != NULL)
            g_ptr_array_add (ash_load_array_under (into, item->parent, NULL), item);
          continue;
        }
      if (item->is_linked || item->parent != NULL)
        {
          AshItem *unlinked = ash_item_copy (item);

          unlinked->is_linked = FALSE;
          g_clear_pointer (&unlinked->parent, g_free);
          ash_item_free (item);
          item = unlinked;
          is_mended = TRUE;
        }
      g_ptr_array_add (order, item);
    }
  for (guint i = 0; i < order->len; i++)
    items->pdata[i] = order->pdata[i];
  return is_mended;
}

static void
add_key (AshSourceView *view, const AshForeignKey *key)
{
  g_autofree char *by_value = g_strdup_printf ("%s\n%s", key->scheme, key->value);
  g_autofree char *by_owner = g_strdup_printf ("%s\n%s", key->scheme, key->owner);

  if (key->owner == NULL || key->value == NULL)
    return;
  if (!g_hash_table_contains (view->keys, by_value))
    g_hash_table_insert (view->keys, g_steal_pointer (&by_value), g_strdup (key->owner));
  if (!g_hash_table_contains (view->names, by_owner))
    g_hash_table_insert (view->names, g_steal_pointer (&by_owner), g_strdup (key->value));
  if (g_strcmp0 (key->scheme, "ashlar") == 0 && ash_id_is_valid (key->value))
    g_hash_table_insert (view->exported, g_strdup (key->owner), g_strdup (key->value));
}

static gboolean
select_into (GPtrArray **array,
             AshStore *store,
             const AshRecordClass *klass,
             const char *tree,
             GError **error)
{
  GPtrArray *records = ash_store_select (store, klass, "\"tree\"=?1", tree, error);

  if (records == NULL)
    return FALSE;
  g_ptr_array_unref (*array);
  *array = records;
  return TRUE;
}

AshSourceView *
ash_load_source (AshStore *store, AshSource *source, GError **error)
{
  g_autoptr (AshSourceView) view = ash_source_view_new ();
  g_autoptr (GPtrArray) keys = NULL;

  view->source = ash_record_ref (source);
  view->tree = ash_store_get (store, &ASH_TREE, source->tree, error);
  if (view->tree == NULL || !select_into (&view->items, store, &ASH_ITEM, source->tree, error) ||
      !select_into (&view->assets, store, &ASH_ASSET, source->tree, error))
    return NULL;
  keys = ash_store_select (store, &ASH_FOREIGN_KEY, "\"tree\"=?1", source->tree, error);
  if (keys == NULL)
    return NULL;

  ash_load_ensure_text (&view->tree->title);
  ash_load_put_in_order (view->items, NULL);
  for (guint i = 0; i < view->items->len; i++)
    {
      AshRecord *record = g_ptr_array_index (view->items, i);

      g_hash_table_insert (view->by_id, record->id, record);
    }
  for (guint i = 0; i < view->assets->len; i++)
    {
      AshAsset *asset = g_ptr_array_index (view->assets, i);

      ash_load_ensure_text (&asset->path);
      g_hash_table_insert (view->by_id, asset->record.id, asset);
    }
  for (guint i = 0; i < keys->len; i++)
    add_key (view, g_ptr_array_index (keys, i));
  return g_steal_pointer (&view);
}
