#pragma once

#include <ash-document.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @from is whom it was ordered by, and may be in no window any more. */
typedef void (*AshDeedDone) (GtkWidget *from, gboolean is_done, GError *error, gpointer data);

/**
 * ash_deed_run:
 * @from: a widget of the window
 * @is_large: whether it takes longer than a frame
 * @func: makes the edit, of a large one on a worker
 * @done: hears of it, in any case
 * @data: (transfer full): for both
 *
 * Makes an edit of the document. A small one is made at once. While a large one is made, the
 * window is painted, but takes no key and no click, and does not close before the end.
 */
void ash_deed_run (GtkWidget *from,
                   AshDocument *document,
                   gboolean is_large,
                   AshEditFunc func,
                   AshDeedDone done,
                   gpointer data,
                   GDestroyNotify free_data);

/* The document's next undo or redo, large by what it changes. */
void ash_deed_replay (GtkWidget *from,
                      AshDocument *document,
                      gboolean is_redo,
                      AshDeedDone done,
                      gpointer data,
                      GDestroyNotify free_data);

G_END_DECLS
