#include "ash-lengths.h"

#include <ash-limits.h>
#include <ash-media.h>
#include <errno.h>
#include <unistd.h>

/* Of a document that was made to keep a reader busy, the rest stays unread. */
#define MOST_SLOW 8
/* Records that are looked at on the main thread: of more, a worker finds out what has come. */
#define MOST_LOOKED_AT 32

struct _AshLengths
{
  GObject parent_instance;

  AshDocument *document;
  GCancellable *cancellable; /* (nullable): of what is being read */
  gboolean is_stale;         /* files came since then */
};

G_DEFINE_FINAL_TYPE (AshLengths, ash_lengths, G_TYPE_OBJECT)

/* On a worker */

static void
collect_cb (const char *digest, const char *path, const char *media_type, gpointer user_data)
{
  if (ash_media_is_named (path, media_type))
    g_hash_table_add (user_data, g_strdup (digest));
}

static gboolean
write_cb (const guint8 *data, gsize length, gpointer user_data, GError **error)
{
  int fd = GPOINTER_TO_INT (user_data);

  while (length > 0)
    {
      gssize n = write (fd, data, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        {
          g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno),
                               g_strerror (errno));
          return FALSE;
        }
      data += n;
      length -= (gsize) n;
    }
  return TRUE;
}

/* A file that has no name any more, so that nothing of it stays behind: readers of films go to and
 * fro in them, and none may stand in memory whole. -1 when it cannot be written. */
static int
copy_out (AshStore *store, const char *digest, GError **error)
{
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp ("ashlar-XXXXXX", &path, error);

  if (fd < 0)
    return -1;
  unlink (path);
  if (ash_store_stream_object (store, digest, write_cb, GINT_TO_POINTER (fd), error))
    return fd;
  close (fd);
  return -1;
}

static gint64
read_one (AshStore *store, const char *digest, GCancellable *cancellable, GError **error)
{
  int fd = copy_out (store, digest, error);

  return fd >= 0 ? ash_media_seconds (fd, cancellable, error) : -1;
}

gboolean
ash_desk_read_lengths (AshStore *store, AshProgress *progress, guint *out_n, GError **error)
{
  g_autoptr (GHashTable) unread = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GCancellable *cancellable = progress != NULL ? ash_progress_get_cancellable (progress) : NULL;
  GHashTableIter iter;
  gpointer digest;
  guint n_slow = 0;
  guint n = 0;

  if (!ash_store_each_unread (store, collect_cb, unread, error))
    return FALSE;
  g_hash_table_iter_init (&iter, unread);
  while (n_slow < MOST_SLOW && g_hash_table_iter_next (&iter, &digest, NULL))
    {
      g_autoptr (GError) local = NULL;
      gint64 start = g_get_monotonic_time ();
      gint64 seconds;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      seconds = read_one (store, digest, cancellable, &local);
      if (seconds < 0)
        g_info ("the length of a film: %s", local->message);
      else if (!ash_store_keep_seconds (store, digest, seconds, &local))
        g_info ("the length of a film is not kept: %s", local->message);
      else
        n += seconds > 0;
      n_slow += seconds <= 0 &&
                g_get_monotonic_time () - start > (ASH_LIMIT_MEDIA_WAIT - 1) * G_TIME_SPAN_SECOND;
    }
  if (out_n != NULL)
    *out_n = n;
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static void
read_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AshStore) store = ash_store_open (data, ASH_STORE_IMPORT, &error);
  g_autoptr (AshProgress) progress = ash_progress_new (cancellable);
  guint n = 0;

  if (store == NULL || !ash_desk_read_lengths (store, progress, &n, &error))
    g_info ("lengths: %s", error->message);
  g_clear_object (&store);
  g_task_return_int (task, n);
}

/* On the main thread */

static void look (AshLengths *self);

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  AshLengths *self = ASH_LENGTHS (source);
  gssize n = g_task_propagate_int (G_TASK (result), NULL);

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  g_clear_object (&self->cancellable);
  if (n > 0)
    ash_document_refresh (self->document);
  if (self->is_stale && self->cancellable == NULL)
    look (self);
}

static void
look (AshLengths *self)
{
  g_autoptr (GTask) task = NULL;

  self->is_stale = FALSE;
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, read_cb, NULL);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, g_strdup (ash_document_get_session_path (self->document)), g_free);
  g_task_run_in_thread (task, read_worker);
}

/* Whether a file may be among what has changed. */
static gboolean
has_file (AshStore *store, const AshChangeSet *changes)
{
  GHashTableIter iter;
  gpointer id;

  if (g_hash_table_size (changes->ids) > MOST_LOOKED_AT)
    return TRUE;
  g_hash_table_iter_init (&iter, changes->ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      g_autoptr (AshItem) item = ash_store_find (store, &ASH_ITEM, "id", id);

      if (item != NULL && item->kind == ASH_ITEM_FILE)
        return TRUE;
    }
  return FALSE;
}

/* Bytes come with a course, or as a file of a credential. */
static void
changed_cb (AshLengths *self, const AshChangeSet *changes)
{
  if (!ash_change_set_has (changes, &ASH_ASSET) &&
      !(ash_change_set_has (changes, &ASH_ITEM) &&
        has_file (ash_document_get_store (self->document), changes)))
    return;
  if (self->cancellable != NULL)
    self->is_stale = TRUE;
  else
    look (self);
}

static void
ash_lengths_dispose (GObject *object)
{
  AshLengths *self = ASH_LENGTHS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_func (self->document, changed_cb, self);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (ash_lengths_parent_class)->dispose (object);
}

static void
ash_lengths_class_init (AshLengthsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ash_lengths_dispose;
}

static void
ash_lengths_init (AshLengths *self)
{
}

AshLengths *
ash_lengths_new (AshDocument *document)
{
  AshLengths *self = g_object_new (ASH_TYPE_LENGTHS, NULL);

  self->document = g_object_ref (document);
  g_signal_connect_swapped (document, "changed", G_CALLBACK (changed_cb), self);
  look (self);
  return self;
}

gboolean
ash_lengths_is_reading (AshLengths *self)
{
  return self->cancellable != NULL;
}
