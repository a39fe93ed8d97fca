#include "ash-let-go.h"

typedef struct
{
  gpointer data;
  GDestroyNotify destroy;
} Load;

static void
worker (GTask *task, gpointer source, gpointer load, GCancellable *cancellable)
{
  const Load *self = load;

  self->destroy (self->data);
  g_task_return_boolean (task, TRUE);
}

/**
 * ash_let_go:
 * @data: (transfer full) (nullable): something large that nothing else uses
 *
 * Destroys it on a worker: what ten thousand items take to be freed is no time for the main loop.
 */
void
ash_let_go (gpointer data, GDestroyNotify destroy)
{
  g_autoptr (GTask) task = NULL;
  Load *load;

  if (data == NULL)
    return;
  task = g_task_new (NULL, NULL, NULL, NULL);
  load = g_new (Load, 1);
  load->data = data;
  load->destroy = destroy;
  g_task_set_task_data (task, load, g_free);
  g_task_run_in_thread (task, worker);
}
