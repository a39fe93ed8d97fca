#pragma once

#include <gtk/gtk.h>
#include <ash-marks.h>
#include <ash-talk.h>

G_BEGIN_DECLS

/**
 * AshOutcomeRow:
 *
 * An outcome as a row of the matrix: its code, its text (a click edits it in place), its level, its
 * marks, and at most one line of advice. Changes nothing itself; signals:
 * `mark` (guint column, int depth): it is to be this AshMarkDepth, -1: the next; `edited` (const char *): another text;
 * `level` (const char *): a nick or ""; `advice` (const char *): "instead" with a verb's words
 * after a space, "show-by ID", "evidence", "dismiss"; `entered` (int column): the keyboard is
 * there, -1 the text.
 */
#define ASH_TYPE_OUTCOME_ROW (ash_outcome_row_get_type ())
G_DECLARE_FINAL_TYPE (AshOutcomeRow, ash_outcome_row, ASH, OUTCOME_ROW, GtkWidget)

GtkWidget *ash_outcome_row_new (void);
/* Where the marks stand, the same for all rows of a matrix and for its head. */
typedef struct
{
  GPtrArray *columns; /* (element-type AshColumn) those in sight */
  guint n_evidence;   /* how many of them are evidence */
  guint evidence_pad; /* empty places where there are fewer than its head needs */
  guint learning_pad;
  int cell_width;
} AshMatrixLayout;
void ash_outcome_row_set_layout (AshOutcomeRow *self, const AshMatrixLayout *layout);
/* Advice as a sign at the end of the text, so that all rows are equally high. */
void ash_outcome_row_set_folded (AshOutcomeRow *self, gboolean is_folded);
/* Shows an outcome; touches only what differs from what is shown. */
void ash_outcome_row_show (AshOutcomeRow *self,
                           const AshDesign *design,
                           const AshMarks *marks,
                           const AshTalk *talk,
                           const AshStatement *outcome);
const char *ash_outcome_row_get_id (AshOutcomeRow *self);
/* @column -1: the text. */
void ash_outcome_row_focus (AshOutcomeRow *self, int column);
void ash_outcome_row_edit (AshOutcomeRow *self);
gboolean ash_outcome_row_is_editing (AshOutcomeRow *self);
/* What is seen at once when a mark is set; the document follows. */
void ash_outcome_row_show_mark (AshOutcomeRow *self, guint column, AshMark mark);
GtkWidget *ash_outcome_row_get_cell (AshOutcomeRow *self, guint column);

G_END_DECLS
