/* store/: sessions. */
#include "store-documents.h"

static void
test_round_trip (void)
{
  g_autoptr (GFile) file = fresh_file ("round.ashlar");
  g_autoptr (GError) error = NULL;
  AshDocument *document = ash_document_new (&error);
  g_autofree char *title = NULL;
  g_autofree char *id = NULL;
  g_autofree char *undo = NULL;

  g_assert_no_error (error);
  g_assert_false (ash_document_is_dirty (document));
  g_assert_null (ash_document_get_file (document));
  edit (document, "First");
  g_assert_true (ash_document_is_dirty (document));
  g_assert_false (publish (document, NULL, FALSE, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  publish_well (document, file);
  g_assert_false (ash_document_is_dirty (document));
  g_assert_true (g_file_equal (ash_document_get_file (document), file));
  title = ash_document_dup_title (document);
  g_assert_cmpstr (title, ==, "round");
  g_assert_cmpint (pages_in (file, NULL), ==, 1);
  g_assert_cmpuint (n_beside (file), ==, 0);

  edit (document, "Second");
  g_assert_cmpint (pages_in (file, NULL), ==, 1);
  publish_well (document, NULL);
  g_assert_cmpint (pages_in (file, NULL), ==, 2);
  id = g_strdup (ash_store_get_document_id (ash_document_get_store (document)));
  close_document (document);

  document = open_document (file);
  g_assert_false (ash_document_is_dirty (document));
  g_assert_cmpstr (ash_store_get_document_id (ash_document_get_store (document)), ==, id);
  undo = ash_store_dup_undo_label (ash_document_get_store (document));
  g_assert_cmpstr (undo, ==, "Second");
  close_document (document);
}

/* A changed file begins a new session; what was in the old one is offered. */
static void
test_changed_while_closed (void)
{
  g_autoptr (GFile) file = saved_document ("closed.ashlar");
  AshDocument *document = open_document (file);
  g_autoptr (GPtrArray) sessions = NULL;
  g_autoptr (GError) error = NULL;

  edit (document, "Unsaved");
  close_document (document);
  touch (file);
  document = open_document (file);
  g_assert_cmpint (ash_store_count (ash_document_get_store (document), &ASH_ITEM, NULL, NULL), ==,
                   1);
  close_document (document);
  sessions = ash_session_list ();
  for (guint i = 0; i < sessions->len; i++)
    {
      const AshSession *session = g_ptr_array_index (sessions, i);
      g_autofree char *uri = g_file_get_uri (file);

      if (g_strcmp0 (session->uri, uri) != 0)
        continue;
      g_assert_cmpstr (session->title, ==, "closed");
      g_assert_true (session->was_clean);
      document = ash_document_resume (session->path, &error);
      g_assert_no_error (error);
      g_assert_cmpint (
          ash_store_count (ash_document_get_store (document), &ASH_ITEM, "title", "Unsaved"), ==,
          1);
      close_document (document);
      g_assert_true (ash_session_discard (session->path, &error));
      return;
    }
  g_assert_not_reached ();
}

static AshSession *
session_titled (GPtrArray *sessions, const char *title)
{
  for (guint i = 0; i < sessions->len; i++)
    {
      AshSession *session = g_ptr_array_index (sessions, i);

      if (g_str_equal (session->title, title))
        return session;
    }
  return NULL;
}

static void
test_sessions (void)
{
  AshDocument *unnamed = ash_document_new (NULL);
  AshDocument *empty = ash_document_new (NULL);
  g_autoptr (GPtrArray) in_use = NULL;
  g_autoptr (GPtrArray) kept = NULL;
  g_autofree char *empty_path = g_strdup (ash_document_get_session_path (empty));
  g_autoptr (GError) error = NULL;
  AshSession *session;

  close_document (empty);
  g_assert_false (g_file_test (empty_path, G_FILE_TEST_EXISTS));
  g_free (add_tree (ash_document_get_store (unnamed), ASH_TREE_CREDENTIAL, "Of no name"));
  edit (unnamed, "Work");
  in_use = ash_session_list ();
  g_assert_null (session_titled (in_use, "Of no name"));
  close_document (unnamed);

  kept = ash_session_list ();
  session = session_titled (kept, "Of no name");
  g_assert_nonnull (session);
  g_assert_null (session->uri);
  g_assert_cmpint (ABS (session->used - g_get_real_time () / G_USEC_PER_SEC), <, 60);
  unnamed = ash_document_resume (session->path, &error);
  g_assert_no_error (error);
  g_assert_null (ash_document_resume (session->path, &error));
  g_assert_error (error, ASH_ERROR, ASH_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_false (ash_session_discard (session->path, NULL));
  g_assert_true (ash_document_undo (unnamed, &error));
  g_assert_no_error (error);
  close_document (unnamed);
  g_assert_true (ash_session_discard (session->path, &error));
  g_assert_null (ash_document_resume (session->path, &error));
  g_assert_error (error, ASH_ERROR, ASH_ERROR_NOT_FOUND);
}

/* What is thrown away stays whole until that is sure, and nobody works in it meanwhile. */
static void
test_held (void)
{
  AshDocument *document = ash_document_new (NULL);
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (GPtrArray) while_held = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GError) error = NULL;
  AshKept *held;
  const AshSession *session;

  g_free (add_tree (ash_document_get_store (document), ASH_TREE_CREDENTIAL, "To throw away"));
  edit (document, "Work");
  close_document (document);
  kept = ash_session_list ();
  session = session_titled (kept, "To throw away");
  g_assert_nonnull (session);
  held = ash_kept_take (session->path, &error);
  g_assert_no_error (error);
  while_held = ash_session_list ();
  g_assert_null (session_titled (while_held, "To throw away"));
  g_assert_null (ash_document_resume (session->path, &error));
  g_assert_error (error, ASH_ERROR, ASH_ERROR_BUSY);
  g_clear_error (&error);
  ash_kept_free (held);
  after = ash_session_list ();
  g_assert_nonnull (session_titled (after, "To throw away"));
  held = ash_kept_take (session->path, &error);
  g_assert_true (ash_kept_remove (held, &error));
  g_assert_no_error (error);
  ash_kept_free (held);
  g_assert_false (g_file_test (session->path, G_FILE_TEST_EXISTS));
}

static void
test_open_twice (void)
{
  g_autoptr (GFile) file = saved_document ("twice.ashlar");
  AshDocument *document = open_document (file);
  g_autoptr (GError) error = NULL;

  g_assert_null (ash_document_open (file, &error));
  g_assert_error (error, ASH_ERROR, ASH_ERROR_BUSY);
  close_document (document);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Wait *wait = user_data;

  wait->opened = ash_document_open_finish (result, &wait->error);
  wait->is_done = TRUE;
}

static void
test_open_async (void)
{
  g_autoptr (GFile) file = saved_document ("async.ashlar");
  g_autoptr (GFile) missing = fresh_file ("missing.ashlar");
  Wait wait = { 0 };

  ash_document_open_async (file, NULL, opened_cb, &wait);
  while (!wait.is_done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (wait.error);
  close_document (wait.opened);
  wait = (Wait){ 0 };
  ash_document_open_async (missing, NULL, opened_cb, &wait);
  while (!wait.is_done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (wait.error, ASH_ERROR, ASH_ERROR_NOT_FOUND);
  g_clear_error (&wait.error);
}

static void
set_used (const char *database, gint64 days_ago)
{
  g_autofree char *sql = g_strdup_printf (
      "UPDATE working SET edited_at=unixepoch () - %" G_GINT64_FORMAT, days_ago * 86400);
  const char *argv[] = { "sqlite3", database, sql, NULL };
  g_autoptr (GError) error = NULL;
  int status = -1;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

static void
test_expire (void)
{
  g_autofree char *program = g_find_program_in_path ("sqlite3");
  const char *names[] = { "old", "young", "worked" };
  char *paths[3];

  if (program == NULL)
    {
      g_test_skip ("the sqlite3 program is not installed");
      return;
    }
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GFile) file = saved_document (names[i]);
      AshDocument *document = open_document (file);

      paths[i] = g_strdup (ash_document_get_session_path (document));
      if (i == 2)
        edit (document, "Not published");
      close_document (document);
    }
  set_used (paths[0], 31);
  set_used (paths[1], 29);
  set_used (paths[2], 400);
  ash_session_expire ();
  g_assert_false (g_file_test (paths[0], G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (paths[1], G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (paths[2], G_FILE_TEST_EXISTS));
  for (guint i = 0; i < 3; i++)
    g_free (paths[i]);
}

static gint64
size_of (const char *path)
{
  GStatBuf info;

  return g_stat (path, &info) == 0 ? info.st_size : -1;
}

static gboolean
quit_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Two seconds after an edit it stands in the database itself, synced, no longer in the log only. */
static void
test_checkpoint (void)
{
  AshDocument *document = ash_document_new (NULL);
  const char *path = ash_document_get_session_path (document);
  gint64 before;
  gboolean is_over = FALSE;

  g_usleep (10000);
  for (guint i = 0; i < 100; i++)
    edit (document, "A page whose title is long enough to fill a few pages of the database");
  before = size_of (path);
  g_timeout_add (2000, quit_cb, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (size_of (path), >, before);
  close_document (document);
}

static void
changed_cb (AshDocument *document, AshChangeSet *changes, guint *n)
{
  (*n) += changes->is_whole ? 100 : 1;
}

static void
notify_cb (AshDocument *document, GParamSpec *pspec, guint *n)
{
  (*n)++;
}

static void
test_signals (void)
{
  AshDocument *document = ash_document_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *undo = NULL;
  g_autofree char *redo = NULL;
  guint n_changed = 0, n_dirty = 0;

  g_signal_connect (document, "changed", G_CALLBACK (changed_cb), &n_changed);
  g_signal_connect (document, "notify::is-dirty", G_CALLBACK (notify_cb), &n_dirty);
  edit (document, "One");
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_cmpuint (n_dirty, >, 0);
  g_assert_true (ash_document_undo (document, &error));
  g_assert_cmpuint (n_changed, ==, 2);
  g_object_get (document, "undo-label", &undo, "redo-label", &redo, NULL);
  g_assert_null (undo);
  g_assert_cmpstr (redo, ==, "One");
  ash_document_refresh (document);
  g_assert_cmpuint (n_changed, ==, 102);
  close_document (document);
}

/* What a worker is to add, and whether it then fails. */
typedef struct
{
  char *tree;
  guint n;
  gboolean fails;
} Work;

static gboolean
add_pages (AshStore *store, gpointer data, GError **error)
{
  const Work *work = data;

  if (!ash_store_begin (store, "Many", NULL, error))
    return FALSE;
  for (guint i = 0; i < work->n; i++)
    ash_item_free (add_item (store, work->tree, "One of many"));
  if (work->fails)
    {
      ash_store_rollback (store);
      g_set_error_literal (error, ASH_ERROR, ASH_ERROR_REFUSED, "It fails");
      return FALSE;
    }
  return ash_store_commit (store, error);
}

static void
edited_cb (GObject *document, GAsyncResult *result, gpointer user_data)
{
  Wait *wait = user_data;

  wait->is_done = TRUE;
  ash_document_edit_finish (ASH_DOCUMENT (document), result, &wait->error);
}

static void
wait_for (Wait *wait)
{
  while (!wait->is_done)
    g_main_context_iteration (NULL, TRUE);
}

/* While it is made the document is read and not edited; then it is a step like any other. */
static void
test_edit_on_worker (void)
{
  AshDocument *document = ash_document_new (NULL);
  AshStore *store = ash_document_get_store (document);
  Work work = { add_tree (store, ASH_TREE_CREDENTIAL, "Of many"), 300, FALSE };
  Wait wait = { 0 }, second = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *undo = NULL;
  guint n_changed = 0;

  g_signal_connect (document, "changed", G_CALLBACK (changed_cb), &n_changed);
  ash_document_edit_async (document, add_pages, &work, edited_cb, &wait);
  ash_document_edit_async (document, add_pages, &work, edited_cb, &second);
  g_assert_false (ash_store_begin (store, "Meanwhile", NULL, &error));
  g_assert_error (error, ASH_ERROR, ASH_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_false (ash_document_undo (document, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_cmpint (ash_store_count (store, &ASH_TREE, "title", "Of many"), ==, 1);
  wait_for (&second);
  g_assert_error (second.error, ASH_ERROR, ASH_ERROR_BUSY);
  g_clear_error (&second.error);
  wait_for (&wait);
  g_assert_no_error (wait.error);
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_cmpint (ash_store_count (store, &ASH_ITEM, "title", "One of many"), ==, 300);
  undo = ash_store_dup_undo_label (store);
  g_assert_cmpstr (undo, ==, "Many");
  g_assert_cmpuint (ash_store_undo_size (store, FALSE, 1000), ==, 300);
  g_assert_cmpuint (ash_store_undo_size (store, FALSE, 10), ==, 10);
  g_assert_cmpuint (ash_store_undo_size (store, TRUE, 10), ==, 0);
  g_assert_true (ash_document_undo (document, &error));
  g_assert_cmpint (ash_store_count (store, &ASH_ITEM, "title", "One of many"), ==, 0);
  close_document (document);
  g_free (work.tree);
}

static void
test_edit_that_fails (void)
{
  AshDocument *document = ash_document_new (NULL);
  AshStore *store = ash_document_get_store (document);
  Work work = { add_tree (store, ASH_TREE_CREDENTIAL, "Of none"), 20, TRUE };
  Wait wait = { 0 };
  guint n_changed = 0;

  g_signal_connect (document, "changed", G_CALLBACK (changed_cb), &n_changed);
  ash_document_edit_async (document, add_pages, &work, edited_cb, &wait);
  wait_for (&wait);
  g_assert_error (wait.error, ASH_ERROR, ASH_ERROR_REFUSED);
  g_clear_error (&wait.error);
  g_assert_cmpuint (n_changed, ==, 0);
  g_assert_cmpint (ash_store_count (store, &ASH_ITEM, "title", "One of many"), ==, 0);
  edit (document, "Afterwards");
  g_assert_cmpuint (n_changed, ==, 1);
  close_document (document);
  g_free (work.tree);
}

int
main (int argc, char **argv)
{
  int result;

  folder = make_folder ("ash-document-XXXXXX");
  g_setenv ("XDG_STATE_HOME", folder, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/document/round-trip", test_round_trip);
  g_test_add_func ("/store/document/changed-while-closed", test_changed_while_closed);
  g_test_add_func ("/store/document/sessions", test_sessions);
  g_test_add_func ("/store/document/held", test_held);
  g_test_add_func ("/store/document/open-twice", test_open_twice);
  g_test_add_func ("/store/document/open-async", test_open_async);
  g_test_add_func ("/store/document/expire", test_expire);
  g_test_add_func ("/store/document/checkpoint", test_checkpoint);
  g_test_add_func ("/store/document/signals", test_signals);
  g_test_add_func ("/store/document/edit-on-worker", test_edit_on_worker);
  g_test_add_func ("/store/document/edit-that-fails", test_edit_that_fails);
  result = g_test_run ();
  remove_folder (folder);
  g_free (folder);
  return result;
}
