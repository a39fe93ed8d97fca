#include "ash-evidence.h"

#include "ash-outcome-tree.h"
#include "ash-quiz-lines.h"

static void
add_evidence (GHashTable *subjects, const AshDesign *design, const AshAssessment *assessment)
{
  GPtrArray *criteria = ash_design_criteria (design, assessment->rubric);
  g_autoptr (GArray) lines =
      assessment->item != NULL ? ash_quiz_lines (design, assessment->item) : NULL;

  g_hash_table_add (subjects, assessment->record.id);
  for (guint i = 0; i < criteria->len; i++)
    g_hash_table_add (subjects, ((AshRecord *) g_ptr_array_index (criteria, i))->id);
  for (guint i = 0; lines != NULL && i < lines->len; i++)
    g_hash_table_add (subjects, g_array_index (lines, AshQuizLine, i).question->record.id);
}

/**
 * ash_design_shown_outcomes:
 *
 * An outcome is shown by an assessment, by a criterion of its rubric or by a question of its quiz;
 * or by all of its parts. The checks, the matrix and the badge all mean this: a badge claims what
 * no check misses. A rubric that nothing is judged by shows nothing.
 *
 * Returns: (transfer full) (element-type utf8): ids, borrowed from @design
 */
GHashTable *
ash_design_shown_outcomes (const AshDesign *design)
{
  g_autoptr (GHashTable) subjects = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTable *shown = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < design->assessments->len; i++)
    add_evidence (subjects, design, g_ptr_array_index (design->assessments, i));
  for (guint i = 0; i < design->alignments->len; i++)
    {
      const AshAlignment *alignment = g_ptr_array_index (design->alignments, i);
      gboolean is_of_evidence = alignment->subject_kind == ASH_SUBJECT_ASSESSMENT ||
                                alignment->subject_kind == ASH_SUBJECT_CRITERION ||
                                alignment->subject_kind == ASH_SUBJECT_QUESTION;

      if (alignment->depth == ASH_DEPTH_ASSESSED && is_of_evidence &&
          alignment->statement != NULL && alignment->subject != NULL &&
          g_hash_table_contains (subjects, alignment->subject))
        g_hash_table_add (shown, alignment->statement);
    }
  ash_outcomes_add_wholes (design->outcomes, shown);
  return shown;
}
