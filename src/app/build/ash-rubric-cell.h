#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AshRubricCell:
 *
 * One place of a rubric's grid as it is read: a level's name and points, a criterion, or what is
 * said of a level. Takes the keyboard; what is typed goes into an #AshRubricEntry laid over it.
 */
#define ASH_TYPE_RUBRIC_CELL (ash_rubric_cell_get_type ())
G_DECLARE_FINAL_TYPE (AshRubricCell, ash_rubric_cell, ASH, RUBRIC_CELL, GtkWidget)

/* @row and @column from 0; `ASH_GRID_HEAD` for the names */
GtkWidget *ash_rubric_cell_new (int row, int column);
int ash_rubric_cell_get_row (AshRubricCell *self);
int ash_rubric_cell_get_column (AshRubricCell *self);
/* Each nullable: what is not there takes no room. */
void ash_rubric_cell_show (
    AshRubricCell *self, const char *title, const char *points, const char *text, const char *hint);
/* While it is typed over, it grows with what is typed. */
void ash_rubric_cell_set_text (AshRubricCell *self, const char *text);
/* A button below the title, made with the first call, and what stands beside it. */
GtkMenuButton *ash_rubric_cell_get_button (AshRubricCell *self, const char *label);
void
ash_rubric_cell_set_talk (AshRubricCell *self, guint n, const char *about, const char *criterion);
void ash_rubric_cell_set_aside (AshRubricCell *self, const char *text);

G_END_DECLS
