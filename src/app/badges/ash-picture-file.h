#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Pictures from files: PNG, and SVG with the PNG that it looks like. Another kind of picture, one
 * that is no square and one that is too large becomes a square PNG. */

/* @image: the picture; @png: how an SVG looks, NULL for a PNG. Or @error. */
typedef void (*AshPictureFunc) (GBytes *image,
                                GBytes *png,
                                const GError *error,
                                gpointer user_data);

/* Asks for a file, checks it and draws it on a worker. @user_data must be a GObject. */
void ash_picture_file_choose (GtkWindow *parent, AshPictureFunc func, gpointer user_data);
/* (transfer full) (nullable): a picture of the document's, which was checked when it came in */
GdkTexture *ash_picture_file_texture (GBytes *bytes, int pixels);

G_END_DECLS
