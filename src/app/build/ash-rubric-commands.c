/* The commands of the toolbar and the keys that are about the current place. */
#include <glib/gi18n-lib.h>

#include "ash-names.h"
#include "ash-rubric-editor-private.h"
#include "ash-rubric-entry.h"
#include "ash-window.h"

static const char *const SCORINGS[] = { "points", "range", "none", NULL };

static void
toast (AshRubricEditor *self, const char *text)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (ASH_IS_WINDOW (root))
    ash_window_toast (ASH_WINDOW (root), text, TRUE);
}

/* Whether a command may change the grid now, with nothing half typed. */
static gboolean
is_ready (AshRubricEditor *self)
{
  if (self->grid == NULL || gtk_stack_get_visible_child (self->stack) == GTK_WIDGET (self->refusal))
    return FALSE;
  ash_rubric_grid_stop_editing (self->cells);
  return TRUE;
}

static void
add_criterion_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AshRubricEditor *self = data;
  int row, column;
  guint place;

  if (!is_ready (self))
    return;
  ash_rubric_grid_get_place (self->cells, &row, &column);
  place = row < 0 ? self->grid->rows->len : (guint) row + 1;
  if (self->grid->rows->len >= ASH_GRID_MOST_ROWS)
    return;
  place = ash_grid_add_row (self->grid, place, NULL);
  if (!ash_rubric_editor_store (self, _ ("Add criterion"), NULL))
    return;
  ash_rubric_grid_focus (self->cells, (int) place, ASH_GRID_HEAD);
  ash_rubric_grid_edit (self->cells, NULL);
}

static void
add_level_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AshRubricEditor *self = data;
  int row, column;
  guint place;

  if (!is_ready (self) || ash_grid_columns (self->grid) >= ASH_GRID_MOST_COLUMNS)
    return;
  ash_rubric_grid_get_place (self->cells, &row, &column);
  place = column < 0 ? ash_grid_columns (self->grid) : (guint) column + 1;
  place = ash_grid_add_column (self->grid, place, NULL);
  if (!ash_rubric_editor_store (self, _ ("Add level"), NULL))
    return;
  ash_rubric_grid_focus (self->cells, ASH_GRID_HEAD, (int) place);
  ash_rubric_grid_edit (self->cells, NULL);
}

static gboolean
move_level (AshRubricEditor *self, int by)
{
  int row, column;

  if (!is_ready (self))
    return FALSE;
  ash_rubric_grid_get_place (self->cells, &row, &column);
  if (column < 0 || column + by < 0 ||
      !ash_grid_move_column (self->grid, (guint) column, (guint) (column + by)))
    return FALSE;
  if (ash_rubric_editor_store (self, _ ("Move level"), NULL))
    ash_rubric_grid_focus (self->cells, row, column + by);
  return TRUE;
}

/* In the row of names up and down are before and after. */
static gboolean
move (AshRubricEditor *self, int by)
{
  int row, column;

  if (!is_ready (self))
    return FALSE;
  ash_rubric_grid_get_place (self->cells, &row, &column);
  if (row < 0)
    return move_level (self, by);
  if (row + by < 0 || !ash_grid_move_row (self->grid, (guint) row, (guint) (row + by)))
    return FALSE;
  if (ash_rubric_editor_store (self, _ ("Move criterion"), NULL))
    ash_rubric_grid_focus (self->cells, row + by, column);
  return TRUE;
}

static void
move_up_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  move (data, -1);
}

static void
move_down_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  move (data, 1);
}

static void
duplicate_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AshRubricEditor *self = data;
  int row, column;

  if (!is_ready (self))
    return;
  ash_rubric_grid_get_place (self->cells, &row, &column);
  if (row < 0 || self->grid->rows->len >= ASH_GRID_MOST_ROWS ||
      !ash_grid_duplicate_row (self->grid, (guint) row))
    return;
  if (ash_rubric_editor_store (self, _ ("Duplicate criterion"), NULL))
    ash_rubric_grid_focus (self->cells, row + 1, column);
}

static void
delete_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AshRubricEditor *self = data;
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;
  gboolean is_done;
  int row, column;

  if (!is_ready (self))
    return;
  ash_rubric_grid_get_place (self->cells, &row, &column);
  title = row < 0 ? ash_grid_cell_text (self->grid, row, column)
                  : ash_grid_cell_text (self->grid, row, ASH_GRID_HEAD);
  text = g_strdup_printf (_ ("Deleted “%s”"), title);
  if (row < 0)
    is_done = ash_grid_remove_column (self->grid, (guint) column) &&
              ash_rubric_editor_store (self, _ ("Delete level"), NULL);
  else
    is_done = ash_grid_remove_row (self->grid, (guint) row) &&
              ash_rubric_editor_store (self, _ ("Delete criterion"), NULL);
  if (!is_done)
    return;
  toast (self, text);
  ash_rubric_grid_focus (self->cells, row, column);
}

static void
scoring_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AshRubricEditor *self = data;
  AshScoring scoring = (AshScoring) ash_enum_from_nick (
      SCORINGS, g_variant_get_string (parameter, NULL), ASH_SCORING_POINTS);

  if (is_ready (self) && ash_grid_set_scoring (self->grid, scoring))
    ash_rubric_editor_store (self, _ ("Change points"), NULL);
}

static void
even_weights_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AshRubricEditor *self = data;

  if (!is_ready (self))
    return;
  ash_grid_share_weights (self->grid);
  ash_rubric_editor_store (self, _ ("Weigh criteria alike"), NULL);
}

static void
no_weights_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AshRubricEditor *self = data;

  if (!is_ready (self))
    return;
  for (guint i = 0; i < self->grid->rows->len; i++)
    ash_grid_set_weight (self->grid, i, ASH_UNSET);
  ash_rubric_editor_store (self, _ ("Weigh criteria by points"), NULL);
}

static void
start (AshRubricEditor *self, gboolean is_blank)
{
  g_autoptr (GError) error = NULL;
  gboolean had_rows = self->grid != NULL && self->grid->rows->len > 0;

  if (!is_ready (self) ||
      !ash_rubric_editor_told (self,
                               ash_desk_start_rubric (ash_place_get_store (self->place),
                                                      self->assessment, is_blank, &error),
                               error))
    return;
  if (had_rows)
    toast (self, _ ("Built the rubric from the outcomes"));
  ash_rubric_grid_focus (self->cells, 0, is_blank ? ASH_GRID_HEAD : 0);
}

static void
from_outcomes_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  start (data, FALSE);
}

static void
blank_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  start (data, TRUE);
}

static void
show_advice_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AshRubricEditor *self = data;
  const AshRubricAdvice *advice = ash_rubric_editor_get_advice (self);

  if (advice != NULL && advice->row >= 0)
    ash_rubric_grid_select (self->cells, advice->row, advice->column, advice->row,
                            advice->other >= 0 ? advice->other : advice->column);
}

static void
dismiss_advice_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AshRubricEditor *self = data;
  const AshRubricAdvice *advice = ash_rubric_editor_get_advice (self);
  g_autofree char *digest = advice != NULL ? ash_rubric_editor_advice_digest (advice) : NULL;
  g_autoptr (AshAssessment) assessment =
      ash_store_find (ash_place_get_store (self->place), &ASH_ASSESSMENT, "id", self->assessment);
  g_autoptr (GError) error = NULL;

  if (advice == NULL || assessment == NULL)
    return;
  if (ash_rubric_editor_told (self,
                              ash_desk_dismiss (ash_place_get_store (self->place),
                                                assessment->credential, "rubric-wording",
                                                self->assessment, digest, NULL, &error),
                              error))
    toast (self, _ ("Set aside until the words change"));
}

static const GActionEntry ENTRIES[] = {
  { "add-criterion", add_criterion_cb, NULL, NULL, NULL, { 0 } },
  { "add-level", add_level_cb, NULL, NULL, NULL, { 0 } },
  { "move-up", move_up_cb, NULL, NULL, NULL, { 0 } },
  { "move-down", move_down_cb, NULL, NULL, NULL, { 0 } },
  { "duplicate", duplicate_cb, NULL, NULL, NULL, { 0 } },
  { "delete", delete_cb, NULL, NULL, NULL, { 0 } },
  { "scoring", scoring_cb, "s", "'points'", NULL, { 0 } },
  { "even-weights", even_weights_cb, NULL, NULL, NULL, { 0 } },
  { "no-weights", no_weights_cb, NULL, NULL, NULL, { 0 } },
  { "from-outcomes", from_outcomes_cb, NULL, NULL, NULL, { 0 } },
  { "blank", blank_cb, NULL, NULL, NULL, { 0 } },
  { "show-advice", show_advice_cb, NULL, NULL, NULL, { 0 } },
  { "dismiss-advice", dismiss_advice_cb, NULL, NULL, NULL, { 0 } },
};

void
ash_rubric_editor_add_commands (AshRubricEditor *self)
{
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), ENTRIES, G_N_ELEMENTS (ENTRIES),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "rubric", G_ACTION_GROUP (self->actions));
}

static void
enable (AshRubricEditor *self, const char *name, gboolean is_enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), is_enabled);
}

static void
name_button (GtkButton *button, const char *name, const char *key)
{
  g_autofree char *tooltip = key != NULL ? g_strdup_printf ("%s (%s)", name, key) : NULL;

  gtk_widget_set_tooltip_text (GTK_WIDGET (button), tooltip != NULL ? tooltip : name);
  ash_name (button, name);
}

/**
 * ash_rubric_editor_show_commands:
 *
 * What can be done with the current place, by its name.
 */
void
ash_rubric_editor_show_commands (AshRubricEditor *self)
{
  gboolean is_well =
      self->grid != NULL && gtk_stack_get_visible_child (self->stack) != GTK_WIDGET (self->refusal);
  int rows = is_well ? (int) self->grid->rows->len : 0;
  int columns = rows > 0 ? (int) ash_grid_columns (self->grid) : 0;
  int row, column;
  gboolean is_level;

  ash_rubric_grid_get_place (self->cells, &row, &column);
  is_level = row < 0;
  gtk_widget_set_visible (self->toolbar, is_well);
  enable (self, "add-criterion", is_well && rows > 0);
  enable (self, "add-level", rows > 0);
  enable (self, "move-up", is_level ? column > 0 : row > 0);
  enable (self, "move-down", is_level ? column + 1 < columns : row + 1 < rows);
  enable (self, "duplicate", !is_level && rows > 0);
  enable (self, "delete", rows > 0);
  enable (self, "even-weights", rows > 0);
  enable (self, "no-weights", rows > 0 && ash_grid_has_weights (self->grid));
  enable (self, "scoring", rows > 0);
  name_button (self->up, is_level ? _ ("Move level before") : _ ("Move criterion up"), "Alt+↑");
  name_button (self->down, is_level ? _ ("Move level after") : _ ("Move criterion down"), "Alt+↓");
  name_button (self->remove, is_level ? _ ("Delete level") : _ ("Delete criterion"), NULL);
  if (is_well)
    g_simple_action_set_state (
        G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), "scoring")),
        g_variant_new_string (ash_enum_nick (SCORINGS, (int) self->grid->rubric->scoring)));
}

/* Commands of the window that mean the current place here. Those that are about the item must not
 * reach it while the keyboard is in its rubric. */
gboolean
ash_rubric_editor_run (AshView *view, const char *command, GVariant *parameter)
{
  AshRubricEditor *self = ASH_RUBRIC_EDITOR (view);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *entry;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->cells)))
    return FALSE;
  entry = gtk_widget_get_ancestor (focus, ASH_TYPE_RUBRIC_ENTRY);
  if (g_str_equal (command, "move-up"))
    move (self, -1);
  else if (g_str_equal (command, "move-down"))
    move (self, 1);
  else if (g_str_equal (command, "outdent"))
    move_level (self, -1);
  else if (g_str_equal (command, "indent"))
    move_level (self, 1);
  else if (g_str_equal (command, "duplicate"))
    g_action_group_activate_action (G_ACTION_GROUP (self->actions), "duplicate", NULL);
  else if (g_str_equal (command, "delete"))
    ash_rubric_grid_empty (self->cells);
  else if (g_str_equal (command, "rename"))
    ash_rubric_grid_edit (self->cells, NULL);
  else if (g_str_equal (command, "new-sibling") && entry != NULL)
    ash_rubric_entry_end (ASH_RUBRIC_ENTRY (entry));
  else if (g_str_equal (command, "new-sibling"))
    g_action_group_activate_action (G_ACTION_GROUP (self->actions), "add-criterion", NULL);
  else
    return g_str_equal (command, "use-in") || g_str_equal (command, "use-again") ||
           g_str_equal (command, "add-module") || g_str_equal (command, "new-item");
  return TRUE;
}
