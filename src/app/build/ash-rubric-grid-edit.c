/* The one cell that is typed into: its fields, and what they store. */
#include <glib/gi18n-lib.h>

#include "ash-rubric-grid-private.h"
#include "ash-window.h"

/* Room for a few lines, whatever the cell has. */
#define LEAST_HEIGHT 96

static const AshRating *
rating_here (AshRubricGrid *self)
{
  return ash_grid_rating (self->grid, (guint) self->row, (guint) self->column);
}

static void
show_points (AshRubricGrid *self, gint64 min_c, gint64 points_c)
{
  g_autofree char *points = ash_grid_format_points (self->grid->rubric->scoring, min_c, points_c);

  ash_rubric_entry_set (self->entry, ASH_ENTRY_NUMBER, points);
}

static const char *
points_label (AshRubricGrid *self)
{
  switch (self->grid->rubric->scoring)
    {
    case ASH_SCORING_RANGE:
      return _ ("Points, 3–4");
    case ASH_SCORING_NONE:
      return NULL;
    case ASH_SCORING_POINTS:
    default:
      return _ ("Points");
    }
}

static void
fill_level (AshRubricGrid *self)
{
  gint64 min_c, points_c;
  gboolean is_common = ash_grid_column_points (self->grid, (guint) self->column, &min_c, &points_c);

  ash_rubric_entry_set_fields (self->entry, _ ("Name of the level"), points_label (self), NULL);
  ash_rubric_entry_set (self->entry, ASH_ENTRY_TITLE,
                        ash_grid_column_title (self->grid, (guint) self->column));
  show_points (self, is_common ? min_c : ASH_UNSET, is_common ? points_c : ASH_UNSET);
}

static void
fill_criterion (AshRubricGrid *self)
{
  const AshCriterion *criterion = ash_grid_row (self->grid, (guint) self->row)->criterion;
  g_autofree char *weight = ash_grid_format_hundredths (criterion->weight_bp);

  ash_rubric_entry_set_fields (self->entry, _ ("Criterion"), _ ("Weight in %"),
                               _ ("What it is about"));
  ash_rubric_entry_set (self->entry, ASH_ENTRY_TITLE, criterion->title);
  ash_rubric_entry_set (self->entry, ASH_ENTRY_NUMBER, weight);
  ash_rubric_entry_set (self->entry, ASH_ENTRY_TEXT, criterion->text);
}

/* A level has a name and points of its own where its column does not share them. */
static void
fill_text (AshRubricGrid *self)
{
  const AshRating *rating = rating_here (self);
  gint64 min_c, points_c;
  gboolean has_title =
      rating != NULL && ash_grid_column_title (self->grid, (guint) self->column) == NULL;
  gboolean has_points = rating != NULL && !ash_grid_column_points (self->grid, (guint) self->column,
                                                                   &min_c, &points_c);

  ash_rubric_entry_set_fields (self->entry, has_title ? _ ("Name of the level") : NULL,
                               has_points ? points_label (self) : NULL,
                               _ ("What this level looks like"));
  ash_rubric_entry_set (self->entry, ASH_ENTRY_TITLE, rating != NULL ? rating->title : NULL);
  if (rating != NULL)
    show_points (self, rating->min_c, rating->points_c);
  ash_rubric_entry_set (self->entry, ASH_ENTRY_TEXT, rating != NULL ? rating->text : NULL);
}

void
ash_rubric_grid_fill_entry (AshRubricGrid *self)
{
  if (self->row < 0)
    fill_level (self);
  else if (self->column < 0)
    fill_criterion (self);
  else
    fill_text (self);
}

static gboolean
store_number (AshRubricGrid *self, const char *text)
{
  guint row = (guint) MAX (self->row, 0);
  guint column = (guint) MAX (self->column, 0);
  gint64 min_c, value;
  gboolean is_read = self->column < 0 ? ash_grid_parse_weight (text, &value)
                                      : ash_grid_parse_points (text, &min_c, &value);

  ash_rubric_entry_refuse (self->entry,
                           is_read ? NULL
                           : self->column < 0
                               ? _ ("A weight is a number of percent up to 100, like 30")
                               : _ ("Points are a number, like 4 or 2.5, or a range, like 3–4"));
  if (!is_read)
    return FALSE;
  if (self->column < 0)
    return ash_grid_set_weight (self->grid, row, value);
  if (self->row < 0)
    return ash_grid_set_column_points (self->grid, column, min_c, value);
  return ash_grid_set_level (self->grid, row, column, rating_here (self)->title, min_c, value);
}

static gboolean
store_title (AshRubricGrid *self, const char *text)
{
  const AshRating *rating;

  if (self->row < 0)
    return ash_grid_set_column_title (self->grid, (guint) self->column, text);
  if (self->column < 0)
    return ash_grid_set_row_title (self->grid, (guint) self->row, text);
  rating = rating_here (self);
  return ash_grid_set_level (self->grid, (guint) self->row, (guint) self->column, text,
                             rating->min_c, rating->points_c);
}

static gboolean
store_text (AshRubricGrid *self, const char *text)
{
  AshCriterion *criterion;

  if (self->column >= 0)
    return ash_grid_set_cell (self->grid, (guint) self->row, (guint) self->column, text);
  criterion = ash_grid_row (self->grid, (guint) self->row)->criterion;
  g_free (criterion->text);
  criterion->text = *text != '\0' ? g_strdup (text) : NULL;
  return TRUE;
}

static void
typed_cb (AshRubricGrid *self, int field, const char *text)
{
  g_autofree char *what = NULL;
  gboolean is_done;

  if (self->grid == NULL || !self->is_editing)
    return;
  is_done = field == ASH_ENTRY_NUMBER  ? store_number (self, text)
            : field == ASH_ENTRY_TITLE ? store_title (self, text)
                                       : store_text (self, text);
  what = g_strdup_printf ("%d %d %d", self->row, self->column, field);
  if (!is_done)
    return;
  if (self->row < 0)
    ash_rubric_grid_edited (self, _ ("Change level"), what);
  else if (self->column < 0)
    ash_rubric_grid_edited (self, _ ("Change criterion"), what);
  else
    ash_rubric_grid_edited (self, _ ("Change rubric text"), what);
}

static void
grown_cb (AshRubricGrid *self, const char *text)
{
  AshRubricCell *cell = ash_rubric_grid_cell (self, self->row, self->column);

  if (self->is_editing && cell != NULL && self->row >= 0 && self->column >= 0)
    ash_rubric_cell_set_text (cell, text);
}

/* The cell beside this one, in reading order. */
static void
focus_beside (AshRubricGrid *self, int by)
{
  int row = self->row;
  int column = self->column + by;

  if (column >= self->columns)
    {
      row++;
      column = ASH_GRID_HEAD;
    }
  else if (column < (row < 0 ? 0 : ASH_GRID_HEAD))
    {
      row--;
      column = self->columns - 1;
    }
  if (row >= ASH_GRID_HEAD && row < self->rows)
    ash_rubric_grid_focus (self, row, column);
  else
    ash_rubric_grid_focus (self, self->row, self->column);
}

static void
left_cb (AshRubricGrid *self, int by)
{
  if (!self->is_editing || ash_rubric_entry_holds (self->entry))
    return;
  ash_rubric_grid_stop_editing (self);
  if (by == 0)
    ash_rubric_grid_focus (self, self->row, self->column);
  else
    focus_beside (self, by);
}

/* The keyboard went elsewhere, by the pointer or by a command. */
static void
focus_cb (AshRubricGrid *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  const char *why;

  ash_rubric_grid_stop_editing (self);
  /* The entry is gone with what was wrong in it. */
  why = ash_rubric_entry_refusal (self->entry);
  if (why != NULL && ASH_IS_WINDOW (root))
    ash_window_toast (ASH_WINDOW (root), why, FALSE);
  ash_rubric_entry_refuse (self->entry, NULL);
}

static gboolean
place_cb (GtkOverlay *overlay, GtkWidget *child, GdkRectangle *place, AshRubricGrid *self)
{
  AshRubricCell *cell = ash_rubric_grid_cell (self, self->row, self->column);
  graphene_rect_t bounds;
  int least;
  int needed;

  if (cell == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (cell), GTK_WIDGET (overlay), &bounds))
    return FALSE;
  /* As wide as the cell, so that its neighbours stay to be compared with. */
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &needed, NULL, NULL, NULL);
  place->width = MAX ((int) bounds.size.width, needed);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, place->width, &least, NULL, NULL, NULL);
  place->height = MAX ((int) bounds.size.height, self->row < 0 ? least : MAX (least, LEAST_HEIGHT));
  place->x = CLAMP ((int) bounds.origin.x, 0,
                    MAX (0, gtk_widget_get_width (GTK_WIDGET (overlay)) - place->width));
  place->y = (int) bounds.origin.y;
  return TRUE;
}

void
ash_rubric_grid_stop_editing (AshRubricGrid *self)
{
  AshRubricCell *cell = ash_rubric_grid_cell (self, self->row, self->column);

  if (!self->is_editing)
    return;
  ash_rubric_entry_flush (self->entry);
  self->is_editing = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->entry), FALSE);
  if (cell != NULL && self->grid != NULL)
    ash_rubric_grid_show_cell (self, cell);
}

/**
 * ash_rubric_grid_edit:
 * @typed: (nullable): the character that began it
 *
 * Opens the current place for typing.
 */
void
ash_rubric_grid_edit (AshRubricGrid *self, const char *typed)
{
  if (self->grid == NULL || ash_rubric_grid_cell (self, self->row, self->column) == NULL)
    return;
  if (self->is_editing)
    return;
  self->anchor_row = self->row;
  self->anchor_column = self->column;
  ash_rubric_grid_show_block (self);
  self->is_editing = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self->entry), TRUE);
  ash_rubric_grid_fill_entry (self);
  ash_rubric_entry_begin (self->entry, typed);
}

void
ash_rubric_grid_add_entry (AshRubricGrid *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->entry = ASH_RUBRIC_ENTRY (ash_rubric_entry_new ());
  gtk_widget_set_visible (GTK_WIDGET (self->entry), FALSE);
  gtk_overlay_add_overlay (self->overlay, GTK_WIDGET (self->entry));
  g_signal_connect (self->overlay, "get-child-position", G_CALLBACK (place_cb), self);
  g_signal_connect_swapped (self->entry, "typed", G_CALLBACK (typed_cb), self);
  g_signal_connect_swapped (self->entry, "grown", G_CALLBACK (grown_cb), self);
  g_signal_connect_swapped (self->entry, "leave", G_CALLBACK (left_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), focus);
}
