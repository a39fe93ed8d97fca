#include "ash-badges-private.h"

/* The small building in the middle: a drawing of stones around the point 0,0, about 2000 wide
 * and high, y downwards. Gaps are wide enough to be seen at 50 pixels. */

#define GAP 90

typedef struct
{
  GPtrArray *facets;
  guint32 rgb;
} Drawing;

#define CENTRE_X (ASH_EMBLEM_SIZE / 2)
/* The keystone hangs down, so that what is below it sits a little lower. */
#define CENTRE_Y (ASH_EMBLEM_SIZE / 2 + 110)

static void
block (Drawing *drawing, int left, int top, int width, int height)
{
  AshPoint corners[] = {
    { CENTRE_X + left, CENTRE_Y + top },
    { CENTRE_X + left + width, CENTRE_Y + top },
    { CENTRE_X + left + width, CENTRE_Y + top + height },
    { CENTRE_X + left, CENTRE_Y + top + height },
  };

  ash_facets_add (drawing->facets, drawing->rgb, corners, G_N_ELEMENTS (corners));
}

/* Stones side by side, with gaps between them. */
static void
course (Drawing *drawing, int left, int top, int width, int height, int n_stones)
{
  int stone = (width - (n_stones - 1) * GAP) / n_stones;

  for (int i = 0; i < n_stones; i++)
    block (drawing, left + i * (stone + GAP), top, stone, height);
}

/* A course whose first and last stones are halves. */
static void
course_of_halves (Drawing *drawing, int left, int top, int width, int height, int n_whole)
{
  int whole = (width - n_whole * GAP) / (n_whole + 1);
  int half = (width - n_whole * (whole + GAP) - GAP) / 2;

  block (drawing, left, top, half, height);
  course (drawing, left + half + GAP, top, n_whole * (whole + GAP) - GAP, height, n_whole);
  block (drawing, left + width - half, top, half, height);
}

/* The stones of a half circle, from left to right over the top. */
static void
arch (Drawing *drawing, int centre_y, int inner, int outer, int n_stones)
{
  AshPoint centre = { CENTRE_X, CENTRE_Y + centre_y };

  for (int i = 0; i < n_stones; i++)
    {
      GArray *points = ash_points_new ();
      double from = -G_PI / 2 + G_PI * i / n_stones;
      double to = from + G_PI / n_stones;
      double outer_gap = i == 0 ? 0 : GAP / 2.0 / outer, inner_gap = i == 0 ? 0 : GAP / 2.0 / inner;
      double outer_end = i == n_stones - 1 ? 0 : GAP / 2.0 / outer;
      double inner_end = i == n_stones - 1 ? 0 : GAP / 2.0 / inner;

      ash_points_add_arc (points, centre, outer, from + outer_gap, to - outer_end);
      ash_points_add_arc (points, centre, inner, to - inner_end, from + inner_gap);
      ash_facets_take (drawing->facets, drawing->rgb, points);
    }
}

static void
draw_stairs (Drawing *drawing)
{
  for (int column = 0; column < 4; column++)
    for (int row = 0; row <= column; row++)
      block (drawing, -1000 + column * 515, 455 - row * 480, 425, 390);
}

static void
draw_pyramid (Drawing *drawing)
{
  for (int row = 0; row < 3; row++)
    course (drawing, -1080 + row * 360, 340 - row * 570, 2160 - row * 720, 480, 3 - row);
}

static void
draw_arch (Drawing *drawing)
{
  arch (drawing, -60, 520, 980, 5);
  for (int side = 0; side < 2; side++)
    for (int row = 0; row < 2; row++)
      block (drawing, side == 0 ? -980 : 520, -60 + GAP + row * 470, 460, 380);
}

static void
draw_gate (Drawing *drawing)
{
  block (drawing, -1060, -780, 2120, 430);
  block (drawing, -860, -260, 480, 1080);
  block (drawing, 380, -260, 480, 1080);
}

static void
draw_wall (Drawing *drawing)
{
  for (int row = 0; row < 4; row++)
    {
      int top = -890 + row * 450;

      if (row % 2 == 0)
        course (drawing, -1080, top, 2160, 360, 2);
      else
        course_of_halves (drawing, -1080, top, 2160, 360, 1);
    }
}

static void
draw_tower (Drawing *drawing)
{
  course (drawing, -800, -960, 1600, 330, 3);
  block (drawing, -800, -540, 1600, 240);
  course (drawing, -590, -210, 1180, 300, 2);
  course_of_halves (drawing, -590, 180, 1180, 300, 1);
  course (drawing, -590, 570, 1180, 300, 2);
}

/* Two arches between three piers, under a road. */
static void
draw_bridge (Drawing *drawing)
{
  GArray *points = ash_points_new ();
  AshPoint left = { CENTRE_X - 520, CENTRE_Y + 330 }, right = { CENTRE_X + 520, CENTRE_Y + 330 };

  block (drawing, -1150, -520, 2300, 260);
  ash_points_add (points, CENTRE_X - 1050, CENTRE_Y - 170);
  ash_points_add (points, CENTRE_X + 1050, CENTRE_Y - 170);
  ash_points_add (points, CENTRE_X + 1050, CENTRE_Y + 640);
  ash_points_add (points, CENTRE_X + 900, CENTRE_Y + 640);
  ash_points_add_arc (points, right, 380, G_PI / 2, -G_PI / 2);
  ash_points_add (points, CENTRE_X + 140, CENTRE_Y + 640);
  ash_points_add (points, CENTRE_X - 140, CENTRE_Y + 640);
  ash_points_add_arc (points, left, 380, G_PI / 2, -G_PI / 2);
  ash_points_add (points, CENTRE_X - 900, CENTRE_Y + 640);
  ash_points_add (points, CENTRE_X - 1050, CENTRE_Y + 640);
  ash_facets_take (drawing->facets, drawing->rgb, points);
}

static void
draw_column (Drawing *drawing)
{
  block (drawing, -800, -980, 1600, 250);
  block (drawing, -580, -640, 1160, 190);
  for (int drum = 0; drum < 3; drum++)
    block (drawing, -400 - drum * 25, -360 + drum * 340, 800 + drum * 50, 250);
  block (drawing, -760, 660, 1520, 250);
}

const char *const ASH_EMBLEM_SYMBOLS[] = { "stairs", "pyramid", "arch",   "gate", "wall",
                                           "tower",  "bridge",  "column", NULL };

static void (*const draw_symbol[]) (Drawing *) = { draw_stairs, draw_pyramid, draw_arch,
                                                   draw_gate,   draw_wall,    draw_tower,
                                                   draw_bridge, draw_column };

/* The drawings are 2000 wide and the field has room for a little more. */
static void
enlarge (AshFacet *facet)
{
  for (guint i = 0; i < facet->points->len; i++)
    {
      AshPoint *point = &g_array_index (facet->points, AshPoint, i);

      point->x = CENTRE_X + (point->x - CENTRE_X) * 9 / 8;
      point->y = CENTRE_Y + (point->y - CENTRE_Y) * 9 / 8;
    }
}

void
ash_emblem_add_symbol (GPtrArray *facets, guint symbol, guint32 rgb)
{
  Drawing drawing = { facets, rgb };
  guint n_before = facets->len;

  draw_symbol[symbol % G_N_ELEMENTS (draw_symbol)](&drawing);
  for (guint i = n_before; i < facets->len; i++)
    enlarge (g_ptr_array_index (facets, i));
}
