#pragma once

#include <ash-document.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Called once: with the source to bring in and perhaps the item to show of it, with a refusal,
 * or with none of them when the user cancelled; then nothing of the package is left in the
 * document. */
typedef void (*AshReviewFunc) (const char *source,
                               const char *item,
                               const GError *refusal,
                               gpointer user_data);

/* Reads @package with progress, then shows what comes in and what needs a look. */
void ash_import_review_present (GtkWindow *parent,
                                AshDocument *document,
                                GFile *package,
                                gboolean allow_again,
                                AshReviewFunc func,
                                gpointer user_data);
GtkWindow *ash_import_review_find (GtkWindow *parent);

G_END_DECLS
