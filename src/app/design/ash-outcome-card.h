#pragma once

#include <gtk/gtk.h>
#include <ash-marks.h>

#include "ash-place.h"

G_BEGIN_DECLS

/* An outcome in sentences: what assesses it, where it is practised, where it is introduced. Each
 * sentence opens a list of what could do so. Signals: `entered`; `add-evidence` (GtkWidget *). */
#define ASH_TYPE_OUTCOME_CARD (ash_outcome_card_get_type ())
G_DECLARE_FINAL_TYPE (AshOutcomeCard, ash_outcome_card, ASH, OUTCOME_CARD, GtkWidget)

GtkWidget *ash_outcome_card_new (AshPlace *place);
/* @columns: all there are, each item for itself; kept. */
void ash_outcome_card_show (AshOutcomeCard *self,
                            AshDesign *design,
                            AshMarks *marks,
                            GPtrArray *columns,
                            const AshStatement *outcome);
const char *ash_outcome_card_get_id (AshOutcomeCard *self);
void ash_outcome_card_focus (AshOutcomeCard *self);
void ash_outcome_card_edit (AshOutcomeCard *self);

G_END_DECLS
