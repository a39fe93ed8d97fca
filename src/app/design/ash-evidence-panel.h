#pragma once

#include <gtk/gtk.h>

#include "ash-place.h"

G_BEGIN_DECLS

/* Evidence with its weights and pass marks, what completes the credential, and what else could be
 * evidence, in a popover at @at, held by @holder. @is_adding: with the keyboard at what could be
 * added. */
void
ash_evidence_panel_popup (GtkWidget *holder, GtkWidget *at, AshPlace *place, gboolean is_adding);

G_END_DECLS
