#pragma once

#include <ash-document.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

void
ash_file_open_copy (GtkWidget *from, AshDocument *document, const char *digest, const char *name);

G_END_DECLS
