#pragma once

#include "ash-grid.h"

G_BEGIN_DECLS

/* Tables as spreadsheets give and take them: an array of rows, each an array of texts. */

/* More than any rubric; a grid of more cannot be edited by hand either. */
#define ASH_GRID_MOST_ROWS 200
#define ASH_GRID_MOST_COLUMNS 20

/* The row of the levels' names and the column of the criteria's, to say where a block begins. */
#define ASH_GRID_HEAD (-1)

GPtrArray *ash_table_parse (const char *text); /* (element-type GPtrArray of utf8) */
/* A large one, row by row */
typedef struct _AshTableReader AshTableReader;
AshTableReader *ash_table_reader_new (const char *text);
GPtrArray *ash_table_reader_next (AshTableReader *self, int *out_line);
void ash_table_reader_free (AshTableReader *self);
char *ash_table_write (GPtrArray *table, char separator);

/* Whole rubrics */
gboolean ash_grid_take_table (AshGrid *self, GPtrArray *table);
GPtrArray *ash_grid_to_table (const AshGrid *self);
/* Blocks of cells */
gboolean ash_grid_paste (AshGrid *self, GPtrArray *table, int row, int column);
char *ash_grid_cell_text (const AshGrid *self, int row, int column);

/* What is typed for points: "4", "2.5", "3–4", with or without a unit. */
gboolean ash_grid_parse_points (const char *text, gint64 *min_c, gint64 *points_c);
char *ash_grid_format_points (AshScoring scoring, gint64 min_c, gint64 points_c);
/* "30", "30 %", "12.5 %": basis points */
gboolean ash_grid_parse_weight (const char *text, gint64 *weight_bp);
char *ash_grid_format_hundredths (gint64 hundredths); /* 250 as "2.5" */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshTableReader, ash_table_reader_free)

G_END_DECLS
