#include "ash-bench.h"

#include <ash-desk.h>
#include <glib/gi18n-lib.h>

#include "ash-edits.h"
#include "ash-shrink.h"
#include "ash-propose-pane.h"
#include "ash-use-dialog.h"
#include "ash-say.h"
#include "ash-width-bin.h"

#define COURSE_WIDTH 408

struct _AshBench
{
  GtkWidget parent_instance;

  AshPlace *place;
  AshDocument *document;
  GtkWidget *toggles;
  GtkToggleButton *show_course;
  GtkToggleButton *show_credentials;
  AshSourcePane *pane;
  GtkWidget *line;
  AshLanes *lanes;
  GtkWidget *credentials;
  GtkWidget *work; /* the next step and the lanes */
  GtkBox *coach_place;
  AshProposePane *proposal; /* in the place of the lanes, while it is looked at */
  gboolean is_proposing;
  gboolean is_narrow;

  gboolean is_source; /* whether the keyboard was in the source last */
  GStrv pending;      /* what the open "Use in…" dialog is about */
};

static void ash_bench_view_init (AshViewInterface *iface);
static void use_cb (AshBench *self);
static void proposal_made_cb (AshBench *self, const char *credential);
static void proposal_closed_cb (AshBench *self);

G_DEFINE_FINAL_TYPE_WITH_CODE (AshBench,
                               ash_bench,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (ASH_TYPE_VIEW, ash_bench_view_init))

enum
{
  PREVIEW,
  ASKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What is selected there is where the user is. */
static void
set_lane (AshBench *self, AshLane *lane)
{
  g_auto (GStrv) ids = ash_tree_list_dup_selected (ash_lane_get_list (lane));

  ash_place_set (self->place, ash_lane_get_credential (lane), ids != NULL ? ids[0] : NULL);
}

/* The lane that commands are about: the one worked in last, else the first. */
static AshLane *
current_lane (AshBench *self)
{
  const char *credential = ash_place_get_credential (self->place);
  AshLane *lane = credential != NULL ? ash_lanes_find (self->lanes, credential) : NULL;

  if (lane != NULL)
    return lane;
  return ash_lanes_get_n (self->lanes) > 0 ? ash_lanes_get (self->lanes, 0) : NULL;
}

static void
show_panes (AshBench *self)
{
  gboolean is_course = gtk_toggle_button_get_active (self->show_course);

  gtk_widget_set_visible (self->toggles, self->is_narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->pane), !self->is_narrow || is_course);
  gtk_widget_set_visible (self->line, !self->is_narrow);
  gtk_widget_set_visible (self->credentials, !self->is_narrow || !is_course);
  gtk_widget_set_visible (GTK_WIDGET (self->proposal), self->is_proposing);
  gtk_widget_set_visible (self->work, !self->is_proposing);
  gtk_widget_set_hexpand (GTK_WIDGET (self->pane), self->is_narrow);
  gtk_widget_set_size_request (GTK_WIDGET (self->pane),
                               self->is_narrow ? -1 : ash_width_for_text (COURSE_WIDTH), -1);
}

static void
show_lanes (AshBench *self)
{
  self->is_proposing = FALSE;
  show_panes (self);
}

static void
source_entered_cb (AshBench *self)
{
  self->is_source = TRUE;
}

static void
lane_entered_cb (AshBench *self, AshLane *lane)
{
  self->is_source = FALSE;
  set_lane (self, lane);
}

static void
lane_preview_cb (AshBench *self, AshLane *lane, const char *item)
{
  set_lane (self, lane);
  g_signal_emit (self, signals[PREVIEW], 0, ash_lane_get_credential (lane), item);
}

static void
lane_asked_cb (AshBench *self, AshLane *lane, const char *what)
{
  set_lane (self, lane);
  g_signal_emit (self, signals[ASKED], 0, ash_lane_get_credential (lane), what);
}

static void
take_course_cb (AshBench *self, const char *source)
{
  g_autoptr (GError) error = NULL;
  AshStore *store = ash_document_get_store (self->document);
  g_autoptr (AshSource) record = ash_store_find (store, &ASH_SOURCE, "id", source);
  g_autoptr (AshTree) tree =
      record != NULL ? ash_store_find (store, &ASH_TREE, "id", record->tree) : NULL;
  g_autofree char *credential =
      ash_desk_take_course (store, source, tree != NULL ? tree->title : NULL, &error);

  if (ash_edits_done (GTK_WIDGET (self), credential != NULL, error,
                      _ ("The course could not be used as a whole")) &&
      self->is_narrow)
    gtk_toggle_button_set_active (self->show_credentials, TRUE);
}

static void
ash_bench_apply (AshView *view, const AshChangeSet *changes)
{
  AshBench *self = ASH_BENCH (view);

  ash_lanes_apply (self->lanes, changes);
  ash_propose_pane_apply (self->proposal, changes);
  ash_source_pane_apply (self->pane, changes);
}

static void
ash_bench_dispose (GObject *object)
{
  AshBench *self = ASH_BENCH (object);
  GtkWidget *child;

  g_clear_object (&self->document);
  g_clear_object (&self->place);
  g_clear_pointer (&self->pending, g_strfreev);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (ash_bench_parent_class)->dispose (object);
}

static void
ash_bench_class_init (AshBenchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_bench_dispose;
  g_type_ensure (ASH_TYPE_SOURCE_PANE);
  g_type_ensure (ASH_TYPE_LANES);
  g_type_ensure (ASH_TYPE_PROPOSE_PANE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/ashlar/Ashlar/ui/ash-bench.ui");
  gtk_widget_class_bind_template_child (widget_class, AshBench, toggles);
  gtk_widget_class_bind_template_child (widget_class, AshBench, show_course);
  gtk_widget_class_bind_template_child (widget_class, AshBench, show_credentials);
  gtk_widget_class_bind_template_child (widget_class, AshBench, pane);
  gtk_widget_class_bind_template_child (widget_class, AshBench, line);
  gtk_widget_class_bind_template_child (widget_class, AshBench, lanes);
  gtk_widget_class_bind_template_child (widget_class, AshBench, credentials);
  gtk_widget_class_bind_template_child (widget_class, AshBench, coach_place);
  gtk_widget_class_bind_template_child (widget_class, AshBench, work);
  gtk_widget_class_bind_template_child (widget_class, AshBench, proposal);
  signals[PREVIEW] = g_signal_new ("preview", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[ASKED] = g_signal_new ("asked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
summary_cb (AshBench *self)
{
  g_signal_emit_by_name (self, "summary");
}

static gboolean
begin_live_cb (gpointer place)
{
  ash_place_begin_live (place);
  return G_SOURCE_REMOVE;
}

/* When the course has been drawn, which comes before idle work. */
static void
begin_live (AshBench *self)
{
  if (!ash_source_pane_is_loading (self->pane))
    g_idle_add_full (G_PRIORITY_LOW, begin_live_cb, g_object_ref (self->place), g_object_unref);
}

static void
loaded_cb (AshBench *self)
{
  const AshCoverage *coverage = ash_source_pane_get_coverage (self->pane);

  begin_live (self);
  if (coverage != NULL)
    ash_lanes_set_uses (self->lanes, coverage->uses, coverage->changed_uses);
  summary_cb (self);
}

static void
ash_bench_init (AshBench *self)
{
  self->is_source = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  ash_let_shrink (gtk_widget_get_parent (GTK_WIDGET (self->show_course)));
  g_signal_connect_swapped (self->show_course, "toggled", G_CALLBACK (show_panes), self);
  g_signal_connect_swapped (self->pane, "entered", G_CALLBACK (source_entered_cb), self);
  g_signal_connect_swapped (self->pane, "use", G_CALLBACK (use_cb), self);
  g_signal_connect_swapped (self->pane, "take-course", G_CALLBACK (take_course_cb), self);
  g_signal_connect_swapped (self->pane, "loaded", G_CALLBACK (loaded_cb), self);
  g_signal_connect_swapped (self->proposal, "made", G_CALLBACK (proposal_made_cb), self);
  g_signal_connect_swapped (self->proposal, "closed", G_CALLBACK (proposal_closed_cb), self);
  g_signal_connect_swapped (self->lanes, "changed", G_CALLBACK (summary_cb), self);
  g_signal_connect_swapped (self->lanes, "entered", G_CALLBACK (lane_entered_cb), self);
  g_signal_connect_swapped (self->lanes, "preview", G_CALLBACK (lane_preview_cb), self);
  g_signal_connect_swapped (self->lanes, "asked", G_CALLBACK (lane_asked_cb), self);
  show_panes (self);
}

GtkWidget *
ash_bench_new (AshPlace *place)
{
  AshBench *self = g_object_new (ASH_TYPE_BENCH, NULL);

  self->place = g_object_ref (place);
  self->document = g_object_ref (ash_place_get_document (place));
  ash_lanes_set_document (self->lanes, self->document);
  ash_propose_pane_set_document (self->proposal, self->document);
  ash_source_pane_set_document (self->pane, self->document);
  begin_live (self);
  return GTK_WIDGET (self);
}

/* One pane at a time, with toggles above, where there is no room for two. */
static void
ash_bench_set_narrow (AshView *view, gboolean is_narrow)
{
  AshBench *self = ASH_BENCH (view);

  self->is_narrow = is_narrow;
  ash_propose_pane_set_narrow (self->proposal, is_narrow);
  show_panes (self);
}

void
ash_bench_show_source (AshBench *self, const char *source)
{
  ash_source_pane_show_source (self->pane, source);
}

/* Shows an item of a source or of a credential, selected and with the keyboard. */
static gboolean
ash_bench_go_to (AshView *view, const char *item, const char *part)
{
  AshBench *self = ASH_BENCH (view);
  AshLane *lane = ash_lanes_find_item (self->lanes, item);
  const char *ids[] = { item, NULL };

  if (self->is_narrow)
    gtk_toggle_button_set_active (lane != NULL ? self->show_credentials : self->show_course, TRUE);
  if (lane != NULL)
    {
      show_lanes (self);
      ash_lane_select (lane, ids, TRUE);
    }
  else
    ash_source_pane_go_to (self->pane, item);
  return TRUE;
}

/* "29 of 43 items used · 3 credentials · 28 h of learning" */
static char *
ash_bench_dup_summary (AshView *view)
{
  AshBench *self = ASH_BENCH (view);
  guint n = ash_lanes_get_n (self->lanes);
  g_autofree char *used = ash_source_pane_dup_summary (self->pane);
  g_autofree char *credentials =
      g_strdup_printf (ngettext ("%u credential", "%u credentials", n), n);
  gboolean is_estimate;
  gint64 sum = ash_lanes_get_minutes (self->lanes, &is_estimate);
  g_autofree char *minutes = ash_say_about_minutes (sum, is_estimate);
  g_autofree char *learning =
      *minutes != '\0' ? g_strdup_printf (_ ("%s of learning"), minutes) : NULL;

  if (n == 0)
    return used != NULL ? g_steal_pointer (&used) : g_strdup ("");
  if (used == NULL)
    return g_strjoin (" · ", credentials, learning, NULL);
  return g_strjoin (" · ", used, credentials, learning, NULL);
}

static void
select_in_lane (AshBench *self, const char *const *ids)
{
  AshLane *lane = ash_lanes_find_item (self->lanes, ids[0]);

  if (lane == NULL)
    return;
  if (self->is_narrow)
    gtk_toggle_button_set_active (self->show_credentials, TRUE);
  ash_lane_select (lane, ids, FALSE);
}

static void
used_cb (GtkWidget *from, const char *const *used, gpointer data)
{
  if (used[0] != NULL)
    select_in_lane (ASH_BENCH (from), used);
}

static void
use_chosen_cb (const AshEditsPlace *place, gpointer user_data)
{
  AshBench *self = user_data;

  ash_edits_use (GTK_WIDGET (self), self->document, place, (const char *const *) self->pending,
                 used_cb);
  /* The keyboard stays in the course: more is used from there. */
  gtk_widget_grab_focus (GTK_WIDGET (ash_source_pane_get_list (self->pane)));
}

static void
moved_cb (GtkWidget *from, const char *const *items, gpointer data)
{
  ash_bench_go_to (ASH_VIEW (from), items[0], NULL);
}

static void
move_chosen_cb (const AshEditsPlace *place, gpointer user_data)
{
  AshBench *self = user_data;

  ash_edits_move (GTK_WIDGET (self), self->document, place, (const char *const *) self->pending,
                  moved_cb);
}

/* With the keyboard, in whichever lane they stand. */
static gboolean
select_rows (AshBench *self, GVariant *ids)
{
  g_autofree const char **rows = g_variant_get_strv (ids, NULL);
  AshLane *lane = rows[0] != NULL ? ash_lanes_find_item (self->lanes, rows[0]) : NULL;

  if (lane == NULL)
    return FALSE;
  show_lanes (self);
  ash_lane_select (lane, rows, TRUE);
  return TRUE;
}

static void
use_again_chosen_cb (const AshEditsPlace *place, gpointer user_data)
{
  AshBench *self = user_data;

  ash_edits_reuse (GTK_WIDGET (self), self->document, place, (const char *const *) self->pending,
                   moved_cb);
}

/* Asks where to use what is selected in the source, or where to move what is selected in a lane,
 * or to use it as well. */
static void
use_in (AshBench *self, gboolean is_again)
{
  gboolean is_source = self->is_source || current_lane (self) == NULL;
  g_auto (GStrv) ids = is_source
                           ? ash_source_pane_dup_selected (self->pane)
                           : ash_tree_list_dup_selected (ash_lane_get_list (current_lane (self)));

  if (ids[0] == NULL)
    return;
  g_strfreev (self->pending);
  self->pending = g_steal_pointer (&ids);
  ash_use_dialog_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->document,
                          is_source  ? _ ("Use in")
                          : is_again ? _ ("Use again in")
                                     : _ ("Move to"),
                          is_source || is_again ? NULL : (const char *const *) self->pending,
                          ASH_USE_ANYWHERE,
                          is_source  ? use_chosen_cb
                          : is_again ? use_again_chosen_cb
                                     : move_chosen_cb,
                          self);
}

static void
use_cb (AshBench *self)
{
  use_in (self, FALSE);
}

/* A new lane has its place two frames later; its title is asked for there. */
static gboolean
reveal_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer bench)
{
  AshLane *lane = ASH_LANE (widget);

  if (gtk_widget_get_mapped (widget) && !ash_lanes_reveal (ASH_BENCH (bench)->lanes, lane))
    return G_SOURCE_CONTINUE;
  ash_lane_rename (lane);
  return G_SOURCE_REMOVE;
}

/**
 * ash_bench_add_credential:
 *
 * Adds a lane at the end and asks for its title.
 */
void
ash_bench_add_credential (AshBench *self)
{
  g_autofree char *credential =
      ash_edits_add_credential (GTK_WIDGET (self), self->document, _ ("New credential"));
  AshLane *lane = credential != NULL ? ash_lanes_find (self->lanes, credential) : NULL;

  if (lane == NULL)
    return;
  show_lanes (self);
  self->is_source = FALSE;
  set_lane (self, lane);
  if (self->is_narrow)
    gtk_toggle_button_set_active (self->show_credentials, TRUE);
  gtk_widget_add_tick_callback (GTK_WIDGET (lane), reveal_cb, g_object_ref (self), g_object_unref);
}

static void
proposal_made_cb (AshBench *self, const char *credential)
{
  AshLane *lane = ash_lanes_find (self->lanes, credential);

  show_lanes (self);
  if (lane == NULL)
    return;
  set_lane (self, lane);
  gtk_widget_grab_focus (GTK_WIDGET (ash_lane_get_list (lane)));
}

static void
proposal_closed_cb (AshBench *self)
{
  show_lanes (self);
  gtk_widget_grab_focus (GTK_WIDGET (ash_source_pane_get_list (self->pane)));
}

static void
propose (AshBench *self)
{
  const char *source = ash_source_pane_get_source (self->pane);

  if (source == NULL)
    return;
  self->is_proposing = TRUE;
  show_panes (self);
  if (self->is_narrow)
    gtk_toggle_button_set_active (self->show_credentials, TRUE);
  ash_propose_pane_open (self->proposal, source);
}

static void
add (AshBench *self, const char *command, GVariant *parameter)
{
  AshLane *lane = current_lane (self);

  show_lanes (self);
  if (lane == NULL)
    ash_bench_add_credential (self);
  else
    ash_lane_run (lane, command, parameter);
}

static gboolean
ash_bench_run (AshView *view, const char *command, GVariant *parameter)
{
  AshBench *self = ASH_BENCH (view);
  AshLane *lane = current_lane (self);

  if (g_str_equal (command, "use-in"))
    use_in (self, FALSE);
  else if (g_str_equal (command, "use-again"))
    use_in (self, TRUE);
  else if (g_str_equal (command, "propose"))
    propose (self);
  else if (g_str_equal (command, "add-module") || g_str_equal (command, "new-sibling"))
    add (self, "add-module", NULL);
  else if (g_str_equal (command, "new-item"))
    add (self, command, parameter);
  else if (g_str_equal (command, "select"))
    return select_rows (self, parameter);
  else
    return lane != NULL && !self->is_source &&
           ash_view_has_keyboard (GTK_WIDGET (ash_lane_get_list (lane))) &&
           ash_lane_run (lane, command, parameter);
  return TRUE;
}

static void
ash_bench_view_init (AshViewInterface *iface)
{
  iface->apply = ash_bench_apply;
  iface->go_to = ash_bench_go_to;
  iface->run = ash_bench_run;
  iface->dup_summary = ash_bench_dup_summary;
  iface->set_narrow = ash_bench_set_narrow;
}

/**
 * ash_bench_get_coach_place:
 *
 * Returns: (transfer none): where the next step stands, above the lanes
 */
GtkBox *
ash_bench_get_coach_place (AshBench *self)
{
  return self->coach_place;
}
