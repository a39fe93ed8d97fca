#include "ash-tree-list-private.h"

#include "ash-names.h"
#include "ash-node-list.h"

#define MOST_TRIES 250

G_DEFINE_FINAL_TYPE (AshTreeList, ash_tree_list, GTK_TYPE_WIDGET)

enum
{
  ACTIVATE,
  SELECTED,
  ENTERED,
  MENU,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* (transfer none) (nullable): what stands in a row */
const AshOutlineItem *
ash_tree_list_item_of (GtkTreeListRow *row)
{
  g_autoptr (AshNode) node = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

  return node != NULL ? ash_node_get_item (node) : NULL;
}

static guint
index_among_visible (AshTreeList *self, const AshOutlineItem *item)
{
  g_autoptr (GPtrArray) siblings = ash_outline_visible_children (self->outline, item->parent->id);
  guint index = GTK_INVALID_LIST_POSITION;

  g_ptr_array_find (siblings, item, &index);
  return index;
}

/**
 * ash_tree_list_row_of:
 * @item: (nullable)
 * @opens: whether the way to it is opened
 *
 * Returns: (transfer full) (nullable): its row, found from the top down; %NULL when the way to it
 * is shut, or a filter does not show it
 */
GtkTreeListRow *
ash_tree_list_row_of (AshTreeList *self, const AshOutlineItem *item, gboolean opens)
{
  g_autoptr (GtkTreeListRow) above = NULL;
  guint index;

  if (item == NULL || item->parent == NULL || !item->is_visible)
    return NULL;
  index = index_among_visible (self, item);
  if (item->parent->parent == NULL)
    return gtk_tree_list_model_get_child_row (self->tree, index);
  above = ash_tree_list_row_of (self, item->parent, opens);
  if (above == NULL || (!opens && !gtk_tree_list_row_get_expanded (above)))
    return NULL;
  gtk_tree_list_row_set_expanded (above, TRUE);
  return gtk_tree_list_row_get_child_row (above, index);
}

static void
activate_cb (AshTreeList *self, guint position)
{
  g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->tree), position);
  const AshOutlineItem *item = ash_tree_list_item_of (row);

  if (item == NULL)
    return;
  if (gtk_tree_list_row_is_expandable (row) && self->side != ASH_SIDE_SOURCE)
    gtk_tree_list_row_set_expanded (row, !gtk_tree_list_row_get_expanded (row));
  else
    g_signal_emit (self, signals[ACTIVATE], 0, item->id);
}

static void
selection_changed_cb (AshTreeList *self)
{
  g_signal_emit (self, signals[SELECTED], 0);
}

static void
entered_cb (AshTreeList *self)
{
  g_signal_emit (self, signals[ENTERED], 0);
}

static void
outline_changed_cb (AshTreeList *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->view); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = gtk_widget_get_first_child (child);

      if (ASH_IS_TREE_ROW (row))
        ash_tree_row_refresh (ASH_TREE_ROW (row));
    }
}

static AshTreeRow *
focused_row (AshTreeList *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (self->view);
  GtkWidget *row = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;

  return ASH_IS_TREE_ROW (row) ? ASH_TREE_ROW (row) : NULL;
}

static void
step_out (AshTreeList *self, GtkTreeListRow *row)
{
  g_autoptr (GtkTreeListRow) above = gtk_tree_list_row_get_parent (row);
  const AshOutlineItem *item = ash_tree_list_item_of (above);

  if (item != NULL)
    ash_tree_list_select (self, (const char *const[]){ item->id, NULL }, TRUE);
}

/* GtkTreeExpander 4.8 listens only while it has the focus itself, which it never has here. */
static gboolean
key_cb (AshTreeList *self, guint key, guint code, GdkModifierType state)
{
  AshTreeRow *focused = focused_row (self);
  GtkTreeListRow *row = focused != NULL ? ash_tree_row_get_list_row (focused) : NULL;
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  guint open = is_rtl ? GDK_KEY_Left : GDK_KEY_Right;
  guint shut = is_rtl ? GDK_KEY_Right : GDK_KEY_Left;

  if (row == NULL || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  if (key == open && gtk_tree_list_row_is_expandable (row))
    gtk_tree_list_row_set_expanded (row, TRUE);
  else if (key == shut && gtk_tree_list_row_get_expanded (row))
    gtk_tree_list_row_set_expanded (row, FALSE);
  else if (key == shut)
    step_out (self, row);
  else
    return FALSE;
  return TRUE;
}

static void
show_menu (AshTreeList *self, double x, double y)
{
  g_signal_emit (self, signals[MENU], 0);
  if (self->menu == NULL)
    return;
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle){ (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
right_click_cb (AshTreeList *self, int n_press, double x, double y)
{
  double list_x;
  double list_y;
  AshTreeRow *row;

  gtk_widget_translate_coordinates (GTK_WIDGET (self), self->view, x, y, &list_x, &list_y);
  row = ash_tree_row_at (self->view, list_x, list_y);
  if (row == NULL)
    return;
  if (!gtk_selection_model_is_selected (self->selection, ash_tree_row_get_position (row)))
    gtk_selection_model_select_item (self->selection, ash_tree_row_get_position (row), TRUE);
  /* The keyboard comes along: a menu that closes gives it back to where it was, and what is chosen
   * from it is done there. */
  gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (row)));
  g_signal_emit (self, signals[ENTERED], 0);
  show_menu (self, x, y);
}

static gboolean
menu_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  AshTreeList *self = ASH_TREE_LIST (widget);
  AshTreeRow *row = focused_row (self);
  double x = 24;
  double y = 24;

  if (row == NULL)
    return FALSE;
  gtk_widget_translate_coordinates (GTK_WIDGET (row), widget, 24, 24, &x, &y);
  show_menu (self, x, y);
  return TRUE;
}

/* The row is there after a frame or two, whenever they come; who goes on meanwhile is not held. */
static gboolean
focus_cb (gpointer data)
{
  AshTreeList *self = data;
  AshTreeRow *row = ash_tree_row_of (self->view, self->focus_id);
  gboolean is_chosen =
      self->selection != NULL && gtk_selection_model_is_selected (self->selection, self->focus_at);

  if (row == NULL && is_chosen && self->n_tries++ < MOST_TRIES)
    {
      gtk_widget_activate_action (self->view, "list.scroll-to-item", "u", self->focus_at);
      return G_SOURCE_CONTINUE;
    }
  self->focus_timeout = 0;
  if (row != NULL)
    gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (row)));
  g_clear_pointer (&self->focus_id, g_free);
  return G_SOURCE_REMOVE;
}

static void
ash_tree_list_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AshTreeList *self = ASH_TREE_LIST (widget);

  gtk_widget_size_allocate (self->scroller, &(GtkAllocation){ 0, 0, width, height }, baseline);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
ash_tree_list_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  gtk_widget_measure (ASH_TREE_LIST (widget)->scroller, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static void
ash_tree_list_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ash_tree_list_parent_class)->map (widget);
  ash_tree_list_seek_top (ASH_TREE_LIST (widget));
}

static void
ash_tree_list_unmap (GtkWidget *widget)
{
  ash_tree_list_keep (ASH_TREE_LIST (widget));
  ash_tree_list_stop_seeking (ASH_TREE_LIST (widget));
  GTK_WIDGET_CLASS (ash_tree_list_parent_class)->unmap (widget);
}

/* A list whose focused row went away knows of none, and would be passed by. */
static gboolean
ash_tree_list_grab_focus (GtkWidget *widget)
{
  GtkWidget *view = ASH_TREE_LIST (widget)->view;

  return gtk_widget_grab_focus (view) || gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD);
}

/* Tab leads to the list and past it; GtkListView 4.8 would lead to each row and its expander. The
 * focus child is no sign of where the keyboard is: of a row that went away it stays behind. */
static gboolean
ash_tree_list_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (ash_tree_list_parent_class)->focus (widget, direction);
  return (focus == NULL || !gtk_widget_is_ancestor (focus, widget)) &&
         ash_tree_list_grab_focus (widget);
}

static void
ash_tree_list_dispose (GObject *object)
{
  AshTreeList *self = ASH_TREE_LIST (object);

  ash_tree_list_forget_top (self);
  g_clear_object (&self->kept);
  g_clear_handle_id (&self->focus_timeout, g_source_remove);
  g_clear_pointer (&self->focus_id, g_free);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_handle_id (&self->build_idle, g_source_remove);
  g_clear_object (&self->tree);
  g_clear_object (&self->shown);
  g_clear_object (&self->selection);
  g_clear_object (&self->outline);
  G_OBJECT_CLASS (ash_tree_list_parent_class)->dispose (object);
}

static void
ash_tree_list_class_init (AshTreeListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_tree_list_dispose;
  widget_class->size_allocate = ash_tree_list_size_allocate;
  widget_class->measure = ash_tree_list_measure;
  widget_class->map = ash_tree_list_map;
  widget_class->unmap = ash_tree_list_unmap;
  widget_class->grab_focus = ash_tree_list_grab_focus;
  widget_class->focus = ash_tree_list_focus;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
  signals[ACTIVATE] = g_signal_new ("activate", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SELECTED] =
      g_signal_new ("selected", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ENTERED] =
      g_signal_new ("entered", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MENU] =
      g_signal_new ("menu", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
ash_tree_list_init (AshTreeList *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->view = gtk_list_view_new (NULL, NULL);
  gtk_widget_add_css_class (self->view, "tree");
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activate_cb), self);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->view);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->view, keys);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (entered_cb), self);
  gtk_widget_add_controller (self->view, focus);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (right_click_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/**
 * ash_tree_list_new:
 * @label: what the list is, for screen readers
 *
 * Returns: (transfer floating): a list with nothing in it yet
 */
GtkWidget *
ash_tree_list_new (AshSide side, const char *label)
{
  AshTreeList *self = g_object_new (ASH_TYPE_TREE_LIST, NULL);
  g_autoptr (GtkListItemFactory) factory = ash_tree_row_factory_new (side);

  self->side = side;
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->view), factory);
  ash_name (self->view, label);
  return GTK_WIDGET (self);
}

/* The rows anew, from those that the outline shows now. */
static gboolean
build_cb (gpointer data)
{
  AshTreeList *self = data;

  self->build_idle = 0;
  g_clear_object (&self->tree);
  g_clear_object (&self->shown);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_func (self->selection, selection_changed_cb, self);
  g_clear_object (&self->selection);
  if (self->outline == NULL)
    {
      gtk_list_view_set_model (GTK_LIST_VIEW (self->view), NULL);
      selection_changed_cb (self);
      return G_SOURCE_REMOVE;
    }
  self->tree = gtk_tree_list_model_new (ash_node_list_new (self->outline, ""), FALSE,
                                        self->is_expanded, ash_node_list_create_cb, NULL, NULL);
  ash_tree_list_recall (self);
  self->shown = ash_growing_new (G_LIST_MODEL (self->tree));
  self->selection = GTK_SELECTION_MODEL (
      gtk_multi_selection_new (g_object_ref (ash_growing_get_model (self->shown))));
  g_signal_connect_swapped (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb),
                            self);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->view), self->selection);
  ash_tree_list_seek_top (self);
  selection_changed_cb (self);
  return G_SOURCE_REMOVE;
}

/* Whoever looks at the rows finds those that are to be there. */
static void
settle (AshTreeList *self)
{
  if (self->build_idle == 0)
    return;
  g_source_remove (self->build_idle);
  build_cb (self);
}

/**
 * ash_tree_list_set_outline:
 * @outline: (nullable): %NULL for an empty list
 * @is_expanded: whether sections are open at first, and those that come later too
 */
void
ash_tree_list_set_outline (AshTreeList *self, AshOutline *outline, gboolean is_expanded)
{
  gboolean is_same = self->tree != NULL && outline == self->outline;

  /* What it shows of it follows by itself. */
  if (is_same && is_expanded == self->is_expanded)
    return;
  ash_tree_list_keep (self);
  self->is_expanded = is_expanded;
  if (self->outline != NULL)
    g_signal_handlers_disconnect_by_func (self->outline, outline_changed_cb, self);
  g_set_object (&self->outline, outline);
  if (outline != NULL)
    g_signal_connect_object (outline, "changed", G_CALLBACK (outline_changed_cb), self,
                             G_CONNECT_SWAPPED);
  /* The outline that was filtered has taken its time of this turn already; the rows come in the
   * next, before anything is drawn. */
  if (self->build_idle == 0)
    self->build_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, build_cb, self, NULL);
  if (!is_same)
    settle (self);
}

/* Returns: (transfer none) (nullable): what it shows */
AshOutline *
ash_tree_list_get_outline (AshTreeList *self)
{
  return self->outline;
}

/* Returns: (transfer none): the GtkListView inside, to hang controllers on */
GtkWidget *
ash_tree_list_get_view (AshTreeList *self)
{
  return self->view;
}

/**
 * ash_tree_list_set_menu:
 * @menu: what a right click or the menu key offers
 */
void
ash_tree_list_set_menu (AshTreeList *self, GMenuModel *menu)
{
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  self->menu = gtk_popover_menu_new_from_model (menu);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
}

static gboolean
has_ancestor_in (const AshOutlineItem *item, GHashTable *ids)
{
  for (const AshOutlineItem *above = item->parent; above != NULL; above = above->parent)
    if (g_hash_table_contains (ids, above->id))
      return TRUE;
  return FALSE;
}

/**
 * ash_tree_list_dup_selected:
 *
 * Returns: (transfer full): ids of what is selected, in order; what stands below a selected
 *   section comes with it and is not named again
 */
GStrv
ash_tree_list_dup_selected (AshTreeList *self)
{
  g_autoptr (GtkBitset) selected = NULL;
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  GtkBitsetIter iter;
  guint position;

  if (self->selection == NULL)
    return g_strv_builder_end (builder);
  selected = gtk_selection_model_get_selection (self->selection);
  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (self->tree, position);
      const AshOutlineItem *item = ash_tree_list_item_of (row);

      if (item == NULL)
        continue;
      g_ptr_array_add (items, (gpointer) item);
      g_hash_table_add (ids, item->id);
    }
  for (guint i = 0; i < items->len; i++)
    {
      const AshOutlineItem *item = g_ptr_array_index (items, i);

      if (!has_ancestor_in (item, ids))
        g_strv_builder_add (builder, item->id);
    }
  return g_strv_builder_end (builder);
}

guint
ash_tree_list_n_selected (AshTreeList *self)
{
  g_autoptr (GtkBitset) selected = NULL;

  if (self->selection == NULL)
    return 0;
  selected = gtk_selection_model_get_selection (self->selection);
  return (guint) gtk_bitset_get_size (selected);
}

/**
 * ash_tree_list_select:
 * @ids: what to select in place of what is selected; the way to it is opened
 * @with_focus: also scroll to the first and give it the keyboard
 */
void
ash_tree_list_select (AshTreeList *self, const char *const *ids, gboolean with_focus)
{
  guint first = GTK_INVALID_LIST_POSITION;

  settle (self);
  if (self->selection == NULL)
    return;
  ash_growing_end (self->shown);
  ash_outline_catch_up (self->outline);
  gtk_selection_model_unselect_all (self->selection);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (GtkTreeListRow) row =
          ash_tree_list_row_of (self, ash_outline_get (self->outline, ids[i]), TRUE);

      if (row == NULL)
        continue;
      if (first == GTK_INVALID_LIST_POSITION)
        {
          first = gtk_tree_list_row_get_position (row);
          g_free (self->focus_id);
          self->focus_id = g_strdup (ids[i]);
        }
      gtk_selection_model_select_item (self->selection, gtk_tree_list_row_get_position (row),
                                       FALSE);
    }
  if (first == GTK_INVALID_LIST_POSITION || !with_focus)
    return;
  ash_tree_list_forget_top (self);
  gtk_widget_activate_action (self->view, "list.scroll-to-item", "u", first);
  self->focus_at = first;
  self->n_tries = 0;
  if (self->focus_timeout == 0)
    self->focus_timeout = g_timeout_add (20, focus_cb, self);
}

/**
 * ash_tree_list_get_focus_row:
 *
 * Returns: the place of the row with the keyboard, from the top; 0 when none has it
 */
guint
ash_tree_list_get_focus_row (AshTreeList *self)
{
  AshTreeRow *row = focused_row (self);

  return row != NULL ? ash_tree_row_get_position (row) : 0;
}

/**
 * ash_tree_list_focus_row:
 *
 * Selects the row that stands at a place now, with the keyboard; the last, if there are fewer.
 */
void
ash_tree_list_focus_row (AshTreeList *self, guint row)
{
  guint n = self->tree != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->tree)) : 0;
  g_autoptr (GtkTreeListRow) there =
      n > 0 ? gtk_tree_list_model_get_row (self->tree, MIN (row, n - 1)) : NULL;
  const AshOutlineItem *item = ash_tree_list_item_of (there);

  if (item != NULL)
    ash_tree_list_select (self, (const char *const[]){ item->id, NULL }, TRUE);
  else
    gtk_widget_grab_focus (self->view);
}
