/* Saving: by itself, when asked, and before the window goes. What cannot be written stays safe in
 * the session. */
#include "ash-window-private.h"

#include <ash-error.h>
#include <glib/gi18n-lib.h>

#include "ash-file-dialog.h"
#include "ash-recent.h"
#include "ash-say.h"

#define SAVE_AFTER_S 30
#define TRY_AGAIN_S 60

static gint64
now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

/**
 * ash_window_dup_save_state:
 *
 * Returns: (transfer full): the line under the title of the document
 */
char *
ash_window_dup_save_state (AshWindow *self)
{
  if (self->is_saving)
    return g_strdup (_ ("Saving…"));
  if (ash_document_get_file (self->document) == NULL)
    return g_strdup (_ ("Kept on this computer"));
  if (self->not_saved_since != 0)
    {
      g_autofree char *when = ash_say_when (self->not_saved_since);

      return g_strdup_printf (_ ("Not saved since %s"), when);
    }
  return g_strdup (ash_document_is_dirty (self->document) ? _ ("Edited") : _ ("Saved"));
}

/**
 * ash_window_flush:
 *
 * Has the view in sight store what is being typed.
 */
void
ash_window_flush (AshWindow *self)
{
  AshView *view = self->document != NULL ? ash_window_get_view (self) : NULL;

  if (view != NULL)
    ash_view_flush (view);
}

static gboolean
save_cb (gpointer data)
{
  AshWindow *self = data;

  self->publish_timeout = 0;
  if (self->document != NULL && ash_document_get_file (self->document) != NULL &&
      ash_document_is_dirty (self->document) && !self->is_saving)
    ash_window_save (self);
  return G_SOURCE_REMOVE;
}

static void
save_in (AshWindow *self, guint seconds)
{
  g_clear_handle_id (&self->publish_timeout, g_source_remove);
  self->publish_timeout = g_timeout_add_seconds (seconds, save_cb, self);
}

/**
 * ash_window_save_later:
 *
 * Saves by itself when nothing was edited for a while.
 */
void
ash_window_save_later (AshWindow *self)
{
  self->is_given_up = FALSE;
  save_in (self, SAVE_AFTER_S);
}

static void
set_saving (AshWindow *self, gboolean is_saving)
{
  self->is_saving = is_saving;
  if (self->document != NULL)
    ash_window_show_head (self);
}

static char *
folder_of (GFile *file)
{
  g_autoptr (GFile) folder = file != NULL ? g_file_get_parent (file) : NULL;

  return folder != NULL ? g_file_get_basename (folder) : NULL;
}

static void
not_saved (AshWindow *self, GFile *file, const GError *error)
{
  AshDocument *document = self->document;
  gboolean is_conflict = g_error_matches (error, ASH_ERROR, ASH_ERROR_CONFLICT);
  g_autofree char *title = ash_document_dup_title (document);
  g_autofree char *quoted = ash_say_quoted (title);
  g_autofree char *folder = folder_of (file);
  g_autofree char *place = ash_say_quoted (folder);
  g_autofree char *heading = g_strdup_printf (_ ("%s could not be saved to %s"), quoted, place);
  const char *safe =
      self->is_closing ? _ ("Everything is safe on this computer. Closing again leaves it there, "
                            "and the start page offers to go on with it.")
      : is_conflict    ? _ ("Everything is safe on this computer.")
                    : _ ("Everything is safe on this computer and Ashlar tries again by itself.");
  g_autofree char *text = g_strdup_printf ("%s %s", error->message, safe);

  ash_window_show_bar (self, heading, text, is_conflict);
  if (!is_conflict)
    save_in (self, TRY_AGAIN_S);
}

typedef struct
{
  AshWindow *window;
  GFile *file;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *self = data;

  g_object_unref (self->window);
  g_clear_object (&self->file);
  g_free (self);
}

static void
saved (AshWindow *self, AshDocument *document)
{
  self->not_saved_since = 0;
  self->saved_at = now ();
  ash_window_hide_bar (self);
  ash_recent_add (document);
}

static void publish (AshWindow *self, GFile *file, gboolean is_forced);

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Saving *saving = user_data;
  AshWindow *self = saving->window;
  AshDocument *document = ASH_DOCUMENT (source);
  g_autoptr (GError) error = NULL;
  gboolean is_done = ash_document_publish_finish (document, result, &error);
  gboolean is_closing = self->is_closing;

  if (is_done)
    saved (self, document);
  else
    {
      self->not_saved_since = self->saved_at;
      not_saved (self, saving->file, error);
    }
  self->is_closing = FALSE;
  self->is_given_up = is_closing && !is_done;
  set_saving (self, FALSE);
  if (is_closing && is_done)
    gtk_window_close (GTK_WINDOW (self));
  else if (is_done && self->is_edited && ash_document_is_dirty (document))
    publish (self, NULL, FALSE);
  saving_free (saving);
}

static void
publish (AshWindow *self, GFile *file, gboolean is_forced)
{
  AshDocument *document = self->document;
  Saving *saving;

  ash_window_flush (self);
  if (self->is_saving)
    {
      self->is_edited = TRUE;
      return;
    }
  saving = g_new0 (Saving, 1);
  saving->window = g_object_ref (self);
  saving->file = file != NULL ? g_object_ref (file) : NULL;
  if (file == NULL && ash_document_get_file (document) != NULL)
    saving->file = g_object_ref (ash_document_get_file (document));
  self->is_edited = FALSE;
  set_saving (self, TRUE);
  ash_document_publish_async (document, file, is_forced, NULL, saved_cb, saving);
}

void
ash_window_save (AshWindow *self)
{
  if (self->document == NULL)
    return;
  if (ash_document_get_file (self->document) == NULL)
    ash_window_save_as (self);
  else
    publish (self, NULL, FALSE);
}

static void
save_chosen_cb (GFile *file, gpointer user_data)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *full = NULL;
  g_autoptr (GFile) named = NULL;

  if (ash_window_is_document (file) || folder == NULL)
    {
      publish (user_data, file, FALSE);
      return;
    }
  full = g_strconcat (name, ".ashlar", NULL);
  named = g_file_get_child (folder, full);
  publish (user_data, named, FALSE);
}

void
ash_window_save_as (AshWindow *self)
{
  g_autofree char *title = NULL;
  g_autofree char *name = NULL;

  if (self->document == NULL)
    return;
  title = ash_document_dup_title (self->document);
  name = g_strdup_printf ("%s.ashlar", title != NULL && *title != '\0' ? title : _ ("Untitled"));
  g_strdelimit (name, "/\\:", '-');
  ash_file_dialog_present (GTK_WINDOW (self), ASH_FILE_SAVE, name, save_chosen_cb, self);
}

void
ash_window_save_over (AshWindow *self)
{
  if (self->document != NULL)
    publish (self, NULL, TRUE);
}

/**
 * ash_window_leave:
 *
 * The window wants to close. Never asks: what has a file is written there first, and what has none
 * is kept and offered on the start page.
 *
 * Returns: whether the window stays for now; it closes itself when the file is written
 */
gboolean
ash_window_leave (AshWindow *self)
{
  g_autoptr (GError) error = NULL;

  ash_window_keep_place (self);
  if (self->document == NULL)
    return FALSE;
  ash_window_flush (self);
  if (ash_window_await_work (self))
    return TRUE;
  if (self->is_saving)
    {
      self->is_closing = TRUE;
      return TRUE;
    }
  if (!self->is_given_up && ash_document_get_file (self->document) != NULL &&
      ash_document_is_dirty (self->document))
    {
      self->is_closing = TRUE;
      publish (self, NULL, FALSE);
      return TRUE;
    }
  if (!ash_document_close (self->document, &error))
    g_warning ("close: %s", error->message);
  return FALSE;
}
