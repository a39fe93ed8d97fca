#include "ash-connection-private.h"
#include "ash-store-private.h"

#include <ash-error.h>
#include <ash-limits.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>

/* What each mode asks of its connection. Nothing here depends on the file. */
static const char *const PRAGMAS[] = {
  [ASH_STORE_READ] = "PRAGMA query_only=ON; PRAGMA cache_size=-8192",
  [ASH_STORE_EDIT] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; "
                     "PRAGMA wal_autocheckpoint=0; PRAGMA secure_delete=OFF; "
                     "PRAGMA recursive_triggers=ON; PRAGMA cache_size=-16384",
  [ASH_STORE_IMPORT] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; "
                       "PRAGMA wal_autocheckpoint=4096; PRAGMA secure_delete=OFF; "
                       "PRAGMA cache_size=-65536",
  [ASH_STORE_SNAPSHOT] = "PRAGMA query_only=ON; PRAGMA wal_autocheckpoint=0; "
                         "PRAGMA cache_size=-8192",
  [ASH_STORE_BUILD] = "PRAGMA synchronous=OFF; "
                      "PRAGMA locking_mode=EXCLUSIVE; PRAGMA cache_size=-65536",
};

/* How long a connection waits for another's transaction: an importer as long as it takes. For
 * its own transactions the main one waits in a way of its own (ash-store-transaction.c). */
static const int PATIENCE_MS[] = {
  [ASH_STORE_READ] = 50,      [ASH_STORE_EDIT] = ASH_EDIT_PATIENCE_MS,
  [ASH_STORE_IMPORT] = 10000, [ASH_STORE_SNAPSHOT] = 10000,
  [ASH_STORE_BUILD] = 50,
};

/* A link at the end of the path is followed by us, once; SQLite then follows none, so that
 * nobody can put one there in between. A new file's folder is resolved instead. */
static char *
resolve_path (const char *path, gboolean is_new)
{
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  char *resolved;
  char *result;

  if (!is_new)
    return realpath (path, NULL);
  folder = g_path_get_dirname (path);
  name = g_path_get_basename (path);
  resolved = realpath (folder, NULL);
  if (resolved == NULL)
    return NULL;
  result = g_build_filename (resolved, name, NULL);
  free (resolved);
  return result;
}

/* `immutable`: a published file is never written in place, and a journal that a stranger laid
 * beside it is not to be played back into it. */
static char *
database_uri (const char *path, AshStoreMode mode)
{
  g_autofree char *escaped = g_uri_escape_string (path, "/", FALSE);

  return g_strconcat ("file:", escaped, mode == ASH_STORE_READ ? "?immutable=1" : "", NULL);
}

static gboolean
harden (sqlite3 *db)
{
  int now;

  return sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 1, &now) == SQLITE_OK && now == 1 &&
         sqlite3_db_config (db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, &now) == SQLITE_OK && now == 0 &&
         sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, &now) == SQLITE_OK && now == 0 &&
         sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, &now) == SQLITE_OK && now == 0 &&
         sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, &now) == SQLITE_OK &&
         now == 0 && sqlite3_db_config (db, SQLITE_DBCONFIG_DQS_DML, 0, NULL) == SQLITE_OK &&
         sqlite3_db_config (db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL) == SQLITE_OK;
}

static gboolean
configure (sqlite3 *db, AshStoreMode mode, GError **error)
{
  sqlite3_extended_result_codes (db, 1);
  sqlite3_busy_timeout (db, PATIENCE_MS[mode]);
  sqlite3_limit (db, SQLITE_LIMIT_ATTACHED, 1);
  sqlite3_limit (db, SQLITE_LIMIT_LENGTH, ASH_LIMIT_ROW_BYTES);
  /* Defensive mode no longer lets a journal be turned off. */
  if (mode == ASH_STORE_BUILD && sqlite3_exec (db, "PRAGMA page_size=8192; PRAGMA journal_mode=OFF",
                                               NULL, NULL, NULL) != SQLITE_OK)
    return ash_store_fail (db, error);
  if (!harden (db) ||
      sqlite3_exec (db, "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA mmap_size=0",
                    NULL, NULL, NULL) != SQLITE_OK ||
      sqlite3_exec (db, PRAGMAS[mode], NULL, NULL, NULL) != SQLITE_OK)
    return ash_store_fail (db, error);
  return TRUE;
}

/**
 * ash_connection_open:
 * @is_new: the file must not exist yet
 *
 * Returns: (transfer full) (nullable): a hardened connection, set up for @mode
 */
sqlite3 *
ash_connection_open (const char *path, AshStoreMode mode, gboolean is_new, GError **error)
{
  gboolean is_writable = mode != ASH_STORE_READ;
  int flags = SQLITE_OPEN_URI | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_NOMUTEX |
              SQLITE_OPEN_PRIVATECACHE |
              (is_writable ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY) |
              (is_new ? SQLITE_OPEN_CREATE : 0);
  char *resolved = resolve_path (path, is_new);
  g_autofree char *uri = NULL;
  sqlite3 *db = NULL;

  if (resolved == NULL || (!is_new && !g_file_test (resolved, G_FILE_TEST_IS_REGULAR)))
    {
      free (resolved);
      g_set_error (error, ASH_ERROR, ASH_ERROR_NOT_FOUND, _ ("There is no document at “%s”."),
                   path);
      return NULL;
    }
  uri = database_uri (resolved, mode);
  free (resolved);
  if (sqlite3_open_v2 (uri, &db, flags, NULL) != SQLITE_OK)
    ash_store_fail (db, error);
  else if (configure (db, mode, error))
    return db;
  sqlite3_close_v2 (db);
  return NULL;
}

/**
 * ash_connection_number:
 *
 * Returns: the first column of the first row, or -1
 */
gint64
ash_connection_number (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *statement = NULL;
  gint64 number = -1;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) == SQLITE_OK &&
      sqlite3_step (statement) == SQLITE_ROW)
    number = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  return number;
}

/**
 * ash_connection_text:
 *
 * Returns: (transfer full) (nullable): the first column of the first row
 */
char *
ash_connection_text (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *statement = NULL;
  char *text = NULL;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) == SQLITE_OK &&
      sqlite3_step (statement) == SQLITE_ROW)
    text = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  return text;
}
