#include "ash-desk-private.h"

#include <ash-error.h>
#include <ash-limits.h>
#include <ash-id.h>
#include <glib/gi18n-lib.h>

#include "ash-in-words.h"

/* What undo calls a change of one item, by its kind. */
static const char *const RENAME_LABELS[ASH_N_ITEM_KINDS] = {
  N_ ("Rename module"),     N_ ("Rename page"), N_ ("Rename file"),       N_ ("Rename link"),
  N_ ("Rename discussion"), N_ ("Rename quiz"), N_ ("Rename assignment"), N_ ("Rename tool"),
  N_ ("Rename heading"),    N_ ("Rename item"),
};
static const char *const DELETE_LABELS[ASH_N_ITEM_KINDS] = {
  N_ ("Delete module"),     N_ ("Delete page"), N_ ("Delete file"),       N_ ("Delete link"),
  N_ ("Delete discussion"), N_ ("Delete quiz"), N_ ("Delete assignment"), N_ ("Delete tool"),
  N_ ("Delete heading"),    N_ ("Delete item"),
};
static const char *const USE_LABELS[ASH_N_ITEM_KINDS] = {
  N_ ("Use section"),    N_ ("Use page"), N_ ("Use file"),       N_ ("Use link"),
  N_ ("Use discussion"), N_ ("Use quiz"), N_ ("Use assignment"), N_ ("Use tool"),
  N_ ("Use heading"),    N_ ("Use item"),
};

/* An item of a credential: what stands in a source is never changed. */
AshItem *
ash_desk_get_own_item (AshStore *store, const char *id, GError **error)
{
  g_autoptr (AshItem) item = ash_store_get (store, &ASH_ITEM, id, error);
  g_autoptr (AshTree) tree =
      item != NULL ? ash_store_get (store, &ASH_TREE, item->tree, error) : NULL;

  if (tree == NULL)
    return NULL;
  if (tree->kind != ASH_TREE_CREDENTIAL)
    {
      g_set_error (error, ASH_ERROR, ASH_ERROR_REFUSED,
                   _ ("“%s” stands in your course, which stays as it is. Use it in a credential, "
                      "and change it there."),
                   item->title);
      return NULL;
    }
  return g_steal_pointer (&item);
}

char *
ash_desk_tree_of (AshStore *store, const char *credential, GError **error)
{
  g_autoptr (AshCredential) record = ash_store_get (store, &ASH_CREDENTIAL, credential, error);

  return record != NULL ? g_strdup (record->tree) : NULL;
}

/* Whether items can be put below @parent (NULL: the top of the outline). */
gboolean
ash_desk_check_parent (AshStore *store, const char *tree, const char *parent, GError **error)
{
  g_autoptr (AshItem) item = NULL;

  if (parent == NULL)
    return TRUE;
  item = ash_store_get (store, &ASH_ITEM, parent, error);
  if (item == NULL)
    return FALSE;
  if (item->kind == ASH_ITEM_FOLDER && g_strcmp0 (item->tree, tree) == 0)
    return TRUE;
  g_set_error (error, ASH_ERROR, ASH_ERROR_REFUSED, _ ("“%s” is no module of that credential."),
               item->title);
  return FALSE;
}

/**
 * ash_desk_add_module:
 * @before: (nullable): an item at the top of the credential, or %NULL for the end
 *
 * Returns: (transfer full): the new module's id
 */
char *
ash_desk_add_module (
    AshStore *store, const char *credential, const char *title, const char *before, GError **error)
{
  g_autofree char *tree = ash_desk_tree_of (store, credential, error);
  g_autoptr (AshItem) module = ash_item_new ();
  g_autoptr (GPtrArray) places = NULL;
  gboolean is_done = FALSE;

  if (tree == NULL || !ash_store_begin (store, _ ("Add module"), NULL, error))
    return NULL;
  module->record.id = ash_id_new ();
  module->tree = g_steal_pointer (&tree);
  module->kind = ASH_ITEM_FOLDER;
  module->is_linked = TRUE;
  module->title = g_strdup (title);
  places = ash_desk_places_before (store, module->tree, NULL, before, 1, error);
  if (places != NULL)
    {
      module->pos = g_strdup (g_ptr_array_index (places, 0));
      is_done = ash_store_insert (store, &ASH_ITEM, module, error);
    }
  if (!ash_desk_end (store, is_done, error))
    return NULL;
  return g_strdup (module->record.id);
}

/* The items of @ids without those that stand below another one of them. */
GPtrArray *
ash_desk_topmost (AshStore *store, const char *const *ids, GError **error)
{
  g_autoptr (GHashTable) chosen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) result = g_ptr_array_new_with_free_func (ASH_ITEM.free);

  for (guint i = 0; ids[i] != NULL; i++)
    g_hash_table_add (chosen, (gpointer) ids[i]);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      AshItem *item;
      g_autofree char *above = NULL;

      if (!g_hash_table_remove (chosen, ids[i]))
        continue; /* named twice */
      g_hash_table_add (chosen, (gpointer) ids[i]);
      item = ash_store_get (store, &ASH_ITEM, ids[i], error);
      if (item == NULL)
        return NULL;
      above = g_strdup (item->parent);
      for (guint depth = 0; above != NULL && !g_hash_table_contains (chosen, above); depth++)
        {
          g_autoptr (AshItem) parent = ash_store_get (store, &ASH_ITEM, above, NULL);

          if (!ash_desk_check_depth (depth, error))
            {
              ash_item_free (item);
              return NULL;
            }
          g_free (above);
          above = parent != NULL ? g_strdup (parent->parent) : NULL;
        }
      if (above == NULL)
        g_ptr_array_add (result, item);
      else
        ash_item_free (item);
    }
  return g_steal_pointer (&result);
}

/* The label of a step over one item or several: "Move page", "Move 4 items". */
char *
ash_desk_label_for (GPtrArray *items, const char *const *labels, const char *several)
{
  const AshItem *first = g_ptr_array_index (items, 0);

  if (items->len == 1)
    return g_strdup (_ (labels[first->kind]));
  return ash_say_number (several, items->len);
}

static GStrv
use_all (AshStore *store,
         const char *tree,
         const char *parent,
         const char *before,
         GPtrArray *items,
         GError **error)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_autoptr (GPtrArray) places =
      ash_desk_places_before (store, tree, parent, before, items->len, error);

  for (guint i = 0; places != NULL && i < items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (items, i);
      g_autofree char *id =
          ash_desk_use_one (store, tree, parent, g_ptr_array_index (places, i), item, error);

      if (id == NULL)
        return NULL;
      g_strv_builder_add (ids, id);
    }
  return places != NULL ? g_strv_builder_end (ids) : NULL;
}

static gboolean
check_usable (AshStore *store, GPtrArray *items, GError **error)
{
  if (items->len == 0)
    {
      g_set_error (error, ASH_ERROR, ASH_ERROR_REFUSED, _ ("No item is chosen."));
      return FALSE;
    }
  for (guint i = 0; i < items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (items, i);

      if (!ash_desk_is_source_tree (store, item->tree))
        {
          g_set_error (error, ASH_ERROR, ASH_ERROR_REFUSED,
                       _ ("“%s” is no item of a course that was brought in."), item->title);
          return FALSE;
        }
    }
  return TRUE;
}

/**
 * ash_desk_use_items:
 * @parent: (nullable): a module of @credential, or %NULL for the top of its outline
 * @before: (nullable): an item under @parent, or %NULL for the end
 * @source_items: (array zero-terminated=1): items of courses; one that stands below another of
 *   them comes with it
 *
 * The source is not changed: each use is a new item that remembers where it comes from.
 *
 * Returns: (transfer full): the new items' ids
 */
GStrv
ash_desk_use_items (AshStore *store,
                    const char *credential,
                    const char *parent,
                    const char *before,
                    const char *const *source_items,
                    GError **error)
{
  g_autofree char *tree = ash_desk_tree_of (store, credential, error);
  g_autoptr (GPtrArray) items = tree != NULL ? ash_desk_topmost (store, source_items, error) : NULL;
  g_autofree char *label = NULL;
  g_auto (GStrv) ids = NULL;

  if (items == NULL || !check_usable (store, items, error) ||
      !ash_desk_check_parent (store, tree, parent, error))
    return NULL;
  label =
      ash_desk_label_for (items, USE_LABELS, ngettext ("Use %u item", "Use %u items", items->len));
  if (!ash_store_begin (store, label, NULL, error))
    return NULL;
  ids = use_all (store, tree, parent, before, items, error);
  if (!ash_desk_end (store, ids != NULL, error))
    return NULL;
  return g_steal_pointer (&ids);
}

/**
 * ash_desk_rename_item:
 * @title: a new title; nothing happens when it is the old one
 */
gboolean
ash_desk_rename_item (AshStore *store, const char *item, const char *title, GError **error)
{
  g_autoptr (AshItem) record = ash_desk_get_own_item (store, item, error);
  g_autofree char *key = g_strconcat ("title ", item, NULL);

  if (record == NULL)
    return FALSE;
  if (g_strcmp0 (record->title, title) == 0)
    return TRUE;
  g_free (record->title);
  record->title = g_strdup (title);
  if (!ash_store_begin (store, _ (RENAME_LABELS[record->kind]), key, error))
    return FALSE;
  return ash_desk_end (store, ash_store_update (store, &ASH_ITEM, record, error), error);
}

gboolean
ash_desk_are_own (AshStore *store, GPtrArray *items, GError **error)
{
  for (guint i = 0; i < items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (items, i);
      g_autoptr (AshItem) own = ash_desk_get_own_item (store, item->record.id, error);

      if (own == NULL)
        return FALSE;
    }
  return TRUE;
}

/**
 * ash_desk_delete_items:
 * @items: (array zero-terminated=1): items of credentials; what stands below goes with them
 */
gboolean
ash_desk_delete_items (AshStore *store, const char *const *items, GError **error)
{
  g_autoptr (GPtrArray) chosen = ash_desk_topmost (store, items, error);
  g_autofree char *label = NULL;
  gboolean is_done = TRUE;

  if (chosen == NULL || !ash_desk_are_own (store, chosen, error))
    return FALSE;
  if (chosen->len == 0)
    return TRUE;
  label = ash_desk_label_for (chosen, DELETE_LABELS,
                              ngettext ("Delete %u item", "Delete %u items", chosen->len));
  if (!ash_store_begin (store, label, NULL, error))
    return FALSE;
  for (guint i = 0; is_done && i < chosen->len; i++)
    is_done = ash_desk_delete_subtree (store, g_ptr_array_index (chosen, i), error);
  return ash_desk_end (store, is_done, error);
}

/* Counts @item and what is in it until there are more than @most. */
static guint
count_below (AshStore *store, const char *item, guint depth, guint most)
{
  g_autoptr (GPtrArray) children = NULL;
  guint n = 1 + (guint) ash_store_count (store, &ASH_ITEM, "parent", item);

  if (n == 1 || n > most || depth > ASH_LIMIT_TREE_DEPTH)
    return n;
  children = ash_store_list (store, &ASH_ITEM, "parent", item, NULL);
  n = 1;
  for (guint i = 0; children != NULL && i < children->len && n <= most; i++)
    n += count_below (store, ((AshItem *) g_ptr_array_index (children, i))->record.id, depth + 1,
                      most - n);
  return n;
}

/**
 * ash_desk_are_many:
 *
 * Returns: whether @items are more than @most, with all that is in them
 */
gboolean
ash_desk_are_many (AshStore *store, const char *const *items, guint most)
{
  guint n = 0;

  for (guint i = 0; items[i] != NULL && n <= most; i++)
    n += count_below (store, items[i], 0, most - n);
  return n > most;
}
