/* Edits on a worker: of thousands of rows, which would keep the main loop for too long. */
#include "ash-document.h"
#include "ash-store-private.h"

typedef struct
{
  AshEditFunc func;
  gpointer data;
  AshStore *store; /* the document's own, also when it is closed meanwhile */
  char *path;
  AshChangeSet *changes; /* of all its steps */
} Edit;

static void
edit_free (Edit *self)
{
  g_object_unref (self->store);
  g_free (self->path);
  ash_change_set_free (self->changes);
  g_free (self);
}

static void
gather_cb (AshStore *store, AshChangeSet *changes, Edit *self)
{
  if (self->changes == NULL)
    self->changes = ash_change_set_new ();
  ash_change_set_add (self->changes, changes);
}

static void
edit_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Edit *self = data;
  GError *error = NULL;
  g_autoptr (AshStore) store = ash_store_open (self->path, ASH_STORE_EDIT, &error);
  gboolean is_done = FALSE;

  if (store != NULL)
    {
      g_signal_connect (store, "changed", G_CALLBACK (gather_cb), self);
      is_done = self->func (store, self->data, &error);
    }
  g_clear_object (&store);
  if (is_done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Everybody has looked again before whoever ordered the edit hears of it. */
static void
edited_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) order = user_data;
  Edit *self = g_task_get_task_data (G_TASK (result));
  AshStore *store = self->store;
  GError *error = NULL;
  gboolean is_done = g_task_propagate_boolean (G_TASK (result), &error);

  store->is_lent = FALSE;
  store->changes = g_steal_pointer (&self->changes);
  ash_store_emit (store);
  if (is_done)
    g_task_return_boolean (order, TRUE);
  else
    g_task_return_error (order, error);
}

/**
 * ash_document_edit_async:
 * @func: makes the edit, with a connection that is its own
 * @data: (nullable): for @func, borrowed until @callback
 *
 * Makes an edit without keeping the main loop waiting. It is undone like any other. Until it has
 * ended, whoever wants to edit otherwise is refused with %ASH_ERROR_BUSY.
 */
void
ash_document_edit_async (AshDocument *self,
                         AshEditFunc func,
                         gpointer data,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  AshStore *store = ash_document_get_store (self);
  g_autoptr (GTask) order = g_task_new (self, NULL, callback, user_data);
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;
  Edit *edit;

  if (store->is_lent)
    {
      ash_store_refuse_busy (&error);
      g_task_return_error (order, error);
      return;
    }
  edit = g_new0 (Edit, 1);
  edit->func = func;
  edit->data = data;
  edit->store = g_object_ref (store);
  edit->path = g_strdup (ash_document_get_session_path (self));
  task = g_task_new (self, NULL, edited_cb, g_steal_pointer (&order));
  g_task_set_task_data (task, edit, (GDestroyNotify) edit_free);
  store->is_lent = TRUE;
  g_task_run_in_thread (task, edit_worker);
}

/**
 * ash_document_edit_finish:
 *
 * Returns: whether it was made. Errors: those of the edit; %ASH_ERROR_BUSY while another is made
 */
gboolean
ash_document_edit_finish (AshDocument *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * ash_document_is_busy:
 *
 * Returns: whether an edit is being made on a worker
 */
gboolean
ash_document_is_busy (AshDocument *self)
{
  AshStore *store = ash_document_get_store (self);

  return store != NULL && store->is_lent;
}
