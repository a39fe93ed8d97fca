#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A press beside @popover closes it, also when a list has dropped down in it before. */
void ash_press_beside_close (GtkWidget *popover);

G_END_DECLS
