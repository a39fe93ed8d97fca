#pragma once

#include <ash-document.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a credential is: title, code, purpose, audience, time, outcomes; and who issues badges.
 * All that is changed in it is one step to undo. */
void ash_sheet_dialog_present (GtkWindow *parent, AshDocument *document, const char *credential);

G_END_DECLS
