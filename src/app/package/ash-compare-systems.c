#include "ash-compare-systems.h"

#include <adwaita.h>
#include <ash-too-much.h>
#include <glib/gi18n-lib.h>

#include "ash-dialog.h"
#include "ash-names.h"
#include "ash-parts-meter.h"
#include "ash-say.h"
#include "ash-verdict.h"

/* More lines of one system are read in its own list. */
#define MAX_LINES 40

typedef struct
{
  AshSystemFunc choose;
  GObject *user_data;
  GtkWindow *window;
} Compare;

static void
compare_free (gpointer data)
{
  Compare *self = data;

  g_object_unref (self->user_data);
  g_free (self);
}

static void
choose_cb (GtkWidget *button, Compare *self)
{
  const AshTarget *target = g_object_get_data (G_OBJECT (button), "ash-target");
  AshSystemFunc choose = self->choose;
  g_autoptr (GObject) user_data = g_object_ref (self->user_data);

  gtk_window_destroy (self->window);
  choose (target, user_data);
}

static GtkWidget *
line_row_new (const AshDryLine *line)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *caption = ash_dry_line_dup_caption (line);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), line->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), caption);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), ash_verdict_image_new (line->verdict));
  return row;
}

static void
add_text_row (AdwExpanderRow *to, const char *text)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_expander_row_add_row (to, row);
}

static void
add_lines (AdwExpanderRow *row, const AshDryRun *run, const char *verdict)
{
  g_autofree char *too_much = ash_dry_run_dup_too_much (run);

  for (guint i = 0; i < run->lines->len && i < MAX_LINES; i++)
    adw_expander_row_add_row (row, line_row_new (g_ptr_array_index (run->lines, i)));
  if (run->lines->len > MAX_LINES)
    {
      g_autofree char *more = ash_say_number (_ ("and %u more"), run->lines->len - MAX_LINES);

      add_text_row (row, more);
    }
  if (run->lines->len == 0)
    add_text_row (row, verdict);
  if (too_much != NULL)
    add_text_row (row, too_much);
}

static GtkWidget *
system_row_new (Compare *self, const AshDryRun *run)
{
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *meter = ash_parts_meter_new ();
  GtkWidget *choose = gtk_button_new_with_label (_ ("Choose"));
  g_autofree char *verdict = ash_dry_run_dup_verdict (run);
  g_autofree char *subtitle = g_strdup_printf ("%s. %s", verdict, run->target->basis);
  g_autofree char *name = g_strdup_printf (_ ("Choose %s"), run->target->title);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), run->target->title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row),
                               ash_verdict_image_new (ash_verdict_worst (run)));
  ash_parts_meter_set (ASH_PARTS_METER (meter), run->counts);
  gtk_widget_set_size_request (meter, 96, -1);
  gtk_widget_set_valign (meter, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (meter, "compare-meter");
  gtk_widget_set_valign (choose, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (choose, "flat");
  ash_name (choose, name);
  g_object_set_data (G_OBJECT (choose), "ash-target", (gpointer) run->target);
  g_signal_connect (choose, "clicked", G_CALLBACK (choose_cb), self);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), choose);
  if (!ash_dialog_is_narrow (gtk_window_get_transient_for (self->window)))
    adw_expander_row_add_action (ADW_EXPANDER_ROW (row), meter);
  else
    g_object_unref (g_object_ref_sink (meter));
  add_lines (ADW_EXPANDER_ROW (row), run, verdict);
  return row;
}

/* The best first, so that the eye does not have to sort. */
static gint
compare_runs (gconstpointer a, gconstpointer b)
{
  return ash_dry_run_compare (*(AshDryRun *const *) a, *(AshDryRun *const *) b);
}

static GPtrArray *
runs_of (AshDryLook *look)
{
  GPtrArray *targets = ash_targets ();
  GPtrArray *runs = g_ptr_array_new ();

  for (guint i = 0; i < targets->len; i++)
    {
      const AshDryRun *run = ash_dry_look_get (look, g_ptr_array_index (targets, i));

      if (run != NULL)
        g_ptr_array_add (runs, (gpointer) run);
    }
  g_ptr_array_sort (runs, compare_runs);
  return runs;
}

void
ash_compare_systems_present (GtkWindow *parent,
                             AshDryLook *look,
                             AshSystemFunc choose,
                             GObject *user_data)
{
  g_autoptr (GPtrArray) runs = runs_of (look);
  Compare *self = g_new0 (Compare, 1);
  AdwPreferencesGroup *group;

  self->choose = choose;
  self->user_data = g_object_ref (user_data);
  self->window = ash_dialog_new_list (
      parent, _ ("Compare all systems"),
      _ ("What becomes of this package in each. Where most is known to arrive comes first."), 680,
      &group);
  g_object_set_data_full (G_OBJECT (self->window), "ash-compare", self, compare_free);
  for (guint i = 0; i < runs->len; i++)
    adw_preferences_group_add (group, system_row_new (self, g_ptr_array_index (runs, i)));
  gtk_window_present (self->window);
}
