#include "ash-badges-private.h"

#include <ash-id.h>
#include <ash-json.h>
#include <math.h>
#include <string.h>

#define CENTRE (ASH_EMBLEM_SIZE / 2)
#define MORTAR 85

const char *const ASH_EMBLEM_FORMS[] = { "circle", "octagon", "hexagon", "square", NULL };

/* Per form: the distance from the centre to a side, the farthest point, the circle inside the
 * ring, and the numbers of stones that fit its corners. */
static const struct
{
  guint n_sides; /* 0: a circle */
  double turn;   /* of the first side from the top, in sides */
  double side;
  double corner;
  double inside;
  guint n_stones[2];
} FORMS[] = {
  { 0, 0, 2820, 2820, 1830, { 13, 15 } },
  { 8, 0, 2700, 2860, 1800, { 16, 16 } },
  { 6, 0.5, 2560, 2880, 1720, { 12, 18 } },
  { 4, 0, 2500, 3060, 1760, { 12, 16 } },
};

const char *const ASH_EMBLEM_COLOURS[] = { "teal",    "violet", "amber", "green", "blue",
                                           "crimson", "slate",  "olive", "plum",  "rust",
                                           "indigo",  "pine",   NULL };

/* White and the keystone stand out from the base by 7:1 at least, the stones by 2:1; a test
 * holds every row to that. */
static const guint32 TONES[][ASH_N_TONES] = {
  { 0x0a4550, 0x2f97a5, 0x26808d, 0xd4f1f4, 0xffffff },
  { 0x40196a, 0x9160c4, 0x7a4bab, 0xeaddfb, 0xffffff },
  { 0x5a3205, 0xc07f2c, 0xa66b20, 0xfdeccd, 0xffffff },
  { 0x14472a, 0x4a9b68, 0x3a8455, 0xd9f3e1, 0xffffff },
  { 0x123668, 0x4c86cd, 0x3b70b3, 0xdbe9fc, 0xffffff },
  { 0x68102a, 0xc9566f, 0xb0415b, 0xfddfe6, 0xffffff },
  { 0x28333f, 0x74879d, 0x5f7187, 0xe4ebf2, 0xffffff },
  { 0x3f3d0a, 0x96912f, 0x7e7a24, 0xf3f1cc, 0xffffff },
  { 0x5a134f, 0xb957a9, 0x9f4491, 0xf9dff5, 0xffffff },
  { 0x67210e, 0xcf6c4b, 0xb5583a, 0xfde3d9, 0xffffff },
  { 0x28266f, 0x7775d0, 0x605eb6, 0xe3e3fc, 0xffffff },
  { 0x0c453d, 0x3f9a8a, 0x318274, 0xd5f2ec, 0xffffff },
};

/* The distance from the centre to the outline, shrunk by @inset, in the direction @angle. */
static double
outline_radius (guint form, double angle, double inset)
{
  double side = FORMS[form].side - inset, corner = FORMS[form].corner - inset;
  double sector, from_side;

  if (FORMS[form].n_sides == 0)
    return side;
  sector = 2 * G_PI / FORMS[form].n_sides;
  from_side = angle / sector - FORMS[form].turn;
  from_side = (from_side - floor (from_side + 0.5)) * sector;
  return MIN (side / cos (from_side), corner);
}

static void
add_outline (GArray *points, guint form, double from, double to, double inset)
{
  guint n_steps = (guint) ceil ((to - from) / (G_PI / 180.0));

  for (guint i = 0; i <= n_steps; i++)
    {
      double angle = from + (to - from) * i / MAX (n_steps, 1);
      double radius = outline_radius (form, angle, inset);

      ash_points_add (points, CENTRE + radius * sin (angle), CENTRE - radius * cos (angle));
    }
}

/* One stone of the ring. Its sides are parallel to the joint, not to the radius, so that the
 * mortar is of one width. */
static void
add_stone (GPtrArray *facets, const AshEmblem *self, guint index, guint32 rgb)
{
  GArray *points = ash_points_new ();
  AshPoint centre = { CENTRE, CENTRE };
  double half = G_PI / self->n_stones, middle = 2 * half * index;
  double inside = FORMS[self->form].inside - (index == 0 ? 170 : 0);
  double outer = outline_radius (self->form, middle - half, 2.0 * MORTAR);
  double outer_gap = asin (MORTAR / 2.0 / outer), inner_gap = asin (MORTAR / 2.0 / inside);

  add_outline (points, self->form, middle - half + outer_gap, middle + half - outer_gap,
               2.0 * MORTAR);
  ash_points_add_arc (points, centre, inside, middle + half - inner_gap, middle - half + inner_gap);
  ash_facets_take (facets, rgb, points);
}

static guint
chosen (const AshJsonValue *wishes, const char *name, const char *const *nicks, guint derived)
{
  const char *wish = ash_json_member_string (wishes, name);

  return (guint) ash_enum_from_nick (nicks, wish != NULL ? wish : "", (int) derived);
}

/**
 * ash_emblem_init:
 *
 * What the badge of @design looks like: as its `design` says, the rest derived from the
 * credential's id, so that it stays the same however often it is exported.
 */
void
ash_emblem_init (AshEmblem *self, const AshDesign *design)
{
  const char *id =
      design->credential != NULL ? design->credential->record.id : design->tree->record.id;
  g_autofree char *derived = ash_id_derive (id, "emblem", NULL);
  const char *wishes = design->badge != NULL ? design->badge->design : NULL;
  g_autoptr (AshJson) json = wishes != NULL ? ash_json_parse_text (wishes, NULL) : NULL;
  const AshJsonValue *root = json != NULL ? ash_json_root (json) : NULL;
  guint64 seed;

  memset (self, 0, sizeof *self);
  derived[16] = '\0';
  seed = g_ascii_strtoull (derived, NULL, 16);
  self->form = chosen (root, "shape", ASH_EMBLEM_FORMS, seed % G_N_ELEMENTS (FORMS));
  self->colour = chosen (root, "colour", ASH_EMBLEM_COLOURS, (seed >> 8) % G_N_ELEMENTS (TONES));
  self->symbol = chosen (root, "symbol", ASH_EMBLEM_SYMBOLS,
                         (seed >> 16) % g_strv_length ((GStrv) ASH_EMBLEM_SYMBOLS));
  ash_badge_letters (ash_json_member_string (root, "letters"), self->letters);
  self->choice = (seed >> 24) % 2;
  self->tints = (guint32) (seed >> 32);
  ash_emblem_set_form (self, self->form);
}

/**
 * ash_emblem_set_form:
 *
 * Gives it another outline, with as many stones as fit that.
 */
void
ash_emblem_set_form (AshEmblem *self, guint form)
{
  self->form = form % G_N_ELEMENTS (FORMS);
  self->n_stones = FORMS[self->form].n_stones[self->choice];
}

guint32
ash_emblem_tone (guint colour, AshTone tone)
{
  return TONES[colour % G_N_ELEMENTS (TONES)][tone];
}

/**
 * ash_emblem_caption:
 *
 * Returns: (transfer full): the image in words, for those who do not see it
 */
char *
ash_emblem_caption (const AshEmblem *self, const AshWords *words)
{
  g_autofree char *form = g_strconcat ("badge-form-", ASH_EMBLEM_FORMS[self->form], NULL);
  g_autofree char *colour = g_strconcat ("badge-colour-", ASH_EMBLEM_COLOURS[self->colour], NULL);
  g_autofree char *symbol = g_strconcat ("badge-symbol-", ASH_EMBLEM_SYMBOLS[self->symbol], NULL);
  g_autofree char *inside =
      *self->letters != '\0'
          ? ash_words_format (words, "badge-letters", "letters", self->letters, NULL)
          : g_strdup (ash_words_get (words, symbol));

  return ash_words_format (words, "badge-caption", "form", ash_words_get (words, form), "colour",
                           ash_words_get (words, colour), "symbol", inside, NULL);
}

/**
 * ash_emblem_facets:
 *
 * Returns: (transfer full) (element-type AshFacet): the drawing, back to front
 */
GPtrArray *
ash_emblem_facets (const AshEmblem *self)
{
  GPtrArray *facets = g_ptr_array_new ();
  GArray *outline = ash_points_new ();

  add_outline (outline, self->form, 0, 2 * G_PI, 0);
  ash_facets_take (facets, ash_emblem_tone (self->colour, ASH_TONE_BASE), outline);
  for (guint i = 0; i < self->n_stones; i++)
    {
      AshTone tone = (self->tints >> i & 1) ? ASH_TONE_DARK : ASH_TONE_STONE;

      add_stone (facets, self, i, ash_emblem_tone (self->colour, i == 0 ? ASH_TONE_KEY : tone));
    }
  if (*self->letters != '\0')
    ash_emblem_add_letters (facets, self->letters, ash_emblem_tone (self->colour, ASH_TONE_SYMBOL));
  else
    ash_emblem_add_symbol (facets, self->symbol, ash_emblem_tone (self->colour, ASH_TONE_SYMBOL));
  return facets;
}
