#pragma once

#include <ash-design.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How the web view of the page editor is to look: colours, font and text size of the desktop, and
 * the words of its own that it shows. JSON for the function `look` of keys.js. */
char *ash_page_look (GtkWidget *widget, const char *language, gboolean is_small);
/* The phrases of a text that are tied to the old course, but for those that were kept: a JSON list
 * for the function `mark`. */
char *ash_page_phrases (const AshDesign *design,
                        const char *item,
                        const char *html,
                        const char *language);

G_END_DECLS
