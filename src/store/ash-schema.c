#include "ash-schema-private.h"
#include "ash-store-resource.h"
#include "ash-store-private.h"

#include <ash-error.h>
#include <ash-id.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* The columns that people list by. */
static const char *const INDEXED[] = { "tree",      "parent",    "item",       "source_item",
                                       "owner",     "quiz",      "question",   "bank",
                                       "rubric",    "criterion", "credential", "statement",
                                       "framework", "subject",   NULL };

static const struct
{
  const char *name;
  const char *sql;
  gboolean is_index;
  gboolean is_working;
} FIXED[] = {
  { "document",
    "CREATE TABLE \"document\" (\"n\" INTEGER PRIMARY KEY AUTOINCREMENT, \"id\" TEXT NOT NULL "
    "UNIQUE, \"lineage\" TEXT NOT NULL, \"app_version\" TEXT, \"lang\" TEXT) STRICT",
    FALSE, FALSE },
  { "object",
    "CREATE TABLE \"object\" (\"n\" INTEGER PRIMARY KEY AUTOINCREMENT, \"digest\" TEXT NOT NULL "
    "UNIQUE, \"size\" INTEGER NOT NULL, \"media_type\" TEXT, \"seconds\" INTEGER) STRICT",
    FALSE, FALSE },
  { "object_chunk",
    "CREATE TABLE \"object_chunk\" (\"object\" INTEGER NOT NULL, \"seq\" INTEGER NOT NULL, "
    "\"data\" BLOB NOT NULL, PRIMARY KEY (\"object\", \"seq\")) STRICT",
    FALSE, FALSE },
  { "foreign_key_name",
    "CREATE INDEX \"foreign_key_name\" ON \"foreign_key\" (\"tree\", \"scheme\", \"value\")", TRUE,
    FALSE },
  { "undo_step",
    "CREATE TABLE \"undo_step\" (\"id\" INTEGER PRIMARY KEY AUTOINCREMENT, \"label\" TEXT NOT "
    "NULL, \"coalesce\" TEXT, \"at\" INTEGER NOT NULL, \"bytes\" INTEGER NOT NULL DEFAULT 0, "
    "\"undone\" INTEGER NOT NULL DEFAULT 0) STRICT",
    FALSE, TRUE },
  { "undo_row",
    "CREATE TABLE \"undo_row\" (\"seq\" INTEGER PRIMARY KEY AUTOINCREMENT, \"step\" INTEGER NOT "
    "NULL, \"tbl\" TEXT NOT NULL, \"n\" INTEGER NOT NULL, \"op\" TEXT NOT NULL, \"old\" TEXT, "
    "\"new\" TEXT) STRICT",
    FALSE, TRUE },
  { "undo_row_step", "CREATE INDEX \"undo_row_step\" ON \"undo_row\" (\"step\")", TRUE, TRUE },
  { "working",
    "CREATE TABLE \"working\" (\"edits\" INTEGER NOT NULL, \"edited_at\" INTEGER NOT NULL) STRICT",
    FALSE, TRUE },
};

static void
entry_free (gpointer data)
{
  AshSchemaEntry *entry = data;

  g_free (entry->name);
  g_free (entry->sql);
  g_free (entry);
}

static void
add_entry (GPtrArray *entries, char *name, char *sql, gboolean is_index, gboolean is_working)
{
  AshSchemaEntry *entry = g_new0 (AshSchemaEntry, 1);

  entry->name = name;
  entry->sql = sql;
  entry->is_index = is_index;
  entry->is_working = is_working;
  g_ptr_array_add (entries, entry);
}

static char *
table_sql (const AshRecordClass *klass)
{
  GString *sql = g_string_new (NULL);

  g_string_printf (sql,
                   "CREATE TABLE \"%s\" (\"n\" INTEGER PRIMARY KEY AUTOINCREMENT, \"id\" TEXT "
                   "NOT NULL UNIQUE",
                   klass->table);
  for (guint i = 0; i < klass->n_fields; i++)
    {
      const AshField *field = &klass->fields[i];
      const char *type = "TEXT";

      if (field->type == ASH_FIELD_INT)
        type = "INTEGER";
      else if (field->type == ASH_FIELD_FLAG)
        type = "INTEGER NOT NULL";
      else if (field->type == ASH_FIELD_ENUM)
        type = "TEXT NOT NULL";
      g_string_append_printf (sql, ", \"%s\" %s", field->name, type);
    }
  g_string_append (sql, ") STRICT");
  return g_string_free (sql, FALSE);
}

static void
add_class (GPtrArray *entries, const AshRecordClass *klass)
{
  add_entry (entries, g_strdup (klass->table), table_sql (klass), FALSE, FALSE);
  for (guint i = 0; i < klass->n_fields; i++)
    {
      const char *column = klass->fields[i].name;
      gboolean is_covered = klass == &ASH_FOREIGN_KEY && g_str_equal (column, "tree");

      if (g_strv_contains (INDEXED, column) && !is_covered)
        add_entry (entries, g_strdup_printf ("%s_%s", klass->table, column),
                   g_strdup_printf ("CREATE INDEX \"%s_%s\" ON \"%s\" (\"%s\")", klass->table,
                                    column, klass->table, column),
                   TRUE, FALSE);
    }
}

static GPtrArray *
current_entries (void)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (entry_free);

  for (guint i = 0; ASH_RECORD_CLASSES[i] != NULL; i++)
    add_class (entries, ASH_RECORD_CLASSES[i]);
  for (guint i = 0; i < G_N_ELEMENTS (FIXED); i++)
    add_entry (entries, g_strdup (FIXED[i].name), g_strdup (FIXED[i].sql), FIXED[i].is_index,
               FIXED[i].is_working);
  return entries;
}

/* The stored schema of an older version: one statement a line, as it stands in such files. */
static GPtrArray *
stored_entries (gint64 version, GError **error)
{
  g_autofree char *path =
      g_strdup_printf ("/ashlar/store/schema-%" G_GINT64_FORMAT ".sql", version);
  g_autoptr (GBytes) bytes =
      g_resource_lookup_data (ash_store_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_auto (GStrv) lines = NULL;
  GPtrArray *entries;

  if (bytes == NULL)
    return NULL;
  lines = g_strsplit (g_bytes_get_data (bytes, NULL), "\n", -1);
  entries = g_ptr_array_new_with_free_func (entry_free);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], "\"", 3);

      if (g_str_has_prefix (lines[i], "CREATE ") && g_strv_length (parts) == 3)
        add_entry (entries, g_strdup (parts[1]), g_strdup (lines[i]),
                   g_str_has_prefix (lines[i], "CREATE INDEX "), FALSE);
    }
  for (guint i = 0; i < G_N_ELEMENTS (FIXED); i++)
    if (FIXED[i].is_working)
      add_entry (entries, g_strdup (FIXED[i].name), g_strdup (FIXED[i].sql), FIXED[i].is_index,
                 TRUE);
  return entries;
}

/**
 * ash_schema_entries:
 *
 * The schema of a version: this one's is made from the record classes, older ones' are stored.
 * Tables stand before their indexes.
 *
 * Returns: (transfer full) (element-type AshSchemaEntry)
 */
GPtrArray *
ash_schema_entries (gint64 version, GError **error)
{
  return version == ASH_SCHEMA_VERSION ? current_entries () : stored_entries (version, error);
}

static gboolean
exec (sqlite3 *db, const char *sql, GError **error)
{
  return sqlite3_exec (db, sql, NULL, NULL, NULL) == SQLITE_OK || ash_store_fail (db, error);
}

static gboolean
create_entries (sqlite3 *db, gboolean is_index, gboolean is_working, GError **error)
{
  g_autoptr (GPtrArray) entries = current_entries ();

  for (guint i = 0; i < entries->len; i++)
    {
      const AshSchemaEntry *entry = g_ptr_array_index (entries, i);

      if (entry->is_index == is_index && entry->is_working == is_working &&
          !exec (db, entry->sql, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * ash_schema_create:
 *
 * @with_indexes: %FALSE when ash_schema_create_indexes() is to follow: rows by the hundred
 *   thousand are indexed faster afterwards
 *
 * Makes an empty database a document with an identity of its own.
 */
gboolean
ash_schema_create (sqlite3 *db, gboolean with_indexes, GError **error)
{
  g_autofree char *id = ash_id_new ();
  g_autofree char *sql = g_strdup_printf (
      "PRAGMA application_id=%d; PRAGMA user_version=%d; "
      "INSERT INTO \"document\" (\"id\", \"lineage\", \"app_version\") VALUES ('%s', '%s', '%s')",
      ASH_APPLICATION_ID, ASH_SCHEMA_VERSION, id, id, ASH_VERSION);

  return create_entries (db, FALSE, FALSE, error) && exec (db, sql, error) &&
         (!with_indexes || ash_schema_create_indexes (db, error));
}

gboolean
ash_schema_create_indexes (sqlite3 *db, GError **error)
{
  return create_entries (db, TRUE, FALSE, error);
}

gboolean
ash_schema_is_indexed (const char *column)
{
  return g_strv_contains (INDEXED, column);
}

/**
 * ash_schema_create_working:
 *
 * Adds what only a working copy has: undo, and the count of its edits.
 */
gboolean
ash_schema_create_working (sqlite3 *db, GError **error)
{
  return create_entries (db, FALSE, TRUE, error) && create_entries (db, TRUE, TRUE, error) &&
         exec (db, "INSERT INTO \"working\" VALUES (0, unixepoch ())", error);
}

gboolean
ash_schema_drop_working (sqlite3 *db, GError **error)
{
  return exec (db,
               "DROP TABLE IF EXISTS \"undo_row\"; DROP TABLE IF EXISTS \"undo_step\"; "
               "DROP TABLE IF EXISTS \"working\"; "
               "DELETE FROM sqlite_sequence WHERE name IN ('undo_row', 'undo_step')",
               error);
}
