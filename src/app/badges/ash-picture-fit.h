#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Any picture as a PNG that platforms take as a badge: whole in the middle of a square, clear
 * around it, and small enough. (transfer full) (nullable); any thread. */
GBytes *ash_picture_fit_square (GBytes *bytes, GError **error);

G_END_DECLS
