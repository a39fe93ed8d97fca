#include "ash-look.h"

struct _AshLook
{
  GObject parent_instance;

  AshLookFunc look;
  GDestroyNotify free_order;
  GDestroyNotify free_found;
  AshLookedFunc looked;
  gpointer user_data;
  GCancellable *cancellable; /* of the order that runs */
  AshDocument *document;     /* (nullable) weak: what that looks into */
};

G_DEFINE_FINAL_TYPE (AshLook, ash_look, G_TYPE_OBJECT)

typedef struct
{
  char *path;
  gpointer order;
  GDestroyNotify free_order;
} Order;

static void
order_free (gpointer data)
{
  Order *self = data;

  if (self->free_order != NULL)
    self->free_order (self->order);
  g_free (self->path);
  g_free (self);
}

static void
look_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  AshLook *self = source;
  const Order *order = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AshProgress) progress = ash_progress_new (cancellable);
  /* One that waited for a thread until nobody wanted it any more costs nothing. */
  g_autoptr (AshStore) store = !g_cancellable_set_error_if_cancelled (cancellable, &error)
                                   ? ash_store_open (order->path, ASH_STORE_SNAPSHOT, &error)
                                   : NULL;
  gpointer found = store != NULL ? self->look (store, order->order, progress, &error) : NULL;

  if (found != NULL)
    g_task_return_pointer (task, found, self->free_found);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* A window that was closed may be there a little longer than what it showed. */
static gboolean
is_open (AshDocument *document)
{
  return document != NULL && ash_document_get_store (document) != NULL;
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  AshLook *self = ASH_LOOK (source);
  const Order *order = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gpointer found = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_task_get_cancellable (G_TASK (result)) == self->cancellable && !is_open (self->document))
    ash_look_cancel (self);
  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    {
      if (found != NULL)
        self->free_found (found);
      return;
    }
  g_clear_weak_pointer (&self->document);
  g_clear_object (&self->cancellable);
  self->looked (order->order, found, error, self->user_data);
}

void
ash_look_order (AshLook *self, AshDocument *document, gpointer order)
{
  Order *task_data;
  g_autoptr (GTask) task = NULL;

  ash_look_cancel (self);
  if (!is_open (document))
    {
      if (self->free_order != NULL)
        self->free_order (order);
      return;
    }
  g_set_weak_pointer (&self->document, document);
  task_data = g_new0 (Order, 1);
  task_data->path = g_strdup (ash_document_get_session_path (document));
  task_data->order = order;
  task_data->free_order = self->free_order;
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, looked_cb, NULL);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, task_data, order_free);
  g_task_run_in_thread (task, look_worker);
}

gboolean
ash_look_is_busy (AshLook *self)
{
  return self->cancellable != NULL;
}

void
ash_look_cancel (AshLook *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_weak_pointer (&self->document);
}

void
ash_look_clear (AshLook **look)
{
  if (*look != NULL)
    ash_look_cancel (*look);
  g_clear_object (look);
}

static void
ash_look_dispose (GObject *object)
{
  ash_look_cancel (ASH_LOOK (object));
  G_OBJECT_CLASS (ash_look_parent_class)->dispose (object);
}

static void
ash_look_class_init (AshLookClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ash_look_dispose;
}

static void
ash_look_init (AshLook *self)
{
}

AshLook *
ash_look_new (AshLookFunc look,
              GDestroyNotify free_order,
              GDestroyNotify free_found,
              AshLookedFunc looked,
              gpointer user_data)
{
  AshLook *self = g_object_new (ASH_TYPE_LOOK, NULL);

  self->look = look;
  self->free_order = free_order;
  self->free_found = free_found;
  self->looked = looked;
  self->user_data = user_data;
  return self;
}
