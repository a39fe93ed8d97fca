/* How long films and sounds last, kept with their bytes: what was read of a file once is true of
 * it for ever, so it is no step that could be undone and no edit that could be lost. */
#include "ash-store-private.h"

#include <ash-limits.h>

/* What only somebody who may not write knows: for as long as the store is open. */
static gint64
remembered (AshStore *self, const char *digest)
{
  gint64 *seconds = self->seconds != NULL ? g_hash_table_lookup (self->seconds, digest) : NULL;

  return seconds != NULL ? *seconds : 0;
}

static void
remember (AshStore *self, const char *digest, gint64 seconds)
{
  if (self->seconds == NULL)
    self->seconds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_replace (self->seconds, g_strdup (digest), g_memdup2 (&seconds, sizeof seconds));
}

/**
 * ash_store_object_seconds:
 *
 * Returns: how many seconds the film or sound lasts, or 0 when that is not known
 */
gint64
ash_store_object_seconds (AshStore *self, const char *digest)
{
  sqlite3_stmt *statement =
      ash_store_statement (self, "SELECT \"seconds\" FROM \"object\" WHERE \"digest\"=?1", NULL);
  gint64 seconds = 0;

  if (statement == NULL || digest == NULL)
    return 0;
  sqlite3_bind_text (statement, 1, digest, -1, SQLITE_STATIC);
  if (sqlite3_step (statement) == SQLITE_ROW)
    seconds = sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);
  if (seconds == 0)
    seconds = remembered (self, digest);
  /* A document may come from anybody. */
  return seconds > 0 && seconds <= ASH_LIMIT_MEDIA_SECONDS ? seconds : 0;
}

/**
 * ash_store_keep_seconds:
 * @seconds: 0 when its length cannot be read, so that nobody tries again
 *
 * Keeps how long a film or sound lasts. A store that is only read knows it until it is closed.
 */
gboolean
ash_store_keep_seconds (AshStore *self, const char *digest, gint64 seconds, GError **error)
{
  sqlite3_stmt *statement;
  gboolean is_alone = self->depth == 0;
  gboolean is_done;

  if (self->mode == ASH_STORE_READ || self->mode == ASH_STORE_SNAPSHOT)
    {
      remember (self, digest, seconds);
      return TRUE;
    }
  if (!ash_store_enter (self, error))
    return FALSE;
  statement =
      ash_store_statement (self, "UPDATE \"object\" SET \"seconds\"=?2 WHERE \"digest\"=?1", error);
  is_done = statement != NULL;
  if (is_done)
    {
      sqlite3_bind_text (statement, 1, digest, -1, SQLITE_STATIC);
      sqlite3_bind_int64 (statement, 2, seconds);
      is_done = ash_store_step (self, statement, error);
    }
  return ash_store_leave (self, is_alone, is_done, error);
}

/**
 * ash_store_each_unread:
 * @func: is given the digest of a file whose length nobody has looked for, and the name and type
 *   (both nullable) under which it stands in a course or a credential; more than once for a file
 *   that has more than one
 */
gboolean
ash_store_each_unread (AshStore *self, AshUnreadFunc func, gpointer user_data, GError **error)
{
  sqlite3_stmt *statement = ash_store_statement (
      self,
      "SELECT o.\"digest\", a.\"path\", a.\"media_type\" FROM \"asset\" a JOIN \"object\" o ON "
      "o.\"digest\"=a.\"digest\" WHERE o.\"seconds\" IS NULL UNION SELECT o.\"digest\", "
      "i.\"path\", i.\"body_type\" FROM \"item\" i JOIN \"object\" o ON o.\"digest\"=i.\"body\" "
      "WHERE i.\"kind\"='file' AND o.\"seconds\" IS NULL",
      error);
  int code;

  if (statement == NULL)
    return FALSE;
  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    func ((const char *) sqlite3_column_text (statement, 0),
          (const char *) sqlite3_column_text (statement, 1),
          (const char *) sqlite3_column_text (statement, 2), user_data);
  sqlite3_reset (statement);
  return code == SQLITE_DONE || ash_store_fail (self->db, error);
}
