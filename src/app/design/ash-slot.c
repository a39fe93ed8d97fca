#include "ash-slot.h"

struct _AshSlot
{
  GtkWidget parent_instance;

  GtkWidget *child;
  int width;
};

G_DEFINE_FINAL_TYPE (AshSlot, ash_slot, GTK_TYPE_WIDGET)

static void
ash_slot_measure (GtkWidget *widget,
                  GtkOrientation orientation,
                  int for_size,
                  int *minimum,
                  int *natural,
                  int *minimum_baseline,
                  int *natural_baseline)
{
  AshSlot *self = ASH_SLOT (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL && self->width > 0)
    {
      int least;

      gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      for_size = MAX (self->width, least);
    }
  gtk_widget_measure (self->child, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL && self->width > 0)
    *minimum = *natural = self->width;
}

static void
ash_slot_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AshSlot *self = ASH_SLOT (widget);
  int least;

  gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->child, &(GtkAllocation){ 0, 0, MAX (width, least), height },
                            baseline);
}

static GtkSizeRequestMode
ash_slot_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
ash_slot_dispose (GObject *object)
{
  g_clear_pointer (&ASH_SLOT (object)->child, gtk_widget_unparent);
  G_OBJECT_CLASS (ash_slot_parent_class)->dispose (object);
}

static void
ash_slot_class_init (AshSlotClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_slot_dispose;
  widget_class->measure = ash_slot_measure;
  widget_class->size_allocate = ash_slot_size_allocate;
  widget_class->get_request_mode = ash_slot_get_request_mode;
}

static void
ash_slot_init (AshSlot *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
ash_slot_new (GtkWidget *child, int width)
{
  AshSlot *self = g_object_new (ASH_TYPE_SLOT, NULL);

  self->child = child;
  self->width = width;
  gtk_widget_set_parent (child, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

void
ash_slot_set_width (AshSlot *self, int width)
{
  if (self->width == width)
    return;
  self->width = width;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
