#include "ash-desk-private.h"

#include <ash-error.h>
#include <ash-id.h>
#include <glib/gi18n-lib.h>

/* What undo calls a change of one item, by its kind. */
static const char *const RENAME_LABELS[ASH_N_ITEM_KINDS] = {
  N_ ("Rename module"),     N_ ("Rename page"), N_ ("Rename file"),       N_ ("Rename link"),
  N_ ("Rename discussion"), N_ ("Rename quiz"), N_ ("Rename assignment"), N_ ("Rename tool"),
  N_ ("Rename heading"),    N_ ("Rename item"),
};
static const char *const MOVE_LABELS[ASH_N_ITEM_KINDS] = {
  N_ ("Move module"),     N_ ("Move page"), N_ ("Move file"),       N_ ("Move link"),
  N_ ("Move discussion"), N_ ("Move quiz"), N_ ("Move assignment"), N_ ("Move tool"),
  N_ ("Move heading"),    N_ ("Move item"),
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
static AshItem *
get_own_item (AshStore *store, const char *id, GError **error)
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

static char *
tree_of_credential (AshStore *store, const char *credential, GError **error)
{
  g_autoptr (AshCredential) record = ash_store_get (store, &ASH_CREDENTIAL, credential, error);

  return record != NULL ? g_strdup (record->tree) : NULL;
}

/* Whether items can be put below @parent (NULL: the top of the outline). */
static gboolean
check_parent (AshStore *store, const char *tree, const char *parent, GError **error)
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
  g_autofree char *tree = tree_of_credential (store, credential, error);
  g_autoptr (AshItem) module = ash_item_new ();
  gboolean is_done;

  if (tree == NULL || !ash_store_begin (store, _ ("Add module"), NULL, error))
    return NULL;
  module->record.id = ash_id_new ();
  module->tree = g_steal_pointer (&tree);
  module->kind = ASH_ITEM_FOLDER;
  module->is_linked = TRUE;
  module->title = g_strdup (title);
  module->pos = ash_desk_place_before (store, module->tree, NULL, before, error);
  is_done = module->pos != NULL && ash_store_insert (store, &ASH_ITEM, module, error);
  if (!ash_desk_end (store, is_done, error))
    return NULL;
  return g_strdup (module->record.id);
}

/* The items of @ids without those that stand below another one of them. */
static GPtrArray *
topmost (AshStore *store, const char *const *ids, GError **error)
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

static gboolean
is_among (GPtrArray *items, const char *id)
{
  for (guint i = 0; i < items->len; i++)
    {
      AshItem *item = g_ptr_array_index (items, i);

      if (g_strcmp0 (item->record.id, id) == 0)
        return TRUE;
    }
  return FALSE;
}

/* The label of a step over one item or several: "Move page", "Move 4 items". */
static char *
label_for (GPtrArray *items, const char *const *labels, const char *several)
{
  const AshItem *first = g_ptr_array_index (items, 0);

  if (items->len == 1)
    return g_strdup (_ (labels[first->kind]));
  return g_strdup_printf (several, items->len);
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

  for (guint i = 0; i < items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (items, i);
      g_autofree char *pos = ash_desk_place_before (store, tree, parent, before, error);
      g_autofree char *id =
          pos != NULL ? ash_desk_use_one (store, tree, parent, pos, item, error) : NULL;

      if (id == NULL)
        return NULL;
      g_strv_builder_add (ids, id);
    }
  return g_strv_builder_end (ids);
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
  g_autofree char *tree = tree_of_credential (store, credential, error);
  g_autoptr (GPtrArray) items = tree != NULL ? topmost (store, source_items, error) : NULL;
  g_autofree char *label = NULL;
  g_auto (GStrv) ids = NULL;

  if (items == NULL || !check_usable (store, items, error) ||
      !check_parent (store, tree, parent, error))
    return NULL;
  label = label_for (items, USE_LABELS, ngettext ("Use %u item", "Use %u items", items->len));
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
  g_autoptr (AshItem) record = get_own_item (store, item, error);
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

/* Items below follow to the other credential; what was said there of them stays behind. */
static gboolean
change_tree (AshStore *store, AshItem *item, const char *tree, guint depth, GError **error)
{
  g_autoptr (GPtrArray) children =
      ash_store_list (store, &ASH_ITEM, "parent", item->record.id, error);

  if (children == NULL || !ash_desk_check_depth (depth, error) ||
      !ash_desk_detach_item (store, item->record.id, error))
    return FALSE;
  for (guint i = 0; i < children->len; i++)
    {
      AshItem *child = g_ptr_array_index (children, i);

      if (!change_tree (store, child, tree, depth + 1, error) ||
          !ash_store_update (store, &ASH_ITEM, child, error))
        return FALSE;
    }
  g_free (item->tree);
  item->tree = g_strdup (tree);
  return TRUE;
}

/* Moves one item; its row is the only one that changes within a credential. */
static gboolean
move_one (AshStore *store,
          AshItem *item,
          const char *tree,
          const char *parent,
          const char *before,
          GError **error)
{
  g_autofree char *pos = ash_desk_place_before (store, tree, parent, before, error);
  g_autoptr (AshItem) fresh = NULL;

  if (pos == NULL)
    return FALSE;
  fresh = ash_store_get (store, &ASH_ITEM, item->record.id, error);
  if (fresh == NULL ||
      (g_strcmp0 (fresh->tree, tree) != 0 && !change_tree (store, fresh, tree, 0, error)))
    return FALSE;
  g_free (fresh->parent);
  g_free (fresh->pos);
  fresh->parent = g_strdup (parent);
  fresh->pos = g_steal_pointer (&pos);
  fresh->is_linked = TRUE;
  return ash_store_update (store, &ASH_ITEM, fresh, error);
}

/* The first sibling from @before on that does not move itself: (transfer full) (nullable). */
static char *
steady_before (AshStore *store,
               const char *tree,
               const char *parent,
               const char *before,
               GPtrArray *moving,
               GError **error)
{
  g_autoptr (GPtrArray) siblings = NULL;
  gboolean is_past = FALSE;

  if (before == NULL || !is_among (moving, before))
    return g_strdup (before);
  siblings = ash_desk_siblings (store, tree, parent, error);
  for (guint i = 0; siblings != NULL && i < siblings->len; i++)
    {
      const AshItem *sibling = g_ptr_array_index (siblings, i);

      is_past = is_past || g_str_equal (sibling->record.id, before);
      if (is_past && !is_among (moving, sibling->record.id))
        return g_strdup (sibling->record.id);
    }
  return NULL;
}

static gboolean
check_no_loop (AshStore *store, GPtrArray *moving, const char *parent, GError **error)
{
  g_autofree char *above = g_strdup (parent);

  for (guint depth = 0; above != NULL; depth++)
    {
      g_autoptr (AshItem) item = ash_store_get (store, &ASH_ITEM, above, error);

      if (item == NULL || !ash_desk_check_depth (depth, error))
        return FALSE;
      if (is_among (moving, above))
        {
          g_set_error (error, ASH_ERROR, ASH_ERROR_REFUSED, _ ("“%s” cannot be moved into itself."),
                       item->title);
          return FALSE;
        }
      g_free (above);
      above = g_strdup (item->parent);
    }
  return TRUE;
}

static gboolean
move_all (AshStore *store,
          GPtrArray *items,
          const char *tree,
          const char *parent,
          const char *before,
          GError **error)
{
  g_autofree char *anchor = steady_before (store, tree, parent, before, items, error);

  for (guint i = 0; i < items->len; i++)
    if (!move_one (store, g_ptr_array_index (items, i), tree, parent, anchor, error))
      return FALSE;
  return TRUE;
}

static gboolean
are_own (AshStore *store, GPtrArray *items, GError **error)
{
  for (guint i = 0; i < items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (items, i);
      g_autoptr (AshItem) own = get_own_item (store, item->record.id, error);

      if (own == NULL)
        return FALSE;
    }
  return TRUE;
}

/**
 * ash_desk_move_items:
 * @items: (array zero-terminated=1): items of credentials, in the order they are to stand
 * @credential: where they go, the same or another one
 * @parent: (nullable): a module there, or %NULL for the top
 * @before: (nullable): an item under @parent, or %NULL for the end
 */
gboolean
ash_desk_move_items (AshStore *store,
                     const char *const *items,
                     const char *credential,
                     const char *parent,
                     const char *before,
                     GError **error)
{
  g_autofree char *tree = tree_of_credential (store, credential, error);
  g_autoptr (GPtrArray) moving = tree != NULL ? topmost (store, items, error) : NULL;
  g_autofree char *label = NULL;

  if (moving == NULL || !are_own (store, moving, error) ||
      !check_parent (store, tree, parent, error) || !check_no_loop (store, moving, parent, error))
    return FALSE;
  if (moving->len == 0)
    return TRUE;
  label = label_for (moving, MOVE_LABELS, ngettext ("Move %u item", "Move %u items", moving->len));
  if (!ash_store_begin (store, label, NULL, error))
    return FALSE;
  return ash_desk_end (store, move_all (store, moving, tree, parent, before, error), error);
}

/* The siblings of an item, and its place among them. */
static GPtrArray *
row_of (AshStore *store, const AshItem *item, guint *out_index, GError **error)
{
  GPtrArray *siblings = ash_desk_siblings (store, item->tree, item->parent, error);

  for (guint i = 0; siblings != NULL && i < siblings->len; i++)
    {
      const AshItem *sibling = g_ptr_array_index (siblings, i);

      if (g_str_equal (sibling->record.id, item->record.id))
        *out_index = i;
    }
  return siblings;
}

static gboolean
step_one (AshStore *store,
          const char *label,
          AshItem *item,
          const char *parent,
          const char *before,
          GError **error)
{
  if (!ash_store_begin (store, label, NULL, error))
    return FALSE;
  return ash_desk_end (store, move_one (store, item, item->tree, parent, before, error), error);
}

/**
 * ash_desk_indent_item:
 *
 * Puts an item at the end of the module that stands before it; ASH_ERROR_REFUSED where there is
 * none.
 */
gboolean
ash_desk_indent_item (AshStore *store, const char *item, GError **error)
{
  g_autoptr (AshItem) record = get_own_item (store, item, error);
  guint index = 0;
  g_autoptr (GPtrArray) row = record != NULL ? row_of (store, record, &index, error) : NULL;
  const AshItem *previous;

  if (row == NULL)
    return FALSE;
  previous = index > 0 ? g_ptr_array_index (row, index - 1) : NULL;
  if (previous == NULL || previous->kind != ASH_ITEM_FOLDER)
    {
      g_set_error (error, ASH_ERROR, ASH_ERROR_REFUSED,
                   _ ("“%s” does not stand after a module that it could go into."), record->title);
      return FALSE;
    }
  return step_one (store, _ ("Indent"), record, previous->record.id, NULL, error);
}

/**
 * ash_desk_outdent_item:
 *
 * Puts an item right after the module it stands in; ASH_ERROR_REFUSED at the top.
 */
gboolean
ash_desk_outdent_item (AshStore *store, const char *item, GError **error)
{
  g_autoptr (AshItem) record = get_own_item (store, item, error);
  g_autoptr (AshItem) parent = NULL;
  g_autoptr (GPtrArray) row = NULL;
  const AshItem *next = NULL;
  guint index = 0;

  if (record == NULL)
    return FALSE;
  if (record->parent == NULL)
    {
      g_set_error (error, ASH_ERROR, ASH_ERROR_REFUSED,
                   _ ("“%s” stands at the top of the outline already."), record->title);
      return FALSE;
    }
  parent = ash_store_get (store, &ASH_ITEM, record->parent, error);
  row = parent != NULL ? row_of (store, parent, &index, error) : NULL;
  if (row == NULL)
    return FALSE;
  if (index + 1 < row->len)
    next = g_ptr_array_index (row, index + 1);
  return step_one (store, _ ("Outdent"), record, parent->parent,
                   next != NULL ? next->record.id : NULL, error);
}

/**
 * ash_desk_shift_item:
 * @by: -1 for one place up, 1 for one down; nothing happens at the ends
 */
gboolean
ash_desk_shift_item (AshStore *store, const char *item, int by, GError **error)
{
  g_autoptr (AshItem) record = get_own_item (store, item, error);
  guint index = 0;
  g_autoptr (GPtrArray) row = record != NULL ? row_of (store, record, &index, error) : NULL;
  const AshItem *before = NULL;
  gint64 to;

  if (row == NULL)
    return FALSE;
  to = CLAMP ((gint64) index + by, 0, (gint64) row->len - 1);
  if (to == index)
    return TRUE;
  if (to < index)
    before = g_ptr_array_index (row, to);
  else if (to + 1 < row->len)
    before = g_ptr_array_index (row, to + 1);
  return step_one (store, _ (MOVE_LABELS[record->kind]), record, record->parent,
                   before != NULL ? before->record.id : NULL, error);
}

/**
 * ash_desk_delete_items:
 * @items: (array zero-terminated=1): items of credentials; what stands below goes with them
 */
gboolean
ash_desk_delete_items (AshStore *store, const char *const *items, GError **error)
{
  g_autoptr (GPtrArray) chosen = topmost (store, items, error);
  g_autofree char *label = NULL;
  gboolean is_done = TRUE;

  if (chosen == NULL || !are_own (store, chosen, error))
    return FALSE;
  if (chosen->len == 0)
    return TRUE;
  label = label_for (chosen, DELETE_LABELS,
                     ngettext ("Delete %u item", "Delete %u items", chosen->len));
  if (!ash_store_begin (store, label, NULL, error))
    return FALSE;
  for (guint i = 0; is_done && i < chosen->len; i++)
    is_done = ash_desk_delete_subtree (store, g_ptr_array_index (chosen, i), error);
  return ash_desk_end (store, is_done, error);
}
