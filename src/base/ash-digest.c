#include "ash-digest.h"

#include <nettle/sha2.h>
#include <string.h>

struct _AshHasher
{
  struct sha256_ctx context;
};

AshHasher *
ash_hasher_new (void)
{
  AshHasher *self = g_new (AshHasher, 1);

  sha256_init (&self->context);
  return self;
}

void
ash_hasher_update (AshHasher *self, gconstpointer data, gsize length)
{
  sha256_update (&self->context, length, data);
}

/**
 * ash_hasher_finish:
 *
 * Returns: (transfer full): 64 lower-case hex digits; the hasher starts anew
 */
char *
ash_hasher_finish (AshHasher *self)
{
  static const char hex[] = "0123456789abcdef";
  guint8 digest[SHA256_DIGEST_SIZE];
  char *text = g_malloc (2 * sizeof digest + 1);

  sha256_digest (&self->context, sizeof digest, digest);
  for (gsize i = 0; i < sizeof digest; i++)
    {
      text[2 * i] = hex[digest[i] >> 4];
      text[2 * i + 1] = hex[digest[i] & 15];
    }
  text[2 * sizeof digest] = '\0';
  return text;
}

void
ash_hasher_free (AshHasher *self)
{
  g_free (self);
}

/**
 * ash_digest_data:
 *
 * Returns: (transfer full): the SHA-256 of the bytes, 64 hex digits
 */
char *
ash_digest_data (gconstpointer data, gsize length)
{
  g_autoptr (AshHasher) hasher = ash_hasher_new ();

  if (length > 0)
    ash_hasher_update (hasher, data, length);
  return ash_hasher_finish (hasher);
}

char *
ash_digest_bytes (GBytes *bytes)
{
  return ash_digest_data (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}
