#include "ash-dry-save.h"

#include <glib/gi18n-lib.h>

#include "ash-dry-text.h"
#include "ash-file-dialog.h"
#include "ash-package-words.h"

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AshWindow) window = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    ash_window_refuse (window, _ ("The list could not be saved"), error);
}

static void
save_to_cb (GFile *file, gpointer holder)
{
  AshWindow *window = g_object_get_data (holder, "ash-window");
  GBytes *text = g_object_get_data (holder, "ash-text");

  g_file_replace_contents_bytes_async (file, text, NULL, FALSE, G_FILE_CREATE_NONE, NULL, saved_cb,
                                       g_object_ref (window));
}

void
ash_dry_save_present (AshWindow *window,
                      AshPlace *place,
                      const AshDesign *design,
                      const AshDryRun *run)
{
  g_autofree char *title = ash_package_words_title (place);
  g_autofree char *name = ash_package_words_list_name (title, run->target);
  g_autoptr (GObject) holder = g_object_new (G_TYPE_OBJECT, NULL);
  char *text = ash_dry_text_new (title, design, run);

  g_object_set_data_full (holder, "ash-window", g_object_ref (window), g_object_unref);
  g_object_set_data_full (holder, "ash-text", g_bytes_new_take (text, strlen (text)),
                          (GDestroyNotify) g_bytes_unref);
  ash_file_dialog_present (GTK_WINDOW (window), ASH_FILE_SAVE, name, save_to_cb, holder);
}
