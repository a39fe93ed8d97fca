#include "ash-growing.h"

#define ROWS_AT_ONCE 24
#define MOST_ROWS 240 /* GtkListView 4.8 keeps about 205 alive */

struct _AshGrowing
{
  GObject parent_instance;

  GListModel *rows;
  GtkSliceListModel *slice;
  guint idle;
};

G_DEFINE_FINAL_TYPE (AshGrowing, ash_growing, G_TYPE_OBJECT)

static gboolean
grow_cb (gpointer data)
{
  AshGrowing *self = data;
  guint n = gtk_slice_list_model_get_size (self->slice) + ROWS_AT_ONCE;

  if (n < MOST_ROWS && n < g_list_model_get_n_items (self->rows))
    {
      gtk_slice_list_model_set_size (self->slice, n);
      return G_SOURCE_CONTINUE;
    }
  gtk_slice_list_model_set_size (self->slice, G_MAXUINT);
  self->idle = 0;
  return G_SOURCE_REMOVE;
}

static void
ash_growing_dispose (GObject *object)
{
  AshGrowing *self = ASH_GROWING (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_object (&self->slice);
  g_clear_object (&self->rows);
  G_OBJECT_CLASS (ash_growing_parent_class)->dispose (object);
}

static void
ash_growing_class_init (AshGrowingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ash_growing_dispose;
}

static void
ash_growing_init (AshGrowing *self)
{
}

AshGrowing *
ash_growing_new (GListModel *rows)
{
  AshGrowing *self = g_object_new (ASH_TYPE_GROWING, NULL);

  self->rows = g_object_ref (rows);
  self->slice = gtk_slice_list_model_new (g_object_ref (rows), 0, ROWS_AT_ONCE);
  self->idle = g_idle_add (grow_cb, self);
  return self;
}

GListModel *
ash_growing_get_model (AshGrowing *self)
{
  return G_LIST_MODEL (self->slice);
}

void
ash_growing_end (AshGrowing *self)
{
  if (self->idle != 0)
    gtk_slice_list_model_set_size (self->slice, G_MAXUINT);
  g_clear_handle_id (&self->idle, g_source_remove);
}
