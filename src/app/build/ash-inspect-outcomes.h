#pragma once

#include "ash-place.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AshInspectOutcomes:
 *
 * The outcomes that an item introduces, practises or shows, and a way to choose others.
 */
#define ASH_TYPE_INSPECT_OUTCOMES (ash_inspect_outcomes_get_type ())
G_DECLARE_FINAL_TYPE (AshInspectOutcomes, ash_inspect_outcomes, ASH, INSPECT_OUTCOMES, GtkWidget)

GtkWidget *ash_inspect_outcomes_new (AshPlace *place);
void ash_inspect_outcomes_show (AshInspectOutcomes *self, const char *item);

G_END_DECLS
