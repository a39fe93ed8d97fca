/* Whose a question is. A quiz that was made from a course's asks the course's questions; one that
 * is changed is copied into the bank of the quiz first, and the line then asks the copy. */
#include "ash-desk-quiz-private.h"

#include <ash-error.h>
#include <ash-id.h>
#include <ash-quiz-lines.h>
#include <glib/gi18n-lib.h>

void
ash_line_edit_clear (AshLineEdit *self)
{
  g_clear_pointer (&self->quiz, ash_item_free);
  g_clear_pointer (&self->entry, ash_quiz_entry_free);
  g_clear_pointer (&self->question, ash_question_free);
}

AshItem *
ash_desk_get_own_quiz (AshStore *store, const char *quiz, GError **error)
{
  g_autoptr (AshItem) item = ash_desk_get_own_item (store, quiz, error);

  if (item == NULL)
    return NULL;
  if (item->kind == ASH_ITEM_QUIZ)
    return g_steal_pointer (&item);
  g_set_error (error, ASH_ERROR, ASH_ERROR_REFUSED, _ ("“%s” is no quiz."), item->title);
  return NULL;
}

gboolean
ash_line_edit_find (AshLineEdit *self, AshStore *store, const char *entry, GError **error)
{
  self->store = store;
  self->entry = ash_store_get (store, &ASH_QUIZ_ENTRY, entry, error);
  if (self->entry == NULL ||
      (self->quiz = ash_desk_get_own_quiz (
           store, self->entry->quiz != NULL ? self->entry->quiz : "", error)) == NULL)
    return FALSE;
  if (self->entry->question == NULL)
    return TRUE;
  self->question = ash_store_get (store, &ASH_QUESTION, self->entry->question, error);
  return self->question != NULL;
}

gboolean
ash_line_edit_question (AshLineEdit *self, AshStore *store, const char *entry, GError **error)
{
  if (!ash_line_edit_find (self, store, entry, error))
    return FALSE;
  if (self->question == NULL)
    g_set_error_literal (error, ASH_ERROR, ASH_ERROR_REFUSED,
                         _ ("This line draws from a pool; it has no question of its own."));
  else if (self->question->kind == ASH_QUESTION_UNKNOWN)
    g_set_error_literal (error, ASH_ERROR, ASH_ERROR_REFUSED,
                         _ ("Ashlar does not know this kind of question and keeps it as it is."));
  return self->question != NULL && self->question->kind != ASH_QUESTION_UNKNOWN;
}

gboolean
ash_line_edit_begin (AshLineEdit *self, const char *label, const char *field, GError **error)
{
  g_autofree char *key =
      field != NULL ? g_strconcat ("quiz/", self->entry->record.id, "/", field, NULL) : NULL;

  return ash_store_begin (self->store, label, key, error);
}

char *
ash_desk_private_bank (AshStore *store, const AshItem *quiz, GError **error)
{
  g_autoptr (GPtrArray) banks = ash_store_list (store, &ASH_BANK, "quiz", quiz->record.id, error);
  g_autoptr (AshBank) bank = NULL;

  for (guint i = 0; banks != NULL && i < banks->len; i++)
    {
      const AshBank *each = g_ptr_array_index (banks, i);

      if (g_strcmp0 (each->tree, quiz->tree) == 0)
        return g_strdup (each->record.id);
    }
  bank = ash_bank_new ();
  bank->tree = g_strdup (quiz->tree);
  bank->quiz = g_strdup (quiz->record.id);
  bank->title = g_strdup (quiz->title);
  bank->pos = ash_desk_place_last (store, &ASH_BANK, "tree", quiz->tree, error);
  if (banks == NULL || bank->pos == NULL || !ash_store_insert (store, &ASH_BANK, bank, error))
    return NULL;
  return g_strdup (bank->record.id);
}

/* The parts of a copy are named after those of the question, so that an edit that still names one
 * of those finds its copy. */
static gboolean
copy_parts (
    AshStore *store, const AshRecordClass *klass, const char *from, const char *to, GError **error)
{
  const AshField *owner = ash_record_class_field (klass, "question");
  g_autoptr (GPtrArray) parts = ash_store_list (store, klass, "question", from, error);

  for (guint i = 0; parts != NULL && i < parts->len; i++)
    {
      AshRecord *part = g_ptr_array_index (parts, i);
      char *id = ash_id_derive (to, part->id, NULL);
      char **question = &G_STRUCT_MEMBER (char *, part, owner->offset);

      part->n = 0;
      g_free (part->id);
      part->id = id;
      g_free (*question);
      *question = g_strdup (to);
      if (!ash_store_insert (store, klass, part, error))
        return FALSE;
    }
  return parts != NULL;
}

AshQuestion *
ash_desk_copy_question (AshStore *store,
                        const AshQuestion *question,
                        const char *bank,
                        GError **error)
{
  g_autoptr (AshQuestion) copy = ash_question_copy (question);

  copy->record.n = 0;
  g_free (copy->record.id);
  copy->record.id = ash_id_new ();
  g_free (copy->bank);
  copy->bank = g_strdup (bank);
  g_free (copy->origin);
  copy->origin = g_strdup (question->record.id);
  g_free (copy->pos);
  copy->pos = ash_desk_place_last (store, &ASH_QUESTION, "bank", bank, error);
  if (copy->pos == NULL || !ash_store_insert (store, &ASH_QUESTION, copy, error) ||
      !copy_parts (store, &ASH_CHOICE, question->record.id, copy->record.id, error) ||
      !copy_parts (store, &ASH_ACCEPTED, question->record.id, copy->record.id, error))
    return NULL;
  return g_steal_pointer (&copy);
}

gboolean
ash_desk_drop_question (AshStore *store, const char *question, GError **error)
{
  return ash_desk_delete_where (store, &ASH_CHOICE, "question", question, error) &&
         ash_desk_delete_where (store, &ASH_ACCEPTED, "question", question, error) &&
         ash_desk_delete_where (store, &ASH_ALIGNMENT, "subject", question, error) &&
         ash_store_delete (store, &ASH_QUESTION, question, error);
}

gboolean
ash_desk_is_asked_otherwise (AshStore *store,
                             const char *tree,
                             const char *entry,
                             const char *question)
{
  g_autoptr (GPtrArray) uses = ash_store_list (store, &ASH_QUIZ_ENTRY, "question", question, NULL);

  for (guint i = 0; uses != NULL && i < uses->len; i++)
    {
      const AshQuizEntry *use = g_ptr_array_index (uses, i);
      g_autoptr (AshItem) quiz = g_strcmp0 (use->record.id, entry) != 0 && use->quiz != NULL
                                     ? ash_store_find (store, &ASH_ITEM, "id", use->quiz)
                                     : NULL;

      if (quiz != NULL && g_strcmp0 (quiz->tree, tree) == 0)
        return TRUE;
    }
  return FALSE;
}

gboolean
ash_desk_pass_alignments (
    AshStore *store, const char *tree, const char *from, const char *to, GError **error)
{
  g_autoptr (AshCredential) credential = ash_store_find (store, &ASH_CREDENTIAL, "tree", tree);
  g_autoptr (GPtrArray) said = ash_store_list (store, &ASH_ALIGNMENT, "subject", from, error);
  g_autoptr (GPtrArray) outcomes = credential != NULL && said != NULL
                                       ? ash_store_list (store, &ASH_CREDENTIAL_STATEMENT,
                                                         "credential", credential->record.id, error)
                                       : NULL;

  for (guint i = 0; outcomes != NULL && i < said->len; i++)
    {
      AshAlignment *alignment = g_ptr_array_index (said, i);
      gboolean is_ours = FALSE;

      for (guint j = 0; j < outcomes->len; j++)
        is_ours |= g_strcmp0 (((AshCredentialStatement *) outcomes->pdata[j])->statement,
                              alignment->statement) == 0;
      if (!is_ours)
        continue;
      if (to == NULL)
        {
          if (!ash_store_delete (store, &ASH_ALIGNMENT, alignment->record.id, error))
            return FALSE;
          continue;
        }
      alignment->record.n = 0;
      g_clear_pointer (&alignment->record.id, g_free);
      g_free (alignment->subject);
      alignment->subject = g_strdup (to);
      if (!ash_store_insert (store, &ASH_ALIGNMENT, alignment, error))
        return FALSE;
    }
  return said != NULL;
}

/* A question of a pool of the credential is changed there, for all that ask it. */
static gboolean
is_own (AshLineEdit *self)
{
  g_autoptr (AshBank) bank =
      self->question->bank != NULL
          ? ash_store_find (self->store, &ASH_BANK, "id", self->question->bank)
          : NULL;

  if (bank == NULL || g_strcmp0 (bank->tree, self->quiz->tree) != 0)
    return FALSE;
  if (bank->quiz == NULL)
    return TRUE;
  return g_str_equal (bank->quiz, self->quiz->record.id) &&
         !ash_desk_is_asked_otherwise (self->store, self->quiz->tree, self->entry->record.id,
                                       self->question->record.id);
}

gboolean
ash_line_edit_own (AshLineEdit *self, GError **error)
{
  g_autofree char *bank = NULL;
  AshQuestion *copy;
  const char *old = self->question->record.id;

  if (is_own (self))
    return TRUE;
  bank = ash_desk_private_bank (self->store, self->quiz, error);
  copy = bank != NULL ? ash_desk_copy_question (self->store, self->question, bank, error) : NULL;
  if (copy == NULL)
    return FALSE;
  g_free (self->entry->question);
  self->entry->question = g_strdup (copy->record.id);
  if (!ash_desk_pass_alignments (self->store, self->quiz->tree, old, copy->record.id, error) ||
      (!ash_desk_is_asked_otherwise (self->store, self->quiz->tree, self->entry->record.id, old) &&
       !ash_desk_pass_alignments (self->store, self->quiz->tree, old, NULL, error)) ||
      !ash_store_update (self->store, &ASH_QUIZ_ENTRY, self->entry, error))
    {
      ash_question_free (copy);
      return FALSE;
    }
  ash_question_free (self->question);
  self->question = copy;
  return TRUE;
}

gpointer
ash_line_edit_part (AshLineEdit *self, const AshRecordClass *klass, const char *id, GError **error)
{
  const AshField *owner = ash_record_class_field (klass, "question");
  g_autofree char *copied = ash_id_derive (self->question->record.id, id, NULL);
  gpointer part = ash_store_find (self->store, klass, "id", copied);

  if (part == NULL)
    part = ash_store_get (self->store, klass, id, error);
  if (part == NULL ||
      g_strcmp0 (G_STRUCT_MEMBER (char *, part, owner->offset), self->question->record.id) == 0)
    return part;
  ash_record_free (klass, part);
  g_set_error_literal (error, ASH_ERROR, ASH_ERROR_NOT_FOUND,
                       _ ("This answer is no longer part of the question."));
  return NULL;
}

/* A question that another quiz asks as well goes to that one. */
static gboolean
leave_to_another (AshStore *store, AshQuestion *question, gboolean *out_left, GError **error)
{
  g_autoptr (AshQuizEntry) use =
      ash_store_find (store, &ASH_QUIZ_ENTRY, "question", question->record.id);
  g_autoptr (AshItem) quiz =
      use != NULL && use->quiz != NULL ? ash_store_find (store, &ASH_ITEM, "id", use->quiz) : NULL;
  g_autofree char *bank = NULL;

  *out_left = quiz != NULL;
  if (quiz == NULL)
    return TRUE;
  bank = ash_desk_private_bank (store, quiz, error);
  if (bank == NULL)
    return FALSE;
  g_free (question->bank);
  question->bank = g_steal_pointer (&bank);
  return ash_store_update (store, &ASH_QUESTION, question, error);
}

gboolean
ash_desk_drop_private_bank (AshStore *store, const char *quiz, GError **error)
{
  g_autoptr (GPtrArray) banks = ash_store_list (store, &ASH_BANK, "quiz", quiz, error);

  for (guint i = 0; banks != NULL && i < banks->len; i++)
    {
      const AshBank *bank = g_ptr_array_index (banks, i);
      g_autoptr (GPtrArray) questions =
          ash_store_list (store, &ASH_QUESTION, "bank", bank->record.id, error);

      if (questions == NULL)
        return FALSE;
      for (guint j = 0; j < questions->len; j++)
        {
          AshQuestion *question = g_ptr_array_index (questions, j);
          gboolean is_left;

          if (!leave_to_another (store, question, &is_left, error) ||
              (!is_left && !ash_desk_drop_question (store, question->record.id, error)))
            return FALSE;
        }
      if (!ash_store_delete (store, &ASH_BANK, bank->record.id, error))
        return FALSE;
    }
  return banks != NULL;
}

gboolean
ash_desk_move_private_bank (AshStore *store, const char *quiz, const char *tree, GError **error)
{
  g_autoptr (GPtrArray) banks = ash_store_list (store, &ASH_BANK, "quiz", quiz, error);

  for (guint i = 0; banks != NULL && i < banks->len; i++)
    {
      AshBank *bank = g_ptr_array_index (banks, i);
      g_autoptr (GPtrArray) questions =
          ash_store_list (store, &ASH_QUESTION, "bank", bank->record.id, error);

      if (questions == NULL)
        return FALSE;
      for (guint j = 0; j < questions->len; j++)
        if (!ash_desk_pass_alignments (store, bank->tree,
                                       ((AshRecord *) g_ptr_array_index (questions, j))->id, NULL,
                                       error))
          return FALSE;
      g_free (bank->tree);
      bank->tree = g_strdup (tree);
      if (!ash_store_update (store, &ASH_BANK, bank, error))
        return FALSE;
    }
  return banks != NULL;
}
