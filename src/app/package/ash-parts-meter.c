#include "ash-parts-meter.h"

#include <glib/gi18n-lib.h>

#include "ash-say.h"

/* The narrowest that can still be seen, and what lies between two segments. */
#define MIN_SEGMENT 6
#define GAP 2

struct _AshPartsMeter
{
  GtkWidget parent_instance;

  GtkWidget *segments[ASH_N_VERDICTS];
  guint counts[ASH_N_VERDICTS];
};

G_DEFINE_FINAL_TYPE (AshPartsMeter, ash_parts_meter, GTK_TYPE_WIDGET)

/* From what arrives to what is lost, as the legend stands. */
static const AshVerdict ORDER[] = { ASH_VERDICT_ARRIVES, ASH_VERDICT_DIFFERENT, ASH_VERDICT_UNKNOWN,
                                    ASH_VERDICT_CHANGED, ASH_VERDICT_LOST };

static void
place (AshPartsMeter *self, GtkWidget *segment, int x, int width, int total, int height)
{
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  GtkAllocation at = { is_rtl ? total - x - width : x, 0, width, height };

  gtk_widget_set_child_visible (segment, width > 0);
  if (width > 0)
    gtk_widget_size_allocate (segment, &at, -1);
}

static void
ash_parts_meter_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AshPartsMeter *self = ASH_PARTS_METER (widget);
  guint total = 0, n_shown = 0;
  int room, x = 0;

  for (guint i = 0; i < ASH_N_VERDICTS; i++)
    {
      total += self->counts[i];
      n_shown += self->counts[i] > 0;
    }
  room = width - (int) n_shown * (MIN_SEGMENT + GAP) + GAP;
  for (guint i = 0; i < ASH_N_VERDICTS; i++)
    {
      guint n = self->counts[ORDER[i]];
      int share = n > 0 ? MIN_SEGMENT + (int) ((gint64) MAX (room, 0) * n / total) : 0;
      gboolean is_last = n > 0 && --n_shown == 0;

      place (self, self->segments[ORDER[i]], x, is_last ? MAX (width - x, 0) : share, width,
             height);
      x += n > 0 ? share + GAP : 0;
    }
}

static void
ash_parts_meter_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  AshPartsMeter *self = ASH_PARTS_METER (widget);

  /* The size is the style sheet's; the segments must be measured before they are allocated. */
  for (guint i = 0; i < ASH_N_VERDICTS; i++)
    gtk_widget_measure (self->segments[i], orientation, -1, minimum, natural, NULL, NULL);
  *minimum = *natural = 0;
}

static void
ash_parts_meter_dispose (GObject *object)
{
  AshPartsMeter *self = ASH_PARTS_METER (object);

  for (guint i = 0; i < ASH_N_VERDICTS; i++)
    g_clear_pointer (&self->segments[i], gtk_widget_unparent);
  G_OBJECT_CLASS (ash_parts_meter_parent_class)->dispose (object);
}

static void
ash_parts_meter_class_init (AshPartsMeterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_parts_meter_dispose;
  widget_class->size_allocate = ash_parts_meter_size_allocate;
  widget_class->measure = ash_parts_meter_measure;
  gtk_widget_class_set_css_name (widget_class, "partsmeter");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_METER);
}

static void
ash_parts_meter_init (AshPartsMeter *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  for (guint i = 0; i < ASH_N_VERDICTS; i++)
    {
      self->segments[i] = g_object_new (GTK_TYPE_BOX, "css-name", "part", NULL);
      gtk_widget_add_css_class (self->segments[i], ash_verdict_nick (i));
      gtk_widget_set_parent (self->segments[i], GTK_WIDGET (self));
    }
}

GtkWidget *
ash_parts_meter_new (void)
{
  return g_object_new (ASH_TYPE_PARTS_METER, NULL);
}

/**
 * ash_parts_meter_set:
 * @counts: how many parts have each #AshVerdict
 */
void
ash_parts_meter_set (AshPartsMeter *self, const guint *counts)
{
  g_autofree char *text = NULL;
  guint total = 0;

  for (guint i = 0; i < ASH_N_VERDICTS; i++)
    {
      self->counts[i] = counts[i];
      total += counts[i];
    }
  text = ash_say_numbers (
      ngettext ("%u of %u part arrives as it is", "%u of %u parts arrive as they are", total),
      counts[ASH_VERDICT_ARRIVES], total);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
      GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, (double) MAX (total, 1), GTK_ACCESSIBLE_PROPERTY_VALUE_NOW,
      (double) counts[ASH_VERDICT_ARRIVES], GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text,
      GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Parts"), -1);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}
