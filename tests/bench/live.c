/* usage: live DOCUMENT   opens it in the real window with the preview beside the work, changes a
 * page's title and moves the page, again and again, and prints a JSON object: in milliseconds, by
 * the clock and in processor time of the program and of the processes that show its pages, from the
 * change until the page in the preview is painted with it; and of the program alone until the
 * checks have ended. */
#include "ash-application.h"
#include "ash-window-private.h"

#include <ash-desk.h>
#include <webkit/webkit.h>

#include "fluid-meter.h"
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define N_EDITS 12
#define PATIENCE_S 60

static struct
{
  AshWindow *window;
  char *path;
  WebKitWebView *view; /* of the page in the preview */
  GArray *others;      /* (element-type pid_t) processes that the program has begun */
  guint n_shown;       /* times the preview said that it followed */
  guint n_painted;
  guint n_checked;
} bench;

/* The processes that show pages are others: what they do is part of what a person waits for. */

static int
parent_of (const char *pid)
{
  g_autofree char *path = g_build_filename ("/proc", pid, "stat", NULL);
  g_autofree char *text = NULL;
  const char *end;
  int parent = 0;

  if (!g_file_get_contents (path, &text, NULL, NULL) || (end = strrchr (text, ')')) == NULL)
    return 0;
  return sscanf (end, ") %*c %d", &parent) == 1 ? parent : 0;
}

static void
add_processes_of (int parent)
{
  g_autoptr (GDir) all = g_dir_open ("/proc", 0, NULL);
  const char *name;

  while (all != NULL && (name = g_dir_read_name (all)) != NULL)
    if (g_ascii_isdigit (*name) && parent_of (name) == parent)
      {
        pid_t pid = atoi (name);

        g_array_append_val (bench.others, pid);
        add_processes_of (pid);
      }
}

static gint64
time_of_all (void)
{
  gint64 sum = fluid_meter_process_time ();

  for (guint i = 0; i < bench.others->len; i++)
    {
      struct timespec spent;
      clockid_t clock;

      if (clock_getcpuclockid (g_array_index (bench.others, pid_t, i), &clock) == 0 &&
          clock_gettime (clock, &spent) == 0)
        sum += spent.tv_sec * G_USEC_PER_SEC + spent.tv_nsec / 1000;
    }
  return sum;
}

static WebKitWebView *
find_view (GtkWidget *widget)
{
  WebKitWebView *found = NULL;

  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (WEBKIT_IS_WEB_VIEW (widget) &&
      g_str_has_prefix (webkit_web_view_get_uri (WEBKIT_WEB_VIEW (widget)), "ashlar:"))
    return WEBKIT_WEB_VIEW (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_view (child);
  return found;
}

static void
painted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JSCValue) value = webkit_web_view_call_async_javascript_function_finish (
      WEBKIT_WEB_VIEW (source), result, &error);

  if (error != NULL)
    g_error ("%s", error->message);
  bench.n_painted++;
}

/* A frame is on its way when the next is asked for. */
static void
ask_painted (void)
{
  webkit_web_view_call_async_javascript_function (
      bench.view,
      "await new Promise (done => requestAnimationFrame (() => requestAnimationFrame (done)));", -1,
      NULL, "org.ashlar.bench", NULL, NULL, painted_cb, NULL);
}

/* The preview says how long it took in a debug message. */
static GLogWriterOutput
writer (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "MESSAGE") &&
        strstr (fields[i].value, "ms after the edit") != NULL)
      bench.n_shown++;
  return level <= G_LOG_LEVEL_WARNING ? g_log_writer_default (level, fields, n_fields, data)
                                      : G_LOG_WRITER_HANDLED;
}

static void
findings_cb (AshLive *live)
{
  bench.n_checked++;
}

static gboolean
wait_for (const guint *counter, guint before)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_S * G_USEC_PER_SEC;

  while (*counter == before && g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (500);
  return *counter != before;
}

typedef struct
{
  double shown, shown_busy;
  double checked, checked_busy;
} Times;

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static void
edit (AshStore *store, const char *item, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *title = g_strdup_printf ("Page, changed for the %u. time", n);

  if (n % 3 == 2)
    ash_desk_shift_item (store, item, n % 2 == 0 ? 1 : -1, &error);
  else
    ash_desk_set_text (store, &ASH_ITEM, item, "title", title, "Rename", &error);
  if (error != NULL)
    g_error ("%s", error->message);
}

static Times
follow (const char *item, guint n)
{
  AshStore *store = ash_place_get_store (ash_window_get_place (bench.window));
  guint n_shown = bench.n_shown, n_painted = bench.n_painted, n_checked = bench.n_checked;
  gint64 start = g_get_monotonic_time ();
  gint64 busy = fluid_meter_process_time ();
  gint64 busy_all = time_of_all ();
  Times times;

  edit (store, item, n);
  if (!wait_for (&bench.n_shown, n_shown))
    g_error ("the preview did not follow within %u s", PATIENCE_S);
  ask_painted ();
  if (!wait_for (&bench.n_painted, n_painted))
    g_error ("the preview was not painted within %u s", PATIENCE_S);
  times.shown = (g_get_monotonic_time () - start) / 1000.0;
  times.shown_busy = (time_of_all () - busy_all) / 1000.0;
  if (!wait_for (&bench.n_checked, n_checked))
    g_error ("the checks did not end within %u s", PATIENCE_S);
  times.checked = (g_get_monotonic_time () - start) / 1000.0;
  times.checked_busy = (fluid_meter_process_time () - busy) / 1000.0;
  fluid_meter_rest (300);
  return times;
}

/* Of all edits, by the middle one */
static void
report (const Times *times)
{
  double figures[4][N_EDITS];

  for (guint i = 0; i < N_EDITS; i++)
    {
      figures[0][i] = times[i].shown;
      figures[1][i] = times[i].shown_busy;
      figures[2][i] = times[i].checked;
      figures[3][i] = times[i].checked_busy;
    }
  for (guint i = 0; i < 4; i++)
    qsort (figures[i], N_EDITS, sizeof (double), compare);
  g_print ("{\"shown\": %.0f, \"shown_busy\": %.0f, \"shown_best\": %.0f, \"checked\": %.0f, "
           "\"checked_busy\": %.0f}\n",
           figures[0][N_EDITS / 2], figures[1][N_EDITS / 2], figures[0][0], figures[2][N_EDITS / 2],
           figures[3][N_EDITS / 2]);
}

static char *
dup_page (AshLive *live)
{
  const AshDesign *design = ash_live_get_design (live);

  for (guint i = design->items->len / 2; i < design->items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (design->items, i);

      if (item->kind == ASH_ITEM_PAGE && item->is_linked)
        return g_strdup (item->record.id);
    }
  g_error ("no page");
}

static gboolean
run_cb (gpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path (bench.path);
  GtkApplication *application = GTK_APPLICATION (g_application_get_default ());
  g_autofree char *page = NULL;
  Times times[N_EDITS];
  AshLive *live;

  bench.window = ash_window_new (application);
  gtk_window_present (GTK_WINDOW (bench.window));
  ash_window_open (bench.window, file);
  while (ash_window_get_place (bench.window) == NULL ||
         ash_live_get_findings (ash_place_get_live (ash_window_get_place (bench.window))) == NULL)
    fluid_meter_rest (100);
  live = ash_place_get_live (ash_window_get_place (bench.window));
  g_signal_connect (live, "findings", G_CALLBACK (findings_cb), NULL);
  page = dup_page (live);
  ash_window_go_to (bench.window, "build", page, "");
  g_action_group_activate_action (G_ACTION_GROUP (bench.window), "preview-beside", NULL);
  fluid_meter_wait_until_idle ();
  bench.view = find_view (GTK_WIDGET (bench.window));
  if (bench.view == NULL)
    g_error ("no page in the preview");
  bench.others = g_array_new (FALSE, FALSE, sizeof (pid_t));
  add_processes_of (getpid ());
  for (guint i = 0; i < N_EDITS; i++)
    times[i] = follow (page, i);
  report (times);
  exit (0);
}

static void
startup_cb (GApplication *application, gpointer data)
{
  g_application_hold (application);
  g_idle_add (run_cb, NULL);
}

int
main (int argc, char **argv)
{
  g_autoptr (AshApplication) application = NULL;

  if (argc != 2)
    return 2;
  bench.path = argv[1];
  g_log_set_writer_func (writer, NULL, NULL);
  application = ash_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_signal_connect_after (application, "startup", G_CALLBACK (startup_cb), NULL);
  return g_application_run (G_APPLICATION (application), 1, argv);
}
