#include "ash-question-answers.h"

#include <ash-desk-quiz.h>
#include <ash-quiz-lines.h>
#include <glib/gi18n-lib.h>

#include <adwaita.h>

#include "ash-accepted-row.h"
#include "ash-choice-row.h"
#include "ash-commit.h"
#include "ash-edits.h"
#include "ash-row-drop.h"

struct _AshQuestionAnswers
{
  GtkWidget parent_instance;

  AshPlace *place;
  char *entry;
  char *question;
  AshQuestionKind kind;

  GtkWidget *box;
  GtkWidget *head;
  GtkWidget *heading;
  GtkWidget *add;
  GtkBox *choices;  /* of AshChoiceRow */
  GtkBox *accepted; /* of AshAcceptedRow */
  GtkWidget *aside;
  guint n_choices;
  guint n_accepted;
};

G_DEFINE_FINAL_TYPE (AshQuestionAnswers, ash_question_answers, GTK_TYPE_WIDGET)

static AshStore *
store_of (AshQuestionAnswers *self)
{
  return ash_place_get_store (self->place);
}

static gboolean
done (AshQuestionAnswers *self, gboolean is_done, GError *error)
{
  return ash_edits_done (GTK_WIDGET (self), is_done, error, _ ("The answer could not be changed"));
}

static GtkWidget *
row_at (GtkBox *box, guint index)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (box));

  while (row != NULL && index-- > 0)
    row = gtk_widget_get_next_sibling (row);
  return row;
}

static guint
index_of (GtkBox *box, GtkWidget *wanted)
{
  guint index = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (box)); row != NULL && row != wanted;
       row = gtk_widget_get_next_sibling (row))
    index++;
  return index;
}

/* Choices */

static void
text_cb (AshChoiceRow *row, const char *column, const char *html, AshQuestionAnswers *self)
{
  g_autoptr (GError) error = NULL;

  done (self,
        ash_desk_choice_set_text (store_of (self), self->entry, ash_choice_row_get_id (row), column,
                                  html, &error),
        error);
}

static void
right_cb (AshChoiceRow *row, gboolean is_right, AshQuestionAnswers *self)
{
  g_autoptr (GError) error = NULL;

  ash_commit_flush (GTK_WIDGET (self));
  done (self,
        ash_desk_choice_set_right (store_of (self), self->entry, ash_choice_row_get_id (row),
                                   is_right, &error),
        error);
}

static void
focus_row (AshQuestionAnswers *self, guint index)
{
  GtkWidget *row = row_at (self->choices, index);

  if (row != NULL && gtk_widget_get_visible (row))
    ash_choice_row_focus (ASH_CHOICE_ROW (row));
}

/* An empty row that goes is nothing that anybody would want back. */
static gboolean
has_words (AshQuestionAnswers *self, AshChoiceRow *row)
{
  g_autoptr (AshChoice) choice =
      ash_store_find (store_of (self), &ASH_CHOICE, "id", ash_choice_row_get_id (row));

  return choice != NULL && ((choice->html != NULL && *choice->html != '\0') ||
                            (choice->feedback != NULL && *choice->feedback != '\0'));
}

static void
delete_cb (AshChoiceRow *row, AshQuestionAnswers *self)
{
  g_autoptr (GError) error = NULL;
  guint index = index_of (self->choices, GTK_WIDGET (row));
  gboolean had_words;

  if (self->kind == ASH_QUESTION_TRUE_FALSE)
    return;
  ash_commit_flush (GTK_WIDGET (self));
  had_words = has_words (self, row);
  if (!done (self,
             ash_desk_choice_delete (store_of (self), self->entry, ash_choice_row_get_id (row),
                                     &error),
             error))
    return;
  if (had_words)
    ash_edits_toast (GTK_WIDGET (self), _ ("Choice deleted"));
  focus_row (self, index > 0 ? index - 1 : 0);
}

static void
add_choice (AshQuestionAnswers *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  ash_commit_flush (GTK_WIDGET (self));
  id = ash_desk_choice_add (store_of (self), self->entry, NULL, "", &error);
  if (done (self, id != NULL, error) && self->n_choices > 0)
    focus_row (self, self->n_choices - 1);
}

static void
enter_cb (AshChoiceRow *row, AshQuestionAnswers *self)
{
  guint index = index_of (self->choices, GTK_WIDGET (row));

  if (index + 1 < self->n_choices)
    focus_row (self, index + 1);
  else if (self->kind != ASH_QUESTION_TRUE_FALSE)
    add_choice (self);
}

static void
shift (AshQuestionAnswers *self, AshChoiceRow *row, int by)
{
  g_autoptr (GError) error = NULL;
  guint index = index_of (self->choices, GTK_WIDGET (row));

  if (self->kind == ASH_QUESTION_TRUE_FALSE || (by < 0 && index == 0) ||
      (by > 0 && index + 1 >= self->n_choices))
    return;
  ash_commit_flush (GTK_WIDGET (self));
  if (done (self,
            ash_desk_choice_shift (store_of (self), self->entry, ash_choice_row_get_id (row), by,
                                   &error),
            error))
    focus_row (self, index + (by < 0 ? -1 : 1));
}

static void
shift_cb (AshChoiceRow *row, int by, AshQuestionAnswers *self)
{
  shift (self, row, by);
}

static void
dropped_cb (GtkWidget *row, GtkWidget *next, gpointer data)
{
  AshQuestionAnswers *self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = g_strdup (ash_choice_row_get_id (ASH_CHOICE_ROW (row)));
  g_autofree char *before =
      next != NULL ? g_strdup (ash_choice_row_get_id (ASH_CHOICE_ROW (next))) : NULL;

  ash_commit_flush (GTK_WIDGET (self));
  done (self, ash_desk_choice_move (store_of (self), self->entry, id, before, &error), error);
}

static GtkWidget *
new_choice_row (AshQuestionAnswers *self)
{
  GtkWidget *row = ash_choice_row_new ();

  g_signal_connect (row, "text", G_CALLBACK (text_cb), self);
  g_signal_connect (row, "right", G_CALLBACK (right_cb), self);
  g_signal_connect (row, "delete", G_CALLBACK (delete_cb), self);
  g_signal_connect (row, "enter", G_CALLBACK (enter_cb), self);
  g_signal_connect (row, "shift", G_CALLBACK (shift_cb), self);
  gtk_box_append (self->choices, row);
  return row;
}

/* Hides the rows that are not needed, from @row on.
 *
 * Returns: whether one of them had the keyboard, as after undo of the one that was added */
static gboolean
hide_from (GtkWidget *row)
{
  GtkRoot *root = row != NULL ? gtk_widget_get_root (row) : NULL;
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean had_keyboard = FALSE;

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      had_keyboard |= focus != NULL && gtk_widget_is_ancestor (focus, row);
      gtk_widget_set_visible (row, FALSE);
    }
  return had_keyboard;
}

/* Where two are marked and learners choose one, each can be unmarked, as no radio button can. */
static gboolean
is_one_right (AshQuestionAnswers *self, GPtrArray *choices)
{
  guint n_right = 0;

  for (guint i = 0; i < choices->len; i++)
    n_right += ((const AshChoice *) g_ptr_array_index (choices, i))->is_correct ? 1 : 0;
  return self->kind != ASH_QUESTION_MULTIPLE_RESPONSE && n_right <= 1;
}

/* Rows keep their place: those that are not needed hide until they are. */
static void
show_choices (AshQuestionAnswers *self)
{
  g_autoptr (GPtrArray) choices =
      ash_store_list (store_of (self), &ASH_CHOICE, "question", self->question, NULL);
  gboolean has_choices = ash_question_has_choices (self->kind);
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->choices));

  self->n_choices = has_choices && choices != NULL ? choices->len : 0;
  for (guint i = 0; i < self->n_choices; i++)
    {
      if (row == NULL)
        row = new_choice_row (self);
      ash_choice_row_show (ASH_CHOICE_ROW (row), g_ptr_array_index (choices, i), i + 1,
                           is_one_right (self, choices), self->kind == ASH_QUESTION_TRUE_FALSE);
      gtk_widget_set_visible (row, TRUE);
      row = gtk_widget_get_next_sibling (row);
    }
  if (hide_from (row) && self->n_choices > 0)
    focus_row (self, self->n_choices - 1);
  gtk_widget_set_visible (GTK_WIDGET (self->choices), self->n_choices > 0);
}

/* What is accepted */

static void
accepted_text_cb (AshAcceptedRow *row, const char *text, AshQuestionAnswers *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *added = NULL;
  const char *id = ash_accepted_row_get_id (row);
  gboolean is_done;

  if (id != NULL)
    is_done = ash_desk_accepted_set_text (store_of (self), self->entry, id, "text", text, &error);
  else
    {
      added = ash_desk_accepted_add (store_of (self), self->entry, text, &error);
      is_done = added != NULL;
    }
  done (self, is_done, error);
}

static void
accepted_feedback_cb (AshAcceptedRow *row, const char *html, AshQuestionAnswers *self)
{
  g_autoptr (GError) error = NULL;

  done (self,
        ash_desk_accepted_set_text (store_of (self), self->entry, ash_accepted_row_get_id (row),
                                    "feedback", html, &error),
        error);
}

static void
accepted_case_cb (AshAcceptedRow *row, gboolean is_sensitive, AshQuestionAnswers *self)
{
  g_autoptr (GError) error = NULL;

  done (self,
        ash_desk_accepted_set_case (store_of (self), self->entry, ash_accepted_row_get_id (row),
                                    is_sensitive, &error),
        error);
}

static gboolean
has_accepted_words (AshQuestionAnswers *self, AshAcceptedRow *row)
{
  g_autoptr (AshAccepted) accepted =
      ash_store_find (store_of (self), &ASH_ACCEPTED, "id", ash_accepted_row_get_id (row));

  return accepted != NULL && ((accepted->text != NULL && *accepted->text != '\0') ||
                              (accepted->feedback != NULL && *accepted->feedback != '\0'));
}

static void
accepted_delete_cb (AshAcceptedRow *row, AshQuestionAnswers *self)
{
  g_autoptr (GError) error = NULL;
  gboolean had_words;

  ash_commit_flush (GTK_WIDGET (self));
  had_words = has_accepted_words (self, row);
  if (done (self,
            ash_desk_accepted_delete (store_of (self), self->entry, ash_accepted_row_get_id (row),
                                      &error),
            error) &&
      had_words)
    ash_edits_toast (GTK_WIDGET (self), _ ("Answer deleted"));
}

static void
add_accepted (AshQuestionAnswers *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  GtkWidget *row;

  ash_commit_flush (GTK_WIDGET (self));
  if (self->n_accepted > 0)
    {
      id = ash_desk_accepted_add (store_of (self), self->entry, "", &error);
      if (!done (self, id != NULL, error))
        return;
    }
  row = row_at (self->accepted, MAX (self->n_accepted, 1) - 1);
  if (row != NULL)
    ash_accepted_row_focus (ASH_ACCEPTED_ROW (row));
}

static void
accepted_enter_cb (AshAcceptedRow *row, AshQuestionAnswers *self)
{
  guint index = index_of (self->accepted, GTK_WIDGET (row));

  if (index + 1 < self->n_accepted)
    ash_accepted_row_focus (ASH_ACCEPTED_ROW (row_at (self->accepted, index + 1)));
  else
    add_accepted (self);
}

static GtkWidget *
new_accepted_row (AshQuestionAnswers *self)
{
  GtkWidget *row = ash_accepted_row_new ();

  g_signal_connect (row, "text", G_CALLBACK (accepted_text_cb), self);
  g_signal_connect (row, "feedback", G_CALLBACK (accepted_feedback_cb), self);
  g_signal_connect (row, "case", G_CALLBACK (accepted_case_cb), self);
  g_signal_connect (row, "delete", G_CALLBACK (accepted_delete_cb), self);
  g_signal_connect (row, "enter", G_CALLBACK (accepted_enter_cb), self);
  gtk_box_append (self->accepted, row);
  return row;
}

/* One without answers has an empty line to write into, of which the document knows nothing until
 * there are words in it. */
static void
show_accepted (AshQuestionAnswers *self)
{
  g_autoptr (GPtrArray) accepted =
      ash_store_list (store_of (self), &ASH_ACCEPTED, "question", self->question, NULL);
  gboolean has_accepted = ash_question_has_accepted (self->kind);
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->accepted));

  self->n_accepted = has_accepted && accepted != NULL ? accepted->len : 0;
  for (guint i = 0; i < (has_accepted ? MAX (self->n_accepted, 1) : 0); i++)
    {
      if (row == NULL)
        row = new_accepted_row (self);
      ash_accepted_row_show (ASH_ACCEPTED_ROW (row),
                             i < self->n_accepted ? g_ptr_array_index (accepted, i) : NULL, i + 1);
      gtk_widget_set_visible (row, TRUE);
      row = gtk_widget_get_next_sibling (row);
    }
  if (hide_from (row) && has_accepted)
    ash_accepted_row_focus (
        ASH_ACCEPTED_ROW (row_at (self->accepted, MAX (self->n_accepted, 1) - 1)));
  gtk_widget_set_visible (GTK_WIDGET (self->accepted), has_accepted);
}

/* What an earlier type had, and this one cannot have. */
static void
show_aside (AshQuestionAnswers *self)
{
  guint n = ash_desk_question_n_aside (store_of (self), self->entry);
  g_autofree char *text = g_strdup_printf (
      ngettext (
          "%u answer is put aside. It comes back with the type that it is for, as long as the "
          "document is open.",
          "%u answers are put aside. They come back with the type that they are for, as long "
          "as the document is open.",
          n),
      n);

  gtk_label_set_label (GTK_LABEL (self->aside), text);
  gtk_widget_set_visible (self->aside, n > 0);
}

static void
show_heading (AshQuestionAnswers *self)
{
  gboolean has_accepted = ash_question_has_accepted (self->kind);
  AdwButtonContent *content = ADW_BUTTON_CONTENT (gtk_button_get_child (GTK_BUTTON (self->add)));

  gtk_label_set_label (GTK_LABEL (self->heading),
                       self->kind == ASH_QUESTION_FILL_IN         ? _ ("Accepted answers")
                       : self->kind == ASH_QUESTION_PATTERN_MATCH ? _ ("Words that show it")
                                                                  : _ ("Choices"));
  adw_button_content_set_label (content, has_accepted ? _ ("Add answer") : _ ("Add choice"));
  gtk_widget_set_visible (self->add, self->kind != ASH_QUESTION_TRUE_FALSE);
  gtk_widget_set_visible (self->head, has_accepted || ash_question_has_choices (self->kind));
}

static void
ash_question_answers_dispose (GObject *object)
{
  AshQuestionAnswers *self = ASH_QUESTION_ANSWERS (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->place);
  g_clear_pointer (&self->entry, g_free);
  g_clear_pointer (&self->question, g_free);
  G_OBJECT_CLASS (ash_question_answers_parent_class)->dispose (object);
}

static void
ash_question_answers_class_init (AshQuestionAnswersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ash_question_answers_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkBox *
add_rows (AshQuestionAnswers *self)
{
  GtkWidget *rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (rows, "card");
  gtk_widget_add_css_class (rows, "answers");
  gtk_widget_set_visible (rows, FALSE);
  gtk_box_append (GTK_BOX (self->box), rows);
  return GTK_BOX (rows);
}

static void
ash_question_answers_init (AshQuestionAnswers *self)
{
  GtkWidget *content = adw_button_content_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->heading = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->heading), 0);
  gtk_widget_add_css_class (self->heading, "heading");
  gtk_widget_set_hexpand (self->heading, TRUE);
  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "list-add-symbolic");
  self->add = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->add), content);
  gtk_widget_add_css_class (self->add, "flat");
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (ash_question_answers_add), self);
  gtk_box_append (GTK_BOX (self->head), self->heading);
  gtk_box_append (GTK_BOX (self->head), self->add);
  gtk_box_append (GTK_BOX (self->box), self->head);
  self->choices = add_rows (self);
  ash_row_drop_add (GTK_WIDGET (self->choices), ASH_TYPE_CHOICE_ROW, dropped_cb, self);
  self->accepted = add_rows (self);
  self->aside = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->aside), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->aside), 0);
  gtk_widget_add_css_class (self->aside, "caption");
  gtk_widget_add_css_class (self->aside, "muted");
  gtk_box_append (GTK_BOX (self->box), self->aside);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
ash_question_answers_new (AshPlace *place)
{
  AshQuestionAnswers *self = g_object_new (ASH_TYPE_QUESTION_ANSWERS, NULL);

  self->place = g_object_ref (place);
  return GTK_WIDGET (self);
}

/**
 * ash_question_answers_show:
 * @entry: the line of the quiz
 * @question: what it asks
 */
void
ash_question_answers_show (AshQuestionAnswers *self, const char *entry, const AshQuestion *question)
{
  g_free (self->entry);
  self->entry = g_strdup (entry);
  g_free (self->question);
  self->question = g_strdup (question->record.id);
  self->kind = question->kind;
  show_heading (self);
  show_choices (self);
  show_accepted (self);
  show_aside (self);
}

void
ash_question_answers_add (AshQuestionAnswers *self)
{
  if (ash_question_has_accepted (self->kind))
    add_accepted (self);
  else if (ash_question_has_choices (self->kind) && self->kind != ASH_QUESTION_TRUE_FALSE)
    add_choice (self);
}

gboolean
ash_question_answers_focus_first (AshQuestionAnswers *self)
{
  AshChoiceRow *first = self->n_choices > 0 ? ASH_CHOICE_ROW (row_at (self->choices, 0)) : NULL;

  if (first != NULL && ash_choice_row_is_empty (first))
    ash_choice_row_focus (first);
  else if (self->n_accepted == 0 && ash_question_has_accepted (self->kind))
    ash_accepted_row_focus (ASH_ACCEPTED_ROW (row_at (self->accepted, 0)));
  else
    return FALSE;
  return TRUE;
}

void
ash_question_answers_set_key (AshQuestionAnswers *self, guint number)
{
  GtkWidget *row =
      number >= 1 && number <= self->n_choices ? row_at (self->choices, number - 1) : NULL;
  g_autoptr (AshChoice) choice = row != NULL
                                     ? ash_store_find (store_of (self), &ASH_CHOICE, "id",
                                                       ash_choice_row_get_id (ASH_CHOICE_ROW (row)))
                                     : NULL;

  if (choice != NULL)
    right_cb (ASH_CHOICE_ROW (row),
              self->kind != ASH_QUESTION_MULTIPLE_RESPONSE || !choice->is_correct, self);
}

gboolean
ash_question_answers_go_to (AshQuestionAnswers *self, const char *id)
{
  for (guint i = 0; i < self->n_choices; i++)
    {
      AshChoiceRow *row = ASH_CHOICE_ROW (row_at (self->choices, i));

      if (g_strcmp0 (ash_choice_row_get_id (row), id) == 0)
        {
          ash_choice_row_focus (row);
          return TRUE;
        }
    }
  return FALSE;
}

gboolean
ash_question_answers_shift (AshQuestionAnswers *self, int by)
{
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->choices));

  if (row == NULL)
    return FALSE;
  shift (self, ASH_CHOICE_ROW (row), by);
  return TRUE;
}
