#include "ash-check-private.h"

#include <ash-outcome-tree.h>
#include <glib/gi18n-lib.h>

static gboolean
has_record (GPtrArray *records, const char *id)
{
  for (guint i = 0; i < records->len; i++)
    if (g_strcmp0 (((const AshRecord *) g_ptr_array_index (records, i))->id, id) == 0)
      return TRUE;
  return FALSE;
}

/* Whether what an alignment speaks of is evidence: an assessment, a question of its quiz, or a
 * criterion of a rubric. */
static gboolean
is_evidence (const AshDesign *design, const AshAlignment *alignment)
{
  for (guint i = 0; i < design->assessments->len; i++)
    {
      const AshAssessment *assessment = g_ptr_array_index (design->assessments, i);

      if (alignment->subject_kind == ASH_SUBJECT_ASSESSMENT
              ? g_strcmp0 (assessment->record.id, alignment->subject) == 0
              : alignment->subject_kind == ASH_SUBJECT_QUESTION &&
                    ash_check_quiz_asks (design, assessment->item, alignment->subject))
        return TRUE;
    }
  for (guint i = 0; alignment->subject_kind == ASH_SUBJECT_CRITERION && i < design->rubrics->len;
       i++)
    {
      const AshRubric *rubric = g_ptr_array_index (design->rubrics, i);

      if (has_record (ash_design_criteria (design, rubric->record.id), alignment->subject))
        return TRUE;
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

GHashTable *
ash_check_shown_outcomes (const AshDesign *design)
{
  GHashTable *shown = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < design->alignments->len; i++)
    {
      const AshAlignment *alignment = g_ptr_array_index (design->alignments, i);

      if (alignment->depth == ASH_DEPTH_ASSESSED && alignment->statement != NULL &&
          !g_hash_table_contains (shown, alignment->statement) && is_evidence (design, alignment))
        g_hash_table_add (shown, alignment->statement);
    }
  ash_outcomes_add_wholes (design->outcomes, shown);
  return shown;
}

/* Backward design's first question: how will you know? Practising is no answer to it. */
gboolean
ash_rule_outcome_without_assessment (AshCheck *check, GError **error)
{
  const AshDesign *design = check->design;
  const AshAssessment *evidence = ash_check_evidence (design);
  g_autoptr (GHashTable) shown = ash_check_shown_outcomes (design);

  for (guint i = 0; i < design->outcomes->len; i++)
    {
      const AshStatement *outcome = g_ptr_array_index (design->outcomes, i);
      const char *text = outcome->text != NULL ? outcome->text : "";
      g_autofree char *where = NULL;
      AshFinding *finding;

      if (g_hash_table_contains (shown, outcome->record.id))
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
