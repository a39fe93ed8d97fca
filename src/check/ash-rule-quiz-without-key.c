#include "ash-check-private.h"

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

/* A draw gives all its questions the same points, so those of a pool are left to a person. */
static void
offer (AshFinding *finding, GPtrArray *lines)
{
  AshRepair *repair;

  if (finding == NULL || ((const AshQuizLine *) lines->pdata[0])->entry->question == NULL)
    return;
  repair = ash_repair_new ("no-points", NULL, NULL);
  g_strfreev (repair->records);
  repair->records = g_new0 (char *, lines->len + 1);
  repair->is_aside = TRUE;
  for (guint i = 0; i < lines->len; i++)
    repair->records[i] =
        g_strdup (((const AshQuizLine *) g_ptr_array_index (lines, i))->entry->record.id);
  ash_check_offer (finding, repair);
}

static char *
say_without_key (guint n, const char *names)
{
  return g_strdup_printf (
      ngettext ("Question %s has no right answer: every learner would be marked wrong.",
                "Questions %s have no right answer: every learner would be marked wrong.", n),
      names);
}

gboolean
ash_rule_quiz_without_key (AshCheck *check, GError **error)
{
  GPtrArray *asked = ash_check_asked (check);

  for (guint i = 0; i < asked->len; i++)
    {
      const AshAskedFrom *from = g_ptr_array_index (asked, i);
      g_autoptr (GPtrArray) lines = g_ptr_array_new ();

      for (guint j = 0; j < from->lines->len; j++)
        {
          AshQuizLine *line = &g_array_index (from->lines, AshQuizLine, j);

          if ((from->draw != NULL || line->entry->question != NULL) &&
              lacks_key (check->design, line))
            g_ptr_array_add (lines, line);
        }
      if (lines->len > 0)
        offer (ash_check_add_asked (check, from, lines, say_without_key,
                                    _ ("Mark what is right, or give the question no points.")),
               lines);
    }
  return TRUE;
}
