#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Scrolls while something is dragged near the upper or lower edge of what @adjustment shows: the
 * nearer, the faster. For each frame.
 * @y: of the pointer, in a room @height high
 * @last: (inout): µs, when that was done last; first when the drag came */
void ash_edge_scroll (
    GtkAdjustment *adjustment, double y, int height, GdkFrameClock *clock, gint64 *last);
/* From now on a drag near the left or the right edge of @scroller scrolls it sideways. */
void ash_edge_scroll_sideways (GtkScrolledWindow *scroller);

G_END_DECLS
