/* formats/badges/: the designed image. */
#include "badges/ash-badges-private.h"

#include <ash-id.h>
#include <math.h>
#include <string.h>

static AshDesign *
plain_design (const char *id)
{
  AshDesign *design = ash_design_new ();

  design->tree = ash_tree_new ();
  design->tree->record.id = g_strdup (id);
  return design;
}

static double
luminance (guint32 rgb)
{
  double sum = 0;
  static const double weights[] = { 0.2126, 0.7152, 0.0722 };

  for (guint i = 0; i < 3; i++)
    {
      double part = (rgb >> (16 - 8 * i) & 0xff) / 255.0;

      sum += weights[i] * (part <= 0.04045 ? part / 12.92 : pow ((part + 0.055) / 1.055, 2.4));
    }
  return sum;
}

static double
contrast (guint32 one, guint32 two)
{
  double a = luminance (one), b = luminance (two);

  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

static void
test_contrast (void)
{
  for (guint i = 0; ASH_EMBLEM_COLOURS[i] != NULL; i++)
    {
      guint32 base = ash_emblem_tone (i, ASH_TONE_BASE);

      g_assert_cmpfloat (contrast (base, ash_emblem_tone (i, ASH_TONE_SYMBOL)), >=, 7);
      g_assert_cmpfloat (contrast (base, ash_emblem_tone (i, ASH_TONE_KEY)), >=, 7);
      g_assert_cmpfloat (contrast (base, ash_emblem_tone (i, ASH_TONE_STONE)), >=, 2);
      g_assert_cmpfloat (contrast (base, ash_emblem_tone (i, ASH_TONE_DARK)), >=, 2);
    }
}

/* Every form, colour and symbol can be drawn, is small enough to be taken, and has words. */
static void
test_image (void)
{
  for (guint i = 0; i < 12; i++)
    {
      g_autoptr (AshDesign) design = plain_design ("0123456789abcdef0123456789abcdef");
      g_autoptr (GBytes) png = NULL, svg = NULL;
      AshEmblem emblem;
      g_autoptr (AshWords) words = ash_words_new ("en");
      g_autofree char *caption = NULL;
      const guint8 *data;
      gsize length;

      design->badge = ash_badge_new ();
      design->badge->design = g_strdup_printf (
          "{\"shape\":\"%s\",\"colour\":\"%s\",\"symbol\":\"%s\"}", ASH_EMBLEM_FORMS[i % 4],
          ASH_EMBLEM_COLOURS[i], ASH_EMBLEM_SYMBOLS[i % 8]);
      ash_emblem_init (&emblem, design);
      g_assert_cmpuint (emblem.form, ==, i % 4);
      g_assert_cmpuint (emblem.colour, ==, i);
      g_assert_cmpuint (emblem.symbol, ==, i % 8);
      caption = ash_emblem_caption (&emblem, words);
      g_assert_nonnull (strstr (caption, "stones around"));

      png = ash_badge_image_png (design, 600, NULL);
      data = g_bytes_get_data (png, &length);
      g_assert_cmpuint (length, <=, ASH_BADGE_IMAGE_BYTES);
      g_assert_cmpmem (data, 8, "\x89PNG\r\n\x1a\n", 8);
      g_assert_cmpmem (data + 16, 8, "\0\0\2\x58\0\0\2\x58", 8); /* 600 by 600 */
      svg = ash_badge_image_svg (design);
      g_assert_nonnull (
          g_strstr_len (g_bytes_get_data (svg, NULL), (gssize) g_bytes_get_size (svg), caption));
    }
}

/* The picture follows from the id: the same for one, not the same for all. */
static void
test_derived (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *id = ash_id_new ();
      g_autoptr (AshDesign) design = plain_design (id);
      AshEmblem one, two;

      ash_emblem_init (&one, design);
      ash_emblem_init (&two, design);
      g_assert_cmpmem (&one, sizeof one, &two, sizeof two);
      g_hash_table_add (
          seen, g_strdup_printf ("%u %u %u %u", one.form, one.colour, one.symbol, one.n_stones));
    }
  g_assert_cmpuint (g_hash_table_size (seen), >, 25);
}

/* What a stranger wrote into the document about the image is no reason to fail. */
static void
test_odd_wishes (void)
{
  static const char *const wishes[] = { "", "{", "[]", "{\"shape\":5}", "{\"shape\":\"blob\"}" };
  g_autoptr (AshDesign) plain = plain_design ("0123456789abcdef0123456789abcdef");
  AshEmblem expected;

  ash_emblem_init (&expected, plain);
  for (guint i = 0; i < G_N_ELEMENTS (wishes); i++)
    {
      g_autoptr (AshDesign) design = plain_design ("0123456789abcdef0123456789abcdef");
      AshEmblem emblem;

      design->badge = ash_badge_new ();
      design->badge->design = g_strdup (wishes[i]);
      ash_emblem_init (&emblem, design);
      g_assert_cmpmem (&emblem, sizeof emblem, &expected, sizeof expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/badge-image/contrast", test_contrast);
  g_test_add_func ("/badge-image/all", test_image);
  g_test_add_func ("/badge-image/derived", test_derived);
  g_test_add_func ("/badge-image/odd-wishes", test_odd_wishes);
  return g_test_run ();
}
