#pragma once

#include <gtk/gtk.h>
#include <ash-document.h>

G_BEGIN_DECLS

/* The text of an item beside that of what it was made from, with the words that differ marked, and
 * a way to take the course's version back. @from: any widget of the window. */
void ash_compare_dialog_present (GtkWidget *from, AshDocument *document, const char *item);

G_END_DECLS
