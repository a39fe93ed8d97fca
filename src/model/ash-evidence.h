#pragma once

#include "ash-design.h"

G_BEGIN_DECLS

/* What an authentic task says, in order, closed by NULL: the fields "brief.role", … of evidence. */
#define ASH_N_BRIEF_PARTS 5
extern const char *const ASH_BRIEF_PARTS[];

/* id of an outcome -> (element-type AshAssessment) what shows it itself; all borrowed */
GHashTable *ash_design_evidence (const AshDesign *design);
/* (element-type utf8): ids of the outcomes that evidence shows; borrowed */
GHashTable *ash_design_shown_outcomes (const AshDesign *design);

G_END_DECLS
