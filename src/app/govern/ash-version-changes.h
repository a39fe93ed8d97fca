#pragma once

#include <gtk/gtk.h>

#include "ash-place.h"

G_BEGIN_DECLS

/* What differs between a version and the credential now, or another version, line by line; what is
 * now can be taken back. */
void ash_version_changes_present (GtkWindow *parent, AshPlace *place, const char *revision);

G_END_DECLS
