#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Scrolls while something is dragged near the upper or lower edge of what @adjustment shows: the
 * nearer, the faster. For each frame.
 * @y: of the pointer, in a room @height high
 * @seconds: since the last frame */
void ash_edge_scroll (GtkAdjustment *adjustment, double y, int height, double seconds);
/* From now on a drag near the left or the right edge of @scroller scrolls it sideways. */
void ash_edge_scroll_sideways (GtkScrolledWindow *scroller);

G_END_DECLS
