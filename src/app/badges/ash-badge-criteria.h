#pragma once

#include <gtk/gtk.h>

#include "ash-place.h"

G_BEGIN_DECLS

/* What was done to earn the badge of the place's credential: as the design gives it, or in the
 * author's own words beside what the design gives now. */
void ash_badge_criteria_present (GtkWindow *parent, AshPlace *place);

G_END_DECLS
