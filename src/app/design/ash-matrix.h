#pragma once

#include <gtk/gtk.h>
#include <ash-scope.h>

#include "ash-place.h"

G_BEGIN_DECLS

/**
 * AshMatrix:
 *
 * Outcomes as rows, evidence and learning as columns, a mark where they meet. Up to sixty rows are
 * as high as they need; beyond, a pool of equal rows is used again. Signals: `evidence` and
 * `add-evidence` (GtkWidget *button); `gap-beyond`: the next gap is none of those in sight.
 */
#define ASH_TYPE_MATRIX (ash_matrix_get_type ())
G_DECLARE_FINAL_TYPE (AshMatrix, ash_matrix, ASH, MATRIX, GtkWidget)

GtkWidget *ash_matrix_new (AshPlace *place);
/* What there is to show; @outcomes are those in sight. */
void ash_matrix_show (AshMatrix *self, AshDesign *design, AshMarks *marks, GPtrArray *outcomes);
void ash_matrix_set_scope (AshMatrix *self, AshScope *scope);
/* The width that the next ash_matrix_show() lays out in. */
void ash_matrix_set_width (AshMatrix *self, int width);
/* @record: an outcome, or a piece of evidence. */
gboolean ash_matrix_go_to (AshMatrix *self, const char *record);
/* (nullable): the outcome that the keyboard is at. */
const char *ash_matrix_get_current (AshMatrix *self);
void ash_matrix_edit_current (AshMatrix *self);

G_END_DECLS
