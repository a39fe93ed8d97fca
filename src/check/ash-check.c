#include "ash-check-private.h"

#include <ash-digest.h>
#include <ash-evidence.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* An outcome that nothing shows cannot be certified, a rule that cannot be met certifies nobody,
 * and a question without a key marks every learner wrong: errors. A dead link or a picture without
 * a description hinders: warnings. A design without a purpose can be taken all the same: advice. */
static const AshCheckRule RULES[] = {
  { "missing-outcomes", ASH_SEVERITY_ADVICE, ash_rule_missing_outcomes },
  { "duplicate-outcome", ASH_SEVERITY_ADVICE, ash_rule_duplicate_outcome },
  { "weak-verb", ASH_SEVERITY_ADVICE, ash_rule_weak_verb },
  { "outcome-without-assessment", ASH_SEVERITY_ERROR, ash_rule_outcome_without_assessment },
  { "assessment-without-outcome", ASH_SEVERITY_ADVICE, ash_rule_assessment_without_outcome },
  { "completion-impossible", ASH_SEVERITY_ERROR, ash_rule_completion },
  { "outcome-not-required", ASH_SEVERITY_ADVICE, ash_rule_outcome_not_required },
  { "outcome-avoidable", ASH_SEVERITY_ADVICE, ash_rule_outcome_avoidable },
  { "missing-completion", ASH_SEVERITY_ADVICE, ash_rule_missing_completion },
  { "empty-evidence", ASH_SEVERITY_ADVICE, ash_rule_empty_evidence },
  { "empty-module", ASH_SEVERITY_ADVICE, ash_rule_empty_module },
  { "activity-without-outcome", ASH_SEVERITY_ADVICE, ash_rule_activity_without_outcome },
  { "recall-only-evidence", ASH_SEVERITY_ADVICE, ash_rule_recall_only_evidence },
  { "assessed-below-level", ASH_SEVERITY_ADVICE, ash_rule_assessed_below_level },
  { "rubric-misses-outcome", ASH_SEVERITY_ADVICE, ash_rule_rubric_misses_outcome },
  { "rubric-wording", ASH_SEVERITY_ADVICE, ash_rule_rubric_wording },
  { "evidence-weights", ASH_SEVERITY_ADVICE, ash_rule_evidence_weights },
  { "missing-purpose", ASH_SEVERITY_ADVICE, ash_rule_missing_purpose },
  { "missing-audience", ASH_SEVERITY_ADVICE, ash_rule_missing_audience },
  { "quiz-without-key", ASH_SEVERITY_ERROR, ash_rule_quiz_without_key },
  { "empty-question", ASH_SEVERITY_WARNING, ash_rule_empty_question },
  { "empty-answer", ASH_SEVERITY_WARNING, ash_rule_empty_answer },
  { "two-keys", ASH_SEVERITY_WARNING, ash_rule_two_keys },
  { "same-answers", ASH_SEVERITY_WARNING, ash_rule_same_answers },
  { "duplicate-question", ASH_SEVERITY_ADVICE, ash_rule_duplicate_question },
  { "longest-answer", ASH_SEVERITY_ADVICE, ash_rule_longest_answer },
  { "small-pool", ASH_SEVERITY_WARNING, ash_rule_small_pool },
  { "unused-bank", ASH_SEVERITY_ADVICE, ash_rule_unused_bank },
  { "workload", ASH_SEVERITY_ADVICE, ash_rule_workload },
  { "credit", ASH_SEVERITY_ADVICE, ash_rule_credit },
  { "weeks", ASH_SEVERITY_ADVICE, ash_rule_weeks },
  { "level", ASH_SEVERITY_ADVICE, ash_rule_level },
  { "module-balance", ASH_SEVERITY_ADVICE, ash_rule_module_balance },
  { "dead-link", ASH_SEVERITY_WARNING, ash_rule_dead_link },
  { "old-link", ASH_SEVERITY_ADVICE, ash_rule_old_link },
  { "missing-alt-text", ASH_SEVERITY_WARNING, ash_rule_missing_alt_text },
};

static void
hash_text (AshHasher *hasher, const char *text)
{
  if (text != NULL)
    ash_hasher_update (hasher, text, strlen (text));
  ash_hasher_update (hasher, "", 1);
}

char *
ash_check_about (const AshDesign *design, const char *id)
{
  g_autoptr (AshHasher) hasher = ash_hasher_new ();
  const AshItem *item = ash_design_item (design, id);
  const AshStatement *outcome = ash_design_outcome (design, id);
  const AshAssessment *assessment = ash_design_assessment (design, id);

  if (item != NULL)
    {
      hash_text (hasher, item->title);
      hash_text (hasher, item->body);
      hash_text (hasher, item->link_url);
    }
  if (outcome != NULL)
    hash_text (hasher, outcome->text);
  if (assessment != NULL)
    hash_text (hasher, assessment->title);
  return ash_hasher_finish (hasher);
}

/* By what is said of it, or of a whole rule in this credential. */
static const AshDismissal *
find_dismissal (const AshDesign *design, const char *rule, const char *record, const char *about)
{
  for (guint i = 0; i < design->dismissals->len; i++)
    {
      const AshDismissal *dismissal = g_ptr_array_index (design->dismissals, i);

      if (g_strcmp0 (dismissal->rule, rule) == 0 &&
          (dismissal->subject == NULL || (g_strcmp0 (dismissal->subject, record) == 0 &&
                                          g_strcmp0 (dismissal->digest, about) == 0)))
        return dismissal;
    }
  return NULL;
}

gboolean
ash_check_is_dismissed (const AshDesign *design, const char *rule, const char *record)
{
  g_autofree char *about = ash_check_about (design, record);

  return find_dismissal (design, rule, record, about) != NULL;
}

static AshFinding *
add (AshCheck *self,
     const AshRecord *record,
     char *about,
     const char *where,
     char *what,
     const char *fix)
{
  AshFinding *finding =
      ash_finding_new (self->rule->name, self->rule->severity, record->id, where, what, fix);
  const AshDismissal *dismissal;

  g_free (what);
  finding->about = about;
  finding->credential = g_strdup (self->design->credential->record.id);
  dismissal = find_dismissal (self->design, finding->rule, finding->ref, finding->about);
  if (dismissal == NULL)
    {
      g_ptr_array_add (self->findings, finding);
      return finding;
    }
  finding->dismissal = g_strdup (dismissal->record.id);
  finding->reason = g_strdup (dismissal->reason);
  if (self->dismissed != NULL)
    g_ptr_array_add (self->dismissed, finding);
  else
    ash_finding_free (finding);
  return NULL;
}

AshFinding *
ash_check_add (
    AshCheck *self, const AshRecord *record, const char *where, char *what, const char *fix)
{
  return add (self, record, ash_check_about (self->design, record->id), where, what, fix);
}

AshFinding *
ash_check_add_outcome (AshCheck *self, const AshStatement *outcome, char *what, const char *fix)
{
  const char *text = outcome->text != NULL ? outcome->text : "";
  g_autofree char *where =
      outcome->code != NULL ? g_strdup_printf ("%s, %s", outcome->code, text) : g_strdup (text);

  return ash_check_add (self, &outcome->record, where, what, fix);
}

AshFinding *
ash_check_add_about (AshCheck *self,
                     const AshRecord *record,
                     const char *about,
                     const char *where,
                     char *what,
                     const char *fix)
{
  return add (self, record, ash_digest_data (about, strlen (about)), where, what, fix);
}

AshFinding *
ash_check_add_whole (AshCheck *self, const char *about, char *what, const char *fix)
{
  const AshRecord *record = &self->design->credential->record;
  const char *title = self->design->tree->title != NULL ? self->design->tree->title : "";

  return about != NULL ? ash_check_add_about (self, record, about, title, what, fix)
                       : ash_check_add (self, record, title, what, fix);
}

GHashTable *
ash_check_shown_by (AshCheck *self)
{
  if (self->shown_by == NULL)
    self->shown_by = ash_design_evidence (self->design);
  return self->shown_by;
}

GHashTable *
ash_check_shown (AshCheck *self)
{
  if (self->shown == NULL)
    self->shown = ash_design_shown_outcomes (self->design);
  return self->shown;
}

void
ash_check_offer (AshFinding *finding, AshRepair *repair)
{
  if (finding != NULL)
    g_ptr_array_add (finding->repairs, repair);
  else
    ash_repair_free (repair);
}

/**
 * ash_check_credential_all:
 * @design: a credential; a source course has nothing that these rules are about
 * @bodies: where its pages come from
 * @dismissed: (nullable) (element-type AshFinding): an array to which goes what a person set aside
 * @progress: (nullable): progress and cancellation
 *
 * Runs every rule. Findings come in the order of the rules, and within a rule in that of the
 * design.
 *
 * Returns: (transfer full) (element-type AshFinding) (nullable): the findings, perhaps none;
 *   %NULL with `G_IO_ERROR_CANCELLED`
 */
GPtrArray *
ash_check_credential_all (const AshDesign *design,
                          const AshBodies *bodies,
                          GPtrArray *dismissed,
                          AshProgress *progress,
                          GError **error)
{
  g_autoptr (GPtrArray) findings =
      g_ptr_array_new_with_free_func ((GDestroyNotify) ash_finding_free);
  g_autoptr (AshLinkMap) links = NULL;
  AshCheck self = { design, bodies, progress, NULL, NULL, findings, dismissed };
  gboolean is_done = TRUE;

  if (design->credential == NULL)
    return g_steal_pointer (&findings);
  self.links = links = ash_link_map_new (design);
  ash_progress_begin (progress, _ ("Checking the design"), 0);
  for (guint i = 0; i < G_N_ELEMENTS (RULES) && is_done; i++)
    {
      self.rule = &RULES[i];
      is_done = ash_progress_step (progress, 1, error) && RULES[i].run (&self, error);
    }
  g_clear_pointer (&self.asked, g_ptr_array_unref);
  g_clear_pointer (&self.bank_titles, g_hash_table_unref);
  g_clear_pointer (&self.shown_by, g_hash_table_unref);
  g_clear_pointer (&self.shown, g_hash_table_unref);
  g_clear_pointer (&self.parts, g_free);
  g_clear_pointer (&self.evidence, g_hash_table_unref);
  return is_done ? g_steal_pointer (&findings) : NULL;
}

/**
 * ash_check_credential:
 *
 * As ash_check_credential_all(), without what was set aside.
 */
GPtrArray *
ash_check_credential (const AshDesign *design,
                      const AshBodies *bodies,
                      AshProgress *progress,
                      GError **error)
{
  return ash_check_credential_all (design, bodies, NULL, progress, error);
}
