#include "ash-undo-private.h"
#include "ash-schema-private.h"

#include <ash-error.h>
#include <ash-limits.h>
#include <glib/gi18n-lib.h>

/* Two steps of one field are one when they are this close, in seconds. */
#define COALESCE_SECONDS 60

/* The step that the triggers write to; 0 stops them. */
static void
step_cb (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  AshStore *self = sqlite3_user_data (context);

  sqlite3_result_int64 (context, self->is_logging ? self->step : 0);
}

static char *
row_as_json (const AshRecordClass *klass, const char *row)
{
  GString *json = g_string_new (NULL);

  g_string_printf (json, "json_array (%s.\"n\", %s.\"id\"", row, row);
  for (guint i = 0; i < klass->n_fields; i++)
    g_string_append_printf (json, ", %s.\"%s\"", row, klass->fields[i].name);
  g_string_append_c (json, ')');
  return g_string_free (json, FALSE);
}

/* Rows are logged as values and never as SQL, so nothing that a document holds is ever run. */
static gboolean
install_class (AshStore *self, const AshRecordClass *klass, GError **error)
{
  g_autofree char *old = row_as_json (klass, "OLD");
  g_autofree char *new = row_as_json (klass, "NEW");
  g_autoptr (GString) sql = g_string_new (NULL);
  const char *events[] = { "INSERT", "UPDATE", "DELETE" };
  const char *ops[] = { "i", "u", "d" };

  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    g_string_append_printf (
        sql,
        "CREATE TEMP TRIGGER \"log_%s_%s\" AFTER %s ON main.\"%s\" WHEN ash_step () > 0 BEGIN "
        "INSERT INTO undo_row (\"step\", \"tbl\", \"n\", \"op\", \"old\", \"new\") "
        "VALUES (ash_step (), '%s', %s.\"n\", '%s', %s, %s); END;",
        klass->table, ops[i], events[i], klass->table, klass->table, i == 2 ? "OLD" : "NEW", ops[i],
        i == 0 ? "NULL" : old, i == 2 ? "NULL" : new);
  return ash_store_exec (self, sql->str, error);
}

/**
 * ash_undo_install:
 *
 * Makes a writing connection of a working copy log what it changes.
 */
gboolean
ash_undo_install (AshStore *self, GError **error)
{
  if (sqlite3_create_function_v2 (self->db, "ash_step", 0, SQLITE_UTF8 | SQLITE_INNOCUOUS, self,
                                  step_cb, NULL, NULL, NULL) != SQLITE_OK)
    return ash_store_fail (self->db, error);
  for (guint i = 0; ASH_RECORD_CLASSES[i] != NULL; i++)
    if (ASH_RECORD_CLASSES[i]->is_logged && !install_class (self, ASH_RECORD_CLASSES[i], error))
      return FALSE;
  self->has_undo = TRUE;
  self->is_logging = TRUE;
  return TRUE;
}

/* The last step, when it is of the same field, recent, and nothing was undone since: what was done
 * again has no field. */
static gint64
step_to_continue (AshStore *self, const char *coalesce)
{
  sqlite3_stmt *statement;
  gint64 step = 0;

  if (coalesce == NULL)
    return 0;
  statement = ash_store_statement (
      self,
      "SELECT \"id\" FROM undo_step WHERE \"id\"=(SELECT max (\"id\") FROM undo_step) AND "
      "\"coalesce\"=?1 AND \"undone\"=0 AND \"at\">unixepoch () - ?2",
      NULL);
  if (statement == NULL)
    return 0;
  sqlite3_bind_text (statement, 1, coalesce, -1, SQLITE_STATIC);
  sqlite3_bind_int (statement, 2, COALESCE_SECONDS);
  if (sqlite3_step (statement) == SQLITE_ROW)
    step = sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);
  return step;
}

static gint64
add_step (AshStore *self, const char *label, const char *coalesce, GError **error)
{
  sqlite3_stmt *statement = ash_store_statement (
      self, "INSERT INTO undo_step (\"label\", \"coalesce\", \"at\") VALUES (?1, ?2, unixepoch ())",
      NULL);

  if (statement == NULL)
    return 0;
  sqlite3_bind_text (statement, 1, label != NULL ? label : _ ("Change"), -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 2, coalesce, -1, SQLITE_STATIC);
  return ash_store_step (self, statement, error) ? sqlite3_last_insert_rowid (self->db) : 0;
}

/**
 * ash_undo_begin:
 *
 * Opens the step of a transaction that has just begun, or goes on with the last one.
 */
gboolean
ash_undo_begin (AshStore *self, const char *label, const char *coalesce, GError **error)
{
  if (!self->has_undo)
    return TRUE;
  self->step = step_to_continue (self, coalesce);
  if (self->step == 0)
    self->step = add_step (self, label, coalesce, error);
  return self->step != 0;
}

static gboolean
run_with_number (AshStore *self, const char *sql, gint64 number, GError **error)
{
  sqlite3_stmt *statement = ash_store_statement (self, sql, error);

  if (statement == NULL)
    return FALSE;
  if (sqlite3_bind_parameter_count (statement) > 0)
    sqlite3_bind_int64 (statement, 1, number);
  return ash_store_step (self, statement, error);
}

static gboolean
drop_oldest (AshStore *self, GError **error)
{
  gint64 oldest = ash_store_number (self, "SELECT min (\"id\") FROM undo_step");

  return run_with_number (self, "DELETE FROM undo_row WHERE \"step\"=?1", oldest, error) &&
         run_with_number (self, "DELETE FROM undo_step WHERE \"id\"=?1", oldest, error);
}

/* The newest step stays, whatever its size: what was done last can always be undone. */
static gboolean
trim (AshStore *self, GError **error)
{
  while (ash_store_number (self, "SELECT count (*) FROM undo_step") > 1 &&
         (ash_store_number (self, "SELECT count (*) FROM undo_step") > ASH_LIMIT_UNDO_STEPS ||
          ash_store_number (self, "SELECT sum (\"bytes\") FROM undo_step") > ASH_LIMIT_UNDO_BYTES))
    if (!drop_oldest (self, error))
      return FALSE;
  return TRUE;
}

static gboolean
count_edit (AshStore *self, GError **error)
{
  return run_with_number (
      self, "UPDATE \"working\" SET \"edits\"=\"edits\" + 1, \"edited_at\"=unixepoch ()", 0, error);
}

static gboolean
close_step (AshStore *self, GError **error)
{
  return run_with_number (self,
                          "DELETE FROM undo_row WHERE \"step\" IN (SELECT \"id\" FROM undo_step "
                          "WHERE \"undone\"=1)",
                          0, error) &&
         run_with_number (self, "DELETE FROM undo_step WHERE \"undone\"=1", 0, error) &&
         run_with_number (
             self,
             "UPDATE undo_step SET \"at\"=unixepoch (), \"bytes\"=(SELECT sum (ifnull (length "
             "(\"old\"), 0) + ifnull (length (\"new\"), 0)) FROM undo_row WHERE \"step\"=?1) "
             "WHERE \"id\"=?1",
             self->step, error) &&
         trim (self, error);
}

static gboolean
step_has_rows (AshStore *self)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT EXISTS (SELECT 1 FROM undo_row WHERE \"step\"=%" G_GINT64_FORMAT ")", self->step);

  return ash_store_number (self, sql) == 1;
}

/**
 * ash_undo_finish:
 *
 * Before the commit: closes the step and forgets what could be redone, or leaves no trace of a
 * step in which nothing was changed.
 */
gboolean
ash_undo_finish (AshStore *self, GError **error)
{
  gboolean is_done;

  if (!self->has_undo)
    return TRUE;
  if (self->changes != NULL && !count_edit (self, error))
    return FALSE;
  if (step_has_rows (self))
    is_done = close_step (self, error);
  else
    is_done = run_with_number (self, "DELETE FROM undo_step WHERE \"id\"=?1", self->step, error);
  self->step = 0;
  return is_done;
}

void
ash_undo_abandon (AshStore *self)
{
  self->step = 0;
}

static const AshRecordClass *
class_of_table (const char *table)
{
  for (guint i = 0; ASH_RECORD_CLASSES[i] != NULL; i++)
    if (g_strcmp0 (ASH_RECORD_CLASSES[i]->table, table) == 0)
      return ASH_RECORD_CLASSES[i];
  return NULL;
}

/* Puts the row of a JSON array back: as a new row, or over the one that is there. */
static gboolean
restore_row (
    AshStore *self, const AshRecordClass *klass, gboolean is_new, const char *json, GError **error)
{
  const AshClassSql *class_sql = ash_store_class_sql (self, klass);
  g_autoptr (GString) values = g_string_new ("json_extract (?1, '$[0]')");
  g_autofree char *sql = NULL;
  sqlite3_stmt *statement;

  for (guint i = 1; i < klass->n_fields + 2; i++)
    g_string_append_printf (values, ", json_extract (?1, '$[%u]')", i);
  sql = is_new ? g_strdup_printf ("INSERT INTO \"%s\" (%s) VALUES (%s)", klass->table,
                                  class_sql->columns, values->str)
               : g_strdup_printf ("UPDATE \"%s\" SET (%s) = (%s) WHERE \"n\"=json_extract (?1, "
                                  "'$[0]')",
                                  klass->table, class_sql->columns, values->str);
  statement = ash_store_statement (self, sql, error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, json, -1, SQLITE_STATIC);
  return ash_store_step (self, statement, error);
}

static gboolean
remove_row (AshStore *self, const AshRecordClass *klass, gint64 n, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM \"%s\" WHERE \"n\"=?1", klass->table);

  return run_with_number (self, sql, n, error);
}

/* One logged row, backwards or forwards: @to is what it is to be, NULL for not there. */
static gboolean
replay_row (AshStore *self, sqlite3_stmt *row, gboolean is_undo, GError **error)
{
  const AshRecordClass *klass = class_of_table ((const char *) sqlite3_column_text (row, 0));
  gint64 n = sqlite3_column_int64 (row, 1);
  const char *from = (const char *) sqlite3_column_text (row, is_undo ? 3 : 2);
  const char *to = (const char *) sqlite3_column_text (row, is_undo ? 2 : 3);
  const char *id = (const char *) sqlite3_column_text (row, 4);

  if (klass == NULL || id == NULL)
    {
      g_set_error_literal (error, ASH_ERROR, ASH_ERROR_FAILED,
                           _ ("The history of this document cannot be read."));
      return FALSE;
    }
  ash_store_note (self, klass, id);
  if (to == NULL)
    return remove_row (self, klass, n, error);
  return restore_row (self, klass, from == NULL, to, error);
}

static gboolean
replay_step (AshStore *self, gint64 step, gboolean is_undo, GError **error)
{
  sqlite3_stmt *row = ash_store_statement (
      self,
      is_undo ? "SELECT \"tbl\", \"n\", \"old\", \"new\", json_extract (ifnull (\"old\", \"new\"), "
                "'$[1]') FROM undo_row WHERE \"step\"=?1 ORDER BY \"seq\" DESC"
              : "SELECT \"tbl\", \"n\", \"old\", \"new\", json_extract (ifnull (\"old\", \"new\"), "
                "'$[1]') FROM undo_row WHERE \"step\"=?1 ORDER BY \"seq\"",
      error);
  gboolean is_done = row != NULL;

  if (is_done)
    sqlite3_bind_int64 (row, 1, step);
  while (is_done && sqlite3_step (row) == SQLITE_ROW)
    is_done = replay_row (self, row, is_undo, error);
  if (row != NULL)
    sqlite3_reset (row);
  return is_done &&
         run_with_number (self,
                          is_undo ? "UPDATE undo_step SET \"undone\"=1 WHERE \"id\"=?1"
                                  : "UPDATE undo_step SET \"undone\"=0, \"coalesce\"=NULL "
                                    "WHERE \"id\"=?1",
                          step, error) &&
         count_edit (self, error);
}

#define LAST_DONE "(SELECT max (\"id\") FROM undo_step WHERE \"undone\"=0)"
#define FIRST_UNDONE "(SELECT min (\"id\") FROM undo_step WHERE \"undone\"=1)"

static gboolean
replay (AshStore *self, gboolean is_undo, GError **error)
{
  gint64 step;

  g_return_val_if_fail (self->depth == 0, FALSE);
  step = !self->has_undo
             ? 0
             : ash_store_number (self, is_undo ? "SELECT " LAST_DONE : "SELECT " FIRST_UNDONE);
  if (step <= 0)
    {
      g_set_error_literal (error, ASH_ERROR, ASH_ERROR_NOT_FOUND,
                           is_undo ? _ ("There is nothing to undo.")
                                   : _ ("There is nothing to redo."));
      return FALSE;
    }
  return ash_store_replay (self, replay_step, step, is_undo, error);
}

/**
 * ash_store_undo:
 *
 * Takes the last step back. Errors: %ASH_ERROR_NOT_FOUND when there is none.
 */
gboolean
ash_store_undo (AshStore *self, GError **error)
{
  return replay (self, TRUE, error);
}

/**
 * ash_store_redo:
 *
 * Makes again what was undone last; a new change forgets it.
 */
gboolean
ash_store_redo (AshStore *self, GError **error)
{
  return replay (self, FALSE, error);
}

/**
 * ash_store_undo_size:
 * @most: where counting ends
 *
 * Returns: how many rows the next undo or redo would change, at most @most
 */
guint
ash_store_undo_size (AshStore *self, gboolean is_redo, guint most)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT count (*) FROM (SELECT 1 FROM undo_row WHERE \"step\"=%s LIMIT %u)",
                       is_redo ? FIRST_UNDONE : LAST_DONE, most);

  return self->has_undo ? (guint) ash_store_number (self, sql) : 0;
}

/**
 * ash_store_get_undo_step:
 *
 * Returns: which step would be undone, to know it by; 0 when there is none
 */
gint64
ash_store_get_undo_step (AshStore *self)
{
  return self->has_undo ? ash_store_number (self, "SELECT coalesce (" LAST_DONE ", 0)") : 0;
}

/**
 * ash_store_dup_undo_label:
 *
 * Returns: (transfer full) (nullable): what would be undone, as in "Rename page"
 */
char *
ash_store_dup_undo_label (AshStore *self)
{
  return self->has_undo
             ? ash_store_text (self, "SELECT \"label\" FROM undo_step WHERE \"id\"=" LAST_DONE)
             : NULL;
}

char *
ash_store_dup_redo_label (AshStore *self)
{
  return self->has_undo
             ? ash_store_text (self, "SELECT \"label\" FROM undo_step WHERE \"id\"=" FIRST_UNDONE)
             : NULL;
}
