#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Identity (data-model.md): 128 bits as 32 lower-case hex digits. */
char *ash_id_new (void);
char *ash_id_derive (const char *first, ...) G_GNUC_NULL_TERMINATED;
gboolean ash_id_is_valid (const char *id);
char *ash_id_from_exported (const char *identifier);

/* Places among siblings: strings in byte order, so that a move touches one row. */
char *ash_position_between (const char *before, const char *after);
char *ash_position_nth (guint index);

G_END_DECLS
