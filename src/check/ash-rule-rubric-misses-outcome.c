#include "ash-check-private.h"

#include <ash-outcome-tree.h>
#include <glib/gi18n-lib.h>

static gboolean
is_covered (const AshDesign *design, GPtrArray *criteria, const AshStatement *outcome)
{
  for (guint i = 0; i < criteria->len; i++)
    if (ash_check_shows (design, ASH_SUBJECT_CRITERION,
                         ((const AshRecord *) g_ptr_array_index (criteria, i))->id, outcome))
      return TRUE;
  return FALSE;
}

/* A criterion that judges a part judges something of the whole. */
static gboolean
is_part_covered (const AshDesign *design, GPtrArray *criteria, const AshStatement *outcome)
{
  for (guint i = 0; i < design->outcomes->len; i++)
    {
      const AshStatement *part = g_ptr_array_index (design->outcomes, i);

      if (ash_outcome_whole (design->outcomes, part) == outcome &&
          is_covered (design, criteria, part))
        return TRUE;
    }
  return FALSE;
}

/* (element-type utf8): ids of what the assessment itself is to show; borrowed */
static GHashTable *
claims_of (const AshDesign *design, const AshAssessment *assessment)
{
  GHashTable *claims = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < design->alignments->len; i++)
    {
      const AshAlignment *alignment = g_ptr_array_index (design->alignments, i);

      if (alignment->depth == ASH_DEPTH_ASSESSED && alignment->statement != NULL &&
          alignment->subject_kind == ASH_SUBJECT_ASSESSMENT &&
          g_strcmp0 (alignment->subject, assessment->record.id) == 0)
        g_hash_table_add (claims, alignment->statement);
    }
  return claims;
}

/* (element-type AshStatement): what the assessment is to show and no criterion judges */
static GPtrArray *
missed_outcomes (const AshDesign *design, const AshAssessment *assessment, GPtrArray *criteria)
{
  g_autoptr (GHashTable) claims = claims_of (design, assessment);
  GPtrArray *missed = g_ptr_array_new ();

  for (guint i = 0; i < design->outcomes->len; i++)
    {
      const AshStatement *outcome = g_ptr_array_index (design->outcomes, i);

      if (g_hash_table_contains (claims, outcome->record.id) &&
          !is_covered (design, criteria, outcome) && !is_part_covered (design, criteria, outcome) &&
          !ash_check_quiz_shows (design, assessment->item, outcome))
        g_ptr_array_add (missed, (gpointer) outcome);
    }
  return missed;
}

/* A rubric none of whose criteria says what it shows has not been aligned yet: then nothing is
 * said. */
gboolean
ash_rule_rubric_misses_outcome (AshCheck *check, GError **error)
{
  const AshDesign *design = check->design;

  for (guint i = 0; i < design->assessments->len; i++)
    {
      const AshAssessment *assessment = g_ptr_array_index (design->assessments, i);
      GPtrArray *criteria =
          assessment->rubric != NULL ? ash_design_criteria (design, assessment->rubric) : NULL;
      g_autoptr (GPtrArray) missed = NULL;

      if (criteria == NULL || criteria->len == 0 || !is_covered (design, criteria, NULL))
        continue;
      missed = missed_outcomes (design, assessment, criteria);
      for (guint j = 0; j < missed->len; j++)
        {
          const AshStatement *outcome = g_ptr_array_index (missed, j);
          const char *text = outcome->text != NULL ? outcome->text : "";

          AshRepair *repair = ash_repair_new ("unmark", outcome->record.id,
                                              outcome->code != NULL ? outcome->code : text);

          repair->is_aside = TRUE;
          ash_check_offer (
              ash_check_add_about (
                  check, &assessment->record, outcome->record.id,
                  assessment->title != NULL ? assessment->title : "",
                  g_strdup_printf (
                      _ ("It is to show “%s”, but no criterion of its rubric judges that."), text),
                  _ ("Let a criterion judge it, or take the outcome from the assessment.")),
              repair);
        }
    }
  return TRUE;
}
