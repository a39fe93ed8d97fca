#pragma once

#include <adwaita.h>
#include <ash-propose.h>

G_BEGIN_DECLS

/**
 * AshProposedRow:
 *
 * A proposed module: whether it is used, where it goes, what it holds; its name and its items stand
 * below it. What is done here is done to the proposal at once. Signals: `changed`: the module is
 * not what it was; `adjusted`: there are others now, and the rows are to be made anew; `aim`: she
 * asks where it goes.
 */
#define ASH_TYPE_PROPOSED_ROW (ash_proposed_row_get_type ())
G_DECLARE_FINAL_TYPE (AshProposedRow, ash_proposed_row, ASH, PROPOSED_ROW, AdwExpanderRow)

/* @proposal: outlives the row; @is_narrow: where it goes stands below it, not beside its title */
GtkWidget *ash_proposed_row_new (AshProposal *proposal, guint module, gboolean is_narrow);
guint ash_proposed_row_get_module (AshProposedRow *self);
/* @credential: title of where it goes; @joins: (nullable) of the module there */
void ash_proposed_row_set_target (AshProposedRow *self, const char *credential, const char *joins);

G_END_DECLS
