#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How many comments are open on something, as the way to them. Not to be seen while there are
 * none. */
GtkWidget *ash_talk_button_new (void);
/* @about: what it is, as it is spoken; @record and @other (nullable): as win.show-comments takes
 * them */
void ash_talk_button_show (
    GtkWidget *button, guint n, const char *about, const char *record, const char *other);

G_END_DECLS
