#include "ash-question-form.h"

#include <adwaita.h>
#include <ash-desk-quiz.h>
#include <ash-quiz-lines.h>
#include <glib/gi18n-lib.h>

#include "ash-commit.h"
#include "ash-edits.h"
#include "ash-fragment-view.h"
#include "ash-names.h"
#include "ash-question-answers.h"
#include "ash-question-facts.h"
#include "ash-question-feedback.h"
#include "ash-width-bin.h"

struct _AshQuestionForm
{
  GtkWidget parent_instance;

  AshPlace *place;
  char *entry;
  gboolean is_showing;

  GtkWidget *scroller;
  GtkWidget *form;
  GtkBox *head;
  GtkBox *second; /* narrow: the type stands below the title */
  GtkWidget *back;
  GtkWidget *title;
  GtkDropDown *kind;
  GtkWidget *menu;
  GtkWidget *note; /* where the question comes from, or why it cannot be changed */
  AshFragmentView *stem;
  AshQuestionAnswers *answers;
  AshQuestionFacts *facts;
  AshQuestionFeedback *feedback;
  GtkWidget *advice;
  GtkWidget *advice_icon;
  GtkLabel *advice_text;
  GtkWidget *advice_show;

  AshDesign *design;
  GPtrArray *all_advice; /* (element-type AshQuestionAdvice) borrows from the design */
};

enum
{
  SHOW,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AshQuestionForm, ash_question_form, GTK_TYPE_WIDGET)

static AshStore *
store_of (AshQuestionForm *self)
{
  return ash_place_get_store (self->place);
}

/* From the question straight to the words of its first answer, while it has none: who writes many
 * questions presses this most. */
static gboolean
stem_key_cb (AshQuestionForm *self, guint key, guint code, GdkModifierType state)
{
  return key == GDK_KEY_Tab && (state & gtk_accelerator_get_default_mod_mask ()) == 0 &&
         ash_question_answers_focus_first (ASH_QUESTION_ANSWERS (self->answers));
}

static void
stem_cb (AshQuestionForm *self, const char *html)
{
  g_autoptr (GError) error = NULL;

  ash_edits_done (GTK_WIDGET (self),
                  ash_desk_question_set_text (store_of (self), self->entry, "stem", html, &error),
                  error, _ ("The question could not be changed"));
}

static void
kind_cb (AshQuestionForm *self)
{
  guint kind = gtk_drop_down_get_selected (self->kind);
  g_autoptr (GError) error = NULL;

  if (self->is_showing || kind >= ASH_QUESTION_UNKNOWN || self->entry == NULL)
    return;
  ash_commit_flush (GTK_WIDGET (self));
  ash_edits_done (GTK_WIDGET (self),
                  ash_desk_question_set_kind (store_of (self), self->entry, kind, &error), error,
                  _ ("The type could not be changed"));
}

/* Advice */

static const AshQuestionAdvice *
advice_of (AshQuestionForm *self)
{
  for (guint i = 0; self->all_advice != NULL && i < self->all_advice->len; i++)
    {
      const AshQuestionAdvice *advice = g_ptr_array_index (self->all_advice, i);

      if (g_strcmp0 (advice->entry->record.id, self->entry) == 0)
        return advice;
    }
  return NULL;
}

/* The next line, round the end, that is advised the same. */
static const char *
next_like (AshQuestionForm *self, const AshQuestionAdvice *advice)
{
  const char *first = NULL;
  gboolean is_past = FALSE;

  for (guint i = 0; i < self->all_advice->len; i++)
    {
      const AshQuestionAdvice *each = g_ptr_array_index (self->all_advice, i);

      if (each->kind != advice->kind)
        continue;
      if (each == advice)
        is_past = TRUE;
      else if (is_past)
        return each->entry->record.id;
      else if (first == NULL)
        first = each->entry->record.id;
    }
  return first;
}

static void
show_advice (AshQuestionForm *self)
{
  const AshQuestionAdvice *advice = advice_of (self);
  gboolean is_fault = advice != NULL && ash_advice_is_fault (advice->kind);

  gtk_widget_set_visible (self->advice, advice != NULL);
  if (advice == NULL)
    return;
  gtk_image_set_from_icon_name (GTK_IMAGE (self->advice_icon),
                                is_fault ? "dialog-warning-symbolic" : "emoji-objects-symbolic");
  if (is_fault)
    {
      gtk_widget_add_css_class (self->advice_icon, "change");
      gtk_widget_remove_css_class (self->advice_icon, "note");
    }
  else
    {
      gtk_widget_add_css_class (self->advice_icon, "note");
      gtk_widget_remove_css_class (self->advice_icon, "change");
    }
  gtk_label_set_label (self->advice_text, advice->what);
  gtk_widget_set_tooltip_text (self->advice, advice->why);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->advice_text),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, advice->why, -1);
  gtk_widget_set_visible (self->advice_show, next_like (self, advice) != NULL);
}

static void
advice_show_cb (AshQuestionForm *self)
{
  const AshQuestionAdvice *advice = advice_of (self);
  const char *next = advice != NULL ? next_like (self, advice) : NULL;
  g_autofree char *entry = g_strdup (next);

  if (entry != NULL)
    g_signal_emit (self, signals[SHOW], 0, entry);
}

/* Whose question it is, where that is not plain. */
static char *
say_note (AshQuestionForm *self, const AshQuestion *question)
{
  g_autoptr (AshBank) bank = question->bank != NULL
                                 ? ash_store_find (store_of (self), &ASH_BANK, "id", question->bank)
                                 : NULL;
  g_autoptr (AshSource) source =
      bank != NULL && bank->tree != NULL
          ? ash_store_find (store_of (self), &ASH_SOURCE, "tree", bank->tree)
          : NULL;

  if (question->kind == ASH_QUESTION_UNKNOWN)
    return g_strdup (_ ("Ashlar does not know this kind of question and keeps it as it is."));
  if (source != NULL)
    return g_strdup (_ ("As in your course. A change is made here only."));
  if (bank != NULL && bank->quiz == NULL)
    return g_strdup_printf (_ ("In the pool “%s”. A change shows wherever it is asked."),
                            bank->title != NULL ? bank->title : "");
  return NULL;
}

static void
show_question (AshQuestionForm *self, const AshQuizBookLine *line)
{
  const AshQuestion *question = line->question;
  gboolean is_known = question != NULL && question->kind != ASH_QUESTION_UNKNOWN;
  g_autofree char *note = question != NULL ? say_note (self, question)
                          : line->bank_title != NULL
                              ? g_strdup (_ ("Each learner gets questions drawn at random from "
                                             "this pool."))
                              : NULL;

  gtk_label_set_label (GTK_LABEL (self->note), note != NULL ? note : "");
  gtk_widget_set_visible (self->note, note != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->kind), is_known);
  gtk_widget_set_visible (GTK_WIDGET (self->stem), question != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->stem), is_known);
  gtk_widget_set_visible (GTK_WIDGET (self->answers), is_known);
  gtk_widget_set_visible (GTK_WIDGET (self->feedback), is_known);
  if (question == NULL)
    return;
  if (is_known)
    gtk_drop_down_set_selected (self->kind, question->kind);
  ash_fragment_view_show (self->stem, question->stem);
  if (is_known)
    {
      ash_question_answers_show (self->answers, line->entry->record.id, question);
      ash_question_feedback_show (self->feedback, line->entry->record.id, question);
    }
}

static char *
say_title (const AshQuizBookLine *line)
{
  g_autofree char *number = ash_quiz_say_number (line);

  return g_strdup_printf (line->n > 1 ? _ ("Questions %s") : _ ("Question %s"), number);
}

static void
ash_question_form_dispose (GObject *object)
{
  AshQuestionForm *self = ASH_QUESTION_FORM (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->place);
  g_clear_pointer (&self->entry, g_free);
  g_clear_pointer (&self->all_advice, g_ptr_array_unref);
  g_clear_pointer (&self->design, ash_design_free);
  G_OBJECT_CLASS (ash_question_form_parent_class)->dispose (object);
}

static void
ash_question_form_class_init (AshQuestionFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ash_question_form_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[SHOW] = g_signal_new ("show-line", ASH_TYPE_QUESTION_FORM, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static GtkWidget *
icon_button (const char *icon, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  ash_name (button, label);
  return button;
}

static void
build_kind (AshQuestionForm *self)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  for (guint kind = 0; kind < ASH_QUESTION_UNKNOWN; kind++)
    gtk_string_list_append (names, ash_quiz_say_kind (kind));
  self->kind = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (names), NULL));
  ash_name (self->kind, _ ("Type of question"));
  g_signal_connect_swapped (self->kind, "notify::selected", G_CALLBACK (kind_cb), self);
}

static GtkWidget *
build_head (AshQuestionForm *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->head = GTK_BOX (head);
  self->second = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  gtk_widget_set_visible (GTK_WIDGET (self->second), FALSE);
  self->back = icon_button ("go-previous-symbolic", _ ("All questions"), "quiz.list");
  gtk_widget_set_visible (self->back, FALSE);
  self->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->title, "title-3");
  gtk_widget_set_hexpand (self->title, TRUE);
  build_kind (self);
  self->menu = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->menu), "view-more-symbolic");
  gtk_widget_add_css_class (self->menu, "flat");
  gtk_widget_set_tooltip_text (self->menu, _ ("More for this question"));
  ash_name (self->menu, _ ("More for this question"));
  gtk_box_append (GTK_BOX (head), self->back);
  gtk_box_append (GTK_BOX (head), self->title);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->kind));
  gtk_box_append (GTK_BOX (head),
                  icon_button ("go-up-symbolic", _ ("Previous question"), "quiz.previous"));
  gtk_box_append (GTK_BOX (head),
                  icon_button ("go-down-symbolic", _ ("Next question"), "quiz.next"));
  gtk_box_append (GTK_BOX (head), self->menu);
  return head;
}

static GtkWidget *
build_advice (AshQuestionForm *self)
{
  self->advice = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->advice, "advice-line");
  self->advice_icon = gtk_image_new ();
  self->advice_text = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->advice_text, TRUE);
  gtk_label_set_xalign (self->advice_text, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->advice_text), TRUE);
  self->advice_show = gtk_button_new_with_label (_ ("Show next"));
  gtk_widget_add_css_class (self->advice_show, "small");
  gtk_widget_set_valign (self->advice_show, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->advice_show, "clicked", G_CALLBACK (advice_show_cb), self);
  gtk_box_append (GTK_BOX (self->advice), self->advice_icon);
  gtk_box_append (GTK_BOX (self->advice), GTK_WIDGET (self->advice_text));
  gtk_box_append (GTK_BOX (self->advice), self->advice_show);
  gtk_widget_set_visible (self->advice, FALSE);
  return self->advice;
}

static void
build (AshQuestionForm *self)
{
  GtkEventController *keys;
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->note = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->note), 0);
  gtk_label_set_wrap (GTK_LABEL (self->note), TRUE);
  gtk_widget_add_css_class (self->note, "caption");
  gtk_widget_add_css_class (self->note, "muted");
  keys = gtk_event_controller_key_new ();
  self->stem = ASH_FRAGMENT_VIEW (ash_fragment_view_new (_ ("What do you ask?"), FALSE));
  ash_fragment_view_set_label (self->stem, _ ("Question"));
  gtk_widget_add_css_class (GTK_WIDGET (self->stem), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self->stem), "stem");
  g_signal_connect_swapped (self->stem, "commit", G_CALLBACK (stem_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (stem_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->stem), keys);
  self->answers = ASH_QUESTION_ANSWERS (ash_question_answers_new (self->place));
  self->facts = ASH_QUESTION_FACTS (ash_question_facts_new (self->place));
  self->feedback = ASH_QUESTION_FEEDBACK (ash_question_feedback_new (self->place));
  self->form = box;
  gtk_box_append (GTK_BOX (box), build_head (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->second));
  gtk_box_append (GTK_BOX (box), self->note);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stem));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->answers));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->facts));
  gtk_box_append (GTK_BOX (box), build_advice (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->feedback));
  gtk_widget_add_css_class (box, "question-form");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 760);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), 760);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), clamp);
  ash_width_follow_text (self->scroller);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

static void
ash_question_form_init (AshQuestionForm *self)
{
}

GtkWidget *
ash_question_form_new (AshPlace *place)
{
  AshQuestionForm *self = g_object_new (ASH_TYPE_QUESTION_FORM, NULL);

  self->place = g_object_ref (place);
  build (self);
  return GTK_WIDGET (self);
}

/**
 * ash_question_form_show:
 * @line: a line of the quiz, as it is now
 * @menu: what its menu offers
 */
void
ash_question_form_show (AshQuestionForm *self, const AshQuizBookLine *line, GMenuModel *menu)
{
  g_autofree char *title = say_title (line);
  gboolean is_other = g_strcmp0 (self->entry, line->entry->record.id) != 0;

  self->is_showing = TRUE;
  g_free (self->entry);
  self->entry = g_strdup (line->entry->record.id);
  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->menu), menu);
  show_question (self, line);
  ash_question_facts_show (self->facts, line);
  show_advice (self);
  if (is_other)
    gtk_adjustment_set_value (
        gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
  self->is_showing = FALSE;
}

void
ash_question_form_set_design (AshQuestionForm *self, AshDesign *design, GPtrArray *advice)
{
  g_clear_pointer (&self->all_advice, g_ptr_array_unref);
  g_clear_pointer (&self->design, ash_design_free);
  self->design = design != NULL ? ash_design_ref (design) : NULL;
  self->all_advice = advice != NULL ? g_ptr_array_ref (advice) : NULL;
  ash_question_facts_set_design (self->facts, design);
  if (self->entry != NULL)
    show_advice (self);
}

void
ash_question_form_set_narrow (AshQuestionForm *self, gboolean is_narrow)
{
  gtk_widget_set_visible (self->back, is_narrow);
  if (is_narrow)
    gtk_widget_add_css_class (self->form, "narrow");
  else
    gtk_widget_remove_css_class (self->form, "narrow");
}

/* The type of the question has a line of its own, so that its number is not cut. */
static void
put_kind (AshQuestionForm *self, gboolean is_below)
{
  GtkBox *from = is_below ? self->head : self->second;
  GtkBox *to = is_below ? self->second : self->head;

  if (gtk_widget_get_parent (GTK_WIDGET (self->kind)) != GTK_WIDGET (from))
    return;
  g_object_ref (self->kind);
  gtk_box_remove (from, GTK_WIDGET (self->kind));
  gtk_box_append (to, GTK_WIDGET (self->kind));
  g_object_unref (self->kind);
  gtk_widget_set_visible (GTK_WIDGET (self->second), is_below);
  if (!is_below)
    gtk_box_reorder_child_after (to, GTK_WIDGET (self->kind), self->title);
}

void
ash_question_form_set_tight (AshQuestionForm *self, gboolean is_tight)
{
  put_kind (self, is_tight);
  ash_question_facts_set_narrow (self->facts, is_tight);
}

void
ash_question_form_add_answer (AshQuestionForm *self)
{
  ash_question_answers_add (self->answers);
}

static gboolean
has_keyboard (GtkWidget *part)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (part));

  return gtk_widget_get_visible (part) && focus != NULL && gtk_widget_is_ancestor (focus, part);
}

/**
 * ash_question_form_set_key:
 * @number: of the choice that is right, from 1
 *
 * Returns: whether the keyboard is in the question or its choices; elsewhere nobody would see what
 *   it changes
 */
gboolean
ash_question_form_set_key (AshQuestionForm *self, guint number)
{
  gboolean is_here = has_keyboard (GTK_WIDGET (self->answers)) ||
                     (has_keyboard (GTK_WIDGET (self->stem)) &&
                      ash_question_has_choices (gtk_drop_down_get_selected (self->kind)));

  if (!is_here)
    return FALSE;
  ash_commit_flush (GTK_WIDGET (self));
  ash_question_answers_set_key (self->answers, number);
  return TRUE;
}

/**
 * ash_question_form_set_kind:
 *
 * Returns: whether the question is one whose type can be chosen
 */
gboolean
ash_question_form_set_kind (AshQuestionForm *self, AshQuestionKind kind)
{
  if (!gtk_widget_get_visible (GTK_WIDGET (self->kind)) || kind >= ASH_QUESTION_UNKNOWN)
    return FALSE;
  gtk_drop_down_set_selected (self->kind, kind);
  return TRUE;
}

gboolean
ash_question_form_shift_choice (AshQuestionForm *self, int by)
{
  return ash_question_answers_shift (self->answers, by);
}

/**
 * ash_question_form_go_to:
 * @part: id of a choice, or a field of the question
 */
gboolean
ash_question_form_go_to (AshQuestionForm *self, const char *part)
{
  return ash_question_answers_go_to (self->answers, part);
}

void
ash_question_form_focus (AshQuestionForm *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->stem)) &&
      gtk_widget_get_sensitive (GTK_WIDGET (self->stem)))
    ash_fragment_view_focus (self->stem);
  else
    gtk_widget_child_focus (GTK_WIDGET (self->facts), GTK_DIR_TAB_FORWARD);
}
