#include "ash-spec-load.h"

#include <glib/gi18n-lib.h>

#include "ash-file-dialog.h"
#include "ash-package-words.h"
#include "ash-web-load.h"
#include "ash-window.h"

typedef struct
{
  char *credential;
  AshSpecOptions options;
} Order;

static void
order_free (gpointer data)
{
  Order *self = data;

  g_free (self->credential);
  g_free (self);
}

static gpointer
make (AshStore *store, gconstpointer data, AshProgress *progress, GError **error)
{
  const Order *order = data;

  return ash_desk_specification (store, order->credential, &order->options, NULL, error);
}

AshLook *
ash_spec_look_new (AshLookedFunc looked, gpointer user_data)
{
  return ash_look_new (make, order_free, (GDestroyNotify) g_bytes_unref, looked, user_data);
}

void
ash_spec_order (AshLook *look, AshPlace *place, const AshSpecOptions *options)
{
  Order *order = g_new0 (Order, 1);

  order->credential = g_strdup (ash_place_get_credential (place));
  order->options = *options;
  ash_look_order (look, ash_place_get_document (place), order);
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

/* What is written even when the window is closed meanwhile. */
typedef struct
{
  AshStore *store; /* as the document was when it was asked for */
  char *credential;
  GFile *file;
} Save;

static void
save_free (gpointer data)
{
  Save *self = data;

  g_object_unref (self->store);
  g_free (self->credential);
  g_object_unref (self->file);
  g_free (self);
}

static void
save_worker (GTask *task, gpointer window, gpointer data, GCancellable *cancellable)
{
  const Save *self = data;
  GError *error = NULL;
  g_autoptr (GBytes) table = ash_desk_matrix_csv (self->store, self->credential, &error);

  if (table != NULL &&
      g_file_replace_contents (self->file, g_bytes_get_data (table, NULL), g_bytes_get_size (table),
                               NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
saved_cb (GObject *window, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean is_saved = g_task_propagate_boolean (G_TASK (result), &error);

  g_application_release (g_application_get_default ());
  if (!gtk_widget_get_visible (GTK_WIDGET (window)))
    {
      /* Its own window is closed: another says what went wrong. */
      window = G_OBJECT (
          gtk_application_get_active_window (GTK_APPLICATION (g_application_get_default ())));
      if (is_saved || !ASH_IS_WINDOW (window))
        return;
    }
  if (is_saved)
    ash_window_toast (ASH_WINDOW (window), _ ("The table is saved"), FALSE);
  else
    ash_window_refuse (ASH_WINDOW (window), _ ("The table could not be saved"), error);
}

static void
file_cb (GFile *file, gpointer holder)
{
  AshPlace *place = g_object_get_data (holder, "ash-place");
  AshWindow *window = g_object_get_data (holder, "ash-window");
  AshDocument *document = ash_place_get_document (place);
  g_autoptr (GError) error = NULL;
  AshStore *store =
      ash_store_open (ash_document_get_session_path (document), ASH_STORE_SNAPSHOT, &error);
  g_autoptr (GTask) task = NULL;
  Save *save;

  if (store == NULL)
    {
      ash_window_refuse (window, _ ("The table could not be saved"), error);
      return;
    }
  save = g_new0 (Save, 1);
  save->store = store;
  save->credential = g_strdup (ash_place_get_credential (place));
  save->file = g_object_ref (file);
  g_application_hold (g_application_get_default ());
  task = g_task_new (window, NULL, saved_cb, NULL);
  g_task_set_task_data (task, save, save_free);
  g_task_run_in_thread (task, save_worker);
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
