#pragma once

#include <gdk-pixbuf/gdk-pixbuf.h>

G_BEGIN_DECLS

/* Any picture as a PNG that platforms take as a badge: whole in the middle of a square, clear
 * around it, and small enough. (transfer full) (nullable); any thread. */
GBytes *ash_picture_fit_square (GBytes *bytes, GError **error);
/* Any picture, upright and no larger than @side pixels; one that is made to fill memory is refused.
 * (transfer full) (nullable); any thread. */
GdkPixbuf *ash_picture_fit_draw (GBytes *bytes, int side, GError **error);

G_END_DECLS
