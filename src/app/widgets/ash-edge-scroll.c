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
ash_edge_scroll (
    GtkAdjustment *adjustment, double y, int height, GdkFrameClock *clock, gint64 *last)
{
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  double seconds = (double) (now - *last) / G_USEC_PER_SEC;
  double speed = speed_at (y, height);

  *last = now;
  if (speed != 0)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) +
                                              speed * CLAMP (seconds, 0, MOST_SECONDS));
}

/* A drag over what scrolls sideways */

typedef struct
{
  GtkScrolledWindow *scroller;
  double x;
  gint64 at; /* µs: scrolled last */
  guint tick;
} Hover;

static void
leave_cb (GtkDropControllerMotion *motion, Hover *self)
{
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->scroller), self->tick);
  self->tick = 0;
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Hover *self = data;
  int width = gtk_widget_get_width (widget);
  double x = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? width - self->x : self->x;

  ash_edge_scroll (gtk_scrolled_window_get_hadjustment (self->scroller), x, width, clock,
                   &self->at);
  return G_SOURCE_CONTINUE;
}

static void
motion_cb (GtkDropControllerMotion *motion, double x, double y, Hover *self)
{
  GtkWidget *widget = GTK_WIDGET (self->scroller);

  self->x = x;
  if (self->tick != 0)
    return;
  self->at = gdk_frame_clock_get_frame_time (gtk_widget_get_frame_clock (widget));
  self->tick = gtk_widget_add_tick_callback (widget, tick_cb, self, NULL);
}

void
ash_edge_scroll_sideways (GtkScrolledWindow *scroller)
{
  GtkEventController *motion = gtk_drop_controller_motion_new ();
  Hover *self = g_new0 (Hover, 1);

  self->scroller = scroller;
  g_object_set_data_full (G_OBJECT (motion), "ash-hover", self, g_free);
  g_signal_connect (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (scroller), motion);
}
