#pragma once

#include "ash-form-editor.h"

G_BEGIN_DECLS

/**
 * AshModuleOutcomes:
 *
 * What learners can do after a module: its outcomes, one taken in or written, one given back to the
 * whole credential.
 */
typedef struct _AshModuleOutcomes AshModuleOutcomes;

/* Adds its group to the form, which keeps it. */
AshModuleOutcomes *ash_module_outcomes_add (AshFormEditor *editor, AshForm *form);
void ash_module_outcomes_show (AshModuleOutcomes *self, const char *module);

G_END_DECLS
