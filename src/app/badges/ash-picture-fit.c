#include "ash-picture-fit.h"

#include <ash-badge.h>
#include <ash-error.h>
#include <glib/gi18n-lib.h>

/* A photograph of 600 pixels may be too many bytes as a PNG. */
static const int SIDES[] = { 600, 440, 320, 220 };
/* More than any camera makes; beyond it a picture is made to fill memory. */
#define MOST_PIXELS (160 << 20)

typedef struct
{
  int side;
  gboolean is_too_large;
} Size;

/* Smaller pictures stay as they are: enlarged they would only be blurred. */
static void
prepared_cb (GdkPixbufLoader *loader, int width, int height, gpointer user_data)
{
  Size *size = user_data;
  double scale = (double) size->side / MAX (MAX (width, height), 1);

  size->is_too_large = width < 1 || height < 1 || width > MOST_PIXELS / height;
  if (size->is_too_large)
    gdk_pixbuf_loader_set_size (loader, 1, 1);
  else if (scale < 1)
    gdk_pixbuf_loader_set_size (loader, MAX ((int) (width * scale + .5), 1),
                                MAX ((int) (height * scale + .5), 1));
}

GdkPixbuf *
ash_picture_fit_draw (GBytes *bytes, int side, GError **error)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  Size size = { side, FALSE };
  GdkPixbuf *pixbuf;

  g_signal_connect (loader, "size-prepared", G_CALLBACK (prepared_cb), &size);
  if (!gdk_pixbuf_loader_write_bytes (loader, bytes, error))
    {
      gdk_pixbuf_loader_close (loader, NULL);
      return NULL;
    }
  if (!gdk_pixbuf_loader_close (loader, error))
    return NULL;
  pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);
  if (pixbuf != NULL && !size.is_too_large)
    return gdk_pixbuf_apply_embedded_orientation (pixbuf);
  g_set_error_literal (error, ASH_ERROR, ASH_ERROR_REFUSED,
                       _ ("The picture has more pixels than can be read here. Save it smaller, at "
                          "best 600 × 600."));
  return NULL;
}

static GdkPixbuf *
square (GdkPixbuf *picture)
{
  int width = gdk_pixbuf_get_width (picture);
  int height = gdk_pixbuf_get_height (picture);
  int side = MAX (width, height);
  g_autoptr (GdkPixbuf) clear = gdk_pixbuf_add_alpha (picture, FALSE, 0, 0, 0);
  GdkPixbuf *whole = gdk_pixbuf_new (GDK_COLORSPACE_RGB, TRUE, 8, side, side);

  gdk_pixbuf_fill (whole, 0);
  gdk_pixbuf_copy_area (clear, 0, 0, width, height, whole, (side - width) / 2, (side - height) / 2);
  return whole;
}

GBytes *
ash_picture_fit_square (GBytes *bytes, GError **error)
{
  g_autoptr (GBytes) png = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (SIDES); i++)
    {
      g_autoptr (GdkPixbuf) picture = ash_picture_fit_draw (bytes, SIDES[i], error);
      g_autoptr (GdkPixbuf) whole = picture != NULL ? square (picture) : NULL;
      char *data;
      gsize length;

      if (whole == NULL || !gdk_pixbuf_save_to_buffer (whole, &data, &length, "png", error,
                                                       "compression", "9", NULL))
        return NULL;
      g_clear_pointer (&png, g_bytes_unref);
      png = g_bytes_new_take (data, length);
      if (ash_badge_check_image (png, NULL, NULL))
        return g_steal_pointer (&png);
    }
  ash_badge_check_image (png, NULL, error);
  return NULL;
}
