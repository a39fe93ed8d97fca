/* What a question of a quiz says and asks. */
#include "ash-desk-quiz-private.h"

#include <ash-error.h>
#include <ash-id.h>
#include <ash-learner-words.h>
#include <ash-quiz-lines.h>
#include <ash-text.h>
#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  const char *column;
  const char *label;
} TEXTS[] = {
  { "stem", N_ ("Change question") },
  { "title", N_ ("Change question") },
  { "fb_general", N_ ("Change feedback") },
  { "fb_correct", N_ ("Change feedback") },
  { "fb_incorrect", N_ ("Change feedback") },
  { "solution", N_ ("Change solution") },
  { "hint", N_ ("Change hint") },
};

static gboolean
replace_text (AshLineEdit *self, const AshField *field, const char *text, GError **error)
{
  char **member;

  if (!ash_line_edit_own (self, error))
    return FALSE;
  member = &G_STRUCT_MEMBER (char *, self->question, field->offset);
  g_free (*member);
  *member = g_strdup (text);
  return ash_store_update (self->store, &ASH_QUESTION, self->question, error);
}

/**
 * ash_desk_question_set_text:
 * @column: "stem", "title", "fb_general", "fb_correct", "fb_incorrect", "solution" or "hint"
 * @text: (nullable): an HTML fragment; of the title, plain text
 *
 * The same text within a minute is one step.
 */
gboolean
ash_desk_question_set_text (
    AshStore *store, const char *entry, const char *column, const char *text, GError **error)
{
  const AshField *field = ash_record_class_field (&ASH_QUESTION, column);
  g_auto (AshLineEdit) edit = { NULL };
  const char *label = NULL;
  const char *said;

  for (guint i = 0; i < G_N_ELEMENTS (TEXTS); i++)
    if (g_str_equal (TEXTS[i].column, column))
      label = TEXTS[i].label;
  g_return_val_if_fail (label != NULL, FALSE);
  if (!ash_line_edit_question (&edit, store, entry, error))
    return FALSE;
  said = G_STRUCT_MEMBER (char *, edit.question, field->offset);
  if (g_strcmp0 (said != NULL ? said : "", text != NULL ? text : "") == 0)
    return TRUE;
  if (!ash_line_edit_begin (&edit, _ (label), column, error))
    return FALSE;
  return ash_desk_end (store, replace_text (&edit, field, text, error), error);
}

static gboolean
write_shuffle (AshLineEdit *self, gboolean is_shuffled, GError **error)
{
  if (!ash_line_edit_own (self, error))
    return FALSE;
  self->question->shuffle = is_shuffled;
  return ash_store_update (self->store, &ASH_QUESTION, self->question, error);
}

gboolean
ash_desk_question_set_shuffle (AshStore *store,
                               const char *entry,
                               gboolean is_shuffled,
                               GError **error)
{
  g_auto (AshLineEdit) edit = { NULL };

  if (!ash_line_edit_question (&edit, store, entry, error))
    return FALSE;
  if (!edit.question->shuffle == !is_shuffled)
    return TRUE;
  if (!ash_line_edit_begin (&edit, _ ("Change order of choices"), "shuffle", error))
    return FALSE;
  return ash_desk_end (store, write_shuffle (&edit, is_shuffled, error), error);
}

/* The words that learners read for the two answers, in their language. */
static AshWords *
words_of (AshStore *store, const AshItem *quiz)
{
  g_autoptr (AshTree) tree = ash_store_find (store, &ASH_TREE, "id", quiz->tree);

  return ash_words_new (tree != NULL ? tree->lang : NULL);
}

static gboolean
add_truth (AshStore *store, const AshItem *quiz, const char *question, GError **error)
{
  g_autoptr (AshWords) words = words_of (store, quiz);
  g_autofree char *yes = ash_html_escape (ash_words_get (words, "true"));
  g_autofree char *no = ash_html_escape (ash_words_get (words, "false"));

  return ash_desk_insert_choice (store, question, NULL, yes, TRUE, NULL, error) &&
         ash_desk_insert_choice (store, question, NULL, no, FALSE, NULL, error);
}

gboolean
ash_desk_fill_question (AshStore *store,
                        const AshItem *quiz,
                        const AshQuestion *question,
                        GError **error)
{
  gint64 n = ash_store_count (store, &ASH_CHOICE, "question", question->record.id);

  if (question->kind == ASH_QUESTION_TRUE_FALSE)
    return n > 0 || add_truth (store, quiz, question->record.id, error);
  if (!ash_question_has_choices (question->kind))
    return TRUE;
  for (; n < 2; n++)
    if (!ash_desk_insert_choice (store, question->record.id, NULL, "", FALSE, NULL, error))
      return FALSE;
  return TRUE;
}

/* Whether the choices are the two words already, as after a change of mind. */
static gboolean
is_truth (AshLineEdit *self, GPtrArray *choices)
{
  g_autoptr (AshWords) words = words_of (self->store, self->quiz);
  static const char *const keys[] = { "true", "false" };

  if (choices->len != 2)
    return FALSE;
  for (guint i = 0; i < 2; i++)
    {
      const AshChoice *choice = g_ptr_array_index (choices, i);
      g_autofree char *text = ash_text_from_html (choice->html != NULL ? choice->html : "");

      if (!g_str_equal (text, ash_words_get (words, keys[i])))
        return FALSE;
    }
  return TRUE;
}

/* One right answer at most: the first that was. */
static gboolean
keep_one_key (AshStore *store, GPtrArray *choices, GError **error)
{
  gboolean has_key = FALSE;

  for (guint i = 0; i < choices->len; i++)
    {
      AshChoice *choice = g_ptr_array_index (choices, i);

      if (choice->is_correct && has_key)
        {
          choice->is_correct = FALSE;
          if (!ash_store_update (store, &ASH_CHOICE, choice, error))
            return FALSE;
        }
      has_key |= choice->is_correct;
    }
  return TRUE;
}

static gboolean
accept_right_choices (AshLineEdit *self, GPtrArray *choices, AshAcceptHow how, GError **error)
{
  for (guint i = 0; i < choices->len; i++)
    {
      const AshChoice *choice = g_ptr_array_index (choices, i);
      g_autofree char *text = ash_text_from_html (choice->html != NULL ? choice->html : "");

      if (choice->is_correct && *text != '\0' &&
          !ash_desk_insert_accepted (self->store, self->question->record.id, text, how, NULL,
                                     error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
choose_accepted (AshLineEdit *self, GPtrArray *accepted, AshQuestionKind kind, GError **error)
{
  for (guint i = 0; i < accepted->len; i++)
    {
      const AshAccepted *each = g_ptr_array_index (accepted, i);
      g_autofree char *html = ash_html_escape (each->text != NULL ? each->text : "");

      if (!ash_desk_insert_choice (self->store, self->question->record.id, NULL, html,
                                   i == 0 || kind == ASH_QUESTION_MULTIPLE_RESPONSE, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
set_how (AshStore *store, GPtrArray *accepted, AshAcceptHow how, GError **error)
{
  for (guint i = 0; i < accepted->len; i++)
    {
      AshAccepted *each = g_ptr_array_index (accepted, i);

      each->how = how;
      if (!ash_store_update (store, &ASH_ACCEPTED, each, error))
        return FALSE;
    }
  return TRUE;
}

/* Whether a choice says what an accepted answer says. */
static gboolean
is_among (const GPtrArray *choices, const AshAccepted *accepted)
{
  for (guint i = 0; i < choices->len; i++)
    {
      const AshChoice *choice = g_ptr_array_index (choices, i);
      g_autofree char *text = ash_text_from_html (choice->html != NULL ? choice->html : "");

      if (g_strcmp0 (text, accepted->text) == 0)
        return TRUE;
    }
  return FALSE;
}

/* The choices that were put aside come back; what has been accepted since stays besides. */
static gboolean
take_choices_back (AshLineEdit *self, GPtrArray *choices, GPtrArray *accepted, GError **error)
{
  for (guint i = 0; i < choices->len; i++)
    {
      AshChoice *choice = g_ptr_array_index (choices, i);

      g_free (choice->question);
      choice->question = g_strdup (self->question->record.id);
      if (ash_store_count (self->store, &ASH_CHOICE, "id", choice->record.id) > 0)
        {
          g_free (choice->record.id);
          choice->record.id = ash_id_new ();
        }
      if (!ash_store_insert (self->store, &ASH_CHOICE, choice, error))
        return FALSE;
    }
  for (guint i = 0; accepted != NULL && i < accepted->len; i++)
    {
      const AshAccepted *each = g_ptr_array_index (accepted, i);
      g_autofree char *html = ash_html_escape (each->text != NULL ? each->text : "");

      if (*html != '\0' && !is_among (choices, each) &&
          !ash_desk_insert_choice (self->store, self->question->record.id, NULL, html, TRUE, NULL,
                                   error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
take_accepted_back (AshLineEdit *self, GPtrArray *accepted, AshAcceptHow how, GError **error)
{
  for (guint i = 0; i < accepted->len; i++)
    {
      AshAccepted *each = g_ptr_array_index (accepted, i);

      g_free (each->question);
      each->question = g_strdup (self->question->record.id);
      each->how = how;
      if (ash_store_count (self->store, &ASH_ACCEPTED, "id", each->record.id) > 0)
        {
          g_free (each->record.id);
          each->record.id = ash_id_new ();
        }
      if (!ash_store_insert (self->store, &ASH_ACCEPTED, each, error))
        return FALSE;
    }
  return TRUE;
}

/* Puts aside and deletes what the kind cannot have. */
static gboolean
clear_for (AshLineEdit *self,
           AshQuestionKind kind,
           GPtrArray *choices,
           GPtrArray *accepted,
           GError **error)
{
  const char *id = self->question->record.id;
  gboolean is_truth_now = is_truth (self, choices);

  if (!ash_question_has_choices (kind) || (kind == ASH_QUESTION_TRUE_FALSE && !is_truth_now))
    {
      if (!is_truth_now)
        ash_desk_put_aside (self->store, self->entry->record.id, &ASH_CHOICE, choices);
      if (!ash_desk_delete_where (self->store, &ASH_CHOICE, "question", id, error))
        return FALSE;
    }
  if (ash_question_has_accepted (kind))
    return TRUE;
  ash_desk_put_aside (self->store, self->entry->record.id, &ASH_ACCEPTED, accepted);
  return ash_desk_delete_where (self->store, &ASH_ACCEPTED, "question", id, error);
}

/* What the question answers by when it becomes one with accepted answers. */
static gboolean
fill_accepted (AshLineEdit *self,
               AshQuestionKind from,
               AshQuestionKind kind,
               GPtrArray *choices,
               GPtrArray *accepted,
               GError **error)
{
  AshAcceptHow how = kind == ASH_QUESTION_PATTERN_MATCH ? ASH_ACCEPT_CONTAINS : ASH_ACCEPT_EXACT;
  g_autoptr (GPtrArray) kept =
      ash_question_has_accepted (from)
          ? NULL
          : ash_desk_take_back (self->store, self->entry->record.id, &ASH_ACCEPTED);

  if (ash_question_has_accepted (from))
    return set_how (self->store, accepted, how, error);
  if (kept != NULL)
    return take_accepted_back (self, kept, how, error);
  /* "True" answers no other question. */
  return from == ASH_QUESTION_TRUE_FALSE || accept_right_choices (self, choices, how, error);
}

/* What it has to choose from when it becomes one with choices; true and false have their own. */
static gboolean
fill_choices (AshLineEdit *self,
              AshQuestionKind from,
              AshQuestionKind kind,
              GPtrArray *choices,
              GPtrArray *accepted,
              GError **error)
{
  gboolean had_own = ash_question_has_choices (from) && from != ASH_QUESTION_TRUE_FALSE;
  g_autoptr (GPtrArray) kept =
      kind == ASH_QUESTION_TRUE_FALSE || had_own
          ? NULL
          : ash_desk_take_back (self->store, self->entry->record.id, &ASH_CHOICE);
  g_autoptr (GPtrArray) now = NULL;

  if (kept != NULL)
    {
      if (!ash_desk_delete_where (self->store, &ASH_CHOICE, "question", self->question->record.id,
                                  error) ||
          !take_choices_back (self, kept, ash_question_has_accepted (from) ? accepted : NULL,
                              error))
        return FALSE;
    }
  else if (kind != ASH_QUESTION_TRUE_FALSE && ash_question_has_accepted (from) &&
           !choose_accepted (self, accepted, kind, error))
    return FALSE;
  now = ash_store_list (self->store, &ASH_CHOICE, "question", self->question->record.id, error);
  return now != NULL &&
         (kind == ASH_QUESTION_MULTIPLE_RESPONSE || keep_one_key (self->store, now, error));
}

/* Choices stay choices; what was right is accepted, and what was accepted is right. What the new
 * kind cannot have is put aside, and what was put aside for it comes back. */
static gboolean
convert (AshLineEdit *self, AshQuestionKind kind, GError **error)
{
  AshStore *store = self->store;
  AshQuestionKind from = self->question->kind;
  g_autoptr (GPtrArray) choices = NULL;
  g_autoptr (GPtrArray) accepted = NULL;
  const char *id;

  if (!ash_line_edit_own (self, error))
    return FALSE;
  id = self->question->record.id;
  choices = ash_store_list (store, &ASH_CHOICE, "question", id, error);
  accepted = choices != NULL ? ash_store_list (store, &ASH_ACCEPTED, "question", id, error) : NULL;
  if (accepted == NULL)
    return FALSE;
  self->question->kind = kind;
  if (!ash_store_update (store, &ASH_QUESTION, self->question, error) ||
      !clear_for (self, kind, choices, accepted, error))
    return FALSE;
  if (ash_question_has_accepted (kind))
    return fill_accepted (self, from, kind, choices, accepted, error);
  if (ash_question_has_choices (kind) && !fill_choices (self, from, kind, choices, accepted, error))
    return FALSE;
  return ash_desk_fill_question (store, self->quiz, self->question, error);
}

/**
 * ash_desk_question_set_kind:
 * @kind: not %ASH_QUESTION_UNKNOWN
 */
gboolean
ash_desk_question_set_kind (AshStore *store,
                            const char *entry,
                            AshQuestionKind kind,
                            GError **error)
{
  g_auto (AshLineEdit) edit = { NULL };

  g_return_val_if_fail (kind != ASH_QUESTION_UNKNOWN, FALSE);
  if (!ash_line_edit_question (&edit, store, entry, error))
    return FALSE;
  if (edit.question->kind == kind)
    return TRUE;
  if (!ash_line_edit_begin (&edit, _ ("Change type of question"), NULL, error))
    return FALSE;
  return ash_desk_end (store, convert (&edit, kind, error), error);
}

static gboolean
say_outcome (AshLineEdit *self, const char *statement, GError **error)
{
  g_autoptr (AshAlignment) alignment = ash_alignment_new ();

  if (!ash_desk_pass_alignments (self->store, self->quiz->tree, self->question->record.id, NULL,
                                 error))
    return FALSE;
  if (statement == NULL)
    return TRUE;
  alignment->subject_kind = ASH_SUBJECT_QUESTION;
  alignment->subject = g_strdup (self->question->record.id);
  alignment->statement = g_strdup (statement);
  alignment->depth = ASH_DEPTH_ASSESSED;
  return ash_store_insert (self->store, &ASH_ALIGNMENT, alignment, error);
}

/**
 * ash_desk_question_set_outcome:
 * @statement: (nullable): the outcome that the question shows, or %NULL for none
 *
 * The question itself is not changed: it may go on being shared.
 */
gboolean
ash_desk_question_set_outcome (AshStore *store,
                               const char *entry,
                               const char *statement,
                               GError **error)
{
  g_auto (AshLineEdit) edit = { NULL };
  g_autoptr (AshStatement) record = NULL;

  if (!ash_line_edit_find (&edit, store, entry, error))
    return FALSE;
  if (edit.question == NULL)
    {
      g_set_error_literal (error, ASH_ERROR, ASH_ERROR_REFUSED,
                           _ ("This line draws from a pool; it has no question of its own."));
      return FALSE;
    }
  if (statement != NULL &&
      (record = ash_store_get (store, &ASH_STATEMENT, statement, error)) == NULL)
    return FALSE;
  if (!ash_line_edit_begin (&edit, _ ("Change outcome of question"), NULL, error))
    return FALSE;
  return ash_desk_end (store, say_outcome (&edit, statement, error), error);
}
