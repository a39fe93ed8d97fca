#include "ash-source-figures.h"

#include <ash-desk-looks.h>
#include <ash-let-go.h>

struct _AshSourceFigures
{
  GObject parent_instance;

  AshDocument *document;
  AshOutline *outline;
  char *source;
  GCancellable *cancellable;
  guint begin; /* idle: they come after the outline has been seen */
  gboolean has_looked;
  gboolean is_covering;
  gboolean is_stale;     /* edited since what is being found was read */
  AshCoverage *coverage; /* (nullable): the last one; only read while a worker compares with it */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AshSourceFigures, ash_source_figures, G_TYPE_OBJECT)

static void
let_go (AshCoverage *coverage)
{
  ash_let_go (coverage, (GDestroyNotify) ash_coverage_free);
}

/* On a worker */

typedef struct
{
  char *path;
  char *source;
  const AshCoverage *before; /* (nullable) */
} Order;

static void
order_free (gpointer data)
{
  Order *self = data;

  g_free (self->path);
  g_free (self->source);
  g_free (self);
}

static void
coverage_worker (GTask *task, gpointer object, gpointer data, GCancellable *cancellable)
{
  const Order *order = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AshStore) store = ash_store_open (order->path, ASH_STORE_SNAPSHOT, &error);
  AshCoverage *coverage = store != NULL ? ash_desk_coverage (store, order->source, &error) : NULL;

  if (coverage != NULL && order->before != NULL)
    ash_coverage_compare (coverage, order->before);
  if (coverage != NULL)
    g_task_return_pointer (task, coverage, (GDestroyNotify) ash_coverage_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
looks_worker (GTask *task, gpointer object, gpointer data, GCancellable *cancellable)
{
  const Order *order = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AshProgress) progress = ash_progress_new (cancellable);
  g_autoptr (AshStore) store = ash_store_open (order->path, ASH_STORE_SNAPSHOT, &error);
  AshLooks *looks = store != NULL ? ash_desk_looks (store, order->source, progress, &error) : NULL;

  if (looks != NULL)
    g_task_return_pointer (task, looks, (GDestroyNotify) ash_looks_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
start (AshSourceFigures *self, GTaskThreadFunc worker, GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, callback, NULL);
  Order *order = g_new0 (Order, 1);

  order->path = g_strdup (ash_document_get_session_path (self->document));
  order->source = g_strdup (self->source);
  order->before = self->coverage;
  g_task_set_task_data (task, order, order_free);
  g_task_run_in_thread (task, worker);
}

/* On the main thread */

/* Says what went wrong, unless it is that nobody wants to know any more. */
static void
warn (const char *what, const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("%s: %s", what, error->message);
}

static void
looked_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  AshSourceFigures *self = ASH_SOURCE_FIGURES (object);
  g_autoptr (GError) error = NULL;
  g_autoptr (AshLooks) looks = g_task_propagate_pointer (G_TASK (result), &error);

  if (looks == NULL)
    {
      warn ("looks", error);
      return;
    }
  ash_outline_set_looks (self->outline, looks);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
covered_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  AshSourceFigures *self = ASH_SOURCE_FIGURES (object);
  g_autoptr (GError) error = NULL;
  AshCoverage *coverage = g_task_propagate_pointer (G_TASK (result), &error);

  self->is_covering = FALSE;
  if (coverage == NULL)
    warn ("coverage", error);
  else
    {
      AshCoverage *before = self->coverage;

      self->coverage = coverage;
      ash_outline_set_coverage (self->outline, coverage);
      g_signal_emit (self, signals[CHANGED], 0);
      let_go (before);
    }
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (self->is_stale)
    ash_source_figures_cover (self);
  if (!self->has_looked)
    start (self, looks_worker, looked_cb);
  self->has_looked = TRUE;
}

static gboolean
begin_cb (gpointer data)
{
  AshSourceFigures *self = data;

  self->begin = 0;
  ash_source_figures_cover (self);
  return G_SOURCE_REMOVE;
}

static void
ash_source_figures_dispose (GObject *object)
{
  AshSourceFigures *self = ASH_SOURCE_FIGURES (object);

  g_clear_handle_id (&self->begin, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  G_OBJECT_CLASS (ash_source_figures_parent_class)->dispose (object);
}

static void
ash_source_figures_finalize (GObject *object)
{
  AshSourceFigures *self = ASH_SOURCE_FIGURES (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->document);
  g_clear_object (&self->outline);
  let_go (self->coverage);
  g_free (self->source);
  G_OBJECT_CLASS (ash_source_figures_parent_class)->finalize (object);
}

static void
ash_source_figures_class_init (AshSourceFiguresClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ash_source_figures_dispose;
  object_class->finalize = ash_source_figures_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
ash_source_figures_init (AshSourceFigures *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * ash_source_figures_new:
 * @source: id of the course
 * @outline: its outline
 *
 * Dropping the last reference that is not a worker's stops the workers: call
 * g_object_run_dispose() when another course is shown.
 */
AshSourceFigures *
ash_source_figures_new (AshDocument *document, const char *source, AshOutline *outline)
{
  AshSourceFigures *self = g_object_new (ASH_TYPE_SOURCE_FIGURES, NULL);

  self->document = g_object_ref (document);
  self->outline = g_object_ref (outline);
  self->source = g_strdup (source);
  self->begin = g_idle_add_full (G_PRIORITY_LOW, begin_cb, self, NULL);
  return self;
}

/**
 * ash_source_figures_cover:
 *
 * Finds again which credentials use what.
 */
void
ash_source_figures_cover (AshSourceFigures *self)
{
  self->is_stale = self->is_covering;
  if (self->is_covering || self->begin != 0)
    return;
  self->is_covering = TRUE;
  start (self, coverage_worker, covered_cb);
}

/**
 * ash_source_figures_get_coverage:
 *
 * Returns: (transfer none) (nullable): the last that was found
 */
const AshCoverage *
ash_source_figures_get_coverage (AshSourceFigures *self)
{
  return self->coverage;
}
