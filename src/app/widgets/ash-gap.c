#include "ash-gap.h"

#include <glib/gi18n-lib.h>

#include "ash-say.h"

void
ash_gap_free (AshGap *self)
{
  if (self == NULL)
    return;
  g_free (self->parent);
  g_free (self->before);
  g_free (self->words);
  g_free (self);
}

static guint
depth_of (const AshOutlineItem *item)
{
  guint depth = 0;

  for (const AshOutlineItem *above = item->parent; above != NULL && above->parent != NULL;
       above = above->parent)
    depth++;
  return depth;
}

static AshGap *
gap_new (const AshOutlineItem *parent, guint place, double y)
{
  AshGap *self = g_new0 (AshGap, 1);
  const AshOutlineItem *before =
      place < parent->children->len ? g_ptr_array_index (parent->children, place) : NULL;
  gboolean is_top = parent->parent == NULL;
  g_autofree char *title = is_top ? NULL : ash_say_quoted (parent->title);

  self->parent = is_top ? NULL : g_strdup (parent->id);
  self->before = before != NULL ? g_strdup (before->id) : NULL;
  self->words = is_top ? g_strdup_printf (_ ("As module %u"), place + 1)
                       : g_strdup_printf (_ ("Into %s, place %u"), title, place + 1);
  self->depth = is_top ? 0 : depth_of (parent) + 1;
  self->y = y;
  return self;
}

static double
bottom_of_rows (GtkWidget *view)
{
  double bottom = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (view); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      graphene_rect_t bounds;

      if (gtk_widget_get_mapped (child) && gtk_widget_compute_bounds (child, view, &bounds))
        bottom = MAX (bottom, bounds.origin.y + bounds.size.height);
    }
  return bottom;
}

static AshGap *
gap_at_end (AshTreeList *list, gboolean is_sections)
{
  const AshOutlineItem *root = ash_outline_get_root (ash_tree_list_get_outline (list));
  const AshOutlineItem *last =
      root->children->len > 0 ? g_ptr_array_index (root->children, root->children->len - 1) : NULL;
  double y = bottom_of_rows (ash_tree_list_get_view (list));

  if (!is_sections && last != NULL && last->kind == ASH_ITEM_FOLDER)
    return gap_new (last, last->children->len, y);
  return gap_new (root, root->children->len, y);
}

/* Whole sections land between modules; moving one into another is done by Alt+Right. */
static AshGap *
gap_for_sections (const AshOutlineItem *item, double top, double bottom, gboolean is_upper)
{
  const AshOutlineItem *module = item;

  while (module->parent->parent != NULL)
    module = module->parent;
  if (module == item && is_upper)
    return gap_new (module->parent, ash_outline_place (module) - 1, top);
  return gap_new (module->parent, ash_outline_place (module), is_upper ? top : bottom);
}

static AshGap *
gap_for_items (
    const AshOutlineItem *item, GtkTreeListRow *row, double top, double bottom, double part)
{
  guint place = ash_outline_place (item) - 1;

  if (item->kind != ASH_ITEM_FOLDER)
    return part < 0.5 ? gap_new (item->parent, place, top)
                      : gap_new (item->parent, place + 1, bottom);
  if (part < 0.25 && place > 0)
    {
      const AshOutlineItem *previous = g_ptr_array_index (item->parent->children, place - 1);

      return previous->kind == ASH_ITEM_FOLDER ? gap_new (previous, previous->children->len, top)
                                               : gap_new (item->parent, place, top);
    }
  return gap_new (item, gtk_tree_list_row_get_expanded (row) ? 0 : item->children->len, bottom);
}

/**
 * ash_gap_find:
 * @is_sections: whether what is held over the list are whole sections
 * @x: in the list view
 * @y: in the list view
 *
 * Returns: (transfer full): where it would land
 */
AshGap *
ash_gap_find (AshTreeList *list, gboolean is_sections, double x, double y)
{
  GtkWidget *view = ash_tree_list_get_view (list);
  AshTreeRow *row = ash_tree_row_at (view, x, y);
  const AshOutlineItem *item = row != NULL ? ash_node_get_item (ash_tree_row_get_node (row)) : NULL;
  graphene_rect_t bounds;
  double bottom;
  double part;

  if (item == NULL ||
      !gtk_widget_compute_bounds (gtk_widget_get_parent (GTK_WIDGET (row)), view, &bounds))
    return gap_at_end (list, is_sections);
  bottom = bounds.origin.y + bounds.size.height;
  part = (y - bounds.origin.y) / MAX (bounds.size.height, 1);
  if (is_sections)
    return gap_for_sections (item, bounds.origin.y, bottom, part < 0.5);
  return gap_for_items (item, ash_tree_row_get_list_row (row), bounds.origin.y, bottom, part);
}
