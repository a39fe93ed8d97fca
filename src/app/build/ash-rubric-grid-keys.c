/* The keyboard in the grid: walking, selecting blocks, copying, pasting, emptying. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "ash-rubric-clipboard.h"
#include "ash-rubric-grid-private.h"

static void
walk (AshRubricGrid *self, int rows, int columns, gboolean extends)
{
  int row = CLAMP (self->row + rows, ASH_GRID_HEAD, self->rows - 1);
  int column = CLAMP (self->column + columns, ASH_GRID_HEAD, self->columns - 1);
  int anchor_row = self->anchor_row;
  int anchor_column = self->anchor_column;

  /* There is nothing in the corner. */
  if (row < 0 && column < 0)
    return;
  ash_rubric_grid_focus (self, row, column);
  if (!extends)
    return;
  self->anchor_row = anchor_row;
  self->anchor_column = anchor_column;
  ash_rubric_grid_show_block (self);
}

/* In one column, up and down follow what is seen. */
static void
step (AshRubricGrid *self, int by, gboolean extends)
{
  int column = self->column + by;

  if (!self->is_narrow)
    walk (self, by, 0, extends);
  else if (column >= self->columns)
    walk (self, 1, -self->columns, FALSE);
  else if (self->row < 0 ? column < 0 : column < ASH_GRID_HEAD)
    walk (self, -1, self->columns, FALSE);
  else
    walk (self, 0, by, extends);
}

static GPtrArray *
block_table (AshRubricGrid *self)
{
  GPtrArray *table = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  int row, column, last_row, last_column;

  ash_rubric_grid_get_block (self, &row, &column, &last_row, &last_column);
  for (int r = row; r <= last_row; r++)
    {
      GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);

      for (int c = column; c <= last_column; c++)
        g_ptr_array_add (cells, ash_grid_cell_text (self->grid, r, c));
      g_ptr_array_add (table, cells);
    }
  return table;
}

static void
copy (AshRubricGrid *self)
{
  g_autoptr (GPtrArray) table = block_table (self);
  GPtrArray *first = g_ptr_array_index (table, 0);
  g_autofree char *text = table->len == 1 && first->len == 1
                              ? g_strdup (g_ptr_array_index (first, 0))
                              : ash_table_write (table, '\t');

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
}

static void
empty_block (AshRubricGrid *self, const char *label)
{
  gboolean is_changed = FALSE;
  int row, column, last_row, last_column;

  ash_rubric_grid_get_block (self, &row, &column, &last_row, &last_column);
  for (int r = row; r <= last_row; r++)
    for (int c = column; c <= last_column; c++)
      if (r >= 0 && c >= 0)
        is_changed |= ash_grid_set_cell (self->grid, (guint) r, (guint) c, NULL);
      else if (r >= 0)
        is_changed |= ash_grid_set_row_title (self->grid, (guint) r, NULL);
  if (is_changed)
    ash_rubric_grid_edited (self, label, NULL);
}

/**
 * ash_rubric_grid_empty:
 *
 * Takes the words out of the places that are selected; the places stay.
 */
void
ash_rubric_grid_empty (AshRubricGrid *self)
{
  if (self->grid != NULL && !self->is_editing)
    empty_block (self, _ ("Empty cells"));
}

static void
paste (AshRubricGrid *self, const char *text)
{
  g_autoptr (GPtrArray) table = NULL;
  int row, column, last_row, last_column;

  if (self->grid == NULL)
    return;
  table = strpbrk (text, "\t") != NULL ? ash_table_parse (text) : NULL;
  ash_rubric_grid_get_block (self, &row, &column, &last_row, &last_column);
  /* Words from a letter go into one cell, line ends and all. */
  if (table == NULL)
    {
      GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);

      table = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
      g_ptr_array_add (cells, g_strstrip (g_strdup (text)));
      g_ptr_array_add (table, cells);
    }
  if (ash_grid_paste (self->grid, table, row, column))
    ash_rubric_grid_edited (self, _ ("Paste into rubric"), NULL);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AshRubricGrid) self = data;
  g_autofree char *text = ash_rubric_clipboard_read_finish (result);

  if (text != NULL && *text != '\0' && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    paste (self, text);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static gboolean
run_control (AshRubricGrid *self, guint keyval)
{
  switch (gdk_keyval_to_lower (keyval))
    {
    case GDK_KEY_c:
      copy (self);
      return TRUE;
    case GDK_KEY_x:
      copy (self);
      empty_block (self, _ ("Cut from rubric"));
      return TRUE;
    case GDK_KEY_v:
      ash_rubric_clipboard_read_async (GTK_WIDGET (self), pasted_cb, g_object_ref (self));
      return TRUE;
    case GDK_KEY_a:
      ash_rubric_grid_select (self, 0, 0, self->rows - 1, self->columns - 1);
      return TRUE;
    case GDK_KEY_Home:
      ash_rubric_grid_focus (self, 0, ASH_GRID_HEAD);
      return TRUE;
    case GDK_KEY_End:
      ash_rubric_grid_focus (self, self->rows - 1, self->columns - 1);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
run_plain (AshRubricGrid *self, guint keyval, gboolean extends)
{
  int forward = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? -1 : 1;

  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      step (self, -1, extends);
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      step (self, 1, extends);
      return TRUE;
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      walk (self, 0, -forward, extends);
      return TRUE;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      walk (self, 0, forward, extends);
      return TRUE;
    case GDK_KEY_Home:
      walk (self, 0, ASH_GRID_HEAD - self->column, extends);
      return TRUE;
    case GDK_KEY_End:
      walk (self, 0, self->columns, extends);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_F2:
      ash_rubric_grid_edit (self, NULL);
      return TRUE;
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
    case GDK_KEY_BackSpace:
      ash_rubric_grid_empty (self);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
run_typed (AshRubricGrid *self, guint keyval)
{
  gunichar c = gdk_keyval_to_unicode (keyval);
  char typed[7] = { 0 };

  if (c == 0 || !g_unichar_isprint (c) || c == ' ')
    return FALSE;
  g_unichar_to_utf8 (c, typed);
  ash_rubric_grid_edit (self, typed);
  return TRUE;
}

static gboolean
key_cb (GtkEventControllerKey *keys,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        AshRubricGrid *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GdkModifierType held = state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK);

  /* The chips have keys of their own, and so has what is typed into. */
  if (self->grid == NULL || self->is_editing || !ASH_IS_RUBRIC_CELL (focus))
    return GDK_EVENT_PROPAGATE;
  if ((held & GDK_ALT_MASK) != 0)
    return GDK_EVENT_PROPAGATE;
  if ((held & GDK_CONTROL_MASK) != 0)
    return run_control (self, keyval);
  return run_plain (self, keyval, (held & GDK_SHIFT_MASK) != 0) || run_typed (self, keyval);
}

void
ash_rubric_grid_add_keys (AshRubricGrid *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  /* Before the window's commands: Delete empties a cell, and deletes no item. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
