#include "ash-device-fit.h"

struct _AshDeviceFit
{
  GtkLayoutManager parent_instance;

  WebKitWebView *view; /* (nullable) */
  int width;
  double size;
};

G_DEFINE_FINAL_TYPE (AshDeviceFit, ash_device_fit, GTK_TYPE_LAYOUT_MANAGER)

static void
zoom (AshDeviceFit *self)
{
  int room = self->view != NULL ? gtk_widget_get_width (GTK_WIDGET (self->view)) : 0;
  double level = self->size;

  if (room > 0 && room < self->width)
    level *= (double) room / self->width;
  if (self->view != NULL && webkit_web_view_get_zoom_level (self->view) != level)
    webkit_web_view_set_zoom_level (self->view, level);
}

void
ash_device_fit_set_view (AshDeviceFit *self, WebKitWebView *view)
{
  g_set_weak_pointer (&self->view, view);
  zoom (self);
}

void
ash_device_fit_set_width (AshDeviceFit *self, int width)
{
  self->width = width;
  zoom (self);
}

void
ash_device_fit_set_text_size (AshDeviceFit *self, double size)
{
  self->size = size;
  zoom (self);
}

static void
ash_device_fit_measure (GtkLayoutManager *manager,
                        GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least = 0;
      int wanted = 0;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, orientation, for_size, &least, &wanted, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural = MAX (*natural, wanted);
    }
}

static void
ash_device_fit_allocate (
    GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      gtk_widget_allocate (child, width, height, baseline, NULL);
  zoom (ASH_DEVICE_FIT (manager));
}

static void
ash_device_fit_dispose (GObject *object)
{
  g_clear_weak_pointer (&ASH_DEVICE_FIT (object)->view);
  G_OBJECT_CLASS (ash_device_fit_parent_class)->dispose (object);
}

static void
ash_device_fit_class_init (AshDeviceFitClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_device_fit_dispose;
  manager_class->measure = ash_device_fit_measure;
  manager_class->allocate = ash_device_fit_allocate;
}

static void
ash_device_fit_init (AshDeviceFit *self)
{
  self->size = 1;
}
