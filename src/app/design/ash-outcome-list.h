#pragma once

#include <gtk/gtk.h>
#include <ash-marks.h>

#include "ash-place.h"

G_BEGIN_DECLS

/* The matrix as sentences, to be read aloud and on a small screen; all of it can be changed here
 * too. Signal `add-evidence` (GtkWidget *). */
#define ASH_TYPE_OUTCOME_LIST (ash_outcome_list_get_type ())
G_DECLARE_FINAL_TYPE (AshOutcomeList, ash_outcome_list, ASH, OUTCOME_LIST, GtkWidget)

GtkWidget *ash_outcome_list_new (AshPlace *place);
void ash_outcome_list_show (AshOutcomeList *self,
                            AshDesign *design,
                            AshMarks *marks,
                            GPtrArray *outcomes);
gboolean ash_outcome_list_go_to (AshOutcomeList *self, const char *record);
const char *ash_outcome_list_get_current (AshOutcomeList *self);
void ash_outcome_list_edit_current (AshOutcomeList *self);

G_END_DECLS
