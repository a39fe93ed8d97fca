#include "ash-store-private.h"
#include "ash-connection-private.h"
#include "ash-schema-private.h"
#include "ash-undo-private.h"

#include <ash-error.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* More ids than this in one change: look at everything again. */
#define MAX_NAMED_IDS 500

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AshStore, ash_store, G_TYPE_OBJECT)

AshChangeSet *
ash_change_set_new (void)
{
  AshChangeSet *self = g_new0 (AshChangeSet, 1);

  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->kinds = g_hash_table_new (NULL, NULL);
  return self;
}

void
ash_change_set_free (AshChangeSet *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->ids);
  g_hash_table_unref (self->kinds);
  g_free (self);
}

/**
 * ash_change_set_add:
 *
 * Makes of two sets of changes one.
 */
void
ash_change_set_add (AshChangeSet *self, const AshChangeSet *more)
{
  GHashTableIter iter;
  gpointer key;

  self->is_whole = self->is_whole || more->is_whole;
  g_hash_table_iter_init (&iter, more->kinds);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_hash_table_add (self->kinds, key);
  g_hash_table_iter_init (&iter, more->ids);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_hash_table_add (self->ids, g_strdup (key));
}

/**
 * ash_change_set_has:
 *
 * Returns: whether records of that kind changed, or may have
 */
gboolean
ash_change_set_has (const AshChangeSet *self, const AshRecordClass *klass)
{
  return self->is_whole || g_hash_table_contains (self->kinds, klass);
}

void
ash_store_refuse_busy (GError **error)
{
  g_set_error_literal (error, ASH_ERROR, ASH_ERROR_BUSY,
                       _ ("The document is busy with another change. Try again in a moment."));
}

/**
 * ash_store_fail:
 *
 * Says in @error what SQLite ran into.
 *
 * Returns: %FALSE
 */
gboolean
ash_store_fail (sqlite3 *db, GError **error)
{
  int code = sqlite3_errcode (db) & 0xff;

  if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
    ash_store_refuse_busy (error);
  else if (code == SQLITE_FULL || code == SQLITE_IOERR)
    g_set_error_literal (error, ASH_ERROR, ASH_ERROR_WRITE,
                         _ ("The disk is full or cannot be written. Make room, then try again."));
  else if (code == SQLITE_READONLY)
    g_set_error_literal (error, ASH_ERROR, ASH_ERROR_WRITE,
                         _ ("The document is open for reading only."));
  else if (code == SQLITE_NOTADB || code == SQLITE_CORRUPT)
    g_set_error_literal (error, ASH_ERROR, ASH_ERROR_FORMAT,
                         _ ("The file is damaged, or is no Ashlar document."));
  else if (code == SQLITE_INTERRUPT)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Stopped."));
  else
    g_set_error (error, ASH_ERROR, ASH_ERROR_FAILED, _ ("The document could not be used: %s."),
                 sqlite3_errmsg (db));
  return FALSE;
}

/**
 * ash_store_statement:
 * @sql: a statement; the same text gives the same prepared one
 *
 * Returns: (transfer none) (nullable): it, ready to be bound
 */
sqlite3_stmt *
ash_store_statement (AshStore *self, const char *sql, GError **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->statements, sql);

  if (statement == NULL)
    {
      if (sqlite3_prepare_v3 (self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) !=
          SQLITE_OK)
        {
          ash_store_fail (self->db, error);
          return NULL;
        }
      g_hash_table_insert (self->statements, g_strdup (sql), statement);
    }
  return statement;
}

/**
 * ash_store_step:
 *
 * Runs a statement that gives no rows, and resets it.
 */
gboolean
ash_store_step (AshStore *self, sqlite3_stmt *statement, GError **error)
{
  gboolean is_done = statement != NULL && sqlite3_step (statement) == SQLITE_DONE;

  if (!is_done && statement != NULL)
    ash_store_fail (self->db, error);
  if (statement != NULL)
    sqlite3_reset (statement);
  return is_done;
}

gboolean
ash_store_exec (AshStore *self, const char *sql, GError **error)
{
  return sqlite3_exec (self->db, sql, NULL, NULL, NULL) == SQLITE_OK ||
         ash_store_fail (self->db, error);
}

gint64
ash_store_number (AshStore *self, const char *sql)
{
  return ash_connection_number (self->db, sql);
}

char *
ash_store_text (AshStore *self, const char *sql)
{
  return ash_connection_text (self->db, sql);
}

/**
 * ash_store_note:
 *
 * Adds a record to the change set of the running transaction.
 */
void
ash_store_note (AshStore *self, const AshRecordClass *klass, const char *id)
{
  if (self->mode != ASH_STORE_EDIT)
    return;
  if (self->changes == NULL)
    self->changes = ash_change_set_new ();
  g_hash_table_add (self->changes->kinds, (gpointer) klass);
  if (self->changes->is_whole)
    return;
  g_hash_table_add (self->changes->ids, g_strdup (id));
  if (g_hash_table_size (self->changes->ids) > MAX_NAMED_IDS)
    {
      self->changes->is_whole = TRUE;
      g_hash_table_remove_all (self->changes->ids);
    }
}

/* Widgets may begin the next change from the signal, so the set is taken out first. */
void
ash_store_emit (AshStore *self)
{
  AshChangeSet *changes = g_steal_pointer (&self->changes);

  if (changes != NULL)
    g_signal_emit (self, signals[CHANGED], 0, changes);
  ash_change_set_free (changes);
}

static void
ash_store_finalize (GObject *object)
{
  AshStore *self = ASH_STORE (object);

  /* A file that nobody looked anything up in is to be a document all the same. */
  if (self->depth == 0 && !self->is_broken)
    ash_store_index (self, NULL);
  g_clear_pointer (&self->classes, g_hash_table_unref);
  g_clear_pointer (&self->statements, g_hash_table_unref);
  g_clear_pointer (&self->seconds, g_hash_table_unref);
  if (self->db != NULL)
    sqlite3_close_v2 (self->db);
  ash_change_set_free (self->changes);
  g_free (self->path);
  g_free (self->document_id);
  g_free (self->id_prefix);
  g_free (self->label);
  g_free (self->coalesce);
  G_OBJECT_CLASS (ash_store_parent_class)->finalize (object);
}

static void
ash_store_class_init (AshStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ash_store_finalize;

  /**
   * AshStore::changed:
   * @changes: (type gpointer): an #AshChangeSet, borrowed
   *
   * After each commit, undo and redo of an editing connection.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
finalize_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

static void
ash_store_init (AshStore *self)
{
  self->classes = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) ash_class_sql_free);
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, finalize_statement);
}

static AshStore *
store_new (const char *path, AshStoreMode mode, sqlite3 *db, GError **error)
{
  AshStore *self = g_object_new (ASH_TYPE_STORE, NULL);

  self->path = g_strdup (path);
  self->mode = mode;
  self->db = db;
  self->document_id = ash_store_text (self, "SELECT \"id\" FROM \"document\" ORDER BY \"n\"");
  if (mode == ASH_STORE_EDIT && !ash_undo_install (self, error))
    g_clear_object (&self);
  return self;
}

/* A published file of an older version is read from a copy that was brought up to date. */
static sqlite3 *
open_older (const char *path, GError **error)
{
  g_autofree char *copy = NULL;
  g_autoptr (GFile) from = g_file_new_for_path (path);
  g_autoptr (GFile) to = NULL;
  int fd = g_file_open_tmp ("ashlar-XXXXXX", &copy, error);
  sqlite3 *db = NULL;

  if (fd < 0)
    return NULL;
  close (fd);
  to = g_file_new_for_path (copy);
  if (g_file_copy (from, to, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, error))
    db = ash_connection_open (copy, ASH_STORE_BUILD, FALSE, error);
  if (db != NULL && (!ash_schema_migrate (db, error) ||
                     sqlite3_exec (db, "PRAGMA query_only=ON", NULL, NULL, NULL) != SQLITE_OK))
    g_clear_pointer (&db, sqlite3_close_v2);
  g_unlink (copy);
  return db;
}

/* Brings what was opened for writing up to date, and gives a working copy what only it has. */
static gboolean
prepare_writing (sqlite3 *db, AshStoreMode mode, GError **error)
{
  if (!ash_schema_migrate (db, error))
    return FALSE;
  return mode != ASH_STORE_EDIT ||
         ash_connection_number (db, "SELECT count (*) FROM sqlite_schema WHERE name='working'") >
             0 ||
         ash_schema_create_working (db, error);
}

static gboolean
begin_snapshot (sqlite3 *db, GError **error)
{
  return sqlite3_exec (db, "BEGIN; SELECT 1 FROM sqlite_schema", NULL, NULL, NULL) == SQLITE_OK ||
         ash_store_fail (db, error);
}

/**
 * ash_store_open:
 * @path: a document that exists
 *
 * Opens one connection. Its thread is the only one that may use it. A file to be read is verified
 * first; a working copy is of our own making, and only its schema is looked at.
 *
 * Returns: (transfer full) (nullable): the store. Errors: %ASH_ERROR_NOT_FOUND;
 *   %ASH_ERROR_FORMAT for a file that is damaged or no document; %ASH_ERROR_REFUSED for one with
 *   a schema that is not ours; %ASH_ERROR_NEWER
 */
AshStore *
ash_store_open (const char *path, AshStoreMode mode, GError **error)
{
  sqlite3 *db;
  gint64 version;
  gboolean is_ready;

  if (mode == ASH_STORE_READ && !ash_store_verify (path, error))
    return NULL;
  db = ash_connection_open (path, mode, FALSE, error);
  if (db == NULL)
    return NULL;
  version = ash_schema_version (db, path, error);
  is_ready = version > 0;
  if (is_ready && mode == ASH_STORE_READ && version < ASH_SCHEMA_VERSION)
    {
      sqlite3_close_v2 (db);
      db = open_older (path, error);
      is_ready = db != NULL;
    }
  else if (is_ready && (mode == ASH_STORE_EDIT || mode == ASH_STORE_BUILD))
    is_ready = ash_schema_check (db, TRUE, path, error) && prepare_writing (db, mode, error);
  else if (is_ready && mode == ASH_STORE_SNAPSHOT)
    is_ready = begin_snapshot (db, error);
  if (is_ready)
    return store_new (path, mode, db, error);
  sqlite3_close_v2 (db);
  return NULL;
}

/**
 * ash_store_index:
 *
 * A new file is written without its indexes; they are made before the first look-up.
 */
gboolean
ash_store_index (AshStore *self, GError **error)
{
  if (!self->lacks_indexes)
    return TRUE;
  self->lacks_indexes = FALSE;
  return ash_schema_create_indexes (self->db, error);
}

/**
 * ash_store_create:
 * @path: where no file is yet
 * @mode: %ASH_STORE_EDIT for a working copy, %ASH_STORE_BUILD for a file of one's own
 *
 * Returns: (transfer full) (nullable): a new, empty document
 */
AshStore *
ash_store_create (const char *path, AshStoreMode mode, GError **error)
{
  sqlite3 *db;

  g_return_val_if_fail (mode == ASH_STORE_EDIT || mode == ASH_STORE_BUILD, NULL);
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, ASH_ERROR, ASH_ERROR_WRITE, _ ("There is already a file at “%s”."), path);
      return NULL;
    }
  db = ash_connection_open (path, mode, TRUE, error);
  if (db == NULL)
    return NULL;
  if (sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL) == SQLITE_OK &&
      ash_schema_create (db, mode != ASH_STORE_BUILD, error) &&
      (mode != ASH_STORE_EDIT || ash_schema_create_working (db, error)) &&
      sqlite3_exec (db, "COMMIT", NULL, NULL, NULL) == SQLITE_OK)
    {
      AshStore *self = store_new (path, mode, db, error);

      if (self != NULL)
        self->lacks_indexes = mode == ASH_STORE_BUILD;
      return self;
    }

  if (error != NULL && *error == NULL)
    ash_store_fail (db, error);
  sqlite3_close_v2 (db);
  g_unlink (path);
  return NULL;
}

const char *
ash_store_get_path (AshStore *self)
{
  return self->path;
}

AshStoreMode
ash_store_get_mode (AshStore *self)
{
  return self->mode;
}

/**
 * ash_store_get_document_id:
 *
 * Returns: (transfer none): the identity that every copy of this document shares
 */
const char *
ash_store_get_document_id (AshStore *self)
{
  return self->document_id;
}

/**
 * ash_store_verify_as:
 * @shown: the path that messages name
 *
 * As ash_store_verify(), for a copy of what the user knows by another name.
 */
gboolean
ash_store_verify_as (const char *path, const char *shown, gboolean is_ours, GError **error)
{
  g_autoptr (GError) local = NULL;
  sqlite3 *db = ash_connection_open (path, ASH_STORE_READ, FALSE, &local);
  gboolean is_good;

  if (db == NULL && g_error_matches (local, ASH_ERROR, ASH_ERROR_FORMAT))
    return ash_schema_refuse_damaged (shown, error);
  if (db == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  is_good = ash_schema_version (db, shown, error) > 0 &&
            ash_schema_check (db, FALSE, shown, error) &&
            ash_schema_check_whole (db, shown, error) &&
            (is_ours || ash_schema_check_content (db, shown, error));
  sqlite3_close_v2 (db);
  return is_good;
}

/**
 * ash_store_verify:
 *
 * Looks at a published file as at one from a stranger: that it is whole, one of ours, with the
 * schema known for its version and nothing besides, and that the ids in it are ids.
 *
 * Returns: %FALSE with %ASH_ERROR_FORMAT, %ASH_ERROR_REFUSED or %ASH_ERROR_NEWER
 */
gboolean
ash_store_verify (const char *path, GError **error)
{
  return ash_store_verify_as (path, path, FALSE, error);
}
