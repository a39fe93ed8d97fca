#include "ash-wrap-layout.h"

#include "ash-width-bin.h"

#define BESIDE_TEXT 12

struct _AshWrapLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
};

G_DEFINE_FINAL_TYPE (AshWrapLayout, ash_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

/* Of what the children @first to before @end are given in a line. */
typedef struct
{
  GtkWidget *first;
  GtkWidget *end;
  int rest;
  int n_expand;
} Line;

static GtkWidget *
shown (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static GtkWidget *
next (GtkWidget *child)
{
  return shown (gtk_widget_get_next_sibling (child));
}

static gboolean
expands (GtkWidget *child)
{
  return gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL);
}

/* What it asks for before it goes to a line of its own. */
static int
wanted (GtkWidget *child)
{
  int least;
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);
  return expands (child) ? CLAMP (ash_width_for_text (ASH_WRAP_TEXT), least, natural) : natural;
}

static Line
line_from (AshWrapLayout *self, GtkWidget *first, int width)
{
  Line line = { first, next (first), width - wanted (first), expands (first) };

  for (GtkWidget *child = line.end; child != NULL; child = line.end)
    {
      int size = wanted (child) + self->spacing;

      if (size > line.rest)
        break;
      line.rest -= size;
      line.n_expand += expands (child);
      line.end = next (child);
    }
  return line;
}

/* What is too wide for its line is as narrow as the line. */
static int
width_in (const Line *line, GtkWidget *child)
{
  int size = wanted (child);

  if (line->rest < 0)
    return size + line->rest;
  return expands (child) ? size + line->rest / line->n_expand : size;
}

static int
height_of (const Line *line)
{
  int most = 0;

  for (GtkWidget *child = line->first; child != line->end; child = next (child))
    {
      int height;

      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width_in (line, child), NULL, &height,
                          NULL, NULL);
      most = MAX (most, height);
    }
  return most;
}

static void
measure_width (AshWrapLayout *self, GtkWidget *widget, int *minimum, int *natural)
{
  for (GtkWidget *child = shown (gtk_widget_get_first_child (widget)); child != NULL;
       child = next (child))
    {
      int least;
      int good;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &good, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural += good + (*natural > 0 ? self->spacing : 0);
    }
}

static void
ash_wrap_layout_measure (GtkLayoutManager *manager,
                         GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  AshWrapLayout *self = ASH_WRAP_LAYOUT (manager);
  Line line;

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (self, widget, minimum, natural);
      return;
    }
  if (for_size < 0)
    gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &for_size, NULL, NULL);
  for (GtkWidget *child = shown (gtk_widget_get_first_child (widget)); child != NULL;
       child = line.end)
    {
      line = line_from (self, child, for_size);
      *minimum += height_of (&line) + (*minimum > 0 ? self->spacing / 2 : 0);
    }
  *natural = *minimum;
}

static void
allocate_line (AshWrapLayout *self, const Line *line, gboolean is_rtl, int full, int y, int height)
{
  int x = 0;

  for (GtkWidget *child = line->first; child != line->end; child = next (child))
    {
      int width = width_in (line, child);

      gtk_widget_size_allocate (
          child, &(GtkAllocation){ is_rtl ? full - x - width : x, y, width, height }, -1);
      x += width + self->spacing;
    }
}

/* One line has all of the height, as in a box. */
static void
ash_wrap_layout_allocate (
    GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  AshWrapLayout *self = ASH_WRAP_LAYOUT (manager);
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int y = 0;
  Line line;

  for (GtkWidget *child = shown (gtk_widget_get_first_child (widget)); child != NULL;
       child = line.end)
    {
      int size;

      line = line_from (self, child, width);
      size = y == 0 && line.end == NULL ? height : height_of (&line);
      allocate_line (self, &line, is_rtl, width, y, size);
      y += size + self->spacing / 2;
    }
}

static GtkSizeRequestMode
ash_wrap_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
ash_wrap_layout_class_init (AshWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->measure = ash_wrap_layout_measure;
  layout_class->allocate = ash_wrap_layout_allocate;
  layout_class->get_request_mode = ash_wrap_layout_get_request_mode;
}

static void
ash_wrap_layout_init (AshWrapLayout *self)
{
}

/**
 * ash_wrap_layout_new:
 * @spacing: between what stands beside each other; between lines half as much
 *
 * Returns: (transfer full)
 */
GtkLayoutManager *
ash_wrap_layout_new (int spacing)
{
  AshWrapLayout *self = g_object_new (ASH_TYPE_WRAP_LAYOUT, NULL);

  self->spacing = spacing;
  return GTK_LAYOUT_MANAGER (self);
}

/**
 * ash_wrap_beside:
 * @button: at the end of a row, or of the head of a group
 *
 * Lets it go below the text beside which it stands, where both have no room.
 */
void
ash_wrap_beside (GtkWidget *button)
{
  GtkWidget *box = gtk_widget_get_parent (button);

  /* A row has a box of its own for what is at its end. */
  if (box != NULL && gtk_widget_has_css_class (box, "suffixes"))
    box = gtk_widget_get_parent (box);
  if (GTK_IS_BOX (box))
    gtk_widget_set_layout_manager (box, ash_wrap_layout_new (BESIDE_TEXT));
}
