#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @user_data must be a GObject; it is kept while the message is open. */
typedef void (*AshMessageFunc) (gpointer user_data);

/* A command that could not be done: what happened, why, and one next step if there is one. */
void ash_message_present (GtkWindow *parent,
                          const char *heading,
                          const char *body,
                          const char *action,
                          AshMessageFunc func,
                          gpointer user_data);

G_END_DECLS
