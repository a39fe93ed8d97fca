#include "ash-store-private.h"

#include <ash-digest.h>
#include <ash-error.h>
#include <ash-id.h>
#include <ash-limits.h>
#include <glib/gi18n-lib.h>
#include <string.h>

struct _AshObjectWriter
{
  AshStore *store;
  char *media_type;
  AshHasher *hasher;
  GThread *worker;    /* at work on `hashed`, which the main one only reads meanwhile */
  GByteArray *chunk;  /* being filled */
  GByteArray *hashed; /* full, the one before */
  gint64 size;
  gint64 n;   /* row number, 0 until the first chunk is full */
  gint64 seq; /* of the next chunk */
};

static gint64
object_number (AshStore *self, const char *digest, gint64 *out_size)
{
  sqlite3_stmt *statement = ash_store_statement (
      self, "SELECT \"n\", \"size\" FROM \"object\" WHERE \"digest\"=?1", NULL);
  gint64 n = 0;

  if (statement == NULL || digest == NULL)
    return 0;
  sqlite3_bind_text (statement, 1, digest, -1, SQLITE_STATIC);
  if (sqlite3_step (statement) == SQLITE_ROW)
    {
      n = sqlite3_column_int64 (statement, 0);
      if (out_size != NULL)
        *out_size = sqlite3_column_int64 (statement, 1);
    }
  sqlite3_reset (statement);
  return n;
}

static gint64
insert_object (
    AshStore *self, const char *digest, gint64 size, const char *media_type, GError **error)
{
  sqlite3_stmt *statement = ash_store_statement (
      self, "INSERT INTO \"object\" (\"digest\", \"size\", \"media_type\") VALUES (?1, ?2, ?3)",
      error);

  if (statement == NULL)
    return 0;
  sqlite3_bind_text (statement, 1, digest, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 2, size);
  sqlite3_bind_text (statement, 3, media_type, -1, SQLITE_STATIC);
  return ash_store_step (self, statement, error) ? sqlite3_last_insert_rowid (self->db) : 0;
}

static gboolean
insert_chunk (
    AshStore *self, gint64 object, gint64 seq, gconstpointer data, gsize length, GError **error)
{
  sqlite3_stmt *statement =
      ash_store_statement (self, "INSERT INTO \"object_chunk\" VALUES (?1, ?2, ?3)", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, object);
  sqlite3_bind_int64 (statement, 2, seq);
  sqlite3_bind_blob64 (statement, 3, data, length, SQLITE_STATIC);
  return ash_store_step (self, statement, error);
}

/* Runs @sql, whose parameters are an object's number and, where it has them, a digest and a
 * size. */
static gboolean
change_object (
    AshStore *self, const char *sql, gint64 n, const char *digest, gint64 size, GError **error)
{
  sqlite3_stmt *statement = ash_store_statement (self, sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, n);
  if (digest != NULL)
    {
      sqlite3_bind_text (statement, 2, digest, -1, SQLITE_STATIC);
      sqlite3_bind_int64 (statement, 3, size);
    }
  return ash_store_step (self, statement, error);
}

static gboolean
remove_object (AshStore *self, gint64 n, GError **error)
{
  return change_object (self, "DELETE FROM \"object_chunk\" WHERE \"object\"=?1", n, NULL, 0,
                        error) &&
         change_object (self, "DELETE FROM \"object\" WHERE \"n\"=?1", n, NULL, 0, error);
}

/**
 * ash_object_writer_new:
 * @store: a writable store, which has to outlive the writer
 * @media_type: (nullable): what the bytes are
 *
 * Returns: (transfer full): a writer for one object
 */
AshObjectWriter *
ash_object_writer_new (AshStore *store, const char *media_type, GError **error)
{
  AshObjectWriter *self = g_new0 (AshObjectWriter, 1);

  self->store = store;
  self->media_type = g_strdup (media_type);
  self->hasher = ash_hasher_new ();
  self->chunk = g_byte_array_new ();
  self->hashed = g_byte_array_new ();
  return self;
}

static gpointer
hash_worker (gpointer data)
{
  AshObjectWriter *self = data;

  ash_hasher_update (self->hasher, self->hashed->data, self->hashed->len);
  return NULL;
}

static void
wait_for_hash (AshObjectWriter *self)
{
  if (self->worker != NULL)
    g_thread_join (g_steal_pointer (&self->worker));
}

/* A full chunk is hashed beside the writing of it and the reading of the next one: of large media
 * half the time goes into their digests. */
static void
hash_beside (AshObjectWriter *self)
{
  GByteArray *full = self->chunk;

  wait_for_hash (self);
  self->chunk = self->hashed;
  self->hashed = full;
  g_byte_array_set_size (self->chunk, 0);
  self->worker = g_thread_new ("ash-object", hash_worker, self);
}

/* The digest is known only at the end: until then the row bears a name that no digest has, by
 * which a sweep knows it for what it is. */
static gboolean
flush_chunk (AshObjectWriter *self, GError **error)
{
  AshStore *store = self->store;
  gboolean is_alone = store->depth == 0;
  gboolean is_done = TRUE;

  if (self->chunk->len == 0)
    return TRUE;
  hash_beside (self);
  if (!ash_store_enter (store, error))
    return FALSE;
  if (self->n == 0)
    {
      g_autofree char *id = ash_id_new ();
      g_autofree char *name = g_strconcat ("arriving:", id, NULL);

      self->n = insert_object (store, name, 0, self->media_type, error);
      is_done = self->n != 0;
    }
  is_done = is_done &&
            insert_chunk (store, self->n, self->seq, self->hashed->data, self->hashed->len, error);
  self->seq++;
  return ash_store_leave (store, is_alone, is_done, error) && ash_store_batch (store, error);
}

/**
 * ash_object_writer_data:
 *
 * Adds bytes; memory stays below two chunks.
 */
gboolean
ash_object_writer_data (AshObjectWriter *self, const guint8 *data, gsize length, GError **error)
{
  self->size += (gint64) length;
  while (length > 0)
    {
      gsize room = ASH_CHUNK_BYTES - self->chunk->len;
      gsize part = MIN (room, length);

      g_byte_array_append (self->chunk, data, (guint) part);
      data += part;
      length -= part;
      if (self->chunk->len == ASH_CHUNK_BYTES && !flush_chunk (self, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
settle (AshObjectWriter *self, const char *digest, GError **error)
{
  AshStore *store = self->store;
  gboolean is_known = object_number (store, digest, NULL) != 0;

  if (is_known)
    return self->n == 0 || remove_object (store, self->n, error);
  if (self->n == 0)
    {
      self->n = insert_object (store, digest, self->size, self->media_type, error);
      return self->n != 0 &&
             (self->chunk->len == 0 ||
              insert_chunk (store, self->n, 0, self->chunk->data, self->chunk->len, error));
    }
  return change_object (store, "UPDATE \"object\" SET \"digest\"=?2, \"size\"=?3 WHERE \"n\"=?1",
                        self->n, digest, self->size, error);
}

/**
 * ash_object_writer_finish:
 * @out_size: (out) (optional): how many bytes it has
 *
 * Ends the object; bytes that the document has already are kept once.
 *
 * Returns: (transfer full) (nullable): the digest that stands for the bytes
 */
char *
ash_object_writer_finish (AshObjectWriter *self, gint64 *out_size, GError **error)
{
  AshStore *store = self->store;
  gboolean is_alone = store->depth == 0;
  g_autofree char *digest = NULL;

  if (self->n != 0 && !flush_chunk (self, error))
    return NULL;
  wait_for_hash (self);
  ash_hasher_update (self->hasher, self->chunk->data, self->chunk->len);
  digest = ash_hasher_finish (self->hasher);
  if (!ash_store_enter (store, error))
    return NULL;
  if (!ash_store_leave (store, is_alone, settle (self, digest, error), error))
    return NULL;
  self->n = 0;
  if (out_size != NULL)
    *out_size = self->size;
  return g_steal_pointer (&digest);
}

void
ash_object_writer_free (AshObjectWriter *self)
{
  if (self == NULL)
    return;
  wait_for_hash (self);
  if (self->n != 0 && !self->store->is_broken)
    {
      gboolean is_alone = self->store->depth == 0;

      if (ash_store_enter (self->store, NULL))
        ash_store_leave (self->store, is_alone, remove_object (self->store, self->n, NULL), NULL);
    }
  ash_hasher_free (self->hasher);
  g_byte_array_unref (self->chunk);
  g_byte_array_unref (self->hashed);
  g_free (self->media_type);
  g_free (self);
}

/**
 * ash_store_put_object:
 *
 * Returns: (transfer full) (nullable): the digest of @bytes, which are now in the document
 */
char *
ash_store_put_object (AshStore *self, GBytes *bytes, const char *media_type, GError **error)
{
  g_autoptr (AshObjectWriter) writer = ash_object_writer_new (self, media_type, error);
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  if (!ash_object_writer_data (writer, data, length, error))
    return NULL;
  return ash_object_writer_finish (writer, NULL, error);
}

/* Each chunk is copied out before it is handed on, so that whoever gets it may use the store. */
static GBytes *
load_chunk (AshStore *self, gint64 n, gint64 seq, GError **error)
{
  sqlite3_stmt *statement = ash_store_statement (
      self, "SELECT \"data\" FROM \"object_chunk\" WHERE \"object\"=?1 AND \"seq\"=?2", error);
  GBytes *bytes = NULL;
  int code;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, n);
  sqlite3_bind_int64 (statement, 2, seq);
  code = sqlite3_step (statement);
  if (code == SQLITE_ROW)
    bytes = g_bytes_new (sqlite3_column_blob (statement, 0),
                         (gsize) sqlite3_column_bytes (statement, 0));
  else if (code == SQLITE_DONE)
    g_set_error_literal (error, ASH_ERROR, ASH_ERROR_FORMAT,
                         _ ("A file in this document is incomplete."));
  else
    ash_store_fail (self->db, error);
  sqlite3_reset (statement);
  return bytes;
}

/**
 * ash_store_stream_object:
 * @func: is given the bytes in order, in pieces of at most %ASH_CHUNK_BYTES
 *
 * Errors: %ASH_ERROR_NOT_FOUND; %ASH_ERROR_FORMAT when the document does not hold as many bytes
 * as it says.
 */
gboolean
ash_store_stream_object (
    AshStore *self, const char *digest, AshChunkFunc func, gpointer user_data, GError **error)
{
  gint64 size = 0;
  gint64 n = object_number (self, digest, &size);
  gint64 done = 0;

  if (n == 0)
    {
      g_set_error_literal (error, ASH_ERROR, ASH_ERROR_NOT_FOUND,
                           _ ("A file is missing in this document."));
      return FALSE;
    }
  for (gint64 seq = 0; done < size; seq++)
    {
      g_autoptr (GBytes) chunk = load_chunk (self, n, seq, error);
      gsize length;
      const guint8 *data;

      if (chunk == NULL)
        return FALSE;
      data = g_bytes_get_data (chunk, &length);
      if (length == 0 || length > ASH_CHUNK_BYTES || (gint64) length > size - done)
        {
          g_set_error_literal (error, ASH_ERROR, ASH_ERROR_FORMAT,
                               _ ("A file in this document is damaged."));
          return FALSE;
        }
      if (!func (data, length, user_data, error))
        return FALSE;
      done += (gint64) length;
    }
  return TRUE;
}

static gboolean
append_chunk_cb (const guint8 *data, gsize length, gpointer user_data, GError **error)
{
  g_byte_array_append (user_data, data, (guint) length);
  return TRUE;
}

/**
 * ash_store_load_object:
 *
 * Returns: (transfer full) (nullable): the whole object. Errors: as ash_store_stream_object();
 *   %ASH_ERROR_LIMIT over %ASH_LIMIT_MEMBER_BYTES
 */
GBytes *
ash_store_load_object (AshStore *self, const char *digest, GError **error)
{
  g_autoptr (GByteArray) bytes = NULL;

  if (ash_store_object_size (self, digest) > ASH_LIMIT_MEMBER_BYTES)
    {
      g_set_error_literal (error, ASH_ERROR, ASH_ERROR_LIMIT,
                           _ ("A file in this document is too large to be opened."));
      return NULL;
    }
  bytes = g_byte_array_new ();
  if (!ash_store_stream_object (self, digest, append_chunk_cb, bytes, error))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/**
 * ash_store_object_size:
 *
 * Returns: how many bytes it has, or -1 when it is not in the document
 */
gint64
ash_store_object_size (AshStore *self, const char *digest)
{
  gint64 size = -1;

  return object_number (self, digest, &size) != 0 ? size : -1;
}

static GBytes *
bodies_load (gpointer user_data, const char *digest, GError **error)
{
  return ash_store_load_object (user_data, digest, error);
}

static gboolean
bodies_stream (
    gpointer user_data, const char *digest, AshChunkFunc func, gpointer func_data, GError **error)
{
  return ash_store_stream_object (user_data, digest, func, func_data, error);
}

static gint64
bodies_size (gpointer user_data, const char *digest)
{
  return ash_store_object_size (user_data, digest);
}

static gint64
bodies_seconds (gpointer user_data, const char *digest)
{
  return ash_store_object_seconds (user_data, digest);
}

/**
 * ash_store_bodies:
 *
 * Returns: the store as what checks and writers get bodies from; it borrows the store
 */
AshBodies
ash_store_bodies (AshStore *self)
{
  return (AshBodies){ bodies_load, bodies_stream, bodies_size, self, bodies_seconds };
}
