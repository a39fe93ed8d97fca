#pragma once

#include <gtk/gtk.h>

#include "ash-place.h"

G_BEGIN_DECLS

/* Records who decided what of the credential as it is now, or of a version of it. The status that
 * follows is proposed, and stays where that is not wanted. */
void ash_decision_dialog_present (GtkWindow *parent, AshPlace *place);

G_END_DECLS
