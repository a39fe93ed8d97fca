#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* SHA-256 from nettle: GLib's own is eight times slower. */
typedef struct _AshHasher AshHasher;

AshHasher *ash_hasher_new (void);
void ash_hasher_update (AshHasher *self, gconstpointer data, gsize length);
char *ash_hasher_finish (AshHasher *self);
void ash_hasher_free (AshHasher *self);
char *ash_digest_bytes (GBytes *bytes);
char *ash_digest_data (gconstpointer data, gsize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshHasher, ash_hasher_free)

G_END_DECLS
