#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How the web view of the page editor is to look: colours, font and text size of the desktop, and
 * the words of its own that it shows. JSON for the function `look` of editor.js. */
char *ash_page_look (GtkWidget *widget, const char *language, gboolean is_small);

G_END_DECLS
