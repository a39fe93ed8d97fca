#include "ash-schema-private.h"
#include "ash-store-private.h"

#include <ash-error.h>
#include <ash-id.h>
#include <glib/gi18n-lib.h>

#define TEXT_AT(record, field) G_STRUCT_MEMBER (char *, record, (field)->offset)
#define INT_AT(record, field) G_STRUCT_MEMBER (gint64, record, (field)->offset)
#define FLAG_AT(record, field) G_STRUCT_MEMBER (int, record, (field)->offset)

void
ash_class_sql_free (AshClassSql *self)
{
  sqlite3_finalize (self->insert);
  sqlite3_finalize (self->insert_many);
  sqlite3_finalize (self->update);
  sqlite3_finalize (self->remove);
  g_free (self->columns);
  g_free (self);
}

static sqlite3_stmt *
prepare (AshStore *self, char *sql)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v3 (self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) !=
      SQLITE_OK)
    g_warning ("%s: %s", sql, sqlite3_errmsg (self->db));
  g_free (sql);
  return statement;
}

/* Parameters are numbered alike in all three: 1 the id, 2 and on the fields, the row number last
 * where it is asked for. */
static AshClassSql *
class_sql_new (AshStore *self, const AshRecordClass *klass)
{
  AshClassSql *sql = g_new0 (AshClassSql, 1);
  g_autoptr (GString) columns = g_string_new ("\"n\", \"id\"");
  g_autoptr (GString) names = g_string_new ("\"id\"");
  g_autoptr (GString) marks = g_string_new ("?1");
  g_autoptr (GString) sets = g_string_new (NULL);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const char *name = klass->fields[i].name;

      g_string_append_printf (columns, ", \"%s\"", name);
      g_string_append_printf (names, ", \"%s\"", name);
      g_string_append_printf (marks, ", ?%u", i + 2);
      g_string_append_printf (sets, "%s\"%s\"=?%u", i > 0 ? ", " : "", name, i + 2);
    }
  sql->insert = prepare (self, g_strdup_printf ("INSERT INTO \"%s\" (%s) VALUES (%s)", klass->table,
                                                names->str, marks->str));
  sql->update = prepare (
      self, g_strdup_printf ("UPDATE \"%s\" SET %s WHERE \"id\"=?1", klass->table, sets->str));
  sql->remove =
      prepare (self, g_strdup_printf ("DELETE FROM \"%s\" WHERE \"id\"=?1", klass->table));
  sql->columns = g_strdup (columns->str);
  return sql;
}

const AshClassSql *
ash_store_class_sql (AshStore *self, const AshRecordClass *klass)
{
  AshClassSql *sql = g_hash_table_lookup (self->classes, klass);

  if (sql == NULL)
    {
      sql = class_sql_new (self, klass);
      g_hash_table_insert (self->classes, (gpointer) klass, sql);
    }
  return sql;
}

static void
bind_text (sqlite3_stmt *statement, int at, const char *text)
{
  if (text != NULL)
    sqlite3_bind_text (statement, at, text, -1, SQLITE_STATIC);
  else
    sqlite3_bind_null (statement, at);
}

static void
bind_field (sqlite3_stmt *statement, int at, const AshField *field, gconstpointer record)
{
  switch (field->type)
    {
    case ASH_FIELD_TEXT:
      bind_text (statement, at, TEXT_AT (record, field));
      break;
    case ASH_FIELD_INT:
      if (INT_AT (record, field) == ASH_UNSET)
        sqlite3_bind_null (statement, at);
      else
        sqlite3_bind_int64 (statement, at, INT_AT (record, field));
      break;
    case ASH_FIELD_FLAG:
      sqlite3_bind_int (statement, at, FLAG_AT (record, field) != 0);
      break;
    case ASH_FIELD_ENUM:
      bind_text (statement, at, ash_enum_nick (field->nicks, FLAG_AT (record, field)));
      break;
    }
}

/* @first: the parameter of the record's id */
static void
bind_record_at (sqlite3_stmt *statement,
                int first,
                const AshRecordClass *klass,
                gconstpointer record)
{
  bind_text (statement, first, ((const AshRecord *) record)->id);
  for (guint i = 0; i < klass->n_fields; i++)
    bind_field (statement, first + (int) i + 1, &klass->fields[i], record);
}

static void
bind_record (sqlite3_stmt *statement, const AshRecordClass *klass, gconstpointer record)
{
  bind_record_at (statement, 1, klass, record);
}

static void
read_field (gpointer record, const AshField *field, sqlite3_stmt *statement, int at)
{
  const char *text;

  switch (field->type)
    {
    case ASH_FIELD_TEXT:
      TEXT_AT (record, field) = g_strdup ((const char *) sqlite3_column_text (statement, at));
      break;
    case ASH_FIELD_INT:
      INT_AT (record, field) = sqlite3_column_type (statement, at) == SQLITE_NULL
                                   ? ASH_UNSET
                                   : sqlite3_column_int64 (statement, at);
      break;
    case ASH_FIELD_FLAG:
      FLAG_AT (record, field) = sqlite3_column_int (statement, at) != 0;
      break;
    case ASH_FIELD_ENUM:
      text = (const char *) sqlite3_column_text (statement, at);
      FLAG_AT (record, field) = ash_enum_from_nick (field->nicks, text, 0);
      break;
    }
}

/**
 * ash_store_read_record:
 * @statement: on a row whose columns are those of #AshClassSql
 *
 * Returns: (transfer full): the record
 */
gpointer
ash_store_read_record (const AshRecordClass *klass, sqlite3_stmt *statement)
{
  AshRecord *record = g_malloc0 (klass->size);

  record->n = sqlite3_column_int64 (statement, 0);
  record->id = g_strdup ((const char *) sqlite3_column_text (statement, 1));
  for (guint i = 0; i < klass->n_fields; i++)
    read_field (record, &klass->fields[i], statement, (int) i + 2);
  return record;
}

static gpointer
read_id (const AshRecordClass *klass, sqlite3_stmt *statement)
{
  return g_strdup ((const char *) sqlite3_column_text (statement, 0));
}

static GPtrArray *
select_rows (AshStore *self,
             const AshRecordClass *klass,
             const char *columns,
             const char *where,
             const char *value,
             gpointer (*read) (const AshRecordClass *klass, sqlite3_stmt *statement),
             GDestroyNotify free,
             GError **error)
{
  g_autofree char *text = g_strdup_printf ("SELECT %s FROM \"%s\" WHERE %s ORDER BY %s", columns,
                                           klass->table, where, klass->order);
  sqlite3_stmt *statement = ash_store_statement (self, text, error);
  g_autoptr (GPtrArray) records = NULL;
  int code;

  if (statement == NULL)
    return NULL;
  records = g_ptr_array_new_with_free_func (free);
  if (sqlite3_bind_parameter_count (statement) > 0)
    bind_text (statement, 1, value);
  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    g_ptr_array_add (records, read (klass, statement));
  if (code != SQLITE_DONE)
    ash_store_fail (self->db, error);
  sqlite3_reset (statement);
  return code == SQLITE_DONE ? g_steal_pointer (&records) : NULL;
}

/**
 * ash_store_select:
 * @where: a condition in SQL, in which `?1` is @value
 *
 * Returns: (transfer full) (nullable): the records for which @where holds, in the class's order
 */
GPtrArray *
ash_store_select (AshStore *self,
                  const AshRecordClass *klass,
                  const char *where,
                  const char *value,
                  GError **error)
{
  return select_rows (self, klass, ash_store_class_sql (self, klass)->columns, where, value,
                      ash_store_read_record, klass->free, error);
}

GPtrArray *
ash_store_select_ids (AshStore *self,
                      const AshRecordClass *klass,
                      const char *where,
                      const char *value,
                      GError **error)
{
  return select_rows (self, klass, "\"id\"", where, value, read_id, g_free, error);
}

/* The condition under which a row is listed; a column that the class has not is a mistake of the
 * program. NULL as the value asks for rows that have none. */
static char *
column_is (const AshRecordClass *klass, const char *column)
{
  if (column == NULL)
    return g_strdup ("1");
  if (!g_str_equal (column, "id") && ash_record_class_field (klass, column) == NULL)
    g_error ("%s has no column %s", klass->table, column);
  return g_strdup_printf ("\"%s\" IS ?1", column);
}

/**
 * ash_store_get:
 *
 * Returns: (transfer full) (nullable): the record of that id. Error: %ASH_ERROR_NOT_FOUND
 */
gpointer
ash_store_get (AshStore *self, const AshRecordClass *klass, const char *id, GError **error)
{
  g_autoptr (GPtrArray) found = ash_store_select (self, klass, "\"id\"=?1", id, error);

  if (found == NULL)
    return NULL;
  if (found->len > 0)
    return g_ptr_array_steal_index (found, 0);
  g_set_error_literal (error, ASH_ERROR, ASH_ERROR_NOT_FOUND,
                       _ ("What was asked for is no longer in the document."));
  return NULL;
}

/* Rows that come by the ten thousand get ids in rising order, random only in what they begin
 * with: an index that grows at its end grows several times faster. */
static char *
next_id (AshStore *self)
{
  if (self->mode == ASH_STORE_EDIT)
    return ash_id_new ();
  if (self->id_prefix == NULL)
    {
      g_autofree char *random = ash_id_new ();

      self->id_prefix = g_strndup (random, 20);
    }
  return g_strdup_printf ("%s%012" G_GINT64_MODIFIER "x", self->id_prefix, ++self->n_ids);
}

static gboolean
index_for (AshStore *self, const char *column, GError **error)
{
  return column == NULL || !ash_schema_is_indexed (column) || ash_store_index (self, error);
}

/**
 * ash_store_find:
 *
 * Returns: (transfer full) (nullable): the first record whose @column is @value
 */
gpointer
ash_store_find (AshStore *self, const AshRecordClass *klass, const char *column, const char *value)
{
  const AshClassSql *sql = ash_store_class_sql (self, klass);
  g_autofree char *where = column_is (klass, column);
  g_autofree char *text = g_strdup_printf ("SELECT %s FROM \"%s\" WHERE %s ORDER BY %s LIMIT 1",
                                           sql->columns, klass->table, where, klass->order);
  sqlite3_stmt *statement =
      index_for (self, column, NULL) ? ash_store_statement (self, text, NULL) : NULL;
  gpointer record = NULL;

  if (statement == NULL)
    return NULL;
  if (column != NULL)
    bind_text (statement, 1, value);
  if (sqlite3_step (statement) == SQLITE_ROW)
    record = ash_store_read_record (klass, statement);
  sqlite3_reset (statement);
  return record;
}

/**
 * ash_store_list:
 * @column: (nullable): list by this column, or %NULL for all
 * @value: (nullable): what it holds; %NULL lists the rows that have nothing there
 *
 * Returns: (transfer full) (nullable): the records in the order of the class
 */
GPtrArray *
ash_store_list (AshStore *self,
                const AshRecordClass *klass,
                const char *column,
                const char *value,
                GError **error)
{
  g_autofree char *where = column_is (klass, column);

  if (!index_for (self, column, error))
    return NULL;
  return ash_store_select (self, klass, where, value, error);
}

/**
 * ash_store_count:
 *
 * Returns: how many records ash_store_list() would give, or -1
 */
gint64
ash_store_count (AshStore *self, const AshRecordClass *klass, const char *column, const char *value)
{
  g_autofree char *where = column_is (klass, column);
  g_autofree char *text =
      g_strdup_printf ("SELECT count(*) FROM \"%s\" WHERE %s", klass->table, where);
  sqlite3_stmt *statement =
      index_for (self, column, NULL) ? ash_store_statement (self, text, NULL) : NULL;
  gint64 count = -1;

  if (statement == NULL)
    return -1;
  if (column != NULL)
    bind_text (statement, 1, value);
  if (sqlite3_step (statement) == SQLITE_ROW)
    count = sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);
  return count;
}

/* The change itself; the record has to be there afterwards (or before, for a deletion). */
static gboolean
change (AshStore *self,
        const AshRecordClass *klass,
        sqlite3_stmt *statement,
        const char *id,
        gint64 *out_n,
        GError **error)
{
  gboolean is_alone = self->depth == 0;
  gboolean is_done;

  if (!ash_store_enter (self, error))
    return FALSE;
  is_done = ash_store_step (self, statement, error);
  if (is_done && sqlite3_changes (self->db) == 0)
    {
      g_set_error_literal (error, ASH_ERROR, ASH_ERROR_NOT_FOUND,
                           _ ("What was to be changed is no longer in the document."));
      is_done = FALSE;
    }
  if (is_done)
    ash_store_note (self, klass, id);
  if (is_done && out_n != NULL)
    *out_n = sqlite3_last_insert_rowid (self->db);
  return ash_store_leave (self, is_alone, is_done, error);
}

/**
 * ash_store_insert:
 * @record: a record that is not stored yet; it is given its row number, and a random id when it
 *   has none
 */
gboolean
ash_store_insert (AshStore *self, const AshRecordClass *klass, gpointer record, GError **error)
{
  sqlite3_stmt *statement = ash_store_class_sql (self, klass)->insert;
  AshRecord *head = record;

  if (head->id == NULL)
    head->id = next_id (self);
  bind_record (statement, klass, record);
  return change (self, klass, statement, head->id, &head->n, error);
}

static sqlite3_stmt *
insert_many_of (AshStore *self, const AshRecordClass *klass)
{
  AshClassSql *sql = (AshClassSql *) ash_store_class_sql (self, klass);
  g_autoptr (GString) text = NULL;

  if (sql->insert_many != NULL)
    return sql->insert_many;
  text = g_string_new (NULL);
  g_string_append_printf (text, "INSERT INTO \"%s\" (\"id\"", klass->table);
  for (guint i = 0; i < klass->n_fields; i++)
    g_string_append_printf (text, ", \"%s\"", klass->fields[i].name);
  g_string_append (text, ") VALUES ");
  for (guint row = 0; row < ASH_ROWS_AT_ONCE; row++)
    {
      g_string_append (text, row == 0 ? "(?" : ", (?");
      for (guint i = 0; i < klass->n_fields; i++)
        g_string_append (text, ", ?");
      g_string_append_c (text, ')');
    }
  sql->insert_many = prepare (self, g_string_free (g_steal_pointer (&text), FALSE));
  return sql->insert_many;
}

static gboolean
insert_many (AshStore *self, const AshRecordClass *klass, gpointer *records, GError **error)
{
  sqlite3_stmt *statement = insert_many_of (self, klass);
  gint64 last = 0;

  for (guint i = 0; i < ASH_ROWS_AT_ONCE; i++)
    {
      AshRecord *head = records[i];

      if (head->id == NULL)
        head->id = next_id (self);
      bind_record_at (statement, (int) (i * (klass->n_fields + 1)) + 1, klass, head);
    }
  if (!change (self, klass, statement, ((AshRecord *) records[0])->id, &last, error))
    return FALSE;
  for (guint i = 0; i < ASH_ROWS_AT_ONCE; i++)
    {
      AshRecord *head = records[i];

      head->n = last - ASH_ROWS_AT_ONCE + 1 + i;
      ash_store_note (self, klass, head->id);
    }
  return TRUE;
}

/**
 * ash_store_insert_all:
 * @records: (array length=n_records): records that are not stored yet
 *
 * What ash_store_insert() does, for many of one kind at a third less cost each. The lock is
 * given back in between as by ash_store_batch().
 */
gboolean
ash_store_insert_all (
    AshStore *self, const AshRecordClass *klass, gpointer *records, guint n_records, GError **error)
{
  guint at = 0;

  for (; at + ASH_ROWS_AT_ONCE <= n_records; at += ASH_ROWS_AT_ONCE)
    if (!insert_many (self, klass, records + at, error) || !ash_store_batch (self, error))
      return FALSE;
  for (; at < n_records; at++)
    if (!ash_store_insert (self, klass, records[at], error) || !ash_store_batch (self, error))
      return FALSE;
  return TRUE;
}

gboolean
ash_store_update (AshStore *self, const AshRecordClass *klass, gconstpointer record, GError **error)
{
  sqlite3_stmt *statement = ash_store_class_sql (self, klass)->update;

  bind_record (statement, klass, record);
  return change (self, klass, statement, ((const AshRecord *) record)->id, NULL, error);
}

gboolean
ash_store_delete (AshStore *self, const AshRecordClass *klass, const char *id, GError **error)
{
  sqlite3_stmt *statement = ash_store_class_sql (self, klass)->remove;

  bind_text (statement, 1, id);
  return change (self, klass, statement, id, NULL, error);
}
