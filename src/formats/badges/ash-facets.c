#include "ash-badges-private.h"

#include <math.h>

static void
facet_free (gpointer data)
{
  AshFacet *self = data;

  g_array_unref (self->points);
  g_free (self);
}

GArray *
ash_points_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (AshPoint));
}

void
ash_points_add (GArray *points, double x, double y)
{
  AshPoint point = { (gint) lround (x), (gint) lround (y) };

  g_array_append_val (points, point);
}

/**
 * ash_points_add_arc:
 * @from: radians clockwise from the top
 * @to: radians; below @from for the other way round
 *
 * Adds the points of an arc, close enough together to look round at any size.
 */
void
ash_points_add_arc (GArray *points, AshPoint centre, double radius, double from, double to)
{
  guint n_steps = (guint) ceil (fabs (to - from) / (G_PI / 90.0));

  for (guint i = 0; i <= n_steps; i++)
    {
      double angle = from + (to - from) * i / MAX (n_steps, 1);

      ash_points_add (points, centre.x + radius * sin (angle), centre.y - radius * cos (angle));
    }
}

/**
 * ash_facets_take:
 * @facets: (element-type AshFacet): as ash_emblem_facets() makes it
 * @points: (transfer full)
 */
void
ash_facets_take (GPtrArray *facets, guint32 rgb, GArray *points)
{
  AshFacet *facet = g_new0 (AshFacet, 1);

  if (facets->len == 0)
    g_ptr_array_set_free_func (facets, facet_free);
  facet->rgb = rgb;
  facet->points = points;
  g_ptr_array_add (facets, facet);
}

void
ash_facets_add (GPtrArray *facets, guint32 rgb, const AshPoint *points, guint n_points)
{
  GArray *copy = ash_points_new ();

  g_array_append_vals (copy, points, n_points);
  ash_facets_take (facets, rgb, copy);
}
