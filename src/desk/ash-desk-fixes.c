/* What a system would lose is put another way, so that it arrives: a random draw becomes questions,
 * and answers that match in part become whole ones. */
#include "ash-desk-quiz-private.h"

#include <ash-error.h>
#include <ash-id.h>
#include <glib/gi18n-lib.h>

static AshQuizEntry *
entry_after (GPtrArray *entries, const AshQuizEntry *entry)
{
  for (guint i = 0; i + 1 < entries->len; i++)
    if (g_str_equal (((AshQuizEntry *) g_ptr_array_index (entries, i))->record.id,
                     entry->record.id))
      return g_ptr_array_index (entries, i + 1);
  return NULL;
}

static gboolean
is_asked (GPtrArray *entries, const AshQuestion *question)
{
  for (guint i = 0; i < entries->len; i++)
    if (g_strcmp0 (((AshQuizEntry *) g_ptr_array_index (entries, i))->question,
                   question->record.id) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
insert_entry (AshStore *store,
              const AshQuizEntry *draw,
              const AshQuestion *question,
              char **pos,
              const char *next,
              GError **error)
{
  g_autoptr (AshQuizEntry) entry = ash_quiz_entry_new ();
  char *after = ash_position_between (*pos, next);

  g_free (*pos);
  *pos = after;
  entry->quiz = g_strdup (draw->quiz);
  entry->pos = g_strdup (after);
  entry->question = g_strdup (question->record.id);
  entry->points_c = draw->points_c;
  entry->draw = ASH_UNSET;
  return ash_store_insert (store, &ASH_QUIZ_ENTRY, entry, error);
}

static gboolean
replace_draw (AshStore *store, const AshQuizEntry *draw, GPtrArray *questions, GError **error)
{
  g_autoptr (GPtrArray) entries =
      ash_store_list (store, &ASH_QUIZ_ENTRY, "quiz", draw->quiz, error);
  const AshQuizEntry *next = entries != NULL ? entry_after (entries, draw) : NULL;
  const char *bound = next != NULL && g_strcmp0 (next->pos, draw->pos) > 0 ? next->pos : NULL;
  g_autofree char *pos = g_strdup (draw->pos);
  gint64 n = 0;

  if (entries == NULL)
    return FALSE;
  for (guint i = 0; i < questions->len && n < draw->draw; i++)
    {
      const AshQuestion *question = g_ptr_array_index (questions, i);

      if (is_asked (entries, question))
        continue;
      if (!insert_entry (store, draw, question, &pos, bound, error))
        return FALSE;
      n++;
    }
  return ash_store_delete (store, &ASH_QUIZ_ENTRY, draw->record.id, error);
}

/**
 * ash_desk_choose_draw:
 * @entry: a line of a quiz that draws from a bank
 *
 * Puts as many of the bank's questions in its place as it would draw, the first that are not in the
 * quiz already.
 *
 * Returns: %FALSE with %ASH_ERROR_REFUSED where it draws from nothing
 */
gboolean
ash_desk_choose_draw (AshStore *store, const char *entry, GError **error)
{
  g_autoptr (AshQuizEntry) draw = ash_store_get (store, &ASH_QUIZ_ENTRY, entry, error);
  g_autoptr (AshItem) quiz =
      draw != NULL && draw->quiz != NULL ? ash_desk_get_own_item (store, draw->quiz, error) : NULL;
  g_autoptr (GPtrArray) questions = NULL;

  if (quiz == NULL)
    return FALSE;
  questions =
      draw->bank != NULL ? ash_store_list (store, &ASH_QUESTION, "bank", draw->bank, error) : NULL;
  if (questions == NULL || questions->len == 0)
    {
      g_clear_error (error);
      g_set_error_literal (error, ASH_ERROR, ASH_ERROR_REFUSED,
                           _ ("There are no questions to choose from: the bank is empty."));
      return FALSE;
    }
  if (!ash_store_begin (store, _ ("Choose questions"), NULL, error))
    return FALSE;
  return ash_desk_end (store, replace_draw (store, draw, questions, error), error);
}

/* Whole answers */

static gboolean
matches_in_part (const AshQuestion *question, GPtrArray *accepted)
{
  for (guint i = 0; i < accepted->len; i++)
    if (((AshAccepted *) g_ptr_array_index (accepted, i))->how == ASH_ACCEPT_CONTAINS)
      return TRUE;
  return question->kind == ASH_QUESTION_PATTERN_MATCH && accepted->len > 0;
}

static gboolean
make_question_whole (AshStore *store, AshQuestion *question, GError **error)
{
  g_autoptr (GPtrArray) accepted =
      ash_store_list (store, &ASH_ACCEPTED, "question", question->record.id, error);

  for (guint i = 0; accepted != NULL && i < accepted->len; i++)
    {
      AshAccepted *each = g_ptr_array_index (accepted, i);

      each->how = ASH_ACCEPT_EXACT;
      if (!ash_store_update (store, &ASH_ACCEPTED, each, error))
        return FALSE;
    }
  question->kind = ASH_QUESTION_FILL_IN;
  return accepted != NULL && ash_store_update (store, &ASH_QUESTION, question, error);
}

static gboolean
make_entry_whole (AshStore *store, const AshQuizEntry *entry, GError **error)
{
  g_auto (AshLineEdit) edit = { NULL };
  g_autoptr (GPtrArray) accepted = NULL;

  if (entry->question == NULL)
    return TRUE;
  if (!ash_line_edit_find (&edit, store, entry->record.id, error))
    return FALSE;
  accepted = ash_store_list (store, &ASH_ACCEPTED, "question", edit.question->record.id, error);
  if (accepted == NULL)
    return FALSE;
  return !matches_in_part (edit.question, accepted) ||
         (ash_line_edit_own (&edit, error) && make_question_whole (store, edit.question, error));
}

/* A pool of the credential's own that the quiz draws from. */
static gboolean
make_pool_whole (AshStore *store, const AshQuizEntry *entry, GError **error)
{
  g_autoptr (AshBank) bank =
      entry->bank != NULL ? ash_store_find (store, &ASH_BANK, "id", entry->bank) : NULL;
  g_autoptr (GPtrArray) questions = NULL;

  if (bank == NULL || bank->tree == NULL || ash_desk_is_source_tree (store, bank->tree))
    return TRUE;
  questions = ash_store_list (store, &ASH_QUESTION, "bank", bank->record.id, error);
  for (guint i = 0; questions != NULL && i < questions->len; i++)
    {
      AshQuestion *question = g_ptr_array_index (questions, i);
      g_autoptr (GPtrArray) accepted =
          ash_store_list (store, &ASH_ACCEPTED, "question", question->record.id, error);

      if (accepted == NULL)
        return FALSE;
      if (matches_in_part (question, accepted) && !make_question_whole (store, question, error))
        return FALSE;
    }
  return questions != NULL;
}

static gboolean
make_quiz_whole (AshStore *store, const char *quiz, GError **error)
{
  g_autoptr (GPtrArray) entries = ash_store_list (store, &ASH_QUIZ_ENTRY, "quiz", quiz, error);

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    if (!make_entry_whole (store, g_ptr_array_index (entries, i), error) ||
        !make_pool_whole (store, g_ptr_array_index (entries, i), error))
      return FALSE;
  return entries != NULL;
}

/**
 * ash_desk_match_whole:
 * @quizzes: ids of quizzes of a credential
 *
 * Accepts in each of their questions only the whole answer where a part of it was enough.
 */
gboolean
ash_desk_match_whole (AshStore *store, const char *const *quizzes, GError **error)
{
  gboolean is_done = TRUE;

  if (!ash_store_begin (store, _ ("Match whole answers"), NULL, error))
    return FALSE;
  for (guint i = 0; is_done && quizzes[i] != NULL; i++)
    {
      g_autoptr (AshItem) quiz = ash_desk_get_own_quiz (store, quizzes[i], error);

      is_done = quiz != NULL && make_quiz_whole (store, quiz->record.id, error);
    }
  return ash_desk_end (store, is_done, error);
}
