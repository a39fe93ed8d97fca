#include "ash-file-open.h"

#include <ash-digest.h>
#include <ash-error.h>
#include <ash-store.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "ash-cache-folder.h"
#include "ash-message.h"
#include "ash-uri.h"

#define MOST_NAME_BYTES 200

/* What a desktop might run instead of showing it. */
static const char *const PROGRAMS[] = {
  "application/x-executable",
  "application/x-sharedlib",
  "application/x-desktop",
  "application/x-msdownload",
  "application/x-ms-dos-executable",
  "application/vnd.microsoft.portable-executable",
  "application/x-msi",
  "application/x-ms-shortcut",
  "application/x-bat",
  "application/java-archive",
  "application/x-java-archive",
  "application/vnd.appimage",
  "application/x-iso9660-appimage",
};

typedef struct
{
  char *session;
  char *digest;
  char *name;
} Order;

static void
order_free (gpointer data)
{
  Order *self = data;

  g_free (self->session);
  g_free (self->digest);
  g_free (self->name);
  g_free (self);
}

/* The last part of a name of a stranger's, such that it is one file's and looks like what it is. */
static char *
plain_name (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  const char *last = strrchr (valid, '/');
  GString *out = g_string_new (NULL);

  for (const char *p = last != NULL ? last + 1 : valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      GUnicodeType type = g_unichar_type (c);

      if (type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT || c == '\\' ||
          (out->len == 0 && (c == '.' || c == '-')))
        continue;
      g_string_append_unichar (out, c);
    }
  /* The end says what kind of file it is. */
  if (out->len > MOST_NAME_BYTES)
    {
      const char *start = out->str + out->len - MOST_NAME_BYTES;

      g_string_erase (out, 0, g_utf8_find_next_char (start, NULL) - out->str);
    }
  if (out->len == 0)
    g_string_append (out, "file");
  return g_string_free (out, FALSE);
}

/* On a worker */

static gboolean
fail (GError **error, int code)
{
  g_set_error_literal (error, G_FILE_ERROR, g_file_error_from_errno (code), g_strerror (code));
  return FALSE;
}

static gboolean
write_cb (const guint8 *data, gsize length, gpointer user_data, GError **error)
{
  const int fd = *(int *) user_data;

  while (length > 0)
    {
      gssize n = write (fd, data, length);

      if (n < 0 && errno != EINTR)
        return fail (error, errno);
      if (n > 0)
        {
          data += n;
          length -= (gsize) n;
        }
    }
  return TRUE;
}

/* Whole or not at all; it can be read, but neither changed nor run. */
static gboolean
write_copy (AshStore *store, const char *digest, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *fresh = g_build_filename (folder, ".copy-XXXXXX", NULL);
  int fd;
  gboolean is_good;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return fail (error, errno);
  fd = g_mkstemp_full (fresh, O_WRONLY | O_CLOEXEC, 0400);
  if (fd < 0)
    return fail (error, errno);
  is_good = ash_store_stream_object (store, digest, write_cb, &fd, error);
  if (close (fd) != 0 && is_good)
    is_good = fail (error, errno);
  if (is_good && g_rename (fresh, path) != 0)
    is_good = fail (error, errno);
  if (!is_good)
    g_unlink (fresh);
  return is_good;
}

static gboolean
check_kind (GFile *file, const char *name, GError **error)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_CONTENT_TYPE,
                                                  G_FILE_QUERY_INFO_NONE, NULL, error);

  if (info == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (PROGRAMS); i++)
    if (g_content_type_is_a (g_file_info_get_content_type (info), PROGRAMS[i]))
      {
        g_set_error (error, ASH_ERROR, ASH_ERROR_FORMAT,
                     _ ("“%s” is a program. Programs that come in a course are not run from here."),
                     name);
        return FALSE;
      }
  return TRUE;
}

static void
copy_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Order *order = data;
  g_autofree char *opened = ash_cache_folder_path ("opened");
  /* In a document of a stranger's even a digest can be anything. */
  g_autofree char *key = ash_digest_data (order->digest, strlen (order->digest));
  g_autofree char *path = g_build_filename (opened, key, order->name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (AshStore) store = ash_store_open (order->session, ASH_STORE_SNAPSHOT, &error);

  ash_cache_folder_sweep ("opened");
  if (store != NULL && write_copy (store, order->digest, path, &error) &&
      check_kind (file, order->name, &error))
    g_task_return_pointer (task, g_steal_pointer (&file), g_object_unref);
  else
    {
      g_unlink (path);
      g_task_return_error (task, g_steal_pointer (&error));
    }
}

/* What the user has for it */

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  const char *heading = _ ("The file could not be opened");
  GtkWidget *from = GTK_WIDGET (source);
  GtkRoot *root = gtk_widget_get_root (from);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *uri = file != NULL ? g_file_get_uri (file) : NULL;

  gtk_widget_set_sensitive (from, TRUE);
  if (root == NULL)
    return;
  if (uri == NULL)
    ash_message_present (GTK_WINDOW (root), heading, error->message, NULL, NULL, NULL);
  else
    ash_uri_show (GTK_WINDOW (root), uri, heading,
                  _ ("No program on this computer is set to open files of its kind."));
}

/**
 * ash_file_open_copy:
 * @from: what was pressed; it waits meanwhile
 * @digest: of the file in @document
 * @name: the file's name or path, of anybody
 *
 * Opens a copy of the file with the program that the user has for its kind. The copy stands in
 * the cache folder, to be read only: what is changed there would be lost. Programs are refused.
 */
void
ash_file_open_copy (GtkWidget *from, AshDocument *document, const char *digest, const char *name)
{
  g_autoptr (GTask) task = g_task_new (from, NULL, copied_cb, NULL);
  Order *order = g_new0 (Order, 1);

  order->session = g_strdup (ash_document_get_session_path (document));
  order->digest = g_strdup (digest);
  order->name = plain_name (name);
  g_task_set_task_data (task, order, order_free);
  gtk_widget_set_sensitive (from, FALSE);
  g_task_run_in_thread (task, copy_thread);
}
