#include "ash-check-private.h"

#include <glib/gi18n-lib.h>

/* An outcome that nothing shows cannot be certified, and a question without a key marks every
 * learner wrong: errors. A dead link or a picture without a description hinders, and a design
 * without a purpose can still be taken: warnings. */
static const AshCheckRule RULES[] = {
  { "outcome-without-assessment", ASH_SEVERITY_ERROR, ash_rule_outcome_without_assessment },
  { "assessment-without-outcome", ASH_SEVERITY_WARNING, ash_rule_assessment_without_outcome },
  { "missing-purpose", ASH_SEVERITY_WARNING, ash_rule_missing_purpose },
  { "missing-audience", ASH_SEVERITY_WARNING, ash_rule_missing_audience },
  { "quiz-without-key", ASH_SEVERITY_ERROR, ash_rule_quiz_without_key },
  { "dead-link", ASH_SEVERITY_WARNING, ash_rule_dead_link },
  { "missing-alt-text", ASH_SEVERITY_WARNING, ash_rule_missing_alt_text },
};

void
ash_check_add (
    AshCheck *self, const AshRecord *record, const char *where, char *what, const char *fix)
{
  g_ptr_array_add (self->findings, ash_finding_new (self->rule->name, self->rule->severity,
                                                    record->id, where, what, fix));
  g_free (what);
}

/**
 * ash_check_credential:
 * @design: a credential; a source course has nothing that these rules are about
 * @bodies: where its pages come from
 * @progress: (nullable): progress and cancellation
 *
 * Runs every rule. Findings come in the order of the rules, and within a rule in that of the
 * design.
 *
 * Returns: (transfer full) (element-type AshFinding) (nullable): the findings, perhaps none;
 *   %NULL with `G_IO_ERROR_CANCELLED`
 */
GPtrArray *
ash_check_credential (const AshDesign *design,
                      const AshBodies *bodies,
                      AshProgress *progress,
                      GError **error)
{
  g_autoptr (GPtrArray) findings =
      g_ptr_array_new_with_free_func ((GDestroyNotify) ash_finding_free);
  g_autoptr (AshLinkMap) links = NULL;
  AshCheck self = { design, bodies, progress, NULL, NULL, findings };

  if (design->credential == NULL)
    return g_steal_pointer (&findings);
  self.links = links = ash_link_map_new (design);
  ash_progress_begin (progress, _ ("Checking the design"), 0);
  for (guint i = 0; i < G_N_ELEMENTS (RULES); i++)
    {
      self.rule = &RULES[i];
      if (!ash_progress_step (progress, 1, error) || !RULES[i].run (&self, error))
        return NULL;
    }
  return g_steal_pointer (&findings);
}
