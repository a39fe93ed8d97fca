#include "ash-press-beside.h"

static gboolean
is_press (GdkEvent *event)
{
  GdkEventType type = gdk_event_get_event_type (event);

  return type == GDK_BUTTON_PRESS || type == GDK_TOUCH_BEGIN;
}

/* On X11 a popover has the pointer to itself, and goes when something beside it is pressed. When a
 * list that dropped down in it goes, GTK 4.8 lets go of the pointer for both: the press then comes
 * from the window, is still given to the popover, and nobody closes it. Like the others it does no
 * more than that. */
static gboolean
event_cb (GtkEventController *controller, GdkEvent *event, gpointer data)
{
  GtkWidget *popover = gtk_event_controller_get_widget (controller);
  GtkNative *window = GTK_NATIVE (gtk_widget_get_root (popover));

  if (!is_press (event) || gdk_event_get_surface (event) != gtk_native_get_surface (window))
    return FALSE;
  gtk_popover_popdown (GTK_POPOVER (popover));
  return TRUE;
}

void
ash_press_beside_close (GtkWidget *popover)
{
  GtkEventController *events = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect (events, "event", G_CALLBACK (event_cb), NULL);
  gtk_widget_add_controller (popover, events);
}
