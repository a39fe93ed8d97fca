#pragma once

#include "ash-rubric-cell.h"
#include "ash-rubric-entry.h"
#include "ash-rubric-grid.h"

G_BEGIN_DECLS

struct _AshRubricGrid
{
  GtkWidget parent_instance;

  GtkOverlay *overlay;
  GtkGrid *cells;
  AshRubricEntry *entry;
  GHashTable *by_place; /* "row column" packed -> AshRubricCell */

  AshGrid *grid;       /* borrowed */
  GPtrArray *outcomes; /* (element-type AshStatement) */
  GHashTable *talk;    /* id of a criterion -> how many comments are open on it */
  int rows;            /* that there are cells for */
  int columns;

  int row; /* the current place */
  int column;
  int anchor_row; /* where the block begins that is selected up to it */
  int anchor_column;
  gboolean is_editing;
  gboolean is_narrow;
};

AshRubricCell *ash_rubric_grid_cell (AshRubricGrid *self, int row, int column);
void ash_rubric_grid_edited (AshRubricGrid *self, const char *label, const char *what);
void ash_rubric_grid_show_block (AshRubricGrid *self);
/* The block that is selected, from its first to its last place. */
void ash_rubric_grid_get_block (
    AshRubricGrid *self, int *row, int *column, int *last_row, int *last_column);

/* ash-rubric-grid-keys.c */
void ash_rubric_grid_add_keys (AshRubricGrid *self);
/* ash-rubric-grid-edit.c */
void ash_rubric_grid_add_entry (AshRubricGrid *self);
void ash_rubric_grid_fill_entry (AshRubricGrid *self);
/* ash-rubric-grid-say.c: what a place shows and is called */
void ash_rubric_grid_show_cell (AshRubricGrid *self, AshRubricCell *cell);

G_END_DECLS
