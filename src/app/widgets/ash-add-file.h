#pragma once

#include <gtk/gtk.h>
#include <ash-document.h>

G_BEGIN_DECLS

/* @user_data: the widget that asked */
typedef void (*AshFileAddedFunc) (const char *item, gpointer user_data);

/* Asks for a file, brings its bytes in on a worker, and adds it as an item. @func is called when it
 * is there; nothing happens when the dialog is cancelled. */
void ash_add_file_present (GtkWidget *from,
                           AshDocument *document,
                           const char *credential,
                           const char *parent,
                           const char *before,
                           AshFileAddedFunc func);

G_END_DECLS
