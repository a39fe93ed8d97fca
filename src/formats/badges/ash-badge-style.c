#include "ash-badges-private.h"

#include <ash-json-writer.h>
#include <math.h>

guint
ash_badge_n_shapes (void)
{
  return g_strv_length ((GStrv) ASH_EMBLEM_FORMS);
}

guint
ash_badge_n_colours (void)
{
  return g_strv_length ((GStrv) ASH_EMBLEM_COLOURS);
}

guint
ash_badge_n_symbols (void)
{
  return g_strv_length ((GStrv) ASH_EMBLEM_SYMBOLS);
}

const char *
ash_badge_shape_nick (guint shape)
{
  return ASH_EMBLEM_FORMS[shape % ash_badge_n_shapes ()];
}

const char *
ash_badge_colour_nick (guint colour)
{
  return ASH_EMBLEM_COLOURS[colour % ash_badge_n_colours ()];
}

const char *
ash_badge_symbol_nick (guint symbol)
{
  return ASH_EMBLEM_SYMBOLS[symbol % ash_badge_n_symbols ()];
}

void
ash_badge_palette (guint colour, guint32 *out_ground, guint32 *out_stone)
{
  *out_ground = ash_emblem_tone (colour, ASH_TONE_BASE);
  *out_stone = ash_emblem_tone (colour, ASH_TONE_STONE);
}

static double
luminance (guint32 rgb)
{
  static const double weights[] = { 0.2126, 0.7152, 0.0722 };
  double sum = 0;

  for (guint i = 0; i < 3; i++)
    {
      double value = (rgb >> (16 - 8 * i) & 0xff) / 255.0;

      sum += weights[i] * (value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4));
    }
  return sum;
}

/**
 * ash_badge_contrast:
 *
 * Returns: the contrast of two colours by WCAG's formula, 1 to 21
 */
double
ash_badge_contrast (guint32 one, guint32 two)
{
  double a = luminance (one), b = luminance (two);

  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

void
ash_badge_letters (const char *text, char out[3])
{
  g_autofree char *ascii = text != NULL ? g_str_to_ascii (text, "C") : NULL;
  guint n = 0;

  for (const char *p = ascii; p != NULL && *p != '\0' && n < 2; p++)
    if (g_ascii_isalnum (*p))
      out[n++] = g_ascii_toupper (*p);
  out[n] = '\0';
}

/**
 * ash_badge_style_init:
 *
 * How the badge of @design is drawn: as was chosen, the rest derived from the credential.
 */
void
ash_badge_style_init (AshBadgeStyle *self, const AshDesign *design)
{
  AshEmblem emblem;

  ash_emblem_init (&emblem, design);
  self->shape = emblem.form;
  self->colour = emblem.colour;
  self->symbol = emblem.symbol;
  g_strlcpy (self->letters, emblem.letters, sizeof self->letters);
}

/**
 * ash_badge_style_to_json:
 *
 * Returns: (transfer full): as the `design` of a badge is kept
 */
char *
ash_badge_style_to_json (const AshBadgeStyle *self)
{
  g_autoptr (AshJsonWriter) json = ash_json_writer_new ();

  ash_json_writer_begin_object (json, NULL);
  ash_json_writer_string (json, "shape", ash_badge_shape_nick (self->shape));
  ash_json_writer_string (json, "colour", ash_badge_colour_nick (self->colour));
  ash_json_writer_string (json, "symbol", ash_badge_symbol_nick (self->symbol));
  if (*self->letters != '\0')
    ash_json_writer_string (json, "letters", self->letters);
  ash_json_writer_end_object (json);
  return ash_json_writer_finish (json);
}

/**
 * ash_badge_style_png:
 *
 * Returns: (transfer full): what the badge would look like
 */
GBytes *
ash_badge_style_png (const AshDesign *design,
                     const AshBadgeStyle *style,
                     int pixels,
                     GError **error)
{
  AshEmblem emblem;

  ash_emblem_init (&emblem, design);
  ash_emblem_set_form (&emblem, style->shape);
  emblem.colour = style->colour % ash_badge_n_colours ();
  emblem.symbol = style->symbol % ash_badge_n_symbols ();
  ash_badge_letters (style->letters, emblem.letters);
  return ash_emblem_png (&emblem, pixels, error);
}
