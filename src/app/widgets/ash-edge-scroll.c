#include "ash-edge-scroll.h"

#include <math.h>

#define EDGE 34    /* px: a drag this near the edge scrolls */
#define SLOW 180.0 /* px in a second, where that begins */
#define FAST 900.0 /* and at the very edge */
/* Who stays there wants to go far: after a while the speed doubles with every second, up to what
 * crosses a course of ten thousand pages in half a minute. */
#define PATIENCE_US (2 * G_USEC_PER_SEC)
#define MOST_DOUBLINGS 5.0
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

static double
haste (const AshEdgeScroll *self)
{
  double rested = (double) (self->at - self->reached - PATIENCE_US) / G_USEC_PER_SEC;

  return exp2 (CLAMP (rested, 0, MOST_DOUBLINGS));
}

void
ash_edge_scroll (
    AshEdgeScroll *self, GtkAdjustment *adjustment, double y, int height, GdkFrameClock *clock)
{
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  double seconds = self->at != 0 ? (double) (now - self->at) / G_USEC_PER_SEC : 0;
  double speed = speed_at (y, height);

  self->at = now;
  if (speed == 0)
    {
      self->reached = 0;
      return;
    }
  if (self->reached == 0)
    self->reached = now;
  gtk_adjustment_set_value (adjustment,
                            gtk_adjustment_get_value (adjustment) +
                                speed * haste (self) * CLAMP (seconds, 0, MOST_SECONDS));
}

/* A drag over what scrolls sideways */

typedef struct
{
  GtkScrolledWindow *scroller;
  double x;
  AshEdgeScroll scroll;
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

  ash_edge_scroll (&self->scroll, gtk_scrolled_window_get_hadjustment (self->scroller), x, width,
                   clock);
  return G_SOURCE_CONTINUE;
}

static void
motion_cb (GtkDropControllerMotion *motion, double x, double y, Hover *self)
{
  GtkWidget *widget = GTK_WIDGET (self->scroller);

  self->x = x;
  if (self->tick != 0)
    return;
  self->scroll = (AshEdgeScroll){ 0 };
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
