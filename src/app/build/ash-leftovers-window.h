#pragma once

#include <gtk/gtk.h>

#include "ash-place.h"

G_BEGIN_DECLS

/* What the texts of the credential at hand still say to the class of the old course: each phrase
 * with a proposal to take, to change or to leave. */
void ash_leftovers_window_present (GtkWindow *parent, AshPlace *place);

G_END_DECLS
