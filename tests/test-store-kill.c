/* store/: kill -9 at any point of an import, an edit, a publish or a build leaves a whole
 * document. The victim is this program again, with another argument. */
#include "store-common.h"

#include <signal.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#define ROUNDS 12

static char *folder;

/* Left and right go in together: one without the other is a torn edit. */
static void
edit_pair (AshStore *store, const char *tree)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (ash_store_begin (store, "Pair", NULL, &error));
  ash_item_free (add_item (store, tree, "left"));
  ash_item_free (add_item (store, tree, "right"));
  g_assert_true (ash_store_commit (store, &error));
  g_assert_no_error (error);
}

/* Says that the victim is at work, and then that a unit of it is done. */
static void
report (void)
{
  g_assert_cmpint (write (STDOUT_FILENO, "!", 1), ==, 1);
}

static void
victim_edit (const char *session, const char *tree)
{
  g_autoptr (GError) error = NULL;
  AshDocument *document = ash_document_resume (session, &error);

  g_assert_no_error (error);
  report ();
  for (;;)
    {
      edit_pair (ash_document_get_store (document), tree);
      if (g_random_int_range (0, 3) == 0)
        g_assert_true (ash_document_undo (document, &error));
      if (g_random_int_range (0, 6) == 0)
        ash_document_redo (document, NULL);
      g_main_context_iteration (NULL, FALSE);
      report ();
    }
}

static void
victim_import (const char *session, const char *tree)
{
  g_autofree char *path = g_build_filename (session, "document.db", NULL);
  g_autoptr (GError) error = NULL;
  AshStore *store = ash_store_open (path, ASH_STORE_IMPORT, &error);

  g_assert_no_error (error);
  report ();
  for (guint i = 0;; i++)
    {
      g_autofree char *id = NULL;
      g_autofree char *media = NULL;
      g_autoptr (AshSource) source = NULL;

      ash_store_begin (store, NULL, NULL, &error);
      id = add_source (store, ASH_SOURCE_ARRIVING, 200, NULL);
      media = add_media (store, 3 << 20, g_random_int ());
      source = ash_store_get (store, &ASH_SOURCE, id, &error);
      source->state = i % 2 == 0 ? ASH_SOURCE_READY : ASH_SOURCE_HIDDEN;
      ash_store_update (store, &ASH_SOURCE, source, &error);
      ash_store_commit (store, &error);
      g_assert_no_error (error);
      report ();
    }
}

static void
published_cb (GObject *source, GAsyncResult *result, gpointer is_done)
{
  g_autoptr (GError) error = NULL;

  ash_document_publish_finish (ASH_DOCUMENT (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) is_done = TRUE;
}

static void
victim_publish (const char *session, const char *tree)
{
  g_autoptr (GError) error = NULL;
  AshDocument *document = ash_document_resume (session, &error);

  g_assert_no_error (error);
  report ();
  for (;;)
    {
      gboolean is_done = FALSE;

      edit_pair (ash_document_get_store (document), tree);
      ash_document_publish_async (document, NULL, FALSE, NULL, published_cb, &is_done);
      while (!is_done)
        g_main_context_iteration (NULL, TRUE);
      report ();
    }
}

static void
victim_build (const char *target, const char *tree)
{
  report ();
  for (;;)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AshBuild) build = ash_build_new (target, TRUE, &error);

      g_assert_no_error (error);
      edit_pair (ash_build_get_store (build), tree);
      g_assert_true (ash_build_finish (build, &error));
      g_assert_no_error (error);
      report ();
    }
}

static void
run_victim (const char *what, const char *place, const char *tree)
{
  if (g_str_equal (what, "edit"))
    victim_edit (place, tree);
  else if (g_str_equal (what, "import"))
    victim_import (place, tree);
  else if (g_str_equal (what, "publish"))
    victim_publish (place, tree);
  else
    victim_build (place, tree);
}

/* Lets a victim do a few units of its work, and a random part of the next. */
static void
kill_at_random (const char *what, const char *place, const char *tree)
{
  const char *argv[] = { "/proc/self/exe", "--victim", what, place, tree, NULL };
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autoptr (GError) error = NULL;
  GPid pid;
  gint64 start;
  int out, status, n_units;
  char byte;

  argv[0] = self;
  g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid,
                            NULL, &out, NULL, &error);
  g_assert_no_error (error);
  start = g_get_monotonic_time ();
  n_units = g_random_int_range (0, 4);
  for (int i = 0; i <= n_units; i++)
    g_assert_cmpint (read (out, &byte, 1), ==, 1);
  g_usleep ((gulong) g_random_int_range (0, (int) MIN (g_get_monotonic_time () - start, 200000)));
  g_assert_cmpint (kill (pid, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
  close (out);
}

static void
assert_number (sqlite3 *db, const char *sql, gint64 expected)
{
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  if (sqlite3_column_int64 (statement, 0) != expected)
    g_test_message ("%s", sql);
  g_assert_cmpint (sqlite3_column_int64 (statement, 0), ==, expected);
  sqlite3_finalize (statement);
}

/* Whole in SQLite's eyes and in ours; nothing of an import that did not end. */
static void
check_database (const char *path)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  assert_number (db, "SELECT count (*) FROM pragma_integrity_check WHERE integrity_check<>'ok'", 0);
  assert_number (db, "SELECT sum (title='left') - sum (title='right') FROM item", 0);
  assert_number (db, "SELECT count (*) FROM source WHERE state<>'ready'", 0);
  assert_number (db, "SELECT count (*) FROM item WHERE tree NOT IN (SELECT id FROM tree)", 0);
  assert_number (db,
                 "SELECT count (*) FROM tree WHERE kind='source' AND id NOT IN (SELECT tree "
                 "FROM source)",
                 0);
  assert_number (db,
                 "SELECT count (*) FROM source AS s WHERE (SELECT count (*) FROM item WHERE "
                 "tree=s.tree)<>200",
                 0);
  assert_number (db,
                 "SELECT count (*) FROM object WHERE digest NOT IN (SELECT body FROM item WHERE "
                 "body IS NOT NULL)",
                 0);
  assert_number (
      db, "SELECT count (*) FROM object_chunk WHERE object NOT IN (SELECT n FROM object)", 0);
  assert_number (db,
                 "SELECT count (*) FROM item WHERE body IS NOT NULL AND body NOT IN (SELECT digest "
                 "FROM object)",
                 0);
  sqlite3_close (db);
}

static AshDocument *
resume (const char *session)
{
  g_autoptr (GError) error = NULL;
  AshDocument *document = ash_document_resume (session, &error);

  g_assert_no_error (error);
  return document;
}

/* A saved document; its session's folder, and the id of the tree that is edited. */
static char *
start_document (const char *name, char **out_tree, GFile **out_file)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AshDocument) document = ash_document_new (&error);
  AshStore *store = ash_document_get_store (document);
  char *session = g_path_get_dirname (ash_document_get_session_path (document));
  gboolean is_done = FALSE;

  *out_file = g_file_new_for_path (path);
  *out_tree = add_tree (store, ASH_TREE_CREDENTIAL, "Credential");
  edit_pair (store, *out_tree);
  ash_document_publish_async (document, *out_file, FALSE, NULL, published_cb, &is_done);
  while (!is_done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (ash_document_close (document, &error));
  return session;
}

static void
kill_and_look (const char *what)
{
  g_autofree char *tree = NULL;
  g_autoptr (GFile) file = NULL;
  g_autofree char *name = g_strconcat (what, ".ashlar", NULL);
  g_autofree char *session = start_document (name, &tree, &file);
  g_autofree char *database = g_build_filename (session, "document.db", NULL);
  g_autofree char *path = g_file_get_path (file);
  gint64 n_items = 0;

  for (guint i = 0; i < ROUNDS; i++)
    {
      AshDocument *document;
      g_autoptr (GError) error = NULL;

      kill_at_random (what, session, tree);
      g_assert_true (ash_store_verify (path, &error));
      g_assert_no_error (error);
      document = resume (session);
      check_database (database);
      n_items = ash_store_count (ash_document_get_store (document), &ASH_ITEM, NULL, NULL);

      /* The history is whole too. */
      while (ash_document_undo (document, NULL) && g_random_int_range (0, 4) > 0)
        check_database (database);
      while (ash_document_redo (document, NULL))
        ;
      g_assert_cmpint (ash_store_count (ash_document_get_store (document), &ASH_ITEM, NULL, NULL),
                       >=, n_items);
      g_assert_true (ash_document_close (document, &error));
      g_object_unref (document);
    }
  g_test_message ("%s: %" G_GINT64_FORMAT " items after %d kills", what, n_items, ROUNDS);
  g_assert_cmpint (n_items, >, 2);
}

static void
test_edit (void)
{
  kill_and_look ("edit");
}

static void
test_import (void)
{
  kill_and_look ("import");
}

/* The file is always one that was published whole; the session knows it, whatever happened. */
static void
test_publish (void)
{
  g_autofree char *tree = NULL;
  g_autoptr (GFile) file = NULL;
  g_autofree char *session = start_document ("publish.ashlar", &tree, &file);
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *database = g_build_filename (session, "document.db", NULL);
  gint64 n_before = 0;

  for (guint i = 0; i < 2 * ROUNDS; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AshDocument) document = NULL;
      g_autoptr (AshStore) published = NULL;
      gint64 n_published, n_working;

      kill_at_random ("publish", session, tree);
      published = ash_store_open (path, ASH_STORE_READ, &error);
      g_assert_no_error (error);
      check_database (path);
      document = ash_document_open (file, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (ash_document_get_session_path (document), ==, database);
      check_database (database);
      n_published = ash_store_count (published, &ASH_ITEM, NULL, NULL);
      n_working = ash_store_count (ash_document_get_store (document), &ASH_ITEM, NULL, NULL);
      g_assert_cmpint (n_published, >=, n_before);
      g_assert_cmpint (n_working, >=, n_published);
      g_assert_cmpint (ash_document_is_dirty (document), ==, n_working != n_published);
      n_before = n_published;
      g_assert_true (ash_document_close (document, &error));
    }
  g_test_message ("%" G_GINT64_FORMAT " items published after %d kills", n_before, 2 * ROUNDS);
  g_assert_cmpint (n_before, >, 2);
}

static guint
n_files_like (const char *name)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *other;
  guint n = 0;

  while ((other = g_dir_read_name (dir)) != NULL)
    n += strstr (other, name) != NULL;
  return n;
}

static void
test_build (void)
{
  g_autofree char *tree = NULL;
  g_autoptr (GFile) file = NULL;
  g_autofree char *session = start_document ("built.ashlar", &tree, &file);
  g_autofree char *path = g_file_get_path (file);
  g_autoptr (GError) error = NULL;
  g_autoptr (AshBuild) last = NULL;

  for (guint i = 0; i < ROUNDS; i++)
    {
      kill_at_random ("build", path, tree);
      g_assert_true (ash_store_verify (path, &error));
      g_assert_no_error (error);
      check_database (path);
    }
  last = ash_build_new (path, TRUE, &error);
  g_assert_no_error (error);
  g_clear_pointer (&last, ash_build_free);
  g_assert_cmpuint (n_files_like ("built.ashlar"), ==, 1);
}

int
main (int argc, char **argv)
{
  int result;

  if (argc == 5 && g_str_equal (argv[1], "--victim"))
    run_victim (argv[2], argv[3], argv[4]);
  folder = make_folder ("ash-kill-XXXXXX");
  g_setenv ("XDG_STATE_HOME", folder, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/kill/edit", test_edit);
  g_test_add_func ("/store/kill/import", test_import);
  g_test_add_func ("/store/kill/publish", test_publish);
  g_test_add_func ("/store/kill/build", test_build);
  result = g_test_run ();
  remove_folder (folder);
  g_free (folder);
  return result;
}
