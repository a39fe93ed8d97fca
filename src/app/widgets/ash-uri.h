#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows a file or folder with what the user has for it; where that fails a message says so, and
 * where the file is. */
void ash_uri_open (GtkWindow *parent, GFile *file);
/* The same of any address; the message says @heading, and in @body what can be done. */
void ash_uri_show (GtkWindow *parent, const char *uri, const char *heading, const char *body);

G_END_DECLS
