/* What each place of the grid shows, and what it is called by a screen reader. */
#include <glib/gi18n-lib.h>

#include "ash-names.h"
#include "ash-rubric-grid-private.h"

static const AshStatement *
outcome_with_id (AshRubricGrid *self, const char *id)
{
  for (guint i = 0; i < self->outcomes->len; i++)
    {
      const AshStatement *outcome = g_ptr_array_index (self->outcomes, i);

      if (g_strcmp0 (outcome->record.id, id) == 0)
        return outcome;
    }
  return NULL;
}

/* "O2, O3"; "" when the criterion shows none */
static char *
codes_of (AshRubricGrid *self, const AshGridRow *row)
{
  GString *codes = g_string_new (NULL);

  for (guint i = 0; i < row->outcomes->len; i++)
    {
      const AshStatement *outcome = outcome_with_id (self, g_ptr_array_index (row->outcomes, i));

      if (outcome != NULL)
        g_string_append_printf (codes, "%s%s", codes->len > 0 ? ", " : "",
                                outcome->code != NULL ? outcome->code : _ ("Outcome"));
    }
  return g_string_free (codes, FALSE);
}

static char *
say_points (AshRubricGrid *self, gint64 min_c, gint64 points_c)
{
  AshScoring scoring = self->grid->rubric->scoring;
  g_autofree char *points = ash_grid_format_points (scoring, min_c, points_c);

  if (*points == '\0')
    return g_strdup ("");
  return g_strdup_printf (g_str_equal (points, "1") ? _ ("%s pt") : _ ("%s pts"), points);
}

static char *
level_title (AshRubricGrid *self, int column)
{
  const char *title = ash_grid_column_title (self->grid, (guint) column);

  return title != NULL && *title != '\0' ? g_strdup (title)
                                         : g_strdup_printf (_ ("Level %d"), column + 1);
}

static void
call (AshRubricCell *cell, const char *name)
{
  ash_name (cell, name);
}

static void
show_level (AshRubricGrid *self, AshRubricCell *cell, int column)
{
  g_autofree char *title = level_title (self, column);
  gint64 min_c, points_c;
  gboolean is_common = ash_grid_column_points (self->grid, (guint) column, &min_c, &points_c);
  g_autofree char *points = is_common ? say_points (self, min_c, points_c) : g_strdup ("");
  const char *own = ash_grid_column_title (self->grid, (guint) column);
  gboolean is_named = own != NULL && *own != '\0';
  g_autofree char *called = is_named ? g_strdup_printf (_ ("Level %s"), title) : g_strdup (title);
  g_autofree char *name =
      *points != '\0' ? g_strdup_printf ("%s, %s", called, points) : g_strdup (called);

  ash_rubric_cell_show (cell, title, points, NULL, NULL);
  call (cell, name);
}

static void
outcome_toggled_cb (GtkCheckButton *button, AshRubricGrid *self)
{
  const char *id = g_object_get_data (G_OBJECT (button), "outcome");
  int row = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "row"));

  if (self->grid != NULL &&
      ash_grid_set_outcome (self->grid, (guint) row, id, gtk_check_button_get_active (button)))
    ash_rubric_grid_edited (self, _ ("Change what it shows"), NULL);
}

static GtkWidget *
outcome_check (AshRubricGrid *self, const AshStatement *outcome, int row)
{
  GtkWidget *button = gtk_check_button_new ();
  g_autofree char *text = g_strdup_printf ("%s  %s", outcome->code != NULL ? outcome->code : "",
                                           outcome->text != NULL ? outcome->text : "");
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_width_chars (GTK_LABEL (label), 24);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_widget_set_parent (label, button);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (button),
                               ash_grid_shows (self->grid, (guint) row, outcome->record.id));
  ash_name (button, text);
  g_object_set_data_full (G_OBJECT (button), "outcome", g_strdup (outcome->record.id), g_free);
  g_object_set_data (G_OBJECT (button), "row", GINT_TO_POINTER (row));
  g_signal_connect (button, "toggled", G_CALLBACK (outcome_toggled_cb), self);
  return button;
}

/* Made when it is opened, from what the grid says then. */
static void
fill_outcomes (GtkMenuButton *button, gpointer data)
{
  AshRubricGrid *self = data;
  AshRubricCell *cell =
      ASH_RUBRIC_CELL (gtk_widget_get_ancestor (GTK_WIDGET (button), ASH_TYPE_RUBRIC_CELL));
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = gtk_label_new (_ ("This criterion shows"));

  gtk_widget_add_css_class (head, "heading");
  gtk_label_set_xalign (GTK_LABEL (head), 0);
  gtk_box_append (GTK_BOX (box), head);
  for (guint i = 0; i < self->outcomes->len; i++)
    gtk_box_append (GTK_BOX (box), outcome_check (self, g_ptr_array_index (self->outcomes, i),
                                                  ash_rubric_cell_get_row (cell)));
  if (self->outcomes->len == 0)
    gtk_box_append (GTK_BOX (box), gtk_label_new (_ ("This credential has no outcomes yet.")));
  gtk_widget_add_css_class (popover, "rubric-outcomes");
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (button, popover);
}

static void
show_chip (AshRubricGrid *self, AshRubricCell *cell, const char *codes, const char *title)
{
  GtkMenuButton *button =
      ash_rubric_cell_get_button (cell, *codes != '\0' ? codes : _ ("Outcome…"));
  g_autofree char *name = NULL;

  if (*codes != '\0')
    name = g_strdup_printf (_ ("“%s” shows %s"), title, codes);
  else
    name = g_strdup_printf (_ ("Choose what “%s” shows"), title);
  ash_name (button, name);
  gtk_menu_button_set_create_popup_func (button, fill_outcomes, self, NULL);
}

static void
show_criterion (AshRubricGrid *self, AshRubricCell *cell, int row)
{
  const AshGridRow *found = ash_grid_row (self->grid, (guint) row);
  const char *title = found->criterion->title;
  gint64 share = ash_grid_row_share (self->grid, (guint) row);
  g_autofree char *codes = codes_of (self, found);
  g_autofree char *number = ash_grid_format_hundredths (share);
  const char *id = found->criterion->record.id;
  guint talk = id != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->talk, id)) : 0;
  g_autofree char *weight = share >= 0 ? g_strdup_printf (_ ("%s %%"), number) : g_strdup ("");
  g_autofree char *name = NULL;

  if (title == NULL || *title == '\0')
    title = _ ("Name this criterion");
  name = g_strdup_printf (_ ("Criterion %d: %s. %s %s"), row + 1, title, codes, weight);
  ash_rubric_cell_show (cell, title, NULL, NULL, found->criterion->text);
  if (found->criterion->title == NULL || *found->criterion->title == '\0')
    gtk_widget_add_css_class (GTK_WIDGET (cell), "unnamed");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (cell), "unnamed");
  show_chip (self, cell, codes, title);
  ash_rubric_cell_set_aside (cell, weight);
  ash_rubric_cell_set_talk (cell, talk, title, id);
  call (cell, name);
}

static void
show_text (AshRubricGrid *self, AshRubricCell *cell, int row, int column)
{
  const AshRating *rating = ash_grid_rating (self->grid, (guint) row, (guint) column);
  const char *criterion = ash_grid_row (self->grid, (guint) row)->criterion->title;
  const char *common = ash_grid_column_title (self->grid, (guint) column);
  gint64 min_c, points_c;
  gboolean has_points =
      rating != NULL && !ash_grid_column_points (self->grid, (guint) column, &min_c, &points_c);
  g_autofree char *worth =
      rating != NULL ? say_points (self, rating->min_c, rating->points_c) : g_strdup ("");
  gboolean has_title = rating != NULL && common == NULL;
  const char *text = rating != NULL && rating->text != NULL ? rating->text : "";
  g_autofree char *points = has_points || (self->is_narrow && rating != NULL)
                                ? say_points (self, rating->min_c, rating->points_c)
                                : g_strdup ("");
  g_autofree char *level =
      has_title && rating->title != NULL ? g_strdup (rating->title) : level_title (self, column);
  g_autofree char *name = NULL;

  if (rating == NULL)
    gtk_widget_add_css_class (GTK_WIDGET (cell), "absent");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (cell), "absent");
  name = g_strdup_printf ("%s, %s%s%s: %s", criterion != NULL ? criterion : _ ("Criterion"), level,
                          *worth != '\0' ? ", " : "", worth,
                          rating == NULL  ? _ ("no level here")
                          : *text == '\0' ? _ ("empty")
                                          : text);
  ash_rubric_cell_show (cell, has_title || self->is_narrow ? level : NULL, points, text,
                        rating == NULL ? "—" : NULL);
  call (cell, name);
}

void
ash_rubric_grid_show_cell (AshRubricGrid *self, AshRubricCell *cell)
{
  int row = ash_rubric_cell_get_row (cell);
  int column = ash_rubric_cell_get_column (cell);

  if (row < 0)
    show_level (self, cell, column);
  else if (column < 0)
    show_criterion (self, cell, row);
  else
    show_text (self, cell, row, column);
}
