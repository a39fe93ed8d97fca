#include "ash-job.h"

#include <ash-error.h>
#include <glib/gi18n-lib.h>

/* What a kind of job does on its worker, with a connection of its own. */
typedef gboolean (*JobFunc) (AshJob *self, AshStore *store, GError **error);

struct _AshJob
{
  GObject parent_instance;

  char *title;
  char *what;
  double fraction;
  gboolean is_running;

  AshDocument *document;
  GCancellable *cancellable;
  AshProgress *progress;

  /* Read by the worker, written before it starts. */
  JobFunc func;
  AshStoreMode mode;
  char *session;
  char *path;
  char *credential;
  const AshTarget *target;
  AshCartridgeOptions options;
  gboolean allow_again;

  /* Written by the worker, read after it ended. */
  AshImported *imported;
  AshReport *report;
  AshExported *exported;
  char *missing;
  char *too_long;
  GError *error;
};

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_FRACTION,
  PROP_WHAT,
  PROP_IS_RUNNING,
  N_PROPS
};

static GParamSpec *props[N_PROPS];
static guint finished_signal;

G_DEFINE_FINAL_TYPE (AshJob, ash_job, G_TYPE_OBJECT)

static gboolean
import_worker (AshJob *self, AshStore *store, GError **error)
{
  self->imported =
      ash_cartridge_import (store, self->path, self->allow_again, self->progress, error);
  return self->imported != NULL;
}

/* The package is there, whatever becomes of the note about it. */
static void
record_export (AshJob *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AshStore) store = ash_store_open (self->session, ASH_STORE_IMPORT, &error);

  if (store == NULL || !ash_desk_record_export (store, self->exported, &error))
    g_warning ("export: %s", error->message);
}

static gboolean
export_worker (AshJob *self, AshStore *store, GError **error)
{
  self->exported = ash_desk_export (store, self->credential, self->target, &self->options,
                                    self->path, self->progress, error);
  if (self->exported == NULL)
    return FALSE;
  record_export (self);
  return TRUE;
}

static gboolean
badge_worker (AshJob *self, AshStore *store, GError **error)
{
  return ash_desk_write_badge (store, self->credential, self->path, &self->missing, &self->too_long,
                               error);
}

static gboolean
site_worker (AshJob *self, AshStore *store, GError **error)
{
  self->report = ash_desk_write_site (store, self->credential, self->path, self->progress, error);
  return self->report != NULL;
}

static void
run_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  AshJob *self = source;
  g_autoptr (AshStore) store = NULL;

  if (self->path == NULL)
    g_set_error (&self->error, ASH_ERROR, ASH_ERROR_REFUSED,
                 _ ("That place is not on this computer. Choose a folder here."));
  else
    store = ash_store_open (self->session, self->mode, &self->error);
  if (store != NULL)
    self->func (self, store, &self->error);
  g_clear_object (&store);
  g_task_return_boolean (task, TRUE);
}

static void
progress_cb (double fraction, const char *what, gpointer user_data)
{
  AshJob *self = user_data;

  if (!self->is_running)
    return;
  self->fraction = fraction;
  g_free (self->what);
  self->what = g_strdup (what);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FRACTION]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_WHAT]);
}

static void
discard_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const char *const *names = data; /* the session's database, the source */
  g_autoptr (GError) error = NULL;
  g_autoptr (AshStore) store = ash_store_open (names[0], ASH_STORE_IMPORT, &error);

  /* What stays behind is invisible, and swept when the document is opened again. */
  if (store == NULL || !ash_desk_discard_source (store, names[1], &error))
    g_info ("discard: %s", error->message);
  g_clear_object (&store);
  g_task_return_boolean (task, TRUE);
}

/* A stop that came when the course was whole already: it goes as if it had never come. */
static void
take_back_import (AshJob *self)
{
  ash_job_discard (self->document, self->imported->source);
  g_clear_pointer (&self->imported, ash_imported_free);
  g_cancellable_set_error_if_cancelled (self->cancellable, &self->error);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  AshJob *self = ASH_JOB (source);

  ash_progress_set_callback (self->progress, NULL, NULL);
  if (self->imported != NULL && g_cancellable_is_cancelled (self->cancellable))
    take_back_import (self);
  if (self->imported != NULL || self->exported != NULL)
    ash_document_refresh (self->document);
  self->is_running = FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_IS_RUNNING]);
  g_signal_emit (self, finished_signal, 0);
}

static void
ash_job_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AshJob *self = ASH_JOB (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_FRACTION:
      g_value_set_double (value, self->fraction);
      break;
    case PROP_WHAT:
      g_value_set_string (value, self->what);
      break;
    case PROP_IS_RUNNING:
      g_value_set_boolean (value, self->is_running);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ash_job_finalize (GObject *object)
{
  AshJob *self = ASH_JOB (object);

  ash_progress_set_callback (self->progress, NULL, NULL);
  ash_progress_unref (self->progress);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->document);
  g_clear_pointer (&self->imported, ash_imported_free);
  g_clear_pointer (&self->report, ash_report_free);
  g_clear_pointer (&self->exported, ash_exported_free);
  g_clear_error (&self->error);
  g_free (self->missing);
  g_free (self->too_long);
  g_free (self->session);
  g_free (self->path);
  g_free (self->credential);
  g_free (self->title);
  g_free (self->what);
  G_OBJECT_CLASS (ash_job_parent_class)->finalize (object);
}

static void
ash_job_init (AshJob *self)
{
  self->fraction = -1;
  self->cancellable = g_cancellable_new ();
  self->progress = ash_progress_new (self->cancellable);
}

static void
ash_job_class_init (AshJobClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = ash_job_get_property;
  object_class->finalize = ash_job_finalize;
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  props[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, -1, 1, -1, flags);
  props[PROP_WHAT] = g_param_spec_string ("what", NULL, NULL, NULL, flags);
  props[PROP_IS_RUNNING] = g_param_spec_boolean ("is-running", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  /**
   * AshJob::finished:
   *
   * The work is done, failed or was stopped; the job's finish function says which.
   */
  finished_signal = g_signal_new ("finished", ASH_TYPE_JOB, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
}

static AshJob *
job_new (AshDocument *document, char *title, JobFunc func, AshStoreMode mode, GFile *file)
{
  AshJob *self = g_object_new (ASH_TYPE_JOB, NULL);

  self->document = g_object_ref (document);
  self->title = title;
  self->func = func;
  self->mode = mode;
  self->session = g_strdup (ash_document_get_session_path (document));
  self->path = g_file_get_path (file);
  return self;
}

/* The task holds the job until `finished` was emitted. */
static AshJob *
start (AshJob *self)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, done_cb, NULL);

  g_task_set_check_cancellable (task, FALSE);
  g_task_set_name (task, "ash-job");
  self->is_running = TRUE;
  ash_progress_set_callback (self->progress, progress_cb, self);
  g_task_run_in_thread (task, run_worker);
  return self;
}

/**
 * ash_job_import:
 * @package: a course package
 * @allow_again: take it even when the document has it already
 *
 * Returns: (transfer full): the running job
 */
AshJob *
ash_job_import (AshDocument *document, GFile *package, gboolean allow_again)
{
  g_autofree char *name = g_file_get_basename (package);
  AshJob *self = job_new (document, g_strdup_printf (_ ("Opening “%s”"), name), import_worker,
                          ASH_STORE_IMPORT, package);

  self->allow_again = allow_again;
  return start (self);
}

static gboolean
propagate (AshJob *self, GError **error)
{
  if (self->error == NULL)
    return TRUE;
  g_propagate_error (error, g_error_copy (self->error));
  return FALSE;
}

/**
 * ash_job_import_finish:
 *
 * Returns: (transfer full): what came in, hidden until ash_desk_accept_source(); once
 */
AshImported *
ash_job_import_finish (AshJob *self, GError **error)
{
  return propagate (self, error) ? g_steal_pointer (&self->imported) : NULL;
}

/**
 * ash_job_export:
 * @target: (nullable): where it will be taught; %NULL when that is not known
 * @options: (nullable): what is added to it; %NULL: the start-here page and the rubrics
 * @out: the package to write
 */
AshJob *
ash_job_export (AshDocument *document,
                const char *credential,
                const AshTarget *target,
                const AshCartridgeOptions *options,
                GFile *out)
{
  const AshCartridgeOptions all = { ASH_CC_1_1, ASH_LAYOUT_PLAIN, TRUE, TRUE };
  g_autofree char *name = g_file_get_basename (out);
  AshJob *self = job_new (document, g_strdup_printf (_ ("Writing “%s”"), name), export_worker,
                          ASH_STORE_SNAPSHOT, out);

  self->credential = g_strdup (credential);
  self->target = target;
  self->options = options != NULL ? *options : all;
  return start (self);
}

AshExported *
ash_job_export_finish (AshJob *self, GError **error)
{
  return propagate (self, error) ? g_steal_pointer (&self->exported) : NULL;
}

AshJob *
ash_job_badge (AshDocument *document, const char *credential, GFile *folder)
{
  AshJob *self = job_new (document, g_strdup (_ ("Writing the badge")), badge_worker,
                          ASH_STORE_SNAPSHOT, folder);

  self->credential = g_strdup (credential);
  return start (self);
}

char *
ash_job_badge_finish (AshJob *self, char **out_too_long, GError **error)
{
  if (!propagate (self, error))
    return NULL;
  *out_too_long = g_steal_pointer (&self->too_long);
  return g_steal_pointer (&self->missing);
}

AshJob *
ash_job_site (AshDocument *document, const char *credential, GFile *folder)
{
  AshJob *self = job_new (document, g_strdup (_ ("Writing the learner site")), site_worker,
                          ASH_STORE_SNAPSHOT, folder);

  self->credential = g_strdup (credential);
  return start (self);
}

AshReport *
ash_job_site_finish (AshJob *self, GError **error)
{
  return propagate (self, error) ? g_steal_pointer (&self->report) : NULL;
}

/**
 * ash_job_discard:
 * @source: a source that was not accepted
 *
 * Takes it back in the background: a large course is a great many rows, and nobody waits for
 * them. It is invisible already.
 */
void
ash_job_discard (AshDocument *document, const char *source)
{
  g_autoptr (GTask) task = g_task_new (document, NULL, NULL, NULL);
  const char *names[] = { ash_document_get_session_path (document), source, NULL };

  g_task_set_task_data (task, g_strdupv ((char **) names), (GDestroyNotify) g_strfreev);
  g_task_run_in_thread (task, discard_worker);
}

/**
 * ash_job_cancel:
 *
 * Asks the worker to stop; `finished` follows, and nothing of the work stays.
 */
void
ash_job_cancel (AshJob *self)
{
  g_cancellable_cancel (self->cancellable);
}

gboolean
ash_job_is_running (AshJob *self)
{
  return self->is_running;
}

const char *
ash_job_get_title (AshJob *self)
{
  return self->title;
}

/**
 * ash_job_get_fraction:
 *
 * Returns: 0 to 1, or -1 when it is not known how much is to come
 */
double
ash_job_get_fraction (AshJob *self)
{
  return self->fraction;
}
