#include "ash-level-bar.h"

#define STEPS 6
#define STEP_WIDTH 3
#define HEIGHT 10
#define REST_ALPHA .25

struct _AshLevelBar
{
  GtkWidget parent_instance;

  guint level;
};

G_DEFINE_FINAL_TYPE (AshLevelBar, ash_level_bar, GTK_TYPE_WIDGET)

static void
ash_level_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AshLevelBar *self = ASH_LEVEL_BAR (widget);
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  float top = (float) (gtk_widget_get_height (widget) - HEIGHT) / 2;
  GdkRGBA color, rest;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  rest = color;
  rest.alpha *= (float) REST_ALPHA;
  for (guint i = 0; i < STEPS; i++)
    {
      guint place = is_rtl ? STEPS - 1 - i : i;
      float height = 4.f + (float) i * (HEIGHT - 4.f) / (STEPS - 1);

      gtk_snapshot_append_color (snapshot, i < self->level ? &color : &rest,
                                 &GRAPHENE_RECT_INIT ((float) (place * (STEP_WIDTH + 1)),
                                                      top + HEIGHT - height, STEP_WIDTH, height));
    }
}

static void
ash_level_bar_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  *minimum = *natural =
      orientation == GTK_ORIENTATION_HORIZONTAL ? STEPS * (STEP_WIDTH + 1) - 1 : HEIGHT;
}

static void
ash_level_bar_class_init (AshLevelBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = ash_level_bar_snapshot;
  widget_class->measure = ash_level_bar_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
ash_level_bar_init (AshLevelBar *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
ash_level_bar_new (void)
{
  return g_object_new (ASH_TYPE_LEVEL_BAR, NULL);
}

void
ash_level_bar_set_level (AshLevelBar *self, guint level)
{
  if (self->level == level)
    return;
  self->level = level;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
