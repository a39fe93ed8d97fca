#include "ash-progress.h"

struct _AshProgress
{
  gatomicrefcount refs;
  GMutex lock;
  GCancellable *cancellable;
  GMainContext *context;
  AshProgressFunc func;
  gpointer user_data;
  gboolean is_queued;
  char *what;
  gint64 done;
  gint64 total;
  int shown_permille;
};

/**
 * ash_progress_new:
 * @cancellable: (nullable): stops the work when cancelled
 *
 * Returns: (transfer full): progress with nothing begun
 */
AshProgress *
ash_progress_new (GCancellable *cancellable)
{
  AshProgress *self = g_new0 (AshProgress, 1);

  g_atomic_ref_count_init (&self->refs);
  g_mutex_init (&self->lock);
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  self->shown_permille = -1;
  return self;
}

AshProgress *
ash_progress_ref (AshProgress *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
ash_progress_unref (AshProgress *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_mutex_clear (&self->lock);
  g_free (self->what);
  g_free (self);
}

/**
 * ash_progress_get_cancellable:
 * @self: (nullable): progress
 *
 * Returns: (transfer none) (nullable): what stops it
 */
GCancellable *
ash_progress_get_cancellable (AshProgress *self)
{
  return self != NULL ? self->cancellable : NULL;
}

/**
 * ash_progress_set_callback:
 * @func: (nullable): told of progress, at most once per main loop turn; %NULL stops that
 */
void
ash_progress_set_callback (AshProgress *self, AshProgressFunc func, gpointer user_data)
{
  g_mutex_lock (&self->lock);
  g_clear_pointer (&self->context, g_main_context_unref);
  self->context = func != NULL ? g_main_context_ref_thread_default () : NULL;
  self->func = func;
  self->user_data = user_data;
  g_mutex_unlock (&self->lock);
}

static double
fraction_locked (AshProgress *self)
{
  if (self->total <= 0)
    return -1;
  return CLAMP ((double) self->done / (double) self->total, 0.0, 1.0);
}

static gboolean
notify_cb (gpointer data)
{
  AshProgress *self = data;
  AshProgressFunc func;
  gpointer user_data;
  double fraction;
  g_autofree char *what = NULL;

  g_mutex_lock (&self->lock);
  self->is_queued = FALSE;
  func = self->func;
  user_data = self->user_data;
  fraction = fraction_locked (self);
  what = g_strdup (self->what);
  g_mutex_unlock (&self->lock);

  if (func != NULL)
    func (fraction, what, user_data);
  return G_SOURCE_REMOVE;
}

/* One idle at most is under way: a worker that steps a million times costs the loop nothing. */
static void
queue_locked (AshProgress *self)
{
  g_autoptr (GSource) source = NULL;

  if (self->func == NULL || self->is_queued)
    return;
  self->is_queued = TRUE;
  source = g_idle_source_new ();
  g_source_set_callback (source, notify_cb, ash_progress_ref (self),
                         (GDestroyNotify) ash_progress_unref);
  g_source_attach (source, self->context);
}

/**
 * ash_progress_begin:
 * @self: (nullable): progress
 * @what: a translated phrase such as "Reading pages"
 * @total: how many units are to come, or 0 when not known
 *
 * Starts a phase; the count begins anew.
 */
void
ash_progress_begin (AshProgress *self, const char *what, gint64 total)
{
  if (self == NULL)
    return;
  g_mutex_lock (&self->lock);
  g_free (self->what);
  self->what = g_strdup (what);
  self->total = total;
  self->done = 0;
  self->shown_permille = -1;
  queue_locked (self);
  g_mutex_unlock (&self->lock);
}

/**
 * ash_progress_step:
 * @self: (nullable): progress
 * @n: units done since the last step; 0 only asks whether to go on
 *
 * Every loop over input calls it.
 *
 * Returns: %FALSE with %G_IO_ERROR_CANCELLED when the work is to stop
 */
gboolean
ash_progress_step (AshProgress *self, gint64 n, GError **error)
{
  if (self == NULL)
    return TRUE;
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  if (n != 0)
    {
      int permille;

      g_mutex_lock (&self->lock);
      self->done += n;
      permille = (int) (fraction_locked (self) * 1000);
      if (permille != self->shown_permille)
        {
          self->shown_permille = permille;
          queue_locked (self);
        }
      g_mutex_unlock (&self->lock);
    }
  return TRUE;
}

/**
 * ash_progress_get_fraction:
 *
 * Returns: 0 to 1, or -1 when the total is not known
 */
double
ash_progress_get_fraction (AshProgress *self)
{
  double fraction;

  g_mutex_lock (&self->lock);
  fraction = fraction_locked (self);
  g_mutex_unlock (&self->lock);
  return fraction;
}

/**
 * ash_progress_dup_what:
 *
 * Returns: (transfer full) (nullable): the phrase of the running phase
 */
char *
ash_progress_dup_what (AshProgress *self)
{
  char *what;

  g_mutex_lock (&self->lock);
  what = g_strdup (self->what);
  g_mutex_unlock (&self->lock);
  return what;
}
