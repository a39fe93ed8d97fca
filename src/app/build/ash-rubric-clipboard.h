#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is on the clipboard as cells of a spreadsheet: a table of a text as well. */
void ash_rubric_clipboard_read_async (GtkWidget *widget,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
char *ash_rubric_clipboard_read_finish (GAsyncResult *result);

G_END_DECLS
