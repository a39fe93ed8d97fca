/* A quiz becomes the course's again. Lines that ask what the course asks stay the lines that they
 * are, so that what is said about them stays with them. */
#include "ash-desk-quiz-private.h"

static void
replace (char **field, const char *value)
{
  g_free (*field);
  *field = g_strdup (value);
}

/* Whether the line asks what @other does, or what somebody made of that. */
static gboolean
stands_for (AshStore *store, const AshQuizEntry *line, const AshQuizEntry *other)
{
  g_autoptr (AshQuestion) question = NULL;

  if ((line->question == NULL) != (other->question == NULL))
    return FALSE;
  if (line->question == NULL)
    return ash_desk_is_same_bank (store, line->bank, other->bank);
  if (g_strcmp0 (line->question, other->question) == 0)
    return TRUE;
  question = ash_store_find (store, &ASH_QUESTION, "id", line->question);
  return question != NULL && g_strcmp0 (question->origin, other->question) == 0;
}

/* (transfer full) (nullable) */
static AshQuizEntry *
take_line (AshStore *store, GPtrArray *lines, const AshQuizEntry *other)
{
  for (guint i = 0; i < lines->len; i++)
    if (stands_for (store, g_ptr_array_index (lines, i), other))
      return g_ptr_array_steal_index (lines, i);
  return NULL;
}

/* What was said of a copy is said of the course's question, unless another quiz asks that one and
 * has its own say. */
static gboolean
ask_again (
    AshStore *store, const AshItem *quiz, AshQuizEntry *line, const char *question, GError **error)
{
  g_autofree char *copy = g_strdup (line->question);

  if (copy == NULL || ash_desk_is_same_question (store, copy, question))
    return TRUE;
  if (!ash_desk_is_asked_otherwise (store, quiz->tree, line->record.id, question) &&
      !ash_desk_pass_alignments (store, quiz->tree, copy, question, error))
    return FALSE;
  replace (&line->question, question);
  return ash_store_update (store, &ASH_QUIZ_ENTRY, line, error) &&
         ash_desk_drop_unasked (store, quiz, copy, error);
}

static gboolean
restore_line (AshStore *store,
              const AshItem *quiz,
              AshQuizEntry *line,
              const AshQuizEntry *other,
              GError **error)
{
  if (!ask_again (store, quiz, line, other->question, error))
    return FALSE;
  replace (&line->pos, other->pos);
  line->points_c = other->points_c;
  line->draw = other->draw;
  return ash_store_update (store, &ASH_QUIZ_ENTRY, line, error);
}

static gboolean
add_line (AshStore *store, const AshItem *quiz, const AshQuizEntry *other, GError **error)
{
  g_autoptr (AshQuizEntry) line = ash_quiz_entry_copy (other);

  line->record.n = 0;
  g_clear_pointer (&line->record.id, g_free);
  replace (&line->quiz, quiz->record.id);
  return ash_store_insert (store, &ASH_QUIZ_ENTRY, line, error);
}

gboolean
ash_desk_restore_lines (AshStore *store, const AshItem *quiz, const char *source, GError **error)
{
  g_autoptr (GPtrArray) lines =
      ash_store_list (store, &ASH_QUIZ_ENTRY, "quiz", quiz->record.id, error);
  g_autoptr (GPtrArray) others =
      lines != NULL ? ash_store_list (store, &ASH_QUIZ_ENTRY, "quiz", source, error) : NULL;
  gboolean is_done = others != NULL;

  for (guint i = 0; is_done && i < others->len; i++)
    {
      const AshQuizEntry *other = g_ptr_array_index (others, i);
      g_autoptr (AshQuizEntry) line = take_line (store, lines, other);

      is_done = line != NULL ? restore_line (store, quiz, line, other, error)
                             : add_line (store, quiz, other, error);
    }
  for (guint i = 0; is_done && i < lines->len; i++)
    is_done =
        ash_desk_delete_line (store, ((const AshRecord *) g_ptr_array_index (lines, i))->id, error);
  return is_done;
}
