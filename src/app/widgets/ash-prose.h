#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A label for words that are read as text: from the edge, in as many lines as they need, broken
 * within a word where it is longer than a line. @class: (nullable) of its style */
GtkWidget *ash_prose_new (const char *text, const char *class);

G_END_DECLS
