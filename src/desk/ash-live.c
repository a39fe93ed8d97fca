#include "ash-live.h"

#include <ash-check.h>
#include <ash-let-go.h>
#include <ash-page.h>
#include <ash-workload.h>

struct _AshLive
{
  GObject parent_instance;

  AshDocument *document;
  char *credential;
  AshDesign *design;
  AshTalk *talk;         /* (nullable): of that design */
  AshChangeSet *changes; /* since that was read */
  GPtrArray *findings;
  gint64 minutes;
  gboolean is_estimate;
  GPtrArray *dismissed;
  GCancellable *cancellable; /* of what is on its way */
  gboolean is_checking;      /* what is on its way are the checks */
  gboolean is_stale;         /* edited since what is on its way was read */
  gboolean is_current;       /* the design has every edit */
};

enum
{
  DESIGN,
  FINDINGS,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AshLive, ash_live, G_TYPE_OBJECT)

static void look_again (AshLive *self);

/* On a worker: the design as of one moment */

typedef struct
{
  char *path;
  char *credential;
  AshDesign *before; /* (nullable) */
  AshChangeSet *changes;
} Order;

static void
let_go (AshDesign *design)
{
  ash_let_go (design, (GDestroyNotify) ash_design_free);
}

static void
order_free (gpointer data)
{
  Order *self = data;

  g_free (self->path);
  g_free (self->credential);
  let_go (self->before);
  ash_change_set_free (self->changes);
  g_free (self);
}

static void
load_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Order *order = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AshStore) store = ash_store_open (order->path, ASH_STORE_SNAPSHOT, &error);
  g_autoptr (AshCredential) credential =
      store != NULL ? ash_store_get (store, &ASH_CREDENTIAL, order->credential, &error) : NULL;
  AshDesign *design =
      credential != NULL
          ? ash_store_reload_design (store, credential->tree, order->before, order->changes, &error)
          : NULL;

  /* What its pages lead to is made now and kept with the design's sources, not when the main
   * thread first asks. */
  if (design != NULL)
    ash_link_map_free (ash_link_map_new (design));
  if (design != NULL)
    g_task_return_pointer (task, design, (GDestroyNotify) ash_design_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

typedef struct
{
  char *path;
  AshDesign *design;
  GPtrArray *dismissed; /* these for the answer */
  gint64 minutes;
  gboolean is_estimate;
} Checks;

static void
checks_free (gpointer data)
{
  Checks *self = data;

  g_free (self->path);
  let_go (self->design);
  g_ptr_array_unref (self->dismissed);
  g_free (self);
}

static void
sum_minutes (Checks *checks, const AshBodies *bodies)
{
  g_autoptr (AshLinkMap) links = ash_link_map_new (checks->design);
  GPtrArray *top = ash_design_children (checks->design, NULL);
  AshWorkloadSum sum = { .links = links };

  for (guint i = 0; i < top->len; i++)
    ash_workload_sum_add (&sum, checks->design, bodies, g_ptr_array_index (top, i));
  checks->minutes = sum.minutes;
  checks->is_estimate = sum.n_guessed > 0;
}

static void
check_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Checks *checks = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AshStore) store = ash_store_open (checks->path, ASH_STORE_SNAPSHOT, &error);
  g_autoptr (AshProgress) progress = ash_progress_new (cancellable);
  GPtrArray *findings = NULL;

  if (store != NULL)
    {
      AshBodies bodies = ash_store_bodies (store);

      sum_minutes (checks, &bodies);
      findings =
          ash_check_credential_all (checks->design, &bodies, checks->dismissed, progress, &error);
    }
  if (findings != NULL)
    g_task_return_pointer (task, findings, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* On the main thread */

/* A worker's answer counts when it is of the last question, and of a document that is still open. */
static gboolean
is_asked (AshLive *self, GAsyncResult *result)
{
  if (self->cancellable != NULL && ash_document_get_store (self->document) == NULL)
    {
      g_cancellable_cancel (self->cancellable);
      g_clear_object (&self->cancellable);
    }
  return g_task_get_cancellable (G_TASK (result)) == self->cancellable;
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  AshLive *self = ASH_LIVE (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = g_task_propagate_pointer (G_TASK (result), &error);
  const Checks *checks = g_task_get_task_data (G_TASK (result));

  if (!is_asked (self, result))
    return;
  g_clear_object (&self->cancellable);
  self->is_checking = FALSE;
  if (findings != NULL)
    {
      g_clear_pointer (&self->findings, g_ptr_array_unref);
      self->findings = g_steal_pointer (&findings);
      g_clear_pointer (&self->dismissed, g_ptr_array_unref);
      self->dismissed = g_ptr_array_ref (checks->dismissed);
      self->minutes = checks->minutes;
      self->is_estimate = checks->is_estimate;
      g_signal_emit (self, signals[FINDINGS], 0);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("checks: %s", error->message);
}

static void
run_checks (AshLive *self)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, checked_cb, NULL);
  Checks *checks = g_new0 (Checks, 1);

  self->is_checking = TRUE;
  checks->path = g_strdup (ash_document_get_session_path (self->document));
  checks->design = ash_design_ref (self->design);
  checks->dismissed = g_ptr_array_new_with_free_func ((GDestroyNotify) ash_finding_free);
  g_task_set_task_data (task, checks, checks_free);
  g_task_run_in_thread (task, check_worker);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  AshLive *self = ASH_LIVE (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (AshDesign) design = g_task_propagate_pointer (G_TASK (result), &error);

  if (!is_asked (self, result))
    return;
  if (design == NULL)
    {
      /* What had changed is no longer known. */
      self->changes->is_whole = TRUE;
      g_clear_object (&self->cancellable);
      if (self->is_stale)
        look_again (self);
      return;
    }
  g_clear_pointer (&self->talk, ash_talk_free);
  g_clear_pointer (&self->design, let_go);
  self->design = g_steal_pointer (&design);
  self->is_current = !self->is_stale;
  g_signal_emit (self, signals[DESIGN], 0);
  /* A listener may have chosen another credential. */
  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  if (self->is_stale)
    look_again (self);
  else
    run_checks (self);
}

/* Reads again; what is on its way is let go. */
static void
look_again (AshLive *self)
{
  g_autoptr (GTask) task = NULL;
  Order *order;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->is_stale = FALSE;
  self->is_checking = FALSE;
  if (self->credential == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, loaded_cb, NULL);
  g_task_set_check_cancellable (task, FALSE);
  order = g_new0 (Order, 1);
  order->path = g_strdup (ash_document_get_session_path (self->document));
  order->credential = g_strdup (self->credential);
  order->before = self->design != NULL ? ash_design_ref (self->design) : NULL;
  order->changes = self->changes;
  self->changes = ash_change_set_new ();
  g_task_set_task_data (task, order, order_free);
  g_task_run_in_thread (task, load_worker);
}

/* A design that is being read is waited for, so that somebody who types fast still sees figures
 * move; checks that are under way are of something old and are let go. */
static void
changed_cb (AshLive *self, const AshChangeSet *changes)
{
  self->is_current = FALSE;
  ash_change_set_add (self->changes, changes);
  if (self->cancellable == NULL || self->is_checking)
    look_again (self);
  else
    self->is_stale = TRUE;
}

static void
ash_live_dispose (GObject *object)
{
  AshLive *self = ASH_LIVE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_func (self->document, changed_cb, self);
  g_clear_object (&self->document);
  g_clear_pointer (&self->talk, ash_talk_free);
  g_clear_pointer (&self->design, ash_design_free);
  g_clear_pointer (&self->changes, ash_change_set_free);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->dismissed, g_ptr_array_unref);
  g_clear_pointer (&self->credential, g_free);
  G_OBJECT_CLASS (ash_live_parent_class)->dispose (object);
}

static void
ash_live_class_init (AshLiveClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_live_dispose;
  signals[DESIGN] =
      g_signal_new ("design", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FINDINGS] =
      g_signal_new ("findings", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
ash_live_init (AshLive *self)
{
  self->changes = ash_change_set_new ();
}

AshLive *
ash_live_new (AshDocument *document)
{
  AshLive *self = g_object_new (ASH_TYPE_LIVE, NULL);

  self->document = g_object_ref (document);
  g_signal_connect_swapped (document, "changed", G_CALLBACK (changed_cb), self);
  return self;
}

/**
 * ash_live_set_credential:
 * @credential: (nullable): its id
 */
void
ash_live_set_credential (AshLive *self, const char *credential)
{
  if (g_strcmp0 (self->credential, credential) == 0)
    return;
  g_free (self->credential);
  self->credential = g_strdup (credential);
  g_clear_pointer (&self->talk, ash_talk_free);
  g_clear_pointer (&self->design, let_go);
  self->minutes = 0;
  self->is_estimate = FALSE;
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->dismissed, g_ptr_array_unref);
  look_again (self);
  if (credential == NULL)
    g_signal_emit (self, signals[DESIGN], 0);
}

const char *
ash_live_get_credential (AshLive *self)
{
  return self->credential;
}

gboolean
ash_live_is_current (AshLive *self)
{
  return self->is_current;
}

AshDesign *
ash_live_get_design (AshLive *self)
{
  return self->design;
}

const AshTalk *
ash_live_get_talk (AshLive *self)
{
  if (self->talk == NULL && self->design != NULL)
    self->talk = ash_talk_new (self->design);
  return self->talk;
}

GPtrArray *
ash_live_get_findings (AshLive *self)
{
  return self->findings;
}

gint64
ash_live_get_minutes (AshLive *self, gboolean *is_estimate)
{
  *is_estimate = self->is_estimate;
  return self->minutes;
}

GPtrArray *
ash_live_get_dismissed (AshLive *self)
{
  return self->dismissed;
}
