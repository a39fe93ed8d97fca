#pragma once

#include <gtk/gtk.h>

#include "ash-place.h"

G_BEGIN_DECLS

/* Where the next outcome is typed: Enter adds it and waits for another one; its level, and a word
 * about a verb that cannot be observed, appear while one types. Signal `closed`. */
#define ASH_TYPE_OUTCOME_DRAFT (ash_outcome_draft_get_type ())
G_DECLARE_FINAL_TYPE (AshOutcomeDraft, ash_outcome_draft, ASH, OUTCOME_DRAFT, GtkWidget)

void ash_outcome_draft_set_module (AshOutcomeDraft *self, const char *module);
void ash_outcome_draft_set_place (AshOutcomeDraft *self, AshPlace *place);
void ash_outcome_draft_open (AshOutcomeDraft *self,
                             const char *text); /* (nullable) to begin with */
void ash_outcome_draft_flush (AshOutcomeDraft *self);

G_END_DECLS
