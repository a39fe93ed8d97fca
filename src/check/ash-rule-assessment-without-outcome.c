#include "ash-check-private.h"

#include <ash-evidence.h>
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

/* The one outcome that what learners hand in here already practises; NULL when there is none, or
 * more than one. */
static const AshStatement *
practised_outcome (const AshDesign *design, const char *item)
{
  const AshStatement *found = NULL;

  for (guint i = 0; item != NULL && i < design->alignments->len; i++)
    {
      const AshAlignment *alignment = g_ptr_array_index (design->alignments, i);
      const AshStatement *outcome =
          alignment->subject_kind == ASH_SUBJECT_ITEM && g_strcmp0 (alignment->subject, item) == 0
              ? ash_design_outcome (design, alignment->statement)
              : NULL;

      if (outcome != NULL && found != NULL && outcome != found)
        return NULL;
      found = outcome != NULL ? outcome : found;
    }
  return found;
}

/* The one that nothing shows, where there is just one. */
static const AshStatement *
open_outcome (AshCheck *check)
{
  const AshDesign *design = check->design;
  const AshStatement *found = NULL;
  GHashTable *shown = ash_check_shown (check);

  for (guint i = 0; i < design->outcomes->len; i++)
    {
      const AshStatement *outcome = g_ptr_array_index (design->outcomes, i);

      if (g_hash_table_contains (shown, outcome->record.id))
        continue;
      if (found != NULL)
        return NULL;
      found = outcome;
    }
  return found;
}

static void
offer (AshCheck *check, AshFinding *finding, const AshAssessment *assessment)
{
  const AshDesign *design = check->design;
  const AshStatement *outcome = practised_outcome (design, assessment->item);
  AshRepair *practise;

  if (outcome == NULL)
    outcome = open_outcome (check);
  if (outcome == NULL && design->outcomes->len == 1)
    outcome = g_ptr_array_index (design->outcomes, 0);
  if (outcome != NULL)
    ash_check_offer (finding,
                     ash_repair_new ("show-outcome", outcome->record.id,
                                     outcome->code != NULL ? outcome->code : outcome->text));
  if (assessment->item == NULL)
    return;
  practise = ash_repair_new ("practise", assessment->record.id, assessment->title);
  practise->is_aside = TRUE;
  ash_check_offer (finding, practise);
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
      offer (check,
             ash_check_add (
                 check, &assessment->record, assessment->title != NULL ? assessment->title : "",
                 g_strdup (_ ("This assessment shows none of the outcomes.")),
                 _ ("Say which outcome it shows, or make it practice that does not count.")),
             assessment);
    }
  return TRUE;
}
