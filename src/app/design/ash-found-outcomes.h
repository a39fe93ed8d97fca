#pragma once

#include <gtk/gtk.h>

#include "ash-place.h"

G_BEGIN_DECLS

/* Outcomes that the course states already, to be ticked and used; where nothing is found, one to
 * begin with. Signals: `done`: used, or set aside; `write` (const char *): to be written by hand,
 * beginning with these words or "". */
#define ASH_TYPE_FOUND_OUTCOMES (ash_found_outcomes_get_type ())
G_DECLARE_FINAL_TYPE (AshFoundOutcomes, ash_found_outcomes, ASH, FOUND_OUTCOMES, GtkWidget)

GtkWidget *ash_found_outcomes_new (AshPlace *place);
/* Looks once for each credential. @can_go_back: there are outcomes already. */
void ash_found_outcomes_show (AshFoundOutcomes *self, AshDesign *design, gboolean can_go_back);

void ash_found_outcomes_set_narrow (AshFoundOutcomes *self, gboolean is_narrow);

G_END_DECLS
