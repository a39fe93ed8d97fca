#pragma once

#include <gtk/gtk.h>

#include "ash-place.h"

G_BEGIN_DECLS

/* Outcomes and what shows them: the matrix, the same as sentences, or, while there are none, what
 * was found in the course. */
#define ASH_TYPE_OUTCOMES_PANE (ash_outcomes_pane_get_type ())
G_DECLARE_FINAL_TYPE (AshOutcomesPane, ash_outcomes_pane, ASH, OUTCOMES_PANE, GtkWidget)

GtkWidget *ash_outcomes_pane_new (AshPlace *place);
void ash_outcomes_pane_show (AshOutcomesPane *self, AshDesign *design);
void ash_outcomes_pane_set_width (AshOutcomesPane *self, int width, gboolean is_narrow);
gboolean ash_outcomes_pane_go_to (AshOutcomesPane *self, const char *record, const char *part);
/* @command: of the window's, about the outcome that has the keyboard, or about @outcome */
gboolean ash_outcomes_pane_run (AshOutcomesPane *self, const char *command);
gboolean ash_outcomes_pane_run_on (AshOutcomesPane *self, const char *command, const char *outcome);
AshPlace *ash_outcomes_pane_get_place (AshOutcomesPane *self);
AshDesign *ash_outcomes_pane_get_design (AshOutcomesPane *self); /* (nullable) */
void ash_outcomes_pane_flush (AshOutcomesPane *self);

G_END_DECLS
