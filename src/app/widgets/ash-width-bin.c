#include "ash-width-bin.h"

#include <adwaita.h>

#define LEAST_WIDTH 360

struct _AshWidthBin
{
  GtkWidget parent_instance;

  GtkWidget *child;
  int limit;
  gboolean is_narrow;
  guint idle;
};

G_DEFINE_FINAL_TYPE (AshWidthBin, ash_width_bin, GTK_TYPE_WIDGET)

enum
{
  NARROW,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/**
 * ash_width_for_text:
 * @width: what something needs with text of the usual size
 *
 * Returns: what it needs with text of the size that the desktop asks for
 */
int
ash_width_for_text (int width)
{
  GtkSettings *settings = gtk_settings_get_default ();
  int dpi = 0;

  if (settings != NULL)
    g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  return dpi > 96 * 1024 ? (int) ((gint64) width * dpi / (96 * 1024)) : width;
}

#define USUAL "ash-usual-width"

/* What @property is with text of the usual size. */
static int
usual (GtkWidget *widget, const char *property)
{
  g_autofree char *name = g_strconcat (USUAL, "-", property, NULL);
  gpointer stored = g_object_get_data (G_OBJECT (widget), name);
  int size;

  if (stored != NULL)
    return GPOINTER_TO_INT (stored);
  g_object_get (widget, property, &size, NULL);
  g_object_set_data (G_OBJECT (widget), name, GINT_TO_POINTER (size));
  return size;
}

static void
follow (GtkWidget *widget, const char *property)
{
  g_object_set (widget, property, ash_width_for_text (usual (widget, property)), NULL);
}

/**
 * ash_width_follow_text:
 * @widget: a window, a view, or a part of one
 *
 * Makes what holds rows together in it as wide as the text asks for: clamps and panes at the side
 * are so many pixels wide otherwise, whatever the size of the text. To be called again when that
 * is another one.
 */
void
ash_width_follow_text (GtkWidget *widget)
{
  if (ADW_IS_CLAMP (widget) || ADW_IS_CLAMP_SCROLLABLE (widget))
    {
      follow (widget, "maximum-size");
      follow (widget, "tightening-threshold");
    }
  else if (gtk_widget_has_css_class (widget, "as-wide-as-text"))
    follow (widget, "width-request");
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    ash_width_follow_text (child);
}

static gboolean
tell_cb (gpointer data)
{
  AshWidthBin *self = data;

  self->idle = 0;
  g_signal_emit (self, signals[NARROW], 0, self->is_narrow);
  return G_SOURCE_REMOVE;
}

static void
ash_width_bin_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AshWidthBin *self = ASH_WIDTH_BIN (widget);
  gboolean is_narrow = width < ash_width_for_text (self->limit);
  int least;

  if (is_narrow != self->is_narrow)
    {
      self->is_narrow = is_narrow;
      if (self->idle == 0)
        self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, tell_cb, self, NULL);
    }
  /* Until the switch has happened the child may still need more than there is. */
  gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->child, &(GtkAllocation){ 0, 0, MAX (width, least), height },
                            baseline);
}

static void
ash_width_bin_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  gtk_widget_measure (ASH_WIDTH_BIN (widget)->child, orientation, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, LEAST_WIDTH);
}

static void
ash_width_bin_dispose (GObject *object)
{
  AshWidthBin *self = ASH_WIDTH_BIN (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->child, gtk_widget_unparent);
  G_OBJECT_CLASS (ash_width_bin_parent_class)->dispose (object);
}

static void
ash_width_bin_class_init (AshWidthBinClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_width_bin_dispose;
  widget_class->size_allocate = ash_width_bin_size_allocate;
  widget_class->measure = ash_width_bin_measure;
  signals[NARROW] = g_signal_new ("narrow", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
ash_width_bin_init (AshWidthBin *self)
{
  self->limit = ASH_NARROW_WIDTH;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
ash_width_bin_new (GtkWidget *child)
{
  AshWidthBin *self = g_object_new (ASH_TYPE_WIDTH_BIN, NULL);

  self->child = child;
  gtk_widget_set_parent (child, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

/**
 * ash_width_bin_set_limit:
 * @limit: below this it is narrow, with text of the usual size
 */
void
ash_width_bin_set_limit (AshWidthBin *self, int limit)
{
  self->limit = limit;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

gboolean
ash_width_bin_is_narrow (AshWidthBin *self)
{
  return self->is_narrow;
}
