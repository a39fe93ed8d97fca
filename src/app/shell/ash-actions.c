#include "ash-actions.h"

#include <ash-desk.h>
#include <glib/gi18n-lib.h>

#include "ash-decision-dialog.h"
#include "ash-finder.h"
#include "ash-frameworks-window.h"
#include "ash-governing.h"
#include "ash-leftovers-window.h"
#include "ash-preferences.h"
#include "ash-rates-window.h"
#include "ash-replace-dialog.h"
#include "ash-say.h"
#include "ash-spec-load.h"
#include "ash-versions-window.h"
#include "ash-window-private.h"

static void
run_undo (AshWindow *window, GVariant *parameter)
{
  ash_window_undo (window, FALSE);
}

static void
run_redo (AshWindow *window, GVariant *parameter)
{
  ash_window_undo (window, TRUE);
}

static void
run_add_credential (AshWindow *window, GVariant *parameter)
{
  /* Its title is asked for where it stands. */
  ash_window_show_view (window, "source");
  ash_bench_add_credential (ash_window_get_bench (window));
}

static void
run_show_source (AshWindow *window, GVariant *parameter)
{
  ash_bench_show_source (ash_window_get_bench (window), g_variant_get_string (parameter, NULL));
}

static void
run_credential (AshWindow *window, GVariant *parameter)
{
  if (ash_window_get_place (window) != NULL)
    ash_place_set (ash_window_get_place (window), g_variant_get_string (parameter, NULL), NULL);
}

/* An approval is somebody's, of what it was then; the status holds without it. */
static void
offer_decision (AshWindow *window, AshPlace *place)
{
  const AshApproval *approval = ash_governing_get (ash_place_get_live (place));
  g_autofree char *text =
      g_strdup_printf (_ ("The status is “%s”"), ash_say_status (ASH_STATUS_APPROVED));

  if (!approval->is_approved || approval->is_changed)
    ash_window_offer (window, text, _ ("Record the decision…"), "win.decide");
}

static void
run_status (AshWindow *window, GVariant *parameter)
{
  AshPlace *place = ash_window_get_place (window);
  const char *status = g_variant_get_string (parameter, NULL);
  g_autoptr (GError) error = NULL;

  if (place == NULL || ash_place_get_credential (place) == NULL)
    return;
  if (!ash_desk_set_text (ash_place_get_store (place), &ASH_CREDENTIAL,
                          ash_place_get_credential (place), "status", status, _ ("Change status"),
                          &error))
    ash_window_refuse (window, _ ("The status could not be changed"), error);
  else if (g_str_equal (status, ASH_STATUS_NICKS[ASH_STATUS_APPROVED]))
    offer_decision (window, place);
}

/* What is said and decided of a credential needs one. */
static AshPlace *
place_of_credential (AshWindow *window)
{
  AshPlace *place = ash_window_get_place (window);

  if (place != NULL && ash_place_get_credential (place) != NULL)
    {
      ash_window_flush (window);
      return place;
    }
  ash_window_toast (window, _ ("Add a credential first"), FALSE);
  return NULL;
}

static void
show_specification (AshWindow *window, AshSpecPart part)
{
  AshPlace *place = place_of_credential (window);
  g_autoptr (GError) error = NULL;

  if (place != NULL && !ash_spec_present (GTK_WINDOW (window), place, part, &error))
    ash_window_refuse (window, _ ("The specification could not be shown"), error);
}

static void
run_specification (AshWindow *window, GVariant *parameter)
{
  show_specification (window, ASH_SPEC_WHOLE);
}

static void
run_print_matrix (AshWindow *window, GVariant *parameter)
{
  show_specification (window, ASH_SPEC_MATRIX);
}

static void
run_course_map (AshWindow *window, GVariant *parameter)
{
  show_specification (window, ASH_SPEC_MAP);
}

static void
present (AshWindow *window, void (*func) (GtkWindow *parent, AshPlace *place))
{
  AshPlace *place = place_of_credential (window);

  if (place != NULL)
    func (GTK_WINDOW (window), place);
}

static void
run_save_matrix (AshWindow *window, GVariant *parameter)
{
  present (window, ash_spec_save_matrix);
}

static void
run_rates (AshWindow *window, GVariant *parameter)
{
  present (window, ash_rates_window_present);
}

static void
run_leftovers (AshWindow *window, GVariant *parameter)
{
  present (window, ash_leftovers_window_present);
}

static void
run_versions (AshWindow *window, GVariant *parameter)
{
  present (window, ash_versions_window_present);
}

static void
run_decide (AshWindow *window, GVariant *parameter)
{
  present (window, ash_decision_dialog_present);
}

static void
run_comments (AshWindow *window, GVariant *parameter)
{
  if (place_of_credential (window) != NULL)
    ash_window_show_comments (window, NULL, NULL);
}

static void
run_comment (AshWindow *window, GVariant *parameter)
{
  AshPlace *place = place_of_credential (window);

  /* A selected passage of a text is known to the view alone. */
  if (place != NULL && !ash_view_run (ash_window_get_view (window), "comment", NULL))
    ash_governing_comment (GTK_WINDOW (window), place);
}

static void
run_comment_on (AshWindow *window, GVariant *parameter)
{
  AshPlace *place = place_of_credential (window);

  if (place != NULL)
    ash_governing_comment_on (GTK_WINDOW (window), place, parameter);
}

static void
run_show_comments (AshWindow *window, GVariant *parameter)
{
  AshPlace *place = place_of_credential (window);
  const char *record, *other;

  g_variant_get (parameter, "(&s&s)", &record, &other);
  if (place != NULL)
    ash_window_show_comments (window, record, other);
}

static void
run_view (AshWindow *window, GVariant *parameter)
{
  if (window->document != NULL)
    ash_window_show_view (window, g_variant_get_string (parameter, NULL));
}

static void
run_go_to (AshWindow *window, GVariant *parameter)
{
  const char *view, *record, *part;

  g_variant_get (parameter, "(&s&s&s)", &view, &record, &part);
  if (window->document != NULL)
    ash_window_go_to (window, view, record, *part != '\0' ? part : NULL);
}

static void
run_replace (AshWindow *window, GVariant *parameter)
{
  ash_replace_dialog_present (window, NULL);
}

static void
run_import (AshWindow *window, GVariant *parameter)
{
  ash_window_ask_open (window, TRUE);
}

static void
run_open (AshWindow *window, GVariant *parameter)
{
  ash_window_ask_open (window, FALSE);
}

static void
run_sample (AshWindow *window, GVariant *parameter)
{
  ash_window_open_sample (window);
}

static void
run_save (AshWindow *window, GVariant *parameter)
{
  ash_window_save (window);
}

static void
run_save_as (AshWindow *window, GVariant *parameter)
{
  ash_window_save_as (window);
}

static void
run_export (AshWindow *window, GVariant *parameter)
{
  ash_window_export (window, NULL);
}

static void
run_export_again (AshWindow *window, GVariant *parameter)
{
  ash_window_export_again (window);
}

static void
run_site (AshWindow *window, GVariant *parameter)
{
  ash_window_write_site (window);
}

static void
run_badge (AshWindow *window, GVariant *parameter)
{
  ash_window_write_badge (window, NULL);
}

static void
run_preview_width (AshWindow *window, GVariant *parameter)
{
  ash_window_cycle_preview (window);
}

static void
run_next_check (AshWindow *window, GVariant *parameter)
{
  ash_window_step_check (window, 1);
}

static void
run_previous_check (AshWindow *window, GVariant *parameter)
{
  ash_window_step_check (window, -1);
}

static void
run_search (AshWindow *window, GVariant *parameter)
{
  ash_finder_present (window, FALSE);
}

static void
run_palette (AshWindow *window, GVariant *parameter)
{
  ash_finder_present (window, TRUE);
}

static void
run_frameworks (AshWindow *window, GVariant *parameter)
{
  ash_frameworks_present (GTK_WINDOW (window), ash_window_get_place (window), NULL, NULL);
}

static void
run_shortcuts (AshWindow *window, GVariant *parameter)
{
  ash_shortcuts_present (GTK_WINDOW (window));
}

static void
run_preferences (AshWindow *window, GVariant *parameter)
{
  ash_preferences_present (GTK_WINDOW (window));
}

static void
run_about (AshWindow *window, GVariant *parameter)
{
  ash_about_present (GTK_WINDOW (window));
}

static void
run_close (AshWindow *window, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (window));
}

/* Stands in the table for what the view in sight runs. */
static void
run_in_view (AshWindow *window, GVariant *parameter)
{
}

#define DOCUMENT N_ ("Document")
#define READING N_ ("Reading and deciding")
#define STRUCTURE N_ ("Structure")
#define VIEWS N_ ("Views")

const AshAction ASH_ACTIONS[] = {
  { "app.new", NULL, "<Control>n", N_ ("New document"), DOCUMENT, NULL },
  { "open", NULL, "<Control>o", N_ ("Open"), DOCUMENT, run_open },
  { "save", NULL, "<Control>s", N_ ("Save"), DOCUMENT, run_save },
  { "save-as", NULL, "<Control><Shift>s", N_ ("Save as"), DOCUMENT, run_save_as },
  { "import", NULL, "<Control><Shift>o", N_ ("Bring in a course package"), DOCUMENT, run_import },
  { "sample", NULL, NULL, N_ ("Explore the sample"), DOCUMENT, run_sample },
  { "undo", NULL, "<Control>z", N_ ("Undo"), DOCUMENT, run_undo },
  { "redo", NULL, "<Control><Shift>z", N_ ("Redo"), DOCUMENT, run_redo },
  { "export", NULL, "<Control><Shift>e", N_ ("Export"), DOCUMENT, run_export },
  { "export-again", NULL, "<Control>e", N_ ("Export again, as last time"), DOCUMENT,
    run_export_again },
  { "badge", NULL, NULL, N_ ("Badge definition"), DOCUMENT, run_badge },
  { "site", NULL, NULL, N_ ("Learner website"), DOCUMENT, run_site },
  { "search", NULL, "<Control>f", N_ ("Search"), DOCUMENT, run_search },
  { "replace", NULL, "<Control>h", N_ ("Find and replace"), DOCUMENT, run_replace },
  { "palette", NULL, "<Control>k", N_ ("Find a command or a place"), DOCUMENT, run_palette },
  { "rates", NULL, NULL, N_ ("How minutes are estimated"), DOCUMENT, run_rates },
  { "close", NULL, "<Control>w", N_ ("Close the window"), DOCUMENT, run_close },
  { "app.quit", NULL, "<Control>q", N_ ("Quit"), DOCUMENT, NULL },

  { "specification", NULL, "<Control>p", N_ ("Specification, to print or save"), READING,
    run_specification },
  { "course-map", NULL, "<Control><Shift>p", N_ ("Course map, to look at or print"), READING,
    run_course_map },
  { "print-matrix", NULL, NULL, N_ ("Print outcomes and evidence"), READING, run_print_matrix },
  { "save-matrix", NULL, NULL, N_ ("Save outcomes and evidence as a table"), READING,
    run_save_matrix },
  { "leftovers", NULL, "<Control><Alt>o", N_ ("Tied to the old course"), READING, run_leftovers },
  { "versions", NULL, "<Control><Alt>v", N_ ("Versions and decisions"), READING, run_versions },
  { "decide", NULL, NULL, N_ ("Record a decision"), READING, run_decide },
  { "comments", NULL, "<Control><Alt>c", N_ ("Comments"), READING, run_comments },
  { "comment", NULL, "<Control><Alt>m", N_ ("Comment on what is selected"), READING, run_comment },
  /* kind, record, outcome of a cell, passage */
  { "comment-on", "(ssss)", NULL, NULL, NULL, run_comment_on },
  /* what is commented on, outcome of a cell */
  { "show-comments", "(ss)", NULL, NULL, NULL, run_show_comments },
  { "status", "s", NULL, N_ ("Status: Draft"), READING, run_status, "draft" },
  { "status", "s", NULL, N_ ("Status: In review"), READING, run_status, "review" },
  { "status", "s", NULL, N_ ("Status: Approved"), READING, run_status, "approved" },
  { "status", "s", NULL, N_ ("Status: Pilot"), READING, run_status, "pilot" },
  { "status", "s", NULL, N_ ("Status: Published"), READING, run_status, "published" },
  { "status", "s", NULL, N_ ("Status: Retired"), READING, run_status, "retired" },

  { "use-in", NULL, "<Control>m", N_ ("Use in, or move to"), STRUCTURE, run_in_view },
  { "use-again", NULL, "<Control><Shift>d", N_ ("Use again in another place"), STRUCTURE,
    run_in_view },
  { "propose", NULL, "<Control><Shift>m", N_ ("Break into modules"), STRUCTURE, run_in_view },
  { "rename", NULL, "F2", N_ ("Rename"), STRUCTURE, run_in_view },
  { "move-up", NULL, "<Alt>Up", N_ ("Move up"), STRUCTURE, run_in_view },
  { "move-down", NULL, "<Alt>Down", N_ ("Move down"), STRUCTURE, run_in_view },
  { "indent", NULL, "<Alt>Right", N_ ("Indent"), STRUCTURE, run_in_view },
  { "outdent", NULL, "<Alt>Left", N_ ("Outdent"), STRUCTURE, run_in_view },
  { "delete", NULL, "Delete", N_ ("Delete"), STRUCTURE, run_in_view },
  { "new-sibling", NULL, "<Control>Return", N_ ("Add a module, a page, or what stands here"),
    STRUCTURE, run_in_view },
  { "add-module", NULL, NULL, N_ ("Add module"), STRUCTURE, run_in_view },
  { "new-item", "s", NULL, N_ ("New page"), STRUCTURE, run_in_view, "page" },
  { "new-item", "s", NULL, N_ ("New quiz"), STRUCTURE, run_in_view, "quiz" },
  { "new-item", "s", NULL, N_ ("New assignment"), STRUCTURE, run_in_view, "assignment" },
  { "new-item", "s", NULL, N_ ("New discussion"), STRUCTURE, run_in_view, "topic" },
  { "new-item", "s", NULL, N_ ("New link"), STRUCTURE, run_in_view, "link" },
  { "new-item", "s", NULL, N_ ("New file"), STRUCTURE, run_in_view, "file" },
  { "show-origin", NULL, NULL, N_ ("Show in the course"), STRUCTURE, run_in_view },
  { "compare", NULL, NULL, N_ ("Compare with the course"), STRUCTURE, run_in_view },
  { "add-credential", NULL, "<Control><Shift>n", N_ ("Add credential"), STRUCTURE,
    run_add_credential },
  { "duplicate", NULL, "<Control>d", N_ ("Duplicate"), STRUCTURE, run_in_view },
  { "split-headings", NULL, "<Control><Shift>h", N_ ("Split the page at headings"), STRUCTURE,
    run_in_view },
  { "split-here", NULL, "<Control><Shift>Return",
    N_ ("Split the page here, or around what is selected"), STRUCTURE, run_in_view },
  { "describe-picture", NULL, NULL, N_ ("Describe the picture at the cursor"), STRUCTURE,
    run_in_view },
  { "move-part", NULL, "<Control><Alt>x", N_ ("Move the selected text to another page"), STRUCTURE,
    run_in_view },
  { "merge", NULL, "<Control>j", N_ ("Merge pages, or a page with the next"), STRUCTURE,
    run_in_view },
  { "credential", "s", NULL, NULL, NULL, run_credential },
  /* view, record, part of it ("" for none) */
  { "go-to", "(sss)", NULL, NULL, NULL, run_go_to },
  { "show-source", "s", NULL, NULL, NULL, run_show_source },

  { "outline", NULL, "F9", N_ ("Show or hide the outline"), VIEWS, run_in_view },
  { "inspector", NULL, "<Control><Alt>i", N_ ("Show or hide the inspector"), VIEWS, run_in_view },
  { "view", "s", "<Control>1", N_ ("Source"), VIEWS, run_view, "source" },
  { "view", "s", "<Control>2", N_ ("Design"), VIEWS, run_view, "design" },
  { "view", "s", "<Control>3", N_ ("Build"), VIEWS, run_view, "build" },
  { "view", "s", "<Control>4", N_ ("Badges"), VIEWS, run_view, "badges" },
  { "view", "s", "<Control>5", N_ ("Package"), VIEWS, run_view, "package" },
  { "preview", NULL, "F5", N_ ("Preview"), VIEWS, NULL },
  { "preview-beside", NULL, "<Control>F5", N_ ("Preview beside the work"), VIEWS, NULL },
  { "preview-width", NULL, "<Shift>F5", N_ ("Preview as phone, tablet, computer"), VIEWS,
    run_preview_width },
  { "next-check", NULL, "F8", N_ ("Next check"), VIEWS, run_next_check },
  { "previous-check", NULL, "<Shift>F8", N_ ("Previous check"), VIEWS, run_previous_check },
  { "frameworks", NULL, "<Control><Shift>k", N_ ("Frameworks of skills"), VIEWS, run_frameworks },
  { "preferences", NULL, "<Control>comma", N_ ("Preferences"), VIEWS, run_preferences },
  { "shortcuts", NULL, "<Control>question F1", N_ ("Keyboard shortcuts"), VIEWS, run_shortcuts },
  { "about", NULL, NULL, N_ ("About Ashlar"), VIEWS, run_about },
};
const guint ASH_N_ACTIONS = G_N_ELEMENTS (ASH_ACTIONS);

static gboolean
is_of_window (const AshAction *action)
{
  return !g_str_has_prefix (action->name, "app.");
}

/**
 * ash_action_dup_name:
 *
 * Returns: (transfer full): "win.save", "app.quit"
 */
char *
ash_action_dup_name (const AshAction *action)
{
  return g_strconcat (is_of_window (action) ? "win." : "", action->name, NULL);
}

/**
 * ash_action_is_possible:
 *
 * Returns: whether the command would do something now. What is about a selection may still find
 *   nothing selected.
 */
gboolean
ash_action_is_possible (AshWindow *window, const AshAction *action)
{
  static const char *const ALWAYS[] = { "open",  "import",  "sample",      "close", "shortcuts",
                                        "about", "palette", "preferences", NULL };
  GAction *command;

  if (!is_of_window (action) || g_strv_contains (ALWAYS, action->name))
    return TRUE;
  if (window->document == NULL)
    return action->run == run_undo && ash_start_view_has_left (window->start);
  if (action->run == run_status && ash_place_get_credential (window->place) == NULL)
    return FALSE;
  if (action->run == run_preview_width && !window->is_preview)
    return FALSE;
  if (action->run == run_view && action->target != NULL)
    return g_str_equal (ash_window_settle_view (window, action->target), action->target);
  /* What edits the structure needs it in sight. */
  if ((g_strcmp0 (action->group, STRUCTURE) == 0 || action->run == run_in_view) &&
      !ash_window_has_view_in_sight (window))
    return FALSE;
  command = g_action_map_lookup_action (G_ACTION_MAP (window), action->name);
  return command != NULL && g_action_get_enabled (command);
}

/* The keys of the window come before those of what has the keyboard; in a text Delete is a
 * letter's. */
static gboolean
is_typed (AshWindow *window, const AshAction *action)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  if (!g_str_equal (action->name, "delete") || (!GTK_IS_TEXT (focus) && !GTK_IS_TEXT_VIEW (focus)))
    return FALSE;
  g_signal_emit_by_name (focus, "delete-from-cursor", GTK_DELETE_CHARS, 1);
  return TRUE;
}

/* What is about a selection is the business of the view that has it. */
static void
run (AshWindow *window, const AshAction *action, GVariant *parameter)
{
  if (is_typed (window, action) || ash_window_await_typing (window, action->name, parameter))
    return;
  if (action->run == run_in_view)
    ash_view_run (ash_window_get_view (window), action->name, parameter);
  else
    action->run (window, parameter);
}

static void
activate_cb (GSimpleAction *command, GVariant *parameter, gpointer window)
{
  for (guint i = 0; i < ASH_N_ACTIONS; i++)
    {
      const AshAction *action = &ASH_ACTIONS[i];

      if (g_strcmp0 (action->name, g_action_get_name (G_ACTION (command))) != 0)
        continue;
      if (action->run == run_view || ash_action_is_possible (window, action))
        run (window, action, parameter);
      return;
    }
}

/**
 * ash_actions_add_to:
 *
 * Gives the window its commands. One without a function is a property of the window and switches
 * it.
 */
void
ash_actions_add_to (AshWindow *window)
{
  for (guint i = 0; i < ASH_N_ACTIONS; i++)
    {
      const AshAction *action = &ASH_ACTIONS[i];
      g_autoptr (GAction) made = NULL;

      if (!is_of_window (action) ||
          g_action_map_lookup_action (G_ACTION_MAP (window), action->name) != NULL)
        continue;
      if (action->run == NULL)
        made = G_ACTION (g_property_action_new (action->name, window, action->name));
      else
        {
          g_autoptr (GVariantType) type =
              action->parameter != NULL ? g_variant_type_new (action->parameter) : NULL;

          made = G_ACTION (g_simple_action_new (action->name, type));
          g_signal_connect (made, "activate", G_CALLBACK (activate_cb), window);
        }
      g_action_map_add_action (G_ACTION_MAP (window), made);
    }
}

/* Those that hold the window: one that is closed would never go. */
void
ash_actions_take_from (AshWindow *window)
{
  for (guint i = 0; i < ASH_N_ACTIONS; i++)
    if (is_of_window (&ASH_ACTIONS[i]) && ASH_ACTIONS[i].run == NULL)
      g_action_map_remove_action (G_ACTION_MAP (window), ASH_ACTIONS[i].name);
}

void
ash_actions_set_accelerators (GtkApplication *application)
{
  for (guint i = 0; i < ASH_N_ACTIONS; i++)
    {
      const AshAction *action = &ASH_ACTIONS[i];
      g_autofree char *name = ash_action_dup_name (action);
      g_autofree char *detailed =
          g_strconcat (name, action->target != NULL ? "::" : NULL, action->target, NULL);
      g_auto (GStrv) keys =
          action->accelerator != NULL ? g_strsplit (action->accelerator, " ", -1) : NULL;

      if (keys != NULL)
        gtk_application_set_accels_for_action (application, detailed, (const char *const *) keys);
    }
}
