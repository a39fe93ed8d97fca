#pragma once

#include <gtk/gtk.h>
#include <ash-desk.h>
#include <ash-document.h>

G_BEGIN_DECLS

/* The user's edits as the window makes them: one call to the desk, then a toast that can undo
 * it, or the sentence that says why it could not be done. @from is any widget of the window. */

/* (transfer full) (nullable): ids of the new items. @credential NULL: a new credential with the
 * title of what is used first. */
GStrv ash_edits_use (GtkWidget *from,
                     AshDocument *document,
                     const char *credential,
                     const char *parent,
                     const char *before,
                     const char *const *source_items);
gboolean ash_edits_move (GtkWidget *from,
                         AshDocument *document,
                         const char *credential,
                         const char *parent,
                         const char *before,
                         const char *const *items);
gboolean ash_edits_delete (GtkWidget *from, AshDocument *document, const char *const *items);
gboolean
ash_edits_rename (GtkWidget *from, AshDocument *document, const char *item, const char *title);
char *ash_edits_add_credential (GtkWidget *from, AshDocument *document, const char *title);
gboolean
ash_edits_delete_credential (GtkWidget *from, AshDocument *document, const char *credential);

/* Says what was done, and offers to undo it. */
void ash_edits_toast (GtkWidget *from, const char *text);
/* Tells whether @done, and says @error otherwise. */
gboolean ash_edits_done (GtkWidget *from, gboolean is_done, GError *error, const char *heading);

G_END_DECLS
