#include "ash-quiz-list.h"

#include <glib/gi18n-lib.h>

#include "ash-names.h"
#include "ash-row-drop.h"

/* A row keeps its place: what it shows is put into it anew. */
typedef struct
{
  GtkWidget *row;
  GtkWidget *number;
  GtkWidget *icon;
  GtkWidget *text;
  GtkWidget *points;
  GtkWidget *fault;
  char *id;   /* of the line */
  char *name; /* all that it says */
} Row;

struct _AshQuizList
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkListBox *box;
  GPtrArray *rows; /* (element-type Row) */
  GHashTable *faults;
  gboolean is_showing;
};

enum
{
  CHOSEN,
  OPENED,
  PRESSED,
  DROP,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AshQuizList, ash_quiz_list, GTK_TYPE_WIDGET)

static void
row_free (gpointer data)
{
  Row *row = data;

  g_free (row->id);
  g_free (row->name);
  g_free (row);
}

static Row *
row_at (AshQuizList *self, GtkListBoxRow *row)
{
  int index = row != NULL ? gtk_list_box_row_get_index (row) : -1;

  return index >= 0 && (guint) index < self->rows->len ? g_ptr_array_index (self->rows, index)
                                                       : NULL;
}

static void
selected_cb (AshQuizList *self, GtkListBoxRow *widget)
{
  Row *row = row_at (self, widget);

  if (!self->is_showing)
    g_signal_emit (self, signals[CHOSEN], 0, row != NULL ? row->id : NULL);
}

static void
released_cb (AshQuizList *self)
{
  g_signal_emit (self, signals[PRESSED], 0);
}

static void
activated_cb (AshQuizList *self)
{
  g_signal_emit (self, signals[OPENED], 0);
}

/* Dragging: a row of this list, by its place */

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, AshQuizList *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));

  return gdk_content_provider_new_typed (GTK_TYPE_LIST_BOX_ROW, row);
}

static void
drag_begin_cb (GtkDragSource *source, GdkDrag *drag)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (row);
  GtkWidget *icon = gtk_drag_icon_get_for_drag (drag);

  gtk_drag_icon_set_child (GTK_DRAG_ICON (icon), gtk_picture_new_for_paintable (picture));
}

static void
dropped_cb (GtkWidget *moving, GtkWidget *before, gpointer data)
{
  AshQuizList *self = data;
  Row *row = row_at (self, GTK_LIST_BOX_ROW (moving));
  Row *there = row_at (self, (GtkListBoxRow *) before);

  if (row != NULL)
    g_signal_emit (self, signals[DROP], 0, row->id, there != NULL ? there->id : NULL);
}

static void
add_dragging (AshQuizList *self, GtkWidget *row)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), self);
  g_signal_connect (source, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
}

static GtkWidget *
label_new (const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  return label;
}

static void
add_row (AshQuizList *self)
{
  Row *row = g_new0 (Row, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  row->row = gtk_list_box_row_new ();
  row->number = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (row->number), 1);
  gtk_label_set_width_chars (GTK_LABEL (row->number), 2);
  gtk_widget_add_css_class (row->number, "numeric");
  gtk_widget_add_css_class (row->number, "muted");
  row->icon = gtk_image_new ();
  gtk_widget_add_css_class (row->icon, "muted");
  row->text = label_new (NULL);
  row->points = label_new ("caption");
  gtk_widget_add_css_class (row->points, "muted");
  row->fault = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  gtk_widget_add_css_class (row->fault, "change");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), row->text);
  gtk_box_append (GTK_BOX (words), row->points);
  gtk_box_append (GTK_BOX (box), row->number);
  gtk_box_append (GTK_BOX (box), row->icon);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), row->fault);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row->row), box);
  add_dragging (self, row->row);
  g_ptr_array_add (self->rows, row);
  gtk_list_box_append (self->box, row->row);
}

static void
drop_row (AshQuizList *self)
{
  Row *row = g_ptr_array_index (self->rows, self->rows->len - 1);

  gtk_list_box_remove (self->box, row->row);
  g_ptr_array_set_size (self->rows, (gint) self->rows->len - 1);
}

static char *
say_points (const AshQuizBookLine *line)
{
  g_autofree char *points = ash_quiz_say_points (line->points_c);

  return line->bank_title != NULL ? g_strdup_printf (_ ("%s each"), points)
                                  : g_steal_pointer (&points);
}

static void
show_fault (AshQuizList *self, Row *row)
{
  gtk_widget_set_visible (row->fault,
                          self->faults != NULL && g_hash_table_contains (self->faults, row->id));
}

static void
show_row (AshQuizList *self, Row *row, const AshQuizBookLine *line)
{
  g_autofree char *number = ash_quiz_say_number (line);
  g_autofree char *text = ash_quiz_say_line (line);
  g_autofree char *points = say_points (line);
  g_autofree char *name = g_strdup_printf (
      "%s, %s, %s, %s", number, text,
      line->question != NULL ? ash_quiz_say_kind (line->question->kind) : _ ("Draw"), points);

  g_free (row->id);
  row->id = g_strdup (line->entry->record.id);
  show_fault (self, row);
  if (g_strcmp0 (row->name, name) == 0)
    return;
  g_free (row->name);
  row->name = g_strdup (name);
  gtk_label_set_label (GTK_LABEL (row->number), number);
  gtk_image_set_from_icon_name (GTK_IMAGE (row->icon), ash_quiz_say_icon (line));
  gtk_label_set_label (GTK_LABEL (row->text), text);
  gtk_label_set_label (GTK_LABEL (row->points), points);
  ash_name (row->row, name);
}

static void
ash_quiz_list_dispose (GObject *object)
{
  AshQuizList *self = ASH_QUIZ_LIST (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->faults, g_hash_table_unref);
  G_OBJECT_CLASS (ash_quiz_list_parent_class)->dispose (object);
}

/* Tab leads to the question that is open and past the list: from row to row it would open each. */
static gboolean
ash_quiz_list_take_tab (GtkWidget *widget, GtkDirectionType direction)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, widget) &&
      (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD))
    return FALSE;
  return GTK_WIDGET_CLASS (ash_quiz_list_parent_class)->focus (widget, direction);
}

static void
ash_quiz_list_class_init (AshQuizListClass *klass)
{
  GType type = ASH_TYPE_QUIZ_LIST;

  G_OBJECT_CLASS (klass)->dispose = ash_quiz_list_dispose;
  GTK_WIDGET_CLASS (klass)->focus = ash_quiz_list_take_tab;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[CHOSEN] = g_signal_new ("chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[OPENED] =
      g_signal_new ("opened", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PRESSED] =
      g_signal_new ("pressed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DROP] = g_signal_new ("drop", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
ash_quiz_list_init (AshQuizList *self)
{
  GtkGesture *click;

  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  self->box = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->box, GTK_SELECTION_BROWSE);
  gtk_list_box_set_activate_on_single_click (self->box, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "quiz-list");
  ash_name (self->box, _ ("Questions"));
  ash_row_drop_add (GTK_WIDGET (self->box), GTK_TYPE_LIST_BOX_ROW, dropped_cb, self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->box));
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  click = gtk_gesture_click_new ();
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->box), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (self->box, "row-selected", G_CALLBACK (selected_cb), self);
  g_signal_connect_swapped (self->box, "row-activated", G_CALLBACK (activated_cb), self);
}

GtkWidget *
ash_quiz_list_new (void)
{
  return g_object_new (ASH_TYPE_QUIZ_LIST, NULL);
}

/* Brings the chosen row into sight: a list box of 4.8 does so for the one with the keyboard. */
static gboolean
reveal_cb (gpointer data)
{
  AshQuizList *self = data;
  GtkListBoxRow *row = self->box != NULL ? gtk_list_box_get_selected_row (self->box) : NULL;
  GtkAdjustment *adjustment;
  graphene_rect_t bounds;

  if (row == NULL || self->scroller == NULL ||
      !gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->box), &bounds))
    return G_SOURCE_REMOVE;
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
  return G_SOURCE_REMOVE;
}

/**
 * ash_quiz_list_show:
 * @chosen: (nullable): id of the line that is open
 */
void
ash_quiz_list_show (AshQuizList *self, AshQuizBook *book, const char *chosen)
{
  guint n = ash_quiz_book_get_n (book);
  gint index = ash_quiz_book_find (book, chosen);
  GtkListBoxRow *row;

  self->is_showing = TRUE;
  while (self->rows->len > n)
    drop_row (self);
  while (self->rows->len < n)
    add_row (self);
  for (guint i = 0; i < n; i++)
    show_row (self, g_ptr_array_index (self->rows, i), ash_quiz_book_get (book, i));
  row = index >= 0 ? gtk_list_box_get_row_at_index (self->box, index) : NULL;
  if (row != gtk_list_box_get_selected_row (self->box))
    {
      gtk_list_box_select_row (self->box, row);
      g_idle_add_full (G_PRIORITY_LOW, reveal_cb, g_object_ref (self), g_object_unref);
    }
  self->is_showing = FALSE;
}

void
ash_quiz_list_set_faults (AshQuizList *self, GHashTable *faults)
{
  g_clear_pointer (&self->faults, g_hash_table_unref);
  self->faults = g_hash_table_ref (faults);
  for (guint i = 0; i < self->rows->len; i++)
    show_fault (self, g_ptr_array_index (self->rows, i));
}

void
ash_quiz_list_focus (AshQuizList *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->box);

  gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : GTK_WIDGET (self->box));
}
