/* How the rows of a tree stand, from one time that somebody looks at it to the next: which sections
 * are open, and which row is at the top. Rows are known by their ids: pixels are worth nothing in
 * another font. */
#include "ash-tree-list-private.h"

#define MOST_TRIES 40 /* frames */

static const char *const SIDES[] = { "source", "lane", "build" };

/* A course is shown by its sections, a credential by its items. */
static gboolean
is_open_at_first (AshTreeList *self)
{
  return self->side != ASH_SIDE_SOURCE;
}

static char *
key_of (AshTreeList *self)
{
  return g_strconcat (ash_outline_get_tree (self->outline), " ", SIDES[self->side], NULL);
}

/* Rows that a filter shows, or that are about to be made anew, are not those that are kept. */
static gboolean
is_kept (AshTreeList *self)
{
  return self->kept != NULL && self->outline != NULL && self->tree != NULL &&
         self->build_idle == 0 && self->is_expanded == is_open_at_first (self) &&
         !ash_outline_is_narrowed (self->outline);
}

typedef void (*SectionFunc) (GtkTreeListRow *row, const AshOutlineItem *item, gpointer data);

/* Calls @func for each section below @above, as far as they are open when it has returned. */
static void
each_section (
    AshTreeList *self, GtkTreeListRow *above, const char *id, SectionFunc func, gpointer data)
{
  g_autoptr (GPtrArray) items = ash_outline_visible_children (self->outline, id);

  for (guint i = 0; i < items->len; i++)
    {
      const AshOutlineItem *item = g_ptr_array_index (items, i);
      g_autoptr (GtkTreeListRow) row = NULL;

      if (item->kind != ASH_ITEM_FOLDER && item->children->len == 0)
        continue;
      row = above != NULL ? gtk_tree_list_row_get_child_row (above, i)
                          : gtk_tree_list_model_get_child_row (self->tree, i);
      /* A filter that just went may not have come to its list yet. */
      if (row == NULL || ash_tree_list_item_of (row) != item)
        continue;
      func (row, item, data);
      if (gtk_tree_list_row_get_expanded (row))
        each_section (self, row, item->id, func, data);
    }
}

/* What stands otherwise than at first */

typedef struct
{
  gboolean is_open_at_first;
  GStrvBuilder *turned;
} Turned;

static void
note_turned (GtkTreeListRow *row, const AshOutlineItem *item, gpointer data)
{
  const Turned *self = data;

  if (gtk_tree_list_row_get_expanded (row) != self->is_open_at_first)
    g_strv_builder_add (self->turned, item->id);
}

static GStrv
dup_turned (AshTreeList *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  Turned turned = { is_open_at_first (self), builder };

  each_section (self, NULL, "", note_turned, &turned);
  return g_strv_builder_end (builder);
}

static void
turn (GtkTreeListRow *row, const AshOutlineItem *item, gpointer turned)
{
  if (g_hash_table_contains (turned, item->id))
    gtk_tree_list_row_set_expanded (row, !gtk_tree_list_row_get_expanded (row));
}

/* What is at the top */

/* Rows out of sight say where they stood once, and new ones nothing yet. */
static gboolean
is_placed (GtkWidget *child)
{
  return gtk_widget_get_child_visible (child) && gtk_widget_get_height (child) > 0;
}

/* The first row of which the better part is in sight. */
static AshTreeRow *
top_row (AshTreeList *self)
{
  AshTreeRow *top = NULL;
  float top_y = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (self->view); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = gtk_widget_get_first_child (child);
      graphene_rect_t place;

      if (!ASH_IS_TREE_ROW (row) || !is_placed (child) ||
          ash_tree_row_get_node (ASH_TREE_ROW (row)) == NULL ||
          !gtk_widget_compute_bounds (child, self->scroller, &place) ||
          place.origin.y + place.size.height / 2 <= 0 || (top != NULL && place.origin.y >= top_y))
        continue;
      top = ASH_TREE_ROW (row);
      top_y = place.origin.y;
    }
  return top;
}

static char *
dup_top (AshTreeList *self)
{
  AshTreeRow *row = top_row (self);

  if (row == NULL || ash_tree_row_get_position (row) == 0)
    return NULL;
  return g_strdup (ash_node_get_id (ash_tree_row_get_node (row)));
}

/**
 * ash_tree_list_keep:
 *
 * Notes how the rows stand; before they go, or when somebody asks.
 */
void
ash_tree_list_keep (AshTreeList *self)
{
  g_autofree char *key = NULL;
  g_autofree char *top = NULL;
  g_auto (GStrv) turned = NULL;
  const AshKeptTree *before;

  if (!is_kept (self))
    return;
  key = key_of (self);
  before = ash_kept_rows_get (self->kept, key);
  turned = dup_turned (self);
  /* Of a list out of sight nobody knows what was at its top, of one on the way there it is known.
   */
  if (self->wanted_top != NULL)
    top = g_strdup (self->wanted_top);
  else if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    top = dup_top (self);
  else
    top = g_strdup (before != NULL ? before->top : NULL);
  ash_kept_rows_set (self->kept, key, (const char *const *) turned, top);
}

static void
expand_only_section (AshTreeList *self)
{
  const AshOutlineItem *root = ash_outline_get_root (self->outline);
  g_autoptr (GtkTreeListRow) row = NULL;

  if (root->children->len != 1)
    return;
  row = gtk_tree_list_model_get_child_row (self->tree, 0);
  if (row != NULL)
    gtk_tree_list_row_set_expanded (row, TRUE);
}

static void
recall (AshTreeList *self, const AshKeptTree *tree)
{
  g_autoptr (GHashTable) turned = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; tree->turned[i] != NULL; i++)
    g_hash_table_add (turned, tree->turned[i]);
  if (g_hash_table_size (turned) > 0)
    each_section (self, NULL, "", turn, turned);
  self->wanted_top = g_strdup (tree->top);
}

/**
 * ash_tree_list_recall:
 *
 * Opens and shuts the sections of rows just made.
 */
void
ash_tree_list_recall (AshTreeList *self)
{
  g_autofree char *key = is_kept (self) ? key_of (self) : NULL;
  const AshKeptTree *tree = key != NULL ? ash_kept_rows_get (self->kept, key) : NULL;

  ash_tree_list_forget_top (self);
  if (tree != NULL)
    recall (self, tree);
  else if (!self->is_expanded)
    expand_only_section (self);
  if (self->kept != NULL)
    g_signal_connect_object (self->tree, "items-changed", G_CALLBACK (ash_kept_rows_touch),
                             self->kept, G_CONNECT_SWAPPED);
}

void
ash_tree_list_stop_seeking (AshTreeList *self)
{
  if (self->top_tick != 0)
    gtk_widget_remove_tick_callback (self->scroller, self->top_tick);
  self->top_tick = 0;
}

void
ash_tree_list_forget_top (AshTreeList *self)
{
  ash_tree_list_stop_seeking (self);
  g_clear_pointer (&self->wanted_top, g_free);
}

static AshTreeRow *
row_in_sight (AshTreeList *self, const char *id)
{
  AshTreeRow *row = ash_tree_row_of (self->view, id);

  return row != NULL && is_placed (gtk_widget_get_parent (GTK_WIDGET (row))) ? row : NULL;
}

/* The keyboard, which came to the list before its rows or to the first of them, is in sight too. */
static void
bring_focus (AshTreeList *self, AshTreeRow *row)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (self->view));
  gboolean is_here = focus != NULL && gtk_widget_is_ancestor (focus, self->view);
  GtkWidget *focused = is_here ? gtk_widget_get_first_child (focus) : NULL;
  gboolean is_first = ASH_IS_TREE_ROW (focused) &&
                      ash_tree_row_get_position (ASH_TREE_ROW (focused)) == 0 &&
                      ash_tree_list_n_selected (self) == 0;

  if (is_first || focus == self->view)
    gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (row)));
}

/* Returns: whether it is at the top */
static gboolean
bring_up (AshTreeList *self, AshTreeRow *row)
{
  GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  graphene_rect_t place;

  if (!gtk_widget_compute_bounds (gtk_widget_get_parent (GTK_WIDGET (row)), self->scroller, &place))
    return FALSE;
  if (ABS (place.origin.y) < 1)
    return TRUE;
  gtk_adjustment_set_value (down, gtk_adjustment_get_value (down) + place.origin.y);
  return FALSE;
}

/* A row is where it belongs after a few frames: the list makes those near it first, and guesses how
 * high the others are. In a window that is higher by now it may not come up at all. */
static gboolean
top_cb (GtkWidget *scroller, GdkFrameClock *clock, gpointer data)
{
  AshTreeList *self = data;
  AshTreeRow *row = row_in_sight (self, self->wanted_top);
  g_autoptr (GtkTreeListRow) place =
      ash_tree_list_row_of (self, ash_outline_get (self->outline, self->wanted_top), FALSE);

  if (place != NULL && self->n_top_tries++ < MOST_TRIES && (row == NULL || !bring_up (self, row)))
    {
      ash_growing_end (self->shown);
      if (row == NULL)
        gtk_widget_activate_action (self->view, "list.scroll-to-item", "u",
                                    gtk_tree_list_row_get_position (place));
      return G_SOURCE_CONTINUE;
    }
  if (place != NULL && row != NULL)
    bring_focus (self, row);
  self->top_tick = 0;
  g_clear_pointer (&self->wanted_top, g_free);
  return G_SOURCE_REMOVE;
}

/**
 * ash_tree_list_seek_top:
 *
 * Scrolls to the row that was at the top, when the list is in sight.
 */
void
ash_tree_list_seek_top (AshTreeList *self)
{
  if (self->wanted_top == NULL || self->top_tick != 0 || self->tree == NULL ||
      !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->n_top_tries = 0;
  self->top_tick = gtk_widget_add_tick_callback (self->scroller, top_cb, self, NULL);
}

/**
 * ash_tree_list_remember:
 * @kept: of the document
 *
 * Has its rows stand as they did when this tree was looked at last.
 */
void
ash_tree_list_remember (AshTreeList *self, AshKeptRows *kept)
{
  if (!g_set_object (&self->kept, kept))
    return;
  g_signal_connect_object (kept, "gather", G_CALLBACK (ash_tree_list_keep), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), "value-changed",
      G_CALLBACK (ash_kept_rows_touch), kept, G_CONNECT_SWAPPED);
}
