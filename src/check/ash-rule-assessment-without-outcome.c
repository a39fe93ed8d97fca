#include "ash-check-private.h"

#include <glib/gi18n-lib.h>

static gboolean
has_aligned_criterion (const AshDesign *design, const char *rubric)
{
  GPtrArray *criteria = rubric != NULL ? ash_design_criteria (design, rubric) : NULL;

  for (guint i = 0; criteria != NULL && i < criteria->len; i++)
    {
      const AshCriterion *criterion = g_ptr_array_index (criteria, i);

      if (ash_check_shows (design, ASH_SUBJECT_CRITERION, criterion->record.id, NULL))
        return TRUE;
    }
  return FALSE;
}

gboolean
ash_rule_assessment_without_outcome (AshCheck *check, GError **error)
{
  const AshDesign *design = check->design;

  for (guint i = 0; i < design->assessments->len; i++)
    {
      const AshAssessment *assessment = g_ptr_array_index (design->assessments, i);

      if (ash_check_shows (design, ASH_SUBJECT_ASSESSMENT, assessment->record.id, NULL) ||
          has_aligned_criterion (design, assessment->rubric) ||
          ash_check_quiz_shows (design, assessment->item, NULL))
        continue;
      ash_check_add (check, &assessment->record, assessment->title != NULL ? assessment->title : "",
                     g_strdup (_ ("This assessment shows none of the outcomes.")),
                     _ ("Say which outcome it shows, or make it practice that does not count."));
    }
  return TRUE;
}
