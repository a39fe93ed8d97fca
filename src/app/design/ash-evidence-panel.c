#include "ash-evidence-panel.h"

#include <adwaita.h>
#include <ash-desk-evidence.h>
#include <ash-sheet.h>
#include <glib/gi18n-lib.h>

#include "ash-commit.h"
#include "ash-edits.h"
#include "ash-evidence-add.h"
#include "ash-evidence-row.h"
#include "ash-names.h"
#include "ash-popover-page.h"
#include "ash-popup.h"

typedef struct
{
  GtkWidget *popover;
  AshPlace *place;
  GtkListBox *list;
  GtkLabel *sum;
  GtkWidget *share;
  GtkWidget *empty;
  GtkWidget *completion; /* the rule, as a box */
  GtkDropDown *rule;
  GtkSpinButton *need;
  GtkWidget *add;
  gboolean is_own; /* shown from the document just now */
} Panel;

static void
panel_free (gpointer data)
{
  Panel *self = data;

  g_object_unref (self->place);
  g_free (self);
}

static AshDesign *
design_of (Panel *self)
{
  return ash_live_get_design (ash_place_get_live (self->place));
}

/* Rows */

static GtkWidget *
find_row (Panel *self, const char *id)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (g_strcmp0 (ash_evidence_row_get_id (row), id) == 0)
      return row;
  return NULL;
}

static gboolean
is_of (const AshDesign *design, const char *id)
{
  return ash_design_assessment (design, id) != NULL;
}

static gboolean
is_same_order (Panel *self, const AshDesign *design)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  for (guint i = 0; i < design->assessments->len; i++)
    {
      const AshRecord *record = g_ptr_array_index (design->assessments, i);

      if (row == NULL || g_strcmp0 (ash_evidence_row_get_id (row), record->id) != 0)
        return FALSE;
      row = gtk_widget_get_next_sibling (row);
    }
  return row == NULL;
}

/* Rows of what stays are kept, with what is being typed in them. */
static void
show_rows (Panel *self, const AshDesign *design)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list));
  gboolean is_same = is_same_order (self, design);

  while (row != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (row);

      if (!is_of (design, ash_evidence_row_get_id (row)))
        gtk_list_box_remove (self->list, row);
      row = next;
    }
  for (guint i = 0; i < design->assessments->len; i++)
    {
      const AshAssessment *each = g_ptr_array_index (design->assessments, i);

      row = find_row (self, each->record.id);
      if (row == NULL)
        row = ash_evidence_row_new (self->place, each->record.id);
      else if (!is_same)
        {
          g_object_ref (row);
          gtk_list_box_remove (self->list, row);
          gtk_list_box_insert (self->list, row, (int) i);
          g_object_unref (row);
        }
      if (gtk_widget_get_parent (row) == NULL)
        gtk_list_box_insert (self->list, row, (int) i);
      ash_evidence_row_show (row, design, each);
    }
}

static void
show_sum (Panel *self, const AshDesign *design)
{
  gint64 sum = 0;
  guint n_said = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < design->assessments->len; i++)
    {
      const AshAssessment *each = g_ptr_array_index (design->assessments, i);

      n_said += each->weight_bp >= 0;
      sum += MAX (each->weight_bp, 0);
    }
  if (n_said == 0)
    text = g_strdup (_ ("No weights yet"));
  else if (sum == 10000)
    text = g_strdup (_ ("Adds up to 100 %"));
  else
    text = g_strdup_printf (_ ("Adds up to %g of 100 %%"), (double) sum / 100);
  gtk_label_set_label (self->sum, text);
  gtk_widget_set_visible (self->share, design->assessments->len > 0 && sum != 10000);
  gtk_widget_set_visible (GTK_WIDGET (self->sum), design->assessments->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->list), design->assessments->len > 0);
  gtk_widget_set_visible (self->empty, design->assessments->len == 0);
}

/* Completion */

enum
{
  NO_RULE,
  ALL,
  ANY,
  NEED,
};

static const AshRule *
root_rule (const AshDesign *design)
{
  for (guint i = 0; i < design->rules->len; i++)
    {
      const AshRule *rule = g_ptr_array_index (design->rules, i);

      if (rule->parent == NULL && rule->op != ASH_RULE_LEAF)
        return rule;
    }
  return NULL;
}

static void
show_completion (Panel *self, const AshDesign *design)
{
  const AshRule *root = root_rule (design);
  guint n = design->assessments->len;
  guint selected = root == NULL                ? NO_RULE
                   : root->op == ASH_RULE_ANY  ? ANY
                   : root->op == ASH_RULE_NEED ? NEED
                                               : ALL;
  gint64 need = root != NULL ? root->need : 1;

  self->is_own = TRUE;
  gtk_drop_down_set_selected (self->rule, selected);
  /* What asks for more than there is says so, and can be brought down. */
  gtk_spin_button_set_range (self->need, 1, (double) MAX (MAX (n, 1), need));
  gtk_spin_button_set_value (self->need, (double) MAX (need, 1));
  self->is_own = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->need), selected == NEED);
  gtk_widget_set_visible (self->completion, n > 0);
}

static void
write_completion (Panel *self)
{
  static const AshRuleOp OPS[] = { ASH_RULE_ALL, ASH_RULE_ALL, ASH_RULE_ANY, ASH_RULE_NEED };
  guint selected = gtk_drop_down_get_selected (self->rule);
  AshDesign *design = design_of (self);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;
  g_autoptr (GError) error = NULL;

  if (self->is_own || design == NULL || selected > NEED)
    return;
  for (guint i = 0; selected != NO_RULE && i < design->assessments->len; i++)
    g_strv_builder_add (builder, ((AshRecord *) g_ptr_array_index (design->assessments, i))->id);
  ids = g_strv_builder_end (builder);
  ash_edits_done (self->popover,
                  ash_desk_set_completion (ash_place_get_store (self->place),
                                           ash_place_get_credential (self->place), OPS[selected],
                                           gtk_spin_button_get_value_as_int (self->need),
                                           (const char *const *) ids, &error),
                  error, _ ("What completes it could not be changed"));
}

static void
share_cb (Panel *self)
{
  g_autoptr (GError) error = NULL;

  ash_edits_done (self->popover,
                  ash_desk_share_weights (ash_place_get_store (self->place),
                                          ash_place_get_credential (self->place), &error),
                  error, _ ("The weights could not be changed"));
}

static void
look_again (Panel *self)
{
  AshDesign *design = design_of (self);

  if (design == NULL || design->credential == NULL)
    return;
  show_rows (self, design);
  show_sum (self, design);
  show_completion (self, design);
  ash_evidence_add_show (self->add, design);
}

/* The popover */

static GtkWidget *
heading_new (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  return label;
}

static GtkWidget *
sum_new (Panel *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  self->sum = GTK_LABEL (gtk_label_new (NULL));
  self->share = gtk_button_new_with_label (_ ("Share equally"));
  gtk_label_set_xalign (self->sum, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->sum), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->sum), "muted");
  gtk_widget_add_css_class (GTK_WIDGET (self->sum), "numeric");
  gtk_widget_add_css_class (self->share, "small");
  g_signal_connect_swapped (self->share, "clicked", G_CALLBACK (share_cb), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->sum));
  gtk_box_append (GTK_BOX (box), self->share);
  return box;
}

static GtkWidget *
completion_new (Panel *self)
{
  const char *const words[] = { _ ("Not said yet"), _ ("All evidence"), _ ("Any of it"),
                                _ ("Some of it"), NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *label = gtk_label_new (_ ("Needed to complete"));

  self->rule = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (words));
  self->need = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (1, 1, 1));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  ash_name (self->rule, _ ("Needed to complete"));
  ash_name (self->need, _ ("How many pieces of evidence"));
  g_signal_connect_swapped (self->rule, "notify::selected", G_CALLBACK (write_completion), self);
  g_signal_connect_swapped (self->need, "value-changed", G_CALLBACK (write_completion), self);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->need));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->rule));
  self->completion = box;
  return box;
}

static void
closed_cb (GtkWidget *popover)
{
  ash_commit_flush (popover);
}

static void
design_cb (GtkWidget *popover)
{
  look_again (g_object_get_data (G_OBJECT (popover), "ash-panel"));
}

static GtkWidget *
page_new (Panel *self)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  ash_name (self->list, _ ("Evidence"));
  self->empty = gtk_label_new (_ ("Evidence is what learners hand in or do, to show that they "
                                  "reached an outcome."));
  gtk_label_set_wrap (GTK_LABEL (self->empty), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->empty), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (self->empty), 48);
  gtk_widget_add_css_class (self->empty, "muted");
  gtk_widget_add_css_class (page, "popover-page");
  self->add = ash_evidence_add_new (self->place);
  gtk_box_append (GTK_BOX (page), heading_new (_ ("Evidence")));
  gtk_box_append (GTK_BOX (page), self->empty);
  gtk_box_append (GTK_BOX (page), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (page), sum_new (self));
  gtk_box_append (GTK_BOX (page), completion_new (self));
  gtk_box_append (GTK_BOX (page), heading_new (_ ("Add evidence")));
  gtk_box_append (GTK_BOX (page), self->add);
  return ash_popover_page_new (page, 520);
}

void
ash_evidence_panel_popup (GtkWidget *holder, GtkWidget *at, AshPlace *place, gboolean is_adding)
{
  Panel *self = g_new0 (Panel, 1);

  self->place = g_object_ref (place);
  self->popover = gtk_popover_new ();
  g_object_set_data_full (G_OBJECT (self->popover), "ash-panel", self, panel_free);
  gtk_popover_set_child (GTK_POPOVER (self->popover), page_new (self));
  ash_name (self->popover, _ ("Evidence"));
  g_signal_connect_object (ash_place_get_live (place), "design", G_CALLBACK (design_cb),
                           self->popover, G_CONNECT_SWAPPED);
  g_signal_connect (self->popover, "closed", G_CALLBACK (closed_cb), NULL);
  look_again (self);
  ash_popup_at (self->popover, holder, at);
  if (is_adding)
    gtk_widget_child_focus (self->add, GTK_DIR_TAB_FORWARD);
}
