#pragma once

#include <gtk/gtk.h>

#include "ash-place.h"

G_BEGIN_DECLS

/* "All 17 go along", or "3 of 17 left out" */
char *ash_left_out_say (const AshDesign *design);
/* Leaves an item out of packages or puts it back, with a toast that takes it back; a refusal is
 * said. */
void ash_left_out_set (GtkWidget *widget, AshPlace *place, const char *item, gboolean is_left_out);
void ash_left_out_bind_teachers (GtkSwitch *toggle, AshPlace *place);
/* All the items with a tick each. */
void ash_left_out_present (GtkWindow *parent, AshPlace *place);

G_END_DECLS
