#include <glib/gi18n-lib.h>

#include "ash-comment-here.h"

#include "ash-names.h"
#include "ash-rubric-grid-private.h"

enum
{
  EDITED,
  MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AshRubricGrid, ash_rubric_grid, GTK_TYPE_WIDGET)

static gpointer
key_of (int row, int column)
{
  return GINT_TO_POINTER (((row + 2) << 12) | (column + 2));
}

AshRubricCell *
ash_rubric_grid_cell (AshRubricGrid *self, int row, int column)
{
  return g_hash_table_lookup (self->by_place, key_of (row, column));
}

void
ash_rubric_grid_edited (AshRubricGrid *self, const char *label, const char *what)
{
  g_signal_emit (self, signals[EDITED], 0, label, what);
}

void
ash_rubric_grid_get_block (
    AshRubricGrid *self, int *row, int *column, int *last_row, int *last_column)
{
  *row = MIN (self->row, self->anchor_row);
  *column = MIN (self->column, self->anchor_column);
  *last_row = MAX (self->row, self->anchor_row);
  *last_column = MAX (self->column, self->anchor_column);
}

void
ash_rubric_grid_show_block (AshRubricGrid *self)
{
  GHashTableIter iter;
  gpointer cell;
  int row, column, last_row, last_column;

  ash_rubric_grid_get_block (self, &row, &column, &last_row, &last_column);
  g_hash_table_iter_init (&iter, self->by_place);
  while (g_hash_table_iter_next (&iter, NULL, &cell))
    {
      int r = ash_rubric_cell_get_row (cell);
      int c = ash_rubric_cell_get_column (cell);
      gboolean is_in = r >= row && r <= last_row && c >= column && c <= last_column;
      gboolean is_block = row != last_row || column != last_column;

      if (is_in && is_block)
        gtk_widget_add_css_class (cell, "block");
      else
        gtk_widget_remove_css_class (cell, "block");
      if (r == self->row && c == self->column)
        gtk_widget_add_css_class (cell, "current");
      else
        gtk_widget_remove_css_class (cell, "current");
      gtk_accessible_update_state (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_STATE_SELECTED,
                                   is_in && is_block, -1);
    }
}

static void
entered_cb (GtkEventControllerFocus *focus, AshRubricGrid *self)
{
  AshRubricCell *cell =
      ASH_RUBRIC_CELL (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (focus)));
  int row = ash_rubric_cell_get_row (cell);
  int column = ash_rubric_cell_get_column (cell);

  if (row == self->row && column == self->column)
    return;
  self->row = self->anchor_row = row;
  self->column = self->anchor_column = column;
  ash_rubric_grid_show_block (self);
  g_signal_emit (self, signals[MOVED], 0);
}

static void
released_cb (GtkGestureClick *click, int n_press, double x, double y, AshRubricGrid *self)
{
  if (n_press == 2)
    ash_rubric_grid_edit (self, NULL);
}

/* Where a cell stands: beside each other, or one criterion below the other. */
static void
attach (AshRubricGrid *self, GtkWidget *cell, int row, int column)
{
  if (!self->is_narrow)
    gtk_grid_attach (self->cells, cell, column + 1, row + 1, 1, 1);
  else if (row < 0)
    gtk_grid_attach (self->cells, cell, 0, column, 1, 1);
  else
    gtk_grid_attach (self->cells, cell, 0, self->columns + row * (self->columns + 1) + column + 1,
                     1, 1);
}

static void
add_cell (AshRubricGrid *self, int row, int column)
{
  GtkWidget *cell = ash_rubric_cell_new (row, column);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_hash_table_insert (self->by_place, key_of (row, column), cell);
  g_signal_connect (focus, "enter", G_CALLBACK (entered_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (cell, focus);
  gtk_widget_add_controller (cell, GTK_EVENT_CONTROLLER (click));
  if (column == self->columns - 1)
    gtk_widget_add_css_class (cell, "last");
  attach (self, cell, row, column);
}

static void
add_corner (AshRubricGrid *self)
{
  GtkWidget *corner = gtk_label_new (_ ("Criterion"));

  gtk_label_set_xalign (GTK_LABEL (corner), 0);
  gtk_widget_add_css_class (corner, "corner");
  gtk_grid_attach (self->cells, corner, 0, 0, 1, 1);
}

static void
remove_cells (AshRubricGrid *self)
{
  GtkWidget *child;

  g_hash_table_remove_all (self->by_place);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->cells))) != NULL)
    gtk_grid_remove (self->cells, child);
}

static void
make_cells (AshRubricGrid *self)
{
  remove_cells (self);
  if (!self->is_narrow)
    add_corner (self);
  for (int row = ASH_GRID_HEAD; row < self->rows; row++)
    for (int column = ASH_GRID_HEAD; column < self->columns; column++)
      if (row >= 0 || column >= 0)
        add_cell (self, row, column);
}

static void
show_cells (AshRubricGrid *self)
{
  GHashTableIter iter;
  gpointer cell;

  g_hash_table_iter_init (&iter, self->by_place);
  while (g_hash_table_iter_next (&iter, NULL, &cell))
    ash_rubric_grid_show_cell (self, cell);
}

/* The current place is one that there is. */
static void
settle (AshRubricGrid *self)
{
  self->row = CLAMP (self->row, ASH_GRID_HEAD, self->rows - 1);
  self->column = CLAMP (self->column, ASH_GRID_HEAD, self->columns - 1);
  if (self->row < 0 && self->column < 0)
    self->row = self->rows > 0 ? 0 : ASH_GRID_HEAD;
  self->anchor_row = CLAMP (self->anchor_row, ASH_GRID_HEAD, self->rows - 1);
  self->anchor_column = CLAMP (self->anchor_column, ASH_GRID_HEAD, self->columns - 1);
}

static gboolean
has_keyboard (AshRubricGrid *self)
{
  return (gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

static void
make_again (AshRubricGrid *self)
{
  gboolean had_keyboard = has_keyboard (self);
  int row = self->row;
  int column = self->column;

  ash_rubric_grid_stop_editing (self);
  make_cells (self);
  self->row = row;
  self->column = column;
  settle (self);
  show_cells (self);
  if (had_keyboard)
    ash_rubric_grid_focus (self, self->row, self->column);
}

/* One stop for Tab, with what stands in its cell: on the way to a command above, cells in between
 * would become the place that the command is about. */
static gboolean
ash_rubric_grid_focus_child (GtkWidget *widget, GtkDirectionType direction)
{
  AshRubricGrid *self = ASH_RUBRIC_GRID (widget);
  AshRubricCell *cell = ash_rubric_grid_cell (self, self->row, self->column);

  if (cell == NULL || self->is_editing ||
      (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD))
    return GTK_WIDGET_CLASS (ash_rubric_grid_parent_class)->focus (widget, direction);
  return has_keyboard (self) ? gtk_widget_child_focus (GTK_WIDGET (cell), direction)
                             : gtk_widget_grab_focus (GTK_WIDGET (cell));
}

static void
ash_rubric_grid_dispose (GObject *object)
{
  AshRubricGrid *self = ASH_RUBRIC_GRID (object);

  self->grid = NULL;
  if (self->by_place != NULL)
    g_hash_table_remove_all (self->by_place);
  g_clear_pointer (&self->outcomes, g_ptr_array_unref);
  if (self->overlay != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->overlay));
  self->overlay = NULL;
  G_OBJECT_CLASS (ash_rubric_grid_parent_class)->dispose (object);
}

static void
ash_rubric_grid_finalize (GObject *object)
{
  g_hash_table_unref (ASH_RUBRIC_GRID (object)->by_place);
  g_hash_table_unref (ASH_RUBRIC_GRID (object)->talk);
  G_OBJECT_CLASS (ash_rubric_grid_parent_class)->finalize (object);
}

static void
ash_rubric_grid_class_init (AshRubricGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_rubric_grid_dispose;
  G_OBJECT_CLASS (klass)->finalize = ash_rubric_grid_finalize;
  widget_class->focus = ash_rubric_grid_focus_child;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "rubricgrid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static gboolean
comment_here_cb (GtkWidget *widget, AshCommentHere *here)
{
  AshRubricGrid *self = ASH_RUBRIC_GRID (widget);
  const AshGridRow *row =
      self->grid != NULL && self->row >= 0 && self->row < (int) self->grid->rows->len
          ? ash_grid_row (self->grid, (guint) self->row)
          : NULL;

  if (row == NULL || row->criterion->record.id == NULL)
    return FALSE;
  here->kind = g_strdup ("criterion");
  here->subject = g_strdup (row->criterion->record.id);
  here->n = GPOINTER_TO_UINT (g_hash_table_lookup (self->talk, here->subject));
  return TRUE;
}

static void
ash_rubric_grid_init (AshRubricGrid *self)
{
  self->by_place = g_hash_table_new (NULL, NULL);
  self->talk = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->overlay = GTK_OVERLAY (gtk_overlay_new ());
  self->cells = GTK_GRID (gtk_grid_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->cells), "cells");
  gtk_widget_set_overflow (GTK_WIDGET (self->cells), GTK_OVERFLOW_HIDDEN);
  gtk_overlay_set_child (self->overlay, GTK_WIDGET (self->cells));
  gtk_widget_set_parent (GTK_WIDGET (self->overlay), GTK_WIDGET (self));
  ash_name (self, _ ("Rubric"));
  ash_rubric_grid_add_entry (self);
  ash_rubric_grid_add_keys (self);
  ash_comment_here_install (GTK_WIDGET (self), comment_here_cb);
  ash_comment_here_add_menu (GTK_WIDGET (self));
}

GtkWidget *
ash_rubric_grid_new (void)
{
  return g_object_new (ASH_TYPE_RUBRIC_GRID, NULL);
}

void
ash_rubric_grid_show (AshRubricGrid *self, AshGrid *grid, GPtrArray *outcomes)
{
  int rows = (int) grid->rows->len;
  int columns = (int) ash_grid_columns (grid);

  self->grid = grid;
  g_ptr_array_ref (outcomes);
  g_clear_pointer (&self->outcomes, g_ptr_array_unref);
  self->outcomes = outcomes;
  if (rows != self->rows || columns != self->columns)
    {
      self->rows = rows;
      self->columns = columns;
      make_again (self);
    }
  else
    {
      show_cells (self);
      if (self->is_editing)
        ash_rubric_grid_fill_entry (self);
    }
  ash_rubric_grid_show_block (self);
}

/**
 * ash_rubric_grid_show_talk:
 *
 * Shows how many comments are open on each criterion.
 */
void
ash_rubric_grid_show_talk (AshRubricGrid *self, const AshTalk *talk)
{
  g_hash_table_remove_all (self->talk);
  for (int row = 0; self->grid != NULL && row < self->rows; row++)
    {
      const char *id = ash_grid_row (self->grid, (guint) row)->criterion->record.id;
      AshRubricCell *cell = ash_rubric_grid_cell (self, row, ASH_GRID_HEAD);

      if (ash_talk_on (talk, id) > 0)
        g_hash_table_insert (self->talk, g_strdup (id), GUINT_TO_POINTER (ash_talk_on (talk, id)));
      if (cell != NULL)
        ash_rubric_grid_show_cell (self, cell);
    }
}

void
ash_rubric_grid_get_place (AshRubricGrid *self, int *row, int *column)
{
  *row = self->row;
  *column = self->column;
}

/**
 * ash_rubric_grid_focus:
 *
 * Makes a place the current one, with the keyboard; one that there is not: the nearest.
 */
void
ash_rubric_grid_focus (AshRubricGrid *self, int row, int column)
{
  AshRubricCell *cell;

  self->row = self->anchor_row = row;
  self->column = self->anchor_column = column;
  settle (self);
  self->anchor_row = self->row;
  self->anchor_column = self->column;
  cell = ash_rubric_grid_cell (self, self->row, self->column);
  if (cell != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (cell));
  ash_rubric_grid_show_block (self);
  g_signal_emit (self, signals[MOVED], 0);
}

/**
 * ash_rubric_grid_select:
 *
 * Selects a block; its last place is the current one.
 */
void
ash_rubric_grid_select (AshRubricGrid *self, int row, int column, int to_row, int to_column)
{
  ash_rubric_grid_focus (self, to_row, to_column);
  self->anchor_row = row;
  self->anchor_column = column;
  settle (self);
  ash_rubric_grid_show_block (self);
}

void
ash_rubric_grid_set_narrow (AshRubricGrid *self, gboolean is_narrow)
{
  if (self->is_narrow == is_narrow)
    return;
  self->is_narrow = is_narrow;
  if (is_narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
  if (self->grid != NULL)
    make_again (self);
}

void
ash_rubric_grid_flush (AshRubricGrid *self)
{
  if (self->is_editing)
    ash_rubric_entry_flush (self->entry);
}
