#include "ash-wrap-text.h"

/* A text of more letters is drawn, and scrolled, as the text view likes. */
#define MAX_MEASURED 20000
/* Room for a few words before they wrap. */
#define LEAST_PX 80

struct _AshWrapText
{
  GtkTextView parent_instance;
};

G_DEFINE_FINAL_TYPE (AshWrapText, ash_wrap_text, GTK_TYPE_TEXT_VIEW)

static GtkSizeRequestMode
ash_wrap_text_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static int
height_for (GtkWidget *widget, int width)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget));
  GtkTextIter start, end;
  g_autofree char *text = NULL;
  g_autoptr (PangoLayout) layout = NULL;
  int height;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  layout = gtk_widget_create_pango_layout (widget, *text != '\0' ? text : " ");
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, MAX (width, 1) * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

static void
ash_wrap_text_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget));

  GTK_WIDGET_CLASS (ash_wrap_text_parent_class)
      ->measure (widget, orientation, for_size, minimum, natural, minimum_baseline,
                 natural_baseline);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = LEAST_PX;
      *natural = MAX (*natural, LEAST_PX);
    }
  else if (gtk_text_buffer_get_char_count (buffer) <= MAX_MEASURED)
    *minimum = *natural = height_for (widget, for_size > 0 ? for_size : LEAST_PX * 4);
}

static void
ash_wrap_text_class_init (AshWrapTextClass *klass)
{
  GTK_WIDGET_CLASS (klass)->get_request_mode = ash_wrap_text_get_request_mode;
  GTK_WIDGET_CLASS (klass)->measure = ash_wrap_text_measure;
}

static void
ash_wrap_text_init (AshWrapText *self)
{
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self), FALSE);
}

GtkWidget *
ash_wrap_text_new (void)
{
  return g_object_new (ASH_TYPE_WRAP_TEXT, NULL);
}
