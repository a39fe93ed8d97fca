#pragma once

#include <adwaita.h>
#include <ash-document.h>

G_BEGIN_DECLS

/**
 * AshProposePane:
 *
 * Modules that a course, or what of it is not used yet, could be broken into, to be looked at and
 * adjusted before one step makes them. It stands in the place of the credentials. Signals: `made`
 * (id of the credential into which the first went); `closed`: she has seen enough of it.
 */
#define ASH_TYPE_PROPOSE_PANE (ash_propose_pane_get_type ())
G_DECLARE_FINAL_TYPE (AshProposePane, ash_propose_pane, ASH, PROPOSE_PANE, GtkWidget)

void ash_propose_pane_set_document (AshProposePane *self, AshDocument *document);
/* @source: id of a course of the document. What was proposed for it and is still true stays as she
 * has adjusted it. */
void ash_propose_pane_open (AshProposePane *self, const char *source);
void ash_propose_pane_apply (AshProposePane *self, const AshChangeSet *changes);
void ash_propose_pane_set_narrow (AshProposePane *self, gboolean is_narrow);

G_END_DECLS
