/* From an older schema to this one, a version at a time (CONTRIBUTING: keep the old schema as
 * schema-N.sql and a document of it as a fixture). Each step rebuilds the tables whose definition
 * differs, so that a migrated file has the very schema that a new one has. */
#include "ash-connection-private.h"
#include "ash-schema-private.h"
#include "ash-store-private.h"

#include <ash-error.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* What a step does besides, by the version it starts from. */
static const char *const ALSO[] = {
  /* Version 2 names Canvas's migration ids by one word, and has a purpose for each module, a role
   * for each file and a list of what was exported. */
  [1] = "UPDATE \"foreign_key\" SET \"scheme\"='canvas' WHERE \"scheme\"='canvas-migration'",
  /* Version 3 has what the five views edit: draws, weights of criteria, levels and credit, badge
   * images, pathways, dismissed advice. */
  [2] = "",
  /* Version 4 has parts of pages, frameworks that were brought in, what employers say of a skill,
   * comments, decisions, and versions with an author and a note. */
  [3] = "",
  /* Version 5 has the length of films and sounds, and how an assessment is kept honest. */
  [4] = "",
};

static gboolean
exec (sqlite3 *db, GError **error, const char *format, ...)
{
  va_list args;
  g_autofree char *sql = NULL;

  va_start (args, format);
  sql = g_strdup_vprintf (format, args);
  va_end (args);
  return sqlite3_exec (db, sql, NULL, NULL, NULL) == SQLITE_OK || ash_store_fail (db, error);
}

static const AshSchemaEntry *
entry_named (GPtrArray *entries, const char *name)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const AshSchemaEntry *entry = g_ptr_array_index (entries, i);

      if (g_str_equal (entry->name, name))
        return entry;
    }
  return NULL;
}

/* What a column that an older file has not starts with. */
static const char *
first_value (const char *table, const char *column)
{
  for (guint i = 0; ASH_RECORD_CLASSES[i] != NULL; i++)
    {
      const AshField *field = g_str_equal (ASH_RECORD_CLASSES[i]->table, table)
                                  ? ash_record_class_field (ASH_RECORD_CLASSES[i], column)
                                  : NULL;

      if (field != NULL && field->type == ASH_FIELD_ENUM)
        return field->nicks[0];
      if (field != NULL && field->type == ASH_FIELD_FLAG)
        return "0";
    }
  return NULL;
}

/* The columns of @table and where each comes from in the older table of name @older. */
static gboolean
pair_columns (sqlite3 *db, const char *table, const char *older, GString *into, GString *from)
{
  sqlite3_stmt *row = NULL;

  if (sqlite3_prepare_v2 (db,
                          "SELECT new.name, old.name FROM pragma_table_info (?1) AS new LEFT JOIN "
                          "pragma_table_info (?2) AS old ON old.name=new.name ORDER BY new.cid",
                          -1, &row, NULL) != SQLITE_OK)
    return FALSE;
  sqlite3_bind_text (row, 1, table, -1, SQLITE_STATIC);
  sqlite3_bind_text (row, 2, older, -1, SQLITE_STATIC);
  while (sqlite3_step (row) == SQLITE_ROW)
    {
      const char *column = (const char *) sqlite3_column_text (row, 0);
      const char *value = first_value (table, column);

      g_string_append_printf (into, "%s\"%s\"", into->len > 0 ? ", " : "", column);
      g_string_append (from, from->len > 0 ? ", " : "");
      if (sqlite3_column_type (row, 1) != SQLITE_NULL)
        g_string_append_printf (from, "\"%s\"", column);
      else if (value != NULL)
        g_string_append_printf (from, "'%s'", value);
      else
        g_string_append (from, "NULL");
    }
  sqlite3_finalize (row);
  return into->len > 0;
}

static gboolean
rebuild_table (sqlite3 *db, const AshSchemaEntry *entry, GError **error)
{
  g_autofree char *older = g_strconcat ("older_", entry->name, NULL);
  g_autoptr (GString) into = g_string_new (NULL);
  g_autoptr (GString) from = g_string_new (NULL);

  if (!exec (db, error, "ALTER TABLE \"%s\" RENAME TO \"%s\"", entry->name, older) ||
      !exec (db, error, "%s", entry->sql))
    return FALSE;
  if (!pair_columns (db, entry->name, older, into, from))
    return ash_store_fail (db, error);
  return exec (db, error, "INSERT INTO \"%s\" (%s) SELECT %s FROM \"%s\"", entry->name, into->str,
               from->str, older) &&
         exec (db, error, "DROP TABLE \"%s\"", older);
}

static gboolean
drop_indexes (sqlite3 *db, GPtrArray *entries, GError **error)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const AshSchemaEntry *entry = g_ptr_array_index (entries, i);

      if (entry->is_index && !exec (db, error, "DROP INDEX IF EXISTS \"%s\"", entry->name))
        return FALSE;
    }
  return TRUE;
}

static gboolean
step (sqlite3 *db, gint64 version, GError **error)
{
  g_autoptr (GPtrArray) older = ash_schema_entries (version, error);
  g_autoptr (GPtrArray) newer = older != NULL ? ash_schema_entries (version + 1, error) : NULL;

  if (newer == NULL || !drop_indexes (db, older, error))
    return FALSE;
  for (guint i = 0; i < newer->len; i++)
    {
      const AshSchemaEntry *entry = g_ptr_array_index (newer, i);
      const AshSchemaEntry *before = entry_named (older, entry->name);
      gboolean is_done = TRUE;

      if (entry->is_working)
        continue;
      if (entry->is_index || before == NULL)
        is_done = exec (db, error, "%s", entry->sql);
      else if (!g_str_equal (before->sql, entry->sql))
        is_done = rebuild_table (db, entry, error);
      if (!is_done)
        return FALSE;
    }
  for (guint i = 0; i < older->len; i++)
    {
      const AshSchemaEntry *entry = g_ptr_array_index (older, i);

      if (!entry->is_index && !entry->is_working && entry_named (newer, entry->name) == NULL &&
          !exec (db, error, "DROP TABLE \"%s\"", entry->name))
        return FALSE;
    }
  return exec (db, error, "%s", ALSO[version]) &&
         exec (db, error, "PRAGMA user_version=%" G_GINT64_FORMAT, version + 1);
}

/**
 * ash_schema_migrate:
 * @db: a document whose schema was checked
 *
 * Brings it to this version, whole or not at all. Its undo history, which is written in terms of
 * the old tables, goes.
 */
gboolean
ash_schema_migrate (sqlite3 *db, GError **error)
{
  gint64 version = ash_connection_number (db, "PRAGMA user_version");
  gboolean is_done;

  if (version == ASH_SCHEMA_VERSION)
    return TRUE;
  is_done = exec (db, error, "BEGIN IMMEDIATE") && ash_schema_drop_working (db, error);
  for (; is_done && version < ASH_SCHEMA_VERSION; version++)
    is_done = step (db, version, error);
  if (is_done && exec (db, error, "COMMIT"))
    return TRUE;
  sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
  return FALSE;
}
