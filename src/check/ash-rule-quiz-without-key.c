#include "ash-check-private.h"

#include <ash-quiz-lines.h>
#include <glib/gi18n-lib.h>

static gboolean
has_right_choice (const AshDesign *design, const char *question)
{
  GPtrArray *choices = ash_design_choices (design, question);

  for (guint i = 0; i < choices->len; i++)
    if (((const AshChoice *) g_ptr_array_index (choices, i))->is_correct)
      return TRUE;
  return FALSE;
}

/* An essay is judged by a person, a question of a foreign kind by whoever understands it, and
 * one worth nothing, as in a survey, by nobody. */
static gboolean
lacks_key (const AshDesign *design, const AshQuizLine *line)
{
  const AshQuestion *question = line->question;

  if (line->points_c == 0)
    return FALSE;
  switch (question->kind)
    {
    case ASH_QUESTION_MULTIPLE_CHOICE:
    case ASH_QUESTION_MULTIPLE_RESPONSE:
    case ASH_QUESTION_TRUE_FALSE:
      return !has_right_choice (design, question->record.id);
    case ASH_QUESTION_FILL_IN:
    case ASH_QUESTION_PATTERN_MATCH:
      return ash_design_accepted (design, question->record.id)->len == 0;
    default:
      return FALSE;
    }
}

/* It leads to the first of them. A draw gives all its questions the same points, so it is left to
 * a person. */
static void
offer (AshFinding *finding, GPtrArray *entries)
{
  AshRepair *repair;

  if (finding == NULL)
    return;
  finding->to = g_strdup (((const AshQuizEntry *) g_ptr_array_index (entries, 0))->record.id);
  repair = ash_repair_new ("no-points", NULL, NULL);
  g_strfreev (repair->records);
  repair->records = g_new0 (char *, entries->len + 1);
  repair->is_aside = TRUE;
  for (guint i = 0; i < entries->len; i++)
    {
      const AshQuizEntry *entry = g_ptr_array_index (entries, i);

      if (entry->question == NULL)
        {
          ash_repair_free (repair);
          return;
        }
      repair->records[i] = g_strdup (entry->record.id);
    }
  ash_check_offer (finding, repair);
}

/* One finding for a quiz, with the numbers of its questions: a bank without keys is one piece of
 * work, not forty. */
static void
check_quiz (AshCheck *check, const AshItem *quiz)
{
  g_autoptr (GArray) lines = ash_quiz_lines (check->design, quiz->record.id);
  GString *numbers = g_string_new (NULL);
  GString *ids = g_string_new (NULL);
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  guint count = 0;

  for (guint i = 0; i < lines->len; i++)
    if (lacks_key (check->design, &g_array_index (lines, AshQuizLine, i)))
      {
        const AshQuizLine *line = &g_array_index (lines, AshQuizLine, i);

        g_string_append_printf (numbers, "%s%u", count > 0 ? ", " : "", i + 1);
        g_string_append (ids, line->question->record.id);
        g_ptr_array_add (entries, (gpointer) line->entry);
        count++;
      }
  if (count > 0)
    {
      g_autofree char *place = ash_design_place (check->design, quiz);
      char *what = g_strdup_printf (
          ngettext ("Question %s has no right answer: every learner would be marked wrong.",
                    "Questions %s have no right answer: every learner would be marked wrong.",
                    count),
          numbers->str);

      offer (ash_check_add_about (check, &quiz->record, ids->str, place, what,
                                  _ ("Mark what is right, or give the question no points.")),
             entries);
    }
  g_string_free (numbers, TRUE);
  g_string_free (ids, TRUE);
}

gboolean
ash_rule_quiz_without_key (AshCheck *check, GError **error)
{
  for (guint i = 0; i < check->design->items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (check->design->items, i);

      if (item->is_linked && item->kind == ASH_ITEM_QUIZ)
        check_quiz (check, item);
    }
  return TRUE;
}
