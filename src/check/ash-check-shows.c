#include "ash-check-private.h"

#include <ash-outcome-tree.h>
#include <ash-quiz-lines.h>

GHashTable *
ash_check_taught_outcomes (const AshDesign *design)
{
  GHashTable *taught = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < design->alignments->len; i++)
    {
      const AshAlignment *alignment = g_ptr_array_index (design->alignments, i);

      if (alignment->subject_kind == ASH_SUBJECT_ITEM && alignment->statement != NULL)
        g_hash_table_add (taught, alignment->statement);
    }
  ash_outcomes_add_related (design->outcomes, taught);
  return taught;
}

gboolean
ash_check_shows (const AshDesign *design,
                 AshSubjectKind kind,
                 const char *subject,
                 const AshStatement *outcome)
{
  for (guint i = 0; i < design->alignments->len; i++)
    {
      const AshAlignment *alignment = g_ptr_array_index (design->alignments, i);

      if (alignment->depth == ASH_DEPTH_ASSESSED && alignment->subject_kind == kind &&
          g_strcmp0 (alignment->subject, subject) == 0 &&
          (outcome != NULL ? g_strcmp0 (alignment->statement, outcome->record.id) == 0
                           : ash_design_outcome (design, alignment->statement) != NULL))
        return TRUE;
    }
  return FALSE;
}

gboolean
ash_check_quiz_shows (const AshDesign *design, const char *item, const AshStatement *outcome)
{
  g_autoptr (GArray) lines = item != NULL ? ash_quiz_lines (design, item) : NULL;

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    if (ash_check_shows (design, ASH_SUBJECT_QUESTION,
                         g_array_index (lines, AshQuizLine, i).question->record.id, outcome))
      return TRUE;
  return FALSE;
}
