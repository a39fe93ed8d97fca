#include "ash-edge-scroll.h"

#define EDGE 34    /* px: a drag this near the edge scrolls */
#define SLOW 180.0 /* px in a second, where that begins */
#define FAST 900.0 /* and at the very edge */
/* After a frame that took longer it does not leap. */
#define MOST_SECONDS .1

/* px in a second; negative is up. */
static double
speed_at (double y, int height)
{
  double above = CLAMP ((EDGE - y) / EDGE, 0, 1);
  double below = CLAMP ((y - (height - EDGE)) / EDGE, 0, 1);

  if (above > 0)
    return -(SLOW + (FAST - SLOW) * above);
  return below > 0 ? SLOW + (FAST - SLOW) * below : 0;
}

void
ash_edge_scroll (GtkAdjustment *adjustment, double y, int height, double seconds)
{
  double speed = speed_at (y, height);

  if (speed != 0)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) +
                                              speed * CLAMP (seconds, 0, MOST_SECONDS));
}
