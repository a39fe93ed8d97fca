#include "ash-trial-bar.h"

#include <ash-learner.h>
#include <glib/gi18n-lib.h>

#include "ash-shrink.h"
#include "ash-trial-say.h"

/* The first profiles of the list; one for each assessment follows. */
static const struct
{
  const char *name;
  AshTrialProfile profile;
} PROFILES[] = {
  { N_ ("answers everything right"), { .answers = ASH_TRIAL_RIGHT } },
  { N_ ("answers everything right, and a person passes the rest"),
    { .answers = ASH_TRIAL_RIGHT, .with_people = TRUE } },
  { N_ ("answers half"), { .answers = ASH_TRIAL_HALF } },
  { N_ ("answers nothing"), { .answers = ASH_TRIAL_NOTHING } },
};

struct _AshTrialBar
{
  GtkWidget parent_instance;

  AshDesign *design;
  GPtrArray *others; /* (element-type utf8) the assessments of the list after PROFILES */
  guint32 seed;
  gboolean is_filling;

  GtkBox *wide_place;
  GtkBox *narrow_place;
  GtkWidget *controls;
  GtkWidget *narrow_button;
  GtkDropDown *who;
  GtkWidget *again;
  GtkImage *icon;
  GtkLabel *verdict;
  GtkLabel *reason;
  GtkWidget *show_rule;
  GtkLabel *rule;
  GtkBox *results;
};

G_DEFINE_FINAL_TYPE (AshTrialBar, ash_trial_bar, GTK_TYPE_WIDGET)

static AshTrialProfile
chosen (AshTrialBar *self)
{
  guint which = gtk_drop_down_get_selected (self->who);
  AshTrialProfile profile = { .answers = ASH_TRIAL_RIGHT };

  if (which < G_N_ELEMENTS (PROFILES))
    profile = PROFILES[which].profile;
  else if (which - G_N_ELEMENTS (PROFILES) < self->others->len)
    profile = (AshTrialProfile){
      .answers = ASH_TRIAL_ALL_BUT,
      .but = g_ptr_array_index (self->others, which - G_N_ELEMENTS (PROFILES)),
    };
  profile.seed = self->seed;
  return profile;
}

/* The rule behind the verdict */

static GtkWidget *
result_row (const AshTrialResult *result, const AshTrialProfile *profile)
{
  static const char *const icons[] = { "emblem-default-symbolic", "avatar-default-symbolic",
                                       "process-stop-symbolic" };
  static const char *const classes[] = { "ok", "note", "change" };
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *icon = gtk_image_new_from_icon_name (icons[result->state]);
  GtkWidget *title = gtk_label_new (result->assessment->title);
  g_autofree char *said = ash_trial_say_result (result, profile);
  GtkWidget *detail = gtk_label_new (said);

  gtk_widget_add_css_class (icon, classes[result->state]);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (detail, "caption");
  gtk_widget_add_css_class (detail, "muted");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (GTK_LABEL (detail), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_wrap (GTK_LABEL (detail), TRUE);
  gtk_box_append (GTK_BOX (texts), title);
  gtk_box_append (GTK_BOX (texts), detail);
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), texts);
  return row;
}

static void
show_rule (AshTrialBar *self, const AshTrial *trial, const AshTrialProfile *profile)
{
  g_autofree char *text = ash_learner_completion_text (self->design);
  GtkWidget *child;

  gtk_label_set_label (self->rule, text != NULL ? text
                                                : _ ("No rule says what has to be passed to earn "
                                                     "this credential."));
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->results))) != NULL)
    gtk_box_remove (self->results, child);
  for (guint i = 0; i < trial->results->len; i++)
    gtk_box_append (self->results, result_row (g_ptr_array_index (trial->results, i), profile));
}

static void
show_verdict (AshTrialBar *self)
{
  AshTrialProfile profile = chosen (self);
  g_autoptr (AshTrial) trial = NULL;
  g_autofree char *verdict = NULL;
  g_autofree char *reason = NULL;
  gboolean is_earned;

  if (self->design == NULL)
    return;
  trial = ash_trial_run (self->design, &profile);
  verdict = ash_trial_say_verdict (trial);
  reason = ash_trial_say_reason (trial);
  is_earned = trial->verdict == ASH_TRIAL_EARNED;
  gtk_label_set_label (self->verdict, verdict);
  gtk_label_set_label (self->reason, reason);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->reason), reason);
  gtk_image_set_from_icon_name (self->icon,
                                is_earned ? "emblem-default-symbolic" : "dialog-warning-symbolic");
  gtk_widget_remove_css_class (GTK_WIDGET (self->icon), is_earned ? "change" : "ok");
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), is_earned ? "ok" : "change");
  gtk_widget_set_visible (self->again, trial->has_chance);
  show_rule (self, trial, &profile);
}

static void
who_cb (AshTrialBar *self)
{
  if (!self->is_filling)
    show_verdict (self);
}

static void
again_cb (AshTrialBar *self)
{
  self->seed++;
  show_verdict (self);
}

/* Fills the list of learners anew when the assessments are others, keeping what was chosen. */
static void
fill (AshTrialBar *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func (g_free);
  guint which = gtk_drop_down_get_selected (self->who);
  g_autofree char *but = g_strdup (chosen (self).but);

  for (guint i = 0; i < G_N_ELEMENTS (PROFILES); i++)
    gtk_string_list_append (names, _ (PROFILES[i].name));
  for (guint i = 0; i < self->design->assessments->len; i++)
    {
      const AshAssessment *assessment = g_ptr_array_index (self->design->assessments, i);
      /* Translators: of a learner, after "Try as a learner who" */
      g_autofree char *name = g_strdup_printf (_ ("passes all but “%s”"),
                                               assessment->title != NULL ? assessment->title : "");

      gtk_string_list_append (names, name);
      g_ptr_array_add (others, g_strdup (assessment->record.id));
      if (g_strcmp0 (but, assessment->record.id) == 0)
        which = G_N_ELEMENTS (PROFILES) + i;
    }
  self->is_filling = TRUE;
  g_clear_pointer (&self->others, g_ptr_array_unref);
  self->others = g_steal_pointer (&others);
  gtk_drop_down_set_model (self->who, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->who,
                              which < g_list_model_get_n_items (G_LIST_MODEL (names)) ? which : 0);
  self->is_filling = FALSE;
}

static gboolean
has_same_names (const AshDesign *a, const AshDesign *b)
{
  if (a == NULL || a->assessments->len != b->assessments->len)
    return FALSE;
  for (guint i = 0; i < a->assessments->len; i++)
    {
      const AshAssessment *one = g_ptr_array_index (a->assessments, i);
      const AshAssessment *two = g_ptr_array_index (b->assessments, i);

      if (!g_str_equal (one->record.id, two->record.id) || g_strcmp0 (one->title, two->title) != 0)
        return FALSE;
    }
  return TRUE;
}

/**
 * ash_trial_bar_set_design:
 * @design: (nullable): of the credential, as it is now
 */
void
ash_trial_bar_set_design (AshTrialBar *self, AshDesign *design)
{
  g_autoptr (AshDesign) before = self->design;

  self->design = design != NULL ? ash_design_ref (design) : NULL;
  gtk_widget_set_sensitive (GTK_WIDGET (self), design != NULL);
  if (design == NULL)
    return;
  if (!has_same_names (before, design))
    fill (self);
  show_verdict (self);
}

/**
 * ash_trial_bar_set_narrow:
 *
 * Where there is little room, who the learner is is asked in a popover, and the rule is behind a
 * sign without words.
 */
void
ash_trial_bar_set_narrow (AshTrialBar *self, gboolean is_narrow)
{
  GtkBox *place = is_narrow ? self->narrow_place : self->wide_place;
  GtkWidget *parent = gtk_widget_get_parent (self->controls);

  gtk_widget_set_visible (self->narrow_button, is_narrow);
  if (parent == GTK_WIDGET (place))
    return;
  if (is_narrow)
    gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->show_rule), "view-list-symbolic");
  else
    gtk_menu_button_set_label (GTK_MENU_BUTTON (self->show_rule), _ ("Show the rule"));
  ash_let_shrink (self->show_rule);
  gtk_widget_set_tooltip_text (self->show_rule, is_narrow ? _ ("Show the rule") : NULL);
  g_object_ref (self->controls);
  gtk_box_remove (GTK_BOX (parent), self->controls);
  gtk_box_prepend (place, self->controls);
  g_object_unref (self->controls);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->controls),
                                  is_narrow ? GTK_ORIENTATION_VERTICAL
                                            : GTK_ORIENTATION_HORIZONTAL);
}

static void
ash_trial_bar_dispose (GObject *object)
{
  AshTrialBar *self = ASH_TRIAL_BAR (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->design, ash_design_free);
  g_clear_pointer (&self->others, g_ptr_array_unref);
  G_OBJECT_CLASS (ash_trial_bar_parent_class)->dispose (object);
}

static void
ash_trial_bar_class_init (AshTrialBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_trial_bar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ashlar/Ashlar/ui/ash-trial-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, AshTrialBar, wide_place);
  gtk_widget_class_bind_template_child (widget_class, AshTrialBar, narrow_place);
  gtk_widget_class_bind_template_child (widget_class, AshTrialBar, controls);
  gtk_widget_class_bind_template_child (widget_class, AshTrialBar, narrow_button);
  gtk_widget_class_bind_template_child (widget_class, AshTrialBar, who);
  gtk_widget_class_bind_template_child (widget_class, AshTrialBar, again);
  gtk_widget_class_bind_template_child (widget_class, AshTrialBar, icon);
  gtk_widget_class_bind_template_child (widget_class, AshTrialBar, verdict);
  gtk_widget_class_bind_template_child (widget_class, AshTrialBar, reason);
  gtk_widget_class_bind_template_child (widget_class, AshTrialBar, show_rule);
  gtk_widget_class_bind_template_child (widget_class, AshTrialBar, rule);
  gtk_widget_class_bind_template_child (widget_class, AshTrialBar, results);
}

static void
ash_trial_bar_init (AshTrialBar *self)
{
  self->others = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  ash_let_shrink (self->show_rule);
  g_signal_connect_swapped (self->who, "notify::selected", G_CALLBACK (who_cb), self);
  g_signal_connect_swapped (self->again, "clicked", G_CALLBACK (again_cb), self);
}
