#include "ash-add-file.h"

#include <ash-desk.h>
#include <glib/gi18n-lib.h>

#include "ash-edits.h"
#include "ash-file-dialog.h"
#include "ash-say.h"

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
  GPtrArray *files;  /* (element-type GFile) */
  GStrv names;       /* what they are called, without their folders */
  GStrv titles;      /* of the items, once they are stored */
  gboolean is_plain; /* whether HTML stays a file */
  AshFilesAddedFunc func;
};

G_DEFINE_FINAL_TYPE (AshAddFile, ash_add_file, G_TYPE_OBJECT)

static void
ash_add_file_finalize (GObject *object)
{
  AshAddFile *self = ASH_ADD_FILE (object);

  g_clear_object (&self->from);
  g_clear_object (&self->document);
  g_ptr_array_unref (self->files);
  g_strfreev (self->names);
  g_strfreev (self->titles);
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
  self->files = g_ptr_array_new_with_free_func (g_object_unref);
}

static AshAddFile *
add_file_new (GtkWidget *from,
              AshDocument *document,
              const char *credential,
              const char *parent,
              const char *before,
              AshFilesAddedFunc func)
{
  AshAddFile *self = g_object_new (ASH_TYPE_ADD_FILE, NULL);

  self->from = g_object_ref (from);
  self->document = g_object_ref (document);
  self->path = g_strdup (ash_document_get_session_path (document));
  self->credential = g_strdup (credential);
  self->parent = g_strdup (parent);
  self->before = g_strdup (before);
  self->func = func;
  return self;
}

static void
store_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  AshAddFile *self = source;
  g_autoptr (GError) error = NULL;
  g_autoptr (AshStore) store = ash_store_open (self->path, ASH_STORE_IMPORT, &error);
  g_autoptr (GStrvBuilder) digests = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) titles = g_strv_builder_new ();

  for (guint i = 0; error == NULL && i < self->files->len; i++)
    {
      g_autofree char *digest =
          ash_desk_store_file (store, g_ptr_array_index (self->files, i), NULL, &error);

      if (digest != NULL)
        {
          g_autofree char *title = ash_desk_dup_file_title (store, self->names[i], digest);

          g_strv_builder_add (digests, digest);
          g_strv_builder_add (titles, title);
        }
    }
  self->titles = g_strv_builder_end (titles);
  if (error == NULL)
    g_task_return_pointer (task, g_strv_builder_end (digests), (GDestroyNotify) g_strfreev);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static GStrv
add (AshAddFile *self, const char *const *digests, GError **error)
{
  AshStore *store = ash_document_get_store (self->document);
  const char *const *names = (const char *const *) self->names;
  GStrv one;

  if (!self->is_plain)
    return ash_desk_add_files (store, self->credential, self->parent, self->before, names,
                               (const char *const *) self->titles, digests, error);
  one = g_new0 (char *, 2);
  one[0] = ash_desk_add_file (store, self->credential, self->parent, self->before, names[0],
                              digests[0], error);
  if (one[0] == NULL)
    g_clear_pointer (&one, g_strfreev);
  return one;
}

static void
say_added (AshAddFile *self, const char *const *items)
{
  AshStore *store = ash_document_get_store (self->document);
  g_autoptr (AshItem) first = ash_store_find (store, &ASH_ITEM, "id", items[0]);
  g_autofree char *what = items[1] == NULL && first != NULL
                              ? ash_say_quoted (first->title)
                              : ash_say_items (g_strv_length ((GStrv) items));
  g_autofree char *text = g_strdup_printf (_ ("Added %s"), what);

  ash_edits_toast (self->from, text);
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  AshAddFile *self = ASH_ADD_FILE (source);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) digests = g_task_propagate_pointer (G_TASK (result), &error);
  g_auto (GStrv) items = NULL;

  /* The window may have been closed meanwhile. */
  if (gtk_widget_get_root (self->from) == NULL)
    return;
  if (digests != NULL)
    items = add (self, (const char *const *) digests, &error);
  if (!ash_edits_done (self->from, items != NULL, error,
                       self->files->len == 1 ? _ ("The file could not be added")
                                             : _ ("The files could not be added")))
    return;
  if (!self->is_plain)
    say_added (self, (const char *const *) items);
  self->func ((const char *const *) items, self->from);
}

/* What files are called, without their folders. */
static GStrv
dup_names (AshAddFile *self)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < self->files->len; i++)
    {
      g_autofree char *name = g_file_get_basename (g_ptr_array_index (self->files, i));
      g_autofree char *shown = g_filename_display_name (name);

      g_strv_builder_add (names, shown);
    }
  return g_strv_builder_end (names);
}

static void
bring_in (AshAddFile *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, stored_cb, NULL);

  self->names = dup_names (self);
  g_task_run_in_thread (task, store_worker);
}

static void
chosen_cb (GFile *file, gpointer user_data)
{
  AshAddFile *self = user_data;

  g_ptr_array_add (self->files, g_object_ref (file));
  bring_in (self);
}

void
ash_add_file_present (GtkWidget *from,
                      AshDocument *document,
                      const char *credential,
                      const char *parent,
                      const char *before,
                      AshFilesAddedFunc func)
{
  g_autoptr (AshAddFile) self = add_file_new (from, document, credential, parent, before, func);

  self->is_plain = TRUE;
  ash_file_dialog_present (GTK_WINDOW (gtk_widget_get_root (from)), ASH_FILE_ANY, NULL, chosen_cb,
                           self);
}

void
ash_add_files (GtkWidget *from,
               AshDocument *document,
               const char *credential,
               const char *parent,
               const char *before,
               GSList *files,
               AshFilesAddedFunc func)
{
  g_autoptr (AshAddFile) self = add_file_new (from, document, credential, parent, before, func);

  for (GSList *link = files; link != NULL; link = link->next)
    g_ptr_array_add (self->files, g_object_ref (link->data));
  bring_in (self);
}

static gboolean
can_be_item (GFile *file)
{
  static const char *const OTHERS[] = { ".ashlar", ".imscc", ".zip",           ".mbz",
                                        ".tar.gz", ".tgz",   "imsmanifest.xml" };
  g_autofree char *name = g_file_is_native (file) ? g_file_get_basename (file) : NULL;
  g_autofree char *lower = name != NULL ? g_ascii_strdown (name, -1) : NULL;

  for (guint i = 0; lower != NULL && i < G_N_ELEMENTS (OTHERS); i++)
    if (g_str_has_suffix (lower, OTHERS[i]))
      return FALSE;
  return lower != NULL &&
         g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, NULL) == G_FILE_TYPE_REGULAR;
}

gboolean
ash_add_files_can (const GValue *files)
{
  g_autoptr (GSList) all = gdk_file_list_get_files (g_value_get_boxed (files));

  for (GSList *link = all; link != NULL; link = link->next)
    if (!can_be_item (link->data))
      return FALSE;
  return all != NULL;
}
