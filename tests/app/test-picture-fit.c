/* A badge's picture and an issuer's logo are squares that platforms take, whatever was chosen. */
#include "ash-picture-fit.h"

#include <ash-badge.h>
#include <gdk-pixbuf/gdk-pixbuf.h>
#include <string.h>

static GBytes *
picture (int width, int height, const char *type, gboolean is_noise)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  guchar *pixels = gdk_pixbuf_get_pixels (pixbuf);
  char *data;
  gsize length;

  gdk_pixbuf_fill (pixbuf, 0x336699ff);
  for (gsize i = 0; is_noise && i < gdk_pixbuf_get_byte_length (pixbuf); i++)
    pixels[i] = (guchar) g_test_rand_int ();
  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &data, &length, type, NULL, NULL));
  return g_bytes_new_take (data, length);
}

static GdkPixbuf *
fitted (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) square = ash_picture_fit_square (bytes, &error);
  g_autoptr (GInputStream) stream = NULL;
  AshBadgeImageKind kind;

  g_assert_no_error (error);
  g_assert_true (ash_badge_check_image (square, &kind, NULL));
  g_assert_cmpint (kind, ==, ASH_BADGE_PNG);
  stream = g_memory_input_stream_new_from_bytes (square);
  return gdk_pixbuf_new_from_stream (stream, NULL, NULL);
}

static guint
alpha_at (GdkPixbuf *pixbuf, int x, int y)
{
  return gdk_pixbuf_get_pixels (pixbuf)[y * gdk_pixbuf_get_rowstride (pixbuf) + x * 4 + 3];
}

static void
test_shapes (void)
{
  g_autoptr (GBytes) wide = picture (1200, 300, "png", FALSE);
  g_autoptr (GBytes) tall = picture (90, 200, "jpeg", FALSE);
  g_autoptr (GBytes) line = picture (3000, 1, "png", FALSE);
  g_autoptr (GdkPixbuf) a = fitted (wide);
  g_autoptr (GdkPixbuf) b = fitted (tall);
  g_autoptr (GdkPixbuf) c = fitted (line);

  g_assert_cmpint (gdk_pixbuf_get_width (a), ==, 600);
  g_assert_cmpint (gdk_pixbuf_get_height (a), ==, 600);
  /* Clear above, whole in the middle. */
  g_assert_cmpuint (alpha_at (a, 300, 10), ==, 0);
  g_assert_cmpuint (alpha_at (a, 2, 300), ==, 255);
  /* Nothing is enlarged. */
  g_assert_cmpint (gdk_pixbuf_get_width (b), ==, 200);
  g_assert_cmpuint (alpha_at (b, 5, 100), ==, 0);
  g_assert_cmpuint (alpha_at (b, 100, 2), ==, 255);
  g_assert_cmpint (gdk_pixbuf_get_width (c), ==, 600);
}

static void
test_too_many_bytes (void)
{
  g_autoptr (GBytes) photo = picture (1400, 900, "png", TRUE);
  g_autoptr (GdkPixbuf) small = fitted (photo);

  g_assert_cmpuint (g_bytes_get_size (photo), >, 1 << 20);
  g_assert_cmpint (gdk_pixbuf_get_width (small), <, 600);
}

static void
test_no_picture (void)
{
  static const char *const ODD[] = { "", "GIF89a", "<svg", "\x89PNG\r\n\x1a\n",
                                     "Not a picture at all, only words" };

  for (guint i = 0; i < G_N_ELEMENTS (ODD); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = g_bytes_new_static (ODD[i], strlen (ODD[i]));

      g_assert_null (ash_picture_fit_square (bytes, &error));
      g_assert_nonnull (error);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/picture-fit/shapes", test_shapes);
  g_test_add_func ("/picture-fit/too-many-bytes", test_too_many_bytes);
  g_test_add_func ("/picture-fit/no-picture", test_no_picture);
  return g_test_run ();
}
