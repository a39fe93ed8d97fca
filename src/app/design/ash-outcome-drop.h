#pragma once

#include <gtk/gtk.h>

#include "ash-place.h"

G_BEGIN_DECLS

/* Skills and attributes of frameworks that are dragged onto an outcome below @pane are used in the
 * place's credential, shown by that outcome. */
void ash_outcome_drop_attach (GtkWidget *pane, AshPlace *place);

G_END_DECLS
