#pragma once

#include <gtk/gtk.h>
#include <ash-document.h>

G_BEGIN_DECLS

/* Where to: a credential (and @parent NULL), one of its modules, or a new credential
 * (@credential NULL). */
typedef void (*AshUseFunc) (const char *credential, const char *parent, gpointer user_data);

/* "Use in…" and "Move to…": every credential and module, found by typing; the equal of
 * dragging. @user_data must be a GObject; it is kept while the dialog is open. */
void ash_use_dialog_present (GtkWindow *parent,
                             AshDocument *document,
                             const char *heading,
                             gboolean with_new,
                             AshUseFunc func,
                             gpointer user_data);

G_END_DECLS
