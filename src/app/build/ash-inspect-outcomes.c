#include "ash-inspect-outcomes.h"

#include <ash-desk-align.h>
#include <glib/gi18n-lib.h>

#include "ash-edits.h"
#include "ash-inspect-section.h"
#include "ash-names.h"
#include "ash-popover-page.h"
#include "ash-say.h"

struct _AshInspectOutcomes
{
  GtkWidget parent_instance;

  AshPlace *place;
  char *item; /* (nullable) */
  GtkWidget *content;
  GtkMenuButton *add;
  GtkWidget *choices;  /* in the popover of @add */
  gboolean is_showing; /* toggles are set by the program */
};

G_DEFINE_FINAL_TYPE (AshInspectOutcomes, ash_inspect_outcomes, GTK_TYPE_WIDGET)

/* What an item does for one outcome. */
typedef struct
{
  AshDepth depth;       /* the deepest of all */
  gboolean is_marked;   /* the item itself, or its evidence, not only something in it */
  AshDepth own;         /* how, when it is */
  guint n_inside;       /* questions and criteria that show it */
  gboolean is_criteria; /* they are criteria */
} Mark;

static const char *
say_depth (AshDepth depth)
{
  switch (depth)
    {
    case ASH_DEPTH_PRACTISED:
      return _ ("Practised here");
    case ASH_DEPTH_ASSESSED:
      return _ ("Assessed here");
    case ASH_DEPTH_INTRODUCED:
    default:
      return _ ("Introduced here");
    }
}

static const char *
letter_of (AshDepth depth)
{
  switch (depth)
    {
    case ASH_DEPTH_PRACTISED:
      return C_ ("practised", "P");
    case ASH_DEPTH_ASSESSED:
      return C_ ("assessed", "A");
    case ASH_DEPTH_INTRODUCED:
    default:
      return C_ ("introduced", "I");
    }
}

static const char *
class_of (AshDepth depth)
{
  return depth == ASH_DEPTH_ASSESSED ? "a" : depth == ASH_DEPTH_PRACTISED ? "p" : "i";
}

/* What is in the item that can be said to show something: its questions, its criteria. */
static GHashTable *
insides (const AshDesign *design, const char *item, const AshAssessment *assessment)
{
  GHashTable *ids = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *entries = ash_design_entries (design, item);

  for (guint i = 0; i < entries->len; i++)
    {
      const AshQuizEntry *entry = g_ptr_array_index (entries, i);

      if (entry->question != NULL)
        g_hash_table_add (ids, entry->question);
    }
  if (assessment != NULL && assessment->rubric != NULL)
    {
      GPtrArray *criteria = ash_design_criteria (design, assessment->rubric);

      for (guint i = 0; i < criteria->len; i++)
        g_hash_table_add (ids, ((AshRecord *) g_ptr_array_index (criteria, i))->id);
    }
  return ids;
}

static GHashTable *
marks_of (const AshDesign *design, const char *item)
{
  GHashTable *marks = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  const AshAssessment *assessment = ash_design_assessment_of_item (design, item);
  g_autoptr (GHashTable) inside = insides (design, item, assessment);

  for (guint i = 0; i < design->alignments->len; i++)
    {
      const AshAlignment *alignment = g_ptr_array_index (design->alignments, i);
      gboolean is_own =
          g_strcmp0 (alignment->subject, item) == 0 ||
          (assessment != NULL && g_strcmp0 (alignment->subject, assessment->record.id) == 0);
      Mark *mark;

      if (alignment->subject == NULL || alignment->statement == NULL ||
          (!is_own && !g_hash_table_contains (inside, alignment->subject)))
        continue;
      mark = g_hash_table_lookup (marks, alignment->statement);
      if (mark == NULL)
        {
          mark = g_new0 (Mark, 1);
          g_hash_table_insert (marks, alignment->statement, mark);
        }
      mark->depth = MAX (mark->depth, alignment->depth);
      mark->own = is_own ? MAX (mark->own, alignment->depth) : mark->own;
      mark->is_marked |= is_own;
      mark->n_inside += !is_own;
      mark->is_criteria |= alignment->subject_kind == ASH_SUBJECT_CRITERION;
    }
  return marks;
}

/* Edits */

/* An outcome is assessed by evidence, and introduced or practised by an item. */
static gboolean
set_mark (AshInspectOutcomes *self, const char *statement, gboolean is_on, AshDepth depth)
{
  AshStore *store = ash_place_get_store (self->place);
  g_autoptr (AshAssessment) assessment =
      ash_store_find (store, &ASH_ASSESSMENT, "item", self->item);
  gboolean is_assessed = is_on && depth == ASH_DEPTH_ASSESSED;
  gboolean is_done;
  g_autoptr (GError) error = NULL;

  if (!ash_store_begin (store, is_on ? _ ("Mark an outcome") : _ ("Take an outcome away"), NULL,
                        &error))
    return FALSE;
  is_done = ash_desk_unalign (store, ASH_SUBJECT_ITEM, self->item, statement, &error);
  if (is_done && assessment != NULL)
    is_done =
        ash_desk_unalign (store, ASH_SUBJECT_ASSESSMENT, assessment->record.id, statement, &error);
  if (is_done && is_assessed && assessment != NULL)
    is_done = ash_desk_align (store, ASH_SUBJECT_ASSESSMENT, assessment->record.id, statement,
                              depth, &error);
  else if (is_done && is_on)
    is_done = ash_desk_align (store, ASH_SUBJECT_ITEM, self->item, statement, depth, &error);
  if (is_done)
    is_done = ash_store_commit (store, &error);
  else
    ash_store_rollback (store);
  return ash_edits_done (GTK_WIDGET (self), is_done, error, _ ("The mark could not be changed"));
}

static void
remove_cb (GtkWidget *button, AshInspectOutcomes *self)
{
  set_mark (self, g_object_get_data (G_OBJECT (button), "statement"), FALSE, ASH_DEPTH_INTRODUCED);
}

static void
toggled_cb (GtkToggleButton *toggle, AshInspectOutcomes *self)
{
  AshDepth depth = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (toggle), "depth"));

  if (!self->is_showing && self->item != NULL)
    set_mark (self, g_object_get_data (G_OBJECT (toggle), "statement"),
              gtk_toggle_button_get_active (toggle), depth);
}

/* What is shown */

static char *
say_mark (const Mark *mark)
{
  if (mark->is_marked || mark->n_inside == 0)
    return g_strdup (say_depth (mark->depth));
  if (mark->is_criteria)
    return g_strdup_printf (
        ngettext ("Assessed by %u criterion", "Assessed by %u criteria", mark->n_inside),
        mark->n_inside);
  return ash_say_number (
      ngettext ("Assessed by %u question", "Assessed by %u questions", mark->n_inside),
      mark->n_inside);
}

static GtkWidget *
outcome_row (AshInspectOutcomes *self, const AshStatement *outcome, const Mark *mark)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *letter = gtk_label_new (letter_of (mark->depth));
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  const char *text =
      outcome->text != NULL && *outcome->text != '\0' ? outcome->text : _ ("Untitled");
  g_autofree char *words = say_mark (mark);

  gtk_widget_add_css_class (letter, "depth-mark");
  gtk_widget_add_css_class (letter, class_of (mark->depth));
  gtk_widget_set_valign (letter, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (row), letter);
  gtk_box_append (GTK_BOX (texts), ash_inspect_text_new (text));
  gtk_box_append (GTK_BOX (texts), ash_inspect_caption_new (words));
  gtk_box_append (GTK_BOX (row), texts);
  if (mark->is_marked)
    {
      GtkWidget *away = gtk_button_new_from_icon_name ("list-remove-symbolic");
      g_autofree char *label = g_strdup_printf (_ ("Take away: %s"), text);

      gtk_widget_add_css_class (away, "flat");
      gtk_widget_add_css_class (away, "close-button");
      gtk_widget_set_valign (away, GTK_ALIGN_START);
      gtk_widget_set_tooltip_text (away, _ ("Take this outcome away from here"));
      ash_name (away, label);
      g_object_set_data_full (G_OBJECT (away), "statement", g_strdup (outcome->record.id), g_free);
      g_signal_connect (away, "clicked", G_CALLBACK (remove_cb), self);
      gtk_box_append (GTK_BOX (row), away);
    }
  return row;
}

static void
add_toggle (AshInspectOutcomes *self,
            GtkWidget *box,
            const AshStatement *outcome,
            const Mark *mark,
            AshDepth depth)
{
  GtkWidget *toggle = gtk_toggle_button_new_with_label (letter_of (depth));
  g_autofree char *label = g_strdup_printf ("%s: %s", outcome->text, say_depth (depth));

  gtk_widget_set_tooltip_text (toggle, say_depth (depth));
  ash_name (toggle, label);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle),
                                mark != NULL && mark->is_marked && mark->own == depth);
  g_object_set_data_full (G_OBJECT (toggle), "statement", g_strdup (outcome->record.id), g_free);
  g_object_set_data (G_OBJECT (toggle), "depth", GINT_TO_POINTER (depth));
  g_signal_connect (toggle, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_box_append (GTK_BOX (box), toggle);
}

static GtkWidget *
choice_row (AshInspectOutcomes *self,
            const AshStatement *outcome,
            const Mark *mark,
            gboolean is_evidence)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *toggles = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_box_append (GTK_BOX (row), ash_inspect_text_new (outcome->text));
  gtk_widget_add_css_class (toggles, "linked");
  gtk_widget_add_css_class (toggles, "depth-toggles");
  gtk_widget_set_valign (toggles, GTK_ALIGN_START);
  add_toggle (self, toggles, outcome, mark, ASH_DEPTH_INTRODUCED);
  add_toggle (self, toggles, outcome, mark, ASH_DEPTH_PRACTISED);
  if (is_evidence)
    add_toggle (self, toggles, outcome, mark, ASH_DEPTH_ASSESSED);
  gtk_box_append (GTK_BOX (row), toggles);
  return row;
}

/* A toggle that has the keyboard keeps it: the rows of the popover are only set anew when other
 * outcomes are there. */
static gboolean
update_choices (AshInspectOutcomes *self, const AshDesign *design, GHashTable *marks)
{
  GtkWidget *row = gtk_widget_get_first_child (self->choices);

  for (guint i = 0; i < design->outcomes->len; i++, row = gtk_widget_get_next_sibling (row))
    {
      const AshStatement *outcome = g_ptr_array_index (design->outcomes, i);
      const Mark *mark = g_hash_table_lookup (marks, outcome->record.id);
      GtkWidget *toggles = row != NULL ? gtk_widget_get_last_child (row) : NULL;
      GtkWidget *toggle = toggles != NULL ? gtk_widget_get_first_child (toggles) : NULL;

      if (toggle == NULL ||
          g_strcmp0 (g_object_get_data (G_OBJECT (toggle), "statement"), outcome->record.id) != 0)
        return FALSE;
      for (; toggle != NULL; toggle = gtk_widget_get_next_sibling (toggle))
        {
          AshDepth depth = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (toggle), "depth"));

          gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle),
                                        mark != NULL && mark->is_marked && mark->own == depth);
        }
    }
  return row == NULL;
}

static void
show_choices (AshInspectOutcomes *self, const AshDesign *design, GHashTable *marks)
{
  gboolean is_evidence = ash_design_assessment_of_item (design, self->item) != NULL;
  gboolean was_evidence =
      GPOINTER_TO_INT (g_object_get_data (G_OBJECT (self->choices), "evidence"));

  if (is_evidence == was_evidence && gtk_widget_get_first_child (self->choices) != NULL &&
      update_choices (self, design, marks))
    return;
  ash_inspect_clear (self->choices);
  g_object_set_data (G_OBJECT (self->choices), "evidence", GINT_TO_POINTER (is_evidence));
  for (guint i = 0; i < design->outcomes->len; i++)
    {
      const AshStatement *outcome = g_ptr_array_index (design->outcomes, i);

      gtk_box_append (
          GTK_BOX (self->choices),
          choice_row (self, outcome, g_hash_table_lookup (marks, outcome->record.id), is_evidence));
    }
}

static const char *
say_none (const AshDesign *design, const AshItem *item)
{
  if (design->outcomes->len == 0)
    return _ ("The credential has no outcomes yet.");
  /* Its own outcomes are written on its page; this is about what all of it does for them. */
  return item != NULL && item->kind == ASH_ITEM_FOLDER
             ? _ ("Not marked as a whole. Choose with + what all of the module is for.")
             : _ ("None yet. Choose with + what learners get from this.");
}

static void
look_again (AshInspectOutcomes *self)
{
  AshDesign *design = ash_live_get_design (ash_place_get_live (self->place));
  g_autoptr (GHashTable) marks = NULL;
  guint n_shown = 0;

  ash_inspect_clear (self->content);
  if (design == NULL || self->item == NULL)
    return;
  marks = marks_of (design, self->item);
  for (guint i = 0; i < design->outcomes->len; i++)
    {
      const AshStatement *outcome = g_ptr_array_index (design->outcomes, i);
      const Mark *mark = g_hash_table_lookup (marks, outcome->record.id);

      if (mark == NULL)
        continue;
      gtk_box_append (GTK_BOX (self->content), outcome_row (self, outcome, mark));
      n_shown++;
    }
  if (n_shown == 0)
    gtk_box_append (GTK_BOX (self->content), ash_inspect_caption_new (say_none (
                                                 design, ash_design_item (design, self->item))));
  gtk_widget_set_sensitive (GTK_WIDGET (self->add), design->outcomes->len > 0);
  self->is_showing = TRUE;
  show_choices (self, design, marks);
  self->is_showing = FALSE;
}

static void
ash_inspect_outcomes_dispose (GObject *object)
{
  AshInspectOutcomes *self = ASH_INSPECT_OUTCOMES (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->place);
  g_clear_pointer (&self->item, g_free);
  G_OBJECT_CLASS (ash_inspect_outcomes_parent_class)->dispose (object);
}

static void
ash_inspect_outcomes_class_init (AshInspectOutcomesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ash_inspect_outcomes_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
popover_new (AshInspectOutcomes *self)
{
  GtkWidget *popover = gtk_popover_new ();

  self->choices = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_widget_add_css_class (self->choices, "depth-choices");
  gtk_widget_set_size_request (self->choices, 320, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), ash_popover_page_new (self->choices, 420));
  return popover;
}

static void
ash_inspect_outcomes_init (AshInspectOutcomes *self)
{
  GtkWidget *section;

  self->add = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_icon_name (self->add, "list-add-symbolic");
  gtk_widget_add_css_class (GTK_WIDGET (self->add), "flat");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->add), _ ("Choose outcomes"));
  ash_name (self->add, _ ("Choose outcomes"));
  gtk_menu_button_set_popover (self->add, popover_new (self));
  section = ash_inspect_section_new (_ ("Outcomes"), GTK_WIDGET (self->add), &self->content);
  gtk_widget_set_parent (section, GTK_WIDGET (self));
}

GtkWidget *
ash_inspect_outcomes_new (AshPlace *place)
{
  AshInspectOutcomes *self = g_object_new (ASH_TYPE_INSPECT_OUTCOMES, NULL);

  self->place = g_object_ref (place);
  return GTK_WIDGET (self);
}

/**
 * ash_inspect_outcomes_show:
 * @item: (nullable): its id
 *
 * Shows what the design says of it now.
 */
void
ash_inspect_outcomes_show (AshInspectOutcomes *self, const char *item)
{
  if (g_strcmp0 (self->item, item) != 0)
    {
      g_free (self->item);
      self->item = g_strdup (item);
    }
  look_again (self);
}
