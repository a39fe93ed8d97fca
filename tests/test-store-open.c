/* store/: files from strangers, and files of older and newer versions. */
#include "store-common.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <unistd.h>

static char *folder;

static void
run_sql (const char *path, const char *sql)
{
  sqlite3 *db = NULL;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (db);
}

static char *
fresh_path (const char *name)
{
  char *path = g_build_filename (folder, name, NULL);

  g_unlink (path);
  return path;
}

#define TREE "11111111111111111111111111111111"

/* A good document of one tree with one page. */
static char *
good_document (const char *name)
{
  char *path = fresh_path (name);
  g_autoptr (GError) error = NULL;
  g_autoptr (AshBuild) build = ash_build_new (path, FALSE, &error);
  g_autoptr (AshTree) tree = ash_tree_new ();
  g_autoptr (AshItem) item = ash_item_new ();
  AshStore *store = ash_build_get_store (build);

  tree->record.id = g_strdup (TREE);
  tree->title = g_strdup ("A course");
  tree->kind = ASH_TREE_CREDENTIAL;
  item->tree = g_strdup (TREE);
  item->title = g_strdup ("A page");
  ash_store_insert (store, &ASH_TREE, tree, &error);
  ash_store_insert (store, &ASH_ITEM, item, &error);
  g_assert_true (ash_build_finish (build, &error));
  g_assert_no_error (error);
  return path;
}

static void
assert_refused (const char *path, AshError code)
{
  const AshStoreMode modes[] = { ASH_STORE_READ, ASH_STORE_EDIT, ASH_STORE_BUILD };
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (AshDocument) document = NULL;

  g_assert_false (ash_store_verify (path, &error));
  g_assert_error (error, ASH_ERROR, (int) code);
  g_test_message ("%s", error->message);
  g_clear_error (&error);
  /* What is in the rows is looked at before a file becomes a working copy, not in one. */
  for (guint i = 0; i < (code == ASH_ERROR_FORMAT ? 1 : G_N_ELEMENTS (modes)); i++)
    {
      g_assert_null (ash_store_open (path, modes[i], &error));
      g_assert_nonnull (error);
      g_clear_error (&error);
    }
  g_assert_null (ash_build_new (path, TRUE, &error));
  g_assert_error (error, ASH_ERROR, (int) code);
  g_clear_error (&error);
  document = ash_document_open (file, &error);
  g_assert_null (document);
  g_assert_error (error, ASH_ERROR, (int) code);
}

static void
test_stranger (void)
{
  const char *const foreign[] = {
    "CREATE TRIGGER evil AFTER INSERT ON item BEGIN DELETE FROM tree; END",
    "CREATE VIEW evil AS SELECT * FROM item",
    "ALTER TABLE item RENAME TO hidden; CREATE VIEW item AS SELECT * FROM hidden",
    "CREATE TABLE more (x)",
    "CREATE INDEX more ON item (title)",
    "ALTER TABLE item ADD COLUMN more TEXT",
    "DROP TABLE badge",
    "DROP INDEX item_tree",
    "DROP TABLE badge; CREATE TABLE badge (n INTEGER PRIMARY KEY, id TEXT)",
    "CREATE TABLE undo_step (id INTEGER)",
    "CREATE VIRTUAL TABLE search USING fts5 (body)",
  };

  for (guint i = 0; i < G_N_ELEMENTS (foreign); i++)
    {
      g_autofree char *path = good_document ("stranger.ashlar");

      g_assert_true (ash_store_verify (path, NULL));
      run_sql (path, foreign[i]);
      assert_refused (path, ASH_ERROR_REFUSED);
    }
}

/* Rows that would become names elsewhere. */
static void
test_stranger_rows (void)
{
  const char *const rows[] = {
    "UPDATE tree SET id='../../../../../etc/passwd--------'",
    "UPDATE item SET id='ABCDEF01234567890123456789012345'",
    "UPDATE item SET id='short'",
    "UPDATE item SET path='pages/../../x.html'",
    "UPDATE item SET path='/etc/passwd'",
    "UPDATE item SET path='pages\\x.html'",
    "DELETE FROM document",
    "UPDATE document SET id='x'",
    "INSERT INTO object (digest, size) VALUES ('../x', 1)",
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = good_document ("rows.ashlar");

      run_sql (path, rows[i]);
      assert_refused (path, ASH_ERROR_FORMAT);
    }
}

static void
overwrite (const char *path, goffset at, const char *bytes, gsize length)
{
  g_autofree char *contents = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &contents, &size, NULL));
  g_assert_cmpuint (at + length, <=, size);
  memcpy (contents + at, bytes, length);
  g_assert_true (g_file_set_contents (path, contents, (gssize) size, NULL));
}

static void
test_damaged (void)
{
  g_autofree char *path = fresh_path ("damaged.ashlar");
  g_autofree char *other = good_document ("other.ashlar");
  g_autofree char *contents = NULL;
  gsize size;
  goffset page_size;

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  assert_refused (path, ASH_ERROR_FORMAT);
  g_assert_true (g_file_set_contents (path, "PK\003\004 not a database at all", -1, NULL));
  assert_refused (path, ASH_ERROR_FORMAT);

  g_assert_true (g_file_get_contents (other, &contents, &size, NULL));
  page_size = (guint8) contents[16] << 8 | (guint8) contents[17];
  g_assert_true (g_file_set_contents (path, contents, (gssize) size / 2, NULL));
  assert_refused (path, ASH_ERROR_FORMAT);
  for (goffset page = 1; page < 6; page++)
    {
      g_assert_true (g_file_set_contents (path, contents, (gssize) size, NULL));
      overwrite (path, page * page_size, "\x7fnonsense", 9);
      assert_refused (path, ASH_ERROR_FORMAT);
    }
  run_sql (other, "PRAGMA application_id=1");
  assert_refused (other, ASH_ERROR_FORMAT);
}

static void
test_newer (void)
{
  g_autofree char *path = good_document ("newer.ashlar");
  g_autoptr (GError) error = NULL;

  run_sql (path, "PRAGMA user_version=99");
  assert_refused (path, ASH_ERROR_NEWER);
  g_assert_false (ash_store_verify (path, &error));
  g_assert_nonnull (strstr (error->message, "newer.ashlar"));
  g_assert_nonnull (strstr (error->message, "99"));
}

/* A journal that somebody laid beside the file is not played back, and nothing is left there. */
static void
test_journal_beside (void)
{
  g_autofree char *path = good_document ("beside.ashlar");
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AshStore) store = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &before, &length, NULL));
  g_assert_true (g_file_set_contents (journal, before, (gssize) length, NULL));
  g_assert_true (g_file_set_contents (wal, before, (gssize) length, NULL));
  store = ash_store_open (path, ASH_STORE_READ, &error);
  g_assert_no_error (error);
  g_assert_cmpint (ash_store_count (store, &ASH_ITEM, NULL, NULL), ==, 1);
  g_clear_object (&store);
  g_assert_true (g_file_get_contents (path, &after, &length, NULL));
  g_assert_cmpmem (before, length, after, length);
  g_assert_true (g_file_test (journal, G_FILE_TEST_EXISTS));
  g_unlink (journal);
  g_unlink (wal);
}

static void
test_link (void)
{
  g_autofree char *path = good_document ("linked.ashlar");
  g_autofree char *link_path = fresh_path ("link.ashlar");
  g_autoptr (GError) error = NULL;
  g_autoptr (AshStore) store = NULL;

  g_assert_cmpint (symlink (path, link_path), ==, 0);
  store = ash_store_open (link_path, ASH_STORE_READ, &error);
  g_assert_no_error (error);
  g_assert_nonnull (store);
}

static char *
old_document (guint version)
{
  g_autofree char *name = g_strdup_printf ("version-%u.sql", version);
  g_autofree char *fixture = g_test_build_filename (G_TEST_DIST, "fixtures", "store", name, NULL);
  g_autofree char *sql = NULL;
  g_autoptr (GError) error = NULL;
  char *path = fresh_path ("old.ashlar");

  g_file_get_contents (fixture, &sql, NULL, &error);
  g_assert_no_error (error);
  run_sql (path, sql);
  return path;
}

static void
check_migrated (AshStore *store)
{
  g_autoptr (AshItem) page = ash_store_find (store, &ASH_ITEM, "title", "Scale and distance");
  g_autoptr (AshForeignKey) key = ash_store_find (store, &ASH_FOREIGN_KEY, "value", "g123");
  g_autoptr (AshAsset) asset = ash_store_find (store, &ASH_ASSET, "path", "media/map.png");
  g_autoptr (GBytes) body = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (page);
  g_assert_null (page->purpose);
  g_assert_cmpstr (page->path, ==, "pages/scale.html");
  g_assert_cmpstr (key->scheme, ==, "canvas");
  g_assert_cmpint (asset->role, ==, ASH_ROLE_LEARNER);
  g_assert_cmpint (ash_store_count (store, &ASH_ITEM, NULL, NULL), ==, 2);
  g_assert_cmpint (ash_store_count (store, &ASH_EXPORT_ITEM, NULL, NULL), ==, 0);
  body = ash_store_load_object (store, page->body, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (ash_store_get_document_id (store), ==, "dddddddddddddddddddddddddddddddd");
}

/* An older version in every way it can be opened; written back it is a document of this one. */
static void
test_older (gconstpointer version)
{
  g_autofree char *path = old_document (GPOINTER_TO_UINT (version));
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize length, length_after;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (AshStore) read = NULL;
  g_autoptr (AshDocument) document = NULL;
  g_autoptr (AshBuild) build = NULL;
  g_autoptr (AshItem) item = ash_item_new ();

  g_assert_true (g_file_get_contents (path, &before, &length, NULL));
  g_assert_true (ash_store_verify (path, &error));
  g_assert_no_error (error);
  read = ash_store_open (path, ASH_STORE_READ, &error);
  g_assert_no_error (error);
  check_migrated (read);
  g_assert_false (ash_store_insert (read, &ASH_ITEM, item, &error));
  g_clear_error (&error);

  document = ash_document_open (file, &error);
  g_assert_no_error (error);
  check_migrated (ash_document_get_store (document));
  g_assert_true (ash_document_close (document, &error));
  g_assert_true (g_file_get_contents (path, &after, &length_after, NULL));
  g_assert_cmpmem (before, length, after, length_after);

  build = ash_build_new (path, TRUE, &error);
  g_assert_no_error (error);
  check_migrated (ash_build_get_store (build));
  g_assert_true (ash_build_finish (build, &error));
  g_assert_no_error (error);
  g_assert_true (ash_store_verify (path, &error));
  g_clear_object (&read);
  read = ash_store_open (path, ASH_STORE_READ, &error);
  check_migrated (read);
}

/* A session that an older Ashlar left: its history is in terms of the old tables and goes. */
static void
test_older_working_copy (gconstpointer version)
{
  g_autofree char *path = old_document (GPOINTER_TO_UINT (version));
  g_autoptr (GError) error = NULL;
  g_autoptr (AshStore) store = NULL;

  run_sql (path, "CREATE TABLE undo_step (id INTEGER PRIMARY KEY, was TEXT);"
                 "CREATE TABLE undo_row (seq INTEGER PRIMARY KEY, step INTEGER);"
                 "CREATE TABLE working (edits INTEGER); INSERT INTO working VALUES (7)");
  g_assert_false (ash_store_verify (path, &error));
  g_clear_error (&error);
  store = ash_store_open (path, ASH_STORE_EDIT, &error);
  g_assert_no_error (error);
  check_migrated (store);
  g_assert_null (ash_store_dup_undo_label (store));
  ash_item_free (add_item (store, TREE, "New"));
  g_assert_true (ash_store_undo (store, &error));
  g_assert_no_error (error);
}

/* Chunks that do not add up to the object end in an error, not in a crash. */
static void
test_damaged_objects (void)
{
  const char *const damages[] = {
    "DELETE FROM object_chunk WHERE seq=1",
    "DELETE FROM object_chunk",
    "UPDATE object SET size=size - 1",
    "UPDATE object SET size=size + 1",
    "UPDATE object SET size=9000000000000",
    "UPDATE object_chunk SET data=x'' WHERE seq=0",
    "UPDATE object_chunk SET data=zeroblob (40000000) WHERE seq=0",
  };

  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *path = fresh_path ("objects.ashlar");
      g_autoptr (GError) error = NULL;
      g_autoptr (AshStore) store = ash_store_create (path, ASH_STORE_BUILD, &error);
      g_autofree char *digest = add_media (store, 2500000, i);

      g_clear_object (&store);
      run_sql (path, damages[i]);
      store = ash_store_open (path, ASH_STORE_READ, &error);
      g_assert_no_error (error);
      g_assert_null (ash_store_load_object (store, digest, &error));
      g_assert_nonnull (error);
    }
}

static void
test_older_foreign (void)
{
  g_autofree char *path = old_document (1);

  run_sql (path, "CREATE TRIGGER evil AFTER UPDATE ON item BEGIN DELETE FROM tree; END");
  assert_refused (path, ASH_ERROR_REFUSED);
}

int
main (int argc, char **argv)
{
  int result;

  folder = make_folder ("ash-open-XXXXXX");
  g_setenv ("XDG_STATE_HOME", folder, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/open/stranger-with-triggers-and-views", test_stranger);
  g_test_add_func ("/store/open/stranger-rows", test_stranger_rows);
  g_test_add_func ("/store/open/damaged", test_damaged);
  g_test_add_func ("/store/open/newer", test_newer);
  g_test_add_func ("/store/open/journal-beside", test_journal_beside);
  g_test_add_func ("/store/open/link", test_link);
  g_test_add_data_func ("/store/open/older/1", GUINT_TO_POINTER (1), test_older);
  g_test_add_data_func ("/store/open/older/2", GUINT_TO_POINTER (2), test_older);
  g_test_add_data_func ("/store/open/older/3", GUINT_TO_POINTER (3), test_older);
  g_test_add_data_func ("/store/open/older/4", GUINT_TO_POINTER (4), test_older);
  g_test_add_func ("/store/open/older-with-triggers", test_older_foreign);
  g_test_add_data_func ("/store/open/older-working-copy/1", GUINT_TO_POINTER (1),
                        test_older_working_copy);
  g_test_add_data_func ("/store/open/older-working-copy/2", GUINT_TO_POINTER (2),
                        test_older_working_copy);
  g_test_add_func ("/store/open/damaged-objects", test_damaged_objects);
  result = g_test_run ();
  remove_folder (folder);
  g_free (folder);
  return result;
}
