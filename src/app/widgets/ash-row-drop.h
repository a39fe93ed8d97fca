#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @before: (nullable): the row that @row is to stand before; NULL for the end */
typedef void (*AshRowDropFunc) (GtkWidget *row, GtkWidget *before, gpointer user_data);

/**
 * ash_row_drop_add:
 * @rows: whose children stand below each other; those that are dragged offer themselves as @type
 *
 * While one of them is held over @rows a line shows between which two it would land, and the
 * scrolled window around them scrolls at its edges.
 */
void ash_row_drop_add (GtkWidget *rows, GType type, AshRowDropFunc dropped, gpointer user_data);

G_END_DECLS
