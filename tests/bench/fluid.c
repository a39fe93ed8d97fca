/* usage: fluid LARGE SOME MANY SMALL [NAME]   opens the documents in the real window and does in
 * them what fluid-steps.c lists (only the steps whose names begin with NAME), by xdotool; prints a
 * JSON object of what it measured, in milliseconds. What each figure means stands in
 * fluid-meter.h. */
#include "ash-application.h"
#include "ash-window-private.h"

#include <stdlib.h>
#include <string.h>

#include "fluid-meter.h"
#include "fluid-steps.h"

#define SETTLE_MS 400 /* what a key began is over by then */

static struct
{
  char **documents;
  const char *only; /* (nullable) */
  AshWindow *window;
  FluidDocument document; /* that is open */
} bench;

/* Time */

static void
turn (gint64 ms)
{
  gint64 end = g_get_monotonic_time () + ms * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (500);
}

/* Finding */

static gboolean
is_named (GtkWidget *widget, const char *name)
{
  GType type = g_type_from_name (name);

  if (name[0] == '#')
    return g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), name + 1) == 0;
  return type != 0 && g_type_is_a (G_OBJECT_TYPE (widget), type);
}

static GtkWidget *
find_below (GtkWidget *root, const char *name)
{
  if (!gtk_widget_get_mapped (root))
    return NULL;
  if (is_named (root, name))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_below (child, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find (const char *path)
{
  g_auto (GStrv) names = g_strsplit (path, "/", -1);
  GtkWidget *found = GTK_WIDGET (bench.window);

  for (guint i = 0; names[i] != NULL && found != NULL; i++)
    found = find_below (found, names[i]);
  return found;
}

/* Pointer and keys */

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer is_over)
{
  *(gboolean *) is_over = TRUE;
}

static void
xdotool (GPtrArray *words)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_over = FALSE;

  g_ptr_array_insert (words, 0, (gpointer) "xdotool");
  g_ptr_array_add (words, NULL);
  process = g_subprocess_newv ((const char *const *) words->pdata, G_SUBPROCESS_FLAGS_NONE, &error);
  if (process == NULL)
    g_error ("xdotool: %s", error->message);
  /* To begin a process takes the longer the larger this one is. */
  fluid_meter_leave_out ();
  g_subprocess_wait_async (process, NULL, ended_cb, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

static void
press (const char *keys, guint times, guint delay_ms)
{
  g_auto (GStrv) names = g_strsplit (keys, " ", -1);
  g_autofree char *delay = g_strdup_printf ("%u", delay_ms);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  g_ptr_array_add (words, (gpointer) "key");
  g_ptr_array_add (words, (gpointer) "--delay");
  g_ptr_array_add (words, delay);
  for (guint i = 0; i < times; i++)
    for (guint j = 0; names[j] != NULL; j++)
      g_ptr_array_add (words, names[j]);
  xdotool (words);
}

static void
turn_wheel (const char *buttons, guint times, guint delay_ms)
{
  g_auto (GStrv) names = g_strsplit (buttons, " ", -1);
  g_autofree char *seconds = g_strdup_printf ("0.%03u", delay_ms);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (guint i = 0; i < times; i++)
    for (guint j = 0; names[j] != NULL; j++)
      {
        g_ptr_array_add (words, (gpointer) "click");
        g_ptr_array_add (words, names[j]);
        g_ptr_array_add (words, (gpointer) "sleep");
        g_ptr_array_add (words, seconds);
      }
  xdotool (words);
}

/* At its middle, or in its corner. */
static void
point_at (GtkWidget *widget, gboolean is_middle)
{
  graphene_point_t middle =
      GRAPHENE_POINT_INIT (is_middle ? (float) gtk_widget_get_width (widget) / 2 : 1,
                           is_middle ? (float) gtk_widget_get_height (widget) / 2 : 1);
  graphene_point_t place;
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  double x, y;

  if (!gtk_widget_compute_point (widget, GTK_WIDGET (bench.window), &middle, &place))
    return;
  gtk_native_get_surface_transform (GTK_NATIVE (bench.window), &x, &y);
  g_ptr_array_add (words, g_strdup ("getactivewindow"));
  g_ptr_array_add (words, g_strdup ("mousemove"));
  g_ptr_array_add (words, g_strdup ("--window"));
  g_ptr_array_add (words, g_strdup ("%1"));
  g_ptr_array_add (words, g_strdup_printf ("%d", (int) ((double) place.x + x)));
  g_ptr_array_add (words, g_strdup_printf ("%d", (int) ((double) place.y + y)));
  g_ptr_array_set_free_func (words, NULL);
  xdotool (words);
}

/* Opening */

typedef struct
{
  gint64 at; /* when the course was painted, or 0 */
  gint64 busy;
} Painted;

static void
painted_cb (GdkFrameClock *clock, Painted *painted)
{
  GtkWidget *list = find ("AshSourcePane/GtkListView");
  GtkSelectionModel *model = list != NULL ? gtk_list_view_get_model (GTK_LIST_VIEW (list)) : NULL;

  if (painted->at != 0 || model == NULL || g_list_model_get_n_items (G_LIST_MODEL (model)) == 0)
    return;
  painted->at = g_get_monotonic_time ();
  painted->busy = fluid_meter_process_time ();
}

/* Gives the milliseconds from asking for a document until a frame shows its course. */
static double
open_and_wait (FluidDocument document, double *out_busy)
{
  const char *path = bench.documents[document];
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkApplication *application = GTK_APPLICATION (g_application_get_default ());
  AshWindow *window = ash_window_new (application);
  Painted painted = { 0 };
  GdkFrameClock *clock;
  gint64 start, busy;

  if (bench.window != NULL)
    gtk_window_destroy (GTK_WINDOW (bench.window));
  bench.window = window;
  bench.document = document;
  gtk_window_present (GTK_WINDOW (window));
  turn (500);
  clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &painted);
  start = g_get_monotonic_time ();
  busy = fluid_meter_process_time ();
  ash_window_open (window, file);
  while (painted.at == 0 && g_get_monotonic_time () - start < 30 * G_USEC_PER_SEC)
    turn (1);
  g_signal_handlers_disconnect_by_func (clock, painted_cb, &painted);
  if (painted.at == 0)
    g_error ("%s was not shown within 30 s", path);
  *out_busy = (painted.busy - busy) / 1000.0;
  return (painted.at - start) / 1000.0;
}

/* Steps */

static void
do_step (const FluidStep *step, GString *json)
{
  FluidFigures figures;
  GtkWidget *widget;

  if (bench.document != step->document)
    {
      double busy;

      open_and_wait (step->document, &busy);
      fluid_meter_wait_until_idle ();
    }
  ash_window_open_view (bench.window, step->view);
  fluid_meter_rest (800);
  widget = find (step->pane);
  if (widget == NULL)
    {
      g_printerr ("%s: there is no %s\n", step->name, step->pane);
      exit (1);
    }
  /* A pointer that rests on what scrolls makes the toolkit style every widget around it anew. */
  point_at (step->is_wheel ? widget : GTK_WIDGET (bench.window), step->is_wheel);
  if (!step->is_wheel)
    gtk_widget_grab_focus (widget);
  fluid_meter_rest (SETTLE_MS);
  if (step->ready != NULL)
    press (step->ready, 1, 100);
  fluid_meter_rest (SETTLE_MS);
  fluid_meter_begin ();
  if (step->is_wheel)
    turn_wheel (step->keys, step->times, step->delay_ms);
  else
    press (step->keys, step->times, step->delay_ms);
  fluid_meter_rest (SETTLE_MS);
  fluid_meter_end (&figures);
  press ("Escape", 1, 50);
  g_string_append_printf (
      json,
      "%s\n  {\"name\": \"%s\", \"own_p95\": %.2f, \"own_max\": %.2f, \"work_p95\": %.1f, "
      "\"work_max\": %.1f, \"frame_p95\": %.1f, \"frame_max\": %.1f, \"keys\": %u}",
      json->len > 0 ? "," : "", step->name, figures.own_p95, figures.own_max, figures.work_p95,
      figures.work_max, figures.frame_p95, figures.frame_max, figures.n_keys);
  fluid_meter_wait_until_idle ();
}

static gboolean
run_cb (gpointer data)
{
  g_autoptr (GString) json = g_string_new (NULL);
  double small, large, small_busy, large_busy;

  fluid_meter_watch ();
  small = open_and_wait (FLUID_SMALL, &small_busy);
  fluid_meter_wait_until_idle ();
  large = open_and_wait (FLUID_LARGE, &large_busy);
  fluid_meter_wait_until_idle ();
  for (guint i = 0; i < N_FLUID_STEPS; i++)
    if (bench.only == NULL || g_str_has_prefix (FLUID_STEPS[i].name, bench.only))
      do_step (&FLUID_STEPS[i], json);
  g_print ("{\"open_small\": %.0f, \"open_small_busy\": %.0f, \"open\": %.0f, "
           "\"open_busy\": %.0f, \"steps\": [%s\n]}\n",
           small, small_busy, large, large_busy, json->str);
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
  g_autoptr (AshApplication) application = ash_application_new ();

  if (argc < N_FLUID_DOCUMENTS + 1)
    return 2;
  bench.documents = argv + 1;
  bench.only = argv[N_FLUID_DOCUMENTS + 1];
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_signal_connect_after (application, "startup", G_CALLBACK (startup_cb), NULL);
  return g_application_run (G_APPLICATION (application), 1, argv);
}
