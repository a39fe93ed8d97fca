#include "fluid-meter.h"

#include <time.h>

/* Shorter turns of the loop are those in which nothing was done. */
#define TURN_US 50

static struct
{
  gint64 woken;      /* when the loop last came back from waiting */
  gint64 frame_from; /* start of the frame that runs */
  gint64 in_frames;  /* of this turn of the loop */
  gint64 measured;   /* when GTK began to measure the window */
  gint64 key;        /* when the key came that no frame has shown yet, or 0 */
  gint64 key_busy;   /* the same in our own processor time */
  gboolean is_recording;
  GArray *own;    /* gint64 µs */
  GArray *frames; /* gint64 µs */
  GArray *works;  /* gint64 µs */
} meter;

static gint64
processor_time (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);
  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

gint64
fluid_meter_thread_time (void)
{
  return processor_time (CLOCK_THREAD_CPUTIME_ID);
}

gint64
fluid_meter_process_time (void)
{
  return processor_time (CLOCK_PROCESS_CPUTIME_ID);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return x < y ? -1 : x > y;
}

static double
quantile (GArray *samples, double part)
{
  if (samples->len == 0)
    return 0;
  g_array_sort (samples, compare);
  return g_array_index (samples, gint64, (guint) (part * (samples->len - 1))) / 1000.0;
}

static int
poll_and_count (GPollFD *fds, guint n_fds, int timeout)
{
  gint64 own = fluid_meter_thread_time () - meter.woken - meter.in_frames;
  int result;

  if (meter.is_recording && own > TURN_US)
    g_array_append_val (meter.own, own);
  result = g_poll (fds, n_fds, timeout);
  meter.woken = fluid_meter_thread_time ();
  meter.in_frames = 0;
  return result;
}

static void
before_paint_cb (GdkFrameClock *clock, gpointer data)
{
  meter.frame_from = fluid_meter_thread_time ();
}

static void
after_paint_cb (GdkFrameClock *clock, gpointer data)
{
  gint64 busy = fluid_meter_thread_time ();

  meter.in_frames += busy - meter.frame_from;
  if (meter.key != 0 && meter.is_recording)
    {
      gint64 taken = g_get_monotonic_time () - meter.key;
      gint64 work = busy - meter.key_busy;

      g_array_append_val (meter.frames, taken);
      g_array_append_val (meter.works, work);
    }
  meter.key = 0;
}

/* GTK asks how large a window wants to be in a turn before the frame; that is its layout too. */
static gboolean
measures_cb (GSignalInvocationHint *hint, guint n, const GValue *values, gpointer data)
{
  meter.measured = fluid_meter_thread_time ();
  return TRUE;
}

static void
measured_cb (GdkToplevel *surface, GdkToplevelSize *size, gpointer data)
{
  meter.in_frames += fluid_meter_thread_time () - meter.measured;
}

static void
note_input (void)
{
  if (meter.key != 0)
    return;
  meter.key = g_get_monotonic_time ();
  meter.key_busy = fluid_meter_thread_time ();
}

static gboolean
key_cb (GtkEventControllerKey *keys, guint keyval, guint code, GdkModifierType state, gpointer data)
{
  note_input ();
  return GDK_EVENT_PROPAGATE;
}

static gboolean
scroll_cb (GtkEventControllerScroll *wheel, double x, double y, gpointer data)
{
  note_input ();
  return GDK_EVENT_PROPAGATE;
}

static void
realized_cb (GtkWidget *window, gpointer data)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);

  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), NULL);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), NULL);
  g_signal_connect_after (gtk_native_get_surface (GTK_NATIVE (window)), "compute-size",
                          G_CALLBACK (measured_cb), NULL);
}

static void
watch_window (GtkWidget *window)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *wheel =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), NULL);
  gtk_widget_add_controller (window, keys);
  gtk_event_controller_set_propagation_phase (wheel, GTK_PHASE_CAPTURE);
  g_signal_connect (wheel, "scroll", G_CALLBACK (scroll_cb), NULL);
  gtk_widget_add_controller (window, wheel);
  g_signal_connect (window, "realize", G_CALLBACK (realized_cb), NULL);
  if (gtk_widget_get_realized (window))
    realized_cb (window, NULL);
}

static void
windows_cb (GListModel *windows, guint position, guint removed, guint added, gpointer data)
{
  for (guint i = 0; i < added; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, position + i);

      watch_window (window);
    }
}

void
fluid_meter_watch (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  meter.own = g_array_new (FALSE, FALSE, sizeof (gint64));
  meter.frames = g_array_new (FALSE, FALSE, sizeof (gint64));
  meter.works = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_signal_connect (windows, "items-changed", G_CALLBACK (windows_cb), NULL);
  windows_cb (windows, 0, 0, g_list_model_get_n_items (windows), NULL);
  g_signal_add_emission_hook (g_signal_lookup ("compute-size", GDK_TYPE_TOPLEVEL), 0, measures_cb,
                              NULL, NULL);
  g_main_context_set_poll_func (NULL, poll_and_count);
}

void
fluid_meter_begin (void)
{
  g_array_set_size (meter.own, 0);
  g_array_set_size (meter.frames, 0);
  g_array_set_size (meter.works, 0);
  meter.is_recording = TRUE;
}

void
fluid_meter_end (FluidFigures *figures)
{
  meter.is_recording = FALSE;
  figures->own_p95 = quantile (meter.own, .95);
  figures->own_max = quantile (meter.own, 1);
  figures->work_p95 = quantile (meter.works, .95);
  figures->work_max = quantile (meter.works, 1);
  figures->frame_p95 = quantile (meter.frames, .95);
  figures->frame_max = quantile (meter.frames, 1);
  figures->n_keys = meter.frames->len;
}

static void
timeout_cb (gpointer is_over)
{
  *(gboolean *) is_over = TRUE;
}

/* What the bench has done since the loop was woken is not the application's. */
void
fluid_meter_leave_out (void)
{
  meter.woken = fluid_meter_thread_time ();
  meter.in_frames = 0;
}

/* Lets the loop wait as it does in the application. */
void
fluid_meter_rest (guint ms)
{
  gboolean is_over = FALSE;

  g_timeout_add_once (ms, timeout_cb, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

/* Until the figures, the design and the checks are there, as far as can be seen from here. */
void
fluid_meter_wait_until_idle (void)
{
  for (guint quiet = 0, rounds = 0; quiet < 3 && rounds < 60; rounds++)
    {
      gint64 busy = fluid_meter_process_time ();

      fluid_meter_rest (500);
      quiet = fluid_meter_process_time () - busy < 50 * 1000 ? quiet + 1 : 0;
    }
}
