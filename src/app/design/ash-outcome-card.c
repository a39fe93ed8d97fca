#include "ash-outcome-card.h"

#include <ash-check.h>
#include <ash-outcome-tree.h>
#include <ash-verbs.h>
#include <glib/gi18n-lib.h>

#include "ash-advice.h"
#include "ash-anatomy-button.h"
#include "ash-comment-here.h"
#include "ash-level-chip.h"
#include "ash-mark-cell.h"
#include "ash-module-tag.h"
#include "ash-names.h"
#include "ash-outcome-edits.h"
#include "ash-outcome-menu.h"
#include "ash-outcome-text.h"
#include "ash-popover-page.h"
#include "ash-popup.h"
#include "ash-talk-button.h"

/* A sentence for each depth, evidence first as everywhere. */
#define N_SENTENCES 3
static const AshMarkDepth DEPTHS[N_SENTENCES] = { ASH_MARK_ASSESSED, ASH_MARK_PRACTISED,
                                                  ASH_MARK_INTRODUCED };

struct _AshOutcomeCard
{
  GtkWidget parent_instance;

  AshPlace *place;
  GtkBox *box;
  GtkLabel *code;
  AshOutcomeText *text;
  AshLevelChip *chip;
  AshAnatomyButton *anatomy;
  GtkWidget *talk;
  GtkWidget *module;
  GtkWidget *sentences[N_SENTENCES];
  GtkLabel *words[N_SENTENCES];
  GtkWidget *advice;

  AshDesign *design;
  AshMarks *marks;
  GPtrArray *columns;
  AshStatement *outcome;
  char *said;
  gboolean is_own; /* check buttons are being set from the document */
};

enum
{
  ENTERED,
  ADD_EVIDENCE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AshOutcomeCard, ash_outcome_card, GTK_TYPE_WIDGET)

/* Sentences */

static AshMarkDepth
depth_of (AshOutcomeCard *self, const AshColumn *column)
{
  AshMark mark = ash_marks_get (self->marks, column, self->outcome);

  return MAX (mark.own, mark.derived);
}

static char *
names_of (AshOutcomeCard *self, AshMarkDepth depth)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < self->columns->len; i++)
    {
      const AshColumn *column = g_ptr_array_index (self->columns, i);

      if (depth_of (self, column) == depth)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", column->title);
    }
  return g_string_free (names, FALSE);
}

static char *
sentence_of (AshMarkDepth depth, const char *names)
{
  gboolean is_none = *names == '\0';

  switch (depth)
    {
    case ASH_MARK_ASSESSED:
      return is_none ? g_strdup (_ ("Nothing assesses it"))
                     : g_strdup_printf (_ ("Assessed by %s"), names);
    case ASH_MARK_PRACTISED:
      return is_none ? g_strdup (_ ("Practised nowhere"))
                     : g_strdup_printf (_ ("Practised in %s"), names);
    case ASH_MARK_INTRODUCED:
    case ASH_MARK_NONE:
    default:
      return is_none ? g_strdup (_ ("Introduced nowhere"))
                     : g_strdup_printf (_ ("Introduced in %s"), names);
    }
}

/* The list of what could do so */

static void
toggled_cb (GtkCheckButton *check, AshOutcomeCard *self)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), "column"));
  AshMarkDepth depth = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), "depth"));
  const AshColumn *column = g_ptr_array_index (self->columns, index);
  gboolean is_on = gtk_check_button_get_active (check);
  gboolean is_done;

  if (self->is_own)
    return;
  if (depth == ASH_MARK_ASSESSED && column->kind == ASH_COLUMN_ITEM)
    is_done = ash_outcome_edits_make_evidence (GTK_WIDGET (self), self->place, column,
                                               self->outcome->record.id);
  else
    is_done = ash_outcome_edits_mark (GTK_WIDGET (self), self->place, column,
                                      self->outcome->record.id, is_on ? depth : ASH_MARK_NONE);
  if (is_done)
    return;
  self->is_own = TRUE;
  gtk_check_button_set_active (check, !is_on);
  self->is_own = FALSE;
}

static void
add_check (AshOutcomeCard *self, GtkWidget *box, guint index, AshMarkDepth depth)
{
  const AshColumn *column = g_ptr_array_index (self->columns, index);
  AshMark mark = ash_marks_get (self->marks, column, self->outcome);
  GtkWidget *check = gtk_check_button_new_with_label (column->title);

  self->is_own = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), MAX (mark.own, mark.derived) == depth);
  self->is_own = FALSE;
  gtk_widget_set_sensitive (check, mark.derived <= mark.own || mark.derived != depth);
  g_object_set_data (G_OBJECT (check), "column", GUINT_TO_POINTER (index));
  g_object_set_data (G_OBJECT (check), "depth", GUINT_TO_POINTER (depth));
  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_box_append (GTK_BOX (box), check);
}

static void
add_heading (GtkWidget *box, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (label, "muted");
  gtk_box_append (GTK_BOX (box), label);
}

static void
add_evidence_cb (GtkWidget *button, AshOutcomeCard *self)
{
  GtkWidget *popover = gtk_widget_get_ancestor (button, GTK_TYPE_POPOVER);

  gtk_popover_popdown (GTK_POPOVER (popover));
  g_signal_emit (self, signals[ADD_EVIDENCE], 0, self->sentences[0]);
}

static GtkWidget *
choices_new (AshOutcomeCard *self, AshMarkDepth depth)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gboolean has_heading = FALSE;

  for (guint i = 0; i < self->columns->len; i++)
    {
      const AshColumn *column = g_ptr_array_index (self->columns, i);

      if (column->kind == ASH_COLUMN_EVIDENCE && column->item == NULL && depth != ASH_MARK_ASSESSED)
        continue;
      if (depth == ASH_MARK_ASSESSED && column->kind == ASH_COLUMN_ITEM && !has_heading)
        {
          add_heading (box, _ ("Make it evidence"));
          has_heading = TRUE;
        }
      add_check (self, box, i, depth);
    }
  if (depth == ASH_MARK_ASSESSED)
    {
      GtkWidget *button = gtk_button_new_with_label (_ ("Add evidence…"));

      g_signal_connect (button, "clicked", G_CALLBACK (add_evidence_cb), self);
      gtk_box_append (GTK_BOX (box), button);
    }
  return box;
}

static void
open_cb (AshOutcomeCard *self, GtkWidget *button)
{
  GtkWidget *popover = gtk_popover_new ();
  AshMarkDepth depth = ASH_MARK_ASSESSED;
  GtkWidget *choices;

  for (guint i = 0; i < N_SENTENCES; i++)
    if (self->sentences[i] == button)
      depth = DEPTHS[i];
  choices = choices_new (self, depth);
  gtk_widget_add_css_class (choices, "popover-page");
  gtk_popover_set_child (GTK_POPOVER (popover), ash_popover_page_new (choices, 360));
  ash_popup_at (popover, GTK_WIDGET (self), button);
}

/* The rest */

static void
edited_cb (AshOutcomeCard *self, const char *text)
{
  ash_outcome_edits_set_text (GTK_WIDGET (self), self->place, self->outcome->record.id, text);
}

/* They follow each key, as in the matrix. */
static void
typed_cb (AshOutcomeCard *self, const char *text)
{
  const char *lang = self->design->tree != NULL ? self->design->tree->lang : NULL;
  const char *bloom = self->outcome->bloom;

  ash_level_chip_show (self->chip, ash_outcome_level_of (bloom, text, lang), bloom);
  ash_anatomy_button_typed (self->anatomy, text);
}

static void
level_cb (AshOutcomeCard *self, const char *nick)
{
  ash_outcome_edits_set_level (GTK_WIDGET (self), self->place, self->outcome->record.id, nick);
}

static void
advice_cb (const char *command, gpointer data)
{
  AshOutcomeCard *self = data;

  if (g_str_equal (command, "evidence"))
    g_signal_emit (self, signals[ADD_EVIDENCE], 0, self->sentences[0]);
  else
    ash_outcome_edits_advice (GTK_WIDGET (self), self->place, self->marks, self->outcome, command);
}

static void
entered_cb (AshOutcomeCard *self)
{
  g_signal_emit (self, signals[ENTERED], 0);
}

static void
ash_outcome_card_dispose (GObject *object)
{
  AshOutcomeCard *self = ASH_OUTCOME_CARD (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->place);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->marks, ash_marks_unref);
  g_clear_pointer (&self->outcome, ash_statement_free);
  g_clear_pointer (&self->design, ash_design_free);
  g_clear_pointer (&self->said, g_free);
  G_OBJECT_CLASS (ash_outcome_card_parent_class)->dispose (object);
}

static void
ash_outcome_card_class_init (AshOutcomeCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ash_outcome_card_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  signals[ENTERED] =
      g_signal_new ("entered", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ADD_EVIDENCE] = g_signal_new ("add-evidence", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, GTK_TYPE_WIDGET);
}

static void
add_sentence (AshOutcomeCard *self, guint i)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *letter = gtk_label_new (ash_mark_letter (DEPTHS[i]));
  static const char *const CLASSES[] = { "a", "p", "i" };

  self->words[i] = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->words[i], TRUE);
  gtk_label_set_xalign (self->words[i], 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->words[i]), TRUE);
  gtk_widget_add_css_class (letter, "cell");
  gtk_widget_add_css_class (letter, CLASSES[i]);
  gtk_widget_set_valign (letter, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), letter);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->words[i]));
  self->sentences[i] = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->sentences[i]), box);
  gtk_widget_add_css_class (self->sentences[i], "flat");
  gtk_widget_add_css_class (self->sentences[i], "sentence");
  g_signal_connect_swapped (self->sentences[i], "clicked", G_CALLBACK (open_cb), self);
  gtk_widget_set_margin_start (self->sentences[i], 24);
  gtk_box_append (self->box, self->sentences[i]);
}

static void
ash_outcome_card_init (AshOutcomeCard *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *facts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  self->code = GTK_LABEL (gtk_label_new (NULL));
  self->text = ASH_OUTCOME_TEXT (ash_outcome_text_new ());
  self->chip = ASH_LEVEL_CHIP (ash_level_chip_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->code), "outcome-code");
  gtk_widget_set_valign (GTK_WIDGET (self->code), GTK_ALIGN_START);
  self->anatomy = ASH_ANATOMY_BUTTON (ash_anatomy_button_new ());
  gtk_widget_set_halign (GTK_WIDGET (self->anatomy), GTK_ALIGN_START);
  gtk_widget_set_valign (facts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (facts), GTK_WIDGET (self->chip));
  gtk_box_append (GTK_BOX (facts), GTK_WIDGET (self->anatomy));
  gtk_widget_add_css_class (GTK_WIDGET (self), "outcome-card");
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->code));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->text));
  self->talk = ash_talk_button_new ();
  gtk_box_append (GTK_BOX (head), self->talk);
  gtk_box_append (GTK_BOX (head), facts);
  gtk_box_append (self->box, head);
  self->module = ash_module_tag_new ();
  gtk_widget_set_halign (self->module, GTK_ALIGN_START);
  gtk_widget_set_margin_start (self->module, 24);
  gtk_box_append (self->box, self->module);
  for (guint i = 0; i < N_SENTENCES; i++)
    add_sentence (self, i);
  gtk_widget_set_parent (GTK_WIDGET (self->box), GTK_WIDGET (self));
  g_signal_connect_swapped (self->text, "edited", G_CALLBACK (edited_cb), self);
  g_signal_connect_swapped (self->text, "typed", G_CALLBACK (typed_cb), self);
  g_signal_connect_swapped (self->chip, "chosen", G_CALLBACK (level_cb), self);
  g_signal_connect_swapped (self->anatomy, "edited", G_CALLBACK (edited_cb), self);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (entered_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

static guint
talk_on (AshOutcomeCard *self)
{
  const AshTalk *talk = ash_live_get_talk (ash_place_get_live (self->place));

  return self->outcome != NULL ? ash_talk_on (talk, self->outcome->record.id) : 0;
}

static gboolean
comment_here_cb (GtkWidget *widget, AshCommentHere *here)
{
  AshOutcomeCard *self = ASH_OUTCOME_CARD (widget);

  if (self->outcome == NULL)
    return FALSE;
  here->kind = g_strdup ("statement");
  here->subject = g_strdup (self->outcome->record.id);
  here->n = talk_on (self);
  return TRUE;
}

GtkWidget *
ash_outcome_card_new (AshPlace *place)
{
  AshOutcomeCard *self = g_object_new (ASH_TYPE_OUTCOME_CARD, NULL);

  self->place = g_object_ref (place);
  ash_comment_here_install (GTK_WIDGET (self), comment_here_cb);
  ash_comment_here_add_menu (GTK_WIDGET (self));
  ash_comment_here_set_extend (GTK_WIDGET (self), ash_outcome_menu_extend);
  return GTK_WIDGET (self);
}

static void
show_advice (AshOutcomeCard *self)
{
  AshAdviceKind kind = ash_advice_of (self->design, self->marks, self->outcome);
  g_autofree char *markup = ash_advice_markup (kind, self->design, self->marks, self->outcome);
  g_autofree char *offers = kind == ASH_ADVICE_GAP ? ash_advice_dup_offers (self->design) : NULL;
  g_autofree char *said = g_strdup_printf ("%d %s %s", kind, markup, offers != NULL ? offers : "");

  if (g_strcmp0 (said, self->said) == 0)
    return;
  g_free (self->said);
  self->said = g_steal_pointer (&said);
  if (self->advice != NULL)
    gtk_box_remove (self->box, self->advice);
  self->advice = NULL;
  if (kind == ASH_ADVICE_NONE)
    return;
  self->advice =
      ash_advice_line_new (kind, self->design, self->marks, self->outcome, TRUE, advice_cb, self);
  gtk_widget_set_margin_start (self->advice, 30);
  gtk_widget_set_margin_top (self->advice, 3);
  gtk_box_append (self->box, self->advice);
}

void
ash_outcome_card_show (AshOutcomeCard *self,
                       AshDesign *design,
                       AshMarks *marks,
                       GPtrArray *columns,
                       const AshStatement *outcome)
{
  g_autoptr (AshStatement) before = self->outcome;
  g_autoptr (GPtrArray) columns_before = self->columns;
  g_autoptr (AshMarks) marks_before = self->marks;
  g_autoptr (AshDesign) design_before = self->design;
  const char *lang = design->tree != NULL ? design->tree->lang : NULL;
  const char *code = outcome->code != NULL ? outcome->code : "";
  g_autofree char *name = g_strdup_printf ("%s, %s", code, outcome->text);

  self->design = ash_design_ref (design);
  self->marks = ash_marks_ref (marks);
  self->columns = g_ptr_array_ref (columns);
  self->outcome = ash_statement_copy (outcome);
  gtk_label_set_label (self->code, code);
  gtk_widget_set_margin_start (
      GTK_WIDGET (self->box),
      ash_outcome_whole (design->outcomes, outcome) != NULL ? ASH_PART_INDENT : 0);
  ash_module_tag_show (self->module, design, outcome);
  ash_name (self, name);
  ash_outcome_text_show (self->text, outcome->text, lang);
  ash_level_chip_show (self->chip, ash_outcome_level (outcome, lang), outcome->bloom);
  ash_anatomy_button_show (self->anatomy, outcome, lang);
  for (guint i = 0; i < N_SENTENCES; i++)
    {
      g_autofree char *names = names_of (self, DEPTHS[i]);
      g_autofree char *sentence = sentence_of (DEPTHS[i], names);
      g_autofree char *spoken = g_strdup_printf ("%s, %s", code, sentence);

      gtk_label_set_label (self->words[i], sentence);
      if (*names == '\0')
        gtk_widget_add_css_class (self->sentences[i], "vacant");
      else
        gtk_widget_remove_css_class (self->sentences[i], "vacant");
      ash_name (self->sentences[i], spoken);
    }
  show_advice (self);
  ash_talk_button_show (self->talk, talk_on (self), name, outcome->record.id, NULL);
}

const char *
ash_outcome_card_get_id (AshOutcomeCard *self)
{
  return self->outcome != NULL ? self->outcome->record.id : NULL;
}

void
ash_outcome_card_focus (AshOutcomeCard *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->text), GTK_DIR_TAB_FORWARD);
}

void
ash_outcome_card_edit (AshOutcomeCard *self)
{
  ash_outcome_text_edit (self->text);
}
