/* usage: fluid DOCUMENT EMPTY-DOCUMENT   opens both in the real window and types in each view of
 * the first, by xdotool; prints a JSON object of what it measured, in milliseconds: own: of the
 * main loop between frames, that is in our code and not in GTK's layout and drawing frame: from a
 * key to the end of the frame that shows what it did; work: how much of that this thread was at
 * work, which a busy machine does not change */
#include "ash-application.h"
#include "ash-window-private.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef struct
{
  const char *name; /* of what is measured */
  const char *view; /* of the window */
  const char *pane; /* type of the widget whose first list takes the keys */
  const char *keys; /* for xdotool, blanks between */
  guint times;
  guint delay_ms;
} Step;

static const Step STEPS[] = {
  { "source, arrow", "source", "AshSourcePane", "Down Down Down Up", 50, 60 },
  { "source, page", "source", "AshSourcePane", "Next Next Prior", 20, 120 },
  { "source, far jump", "source", "AshSourcePane", "End Home", 4, 900 },
  { "lane, arrow", "source", "AshLanes", "Down Down Down Up", 50, 60 },
  { "lane, far jump", "source", "AshLanes", "End Home", 4, 900 },
  { "build, arrow", "build", "AshBuildOutline", "Down Down Down Up", 25, 120 },
};

static struct
{
  AshWindow *window;
  guint step;
  gboolean is_first;
  GString *json;

  gint64 woken;      /* when the loop last came back from waiting */
  gint64 frame_from; /* start of the frame that runs, or 0 */
  gint64 in_frames;  /* of this turn of the loop */
  gint64 key;        /* when the key came that no frame has shown yet, or 0 */
  gint64 key_busy;   /* the same in our own processor time */
  gboolean is_recording;
  GArray *own;    /* gint64 µs */
  GArray *frames; /* gint64 µs */
  GArray *works;  /* gint64 µs */
} bench;

/* Of this thread alone, in µs. */
static gint64
busy_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
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
  gint64 own = busy_time () - bench.woken - bench.in_frames;
  int result;

  if (bench.is_recording && own > 50)
    g_array_append_val (bench.own, own);
  result = g_poll (fds, n_fds, timeout);
  bench.woken = busy_time ();
  bench.in_frames = 0;
  return result;
}

static void
before_paint_cb (GdkFrameClock *clock, gpointer data)
{
  bench.frame_from = busy_time ();
}

static void
after_paint_cb (GdkFrameClock *clock, gpointer data)
{
  gint64 now = g_get_monotonic_time ();

  bench.in_frames += busy_time () - bench.frame_from;
  if (bench.key != 0 && bench.is_recording)
    {
      gint64 taken = now - bench.key;
      gint64 work = busy_time () - bench.key_busy;

      g_array_append_val (bench.frames, taken);
      g_array_append_val (bench.works, work);
    }
  bench.key = 0;
}

static gboolean
key_cb (GtkEventControllerKey *keys, guint keyval, guint code, GdkModifierType state, gpointer data)
{
  if (bench.key == 0)
    {
      bench.key = g_get_monotonic_time ();
      bench.key_busy = busy_time ();
    }
  return GDK_EVENT_PROPAGATE;
}

static GtkWidget *
find (GtkWidget *root, const char *type)
{
  if (!gtk_widget_get_mapped (root))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (root), g_type_from_name (type)))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
list_in (const char *pane)
{
  GtkWidget *widget = g_type_from_name (pane) != 0 ? find (GTK_WIDGET (bench.window), pane) : NULL;

  return widget != NULL ? find (widget, "GtkListView") : NULL;
}

static gboolean next_step_cb (gpointer data);

static void
report (const Step *step)
{
  g_string_append_printf (
      bench.json,
      "%s\n  {\"name\": \"%s\", \"own_p95\": %.2f, \"own_max\": %.2f, \"frame_p95\": %.1f, "
      "\"frame_max\": %.1f, \"work_p95\": %.1f, \"work_max\": %.1f, \"keys\": %u}",
      bench.is_first ? "" : ",", step->name, quantile (bench.own, .95), quantile (bench.own, 1),
      quantile (bench.frames, .95), quantile (bench.frames, 1), quantile (bench.works, .95),
      quantile (bench.works, 1), bench.frames->len);
  bench.is_first = FALSE;
}

static gboolean
step_ended_cb (gpointer data)
{
  bench.is_recording = FALSE;
  report (&STEPS[bench.step]);
  bench.step++;
  g_timeout_add (100, next_step_cb, NULL);
  return G_SOURCE_REMOVE;
}

static void
typed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_timeout_add (400, step_ended_cb, NULL);
}

static gboolean
type_cb (gpointer data)
{
  const Step *step = &STEPS[bench.step];
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) keys = g_strsplit (step->keys, " ", -1);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (words, g_strdup ("xdotool"));
  g_ptr_array_add (words, g_strdup ("key"));
  g_ptr_array_add (words, g_strdup ("--delay"));
  g_ptr_array_add (words, g_strdup_printf ("%u", step->delay_ms));
  for (guint i = 0; i < step->times; i++)
    for (guint j = 0; keys[j] != NULL; j++)
      g_ptr_array_add (words, g_strdup (keys[j]));
  g_ptr_array_add (words, NULL);
  g_array_set_size (bench.own, 0);
  g_array_set_size (bench.frames, 0);
  g_array_set_size (bench.works, 0);
  bench.is_recording = TRUE;
  process = g_subprocess_newv ((const char *const *) words->pdata, G_SUBPROCESS_FLAGS_NONE, &error);
  if (process == NULL)
    g_error ("xdotool: %s", error->message);
  g_subprocess_wait_async (process, NULL, typed_cb, NULL);
  return G_SOURCE_REMOVE;
}

static gboolean
next_step_cb (gpointer data)
{
  const Step *step = &STEPS[bench.step];
  GtkWidget *list;

  if (bench.step == G_N_ELEMENTS (STEPS))
    {
      g_print ("%s\n]}\n", bench.json->str);
      exit (0);
    }
  ash_window_show_view (bench.window, step->view);
  list = list_in (step->pane);
  if (list == NULL)
    {
      bench.step++;
      return next_step_cb (NULL);
    }
  gtk_widget_grab_focus (list);
  g_timeout_add (800, type_cb, NULL);
  return G_SOURCE_REMOVE;
}

static void
painted_cb (GdkFrameClock *clock, gint64 *painted)
{
  GtkWidget *list = list_in ("AshSourcePane");
  GtkSelectionModel *model = list != NULL ? gtk_list_view_get_model (GTK_LIST_VIEW (list)) : NULL;

  if (*painted == 0 && model != NULL && g_list_model_get_n_items (G_LIST_MODEL (model)) > 0)
    *painted = g_get_monotonic_time ();
}

static void
turn (gint64 ms)
{
  gint64 end = g_get_monotonic_time () + ms * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (500);
}

/* Milliseconds from asking for a document until a frame shows its course. */
static double
open_and_wait (GtkApplication *application, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  AshWindow *window = ash_window_new (application);
  gint64 start, painted = 0;

  bench.window = window;
  gtk_window_present (GTK_WINDOW (window));
  turn (500);
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint",
                    G_CALLBACK (painted_cb), &painted);
  start = g_get_monotonic_time ();
  ash_window_open (window, file);
  while (painted == 0 && g_get_monotonic_time () - start < 20 * G_USEC_PER_SEC)
    turn (1);
  g_signal_handlers_disconnect_by_func (gtk_widget_get_frame_clock (GTK_WIDGET (window)),
                                        painted_cb, &painted);
  if (painted == 0)
    g_error ("%s was not shown within 20 s", path);
  turn (1500);
  return (painted - start) / 1000.0;
}

static void
watch (AshWindow *window)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), NULL);
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), NULL);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), NULL);
  g_main_context_set_poll_func (NULL, poll_and_count);
}

static gboolean
begin_cb (gpointer data)
{
  GtkApplication *application = GTK_APPLICATION (g_application_get_default ());
  char **argv = data;
  double small = open_and_wait (application, argv[2]);
  double large;

  gtk_window_destroy (GTK_WINDOW (bench.window));
  large = open_and_wait (application, argv[1]);
  bench.own = g_array_new (FALSE, FALSE, sizeof (gint64));
  bench.frames = g_array_new (FALSE, FALSE, sizeof (gint64));
  bench.works = g_array_new (FALSE, FALSE, sizeof (gint64));
  bench.is_first = TRUE;
  bench.json = g_string_new (NULL);
  g_string_append_printf (bench.json, "{\"open_empty\": %.0f, \"open\": %.0f, \"steps\": [", small,
                          large);
  watch (bench.window);
  g_timeout_add (500, next_step_cb, NULL);
  return G_SOURCE_REMOVE;
}

static void
startup_cb (GApplication *application, gpointer argv)
{
  g_application_hold (application);
  g_idle_add (begin_cb, argv);
}

int
main (int argc, char **argv)
{
  g_autoptr (AshApplication) application = ash_application_new ();

  if (argc != 3)
    return 2;
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_signal_connect_after (application, "startup", G_CALLBACK (startup_cb), argv);
  return g_application_run (G_APPLICATION (application), 1, argv);
}
