/* store/: sessions and publishing. */
#include "store-common.h"

#include <ash-limits.h>
#include <fcntl.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

static char *folder;

typedef struct
{
  gboolean is_done;
  gboolean result;
  GError *error;
  AshDocument *opened;
} Wait;

static void
published_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Wait *wait = user_data;

  wait->result = ash_document_publish_finish (ASH_DOCUMENT (source), result, &wait->error);
  wait->is_done = TRUE;
}

static gboolean
publish (AshDocument *document, GFile *file, gboolean force, GError **error)
{
  Wait wait = { 0 };

  ash_document_publish_async (document, file, force, NULL, published_cb, &wait);
  while (!wait.is_done)
    g_main_context_iteration (NULL, TRUE);
  if (wait.error != NULL)
    g_propagate_error (error, wait.error);
  return wait.result;
}

static void
publish_well (AshDocument *document, GFile *file)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (publish (document, file, FALSE, &error));
  g_assert_no_error (error);
}

static GFile *
fresh_file (const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_unlink (path);
  return g_file_new_for_path (path);
}

static AshDocument *
open_document (GFile *file)
{
  g_autoptr (GError) error = NULL;
  AshDocument *document = ash_document_open (file, &error);

  g_assert_no_error (error);
  return document;
}

static void
close_document (AshDocument *document)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (ash_document_close (document, &error));
  g_assert_no_error (error);
  g_object_unref (document);
}

/* An edit that shows: a page of that title in the document's credential. */
static void
edit (AshDocument *document, const char *title)
{
  AshStore *store = ash_document_get_store (document);
  g_autoptr (AshTree) tree = ash_store_find (store, &ASH_TREE, "kind", "credential");
  g_autoptr (GError) error = NULL;

  g_assert_true (ash_store_begin (store, title, NULL, &error));
  if (tree == NULL)
    {
      g_autofree char *id = add_tree (store, ASH_TREE_CREDENTIAL, "Credential");

      ash_item_free (add_item (store, id, title));
    }
  else
    ash_item_free (add_item (store, tree->record.id, title));
  g_assert_true (ash_store_commit (store, &error));
  g_assert_no_error (error);
}

static gint64
pages_in (GFile *file, const char *title)
{
  g_autofree char *path = g_file_get_path (file);
  g_autoptr (GError) error = NULL;
  g_autoptr (AshStore) store = ash_store_open (path, ASH_STORE_READ, &error);

  g_assert_no_error (error);
  return ash_store_count (store, &ASH_ITEM, title != NULL ? "title" : NULL, title);
}

/* A document with a file, one page in it, closed. */
static GFile *
saved_document (const char *name)
{
  GFile *file = fresh_file (name);
  AshDocument *document = ash_document_new (NULL);

  edit (document, "First");
  publish_well (document, file);
  close_document (document);
  return file;
}

static guint
n_beside (GFile *file)
{
  g_autoptr (GFile) parent = g_file_get_parent (file);
  g_autofree char *path = g_file_get_path (parent);
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *other;
  guint n = 0;

  while ((other = g_dir_read_name (dir)) != NULL)
    n += strstr (other, name) != NULL && !g_str_equal (other, name);
  return n;
}

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

static void
test_undo_after_publish (void)
{
  g_autoptr (GFile) file = fresh_file ("undo.ashlar");
  AshDocument *document = ash_document_new (NULL);
  AshStore *store = ash_document_get_store (document);
  g_autofree char *media = add_media (store, 3 << 20, 1);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AshItem) page = NULL;

  edit (document, "Page");
  page = ash_store_find (store, &ASH_ITEM, "title", "Page");
  page->body = g_strdup (media);
  g_assert_true (ash_store_update (store, &ASH_ITEM, page, &error));
  before = dump_store (store);
  g_clear_pointer (&page->body, g_free);
  g_assert_true (ash_store_update (store, &ASH_ITEM, page, &error));

  /* The file that is written no longer has the object; the working copy keeps it for undo. */
  publish_well (document, file);
  {
    g_autofree char *path = g_file_get_path (file);
    g_autoptr (AshStore) published = ash_store_open (path, ASH_STORE_READ, NULL);
    GStatBuf info;

    g_assert_cmpint (ash_store_object_size (published, media), ==, -1);
    g_assert_cmpint (g_stat (path, &info), ==, 0);
    g_assert_cmpint (info.st_size, <, 1 << 20);
  }
  close_document (document);
  document = open_document (file);
  store = ash_document_get_store (document);
  g_assert_true (ash_document_undo (document, &error));
  g_assert_no_error (error);
  after = dump_store (store);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (ash_store_object_size (store, media), ==, 3 << 20);
  g_assert_true (ash_document_is_dirty (document));
  publish_well (document, NULL);
  g_assert_true (ash_document_redo (document, &error));
  close_document (document);
}

typedef struct
{
  const char *path;
  gint stop;
  guint n_items;
} Importer;

static gpointer
import_thread (gpointer data)
{
  Importer *importer = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AshStore) store = ash_store_open (importer->path, ASH_STORE_IMPORT, &error);
  g_autofree char *tree = NULL;
  g_autofree char *source = NULL;

  g_assert_no_error (error);
  g_assert_true (ash_store_begin (store, NULL, NULL, &error));
  source = add_source (store, ASH_SOURCE_ARRIVING, 1, &tree);
  while (!g_atomic_int_get (&importer->stop))
    {
      g_autofree char *media = add_media (store, 300000, importer->n_items);
      g_autoptr (AshItem) item = ash_item_new ();

      item->tree = g_strdup (tree);
      item->body = g_strdup (media);
      ash_store_insert (store, &ASH_ITEM, item, &error);
      ash_store_batch (store, &error);
      g_assert_no_error (error);
      importer->n_items++;
    }
  g_assert_true (ash_store_commit (store, &error));
  g_assert_no_error (error);
  return NULL;
}

/* While a course arrives: the file holds nothing of it, edits get through, nothing is lost. */
static void
test_publish_during_import (void)
{
  g_autoptr (GFile) file = fresh_file ("import.ashlar");
  AshDocument *document = ash_document_new (NULL);
  Importer importer = { ash_document_get_session_path (document), 0, 0 };
  GThread *thread = g_thread_new ("import", import_thread, &importer);
  gint64 longest = 0;

  for (guint i = 0; i < 5; i++)
    {
      gint64 start;

      g_usleep (30000);
      start = g_get_monotonic_time ();
      edit (document, "Edited");
      longest = MAX (longest, g_get_monotonic_time () - start);
      publish_well (document, file);
      g_assert_cmpint (pages_in (file, "Edited"), ==, i + 1);
      g_assert_cmpint (pages_in (file, NULL), ==, i + 1);
    }
  g_atomic_int_set (&importer.stop, 1);
  g_thread_join (thread);
  g_test_message ("%u items came in; the slowest edit took %.1f ms", importer.n_items,
                  (double) longest / 1000);
  g_assert_cmpint (ash_store_count (ash_document_get_store (document), &ASH_ITEM, NULL, NULL), ==,
                   importer.n_items + 6);
  close_document (document);

  /* It never became whole: opening again, it is gone. */
  document = open_document (file);
  g_assert_cmpint (ash_store_count (ash_document_get_store (document), &ASH_ITEM, NULL, NULL), ==,
                   5);
  close_document (document);
}

static void
touch (GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *contents = NULL;
  gsize length;

  g_usleep (2000);
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_assert_true (g_file_set_contents (path, contents, (gssize) length, NULL));
}

static void
test_changed_by_someone_else (void)
{
  g_autoptr (GFile) file = saved_document ("conflict.ashlar");
  g_autoptr (GFile) other = saved_document ("conflict-other.ashlar");
  AshDocument *document = open_document (file);
  g_autoptr (GError) error = NULL;
  g_autofree char *theirs = g_file_get_path (file);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize length, length_after;

  edit (document, "Ours");
  touch (file);
  g_assert_true (g_file_get_contents (theirs, &before, &length, NULL));
  g_assert_false (publish (document, NULL, FALSE, &error));
  g_assert_error (error, ASH_ERROR, ASH_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_true (g_file_get_contents (theirs, &after, &length_after, NULL));
  g_assert_cmpmem (before, length, after, length_after);
  g_assert_cmpuint (n_beside (file), ==, 0);
  g_assert_true (ash_document_is_dirty (document));

  /* A name that is taken is not replaced unasked either. */
  g_assert_false (publish (document, other, FALSE, &error));
  g_assert_error (error, ASH_ERROR, ASH_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_true (g_file_equal (ash_document_get_file (document), file));

  g_assert_true (publish (document, NULL, TRUE, &error));
  g_assert_no_error (error);
  g_assert_cmpint (pages_in (file, "Ours"), ==, 1);
  edit (document, "More");
  publish_well (document, NULL);
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

static void
test_symlink (void)
{
  g_autoptr (GFile) file = saved_document ("real.ashlar");
  g_autoptr (GFile) link = fresh_file ("link.ashlar");
  g_autofree char *real_path = g_file_get_path (file);
  g_autofree char *link_path = g_file_get_path (link);
  AshDocument *document;
  GStatBuf info;
  guint64 inode;

  g_assert_cmpint (symlink ("real.ashlar", link_path), ==, 0);
  g_assert_cmpint (g_chmod (real_path, 0640), ==, 0);
  g_assert_cmpint (g_stat (real_path, &info), ==, 0);
  inode = info.st_ino;
  document = open_document (link);
  edit (document, "Through the link");
  publish_well (document, NULL);
  close_document (document);
  g_assert_true (g_file_test (link_path, G_FILE_TEST_IS_SYMLINK));
  g_assert_false (g_file_test (real_path, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpint (pages_in (file, "Through the link"), ==, 1);
  g_assert_cmpint (g_stat (real_path, &info), ==, 0);
  g_assert_cmpuint (info.st_ino, !=, inode);
  g_assert_cmpuint (info.st_mode & 07777, ==, 0640);

  document = open_document (link);
  g_assert_cmpint (ash_store_count (ash_document_get_store (document), &ASH_ITEM, NULL, NULL), ==,
                   2);
  close_document (document);
}

static void
test_read_only (void)
{
  g_autoptr (GFile) file = saved_document ("read-only.ashlar");
  g_autofree char *path = g_file_get_path (file);
  AshDocument *document = open_document (file);
  g_autoptr (GFile) nowhere = g_file_new_for_path ("/nowhere/at/all.ashlar");
  g_autoptr (GError) error = NULL;

  edit (document, "Ours");
  g_assert_cmpint (g_chmod (path, 0444), ==, 0);
  g_assert_false (publish (document, NULL, FALSE, &error));
  g_assert_error (error, ASH_ERROR, ASH_ERROR_WRITE);
  g_clear_error (&error);
  g_assert_cmpint (pages_in (file, NULL), ==, 1);
  g_assert_false (publish (document, nowhere, FALSE, &error));
  g_assert_error (error, ASH_ERROR, ASH_ERROR_WRITE);
  g_clear_error (&error);
  g_assert_true (g_file_equal (ash_document_get_file (document), file));
  g_assert_cmpint (g_chmod (path, 0644), ==, 0);
  publish_well (document, NULL);
  g_assert_cmpint (pages_in (file, "Ours"), ==, 1);
  close_document (document);
}

static void
test_vanished (void)
{
  g_autoptr (GFile) file = saved_document ("vanished.ashlar");
  g_autofree char *path = g_file_get_path (file);
  AshDocument *document = open_document (file);

  edit (document, "Ours");
  g_unlink (path);
  publish_well (document, NULL);
  g_assert_cmpint (pages_in (file, "Ours"), ==, 1);
  close_document (document);
}

static void
test_disk_full (void)
{
  g_autofree char *small = g_build_filename (folder, "small", NULL);
  g_autofree char *path = g_build_filename (small, "full.ashlar", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  AshDocument *document;
  AshStore *store;
  g_autoptr (AshItem) page = NULL;

  g_mkdir (small, 0700);
  if (mount ("tmpfs", small, "tmpfs", 0, "size=2m") != 0)
    {
      g_test_skip ("a small file system cannot be mounted here");
      return;
    }
  document = ash_document_new (&error);
  store = ash_document_get_store (document);
  edit (document, "Small");
  publish_well (document, file);
  page = ash_store_find (store, &ASH_ITEM, "title", "Small");
  page->body = add_media (store, 5 << 20, 7);
  g_assert_true (ash_store_update (store, &ASH_ITEM, page, &error));

  g_assert_false (publish (document, NULL, FALSE, &error));
  g_assert_error (error, ASH_ERROR, ASH_ERROR_WRITE);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, "full"));
  g_clear_error (&error);
  g_assert_cmpint (pages_in (file, "Small"), ==, 1);
  g_assert_cmpuint (n_beside (file), ==, 0);
  g_assert_true (ash_document_is_dirty (document));

  g_assert_true (ash_document_undo (document, &error));
  publish_well (document, NULL);
  close_document (document);
  g_assert_cmpint (umount (small), ==, 0);
}

/* A working copy on a full disk: the edit is refused, what was there before stays. */
static void
test_disk_full_edit (void)
{
  g_autofree char *small = g_build_filename (folder, "small", NULL);
  g_autofree char *path = g_build_filename (small, "document.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AshStore) store = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_mkdir (small, 0700);
  if (mount ("tmpfs", small, "tmpfs", 0, "size=4m") != 0)
    {
      g_test_skip ("a small file system cannot be mounted here");
      return;
    }
  store = ash_store_create (path, ASH_STORE_EDIT, &error);
  g_assert_no_error (error);
  ash_item_free (add_item (store, "t", "Kept"));
  before = dump_store (store);
  g_assert_true (ash_store_begin (store, "Too much", NULL, &error));
  for (guint i = 0; error == NULL && i < 200; i++)
    {
      g_autoptr (AshItem) item = ash_item_new ();

      item->extra = g_strnfill (100000, 'x');
      ash_store_insert (store, &ASH_ITEM, item, &error);
    }
  if (error == NULL)
    ash_store_commit (store, &error);
  else
    ash_store_rollback (store);
  g_assert_error (error, ASH_ERROR, ASH_ERROR_WRITE);
  g_clear_error (&error);
  after = dump_store (store);
  g_assert_cmpstr (after, ==, before);
  g_clear_object (&store);
  store = ash_store_open (path, ASH_STORE_EDIT, &error);
  g_assert_no_error (error);
  g_assert_cmpint (ash_store_count (store, &ASH_ITEM, "title", "Kept"), ==, 1);
  g_clear_object (&store);
  g_assert_cmpint (umount (small), ==, 0);
}

static void
test_cancel (void)
{
  g_autoptr (GFile) file = saved_document ("cancel.ashlar");
  AshDocument *document = open_document (file);
  AshStore *store = ash_document_get_store (document);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (AshProgress) progress = ash_progress_new (cancellable);
  g_autoptr (AshItem) page = ash_store_find (store, &ASH_ITEM, "title", "First");
  Wait wait = { 0 };
  gint64 start;

  page->body = add_media (store, 60 << 20, 3);
  g_assert_true (ash_store_update (store, &ASH_ITEM, page, NULL));
  ash_document_publish_async (document, NULL, FALSE, progress, published_cb, &wait);
  {
    g_autoptr (GError) error = NULL;

    g_assert_false (ash_document_close (document, &error));
    g_assert_error (error, ASH_ERROR, ASH_ERROR_BUSY);
  }
  g_usleep (30000);
  g_cancellable_cancel (cancellable);
  start = g_get_monotonic_time ();
  while (!wait.is_done)
    g_main_context_iteration (NULL, TRUE);
  g_test_message ("answered after %.0f ms", (double) (g_get_monotonic_time () - start) / 1000);
  g_assert_false (wait.result);
  g_assert_error (wait.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&wait.error);
  g_assert_cmpuint (n_beside (file), ==, 0);
  g_assert_true (ash_document_is_dirty (document));
  close_document (document);
}

static void
test_versions_kept (void)
{
  g_autoptr (GFile) file = fresh_file ("versions.ashlar");
  AshDocument *document = ash_document_new (NULL);
  g_autofree char *session = g_path_get_dirname (ash_document_get_session_path (document));

  for (gint64 i = 1; i <= 5; i++)
    {
      edit (document, "Another");
      publish_well (document, file);
    }
  for (gint64 i = 1; i <= 4; i++)
    {
      g_autofree char *name = g_strdup_printf ("published-%d.ashlar", (int) i);
      g_autofree char *path = g_build_filename (session, name, NULL);
      g_autoptr (GFile) version = g_file_new_for_path (path);

      if (i <= 3)
        g_assert_cmpint (pages_in (version, NULL), ==, 6 - i);
      else
        g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }
  close_document (document);
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

int
main (int argc, char **argv)
{
  int result;

  folder = make_folder ("ash-document-XXXXXX");
  g_setenv ("XDG_STATE_HOME", folder, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/document/round-trip", test_round_trip);
  g_test_add_func ("/store/document/undo-after-publish", test_undo_after_publish);
  g_test_add_func ("/store/document/publish-during-import", test_publish_during_import);
  g_test_add_func ("/store/document/changed-by-someone-else", test_changed_by_someone_else);
  g_test_add_func ("/store/document/changed-while-closed", test_changed_while_closed);
  g_test_add_func ("/store/document/symlink", test_symlink);
  g_test_add_func ("/store/document/read-only", test_read_only);
  g_test_add_func ("/store/document/vanished", test_vanished);
  g_test_add_func ("/store/document/disk-full", test_disk_full);
  g_test_add_func ("/store/document/disk-full-edit", test_disk_full_edit);
  g_test_add_func ("/store/document/cancel", test_cancel);
  g_test_add_func ("/store/document/versions-kept", test_versions_kept);
  g_test_add_func ("/store/document/sessions", test_sessions);
  g_test_add_func ("/store/document/open-twice", test_open_twice);
  g_test_add_func ("/store/document/open-async", test_open_async);
  g_test_add_func ("/store/document/expire", test_expire);
  g_test_add_func ("/store/document/checkpoint", test_checkpoint);
  g_test_add_func ("/store/document/signals", test_signals);
  result = g_test_run ();
  remove_folder (folder);
  g_free (folder);
  return result;
}
