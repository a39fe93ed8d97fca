#pragma once

#include <ash-grid-table.h>
#include <ash-talk.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AshRubricGrid:
 *
 * A rubric as a grid of cells that the keyboard walks through. It shows an #AshGrid and changes it;
 * storing is its owner's. A place is a row and a column, `ASH_GRID_HEAD` for the names.
 * Signals: `edited` (label, coalesce (nullable)): the grid was changed, and is to be stored under
 * that name; `moved`: another place is the current one.
 */
#define ASH_TYPE_RUBRIC_GRID (ash_rubric_grid_get_type ())
G_DECLARE_FINAL_TYPE (AshRubricGrid, ash_rubric_grid, ASH, RUBRIC_GRID, GtkWidget)

GtkWidget *ash_rubric_grid_new (void);
/* @grid: borrowed until the next call. @outcomes: (element-type AshStatement) (transfer none): the
 * credential's. */
void ash_rubric_grid_show (AshRubricGrid *self, AshGrid *grid, GPtrArray *outcomes);
/* What people say of its criteria; only read during the call. */
void ash_rubric_grid_show_talk (AshRubricGrid *self, const AshTalk *talk);
void ash_rubric_grid_get_place (AshRubricGrid *self, int *row, int *column);
void ash_rubric_grid_focus (AshRubricGrid *self, int row, int column);
void ash_rubric_grid_select (AshRubricGrid *self, int row, int column, int to_row, int to_column);
void ash_rubric_grid_edit (AshRubricGrid *self, const char *typed);
void ash_rubric_grid_empty (AshRubricGrid *self); /* the places that are selected */
void ash_rubric_grid_set_narrow (AshRubricGrid *self, gboolean is_narrow);
void ash_rubric_grid_flush (AshRubricGrid *self);
/* Stores what is being typed, and shows the cell again. */
void ash_rubric_grid_stop_editing (AshRubricGrid *self);

G_END_DECLS
