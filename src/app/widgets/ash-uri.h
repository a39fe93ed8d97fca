#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Opens a file or folder with what the user has for it. */
void ash_uri_open (GtkWindow *parent, GFile *file);

G_END_DECLS
