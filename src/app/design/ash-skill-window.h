#pragma once

#include <gtk/gtk.h>

#include "ash-place.h"

G_BEGIN_DECLS

/* A skill or a graduate attribute of the credential: where it comes from, its level, the outcomes
 * that show it, and who confirms that it is wanted. @statement NULL: who confirms the credential
 * as a whole. */
void ash_skill_window_present (GtkWindow *parent, AshPlace *place, const char *statement);

G_END_DECLS
