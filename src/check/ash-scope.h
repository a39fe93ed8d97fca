#pragma once

#include "ash-marks.h"

G_BEGIN_DECLS

/* One module as what the matrix is about: its own outcomes and those that its items and its
 * evidence serve, its items, and whatever shows those outcomes. What was once in it stays until the
 * scope is chosen anew: a mark that is taken away does not take the row from under the hand. %NULL
 * is the whole credential. Figures are never those of a scope. */

AshScope *ash_scope_new (const char *module);
AshScope *ash_scope_ref (AshScope *self);
void ash_scope_unref (AshScope *self);
/* Takes in what the design says now. Returns: %FALSE when its module is gone. */
gboolean ash_scope_follow (AshScope *self, const AshDesign *design, const AshMarks *marks);
const char *ash_scope_get_module (const AshScope *self);                    /* (nullable) */
gboolean ash_scope_has_outcome (const AshScope *self, const char *outcome); /* ids */
gboolean ash_scope_has_evidence (const AshScope *self, const char *evidence);
guint ash_scope_n_outcomes (const AshScope *self, const AshDesign *design);

/* (transfer container) (element-type AshItem): the modules that there are to choose from */
GPtrArray *ash_scope_modules (const AshDesign *design);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshScope, ash_scope_unref)

G_END_DECLS
