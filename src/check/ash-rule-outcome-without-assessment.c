#include "ash-check-private.h"

#include <ash-evidence.h>
#include <ash-outcome-tree.h>
#include <glib/gi18n-lib.h>

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

/* Backward design's first question: how will you know? Practising is no answer to it. */
gboolean
ash_rule_outcome_without_assessment (AshCheck *check, GError **error)
{
  const AshDesign *design = check->design;
  const AshAssessment *evidence = ash_check_evidence (design);
  g_autoptr (GHashTable) shown = ash_design_shown_outcomes (design);

  for (guint i = 0; i < design->outcomes->len; i++)
    {
      const AshStatement *outcome = g_ptr_array_index (design->outcomes, i);
      AshFinding *finding;

      /* Of an outcome with parts, those are named that are open. */
      if (g_hash_table_contains (shown, outcome->record.id) ||
          ash_outcomes_n_parts (design->outcomes, i) > 0)
        continue;
      finding = ash_check_add_outcome (
          check, outcome, g_strdup (_ ("Nothing shows that learners reach this outcome.")),
          _ ("Let an assessment or a rubric criterion show it, or take the outcome "
             "out."));
      if (evidence != NULL && evidence->title != NULL)
        ash_check_offer (finding, ash_repair_new ("show-by", evidence->record.id, evidence->title));
    }
  return TRUE;
}
