#include "ash-row-pool.h"

/* Rows beyond the edges, so that moving by one needs no wait. */
#define SPARE 4

typedef struct
{
  GtkWidget *widget;
  guint index; /* which row it shows; G_MAXUINT for none */
} Row;

struct _AshRowPool
{
  GtkWidget parent_instance;

  AshRowMakeFunc make;
  AshRowBindFunc bind;
  gpointer user_data;
  GtkAdjustment *adjustment;
  GArray *rows; /* (element-type Row) */
  guint n;
  int height; /* of one row */
  guint idle;
};

G_DEFINE_FINAL_TYPE (AshRowPool, ash_row_pool, GTK_TYPE_WIDGET)

static int
height_of (AshRowPool *self)
{
  if (self->height == 0 && self->rows->len > 0)
    gtk_widget_measure (g_array_index (self->rows, Row, 0).widget, GTK_ORIENTATION_VERTICAL, -1,
                        NULL, &self->height, NULL, NULL);
  return MAX (self->height, 1);
}

static void
add_row (AshRowPool *self)
{
  Row row = { self->make (self->user_data), G_MAXUINT };

  gtk_widget_set_parent (row.widget, GTK_WIDGET (self));
  g_array_append_val (self->rows, row);
}

/* As many as fill the view; a row of the pool always shows the same one of its kind, so that
 * scrolling by one gives one row another place and no other. */
static void
settle (AshRowPool *self)
{
  double page = self->adjustment != NULL ? gtk_adjustment_get_page_size (self->adjustment) : 0;
  double value = self->adjustment != NULL ? gtk_adjustment_get_value (self->adjustment) : 0;
  guint wanted, first;

  if (self->n > 0 && self->rows->len == 0)
    {
      add_row (self);
      self->bind (g_array_index (self->rows, Row, 0).widget, 0, self->user_data);
      g_array_index (self->rows, Row, 0).index = 0;
    }
  wanted = (guint) (page / height_of (self)) + SPARE;
  wanted = MIN (wanted, self->n);
  while (self->rows->len < wanted)
    {
      add_row (self);
      /* Their places are dealt anew. */
      for (guint i = 0; i < self->rows->len; i++)
        g_array_index (self->rows, Row, i).index = G_MAXUINT;
    }
  first = (guint) (value / height_of (self));
  first = first > SPARE / 2 ? first - SPARE / 2 : 0;
  first = MIN (first, self->n > self->rows->len ? self->n - self->rows->len : 0);
  for (guint i = 0; i < self->rows->len; i++)
    {
      guint index = first + i;
      Row *row = &g_array_index (self->rows, Row, index % self->rows->len);

      gtk_widget_set_visible (row->widget, index < self->n);
      if (index >= self->n || row->index == index)
        continue;
      row->index = index;
      self->bind (row->widget, index, self->user_data);
    }
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static gboolean
settle_cb (gpointer data)
{
  AshRowPool *self = data;

  self->idle = 0;
  settle (self);
  return G_SOURCE_REMOVE;
}

/* The view is told its size while it is allocated, when rows cannot be made; before the next frame
 * they can. */
static void
settle_soon (AshRowPool *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, settle_cb, self, NULL);
}

static void
ash_row_pool_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AshRowPool *self = ASH_ROW_POOL (widget);

  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = &g_array_index (self->rows, Row, i);

      if (row->index < self->n)
        gtk_widget_size_allocate (
            row->widget,
            &(GtkAllocation){ 0, (int) row->index * height_of (self), width, height_of (self) },
            -1);
    }
}

static void
ash_row_pool_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  AshRowPool *self = ASH_ROW_POOL (widget);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = (int) self->n * height_of (self);
      return;
    }
  for (guint i = 0; i < self->rows->len; i++)
    {
      int least, wish;

      gtk_widget_measure (g_array_index (self->rows, Row, i).widget, orientation, -1, &least, &wish,
                          NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural = MAX (*natural, wish);
    }
}

static void
ash_row_pool_dispose (GObject *object)
{
  AshRowPool *self = ASH_ROW_POOL (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  ash_row_pool_set_adjustment (self, NULL);
  for (guint i = 0; i < self->rows->len; i++)
    gtk_widget_unparent (g_array_index (self->rows, Row, i).widget);
  g_array_set_size (self->rows, 0);
  G_OBJECT_CLASS (ash_row_pool_parent_class)->dispose (object);
}

static void
ash_row_pool_finalize (GObject *object)
{
  g_array_unref (ASH_ROW_POOL (object)->rows);
  G_OBJECT_CLASS (ash_row_pool_parent_class)->finalize (object);
}

static void
ash_row_pool_class_init (AshRowPoolClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_row_pool_dispose;
  G_OBJECT_CLASS (klass)->finalize = ash_row_pool_finalize;
  widget_class->size_allocate = ash_row_pool_size_allocate;
  widget_class->measure = ash_row_pool_measure;
}

static void
ash_row_pool_init (AshRowPool *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
}

GtkWidget *
ash_row_pool_new (AshRowMakeFunc make, AshRowBindFunc bind, gpointer user_data)
{
  AshRowPool *self = g_object_new (ASH_TYPE_ROW_POOL, NULL);

  self->make = make;
  self->bind = bind;
  self->user_data = user_data;
  return GTK_WIDGET (self);
}

/**
 * ash_row_pool_set_adjustment:
 * @adjustment: (nullable): the vertical one of the viewport that it stands in
 */
void
ash_row_pool_set_adjustment (AshRowPool *self, GtkAdjustment *adjustment)
{
  if (self->adjustment != NULL)
    g_signal_handlers_disconnect_by_func (self->adjustment, settle_soon, self);
  if (!g_set_object (&self->adjustment, adjustment) || adjustment == NULL)
    return;
  g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (settle_soon), self);
  g_signal_connect_swapped (adjustment, "changed", G_CALLBACK (settle_soon), self);
}

void
ash_row_pool_set_n (AshRowPool *self, guint n)
{
  self->n = n;
  ash_row_pool_bind_all (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
ash_row_pool_bind_all (AshRowPool *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    g_array_index (self->rows, Row, i).index = G_MAXUINT;
  settle (self);
}

GtkWidget *
ash_row_pool_get (AshRowPool *self, guint index)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = &g_array_index (self->rows, Row, i);

      if (row->index == index)
        return row->widget;
    }
  return NULL;
}

void
ash_row_pool_reveal (AshRowPool *self, guint index)
{
  int height = height_of (self);

  if (self->adjustment != NULL)
    gtk_adjustment_clamp_page (self->adjustment, (double) index * height,
                               (double) (index + 1) * height);
  if (ash_row_pool_get (self, index) == NULL)
    settle (self);
}

void
ash_row_pool_foreach (AshRowPool *self, AshRowFunc func, gpointer user_data)
{
  for (guint i = 0; i < self->rows->len; i++)
    func (g_array_index (self->rows, Row, i).widget, user_data);
}
