#pragma once

#include <gtk/gtk.h>

#include "ash-place.h"

G_BEGIN_DECLS

/* The versions that are kept of a credential, what was decided of them, and when it is looked at
 * again. */
void ash_versions_window_present (GtkWindow *parent, AshPlace *place);

G_END_DECLS
