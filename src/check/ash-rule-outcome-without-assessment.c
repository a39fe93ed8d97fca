#include "ash-check-private.h"

#include <glib/gi18n-lib.h>

static gboolean
is_shown_by_assessment (const AshDesign *design, const AshStatement *outcome)
{
  for (guint i = 0; i < design->assessments->len; i++)
    {
      const AshAssessment *assessment = g_ptr_array_index (design->assessments, i);

      if (ash_check_shows (design, ASH_SUBJECT_ASSESSMENT, assessment->record.id, outcome) ||
          ash_check_quiz_shows (design, assessment->item, outcome))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_shown_by_criterion (const AshDesign *design, const AshStatement *outcome)
{
  for (guint i = 0; i < design->rubrics->len; i++)
    {
      const AshRubric *rubric = g_ptr_array_index (design->rubrics, i);
      GPtrArray *criteria = ash_design_criteria (design, rubric->record.id);

      for (guint j = 0; j < criteria->len; j++)
        {
          const AshCriterion *criterion = g_ptr_array_index (criteria, j);

          if (ash_check_shows (design, ASH_SUBJECT_CRITERION, criterion->record.id, outcome))
            return TRUE;
        }
    }
  return FALSE;
}

const AshAssessment *
ash_check_evidence (const AshDesign *design)
{
  const AshAssessment *found = NULL;

  for (guint i = 0; i < design->assessments->len; i++)
    {
      const AshAssessment *each = g_ptr_array_index (design->assessments, i);

      if (found == NULL || each->weight_bp > found->weight_bp)
        found = each;
    }
  return found;
}

gboolean
ash_check_is_shown (const AshDesign *design, const AshStatement *outcome)
{
  return is_shown_by_assessment (design, outcome) || is_shown_by_criterion (design, outcome);
}

/* Backward design's first question: how will you know? Practising is no answer to it. */
gboolean
ash_rule_outcome_without_assessment (AshCheck *check, GError **error)
{
  const AshDesign *design = check->design;
  const AshAssessment *evidence = ash_check_evidence (design);

  for (guint i = 0; i < design->outcomes->len; i++)
    {
      const AshStatement *outcome = g_ptr_array_index (design->outcomes, i);
      const char *text = outcome->text != NULL ? outcome->text : "";
      g_autofree char *where = NULL;
      AshFinding *finding;

      if (ash_check_is_shown (design, outcome))
        continue;
      where =
          outcome->code != NULL ? g_strdup_printf ("%s, %s", outcome->code, text) : g_strdup (text);
      finding =
          ash_check_add (check, &outcome->record, where,
                         g_strdup (_ ("Nothing shows that learners reach this outcome.")),
                         _ ("Let an assessment or a rubric criterion show it, or take the outcome "
                            "out."));
      if (evidence != NULL && evidence->title != NULL)
        ash_check_offer (finding, ash_repair_new ("show-by", evidence->record.id, evidence->title));
    }
  return TRUE;
}
