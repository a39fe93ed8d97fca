#pragma once

#include <gtk/gtk.h>

#include "ash-place.h"

G_BEGIN_DECLS

/* Names the credential as it is now, with who keeps it and what changed. */
void ash_version_dialog_present (GtkWindow *parent, AshPlace *place);

G_END_DECLS
