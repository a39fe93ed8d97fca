#include "ash-picture-file.h"

#include <ash-badge.h>
#include <ash-error.h>
#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gi18n-lib.h>

#include "ash-file-dialog.h"
#include "ash-picture-fit.h"

#define PIXELS 600
/* More than any photograph; what is larger is not read. */
#define MOST_BYTES (64 << 20)

typedef struct
{
  GObject *owner;
  AshPictureFunc func;
  GFile *file;
  GBytes *image;
  GBytes *png;
} Order;

static void
order_free (gpointer data)
{
  Order *self = data;

  g_object_unref (self->owner);
  g_clear_object (&self->file);
  g_clear_pointer (&self->image, g_bytes_unref);
  g_clear_pointer (&self->png, g_bytes_unref);
  g_free (self);
}

static GdkPixbuf *
draw (GBytes *bytes, int pixels, GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);

  return gdk_pixbuf_new_from_stream_at_scale (stream, pixels, pixels, TRUE, NULL, error);
}

static GBytes *
draw_png (GBytes *bytes, GError **error)
{
  g_autoptr (GdkPixbuf) pixbuf = draw (bytes, PIXELS, NULL);
  char *data;
  gsize length;

  if (pixbuf == NULL)
    {
      g_set_error_literal (error, ASH_ERROR, ASH_ERROR_REFUSED,
                           _ ("This SVG cannot be drawn here. Save the picture as a PNG."));
      return NULL;
    }
  if (!gdk_pixbuf_save_to_buffer (pixbuf, &data, &length, "png", error, "compression", "9", NULL))
    return NULL;
  return g_bytes_new_take (data, length);
}

static gboolean
is_small_enough (GFile *file, GError **error)
{
  g_autoptr (GFileInfo) info =
      g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL, error);

  if (info == NULL || g_file_info_get_size (info) <= MOST_BYTES)
    return info != NULL;
  g_set_error_literal (error, ASH_ERROR, ASH_ERROR_REFUSED,
                       _ ("The file is larger than 64 MB. Save the picture smaller, at best 600 × "
                          "600."));
  return FALSE;
}

/* What platforms would not take as it is, is put whole on a square; what cannot be read at all
 * stays, and is told of. */
static void
fit (Order *order)
{
  g_autoptr (GBytes) square = NULL;

  if (ash_badge_check_image (order->image, NULL, NULL))
    return;
  square = ash_picture_fit_square (order->image, NULL);
  if (square != NULL)
    {
      g_bytes_unref (order->image);
      order->image = g_steal_pointer (&square);
    }
}

static void
read_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Order *order = data;
  g_autoptr (GError) error = NULL;
  AshBadgeImageKind kind;

  if (is_small_enough (order->file, &error))
    order->image = g_file_load_bytes (order->file, NULL, NULL, &error);
  if (order->image != NULL)
    {
      fit (order);
      if (ash_badge_check_image (order->image, &kind, &error) && kind == ASH_BADGE_SVG)
        order->png = draw_png (order->image, &error);
    }
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Order *order = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  order->func (order->image, order->png, error, order->owner);
}

static void
chosen_cb (GFile *file, gpointer user_data)
{
  GTask *task = user_data;
  Order *order = g_task_get_task_data (task);

  g_set_object (&order->file, file);
  g_task_run_in_thread (task, read_worker);
}

void
ash_picture_file_choose (GtkWindow *parent, AshPictureFunc func, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, read_cb, NULL);
  Order *order = g_new0 (Order, 1);

  order->owner = g_object_ref (user_data);
  order->func = func;
  g_task_set_task_data (task, order, order_free);
  ash_file_dialog_present (parent, ASH_FILE_PICTURE, NULL, chosen_cb, task);
}

/**
 * ash_picture_file_texture:
 * @pixels: how large it is to be at most
 */
GdkTexture *
ash_picture_file_texture (GBytes *bytes, int pixels)
{
  g_autoptr (GdkPixbuf) pixbuf = draw (bytes, pixels, NULL);

  return pixbuf != NULL ? gdk_texture_new_for_pixbuf (pixbuf) : NULL;
}
