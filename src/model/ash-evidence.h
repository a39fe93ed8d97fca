#pragma once

#include "ash-design.h"

G_BEGIN_DECLS

/* id of an outcome -> (element-type AshAssessment) what shows it itself; all borrowed */
GHashTable *ash_design_evidence (const AshDesign *design);
/* (element-type utf8): ids of the outcomes that evidence shows; borrowed */
GHashTable *ash_design_shown_outcomes (const AshDesign *design);

G_END_DECLS
