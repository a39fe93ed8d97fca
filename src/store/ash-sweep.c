/* What leaves a document: sources that were not kept, and objects that nothing refers to. */
#include "ash-store-private.h"

#include <ash-digest.h>
#include <ash-error.h>
#include <ash-limits.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define SOME_QUESTIONS                                                                             \
  "SELECT \"id\" FROM \"question\" WHERE \"bank\" IN (SELECT \"id\" FROM \"bank\" WHERE "          \
  "\"tree\"=?1) LIMIT 100"
#define SOME_CRITERIA                                                                              \
  "SELECT \"id\" FROM \"criterion\" WHERE \"rubric\" IN (SELECT \"id\" FROM \"rubric\" WHERE "     \
  "\"tree\"=?1) LIMIT 100"
#define SOME_ITEMS "SELECT \"id\" FROM \"item\" WHERE \"tree\"=?1 LIMIT 100"
#define SOME_OF(table) "SELECT \"n\" FROM \"" table "\" WHERE \"tree\"=?1 LIMIT 400"

/* Everything of a tree, in groups that are repeated until their last line finds nothing. What
 * hangs on other rows goes before them, so that a removal that was cut short can be taken up
 * again; each turn is small, so that others can write in between. */
static const struct
{
  const char *table;
  const char *where;
  gboolean is_last;
} OF_A_TREE[] = {
  { "choice", "\"question\" IN (" SOME_QUESTIONS ")", FALSE },
  { "accepted", "\"question\" IN (" SOME_QUESTIONS ")", FALSE },
  { "quiz_entry", "\"question\" IN (" SOME_QUESTIONS ")", FALSE },
  { "question", "\"id\" IN (" SOME_QUESTIONS ")", TRUE },
  { "rating", "\"criterion\" IN (" SOME_CRITERIA ")", FALSE },
  { "alignment", "\"subject\" IN (" SOME_CRITERIA ")", FALSE },
  { "criterion", "\"id\" IN (" SOME_CRITERIA ")", TRUE },
  { "alignment", "\"subject\" IN (" SOME_ITEMS ")", FALSE },
  { "quiz_entry", "\"quiz\" IN (" SOME_ITEMS ")", FALSE },
  { "item_origin", "\"item\" IN (" SOME_ITEMS ")", FALSE },
  { "field", "\"owner\" IN (" SOME_ITEMS ")", FALSE },
  { "item", "\"id\" IN (" SOME_ITEMS ")", TRUE },
  { "rubric", "\"n\" IN (" SOME_OF ("rubric") ")", TRUE },
  { "bank", "\"n\" IN (" SOME_OF ("bank") ")", TRUE },
  { "foreign_key", "\"n\" IN (" SOME_OF ("foreign_key") ")", TRUE },
  { "comment", "\"n\" IN (" SOME_OF ("comment") ")", TRUE },
  { "asset", "\"n\" IN (" SOME_OF ("asset") ")", TRUE },
  { "field", "\"owner\"=?1", TRUE },
  { "tree", "\"id\"=?1", TRUE },
  { "source", "\"tree\"=?1", TRUE },
};

/* The columns that hold digests, and those in whose JSON one may stand. */
static const char *const DIGESTS[] = { "body",     "digest", "source_digest",
                                       "verbatim", "root",   "image",
                                       "picture",  "logo",   "generated_digest",
                                       "listing",  "file",   NULL };
static const char *const JSON[] = { "settings", "extra", "design", NULL };

/* Runs @sql with @value as ?1 in a turn of its own; says how many rows it changed, or -1. */
static gint64
run_once (AshStore *self, const char *sql, const char *value, GError **error)
{
  sqlite3_stmt *statement = ash_store_statement (self, sql, error);
  gboolean is_alone = self->depth == 0;
  gboolean is_done;
  gint64 changed;

  if (statement == NULL || !ash_store_enter (self, error))
    return -1;
  sqlite3_bind_text (statement, 1, value, -1, SQLITE_STATIC);
  is_done = ash_store_step (self, statement, error);
  changed = sqlite3_changes64 (self->db);
  is_done = ash_store_leave (self, is_alone, is_done, error) && ash_store_batch (self, error);
  return is_done ? changed : -1;
}

static gboolean
drop_tree (AshStore *self, const char *tree, GError **error)
{
  guint first = 0;

  if (!ash_store_index (self, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (OF_A_TREE); i++)
    {
      g_autofree char *sql =
          g_strdup_printf ("DELETE FROM \"%s\" WHERE %s", OF_A_TREE[i].table, OF_A_TREE[i].where);
      gint64 changed = run_once (self, sql, tree, error);

      if (changed < 0)
        return FALSE;
      if (OF_A_TREE[i].is_last && changed > 0)
        i = first - 1;
      else if (OF_A_TREE[i].is_last)
        first = i + 1;
    }
  return TRUE;
}

/**
 * ash_store_drop_source:
 * @source: id of a source that no credential uses
 *
 * Removes a source and everything of its tree in short turns of the lock, unseen by undo. Its
 * objects go with the next ash_store_sweep().
 */
gboolean
ash_store_drop_source (AshStore *self, const char *source, GError **error)
{
  g_autoptr (AshSource) record = ash_store_get (self, &ASH_SOURCE, source, error);
  gboolean was_logging = self->is_logging;
  gboolean is_done;

  if (record == NULL)
    return FALSE;
  record->state = ASH_SOURCE_ARRIVING;
  self->is_logging = FALSE;
  is_done =
      ash_store_update (self, &ASH_SOURCE, record, error) && drop_tree (self, record->tree, error);
  self->is_logging = was_logging;
  return is_done;
}

static GPtrArray *
list_texts (AshStore *self, const char *sql, GError **error)
{
  sqlite3_stmt *statement = ash_store_statement (self, sql, error);
  GPtrArray *texts;

  if (statement == NULL)
    return NULL;
  texts = g_ptr_array_new_with_free_func (g_free);
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_ptr_array_add (texts, g_strdup ((const char *) sqlite3_column_text (statement, 0)));
  sqlite3_reset (statement);
  return texts;
}

/* Trees whose import died, was refused in the review, or can no longer be brought back. */
static gboolean
sweep_trees (AshStore *self, GError **error)
{
  g_autoptr (GPtrArray) trees = list_texts (
      self,
      self->has_undo
          ? "SELECT \"tree\" FROM \"source\" AS s WHERE \"state\"='arriving' OR "
            "(\"state\"='hidden' AND \"n\" NOT IN (SELECT \"n\" FROM undo_row WHERE "
            "\"tbl\"='source') AND NOT EXISTS (SELECT 1 FROM \"item\" AS i, \"item_origin\" AS o "
            "WHERE i.\"tree\"=s.\"tree\" AND o.\"source_item\"=i.\"id\"))"
          : "SELECT \"tree\" FROM \"source\" AS s WHERE \"state\"='arriving' OR "
            "(\"state\"='hidden' AND NOT EXISTS (SELECT 1 FROM \"item\" AS i, \"item_origin\" AS o "
            "WHERE i.\"tree\"=s.\"tree\" AND o.\"source_item\"=i.\"id\"))",
      error);
  g_autoptr (GPtrArray) orphans = NULL;

  if (trees == NULL)
    return FALSE;
  for (guint i = 0; i < trees->len; i++)
    if (!drop_tree (self, g_ptr_array_index (trees, i), error))
      return FALSE;
  orphans = list_texts (
      self,
      "SELECT \"id\" FROM \"tree\" WHERE \"kind\"='source' AND \"id\" NOT IN (SELECT \"tree\" "
      "FROM \"source\" WHERE \"tree\" IS NOT NULL) "
      "UNION SELECT \"tree\" FROM (SELECT DISTINCT \"tree\" FROM \"item\" UNION SELECT DISTINCT "
      "\"tree\" FROM \"asset\" UNION SELECT DISTINCT \"tree\" FROM \"bank\" UNION SELECT DISTINCT "
      "\"tree\" FROM \"foreign_key\" UNION SELECT DISTINCT \"tree\" FROM \"rubric\") WHERE "
      "\"tree\" "
      "IS NOT NULL AND \"tree\" NOT IN (SELECT \"id\" FROM \"tree\")",
      error);
  for (guint i = 0; orphans != NULL && i < orphans->len; i++)
    if (!drop_tree (self, g_ptr_array_index (orphans, i), error))
      return FALSE;
  return orphans != NULL;
}

/* Every run of 64 hex digits in a text may be a digest: one too many keeps an object, one too
 * few would lose it. */
static void
collect (GHashTable *digests, const char *text, gsize length)
{
  gsize run = 0;

  for (gsize i = 0; i <= length; i++)
    {
      if (i < length && (g_ascii_isdigit (text[i]) || (text[i] >= 'a' && text[i] <= 'f')))
        {
          run++;
          continue;
        }
      if (run == 64)
        g_hash_table_add (digests, g_strndup (text + i - 64, 64));
      run = 0;
    }
}

static gboolean
collect_column (
    AshStore *self, GHashTable *digests, const char *table, const char *column, GError **error)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT \"%s\" FROM \"%s\" WHERE \"%s\" IS NOT NULL", column, table, column);
  sqlite3_stmt *statement = ash_store_statement (self, sql, error);
  int code;

  if (statement == NULL)
    return FALSE;
  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      const char *text = (const char *) sqlite3_column_text (statement, 0);

      collect (digests, text, (gsize) sqlite3_column_bytes (statement, 0));
    }
  if (code != SQLITE_DONE)
    ash_store_fail (self->db, error);
  sqlite3_reset (statement);
  return code == SQLITE_DONE;
}

static gboolean
collect_class (AshStore *self, GHashTable *digests, const AshRecordClass *klass, GError **error)
{
  for (guint i = 0; i < klass->n_fields; i++)
    {
      const char *column = klass->fields[i].name;

      if ((g_strv_contains (DIGESTS, column) || g_strv_contains (JSON, column)) &&
          !collect_column (self, digests, klass->table, column, error))
        return FALSE;
    }
  return TRUE;
}

/* A revision's root lists the digests of its records, and those the bodies they had. */
static gboolean
collect_revisions (AshStore *self, GHashTable *digests, GError **error)
{
  g_autoptr (GPtrArray) roots = list_texts (
      self,
      "SELECT \"root\" FROM \"revision\" WHERE \"root\" IN (SELECT \"digest\" FROM \"object\")",
      error);

  if (roots == NULL)
    return FALSE;
  for (guint i = 0; i < roots->len; i++)
    {
      g_autoptr (GHashTable) listed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_autoptr (GBytes) root = ash_store_load_object (self, roots->pdata[i], error);
      GHashTableIter iter;
      gpointer digest;

      if (root == NULL)
        return FALSE;
      collect (listed, g_bytes_get_data (root, NULL), g_bytes_get_size (root));
      g_hash_table_iter_init (&iter, listed);
      while (g_hash_table_iter_next (&iter, &digest, NULL))
        {
          gboolean is_text = ash_store_object_size (self, digest) <= ASH_LIMIT_JSON_BYTES;
          g_autoptr (GBytes) record = is_text ? ash_store_load_object (self, digest, NULL) : NULL;

          g_hash_table_add (digests, g_strdup (digest));
          if (record != NULL)
            collect (digests, g_bytes_get_data (record, NULL), g_bytes_get_size (record));
        }
    }
  return TRUE;
}

static gboolean
collect_all (AshStore *self, GHashTable *digests, GError **error)
{
  for (guint i = 0; ASH_RECORD_CLASSES[i] != NULL; i++)
    if (!collect_class (self, digests, ASH_RECORD_CLASSES[i], error))
      return FALSE;
  if (self->has_undo && (!collect_column (self, digests, "undo_row", "old", error) ||
                         !collect_column (self, digests, "undo_row", "new", error)))
    return FALSE;
  return collect_revisions (self, digests, error);
}

static gboolean
sweep_objects (AshStore *self, GError **error)
{
  g_autoptr (GHashTable) digests = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) objects = list_texts (self, "SELECT \"digest\" FROM \"object\"", error);

  if (objects == NULL || !collect_all (self, digests, error))
    return FALSE;
  for (guint i = 0; i < objects->len; i++)
    {
      const char *digest = g_ptr_array_index (objects, i);

      if (!g_hash_table_contains (digests, digest) &&
          (run_once (self,
                     "DELETE FROM \"object_chunk\" WHERE \"object\" IN (SELECT \"n\" FROM "
                     "\"object\" WHERE \"digest\"=?1)",
                     digest, error) < 0 ||
           run_once (self, "DELETE FROM \"object\" WHERE \"digest\"=?1", digest, error) < 0))
        return FALSE;
    }
  return TRUE;
}

/**
 * ash_store_sweep:
 *
 * Removes what an import that died left behind, sources that can no longer be brought back, and
 * objects that no row, no step of undo and no revision refers to. Only while nobody else writes:
 * on opening, and in a copy that is about to be published.
 */
gboolean
ash_store_sweep (AshStore *self, GError **error)
{
  gboolean was_logging = self->is_logging;
  gboolean is_done;

  self->is_logging = FALSE;
  is_done = ash_store_index (self, error) && ash_store_begin (self, NULL, NULL, error);
  if (is_done && !(sweep_trees (self, error) && sweep_objects (self, error)))
    {
      ash_store_rollback (self);
      is_done = FALSE;
    }
  is_done = is_done && ash_store_commit (self, error);
  self->is_logging = was_logging;
  return is_done;
}

gboolean
ash_store_compact (AshStore *self, GError **error)
{
  gint64 pages = ash_store_number (self, "PRAGMA page_count");
  gint64 free_pages = ash_store_number (self, "PRAGMA freelist_count");

  return free_pages * 10 < pages || ash_store_exec (self, "VACUUM", error);
}
