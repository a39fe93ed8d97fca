/* store/: from a working copy to the user's file. */
#include "store-documents.h"

#include <sys/mount.h>
#include <sys/stat.h>

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

/* Where the file chooser has asked, the file is replaced as it was then, and no other. */
static void
test_agreed (void)
{
  g_autoptr (GFile) file = saved_document ("agreed-own.ashlar");
  g_autoptr (GFile) other = saved_document ("agreed-other.ashlar");
  g_autoptr (GFile) third = saved_document ("agreed-third.ashlar");
  AshDocument *document = open_document (file);
  g_autoptr (GError) error = NULL;

  edit (document, "Ours");
  ash_document_agree (document, other);
  g_assert_false (publish (document, third, FALSE, &error));
  g_assert_error (error, ASH_ERROR, ASH_ERROR_CONFLICT);
  g_clear_error (&error);
  publish_well (document, other);
  g_assert_true (g_file_equal (ash_document_get_file (document), other));
  g_assert_cmpint (pages_in (other, "Ours"), ==, 1);
  g_assert_cmpint (pages_in (file, "Ours"), ==, 0);

  /* What was agreed to was the file of then. */
  ash_document_agree (document, third);
  touch (third);
  g_assert_false (publish (document, third, FALSE, &error));
  g_assert_error (error, ASH_ERROR, ASH_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "since you chose it"));
  g_clear_error (&error);
  g_assert_cmpint (pages_in (third, "Ours"), ==, 0);
  ash_document_agree (document, third);
  publish_well (document, third);

  /* Once it is written it is the document's own, and protected as such. */
  edit (document, "More");
  touch (third);
  g_assert_false (publish (document, NULL, FALSE, &error));
  g_assert_error (error, ASH_ERROR, ASH_ERROR_CONFLICT);
  g_clear_error (&error);
  ash_document_agree (document, third);
  publish_well (document, third);
  close_document (document);
}

/* A name that was free when it was chosen and is not any more. */
static void
test_agreed_free (void)
{
  g_autoptr (GFile) file = fresh_file ("agreed-free.ashlar");
  g_autoptr (GFile) theirs = NULL;
  AshDocument *document = ash_document_new (NULL);
  g_autoptr (GError) error = NULL;

  edit (document, "Ours");
  ash_document_agree (document, file);
  theirs = saved_document ("agreed-free.ashlar");
  g_assert_false (publish (document, file, FALSE, &error));
  g_assert_error (error, ASH_ERROR, ASH_ERROR_CONFLICT);
  g_assert_cmpint (pages_in (theirs, "First"), ==, 1);
  g_clear_error (&error);
  g_assert_true (publish (document, file, TRUE, &error));
  g_assert_cmpint (pages_in (file, "Ours"), ==, 1);
  close_document (document);
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

int
main (int argc, char **argv)
{
  int result;

  folder = make_folder ("ash-publish-XXXXXX");
  g_setenv ("XDG_STATE_HOME", folder, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/publish/undo-after-publish", test_undo_after_publish);
  g_test_add_func ("/store/publish/publish-during-import", test_publish_during_import);
  g_test_add_func ("/store/publish/changed-by-someone-else", test_changed_by_someone_else);
  g_test_add_func ("/store/publish/agreed", test_agreed);
  g_test_add_func ("/store/publish/agreed-free", test_agreed_free);
  g_test_add_func ("/store/publish/symlink", test_symlink);
  g_test_add_func ("/store/publish/read-only", test_read_only);
  g_test_add_func ("/store/publish/vanished", test_vanished);
  g_test_add_func ("/store/publish/disk-full", test_disk_full);
  g_test_add_func ("/store/publish/disk-full-edit", test_disk_full_edit);
  g_test_add_func ("/store/publish/cancel", test_cancel);
  g_test_add_func ("/store/publish/versions-kept", test_versions_kept);
  result = g_test_run ();
  remove_folder (folder);
  g_free (folder);
  return result;
}
