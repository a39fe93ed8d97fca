/* A document is a file that anybody may have made. */
#include "ash-schema-private.h"
#include "ash-connection-private.h"
#include "ash-store-private.h"

#include <ash-error.h>
#include <glib/gi18n-lib.h>
#include <string.h>

gboolean
ash_schema_refuse_damaged (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, ASH_ERROR, ASH_ERROR_FORMAT,
               _ ("“%s” is no Ashlar document, or it is damaged. Look for an older copy of it."),
               name);
  return FALSE;
}

static gboolean
refuse_foreign (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, ASH_ERROR, ASH_ERROR_REFUSED,
               _ ("“%s” holds parts that Ashlar does not write, so it is not opened. Ask for it "
                  "to be saved again with Ashlar."),
               name);
  return FALSE;
}

/**
 * ash_schema_version:
 * @path: named in messages
 *
 * Returns: the version of the schema, or 0. Errors: %ASH_ERROR_FORMAT for what is no document,
 *   %ASH_ERROR_NEWER
 */
gint64
ash_schema_version (sqlite3 *db, const char *path, GError **error)
{
  gint64 application = ash_connection_number (db, "PRAGMA application_id");
  gint64 version = ash_connection_number (db, "PRAGMA user_version");
  g_autofree char *name = g_filename_display_basename (path);

  if (application != ASH_APPLICATION_ID || version < 1)
    {
      ash_schema_refuse_damaged (path, error);
      return 0;
    }
  if (version > ASH_SCHEMA_VERSION)
    {
      g_set_error (error, ASH_ERROR, ASH_ERROR_NEWER,
                   _ ("“%s” was made with a newer Ashlar (document version %d; "
                      "this one reads up to %d). Update Ashlar to open it."),
                   name, (int) version, ASH_SCHEMA_VERSION);
      return 0;
    }
  return version;
}

/* SQLite's own: the counter of row numbers, and the indexes behind UNIQUE. */
static gboolean
is_of_sqlite (const char *type, const char *name, const char *table, GHashTable *known)
{
  if (g_str_equal (type, "table"))
    return g_str_equal (name, "sqlite_sequence");
  return g_str_equal (type, "index") && g_str_has_prefix (name, "sqlite_autoindex_") &&
         g_hash_table_contains (known, table);
}

/* What only a working copy has may differ in an older one: it is made anew with the rest. */
static gboolean
is_as_known (const AshSchemaEntry *entry, const char *type, const char *sql, gboolean is_older)
{
  return entry != NULL && g_str_equal (type, entry->is_index ? "index" : "table") &&
         (g_str_equal (sql, entry->sql) || (entry->is_working && is_older));
}

static gboolean
is_known (sqlite3_stmt *row, GHashTable *known, gboolean is_older, guint *n_found)
{
  const char *type = (const char *) sqlite3_column_text (row, 0);
  const char *name = (const char *) sqlite3_column_text (row, 1);
  const char *table = (const char *) sqlite3_column_text (row, 2);
  const char *sql = (const char *) sqlite3_column_text (row, 3);
  const AshSchemaEntry *entry;

  if (type == NULL || name == NULL || table == NULL)
    return FALSE;
  if (sql == NULL || g_str_equal (name, "sqlite_sequence"))
    return is_of_sqlite (type, name, table, known);
  entry = g_hash_table_lookup (known, name);
  if (!is_as_known (entry, type, sql, is_older))
    return FALSE;
  if (!entry->is_working)
    (*n_found)++;
  return TRUE;
}

/**
 * ash_schema_check:
 * @allow_working: whether it may hold what only a working copy has
 *
 * Compares every table and index with what is known for the version; anything more (a trigger, a
 * view, a table) and anything less is refused.
 */
gboolean
ash_schema_check (sqlite3 *db, gboolean allow_working, const char *path, GError **error)
{
  gint64 version = ash_connection_number (db, "PRAGMA user_version");
  g_autoptr (GPtrArray) entries = ash_schema_entries (version, error);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  sqlite3_stmt *row = NULL;
  guint n_needed = 0, n_found = 0;
  gboolean is_good = TRUE;

  if (entries == NULL)
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    {
      AshSchemaEntry *entry = g_ptr_array_index (entries, i);

      n_needed += !entry->is_working;
      if (allow_working || !entry->is_working)
        g_hash_table_insert (known, entry->name, entry);
    }
  if (sqlite3_prepare_v2 (db, "SELECT type, name, tbl_name, sql FROM sqlite_schema", -1, &row,
                          NULL) != SQLITE_OK)
    return ash_schema_refuse_damaged (path, error);
  while (is_good && sqlite3_step (row) == SQLITE_ROW)
    is_good = is_known (row, known, version < ASH_SCHEMA_VERSION, &n_found);
  sqlite3_finalize (row);
  if (is_good && n_found == n_needed)
    return TRUE;
  return refuse_foreign (path, error);
}

/* Whether a column holds nothing but so many lower-case hex digits. Looked at here: SQLite's GLOB
 * takes ten times as long, and a large document has a hundred thousand of them. */
static gboolean
holds_only_digits (sqlite3 *db, const char *table, const char *column, int n_digits)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT \"%s\" FROM \"%s\" WHERE \"%s\" IS NOT NULL", column, table, column);
  sqlite3_stmt *row = NULL;
  gboolean is_good = TRUE;
  int code;

  if (sqlite3_prepare_v2 (db, sql, -1, &row, NULL) != SQLITE_OK)
    return FALSE;
  while ((code = sqlite3_step (row)) == SQLITE_ROW && is_good)
    {
      const char *text = (const char *) sqlite3_column_text (row, 0);

      is_good = text != NULL && sqlite3_column_bytes (row, 0) == n_digits;
      for (int i = 0; is_good && i < n_digits; i++)
        is_good = g_ascii_isdigit (text[i]) || (text[i] >= 'a' && text[i] <= 'f');
    }
  sqlite3_finalize (row);
  return is_good && code == SQLITE_DONE;
}

/* Ids become names in packages and on disk, paths names in packages: they have to be harmless
 * wherever they turn up. */
static gboolean
holds_only_ids (sqlite3 *db, const AshRecordClass *klass)
{
  return holds_only_digits (db, klass->table, "id", 32);
}

static gboolean
holds_only_paths (sqlite3 *db, const AshRecordClass *klass)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT EXISTS (SELECT 1 FROM \"%s\" WHERE instr (\"path\", '\\') OR \"path\" GLOB '/*' OR "
      "'/' || \"path\" || '/' GLOB '*/../*')",
      klass->table);

  return ash_record_class_field (klass, "path") == NULL || ash_connection_number (db, sql) == 0;
}

static gboolean
has_table (sqlite3 *db, const AshRecordClass *klass)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT count (*) FROM sqlite_schema WHERE type='table' AND name='%s'", klass->table);

  return ash_connection_number (db, sql) != 0;
}

/**
 * ash_schema_check_whole:
 *
 * What a file that we just wrote is proven by: no page of it is damaged, and its paths would be
 * let in again. Its ids were given by us.
 */
gboolean
ash_schema_check_whole (sqlite3 *db, const char *path, GError **error)
{
  g_autofree char *answer = ash_connection_text (db, "PRAGMA quick_check (1)");

  gboolean is_good = g_strcmp0 (answer, "ok") == 0;

  for (guint i = 0; is_good && ASH_RECORD_CLASSES[i] != NULL; i++)
    is_good =
        !has_table (db, ASH_RECORD_CLASSES[i]) || holds_only_paths (db, ASH_RECORD_CLASSES[i]);
  return is_good || ash_schema_refuse_damaged (path, error);
}

/**
 * ash_schema_check_content:
 *
 * Whether a file of anybody has ids, digests and paths that are such.
 */
gboolean
ash_schema_check_content (sqlite3 *db, const char *path, GError **error)
{
  gboolean is_good = ash_connection_number (db, "SELECT count (*) FROM \"document\"") == 1 &&
                     holds_only_digits (db, "document", "id", 32) &&
                     holds_only_digits (db, "object", "digest", 64);

  for (guint i = 0; is_good && ASH_RECORD_CLASSES[i] != NULL; i++)
    is_good = !has_table (db, ASH_RECORD_CLASSES[i]) || holds_only_ids (db, ASH_RECORD_CLASSES[i]);
  return is_good || ash_schema_refuse_damaged (path, error);
}
