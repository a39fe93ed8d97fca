#include "ash-picture-draw.h"

#include <ash-error.h>
#include <ash-limits.h>
#include <ash-store.h>

#include "ash-picture-fit.h"

typedef struct
{
  char *path; /* of the working database */
  char *digest;
  GBytes *bytes;
  int side;
} Order;

static void
order_free (gpointer data)
{
  Order *self = data;

  g_free (self->path);
  g_free (self->digest);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

static GBytes *
read_object (const Order *self, GError **error)
{
  g_autoptr (AshStore) store = ash_store_open (self->path, ASH_STORE_SNAPSHOT, error);

  if (store == NULL)
    return NULL;
  if (ash_store_object_size (store, self->digest) <= ASH_LIMIT_ROW_BYTES)
    return ash_store_load_object (store, self->digest, error);
  g_set_error_literal (error, ASH_ERROR, ASH_ERROR_LIMIT, "too large");
  return NULL;
}

static void
draw_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Order *order = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GdkPixbuf *picture = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  bytes = order->bytes != NULL ? g_bytes_ref (order->bytes) : read_object (order, &error);
  if (bytes != NULL)
    picture = ash_picture_fit_draw (bytes, order->side, &error);
  if (picture != NULL)
    g_task_return_pointer (task, picture, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
ash_picture_draw_async (AshDocument *document,
                        const char *digest,
                        GBytes *bytes,
                        int side,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Order *order = g_new0 (Order, 1);

  order->path = g_strdup (ash_document_get_session_path (document));
  order->digest = g_strdup (digest);
  order->bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  order->side = side;
  g_task_set_task_data (task, order, order_free);
  g_task_run_in_thread (task, draw_worker);
}

/**
 * ash_picture_draw_finish:
 *
 * Returns: (transfer full) (nullable): the picture
 */
GdkTexture *
ash_picture_draw_finish (GAsyncResult *result, GError **error)
{
  g_autoptr (GdkPixbuf) picture = g_task_propagate_pointer (G_TASK (result), error);

  return picture != NULL ? gdk_texture_new_for_pixbuf (picture) : NULL;
}
