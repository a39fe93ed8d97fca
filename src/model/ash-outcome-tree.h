#pragma once

#include "ash-design.h"

G_BEGIN_DECLS

/* Outcomes stand on two levels: those of the whole credential, and parts of one, as the outcomes of
 * a module often are. */

/* (nullable): the one of @outcomes that @outcome is a part of, however many are said to be between
 * them; NULL: it stands for itself */
const AshStatement *ash_outcome_whole (GPtrArray *outcomes, const AshStatement *outcome);
/* Parts behind their whole, else as they stand. @outcomes: (element-type AshStatement) */
void ash_outcomes_arrange (GPtrArray *outcomes);
void ash_outcomes_add_related (GPtrArray *outcomes, GHashTable *ids);
/* How many follow @index that are parts of it, in outcomes that are arranged. */
guint ash_outcomes_n_parts (GPtrArray *outcomes, guint index);
/* (nullable): the module of the credential that it is an outcome of */
const AshItem *ash_design_outcome_module (const AshDesign *design, const AshStatement *outcome);
gboolean ash_design_has_module_outcomes (const AshDesign *design);
/* Outcomes that show a skill or an attribute: (transfer container) (element-type AshStatement) */
GPtrArray *ash_design_shown_by (const AshDesign *self, const char *statement);

G_END_DECLS
