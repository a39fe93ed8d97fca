#include "ash-follow.h"

typedef struct
{
  AshFollowFunc func;
  gboolean is_stale;
} Follow;

static Follow *
follow_of (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "ash-follow");
}

static void
design_cb (GtkWidget *widget)
{
  Follow *follow = follow_of (widget);

  follow->is_stale = !gtk_widget_get_mapped (widget);
  if (!follow->is_stale)
    follow->func (widget);
}

static void
map_cb (GtkWidget *widget)
{
  if (follow_of (widget)->is_stale)
    design_cb (widget);
}

/**
 * ash_follow_design:
 * @widget: which nobody else has follow a design
 *
 * A view that nobody sees costs nothing.
 */
void
ash_follow_design (GtkWidget *widget, AshLive *live, AshFollowFunc func)
{
  Follow *follow = g_new0 (Follow, 1);

  follow->func = func;
  g_object_set_data_full (G_OBJECT (widget), "ash-follow", follow, g_free);
  g_signal_connect_object (live, "design", G_CALLBACK (design_cb), widget, G_CONNECT_SWAPPED);
  g_signal_connect_after (widget, "map", G_CALLBACK (map_cb), NULL);
}
