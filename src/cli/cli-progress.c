#include "cli.h"

#include <stdio.h>
#include <unistd.h>

/* The work runs on the main thread, which has no loop; a second one looks at how far it is. */
struct _CliProgress
{
  AshProgress *progress;
  GThread *ticker;
  GMutex lock;
  GCond woken;
  gboolean is_over;
};

static void
show (AshProgress *progress)
{
  g_autofree char *what = ash_progress_dup_what (progress);
  double fraction = ash_progress_get_fraction (progress);

  if (what == NULL)
    return;
  if (fraction < 0)
    fprintf (stderr, "\r\033[K%s", what);
  else
    fprintf (stderr, "\r\033[K%s %d%%", what, (int) (fraction * 100));
  fflush (stderr);
}

static gpointer
tick_worker (gpointer data)
{
  CliProgress *self = data;

  g_mutex_lock (&self->lock);
  while (!self->is_over)
    {
      gint64 until = g_get_monotonic_time () + G_TIME_SPAN_SECOND / 5;

      if (!g_cond_wait_until (&self->woken, &self->lock, until))
        show (self->progress);
    }
  g_mutex_unlock (&self->lock);
  fprintf (stderr, "\r\033[K");
  fflush (stderr);
  return NULL;
}

CliProgress *
cli_progress_new (void)
{
  CliProgress *self = g_new0 (CliProgress, 1);

  self->progress = ash_progress_new (NULL);
  g_mutex_init (&self->lock);
  g_cond_init (&self->woken);
  if (isatty (STDERR_FILENO))
    self->ticker = g_thread_new ("progress", tick_worker, self);
  return self;
}

AshProgress *
cli_progress_get (CliProgress *self)
{
  return self->progress;
}

void
cli_progress_free (CliProgress *self)
{
  if (self == NULL)
    return;
  g_mutex_lock (&self->lock);
  self->is_over = TRUE;
  g_cond_signal (&self->woken);
  g_mutex_unlock (&self->lock);
  if (self->ticker != NULL)
    g_thread_join (self->ticker);
  ash_progress_unref (self->progress);
  g_cond_clear (&self->woken);
  g_mutex_clear (&self->lock);
  g_free (self);
}
