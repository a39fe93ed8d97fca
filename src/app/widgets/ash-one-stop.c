#include "ash-one-stop.h"

struct _AshOneStop
{
  GtkWidget parent_instance;

  GtkWidget *last; /* where the keyboard was; borrowed */
};

static void ash_one_stop_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AshOneStop,
                               ash_one_stop,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                      ash_one_stop_buildable_init))

static void
remember (AshOneStop *self, GtkWidget *focus)
{
  if (self->last == focus)
    return;
  if (self->last != NULL)
    g_object_remove_weak_pointer (G_OBJECT (self->last), (gpointer *) &self->last);
  self->last = focus;
  if (focus != NULL)
    g_object_add_weak_pointer (G_OBJECT (focus), (gpointer *) &self->last);
}

static gboolean
ash_one_stop_focus (GtkWidget *widget, GtkDirectionType direction)
{
  AshOneStop *self = ASH_ONE_STOP (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (ash_one_stop_parent_class)->focus (widget, direction);
  if (focus != NULL && gtk_widget_is_ancestor (focus, widget))
    {
      remember (self, focus);
      return FALSE;
    }
  if (self->last != NULL && gtk_widget_get_mapped (self->last) &&
      gtk_widget_is_ancestor (self->last, widget) && gtk_widget_grab_focus (self->last))
    return TRUE;
  /* For the first time it is the first row, from wherever one comes. */
  return GTK_WIDGET_CLASS (ash_one_stop_parent_class)->focus (widget, GTK_DIR_TAB_FORWARD);
}

static void
ash_one_stop_dispose (GObject *object)
{
  GtkWidget *child;

  remember (ASH_ONE_STOP (object), NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (ash_one_stop_parent_class)->dispose (object);
}

static void
ash_one_stop_class_init (AshOneStopClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_one_stop_dispose;
  widget_class->focus = ash_one_stop_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
ash_one_stop_init (AshOneStop *self)
{
}

static void
ash_one_stop_add_child (GtkBuildable *buildable,
                        GtkBuilder *builder G_GNUC_UNUSED,
                        GObject *child,
                        const char *type G_GNUC_UNUSED)
{
  gtk_widget_set_parent (GTK_WIDGET (child), GTK_WIDGET (buildable));
}

static void
ash_one_stop_buildable_init (GtkBuildableIface *iface)
{
  iface->add_child = ash_one_stop_add_child;
}
