/* A random draw becomes the questions themselves, for systems that cannot draw. */
#include "ash-desk-private.h"

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
