#include "ash-connection-private.h"
#include "ash-session-private.h"
#include "ash-store-private.h"

#include <ash-error.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

/* A power cut costs at most two seconds of work: the checkpoint begins well before. */
#define CHECKPOINT_AFTER_MS 1000

struct _AshDocument
{
  GObject parent_instance;

  AshKept *kept;
  AshStore *store;
  GFile *file;
  GFile *agreed; /* (nullable): that may be replaced as it was when the user said so */
  char *agreed_etag;
  gulong changed_id;
  guint checkpoint_id;
  gboolean is_publishing;
};

enum
{
  PROP_0,
  PROP_FILE,
  PROP_TITLE,
  PROP_IS_DIRTY,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  N_PROPERTIES
};

enum
{
  CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AshDocument, ash_document, G_TYPE_OBJECT)

static void
notify_state (AshDocument *self)
{
  for (guint i = PROP_TITLE; i < N_PROPERTIES; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
}

static void
checkpoint_worker (GTask *task, gpointer source, gpointer path, GCancellable *cancellable)
{
  sqlite3 *db = ash_connection_open (path, ASH_STORE_IMPORT, FALSE, NULL);

  if (db != NULL)
    sqlite3_wal_checkpoint_v2 (db, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
  sqlite3_close_v2 (db);
  g_task_return_boolean (task, TRUE);
}

static gboolean
checkpoint_cb (gpointer user_data)
{
  AshDocument *self = user_data;
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  self->checkpoint_id = 0;
  g_task_set_task_data (task, g_strdup (self->kept->database), g_free);
  g_task_run_in_thread (task, checkpoint_worker);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (AshStore *store, AshChangeSet *changes, gpointer user_data)
{
  AshDocument *self = user_data;

  if (self->checkpoint_id == 0)
    self->checkpoint_id = g_timeout_add (CHECKPOINT_AFTER_MS, checkpoint_cb, self);
  g_signal_emit (self, signals[CHANGED], 0, changes);
  notify_state (self);
}

static void
leave_session (AshDocument *self)
{
  g_clear_handle_id (&self->checkpoint_id, g_source_remove);
  if (self->store != NULL)
    g_clear_signal_handler (&self->changed_id, self->store);
  g_clear_object (&self->store);
  g_clear_pointer (&self->kept, ash_kept_free);
}

static void
ash_document_finalize (GObject *object)
{
  AshDocument *self = ASH_DOCUMENT (object);

  leave_session (self);
  g_clear_object (&self->file);
  g_clear_object (&self->agreed);
  g_free (self->agreed_etag);
  G_OBJECT_CLASS (ash_document_parent_class)->finalize (object);
}

static void
ash_document_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AshDocument *self = ASH_DOCUMENT (object);

  switch (id)
    {
    case PROP_FILE:
      g_value_set_object (value, self->file);
      break;
    case PROP_TITLE:
      g_value_take_string (value, ash_document_dup_title (self));
      break;
    case PROP_IS_DIRTY:
      g_value_set_boolean (value, ash_document_is_dirty (self));
      break;
    case PROP_UNDO_LABEL:
      g_value_take_string (value, self->store ? ash_store_dup_undo_label (self->store) : NULL);
      break;
    case PROP_REDO_LABEL:
      g_value_take_string (value, self->store ? ash_store_dup_redo_label (self->store) : NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ash_document_class_init (AshDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = ash_document_finalize;
  object_class->get_property = ash_document_get_property;

  properties[PROP_FILE] = g_param_spec_object ("file", NULL, NULL, G_TYPE_FILE, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_IS_DIRTY] = g_param_spec_boolean ("is-dirty", NULL, NULL, FALSE, flags);
  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  /**
   * AshDocument::changed:
   * @changes: (type gpointer): an #AshChangeSet, borrowed
   *
   * After each commit, undo, redo, and import that landed.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
ash_document_init (AshDocument *self)
{
}

static AshDocument *
document_for (AshKept *kept, GError **error)
{
  g_autoptr (AshDocument) self = g_object_new (ASH_TYPE_DOCUMENT, NULL);

  self->kept = kept;
  self->store = ash_store_open (kept->database, ASH_STORE_EDIT, error);
  if (self->store == NULL)
    return NULL;
  if (kept->uri != NULL)
    self->file = g_file_new_for_uri (kept->uri);
  self->changed_id = g_signal_connect (self->store, "changed", G_CALLBACK (changed_cb), self);
  return g_steal_pointer (&self);
}

static void
open_worker (GTask *task, gpointer source, gpointer file, GCancellable *cancellable)
{
  GError *error = NULL;
  AshKept *kept = ash_kept_open (file, &error);

  if (kept != NULL)
    g_task_return_pointer (task, kept, (GDestroyNotify) ash_kept_free);
  else
    g_task_return_error (task, error);
}

/**
 * ash_document_open_async:
 * @file: a document
 *
 * Opens it as ash_document_open() does, without keeping the main loop waiting.
 */
void
ash_document_open_async (GFile *file,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, open_worker);
}

/**
 * ash_document_open_finish:
 *
 * Returns: (transfer full) (nullable): the document
 */
AshDocument *
ash_document_open_finish (GAsyncResult *result, GError **error)
{
  AshKept *kept = g_task_propagate_pointer (G_TASK (result), error);

  return kept != NULL ? document_for (kept, error) : NULL;
}

/**
 * ash_document_open:
 *
 * Continues the kept session that the file in its present state belongs to, undo included, or
 * makes a new one from it. The file itself is only read.
 *
 * Returns: (transfer full) (nullable): the document. Errors: %ASH_ERROR_NOT_FOUND,
 *   %ASH_ERROR_FORMAT, %ASH_ERROR_REFUSED, %ASH_ERROR_NEWER; %ASH_ERROR_BUSY when it is open in
 *   another window
 */
AshDocument *
ash_document_open (GFile *file, GError **error)
{
  AshKept *kept = ash_kept_open (file, error);

  return kept != NULL ? document_for (kept, error) : NULL;
}

/**
 * ash_document_new:
 *
 * Returns: (transfer full) (nullable): an empty document without a file
 */
AshDocument *
ash_document_new (GError **error)
{
  g_autoptr (AshKept) kept = ash_kept_create (error);
  g_autoptr (AshStore) store = NULL;

  if (kept == NULL)
    return NULL;
  store = ash_store_create (kept->database, ASH_STORE_EDIT, error);
  if (store == NULL)
    {
      ash_kept_remove (kept, NULL);
      return NULL;
    }
  kept->document_id = g_strdup (ash_store_get_document_id (store));
  g_clear_object (&store);
  if (!ash_kept_save (kept, error))
    return NULL;
  return document_for (g_steal_pointer (&kept), error);
}

/**
 * ash_document_resume:
 * @session_path: of an #AshSession
 *
 * Returns: (transfer full) (nullable): the document as it was left, undo included
 */
AshDocument *
ash_document_resume (const char *session_path, GError **error)
{
  g_autoptr (AshKept) kept = ash_kept_take (session_path, error);
  g_autoptr (AshStore) store = NULL;

  if (kept == NULL)
    return NULL;
  store = ash_store_open (kept->database, ASH_STORE_EDIT, error);
  if (store == NULL || !ash_store_sweep (store, error))
    return NULL;
  g_clear_object (&store);
  kept->is_clean = FALSE;
  if (!ash_kept_save (kept, error))
    return NULL;
  return document_for (g_steal_pointer (&kept), error);
}

/**
 * ash_document_get_store:
 *
 * Returns: (transfer none): the main connection
 */
AshStore *
ash_document_get_store (AshDocument *self)
{
  return self->store;
}

const char *
ash_document_get_session_path (AshDocument *self)
{
  return self->kept != NULL ? self->kept->database : NULL;
}

/**
 * ash_document_get_file:
 *
 * Returns: (transfer none) (nullable): the user's file
 */
GFile *
ash_document_get_file (AshDocument *self)
{
  return self->file;
}

static char *
title_of_file (GFile *file)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_DISPLAY_NAME,
                                                  G_FILE_QUERY_INFO_NONE, NULL, NULL);
  char *name =
      info != NULL ? g_strdup (g_file_info_get_display_name (info)) : g_file_get_basename (file);

  if (g_str_has_suffix (name, ".ashlar") && strlen (name) > strlen (".ashlar"))
    name[strlen (name) - strlen (".ashlar")] = '\0';
  return name;
}

/**
 * ash_document_dup_title:
 *
 * Returns: (transfer full): the file's name without its ending; while unnamed, the title of the
 *   first source, else of the first credential
 */
char *
ash_document_dup_title (AshDocument *self)
{
  char *title = NULL;

  if (self->file != NULL)
    return title_of_file (self->file);
  if (self->store != NULL)
    title = ash_store_text (self->store, ASH_TITLE_QUERY);
  return title != NULL ? title : g_strdup (_ ("Unnamed document"));
}

static gint64
count_edits (AshDocument *self)
{
  return ash_store_number (self->store, "SELECT \"edits\" FROM \"working\"");
}

/**
 * ash_document_is_dirty:
 *
 * Returns: whether anything changed since the last publish
 */
gboolean
ash_document_is_dirty (AshDocument *self)
{
  return self->store != NULL && count_edits (self) != self->kept->published_edits;
}

gboolean
ash_document_undo (AshDocument *self, GError **error)
{
  return ash_store_undo (self->store, error);
}

gboolean
ash_document_redo (AshDocument *self, GError **error)
{
  return ash_store_redo (self->store, error);
}

/**
 * ash_document_refresh:
 *
 * Tells everybody to look again, after another connection has written.
 */
void
ash_document_refresh (AshDocument *self)
{
  AshChangeSet *changes = ash_change_set_new ();

  changes->is_whole = TRUE;
  changed_cb (self->store, changes, self);
  ash_change_set_free (changes);
}

/* In the worker: by this note a session knows its file, should the program be killed between the
 * replacing and publish_finish. The main thread keeps off the session's keys meanwhile. */
static void
about_to_replace_cb (const AshPublish *publish, gpointer user_data)
{
  AshKept *kept = user_data;

  g_free (kept->uri);
  kept->uri = g_file_get_uri (publish->target);
  g_free (kept->next_etag);
  kept->next_etag = g_strdup (publish->new_etag);
  kept->next_edits = publish->edits;
  ash_kept_save (kept, NULL);
}

static void
publish_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (ash_publish_run (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static gboolean
refuse_publish (AshDocument *self, GFile *target, GError **error)
{
  if (target == NULL)
    g_set_error_literal (error, ASH_ERROR, ASH_ERROR_FAILED,
                         _ ("The document has no name yet. Say where it is to be saved."));
  else if (self->is_publishing)
    g_set_error_literal (error, ASH_ERROR, ASH_ERROR_BUSY,
                         _ ("The document is being saved already."));
  else
    return FALSE;
  return TRUE;
}

/**
 * ash_document_agree:
 * @file: what is there now, if anything, may be replaced
 *
 * The user was asked. What somebody else writes there after this is not replaced unasked.
 */
void
ash_document_agree (AshDocument *self, GFile *file)
{
  g_set_object (&self->agreed, file);
  g_free (self->agreed_etag);
  self->agreed_etag = ash_file_etag (file);
}

static void
expect_target (AshDocument *self, AshPublish *publish)
{
  publish->is_agreed = self->agreed != NULL && g_file_equal (publish->target, self->agreed);
  if (publish->is_agreed)
    publish->etag = g_strdup (self->agreed_etag);
  else if (self->file != NULL && g_file_equal (publish->target, self->file))
    publish->etag = g_strdup (self->kept->etag);
}

/**
 * ash_document_publish_async:
 * @file: (nullable): where to; %NULL for where it is
 * @force: replace what is there, whoever changed it
 * @progress: (nullable): shown, and stops it when cancelled
 *
 * Writes what is in the document now; editing goes on. Errors: %ASH_ERROR_CONFLICT,
 * %ASH_ERROR_WRITE, %ASH_ERROR_BUSY; nothing is lost by any of them.
 */
void
ash_document_publish_async (AshDocument *self,
                            GFile *file,
                            gboolean force,
                            AshProgress *progress,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  GFile *target = file != NULL ? file : self->file;
  AshPublish *publish;
  GError *error = NULL;

  g_task_set_source_tag (task, ash_document_publish_async);
  if (refuse_publish (self, target, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  publish = g_new0 (AshPublish, 1);
  publish->database = g_strdup (self->kept->database);
  publish->copy = g_build_filename (self->kept->path, "publishing.ashlar", NULL);
  publish->target = g_object_ref (target);
  expect_target (self, publish);
  publish->may_replace = force;
  publish->progress = progress != NULL ? ash_progress_ref (progress) : NULL;
  publish->about_to_replace = about_to_replace_cb;
  publish->user_data = self->kept;
  self->is_publishing = TRUE;
  g_task_set_task_data (task, publish, (GDestroyNotify) ash_publish_free);
  g_task_run_in_thread (task, publish_worker);
}

static void
keep_version (AshDocument *self, AshPublish *publish)
{
  g_autofree char *path = ash_kept_version_path (self->kept);

  if (g_rename (publish->copy, path) == 0)
    g_clear_pointer (&publish->copy, g_free);
}

/* The file is written: the session belongs to it from now on. */
static void
land (AshDocument *self, AshPublish *publish)
{
  AshKept *kept = self->kept;

  keep_version (self, publish);
  g_free (kept->uri);
  kept->uri = g_file_get_uri (publish->target);
  g_free (kept->etag);
  kept->etag = g_strdup (publish->new_etag);
  g_clear_pointer (&kept->next_etag, g_free);
  kept->published_edits = publish->edits;
  g_set_object (&self->file, publish->target);
  if (self->agreed != NULL && g_file_equal (self->agreed, self->file))
    g_clear_object (&self->agreed);
}

/**
 * ash_document_publish_finish:
 *
 * Returns: whether the file was written
 */
gboolean
ash_document_publish_finish (AshDocument *self, GAsyncResult *result, GError **error)
{
  AshPublish *publish = g_task_get_task_data (G_TASK (result));
  gboolean is_done = g_task_propagate_boolean (G_TASK (result), error);

  if (publish == NULL)
    return FALSE;
  self->is_publishing = FALSE;
  if (is_done)
    land (self, publish);
  else
    {
      g_free (self->kept->uri);
      self->kept->uri = self->file != NULL ? g_file_get_uri (self->file) : NULL;
      g_clear_pointer (&self->kept->next_etag, g_free);
    }
  ash_kept_save (self->kept, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILE]);
  notify_state (self);
  return is_done;
}

/**
 * ash_document_close:
 *
 * Leaves the document; its session is kept, with its undo. An unnamed one in which nothing was
 * done goes. Error: %ASH_ERROR_BUSY while it is being published.
 */
gboolean
ash_document_close (AshDocument *self, GError **error)
{
  gboolean is_empty;

  if (self->kept == NULL)
    return TRUE;
  if (self->is_publishing)
    return !refuse_publish (self, self->file, error);
  is_empty = self->file == NULL && count_edits (self) == 0;
  g_free (self->kept->title);
  self->kept->title = ash_document_dup_title (self);
  self->kept->is_clean = TRUE;
  if (!is_empty && !ash_kept_save (self->kept, error))
    return FALSE;
  g_clear_signal_handler (&self->changed_id, self->store);
  g_clear_object (&self->store);
  if (is_empty)
    ash_kept_remove (self->kept, NULL);
  leave_session (self);
  return TRUE;
}
