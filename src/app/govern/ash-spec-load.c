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

typedef struct
{
  AshWindow *window;
  GFile *file;
  AshLook *look;
} Save;

static void
save_free (Save *self)
{
  ash_look_clear (&self->look);
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

static gpointer
make_table (AshStore *store, gconstpointer credential, AshProgress *progress, GError **error)
{
  return ash_desk_matrix_csv (store, credential, error);
}

static void
table_cb (gconstpointer credential, gpointer found, const GError *error, gpointer data)
{
  g_autoptr (Save) save = data;
  g_autoptr (GBytes) table = found;
  /* Arguments are taken in no order: the one below gives the rest away. */
  GFile *file = save->file;

  if (table == NULL)
    ash_window_refuse (save->window, _ ("The table could not be saved"), error);
  else
    g_file_replace_contents_bytes_async (file, table, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                         saved_cb, g_steal_pointer (&save));
}

static void
file_cb (GFile *file, gpointer holder)
{
  AshPlace *place = g_object_get_data (holder, "ash-place");
  Save *save = g_new0 (Save, 1);

  save->window = g_object_ref (g_object_get_data (holder, "ash-window"));
  save->file = g_object_ref (file);
  save->look = ash_look_new (make_table, g_free, (GDestroyNotify) g_bytes_unref, table_cb, save);
  ash_look_order (save->look, ash_place_get_document (place),
                  g_strdup (ash_place_get_credential (place)));
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
