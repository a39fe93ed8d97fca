#include "ash-add-file.h"

#include <ash-desk.h>
#include <glib/gi18n-lib.h>

#include "ash-edits.h"
#include "ash-file-dialog.h"

#define ASH_TYPE_ADD_FILE (ash_add_file_get_type ())
G_DECLARE_FINAL_TYPE (AshAddFile, ash_add_file, ASH, ADD_FILE, GObject)

struct _AshAddFile
{
  GObject parent_instance;

  GtkWidget *from;
  AshDocument *document;
  char *path;
  char *credential;
  char *parent;
  char *before;
  GFile *file;
  AshFileAddedFunc func;
};

G_DEFINE_FINAL_TYPE (AshAddFile, ash_add_file, G_TYPE_OBJECT)

static void
ash_add_file_finalize (GObject *object)
{
  AshAddFile *self = ASH_ADD_FILE (object);

  g_clear_object (&self->from);
  g_clear_object (&self->document);
  g_clear_object (&self->file);
  g_free (self->path);
  g_free (self->credential);
  g_free (self->parent);
  g_free (self->before);
  G_OBJECT_CLASS (ash_add_file_parent_class)->finalize (object);
}

static void
ash_add_file_class_init (AshAddFileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ash_add_file_finalize;
}

static void
ash_add_file_init (AshAddFile *self)
{
}

static void
store_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  AshAddFile *self = source;
  g_autoptr (GError) error = NULL;
  g_autoptr (AshStore) store = ash_store_open (self->path, ASH_STORE_IMPORT, &error);
  char *digest = store != NULL ? ash_desk_store_file (store, self->file, NULL, &error) : NULL;

  if (digest != NULL)
    g_task_return_pointer (task, digest, g_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  AshAddFile *self = ASH_ADD_FILE (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *digest = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *name = g_file_get_basename (self->file);
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *item = NULL;

  /* The window may have been closed meanwhile. */
  if (gtk_widget_get_root (self->from) == NULL)
    return;
  if (digest != NULL)
    item = ash_desk_add_file (ash_document_get_store (self->document), self->credential,
                              self->parent, self->before, shown, digest, &error);
  if (ash_edits_done (self->from, item != NULL, error, _ ("The file could not be added")))
    self->func (item, self->from);
}

static void
chosen_cb (GFile *file, gpointer user_data)
{
  AshAddFile *self = user_data;
  g_autoptr (GTask) task = g_task_new (self, NULL, stored_cb, NULL);

  self->file = g_object_ref (file);
  g_task_run_in_thread (task, store_worker);
}

void
ash_add_file_present (GtkWidget *from,
                      AshDocument *document,
                      const char *credential,
                      const char *parent,
                      const char *before,
                      AshFileAddedFunc func)
{
  g_autoptr (AshAddFile) self = g_object_new (ASH_TYPE_ADD_FILE, NULL);

  self->from = g_object_ref (from);
  self->document = g_object_ref (document);
  self->path = g_strdup (ash_document_get_session_path (document));
  self->credential = g_strdup (credential);
  self->parent = g_strdup (parent);
  self->before = g_strdup (before);
  self->func = func;
  ash_file_dialog_present (GTK_WINDOW (gtk_widget_get_root (from)), ASH_FILE_ANY, NULL, chosen_cb,
                           self);
}
