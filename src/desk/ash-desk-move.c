#include "ash-desk-private.h"

#include <ash-error.h>
#include <glib/gi18n-lib.h>

/* What undo calls it, by the kind of the item. */
static const char *const MOVE_LABELS[ASH_N_ITEM_KINDS] = {
  N_ ("Move module"),     N_ ("Move page"), N_ ("Move file"),       N_ ("Move link"),
  N_ ("Move discussion"), N_ ("Move quiz"), N_ ("Move assignment"), N_ ("Move tool"),
  N_ ("Move heading"),    N_ ("Move item"),
};

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

/* Items below follow to the other credential; what was said there of them stays behind. */
static gboolean
change_tree (AshStore *store, AshItem *item, const char *tree, guint depth, GError **error)
{
  g_autoptr (GPtrArray) children =
      ash_store_list (store, &ASH_ITEM, "parent", item->record.id, error);

  if (children == NULL || !ash_desk_check_depth (depth, error) ||
      !ash_desk_detach_item (store, item->record.id, error) ||
      !ash_desk_carry_files (store, item, tree, error))
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
  return ash_desk_move_private_bank (store, item->record.id, tree, error);
}

/* Moves one item; its row is the only one that changes within a credential. */
static gboolean
move_one (AshStore *store,
          const AshItem *item,
          const char *tree,
          const char *parent,
          const char *pos,
          GError **error)
{
  /* Making room may have changed the row since it was read. */
  g_autoptr (AshItem) fresh = ash_store_get (store, &ASH_ITEM, item->record.id, error);

  if (fresh == NULL ||
      (g_strcmp0 (fresh->tree, tree) != 0 && !change_tree (store, fresh, tree, 0, error)))
    return FALSE;
  g_free (fresh->parent);
  g_free (fresh->pos);
  fresh->parent = g_strdup (parent);
  fresh->pos = g_strdup (pos);
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
  g_autoptr (GPtrArray) places =
      ash_desk_places_before (store, tree, parent, before, items->len, error);

  for (guint i = 0; places != NULL && i < items->len; i++)
    if (!move_one (store, g_ptr_array_index (items, i), tree, parent, g_ptr_array_index (places, i),
                   error))
      return FALSE;
  return places != NULL;
}

/* Whether they stand there already, in that order: dropped where they were taken from. */
static gboolean
is_there (
    AshStore *store, GPtrArray *items, const char *tree, const char *parent, const char *before)
{
  g_autoptr (GPtrArray) siblings = ash_desk_siblings (store, tree, parent, NULL);
  guint end = 0;

  while (siblings != NULL && end < siblings->len &&
         g_strcmp0 (((AshRecord *) g_ptr_array_index (siblings, end))->id, before) != 0)
    end++;
  if (siblings == NULL || end < items->len)
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    {
      const AshRecord *there = g_ptr_array_index (siblings, end - items->len + i);
      const AshRecord *moving = g_ptr_array_index (items, i);

      if (!g_str_equal (there->id, moving->id))
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
  g_autofree char *tree = ash_desk_tree_of (store, credential, error);
  g_autoptr (GPtrArray) moving = tree != NULL ? ash_desk_topmost (store, items, error) : NULL;
  g_autofree char *anchor = NULL;
  g_autofree char *label = NULL;

  if (moving == NULL || !ash_desk_are_own (store, moving, error) ||
      !ash_desk_check_parent (store, tree, parent, error) ||
      !check_no_loop (store, moving, parent, error))
    return FALSE;
  anchor = steady_before (store, tree, parent, before, moving, error);
  if (moving->len == 0 || is_there (store, moving, tree, parent, anchor))
    return TRUE;
  label = ash_desk_label_for (moving, MOVE_LABELS,
                              ngettext ("Move %u item", "Move %u items", moving->len));
  if (!ash_store_begin (store, label, NULL, error))
    return FALSE;
  return ash_desk_end (store, move_all (store, moving, tree, parent, anchor, error), error);
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
  g_autoptr (GPtrArray) one = g_ptr_array_new ();

  g_ptr_array_add (one, item);
  if (!ash_store_begin (store, label, NULL, error))
    return FALSE;
  return ash_desk_end (store, move_all (store, one, item->tree, parent, before, error), error);
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
  g_autoptr (AshItem) record = ash_desk_get_own_item (store, item, error);
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
  g_autoptr (AshItem) record = ash_desk_get_own_item (store, item, error);
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

static gboolean
indent_each (AshStore *store, GPtrArray *chosen, gboolean is_outward, GError **error)
{
  for (guint i = 0; i < chosen->len; i++)
    {
      const AshRecord *item = chosen->pdata[is_outward ? chosen->len - 1 - i : i];

      if (is_outward ? !ash_desk_outdent_item (store, item->id, error)
                     : !ash_desk_indent_item (store, item->id, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * ash_desk_indent_items:
 * @items: in their order
 *
 * They keep their order, and all of them stay where they are when one has nowhere to go.
 */
gboolean
ash_desk_indent_items (AshStore *store,
                       const char *const *items,
                       gboolean is_outward,
                       GError **error)
{
  g_autoptr (GPtrArray) chosen = ash_desk_topmost (store, items, error);

  if (chosen == NULL)
    return FALSE;
  if (chosen->len == 0)
    return TRUE;
  if (!ash_store_begin (store, is_outward ? _ ("Outdent") : _ ("Indent"), NULL, error))
    return FALSE;
  return ash_desk_end (store, indent_each (store, chosen, is_outward, error), error);
}

/**
 * ash_desk_shift_item:
 * @by: -1 for one place up, 1 for one down; nothing happens at the ends
 */
gboolean
ash_desk_shift_item (AshStore *store, const char *item, int by, GError **error)
{
  g_autoptr (AshItem) record = ash_desk_get_own_item (store, item, error);
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

/* Whether there is an end in the way of an item, or one that stays itself. */
static gboolean
is_blocked (AshStore *store, const char *item, int by, GHashTable *staying)
{
  g_autoptr (AshItem) record = ash_desk_get_own_item (store, item, NULL);
  guint index = 0;
  g_autoptr (GPtrArray) row = record != NULL ? row_of (store, record, &index, NULL) : NULL;
  gint64 to = (gint64) index + by;

  if (row == NULL)
    return FALSE;
  return to < 0 || to >= row->len ||
         g_hash_table_contains (staying,
                                ((const AshItem *) g_ptr_array_index (row, to))->record.id);
}

static gboolean
shift_each (AshStore *store, const char *const *items, int by, GError **error)
{
  g_autoptr (GHashTable) staying = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = g_strv_length ((GStrv) items);

  for (guint i = 0; i < n; i++)
    {
      const char *item = items[by < 0 ? i : n - 1 - i];

      if (is_blocked (store, item, by, staying))
        g_hash_table_add (staying, (gpointer) item);
      else if (!ash_desk_shift_item (store, item, by, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * ash_desk_shift_items:
 * @items: in their order
 * @by: -1 for one place up, 1 for one down
 *
 * They keep their order: what stands behind one that is at the end already stays, too.
 */
gboolean
ash_desk_shift_items (AshStore *store, const char *const *items, int by, GError **error)
{
  if (items[0] == NULL)
    return TRUE;
  if (items[1] == NULL)
    return ash_desk_shift_item (store, items[0], by, error);
  if (!ash_store_begin (store, by < 0 ? _ ("Move up") : _ ("Move down"), NULL, error))
    return FALSE;
  return ash_desk_end (store, shift_each (store, items, by, error), error);
}
