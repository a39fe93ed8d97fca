#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Pops up a popover that is made for once: at @at, but held by @holder, which stays when what it
 * points at is made anew. Gone once it is closed. */
void ash_popup_at (GtkWidget *popover, GtkWidget *holder, GtkWidget *at);

G_END_DECLS
