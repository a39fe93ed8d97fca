#include "ash-window-private.h"

#include <ash-error.h>
#include <glib/gi18n-lib.h>

#include "ash-file-dialog.h"
#include "ash-import-review.h"
#include "ash-message.h"
#include "ash-recent.h"
#include "ash-say.h"

/* Opening */

/* One document, one window. */
static AshWindow *
window_for_document (AshWindow *self)
{
  AshWindow *window;

  if (ash_window_get_document (self) == NULL)
    return self;
  window = ash_window_new (gtk_window_get_application (GTK_WINDOW (self)));
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AshWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AshDocument) document = ash_document_open_finish (result, &error);

  ash_window_set_busy (self, NULL);
  if (document == NULL)
    ash_window_refuse (self, _ ("This document could not be opened"), error);
  else if (ash_window_get_document (self) == NULL)
    {
      ash_window_take_document (self, document);
      ash_recent_add_opened (document);
    }
}

/**
 * ash_window_is_document:
 *
 * Returns: whether it is called as our documents are
 */
gboolean
ash_window_is_document (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return name != NULL && g_str_has_suffix (name, ".ashlar");
}

/**
 * ash_window_present_document:
 *
 * Returns: whether @file is open in a window, which is then in front
 */
gboolean
ash_window_present_document (GtkApplication *application, GFile *file)
{
  GList *windows = application != NULL ? gtk_application_get_windows (application) : NULL;

  for (GList *l = windows; l != NULL; l = l->next)
    {
      AshDocument *document = ASH_IS_WINDOW (l->data) ? ASH_WINDOW (l->data)->document : NULL;
      GFile *open = document != NULL ? ash_document_get_file (document) : NULL;

      if (open == NULL || !g_file_equal (open, file))
        continue;
      gtk_window_present (l->data);
      return TRUE;
    }
  return FALSE;
}

/**
 * ash_window_open:
 * @file: a document, or a course package, which is reviewed before anything of it lands
 */
void
ash_window_open (AshWindow *self, GFile *file)
{
  if (!ash_window_is_document (file))
    {
      ash_window_import (self, file, FALSE);
      return;
    }
  if (ash_window_present_document (gtk_window_get_application (GTK_WINDOW (self)), file))
    return;
  self = window_for_document (self);
  ash_window_set_busy (self, _ ("Opening the document"));
  ash_document_open_async (file, NULL, opened_cb, g_object_ref (self));
}

/**
 * ash_window_open_all:
 * @files: (element-type GFile): documents go to windows of their own; of packages the first is
 *   reviewed here, and each other one in a window of its own, so that none waits for another
 */
void
ash_window_open_all (AshWindow *self, GSList *files)
{
  gboolean is_taken = FALSE;

  for (GSList *link = files; link != NULL; link = link->next)
    {
      AshWindow *window = self;

      if (is_taken)
        {
          window = ash_window_new (gtk_window_get_application (GTK_WINDOW (self)));
          gtk_window_present (GTK_WINDOW (window));
        }
      /* A document opens a window by itself where one is open here already. */
      is_taken = is_taken || self->document == NULL || !ash_window_is_document (link->data);
      ash_window_open (window, link->data);
    }
}

static void
open_chosen_cb (GFile *file, gpointer user_data)
{
  ash_window_open (user_data, file);
}

void
ash_window_ask_open (AshWindow *self, gboolean is_package)
{
  ash_file_dialog_present (GTK_WINDOW (self), is_package ? ASH_FILE_PACKAGE : ASH_FILE_OPEN, NULL,
                           open_chosen_cb, self);
}

static AshDocument *
new_document (AshWindow *self)
{
  g_autoptr (GError) error = NULL;
  AshDocument *document = ash_document_new (&error);

  if (document == NULL)
    ash_window_refuse (self, _ ("A new document could not be made"), error);
  return document;
}

void
ash_window_new_document (AshWindow *self)
{
  g_autoptr (AshDocument) document = new_document (self);

  if (document != NULL)
    ash_window_take_document (self, document);
}

/**
 * ash_window_resume:
 * @session: folder of kept work
 */
void
ash_window_resume (AshWindow *self, const char *session)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AshDocument) document = ash_document_resume (session, &error);

  if (document == NULL)
    ash_window_refuse (self, _ ("This work could not be opened"), error);
  else
    ash_window_take_document (self, document);
}

/* Leaves no trace of a document that was made for something that did not come. */
static void
throw_away (AshDocument *document)
{
  g_autofree char *folder = g_path_get_dirname (ash_document_get_session_path (document));

  ash_document_close (document, NULL);
  g_object_run_dispose (G_OBJECT (document));
  ash_session_discard (folder, NULL);
}

/* Bringing in a course */

typedef struct
{
  AshWindow *window;
  AshDocument *document;
  GFile *package;
} Import;

static void
import_free (Import *self)
{
  g_object_unref (self->window);
  g_object_unref (self->document);
  g_object_unref (self->package);
  g_free (self);
}

static void
import_again_cb (gpointer user_data)
{
  Import *import = g_object_get_data (user_data, "ash-import");

  ash_window_import (import->window, import->package, TRUE);
}

static void
open_another_cb (gpointer window)
{
  ash_window_ask_open (window, TRUE);
}

static void
import_refused (Import *self, const GError *error)
{
  g_autofree char *name = g_file_get_basename (self->package);
  g_autofree char *quoted = ash_say_quoted (name);
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;
  gboolean is_again = g_error_matches (error, ASH_ERROR, ASH_ERROR_AGAIN);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  heading = g_strdup_printf (
      is_again ? _ ("%s is already in this document") : _ ("%s could not be brought in"), quoted);
  body = g_strdup_printf ("%s\n\n%s", error->message, _ ("Nothing was changed."));
  if (is_again)
    {
      g_autoptr (GObject) holder = g_object_new (G_TYPE_OBJECT, NULL);
      Import *copy = g_new0 (Import, 1);

      copy->window = g_object_ref (self->window);
      copy->document = g_object_ref (self->document);
      copy->package = g_object_ref (self->package);
      g_object_set_data_full (holder, "ash-import", copy, (GDestroyNotify) import_free);
      ash_message_present (GTK_WINDOW (self->window), heading, body, _ ("Bring it in again"),
                           import_again_cb, holder);
    }
  else
    ash_message_present (GTK_WINDOW (self->window), heading, body, _ ("Open another…"),
                         open_another_cb, self->window);
}

static void
reviewed_cb (const char *source, const char *item, const GError *refusal, gpointer user_data)
{
  Import *self = user_data;
  g_autoptr (AshWindow) window = g_object_ref (self->window);
  g_autoptr (GError) error = NULL;
  gboolean is_new = ash_window_get_document (self->window) != self->document;
  gboolean is_in = FALSE;

  if (refusal != NULL)
    import_refused (self, refusal);
  else if (source != NULL)
    {
      is_in = ash_desk_accept_source (ash_document_get_store (self->document), source, &error);
      if (!is_in)
        ash_window_refuse (self->window, _ ("The course could not be brought in"), error);
    }
  if (is_in && is_new)
    ash_window_take_document (self->window, self->document);
  if (is_in)
    {
      ash_document_refresh (self->document);
      ash_bench_show_source (ash_window_get_bench (self->window), source);
      if (item != NULL)
        ash_window_go_to (self->window, "source", item, NULL);
    }
  if (!is_in && is_new)
    {
      ash_window_set_busy (self->window, NULL);
      throw_away (self->document);
    }
  import_free (self);
  if (window->is_dropping)
    gtk_window_close (GTK_WINDOW (window));
}

/**
 * ash_window_drop_imports:
 *
 * The window wants to close: nothing is left of a course that is being brought in.
 *
 * Returns: whether the window stays for now; it closes itself when the reading has stopped
 */
gboolean
ash_window_drop_imports (AshWindow *self)
{
  GtkWindow *review;

  self->is_dropping = FALSE;
  while (!self->is_dropping && (review = ash_import_review_find (GTK_WINDOW (self))) != NULL)
    {
      gtk_window_close (review);
      self->is_dropping = ash_import_review_find (GTK_WINDOW (self)) == review;
    }
  return self->is_dropping;
}

/**
 * ash_window_import:
 * @allow_again: whether a package that is here already may come in once more
 *
 * Reads a course package and shows what it holds; nothing lands before it is accepted.
 */
void
ash_window_import (AshWindow *self, GFile *package, gboolean allow_again)
{
  Import *import;
  AshDocument *document = ash_window_get_document (self);

  document = document != NULL ? g_object_ref (document) : new_document (self);
  if (document == NULL)
    return;
  import = g_new0 (Import, 1);
  import->window = g_object_ref (self);
  import->document = document;
  import->package = g_object_ref (package);
  ash_import_review_present (GTK_WINDOW (self), document, package, allow_again, reviewed_cb,
                             import);
}

/* The sample is filled on a connection of its own and shown when it is whole. */
static void
sample_worker (GTask *task, gpointer source, gpointer path, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AshStore) store = ash_store_open (path, ASH_STORE_IMPORT, &error);

  if (store != NULL && ash_desk_fill_sample (store, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
sample_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  AshWindow *self = ASH_WINDOW (source);
  g_autoptr (AshDocument) document = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      ash_window_set_busy (self, NULL);
      ash_window_refuse (self, _ ("The sample could not be opened"), error);
      throw_away (document);
      return;
    }
  ash_document_refresh (document);
  ash_window_take_document (self, document);
}

void
ash_window_open_sample (AshWindow *self)
{
  AshWindow *window = window_for_document (self);
  AshDocument *document = new_document (window);
  g_autoptr (GTask) task = NULL;

  if (document == NULL)
    return;
  ash_window_set_busy (window, _ ("Opening the sample"));
  task = g_task_new (window, NULL, sample_cb, document);
  g_task_set_source_tag (task, ash_window_open_sample);
  g_task_set_task_data (task, g_strdup (ash_document_get_session_path (document)), g_free);
  g_task_run_in_thread (task, sample_worker);
}
