/* A large outline is read off the main thread. */
#include "ash-outline.h"

typedef struct
{
  char *path;
  char *tree;
} LoadArgs;

static void
load_args_free (gpointer data)
{
  LoadArgs *args = data;

  g_free (args->path);
  g_free (args->tree);
  g_free (args);
}

static void
load_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  LoadArgs *args = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AshStore) store = ash_store_open (args->path, ASH_STORE_SNAPSHOT, &error);
  AshOutline *outline = store != NULL ? ash_outline_load (store, args->tree, &error) : NULL;

  if (outline != NULL)
    g_task_return_pointer (task, outline, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * ash_outline_load_async:
 * @path: the working database
 *
 * Loads a large tree on a connection of its own, off the main thread.
 */
void
ash_outline_load_async (const char *path,
                        const char *tree,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  LoadArgs *args = g_new0 (LoadArgs, 1);

  args->path = g_strdup (path);
  args->tree = g_strdup (tree);
  g_task_set_source_tag (task, ash_outline_load_async);
  g_task_set_task_data (task, args, load_args_free);
  g_task_run_in_thread (task, load_worker);
}

AshOutline *
ash_outline_load_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
