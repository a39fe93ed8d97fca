#include "ash-popup.h"

#include "ash-press-beside.h"

static gboolean
unparent_cb (gpointer popover)
{
  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

/* The keyboard goes back to what opened it, unless another popover has it by then. What opened it
 * may be gone by what was done in it: then the keyboard is not left outside. */
static void
keep_focus (GtkWidget *holder, GtkWidget *opener)
{
  GtkRoot *root = gtk_widget_get_root (holder);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (root == NULL || (focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL))
    return;
  if (opener != NULL && gtk_widget_get_mapped (opener) && gtk_widget_grab_focus (opener))
    return;
  if (focus == NULL || gtk_widget_is_ancestor (holder, focus))
    gtk_widget_child_focus (holder, GTK_DIR_TAB_FORWARD);
}

static void
opener_free (gpointer opener)
{
  g_weak_ref_clear (opener);
  g_free (opener);
}

static void
set_opener (GtkWidget *popover, GtkWidget *at)
{
  GWeakRef *opener = g_new0 (GWeakRef, 1);

  g_weak_ref_init (opener, at);
  g_object_set_data_full (G_OBJECT (popover), "ash-opener", opener, opener_free);
}

static gboolean
end_cb (gpointer popover)
{
  GtkWidget *holder = gtk_widget_get_parent (popover);
  g_autoptr (GtkWidget) opener = g_weak_ref_get (g_object_get_data (popover, "ash-opener"));

  if (holder == NULL)
    return G_SOURCE_REMOVE;
  g_object_ref (holder);
  gtk_widget_unparent (popover);
  keep_focus (holder, opener);
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

  set_opener (popover, at);
  gtk_widget_set_parent (popover, holder);
  if (gtk_widget_compute_bounds (at, holder, &place))
    gtk_popover_set_pointing_to (
        GTK_POPOVER (popover), &(GdkRectangle){ (int) place.origin.x, (int) place.origin.y,
                                                (int) place.size.width, (int) place.size.height });
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  ash_press_beside_close (popover);
  g_signal_connect_object (holder, "destroy", G_CALLBACK (holder_gone_cb), popover,
                           G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (popover));
}
