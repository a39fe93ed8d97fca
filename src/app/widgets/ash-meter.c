#include "ash-meter.h"

#include <glib/gi18n-lib.h>

#include "ash-say.h"

struct _AshMeter
{
  GtkWidget parent_instance;

  GtkWidget *used;
  GtkWidget *adapted;
  guint n_total;
  guint n_used;
  guint n_adapted;
};

G_DEFINE_FINAL_TYPE (AshMeter, ash_meter, GTK_TYPE_WIDGET)

static void
allocate_part (AshMeter *self, GtkWidget *part, int x, int width, int total, int height)
{
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  GtkAllocation place = { is_rtl ? total - x - width : x, 0, width, height };

  gtk_widget_set_child_visible (part, width > 0);
  if (width > 0)
    gtk_widget_size_allocate (part, &place, -1);
}

static void
ash_meter_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AshMeter *self = ASH_METER (widget);
  int used = 0;
  int both = 0;

  if (self->n_total > 0)
    {
      used = (int) ((gint64) width * self->n_used / self->n_total);
      both = (int) ((gint64) width * (self->n_used + self->n_adapted) / self->n_total);
    }
  allocate_part (self, self->used, 0, used, width, height);
  allocate_part (self, self->adapted, used, both - used, width, height);
}

static void
ash_meter_measure (GtkWidget *widget,
                   GtkOrientation orientation,
                   int for_size,
                   int *minimum,
                   int *natural,
                   int *minimum_baseline,
                   int *natural_baseline)
{
  AshMeter *self = ASH_METER (widget);

  /* The size is the style sheet's; the parts only must be measured before they are allocated. */
  gtk_widget_measure (self->used, orientation, -1, minimum, natural, NULL, NULL);
  gtk_widget_measure (self->adapted, orientation, -1, minimum, natural, NULL, NULL);
  *minimum = *natural = 0;
}

static void
ash_meter_dispose (GObject *object)
{
  AshMeter *self = ASH_METER (object);

  g_clear_pointer (&self->used, gtk_widget_unparent);
  g_clear_pointer (&self->adapted, gtk_widget_unparent);
  G_OBJECT_CLASS (ash_meter_parent_class)->dispose (object);
}

static void
ash_meter_class_init (AshMeterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_meter_dispose;
  widget_class->size_allocate = ash_meter_size_allocate;
  widget_class->measure = ash_meter_measure;
  gtk_widget_class_set_css_name (widget_class, "meter");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_METER);
}

static void
ash_meter_init (AshMeter *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  self->used = g_object_new (GTK_TYPE_BOX, "css-name", "part", NULL);
  gtk_widget_add_css_class (self->used, "used");
  gtk_widget_set_parent (self->used, GTK_WIDGET (self));
  self->adapted = g_object_new (GTK_TYPE_BOX, "css-name", "part", NULL);
  gtk_widget_add_css_class (self->adapted, "adapted");
  gtk_widget_set_parent (self->adapted, GTK_WIDGET (self));
}

GtkWidget *
ash_meter_new (void)
{
  return g_object_new (ASH_TYPE_METER, NULL);
}

/**
 * ash_meter_set:
 * @total: of how many
 * @used: used as they are
 * @adapted: used and changed
 */
void
ash_meter_set (AshMeter *self, guint total, guint used, guint adapted)
{
  g_autofree char *format = NULL;
  g_autofree char *text = NULL;

  self->n_total = total;
  self->n_used = used;
  self->n_adapted = adapted;
  format = ash_say_numbers (_ ("%u of %u used, %u of them adapted"), used + adapted, total);
  text = ash_say_number (format, adapted);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, (double) MAX (total, 1),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, (double) (used + adapted),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text,
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Coverage"), -1);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}
