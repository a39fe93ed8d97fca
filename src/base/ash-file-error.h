#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What could not be opened or written is said with what to do. @name: as the user knows it */
void ash_file_error_set_reading (GError **error, const char *name, int code);
void ash_file_error_set_writing (GError **error, const char *name, int code);

/* The same of what GLib said. */
void ash_file_error_take_writing (GError **error, const char *name, const GError *problem);

G_END_DECLS
