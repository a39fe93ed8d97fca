#include "ash-outcomes-pane.h"

#include <glib/gi18n-lib.h>

#include "ash-commit.h"
#include "ash-evidence-panel.h"
#include "ash-found-outcomes.h"
#include "ash-frameworks-window.h"
#include "ash-matrix-layout.h"
#include "ash-matrix.h"
#include "ash-outcome-draft.h"
#include "ash-outcome-edits.h"
#include "ash-outcome-drop.h"
#include "ash-outcome-list.h"
#include "ash-scope-button.h"
#include "ash-shrink.h"
#include "ash-view.h"

struct _AshOutcomesPane
{
  GtkWidget parent_instance;

  AshPlace *place;
  GtkWidget *head;
  GtkWidget *title;
  GtkWidget *count;
  GtkImage *count_icon;
  GtkLabel *count_label;
  AshScopeButton *scope_button;
  GtkToggleButton *only_gaps;
  GtkWidget *kinds;
  GtkToggleButton *show_matrix;
  GtkToggleButton *show_list;
  GtkStack *stack;
  GtkLabel *nothing_title;
  AshOutcomeDraft *draft;
  GtkWidget *foot;
  GtkWidget *find;
  GtkWidget *find_label;
  GtkWidget *evidence;
  GtkBox *legend;
  GtkWidget *legend_parts;
  AshMatrix *matrix;
  AshOutcomeList *list;
  AshFoundOutcomes *found;

  AshDesign *design;
  AshMarks *marks;
  AshScope *scope;  /* (nullable): the module that is shown of it */
  char *credential; /* that `design` is of */
  int width;
  gboolean is_narrow;
  gboolean is_writing; /* the first outcome is being written by hand */
  gboolean is_landing; /* the keyboard goes from what was found to the outcomes made of it */
  gboolean is_finding; /* what is found in the course is shown beside outcomes that are there */
};

G_DEFINE_FINAL_TYPE (AshOutcomesPane, ash_outcomes_pane, GTK_TYPE_WIDGET)

static void refresh (AshOutcomesPane *self);
static void gap_beyond_cb (AshOutcomesPane *self);

static gboolean
is_cramped (AshOutcomesPane *self)
{
  return ash_matrix_slots (GTK_WIDGET (self->matrix), self->width) < ASH_LEAST_COLUMNS;
}

static gboolean
is_list (AshOutcomesPane *self)
{
  return self->is_narrow || gtk_toggle_button_get_active (self->show_list) ||
         (self->width > 0 && is_cramped (self));
}

/* Those in sight: all or a module's, of these all or those that nothing shows. */
static GPtrArray *
outcomes_in_sight (AshOutcomesPane *self)
{
  GPtrArray *outcomes = g_ptr_array_new ();
  gboolean only_gaps = gtk_toggle_button_get_active (self->only_gaps);

  for (guint i = 0; i < self->design->outcomes->len; i++)
    {
      const AshStatement *outcome = g_ptr_array_index (self->design->outcomes, i);

      if (ash_scope_has_outcome (self->scope, outcome->record.id) &&
          (!only_gaps || !ash_marks_is_assessed (self->marks, outcome)))
        g_ptr_array_add (outcomes, (gpointer) outcome);
    }
  return outcomes;
}

static void
show_count (AshOutcomesPane *self)
{
  guint n = self->design->outcomes->len;
  guint n_assessed = ash_marks_n_assessed (self->marks);
  g_autofree char *text = g_strdup_printf (_ ("%u of %u assessed"), n_assessed, n);
  gboolean is_done = n_assessed == n;

  gtk_label_set_label (self->count_label, text);
  gtk_image_set_from_icon_name (self->count_icon,
                                is_done ? "emblem-default-symbolic" : "dialog-warning-symbolic");
  gtk_widget_remove_css_class (self->count, is_done ? "change" : "ok");
  gtk_widget_add_css_class (self->count, is_done ? "ok" : "change");
  gtk_widget_set_visible (self->count, n > 0);
}

/* Why there is none in sight */
static const char *
say_nothing (AshOutcomesPane *self)
{
  if (self->design->outcomes->len == 0)
    return _ ("The first outcome goes below");
  if (self->scope == NULL)
    return _ ("Something shows every outcome");
  return ash_scope_n_outcomes (self->scope, self->design) > 0
             ? _ ("Something shows every outcome of this module")
             : _ ("This module serves no outcome yet");
}

static const char *
page_of (AshOutcomesPane *self, GPtrArray *outcomes)
{
  if (self->is_finding || (self->design->outcomes->len == 0 && !self->is_writing))
    return "found";
  if (outcomes->len == 0)
    return "nothing";
  return is_list (self) ? "list" : "matrix";
}

static gboolean
go_to_record (AshOutcomesPane *self, const char *record)
{
  return is_list (self) ? ash_outcome_list_go_to (self->list, record)
                        : ash_matrix_go_to (self->matrix, record);
}

static void
land (AshOutcomesPane *self, GPtrArray *outcomes)
{
  const AshRecord *first = outcomes->len > 0 ? g_ptr_array_index (outcomes, 0) : NULL;

  self->is_landing = FALSE;
  if (first != NULL)
    go_to_record (self, first->id);
}

static void
refresh (AshOutcomesPane *self)
{
  g_autoptr (GPtrArray) outcomes = NULL;
  const char *page;

  if (self->design == NULL)
    return;
  outcomes = outcomes_in_sight (self);
  page = page_of (self, outcomes);
  show_count (self);
  ash_scope_button_show (self->scope_button, self->design, self->scope);
  gtk_label_set_label (self->nothing_title, say_nothing (self));
  if (g_str_equal (page, "list"))
    ash_outcome_list_show (self->list, self->design, self->marks, outcomes);
  else
    ash_matrix_show (self->matrix, self->design, self->marks, outcomes);
  if (g_str_equal (page, "found"))
    ash_found_outcomes_show (self->found, self->design, self->is_finding);
  gtk_widget_set_visible (self->foot, !g_str_equal (page, "found"));
  gtk_widget_set_visible (self->head, !g_str_equal (page, "found") || self->is_finding);
  gtk_widget_set_visible (self->kinds, !self->is_narrow && self->design->outcomes->len > 0 &&
                                           !is_cramped (self));
  gtk_widget_set_visible (GTK_WIDGET (self->only_gaps), self->design->outcomes->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->legend), !self->is_narrow && self->width > 640);
  gtk_widget_set_visible (self->legend_parts, ash_marks_has_derived (self->marks));
  gtk_widget_set_visible (self->evidence, is_list (self));
  gtk_widget_set_visible (self->title, !self->is_narrow);
  gtk_widget_set_visible (self->find_label, !self->is_narrow);
  gtk_stack_set_visible_child_name (self->stack, page);
  if (self->is_landing && !g_str_equal (page, "found"))
    land (self, outcomes);
}

/* @module: (nullable): %NULL, or one that is not there, shows the whole credential */
static void
set_scope (AshOutcomesPane *self, const char *module)
{
  g_clear_pointer (&self->scope, ash_scope_unref);
  if (module != NULL)
    self->scope = ash_scope_new (module);
  if (self->scope != NULL && !ash_scope_follow (self->scope, self->design, self->marks))
    g_clear_pointer (&self->scope, ash_scope_unref);
  ash_matrix_set_scope (self->matrix, self->scope);
  ash_outcome_draft_set_module (self->draft, ash_scope_get_module (self->scope));
  ash_place_set_scope (self->place, self->credential, ash_scope_get_module (self->scope));
}

static void
scope_chosen_cb (AshOutcomesPane *self, const char *module)
{
  set_scope (self, *module != '\0' ? module : NULL);
  refresh (self);
}

/* What is gone to is seen. */
static void
widen_to (AshOutcomesPane *self, const char *record)
{
  if (!ash_scope_has_outcome (self->scope, record) && !ash_scope_has_evidence (self->scope, record))
    set_scope (self, NULL);
}

/* Whether something has come that is not of the module. @before: (nullable) */
static gboolean
has_new_beyond (AshOutcomesPane *self, const AshDesign *before)
{
  if (before == NULL || self->design->outcomes->len <= before->outcomes->len)
    return FALSE;
  for (guint i = 0; i < self->design->outcomes->len; i++)
    {
      const char *id = ((AshRecord *) g_ptr_array_index (self->design->outcomes, i))->id;

      if (!ash_scope_has_outcome (self->scope, id) && ash_design_outcome (before, id) == NULL)
        return TRUE;
    }
  return FALSE;
}

/* What is new is seen, too. */
static void
follow_scope (AshOutcomesPane *self, const AshDesign *before)
{
  if (self->scope != NULL &&
      (!ash_scope_follow (self->scope, self->design, self->marks) || has_new_beyond (self, before)))
    set_scope (self, NULL);
}

static void
add_cb (AshOutcomesPane *self)
{
  self->is_writing = TRUE;
  self->is_finding = FALSE;
  refresh (self);
  ash_outcome_draft_open (self->draft, NULL);
}

static void
find_cb (AshOutcomesPane *self)
{
  self->is_finding = TRUE;
  refresh (self);
}

static void
found_done_cb (AshOutcomesPane *self)
{
  self->is_landing = gtk_widget_get_focus_child (GTK_WIDGET (self->found)) != NULL;
  self->is_finding = FALSE;
  refresh (self);
}

/* "Write my own", or an example to begin with */
static void
found_write_cb (AshOutcomesPane *self, const char *example)
{
  self->is_writing = TRUE;
  self->is_finding = FALSE;
  refresh (self);
  ash_outcome_draft_open (self->draft, *example != '\0' ? example : NULL);
}

static void
evidence_cb (AshOutcomesPane *self, GtkWidget *button)
{
  ash_evidence_panel_popup (GTK_WIDGET (self), button, self->place, FALSE);
}

/* Where the rule for completing is. */
static void
show_evidence (AshOutcomesPane *self)
{
  GtkWidget *at = GTK_WIDGET (self->evidence);

  evidence_cb (self, gtk_widget_get_mapped (at) ? at : GTK_WIDGET (self->title));
}

static void
add_evidence_cb (AshOutcomesPane *self, GtkWidget *button)
{
  ash_evidence_panel_popup (GTK_WIDGET (self), button, self->place, TRUE);
}

static void
ash_outcomes_pane_dispose (GObject *object)
{
  AshOutcomesPane *self = ASH_OUTCOMES_PANE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->place);
  g_clear_pointer (&self->scope, ash_scope_unref);
  g_clear_pointer (&self->marks, ash_marks_unref);
  g_clear_pointer (&self->design, ash_design_free);
  g_clear_pointer (&self->credential, g_free);
  G_OBJECT_CLASS (ash_outcomes_pane_parent_class)->dispose (object);
}

static void
ash_outcomes_pane_class_init (AshOutcomesPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_outcomes_pane_dispose;
  g_type_ensure (ASH_TYPE_OUTCOME_DRAFT);
  g_type_ensure (ASH_TYPE_SCOPE_BUTTON);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ashlar/Ashlar/ui/ash-outcomes-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, AshOutcomesPane, head);
  gtk_widget_class_bind_template_child (widget_class, AshOutcomesPane, title);
  gtk_widget_class_bind_template_child (widget_class, AshOutcomesPane, find_label);
  gtk_widget_class_bind_template_child (widget_class, AshOutcomesPane, count);
  gtk_widget_class_bind_template_child (widget_class, AshOutcomesPane, count_icon);
  gtk_widget_class_bind_template_child (widget_class, AshOutcomesPane, count_label);
  gtk_widget_class_bind_template_child (widget_class, AshOutcomesPane, scope_button);
  gtk_widget_class_bind_template_child (widget_class, AshOutcomesPane, only_gaps);
  gtk_widget_class_bind_template_child (widget_class, AshOutcomesPane, kinds);
  gtk_widget_class_bind_template_child (widget_class, AshOutcomesPane, show_matrix);
  gtk_widget_class_bind_template_child (widget_class, AshOutcomesPane, show_list);
  gtk_widget_class_bind_template_child (widget_class, AshOutcomesPane, stack);
  gtk_widget_class_bind_template_child (widget_class, AshOutcomesPane, nothing_title);
  gtk_widget_class_bind_template_child (widget_class, AshOutcomesPane, draft);
  gtk_widget_class_bind_template_child (widget_class, AshOutcomesPane, foot);
  gtk_widget_class_bind_template_child (widget_class, AshOutcomesPane, find);
  gtk_widget_class_bind_template_child (widget_class, AshOutcomesPane, evidence);
  gtk_widget_class_bind_template_child (widget_class, AshOutcomesPane, legend);
  gtk_widget_class_bind_template_child (widget_class, AshOutcomesPane, legend_parts);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_cb);
  gtk_widget_class_bind_template_callback (widget_class, scope_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, refresh);
}

static void
ash_outcomes_pane_init (AshOutcomesPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ash_let_shrink (self->foot);
  g_signal_connect_swapped (self->evidence, "clicked", G_CALLBACK (evidence_cb), self);
}

GtkWidget *
ash_outcomes_pane_new (AshPlace *place)
{
  AshOutcomesPane *self = g_object_new (ASH_TYPE_OUTCOMES_PANE, NULL);

  self->place = g_object_ref (place);
  ash_outcome_draft_set_place (self->draft, place);
  self->matrix = ASH_MATRIX (ash_matrix_new (place));
  self->list = ASH_OUTCOME_LIST (ash_outcome_list_new (place));
  self->found = ASH_FOUND_OUTCOMES (ash_found_outcomes_new (place));
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->matrix), "matrix");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->list), "list");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->found), "found");
  g_signal_connect_swapped (self->matrix, "evidence", G_CALLBACK (evidence_cb), self);
  g_signal_connect_swapped (self->matrix, "add-evidence", G_CALLBACK (add_evidence_cb), self);
  g_signal_connect_swapped (self->matrix, "gap-beyond", G_CALLBACK (gap_beyond_cb), self);
  g_signal_connect_swapped (self->list, "add-evidence", G_CALLBACK (add_evidence_cb), self);
  g_signal_connect_swapped (self->found, "done", G_CALLBACK (found_done_cb), self);
  g_signal_connect_swapped (self->found, "write", G_CALLBACK (found_write_cb), self);
  ash_outcome_drop_attach (GTK_WIDGET (self), place);
  return GTK_WIDGET (self);
}

void
ash_outcomes_pane_show (AshOutcomesPane *self, AshDesign *design)
{
  g_autoptr (AshDesign) before = self->design;
  g_autoptr (AshMarks) marks_before = self->marks;
  const char *credential = design->credential->record.id;

  self->design = ash_design_ref (design);
  self->marks = ash_marks_new (design);
  if (g_strcmp0 (self->credential, credential) != 0)
    {
      g_free (self->credential);
      self->credential = g_strdup (credential);
      self->is_writing = FALSE;
      self->is_finding = FALSE;
      set_scope (self, ash_place_get_scope (self->place, credential));
      gtk_toggle_button_set_active (self->only_gaps, FALSE);
    }
  else
    follow_scope (self, before);
  refresh (self);
}

void
ash_outcomes_pane_set_width (AshOutcomesPane *self, int width, gboolean is_narrow)
{
  self->width = width;
  self->is_narrow = is_narrow;
  ash_matrix_set_width (self->matrix, width);
  ash_found_outcomes_set_narrow (self->found, is_narrow);
  ash_scope_button_set_narrow (self->scope_button, is_narrow);
  refresh (self);
}

static gboolean
is_taught (AshOutcomesPane *self, const AshStatement *outcome)
{
  return ash_marks_count (self->marks, outcome, ASH_MARK_INTRODUCED) > 0 ||
         ash_marks_count (self->marks, outcome, ASH_MARK_PRACTISED) > 0;
}

/* The first outcome that nothing shows, or that nothing leads to. */
static gboolean
go_to_open (AshOutcomesPane *self, gboolean is_to_show)
{
  for (guint i = 0; i < self->design->outcomes->len; i++)
    {
      const AshStatement *outcome = g_ptr_array_index (self->design->outcomes, i);

      if (is_to_show ? ash_marks_is_assessed (self->marks, outcome) : is_taught (self, outcome))
        continue;
      widen_to (self, outcome->record.id);
      refresh (self);
      return go_to_record (self, outcome->record.id);
    }
  return gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

/* None of those in sight is a gap: the first of the others is the next. */
static void
gap_beyond_cb (AshOutcomesPane *self)
{
  if (self->scope == NULL || ash_marks_n_assessed (self->marks) == self->design->outcomes->len)
    gtk_widget_error_bell (GTK_WIDGET (self));
  else
    go_to_open (self, TRUE);
}

gboolean
ash_outcomes_pane_go_to (AshOutcomesPane *self, const char *record, const char *part)
{
  if (self->design == NULL)
    return FALSE;
  if (g_strcmp0 (part, "evidence") == 0)
    {
      show_evidence (self);
      return TRUE;
    }
  if (g_strcmp0 (part, "outcomes") == 0)
    {
      add_cb (self);
      return TRUE;
    }
  if (g_strcmp0 (part, "shown") == 0 || g_strcmp0 (part, "activities") == 0)
    {
      self->is_finding = FALSE;
      gtk_toggle_button_set_active (self->only_gaps, g_str_equal (part, "shown"));
      refresh (self);
      return go_to_open (self, g_str_equal (part, "shown"));
    }
  if (ash_design_outcome (self->design, record) == NULL &&
      ash_design_assessment (self->design, record) == NULL)
    return FALSE;
  self->is_finding = FALSE;
  gtk_toggle_button_set_active (self->only_gaps, FALSE);
  widen_to (self, record);
  refresh (self);
  return go_to_record (self, record);
}

gboolean
ash_outcomes_pane_run_on (AshOutcomesPane *self, const char *command, const char *outcome)
{
  GtkWidget *widget = GTK_WIDGET (self);

  if (g_str_equal (command, "move-up"))
    return ash_outcome_edits_shift (widget, self->place, outcome, -1);
  if (g_str_equal (command, "move-down"))
    return ash_outcome_edits_shift (widget, self->place, outcome, 1);
  if (g_str_equal (command, "indent"))
    return ash_outcome_edits_indent (widget, self->place, outcome);
  if (g_str_equal (command, "outdent"))
    return ash_outcome_edits_outdent (widget, self->place, outcome);
  if (g_str_equal (command, "delete"))
    return ash_outcome_edits_delete (widget, self->place, outcome);
  if (g_str_equal (command, "duplicate"))
    return ash_outcome_edits_duplicate (widget, self->place, outcome);
  if (g_str_equal (command, "align"))
    {
      ash_frameworks_present (GTK_WINDOW (gtk_widget_get_root (widget)), self->place, outcome,
                              NULL);
      return TRUE;
    }
  return FALSE;
}

static void
edit_current (AshOutcomesPane *self)
{
  if (is_list (self))
    ash_outcome_list_edit_current (self->list);
  else
    ash_matrix_edit_current (self->matrix);
}

gboolean
ash_outcomes_pane_run (AshOutcomesPane *self, const char *command)
{
  g_autofree char *current = NULL;

  if (self->design == NULL)
    return FALSE;
  if (g_str_equal (command, "new-sibling"))
    {
      add_cb (self);
      return TRUE;
    }
  current = g_strdup (is_list (self) ? ash_outcome_list_get_current (self->list)
                                     : ash_matrix_get_current (self->matrix));
  if (current == NULL || !ash_view_has_keyboard (GTK_WIDGET (self->stack)))
    return FALSE;
  if (!g_str_equal (command, "rename"))
    return ash_outcomes_pane_run_on (self, command, current);
  edit_current (self);
  return TRUE;
}

AshPlace *
ash_outcomes_pane_get_place (AshOutcomesPane *self)
{
  return self->place;
}

AshDesign *
ash_outcomes_pane_get_design (AshOutcomesPane *self)
{
  return self->design;
}

void
ash_outcomes_pane_flush (AshOutcomesPane *self)
{
  ash_commit_flush (GTK_WIDGET (self));
  ash_outcome_draft_flush (self->draft);
}
