#pragma once

/* What the tests of documents share: a folder of files, opened, edited and published. */
#include "store-common.h"

#include <unistd.h>

static char *folder;

typedef struct
{
  gboolean is_done;
  gboolean result;
  GError *error;
  AshDocument *opened;
} Wait;

static inline void
published_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Wait *wait = user_data;

  wait->result = ash_document_publish_finish (ASH_DOCUMENT (source), result, &wait->error);
  wait->is_done = TRUE;
}

static inline gboolean
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

static inline void
publish_well (AshDocument *document, GFile *file)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (publish (document, file, FALSE, &error));
  g_assert_no_error (error);
}

static inline GFile *
fresh_file (const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_unlink (path);
  return g_file_new_for_path (path);
}

static inline AshDocument *
open_document (GFile *file)
{
  g_autoptr (GError) error = NULL;
  AshDocument *document = ash_document_open (file, &error);

  g_assert_no_error (error);
  return document;
}

static inline void
close_document (AshDocument *document)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (ash_document_close (document, &error));
  g_assert_no_error (error);
  g_object_unref (document);
}

/* An edit that shows: a page of that title in the document's credential. */
static inline void
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

static inline gint64
pages_in (GFile *file, const char *title)
{
  g_autofree char *path = g_file_get_path (file);
  g_autoptr (GError) error = NULL;
  g_autoptr (AshStore) store = ash_store_open (path, ASH_STORE_READ, &error);

  g_assert_no_error (error);
  return ash_store_count (store, &ASH_ITEM, title != NULL ? "title" : NULL, title);
}

/* A document with a file, one page in it, closed. */
static inline GFile *
saved_document (const char *name)
{
  GFile *file = fresh_file (name);
  AshDocument *document = ash_document_new (NULL);

  edit (document, "First");
  publish_well (document, file);
  close_document (document);
  return file;
}

static inline guint
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

static inline void
touch (GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *contents = NULL;
  gsize length;

  g_usleep (2000);
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_assert_true (g_file_set_contents (path, contents, (gssize) length, NULL));
}
