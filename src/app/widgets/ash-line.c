#include "ash-line.h"

#include <string.h>

#include "ash-names.h"

/* No screen is wide enough for more, and a stranger's title may be of any length. */
#define MOST_BYTES 1000

struct _AshLine
{
  GtkWidget parent_instance;

  guint n_chars;      /* room for so many at least */
  gboolean is_at_end; /* of its place: a figure below other figures */
  char *text;
  PangoLayout *layout; /* (nullable): until it is needed */
};

G_DEFINE_FINAL_TYPE (AshLine, ash_line, GTK_TYPE_WIDGET)

static PangoLayout *
ensure_layout (AshLine *self)
{
  if (self->layout != NULL)
    return self->layout;
  self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  pango_layout_set_text (self->layout, self->text, (int) strnlen (self->text, MOST_BYTES));
  pango_layout_set_single_paragraph_mode (self->layout, TRUE);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
  return self->layout;
}

static void
ash_line_measure (GtkWidget *widget,
                  GtkOrientation orientation,
                  int for_size,
                  int *minimum,
                  int *natural,
                  int *minimum_baseline,
                  int *natural_baseline)
{
  PangoFontMetrics *metrics =
      pango_context_get_metrics (gtk_widget_get_pango_context (widget), NULL, NULL);
  int size;

  if (orientation == GTK_ORIENTATION_VERTICAL)
    size = pango_font_metrics_get_ascent (metrics) + pango_font_metrics_get_descent (metrics);
  else
    size = (int) ASH_LINE (widget)->n_chars *
           MAX (pango_font_metrics_get_approximate_char_width (metrics),
                pango_font_metrics_get_approximate_digit_width (metrics));
  *minimum = *natural = PANGO_PIXELS_CEIL (size);
  pango_font_metrics_unref (metrics);
}

static void
ash_line_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AshLine *self = ASH_LINE (widget);
  PangoLayout *layout = ensure_layout (self);
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int width = gtk_widget_get_width (widget);
  PangoRectangle text;
  int room;

  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_get_pixel_extents (layout, NULL, &text);
  room = self->is_at_end == is_rtl ? 0 : width - text.width;
  gtk_snapshot_render_layout (snapshot, gtk_widget_get_style_context (widget), room - text.x,
                              (gtk_widget_get_height (widget) - text.height) / 2.0, layout);
}

/* The whole text, where it does not fit. */
static gboolean
ash_line_query_tooltip (GtkWidget *widget, int x, int y, gboolean is_keyboard, GtkTooltip *tooltip)
{
  AshLine *self = ASH_LINE (widget);

  if (!pango_layout_is_ellipsized (ensure_layout (self)))
    return FALSE;
  gtk_tooltip_set_text (tooltip, self->text);
  return TRUE;
}

static void
ash_line_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (ash_line_parent_class)->css_changed (widget, change);
  g_clear_object (&ASH_LINE (widget)->layout);
}

static void
ash_line_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (ash_line_parent_class)->system_setting_changed (widget, setting);
  g_clear_object (&ASH_LINE (widget)->layout);
}

static void
ash_line_direction_changed (GtkWidget *widget, GtkTextDirection before)
{
  GTK_WIDGET_CLASS (ash_line_parent_class)->direction_changed (widget, before);
  g_clear_object (&ASH_LINE (widget)->layout);
}

static void
ash_line_finalize (GObject *object)
{
  AshLine *self = ASH_LINE (object);

  g_clear_object (&self->layout);
  g_free (self->text);
  G_OBJECT_CLASS (ash_line_parent_class)->finalize (object);
}

static void
ash_line_class_init (AshLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = ash_line_finalize;
  widget_class->measure = ash_line_measure;
  widget_class->snapshot = ash_line_snapshot;
  widget_class->query_tooltip = ash_line_query_tooltip;
  widget_class->css_changed = ash_line_css_changed;
  widget_class->system_setting_changed = ash_line_system_setting_changed;
  widget_class->direction_changed = ash_line_direction_changed;
  gtk_widget_class_set_css_name (widget_class, "label");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
ash_line_init (AshLine *self)
{
  self->text = g_strdup ("");
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

/**
 * ash_line_new:
 * @n_chars: how many characters there is room for at least
 * @is_at_end: whether the text stands at the end of its place, as figures do
 *
 * Returns: (transfer floating): a line with nothing in it yet
 */
GtkWidget *
ash_line_new (guint n_chars, gboolean is_at_end)
{
  AshLine *self = g_object_new (ASH_TYPE_LINE, NULL);

  self->n_chars = n_chars;
  self->is_at_end = is_at_end;
  return GTK_WIDGET (self);
}

/**
 * ash_line_set_text:
 *
 * Returns: whether it is another one
 */
gboolean
ash_line_set_text (AshLine *self, const char *text)
{
  if (g_str_equal (text, self->text))
    return FALSE;
  g_free (self->text);
  self->text = g_strdup (text);
  g_clear_object (&self->layout);
  ash_name (self, text);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return TRUE;
}

/**
 * ash_line_get_width:
 *
 * Returns: how wide it would like to be
 */
int
ash_line_get_width (AshLine *self)
{
  PangoLayout *layout = ensure_layout (self);
  int width;

  pango_layout_set_width (layout, -1);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}
