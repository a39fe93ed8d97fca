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

static void publish (AshWindow *self, GFile *file, gboolean is_forced);

/* What has no name yet is written where it was to be written and could not be. */
static gboolean
save_cb (gpointer data)
{
  AshWindow *self = data;

  self->publish_timeout = 0;
  if (self->document == NULL || self->is_saving)
    return G_SOURCE_REMOVE;
  if (ash_document_get_file (self->document) == NULL && self->failed != NULL)
    publish (self, self->failed, FALSE);
  else if (ash_document_get_file (self->document) != NULL && ash_document_is_dirty (self->document))
    publish (self, NULL, FALSE);
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

/* Where the work is saved by itself although another file could not be written. */
static char *
file_that_goes_on (AshWindow *self, GFile *failed)
{
  GFile *own = ash_document_get_file (self->document);

  return own != NULL && !g_file_equal (own, failed) ? g_file_get_basename (own) : NULL;
}

/* @goes_on: (nullable): the file that it is saved to all the same */
static char *
say_safe (AshWindow *self, const char *goes_on, gboolean is_conflict)
{
  g_autofree char *quoted = ash_say_quoted (goes_on);

  if (self->is_closing)
    return g_strdup (_ ("Everything is safe on this computer. Closing again leaves it there, and "
                        "the start page offers to go on with it."));
  if (goes_on != NULL)
    return g_strdup_printf (_ ("Everything is safe on this computer, and Ashlar goes on saving to "
                               "%s."),
                            quoted);
  return g_strdup (
      is_conflict ? _ ("Everything is safe on this computer.")
                  : _ ("Everything is safe on this computer and Ashlar tries again by itself."));
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
  g_autofree char *goes_on = file_that_goes_on (self, file);
  g_autofree char *safe = say_safe (self, goes_on, is_conflict);
  g_autofree char *text = g_strdup_printf ("%s %s", error->message, safe);

  g_set_object (&self->failed, file);
  ash_window_show_bar (self, heading, text, is_conflict);
  if (goes_on != NULL)
    return;
  self->not_saved_since = self->saved_at;
  if (!is_conflict)
    save_in (self, TRY_AGAIN_S);
}

typedef struct
{
  AshWindow *window;
  GFile *file;
  gboolean is_own; /* of the document, before it was written */
} Saving;

static void
saving_free (gpointer data)
{
  Saving *self = data;

  g_object_unref (self->window);
  g_object_unref (self->file);
  g_free (self);
}

/* What is said of another file stays said when the document's own is written by itself. */
static void
saved (AshWindow *self, AshDocument *document, const Saving *saving)
{
  self->not_saved_since = 0;
  self->saved_at = now ();
  if (!saving->is_own || self->failed == NULL || g_file_equal (self->failed, saving->file))
    {
      g_clear_object (&self->failed);
      ash_window_hide_bar (self);
    }
  ash_recent_add (document);
}

static void
save_next (AshWindow *self)
{
  g_autoptr (GFile) file = g_steal_pointer (&self->next_file);

  publish (self, file, self->is_next_forced);
}

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
    saved (self, document, saving);
  else
    not_saved (self, saving->file, error);
  self->is_closing = is_closing && self->next_file != NULL;
  self->is_given_up = is_closing && !is_done;
  set_saving (self, FALSE);
  if (self->next_file != NULL)
    save_next (self);
  else if (is_closing && is_done)
    gtk_window_close (GTK_WINDOW (self));
  else if (is_done && self->is_edited && ash_document_is_dirty (document))
    publish (self, NULL, FALSE);
  saving_free (saving);
}

static void
publish (AshWindow *self, GFile *file, gboolean is_forced)
{
  AshDocument *document = self->document;
  GFile *own = ash_document_get_file (document);
  Saving *saving;

  ash_window_flush (self);
  if (self->is_saving)
    {
      self->is_edited = TRUE;
      if (file != NULL)
        {
          g_set_object (&self->next_file, file);
          self->is_next_forced = is_forced;
        }
      return;
    }
  saving = g_new0 (Saving, 1);
  saving->window = g_object_ref (self);
  saving->file = g_object_ref (file != NULL ? file : own);
  saving->is_own = own != NULL && g_file_equal (saving->file, own);
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

/* Whether what is there may be replaced was asked when the file was chosen. */
static void
save_chosen_cb (GFile *file, gpointer user_data)
{
  AshWindow *self = user_data;

  if (self->document == NULL)
    return;
  ash_document_agree (self->document, file);
  publish (self, file, FALSE);
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

/**
 * ash_window_save_again:
 *
 * To the file that could not be written, also where it is not the document's own.
 */
void
ash_window_save_again (AshWindow *self)
{
  if (self->document != NULL && self->failed != NULL)
    publish (self, self->failed, FALSE);
}

/**
 * ash_window_save_over:
 *
 * As ash_window_save_again(), whoever changed that file.
 */
void
ash_window_save_over (AshWindow *self)
{
  if (self->document != NULL && self->failed != NULL)
    publish (self, self->failed, TRUE);
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
