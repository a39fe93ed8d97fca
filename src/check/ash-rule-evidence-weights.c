#include "ash-check-private.h"

#include "ash-rubric-advice.h"

#include <ash-grid-table.h>
#include <glib/gi18n-lib.h>

/* Where learners choose what they hand in, each way may be the whole mark. */
static gboolean
lets_choose (const AshDesign *design)
{
  for (guint i = 0; i < design->rules->len; i++)
    {
      const AshRule *rule = g_ptr_array_index (design->rules, i);

      if (rule->op == ASH_RULE_ANY || rule->op == ASH_RULE_NEED)
        return TRUE;
    }
  return FALSE;
}

/* Weights are parts of one mark. Too little is said only once each assessment has one. */
gboolean
ash_rule_evidence_weights (AshCheck *check, GError **error)
{
  const AshDesign *design = check->design;
  g_autofree char *text = NULL;
  gint64 sum = 0;
  guint n = 0;

  for (guint i = 0; i < design->assessments->len; i++)
    {
      const AshAssessment *each = g_ptr_array_index (design->assessments, i);

      n += each->weight_bp >= 0;
      sum += CLAMP (each->weight_bp, 0, 1000000);
    }
  if (sum == 0 || ash_weights_are_whole (sum, n) || lets_choose (design) ||
      (sum < 10000 && n < design->assessments->len))
    return TRUE;
  text = ash_grid_format_hundredths (sum);
  ash_check_add_whole (
      check, text,
      g_strdup_printf (_ ("The weights of the assessments add up to %s %%, not to 100 %%."), text),
      _ ("Change the weights, or share them equally."));
  return TRUE;
}
