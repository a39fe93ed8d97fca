#pragma once

#include "ash-desk.h"

G_BEGIN_DECLS

/* Who decided what of which version of a credential. */

/* @decision: person, role, date, verdict and text are taken; its `revision` too, when it names one.
 * Else what is more than a note is bound to the newest version that the credential still is; one is
 * kept when there is none. @status: what the credential's becomes with it, or -1. (transfer full):
 * the decision's id */
char *ash_desk_decide (AshStore *store,
                       const char *credential,
                       const AshDecision *decision,
                       int status,
                       GError **error);
gboolean ash_desk_delete_decision (AshStore *store, const char *decision, GError **error);
/* The status that a verdict leads to from another; -1: it stays. */
int ash_decision_proposes (AshDecisionVerdict verdict, AshCredentialStatus now);
/* The approval that holds: the last one that no later verdict took back. (transfer none) */
const AshDecision *ash_decision_approval (GPtrArray *decisions);
/* (transfer full): a civil day, or a time in UTC, as people write it */
char *ash_decision_say_day (const char *text);
/* Whether @text is a civil day, "2027-03-01". */
gboolean ash_decision_is_day (const char *text);

G_END_DECLS
