#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AshEdgeScroll:
 * @at: µs: the frame that scrolled last; 0 before the first one
 * @reached: µs: since when the pointer has been at one edge; 0 while it is at none
 *
 * How far a drag near an edge has come. All zeroes when it enters.
 */
typedef struct
{
  gint64 at;
  gint64 reached;
} AshEdgeScroll;

/* Scrolls while something is dragged near the upper or lower edge of what @adjustment shows: the
 * nearer, the faster, and faster the longer it stays there. For each frame.
 * @y: of the pointer, in a room @height high */
void ash_edge_scroll (
    AshEdgeScroll *self, GtkAdjustment *adjustment, double y, int height, GdkFrameClock *clock);
/* From now on a drag near the left or the right edge of @scroller scrolls it sideways. */
void ash_edge_scroll_sideways (GtkScrolledWindow *scroller);

G_END_DECLS
