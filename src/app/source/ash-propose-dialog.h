#pragma once

#include <adwaita.h>
#include <ash-document.h>

G_BEGIN_DECLS

/**
 * AshProposeDialog:
 *
 * Modules that a course could be broken into, to be looked at and adjusted before one step makes a
 * credential of them. Signal: `made` (id of the credential), just before it closes.
 */
#define ASH_TYPE_PROPOSE_DIALOG (ash_propose_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AshProposeDialog, ash_propose_dialog, ASH, PROPOSE_DIALOG, AdwWindow)

/* @source: id of a course of the document */
AshProposeDialog *
ash_propose_dialog_new (GtkWindow *parent, AshDocument *document, const char *source);

G_END_DECLS
