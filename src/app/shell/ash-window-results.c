#include "ash-window-private.h"

#include <glib/gi18n-lib.h>

#include "ash-export-run.h"
#include "ash-file-dialog.h"
#include "ash-message.h"
#include "ash-package-words.h"
#include "ash-say.h"

/* The credential asked for, else the one last worked in; said when there is none. */
static char *
credential_or_say (AshWindow *self, const char *credential)
{
  char *found;

  if (ash_window_get_document (self) == NULL)
    return NULL;
  found = credential != NULL ? g_strdup (credential)
                             : g_strdup (ash_place_get_credential (ash_window_get_place (self)));
  if (found == NULL)
    ash_window_toast (self, _ ("Add a credential first"), FALSE);
  return found;
}

/**
 * ash_window_export:
 * @credential: (nullable): its id; %NULL for the one last worked in
 *
 * Shows what becomes of it where it will be taught, and exports from there.
 */
void
ash_window_export (AshWindow *self, const char *credential)
{
  g_autofree char *id = credential_or_say (self, credential);

  if (id == NULL)
    return;
  if (g_strcmp0 (id, ash_place_get_credential (self->place)) != 0)
    ash_place_set (self->place, id, NULL);
  ash_window_open_view (self, "package");
  ash_window_go_to (self, "package", id, NULL);
}

/**
 * ash_window_export_again:
 *
 * Writes the same file as last time, with the same choices; the first time they are asked for.
 */
void
ash_window_export_again (AshWindow *self)
{
  g_autofree char *id = credential_or_say (self, NULL);
  g_autoptr (AshExportMemory) memory = id != NULL ? ash_export_memory_load (id) : NULL;

  if (memory == NULL)
    return;
  if (ash_window_get_view (self) != NULL)
    ash_view_flush (ash_window_get_view (self));
  if (memory->file != NULL && memory->target != NULL)
    ash_export_run_start (self, id, memory, TRUE);
  else
    ash_window_export (self, id);
}

/* Badge definitions and the learner website into a folder of the user's choice */

typedef struct
{
  AshWindow *window;
  char *credential;
  GFile *folder;
} Badge;

static void
badge_free (gpointer data)
{
  Badge *self = data;

  g_object_unref (self->window);
  g_free (self->credential);
  g_clear_object (&self->folder);
  g_free (self);
}

/* Badges asks for the issuer; where it still waits for an outcome, the sheet does. */
static void
fill_in_cb (gpointer user_data)
{
  Badge *self = g_object_get_data (user_data, "ash-badge");

  if (!g_str_equal (ash_window_settle_view (self->window, "badges"), "badges") ||
      !ash_window_go_to (self->window, "badges", self->credential, "issuer"))
    ash_window_show_sheet (self->window, self->credential, "issuer_url");
}

static void
badge_finished_cb (AshJob *job, GObject *holder)
{
  Badge *self = g_object_get_data (holder, "ash-badge");
  g_autoptr (GError) error = NULL;
  g_autofree char *too_long = NULL;
  g_autofree char *missing = ash_job_badge_finish (job, &too_long, &error);
  g_autofree char *name = g_file_get_basename (self->folder);
  g_autofree char *quoted = ash_say_quoted (name);
  g_autofree char *text = NULL;

  if (error != NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        ash_window_refuse (self->window, _ ("The badge definition could not be written"), error);
    }
  else if (missing != NULL)
    ash_message_present (GTK_WINDOW (self->window), _ ("Open Badges 3.0 is written, 2.0 is not"),
                         missing, _ ("Fill it in"), fill_in_cb, holder);
  else
    {
      text = g_strdup_printf (_ ("The badge definition is in %s"), quoted);
      if (too_long != NULL)
        ash_message_present (GTK_WINDOW (self->window), text, too_long, NULL, NULL, NULL);
      else
        ash_window_toast (self->window, text, FALSE);
    }
  g_object_unref (holder);
}

static void
site_finished_cb (AshJob *job, GObject *holder)
{
  Badge *self = g_object_get_data (holder, "ash-badge");
  g_autoptr (GError) error = NULL;
  g_autoptr (AshReport) report = ash_job_site_finish (job, &error);
  g_autofree char *name = g_file_get_basename (self->folder);
  g_autofree char *quoted = ash_say_quoted (name);
  g_autofree char *text = g_strdup_printf (_ ("The learner website is in %s"), quoted);

  if (error == NULL)
    ash_window_toast (self->window, text, FALSE);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    ash_window_refuse (self->window, _ ("The learner website could not be written"), error);
  g_object_unref (holder);
}

static void
badge_folder_cb (GFile *folder, gpointer user_data)
{
  Badge *self = g_object_get_data (user_data, "ash-badge");
  AshJob *job = ash_job_badge (ash_window_get_document (self->window), self->credential, folder);

  self->folder = g_object_ref (folder);
  g_signal_connect (job, "finished", G_CALLBACK (badge_finished_cb), g_object_ref (user_data));
  ash_window_add_job (self->window, job);
  g_object_unref (job);
}

/* A site has its folder to itself: one is made inside the one that was chosen. */
static void
site_folder_cb (GFile *folder, gpointer user_data)
{
  Badge *self = g_object_get_data (user_data, "ash-badge");
  g_autofree char *title = ash_package_words_title (self->window->place);
  g_autofree char *name = g_strdup_printf (_ ("%s, website"), g_strdelimit (title, "/\\:", '-'));
  AshJob *job;

  self->folder = g_file_get_child (folder, name);
  job = ash_job_site (ash_window_get_document (self->window), self->credential, self->folder);
  g_signal_connect (job, "finished", G_CALLBACK (site_finished_cb), g_object_ref (user_data));
  ash_window_add_job (self->window, job);
  g_object_unref (job);
}

static void
ask_for_folder (AshWindow *self, const char *credential, AshFileFunc func)
{
  g_autofree char *id = credential_or_say (self, credential);
  g_autoptr (GObject) holder = NULL;
  Badge *badge;

  if (id == NULL)
    return;
  holder = g_object_new (G_TYPE_OBJECT, NULL);
  badge = g_new0 (Badge, 1);
  badge->window = g_object_ref (self);
  badge->credential = g_steal_pointer (&id);
  g_object_set_data_full (holder, "ash-badge", badge, badge_free);
  ash_file_dialog_present (GTK_WINDOW (self), ASH_FILE_FOLDER, NULL, func, holder);
}

void
ash_window_write_badge (AshWindow *self, const char *credential)
{
  ask_for_folder (self, credential, badge_folder_cb);
}

void
ash_window_write_site (AshWindow *self)
{
  ask_for_folder (self, NULL, site_folder_cb);
}
