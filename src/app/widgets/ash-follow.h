#pragma once

#include <ash-live.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @func is called with @widget for each new design while it is in sight; what was missed meanwhile,
 * when it comes into sight again. */
typedef void (*AshFollowFunc) (gpointer widget);
void ash_follow_design (GtkWidget *widget, AshLive *live, AshFollowFunc func);

G_END_DECLS
