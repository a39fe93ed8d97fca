#include "ash-site-private.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* An author's style attribute without the author's style sheet: a colour may have lost the ground
 * that it was chosen for. White words whose dark box came from the sheet would not be seen. */

/* WCAG's smallest contrast for text. */
#define ENOUGH 4.5
/* The luminances of our paper and of our text on it. */
#define PAPER 1.0
#define INK 0.016

static const struct
{
  const char *name;
  guint32 rgb;
} NAMES[] = {
  { "black", 0x000000 },    { "white", 0xffffff },     { "red", 0xff0000 },
  { "blue", 0x0000ff },     { "green", 0x008000 },     { "yellow", 0xffff00 },
  { "navy", 0x000080 },     { "gray", 0x808080 },      { "grey", 0x808080 },
  { "silver", 0xc0c0c0 },   { "maroon", 0x800000 },    { "purple", 0x800080 },
  { "orange", 0xffa500 },   { "teal", 0x008080 },      { "olive", 0x808000 },
  { "lime", 0x00ff00 },     { "aqua", 0x00ffff },      { "cyan", 0x00ffff },
  { "fuchsia", 0xff00ff },  { "magenta", 0xff00ff },   { "pink", 0xffc0cb },
  { "brown", 0xa52a2a },    { "gold", 0xffd700 },      { "crimson", 0xdc143c },
  { "beige", 0xf5f5dc },    { "lightgrey", 0xd3d3d3 }, { "ivory", 0xfffff0 },
  { "lavender", 0xe6e6fa },
};

static double
channel (guint value)
{
  double v = value / 255.0;

  return v <= 0.04045 ? v / 12.92 : pow ((v + 0.055) / 1.055, 2.4);
}

static double
luminance (guint32 rgb)
{
  return 0.2126 * channel (rgb >> 16 & 0xff) + 0.7152 * channel (rgb >> 8 & 0xff) +
         0.0722 * channel (rgb & 0xff);
}

static double
contrast (double one, double two)
{
  return (MAX (one, two) + 0.05) / (MIN (one, two) + 0.05);
}

static gboolean
parse_hex (const char *text, guint32 *out)
{
  gsize length = strspn (text, "0123456789abcdef");
  guint64 value = length > 0 && length <= 8 ? g_ascii_strtoull (text, NULL, 16) : 0;

  if (length == 6)
    *out = (guint32) value;
  else if (length == 8)
    *out = (guint32) (value >> 8);
  else if (length == 3)
    *out = (guint32) ((value >> 8 & 0xf) * 0x110000 + (value >> 4 & 0xf) * 0x1100 +
                      (value & 0xf) * 0x11);
  return length == 3 || length == 6 || length == 8;
}

/* Reads what editors write; anything else is not known. @text: lower case. */
static gboolean
parse_colour (const char *text, guint32 *out)
{
  int r, g, b;

  if (text[0] == '#')
    return parse_hex (text + 1, out);
  if (sscanf (text, "rgb(%d,%d,%d", &r, &g, &b) == 3 ||
      sscanf (text, "rgb(%d %d %d", &r, &g, &b) == 3 ||
      sscanf (text, "rgba(%d,%d,%d", &r, &g, &b) == 3)
    {
      *out = (guint32) (CLAMP (r, 0, 255) << 16 | CLAMP (g, 0, 255) << 8 | CLAMP (b, 0, 255));
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (NAMES); i++)
    if (g_str_has_prefix (text, NAMES[i].name) && !g_ascii_isalpha (text[strlen (NAMES[i].name)]))
      {
        *out = NAMES[i].rgb;
        return TRUE;
      }
  return parse_hex (text, out);
}

static gboolean
is_legible (const char *value, double against)
{
  guint32 rgb;

  return parse_colour (value, &rgb) && contrast (luminance (rgb), against) >= ENOUGH;
}

/* Nothing that fetches, covers the page or leaves its place. */
static gboolean
is_safe (const char *name, const char *value)
{
  return strstr (value, "url") == NULL && strstr (value, "image-set") == NULL &&
         strstr (value, "expression") == NULL && strchr (value, '\\') == NULL &&
         !(g_str_equal (name, "position") && !g_str_equal (value, "relative") &&
           !g_str_equal (value, "static"));
}

static gboolean
is_background (const char *name)
{
  return g_str_equal (name, "background") || g_str_equal (name, "background-color");
}

/* One "name: value" of a style. */
typedef struct
{
  char *name;
  char *value;
} Declaration;

static void
declaration_free (gpointer data)
{
  Declaration *self = data;

  g_free (self->name);
  g_free (self->value);
  g_free (self);
}

static GPtrArray *
parse_style (const char *style, gboolean *has_colour, gboolean *has_background)
{
  g_autofree char *lower = g_ascii_strdown (style, -1);
  g_auto (GStrv) parts = g_strsplit (lower, ";", -1);
  GPtrArray *list = g_ptr_array_new_with_free_func (declaration_free);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *colon = strchr (parts[i], ':');
      Declaration *declaration;

      if (colon == NULL)
        continue;
      declaration = g_new0 (Declaration, 1);
      declaration->name = g_strstrip (g_strndup (parts[i], (gsize) (colon - parts[i])));
      declaration->value = g_strstrip (g_strdup (colon + 1));
      g_ptr_array_add (list, declaration);
      *has_colour |= g_str_equal (declaration->name, "color");
      *has_background |= is_background (declaration->name);
    }
  return list;
}

/**
 * ash_site_filter_style:
 * @style: a style attribute of an author's
 * @ground: (inout): whether an element around it, and then this one, sets a background of its own
 * @out_has_colours: set when colours of the author's remain
 *
 * Returns: (transfer full) (nullable): what may stay of it
 */
char *
ash_site_filter_style (const char *style, gboolean *ground, gboolean *out_has_colours)
{
  gboolean has_colour = FALSE;
  gboolean has_background = FALSE;
  g_autoptr (GPtrArray) list = parse_style (style, &has_colour, &has_background);
  gboolean had_ground = *ground;
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      const Declaration *each = g_ptr_array_index (list, i);
      gboolean is_colour = g_str_equal (each->name, "color");

      if (!is_safe (each->name, each->value) ||
          (is_colour && !had_ground && !has_background && !is_legible (each->value, PAPER)) ||
          (is_background (each->name) && !has_colour && !is_legible (each->value, INK)))
        continue;
      *ground |= is_background (each->name);
      *out_has_colours |= is_colour || strstr (each->name, "background") != NULL;
      g_string_append_printf (out, "%s%s:%s", out->len > 0 ? ";" : "", each->name, each->value);
    }
  if (out->len > 0)
    return g_string_free (out, FALSE);
  g_string_free (out, TRUE);
  return NULL;
}

/**
 * ash_site_keeps_colour:
 * @name: "color" or "bgcolor", the attributes of old HTML
 *
 * Returns: whether that colour can be read where it stands now
 */
gboolean
ash_site_keeps_colour (const char *name, const char *value, gboolean has_ground)
{
  g_autofree char *lower = g_strstrip (g_ascii_strdown (value, -1));

  if (g_str_equal (name, "bgcolor"))
    return is_legible (lower, INK);
  return has_ground || is_legible (lower, PAPER);
}
