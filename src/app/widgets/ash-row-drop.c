#include "ash-row-drop.h"

#include "ash-edge-scroll.h"

typedef struct
{
  GtkWidget *rows;
  AshRowDropFunc dropped;
  gpointer user_data;

  GtkWidget *window; /* (nullable) weak: the scrolled window around them, while one is held */
  double x;          /* of the pointer, in that window: rows move below a pointer at rest */
  double y;
  guint tick;
  AshEdgeScroll scroll;
  GtkWidget *marked; /* (nullable) weak: the row that shows the line */
} RowDrop;

static const char *const LINES[] = { "drop-above", "drop-below" };

static void
mark (RowDrop *self, GtkWidget *row, gboolean is_below)
{
  if (row == self->marked &&
      (row == NULL || gtk_widget_has_css_class (row, LINES[is_below ? 1 : 0])))
    return;
  for (guint i = 0; self->marked != NULL && i < G_N_ELEMENTS (LINES); i++)
    gtk_widget_remove_css_class (self->marked, LINES[i]);
  g_set_weak_pointer (&self->marked, row);
  if (row != NULL)
    gtk_widget_add_css_class (row, LINES[is_below ? 1 : 0]);
}

static void
stop (RowDrop *self)
{
  mark (self, NULL, FALSE);
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (self->rows, self->tick);
  self->tick = 0;
  g_clear_weak_pointer (&self->window);
}

static void
row_drop_free (gpointer data)
{
  RowDrop *self = data;

  g_clear_weak_pointer (&self->marked);
  g_clear_weak_pointer (&self->window);
  g_free (self);
}

static GtkWidget *
next_shown (GtkWidget *row)
{
  while (row != NULL && !gtk_widget_get_visible (row))
    row = gtk_widget_get_next_sibling (row);
  return row;
}

/* (nullable): the row that one dropped at @y would stand before; NULL for the end. */
static GtkWidget *
row_below (RowDrop *self, double y)
{
  GtkWidget *row = next_shown (gtk_widget_get_first_child (self->rows));
  graphene_rect_t bounds;

  for (; row != NULL; row = next_shown (gtk_widget_get_next_sibling (row)))
    if (gtk_widget_compute_bounds (row, self->rows, &bounds) &&
        y < bounds.origin.y + bounds.size.height / 2)
      return row;
  return NULL;
}

static GtkWidget *
last_shown (RowDrop *self)
{
  GtkWidget *row = gtk_widget_get_last_child (self->rows);

  while (row != NULL && !gtk_widget_get_visible (row))
    row = gtk_widget_get_prev_sibling (row);
  return row;
}

static void
show_line (RowDrop *self, double y)
{
  GtkWidget *row = row_below (self, y);

  mark (self, row != NULL ? row : last_shown (self), row == NULL);
}

static gboolean
tick_cb (GtkWidget *rows, GdkFrameClock *clock, gpointer data)
{
  RowDrop *self = data;
  double x;
  double y;

  if (self->window == NULL)
    return G_SOURCE_CONTINUE;
  ash_edge_scroll (&self->scroll,
                   gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->window)),
                   self->y, gtk_widget_get_height (self->window), clock);
  if (gtk_widget_translate_coordinates (self->window, rows, self->x, self->y, &x, &y))
    show_line (self, y);
  return G_SOURCE_CONTINUE;
}

static GdkDragAction
motion_cb (RowDrop *self, double x, double y)
{
  g_set_weak_pointer (&self->window,
                      gtk_widget_get_ancestor (self->rows, GTK_TYPE_SCROLLED_WINDOW));
  if (self->window != NULL)
    gtk_widget_translate_coordinates (self->rows, self->window, x, y, &self->x, &self->y);
  if (self->tick == 0)
    {
      self->scroll = (AshEdgeScroll){ 0 };
      self->tick = gtk_widget_add_tick_callback (self->rows, tick_cb, self, NULL);
    }
  show_line (self, y);
  return GDK_ACTION_MOVE;
}

static gboolean
drop_cb (RowDrop *self, const GValue *value, double x, double y)
{
  GtkWidget *row = g_value_get_object (value);
  GtkWidget *before = row_below (self, y);

  stop (self);
  if (row == NULL || gtk_widget_get_parent (row) != self->rows)
    return FALSE;
  if (before != row && before != next_shown (gtk_widget_get_next_sibling (row)))
    self->dropped (row, before, self->user_data);
  return TRUE;
}

void
ash_row_drop_add (GtkWidget *rows, GType type, AshRowDropFunc dropped, gpointer user_data)
{
  GtkDropTarget *target = gtk_drop_target_new (type, GDK_ACTION_MOVE);
  RowDrop *self = g_new0 (RowDrop, 1);

  self->rows = rows;
  self->dropped = dropped;
  self->user_data = user_data;
  g_signal_connect_swapped (target, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (target, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (target, "leave", G_CALLBACK (stop), self);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  g_object_set_data_full (G_OBJECT (target), "row-drop", self, row_drop_free);
  gtk_widget_add_css_class (rows, "quiet-drop");
  gtk_widget_add_controller (rows, GTK_EVENT_CONTROLLER (target));
}
