#include "ash-badges-private.h"

#include <math.h>

/* Capitals and figures cut with straight strokes, so that an emblem needs no font and is the same
 * everywhere. A letter is 4 wide and 6 high; a stroke is a line of points, each its column and its
 * row from the top; "|" lifts the chisel. */
static const struct
{
  char letter;
  const char *strokes;
} LETTERS[] = {
  { '0', "10 30 41 45 36 16 05 01 10|15 31" },
  { '1', "11 20 26|16 36" },
  { '2', "01 10 30 41 42 06 46" },
  { '3', "01 10 30 41 42 33 44 45 36 16 05|23 33" },
  { '4', "36 30 04 44" },
  { '5', "40 00 03 33 44 45 36 16 05" },
  { '6', "41 30 10 01 05 16 36 45 44 33 03" },
  { '7', "00 40 16" },
  { '8', "10 30 41 42 33 13 02 01 10|33 44 45 36 16 05 04 13" },
  { '9', "43 13 02 01 10 30 41 45 36 16 05" },
  { 'A', "06 01 10 30 41 46|04 44" },
  { 'B', "06 00 30 41 42 33 44 45 36 06|03 33" },
  { 'C', "41 30 10 01 05 16 36 45" },
  { 'D', "06 00 30 41 45 36 06" },
  { 'E', "40 00 06 46|03 33" },
  { 'F', "40 00 06|03 33" },
  { 'G', "41 30 10 01 05 16 36 45 43 23" },
  { 'H', "00 06|40 46|03 43" },
  { 'I', "20 26|10 30|16 36" },
  { 'J', "40 45 36 16 05" },
  { 'K', "00 06|40 13|13 46" },
  { 'L', "00 06 46" },
  { 'M', "06 00 23 40 46" },
  { 'N', "06 00 46 40" },
  { 'O', "10 30 41 45 36 16 05 01 10" },
  { 'P', "06 00 30 41 42 33 03" },
  { 'Q', "10 30 41 45 36 16 05 01 10|24 46" },
  { 'R', "06 00 30 41 42 33 03|23 46" },
  { 'S', "41 30 10 01 02 13 33 44 45 36 16 05" },
  { 'T', "00 40|20 26" },
  { 'U', "00 05 16 36 45 40" },
  { 'V', "00 26 40" },
  { 'W', "00 16 23 36 40" },
  { 'X', "00 46|40 06" },
  { 'Y', "00 23 40|23 26" },
  { 'Z', "00 40 06 46" },
};

#define STEP 220  /* of the grid */
#define ALONE 345 /* of the grid of a letter that stands alone */
#define HALF 130  /* of a stroke's width */
#define SPACE 430 /* between two letters */
#define CENTRE (ASH_EMBLEM_SIZE / 2)
/* The keystone hangs down, so that what is below it sits a little lower. */
#define MIDDLE (CENTRE + 110)

static const char *
strokes_of (char letter)
{
  for (guint i = 0; i < G_N_ELEMENTS (LETTERS); i++)
    if (LETTERS[i].letter == letter)
      return LETTERS[i].strokes;
  return "";
}

/* One straight cut, its ends as long as it is wide so that corners close. */
static void
add_cut (GPtrArray *facets, guint32 rgb, AshPoint from, AshPoint to)
{
  double length = hypot (to.x - from.x, to.y - from.y);
  double x = (to.x - from.x) / length * HALF, y = (to.y - from.y) / length * HALF;
  double end = 0.42; /* of HALF: more would stand out at sharp corners */
  GArray *points = ash_points_new ();

  ash_points_add (points, from.x - y, from.y + x);
  ash_points_add (points, from.x - x - y * end, from.y - y + x * end);
  ash_points_add (points, from.x - x + y * end, from.y - y - x * end);
  ash_points_add (points, from.x + y, from.y - x);
  ash_points_add (points, to.x + y, to.y - x);
  ash_points_add (points, to.x + x + y * end, to.y + y - x * end);
  ash_points_add (points, to.x + x - y * end, to.y + y + x * end);
  ash_points_add (points, to.x - y, to.y + x);
  ash_facets_take (facets, rgb, points);
}

static void
add_letter (GPtrArray *facets, guint32 rgb, char letter, int left, int step)
{
  gboolean is_down = FALSE;
  AshPoint last = { 0, 0 };

  for (const char *p = strokes_of (letter); *p != '\0'; p++)
    {
      AshPoint next;

      if (*p == ' ')
        continue;
      if (*p == '|')
        {
          is_down = FALSE;
          continue;
        }
      next = (AshPoint){ left + (p[0] - '0') * step, MIDDLE + (p[1] - '3') * step };
      if (is_down)
        add_cut (facets, rgb, last, next);
      last = next;
      is_down = TRUE;
      p++;
    }
}

/**
 * ash_emblem_add_letters:
 * @letters: one or two capitals or figures; others leave a gap
 */
void
ash_emblem_add_letters (GPtrArray *facets, const char *letters, guint32 rgb)
{
  if (letters[1] == '\0')
    {
      add_letter (facets, rgb, letters[0], CENTRE - 2 * ALONE, ALONE);
      return;
    }
  add_letter (facets, rgb, letters[0], CENTRE - SPACE / 2 - 4 * STEP, STEP);
  add_letter (facets, rgb, letters[1], CENTRE + SPACE / 2, STEP);
}
