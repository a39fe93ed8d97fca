#pragma once

#include "ash-propose.h"

G_BEGIN_DECLS

AshProposal *ash_proposal_new (const char *source);
AshProposedModule *ash_proposal_add (AshProposal *self, const char *title);
void ash_proposed_module_add (AshProposedModule *self, const AshItem *item, gint64 minutes);

G_END_DECLS
