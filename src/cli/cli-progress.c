#include "cli.h"

#include <errno.h>
#include <glib-unix.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#define SHOWN_EVERY_MS 200

/* The work runs on the main thread, which has no loop; a second one looks at how far it is, and
 * at whether somebody wants it to stop. A byte in the pipe tells it: 's' to stop the work, 'o'
 * that it is over. */
struct _CliProgress
{
  AshProgress *progress;
  GCancellable *cancellable;
  GThread *watcher;
  int pipe[2];
};

static int signal_pipe = -1;

static void
signal_cb (int number)
{
  int saved = errno;

  (void) !write (signal_pipe, "s", 1);
  errno = saved;
}

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
watch_worker (gpointer data)
{
  CliProgress *self = data;
  gboolean is_shown = isatty (STDERR_FILENO);
  struct pollfd ready = { .fd = self->pipe[0], .events = POLLIN };
  char what = '\0';

  while (what != 'o')
    {
      int n = poll (&ready, 1, is_shown ? SHOWN_EVERY_MS : -1);

      if (n == 0)
        show (self->progress);
      else if (n > 0 && read (self->pipe[0], &what, 1) == 1 && what == 's')
        g_cancellable_cancel (self->cancellable);
    }
  if (is_shown)
    {
      fprintf (stderr, "\r\033[K");
      fflush (stderr);
    }
  return NULL;
}

/* The first Ctrl+C stops the work and tidies up; a second one ends the program at once. One that
 * comes when the work is done, while the result is put in its place, changes nothing any more. */
static void
watch_signals (int fd)
{
  struct sigaction action = { .sa_handler = signal_cb, .sa_flags = SA_RESTART };

  if (fd < 0)
    action.sa_handler = SIG_IGN;
  else
    action.sa_flags |= (int) SA_RESETHAND;
  signal_pipe = fd;
  sigaction (SIGINT, &action, NULL);
  sigaction (SIGTERM, &action, NULL);
}

CliProgress *
cli_progress_new (void)
{
  CliProgress *self = g_new0 (CliProgress, 1);

  self->cancellable = g_cancellable_new ();
  self->progress = ash_progress_new (self->cancellable);
  if (!g_unix_open_pipe (self->pipe, FD_CLOEXEC, NULL))
    return self;
  self->watcher = g_thread_new ("progress", watch_worker, self);
  watch_signals (self->pipe[1]);
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
  if (self->watcher != NULL)
    {
      watch_signals (-1);
      (void) !write (self->pipe[1], "o", 1);
      g_thread_join (self->watcher);
      close (self->pipe[0]);
      close (self->pipe[1]);
    }
  ash_progress_unref (self->progress);
  g_object_unref (self->cancellable);
  g_free (self);
}
