#pragma once

#include <gtk/gtk.h>

#include "ash-place.h"

G_BEGIN_DECLS

/* How minutes are estimated in the credential that is worked on: each figure with where it comes
 * from, to be said otherwise for this credential. */
void ash_rates_window_present (GtkWindow *parent, AshPlace *place);

G_END_DECLS
