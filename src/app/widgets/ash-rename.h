#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*AshRenameFunc) (const char *title, gpointer user_data);

/* An entry in a popover at @widget: Enter takes the title, Esc leaves it. @user_data must be a
 * GObject; it is kept while the popover is open. What has no @title yet is new. */
void ash_rename_popup (GtkWidget *widget,
                       const char *label,
                       const char *title,
                       AshRenameFunc func,
                       gpointer user_data);

G_END_DECLS
