#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Films and sounds: how long they last, read from their bytes by a program of its own, which has
 * no network to go to, reads only what it is given, and is ended after some seconds. */

/* @fd: a regular file, which is taken. Returns its length in whole seconds, at least 1; 0 when it
 * has none that can be read or believed; -1 when this computer cannot tell, with @error set. Any
 * thread but the main one. */
gint64 ash_media_seconds (int fd, GCancellable *cancellable, GError **error);
/* Whether a file of that name, or said to be of that type (both nullable), is one of them. */
gboolean ash_media_is_named (const char *path, const char *media_type);

G_END_DECLS
