#include "ash-popup.h"

static gboolean
unparent_cb (gpointer popover)
{
  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

/* What opened it may be gone by what was done in it: the keyboard is not left outside. */
static void
keep_focus (GtkWidget *holder)
{
  GtkRoot *root = gtk_widget_get_root (holder);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (root != NULL && (focus == NULL || gtk_widget_is_ancestor (holder, focus)))
    gtk_widget_child_focus (holder, GTK_DIR_TAB_FORWARD);
}

static gboolean
end_cb (gpointer popover)
{
  GtkWidget *holder = gtk_widget_get_parent (popover);

  if (holder == NULL)
    return G_SOURCE_REMOVE;
  g_object_ref (holder);
  gtk_widget_unparent (popover);
  keep_focus (holder);
  g_object_unref (holder);
  return G_SOURCE_REMOVE;
}

static void
closed_cb (GtkWidget *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, end_cb, g_object_ref (popover), g_object_unref);
}

/* Popovers are no children that a holder knows of: they end with it. */
static void
holder_gone_cb (GtkWidget *popover)
{
  unparent_cb (popover);
}

void
ash_popup_at (GtkWidget *popover, GtkWidget *holder, GtkWidget *at)
{
  graphene_rect_t place;

  gtk_widget_set_parent (popover, holder);
  if (gtk_widget_compute_bounds (at, holder, &place))
    gtk_popover_set_pointing_to (
        GTK_POPOVER (popover), &(GdkRectangle){ (int) place.origin.x, (int) place.origin.y,
                                                (int) place.size.width, (int) place.size.height });
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  g_signal_connect_object (holder, "destroy", G_CALLBACK (holder_gone_cb), popover,
                           G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (popover));
}
