#include "ash-spec-load.h"

#include <glib/gi18n-lib.h>

#include "ash-file-dialog.h"
#include "ash-package-words.h"
#include "ash-web-load.h"
#include "ash-window.h"

typedef struct
{
  char *path;
  char *credential;
  AshSpecOptions options;
  gboolean is_table;
} Order;

static void
order_free (gpointer data)
{
  Order *self = data;

  g_free (self->path);
  g_free (self->credential);
  g_free (self);
}

static void
make_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Order *order = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AshStore) store = ash_store_open (order->path, ASH_STORE_SNAPSHOT, &error);
  GBytes *made = NULL;

  if (store != NULL && order->is_table)
    made = ash_desk_matrix_csv (store, order->credential, &error);
  else if (store != NULL)
    made = ash_desk_specification (store, order->credential, &order->options, NULL, &error);
  if (made != NULL)
    g_task_return_pointer (task, made, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
start (AshPlace *place,
       const AshSpecOptions *options,
       gboolean is_table,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (place, NULL, callback, user_data);
  Order *order = g_new0 (Order, 1);

  order->path = g_strdup (ash_document_get_session_path (ash_place_get_document (place)));
  order->credential = g_strdup (ash_place_get_credential (place));
  order->options = *options;
  order->is_table = is_table;
  g_task_set_task_data (task, order, order_free);
  g_task_run_in_thread (task, make_worker);
}

void
ash_spec_make_async (AshPlace *place,
                     const AshSpecOptions *options,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  start (place, options, FALSE, callback, user_data);
}

GBytes *
ash_spec_make_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

gboolean
ash_spec_present (GtkWindow *parent, AshPlace *place, AshSpecPart part, GError **error)
{
  const AshSpecApi *api = ash_web_load ("ash_spec_api", error);

  if (api == NULL)
    return FALSE;
  api->present (parent, place, part);
  return TRUE;
}

char *
ash_spec_file_name (AshPlace *place, const char *format)
{
  g_autofree char *title = ash_package_words_title (place);
  GString *name = g_string_new (format);

  g_string_replace (name, "%s", g_strdelimit (title, "/\\:", '-'), 1);
  return g_string_free (name, FALSE);
}

/* The table */

typedef struct
{
  AshWindow *window;
  GFile *file;
} Save;

static void
save_free (Save *self)
{
  g_object_unref (self->window);
  g_object_unref (self->file);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Save, save_free)

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Save) save = user_data;
  g_autoptr (GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    ash_window_toast (save->window, _ ("The table is saved"), FALSE);
  else
    ash_window_refuse (save->window, _ ("The table could not be saved"), error);
}

static void
table_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Save) save = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) table = ash_spec_make_finish (result, &error);

  if (table == NULL)
    ash_window_refuse (save->window, _ ("The table could not be saved"), error);
  else
    g_file_replace_contents_bytes_async (save->file, table, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                         saved_cb, g_steal_pointer (&save));
}

static void
file_cb (GFile *file, gpointer holder)
{
  AshSpecOptions options = { 0 };
  Save *save = g_new0 (Save, 1);

  save->window = g_object_ref (g_object_get_data (holder, "ash-window"));
  save->file = g_object_ref (file);
  start (g_object_get_data (holder, "ash-place"), &options, TRUE, table_cb, save);
}

void
ash_spec_save_matrix (GtkWindow *parent, AshPlace *place)
{
  g_autoptr (GObject) holder = g_object_new (G_TYPE_OBJECT, NULL);
  /* Translators: the name of a file; %s is the title of a credential */
  g_autofree char *name = ash_spec_file_name (place, _ ("%s, outcomes and evidence.csv"));

  g_object_set_data_full (holder, "ash-window", g_object_ref (parent), g_object_unref);
  g_object_set_data_full (holder, "ash-place", g_object_ref (place), g_object_unref);
  ash_file_dialog_present (parent, ASH_FILE_SAVE_TABLE, name, file_cb, holder);
}
