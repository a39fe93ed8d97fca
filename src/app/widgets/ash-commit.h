#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How what is typed becomes an edit of the document, the same everywhere: stored when the keyboard
 * leaves, at Enter (in a single line), or after two seconds of rest; Esc takes back what was not
 * stored yet. The widget's own undo is off, since there is one undo, the document's. */

/**
 * AshCommitFunc:
 * @text: what stands in the widget
 *
 * Stores it. Called only when it differs from what was shown or stored last.
 */
typedef void (*AshCommitFunc) (GtkWidget *widget, const char *text, gpointer user_data);

void ash_commit_editable (GtkEditable *editable, AshCommitFunc func, gpointer user_data);
void ash_commit_text_view (GtkTextView *view, AshCommitFunc func, gpointer user_data);
void ash_commit_show (GtkWidget *widget, const char *text);
void ash_commit_refuse (void);
void ash_commit_flush (GtkWidget *root);

G_END_DECLS
