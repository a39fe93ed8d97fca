#pragma once

#include <ash-page.h>

#include "ash-propose.h"
#include "ash-rates.h"

G_BEGIN_DECLS

AshProposal *ash_proposal_new (const char *source);
AshProposedModule *ash_proposal_add (AshProposal *self, const char *title);
void ash_proposed_module_add (AshProposedModule *self, const AshItem *item, gint64 minutes);
void ash_proposed_module_add_part (AshProposedModule *self,
                                   const AshItem *item,
                                   const char *title,
                                   gint64 minutes,
                                   gsize start,
                                   gsize end);

/* What is looked at, and the proposal that comes of it. */
typedef struct
{
  const AshDesign *design;
  const AshBodies *bodies;
  AshProgress *progress;
  AshProposal *proposal;
  AshLinkMap *links;
  AshRates rates;
  GHashTable *used; /* (nullable) */
} AshProposing;

gboolean ash_propose_is_used (const AshProposing *self, const AshItem *item);
/* An item with all that is below it, except what is used. */
gboolean ash_propose_put (AshProposing *self,
                          AshProposedModule *module,
                          const AshItem *item,
                          GError **error);
gint64 ash_propose_minutes (const AshProposing *self, const AshItem *item);
GPtrArray *ash_propose_units (const AshDesign *design);
const char *ash_propose_title (const AshItem *item);
gboolean ash_propose_by_headings (AshProposing *self, GError **error);
gboolean ash_propose_by_weeks (AshProposing *self, GError **error);
/* @n_modules: 0: as many as its workload suggests */
gboolean ash_propose_by_workload (AshProposing *self, guint n_modules, GError **error);
/* Sets %ASH_ERROR_REFUSED. Returns: %FALSE */
gboolean ash_propose_refuse (GError **error, const char *why);

G_END_DECLS
