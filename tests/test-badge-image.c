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

/* Black on white is 21:1 by definition, and the others hold what is promised of every palette. */
static void
test_contrast (void)
{
  g_assert_cmpfloat_with_epsilon (ash_badge_contrast (0x000000, 0xffffff), 21, 0.001);
  g_assert_cmpfloat_with_epsilon (ash_badge_contrast (0x777777, 0xffffff), 4.478, 0.01);
  for (guint i = 0; ASH_EMBLEM_COLOURS[i] != NULL; i++)
    {
      guint32 base = ash_emblem_tone (i, ASH_TONE_BASE);

      g_assert_cmpfloat (ash_badge_contrast (base, ash_emblem_tone (i, ASH_TONE_SYMBOL)), >=, 7);
      g_assert_cmpfloat (ash_badge_contrast (base, ash_emblem_tone (i, ASH_TONE_KEY)), >=, 7);
      g_assert_cmpfloat (ash_badge_contrast (base, ash_emblem_tone (i, ASH_TONE_STONE)), >=, 2);
      g_assert_cmpfloat (ash_badge_contrast (base, ash_emblem_tone (i, ASH_TONE_DARK)), >=, 2);
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

/* One or two letters, cut into the field whatever the outline; nothing else of what was typed. */
static void
test_letters (void)
{
  static const struct
  {
    const char *typed;
    const char *cut;
  } cases[] = { { "vd", "VD" }, { " é9x", "E9" }, { "Q", "Q" },
                { "", "" },     { "<!>&", "" },   { NULL, "" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char letters[3];

      ash_badge_letters (cases[i].typed, letters);
      g_assert_cmpstr (letters, ==, cases[i].cut);
    }
  for (guint form = 0; ASH_EMBLEM_FORMS[form] != NULL; form++)
    for (char letter = '0'; letter <= 'Z'; letter++)
      {
        g_autoptr (GPtrArray) facets = g_ptr_array_new ();
        char both[] = { letter, letter, '\0' };

        if (!g_ascii_isalnum (letter))
          continue;
        ash_emblem_add_letters (facets, both, 0xffffff);
        g_assert_cmpuint (facets->len, >, 1);
        for (guint i = 0; i < facets->len; i++)
          {
            const AshFacet *facet = g_ptr_array_index (facets, i);

            for (guint k = 0; k < facet->points->len; k++)
              {
                AshPoint point = g_array_index (facet->points, AshPoint, k);

                /* The circle inside the narrowest ring has 1720. */
                g_assert_cmpfloat (hypot (point.x - 3000, point.y - 3000), <, 1720);
              }
          }
      }
}

static gboolean
is_taken (const void *data, gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);
  g_autoptr (GError) error = NULL;
  gboolean is_right = ash_badge_check_image (bytes, NULL, &error);

  g_assert_true (is_right == (error == NULL));
  return is_right;
}

static gboolean
is_svg_taken (const char *attributes, const char *inside)
{
  g_autofree char *svg = g_strdup_printf (
      "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
      "%s>%s</svg>",
      attributes, inside);

  return is_taken (svg, strlen (svg));
}

static gboolean
is_png_taken (guint32 width, guint32 height, gsize length)
{
  g_autofree guint8 *png = g_malloc0 (MAX (length, 33));

  memcpy (png, "\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
  for (guint i = 0; i < 4; i++)
    {
      png[16 + i] = (guint8) (width >> (24 - 8 * i));
      png[20 + i] = (guint8) (height >> (24 - 8 * i));
    }
  return is_taken (png, length);
}

static void
test_own (void)
{
  static const char *const dangers[] = {
    "<script>1</script>",
    "<g onload=\"x()\"/>",
    "<a xlink:href=\"javascript:x\"><path/></a>",
    "<image href=\"http://example.org/a.png\"/>",
    "<image xlink:href=\"file:///etc/passwd\"/>",
    "<use href=\"other.svg#a\"/>",
    "<style>@import 'x.css';</style>",
    "<rect fill=\"url(http://example.org/#a)\"/>",
    "<foreignObject/>",
    "<g><g><g><script/></g></g></g>",
  };
  static const char *const safe[] = {
    "<path d=\"M0 0h9\"/>",         "<rect fill=\"url(#a)\"/>",
    "<use href=\"#a\"/>",           "<image href=\"data:image/png;base64,AAAA\"/>",
    "<text>On Monday = fun</text>",
  };
  const char *square = "viewBox=\"0 0 10 10\"";

  g_assert_true (is_png_taken (600, 600, 1000));
  g_assert_false (is_png_taken (600, 601, 1000));
  g_assert_false (is_png_taken (90, 90, 1000));
  g_assert_false (is_png_taken (5000, 5000, 1000));
  g_assert_false (is_png_taken (600, 600, 20));
  g_assert_true (is_png_taken (600, 600, 256 << 10));
  g_assert_false (is_png_taken (600, 600, (256 << 10) + 1));
  g_assert_false (is_taken ("", 0));
  g_assert_false (is_taken ("GIF89a", 6));
  g_assert_false (is_taken ("<html/>", 7));
  for (guint i = 0; i < G_N_ELEMENTS (safe); i++)
    g_assert_true (is_svg_taken (square, safe[i]));
  for (guint i = 0; i < G_N_ELEMENTS (dangers); i++)
    g_assert_false (is_svg_taken (square, dangers[i]));
  g_assert_true (is_svg_taken ("width=\"40mm\" height=\"40mm\"", ""));
  g_assert_false (is_svg_taken ("viewBox=\"0 0 10 20\"", ""));
  g_assert_false (is_svg_taken ("viewBox=\"0 0 x\"", ""));
  g_assert_false (is_svg_taken ("", ""));
}

static void
test_limits (void)
{
  g_assert_cmpint (ash_badge_limit ("description"), ==, 500);
  g_assert_cmpint (ash_badge_limit ("name"), ==, 255);
  g_assert_nonnull (ash_badge_limit_reason ("name"));
  g_assert_cmpint (ash_badge_limit ("nothing of the kind"), ==, -1);
  g_assert_null (ash_badge_limit_reason ("nothing of the kind"));
  g_assert_cmpint (ash_badge_limit ("image"), ==, ASH_BADGE_IMAGE_BYTES);
  g_assert_cmpstr (ash_badge_limit_who ("description"), ==, "Credly");
}

static void
test_too_long (void)
{
  g_autoptr (AshDesign) design = plain_design ("a");
  g_autofree char *fits = g_strnfill (255, 'x');
  g_autofree char *spare = NULL;
  g_autofree char *said = NULL;

  design->badge = ash_badge_new ();
  design->badge->name = g_strdup (fits);
  spare = ash_badge_dup_too_long (design);
  g_assert_null (spare);
  g_free (design->badge->name);
  design->badge->name = g_strconcat (fits, "é", NULL);
  design->badge->text = g_strnfill (501, 'y');
  said = ash_badge_dup_too_long (design);
  g_assert_cmpstr (said, ==,
                   "The name has 256 characters; Moodle keeps 255. "
                   "The description has 501 characters; Credly is said to keep 500.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/badge-image/contrast", test_contrast);
  g_test_add_func ("/badge-image/all", test_image);
  g_test_add_func ("/badge-image/letters", test_letters);
  g_test_add_func ("/badge-image/own", test_own);
  g_test_add_func ("/badge-image/limits", test_limits);
  g_test_add_func ("/badge-image/too-long", test_too_long);
  g_test_add_func ("/badge-image/derived", test_derived);
  g_test_add_func ("/badge-image/odd-wishes", test_odd_wishes);
  return g_test_run ();
}
