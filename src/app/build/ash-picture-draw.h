#pragma once

#include <ash-document.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Draws a picture on a worker, no larger than @side pixels: an object of the document, or, where
 * @bytes are given, these. What would fill memory is refused. */
void ash_picture_draw_async (AshDocument *document,
                             const char *digest,
                             GBytes *bytes,
                             int side,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
GdkTexture *ash_picture_draw_finish (GAsyncResult *result, GError **error);

G_END_DECLS
