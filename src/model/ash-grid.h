#pragma once

#include "ash-records.h"

G_BEGIN_DECLS

/* One criterion of a rubric, with its levels from left to right. */
typedef struct
{
  AshCriterion *criterion;
  GPtrArray *ratings;  /* (element-type AshRating) */
  GPtrArray *outcomes; /* (element-type utf8) ids of the statements that it shows */
} AshGridRow;

/**
 * AshGrid:
 *
 * A rubric as a grid. Levels hang on each criterion by themselves; they are a column where they
 * have the same place. A criterion may have fewer than others: then it has no cell there. Every
 * edit is a pure function on the grid; the desk stores the difference.
 */
typedef struct
{
  AshRubric *rubric;
  GPtrArray *rows; /* (element-type AshGridRow) */
} AshGrid;

AshGrid *ash_grid_new (void);
AshGrid *ash_grid_copy (const AshGrid *self);
void ash_grid_free (AshGrid *self);
void ash_grid_row_free (AshGridRow *self);
/* As one that was never stored: every id is gone. */
void ash_grid_forget_ids (AshGrid *self);

AshGridRow *ash_grid_row (const AshGrid *self, guint row);
AshRating *ash_grid_rating (const AshGrid *self, guint row, guint column); /* NULL: none there */
guint ash_grid_columns (const AshGrid *self);
/* What all levels of a column share; FALSE or %NULL when they differ. */
const char *ash_grid_column_title (const AshGrid *self, guint column);
gboolean
ash_grid_column_points (const AshGrid *self, guint column, gint64 *min_c, gint64 *points_c);
/* The most points of a row, and what share of the whole it has; `ASH_UNSET` when not to be known */
gint64 ash_grid_row_points (const AshGrid *self, guint row);
gint64 ash_grid_row_share (const AshGrid *self, guint row);
gboolean ash_grid_has_weights (const AshGrid *self); /* of any criterion's own */

/* Edits */
guint ash_grid_add_row (AshGrid *self, guint before, const char *title);
gboolean ash_grid_duplicate_row (AshGrid *self, guint row);
gboolean ash_grid_move_row (AshGrid *self, guint row, guint to);
gboolean ash_grid_remove_row (AshGrid *self, guint row);
guint ash_grid_add_column (AshGrid *self, guint before, const char *title);
gboolean ash_grid_move_column (AshGrid *self, guint column, guint to);
gboolean ash_grid_remove_column (AshGrid *self, guint column);
gboolean ash_grid_set_row_title (AshGrid *self, guint row, const char *title);
gboolean ash_grid_set_cell (AshGrid *self, guint row, guint column, const char *text);
gboolean ash_grid_set_level (
    AshGrid *self, guint row, guint column, const char *title, gint64 min_c, gint64 points_c);
gboolean ash_grid_set_column_title (AshGrid *self, guint column, const char *title);
gboolean ash_grid_set_column_points (AshGrid *self, guint column, gint64 min_c, gint64 points_c);
gboolean ash_grid_set_weight (AshGrid *self, guint row, gint64 weight_bp);
void ash_grid_share_weights (AshGrid *self); /* 100 % in equal parts */
gboolean ash_grid_set_scoring (AshGrid *self, AshScoring scoring);
gboolean ash_grid_set_outcome (AshGrid *self, guint row, const char *statement, gboolean shows);
gboolean ash_grid_shows (const AshGrid *self, guint row, const char *statement);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshGrid, ash_grid_free)

G_END_DECLS
