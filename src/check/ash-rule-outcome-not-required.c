#include "ash-check-private.h"

#include <ash-evidence.h>
#include <ash-outcome-tree.h>
#include <glib/gi18n-lib.h>

/* (element-type AshAssessment): what the completion rule speaks of; borrowed */
static GPtrArray *
asked_for (const AshDesign *design)
{
  GPtrArray *asked = g_ptr_array_new ();

  for (guint i = 0; i < design->rules->len; i++)
    {
      const AshRule *rule = g_ptr_array_index (design->rules, i);
      AshAssessment *assessment = rule->op == ASH_RULE_LEAF && rule->target != NULL
                                      ? (gpointer) ash_design_assessment (design, rule->target)
                                      : NULL;

      if (assessment != NULL)
        g_ptr_array_add (asked, assessment);
    }
  return asked;
}

static gboolean
is_asked_for (GHashTable *evidence, const AshStatement *outcome, GPtrArray *asked)
{
  GPtrArray *by = g_hash_table_lookup (evidence, outcome->record.id);

  for (guint i = 0; by != NULL && i < by->len; i++)
    if (g_ptr_array_find (asked, g_ptr_array_index (by, i), NULL))
      return TRUE;
  return FALSE;
}

/* An outcome is also shown by what shows its whole; one with parts is spoken of by its parts. */
static gboolean
can_be_left_out (const AshDesign *design, GHashTable *evidence, GPtrArray *asked, guint index)
{
  const AshStatement *outcome = g_ptr_array_index (design->outcomes, index);
  const AshStatement *whole = ash_outcome_whole (design->outcomes, outcome);

  return ash_outcomes_n_parts (design->outcomes, index) == 0 &&
         !is_asked_for (evidence, outcome, asked) &&
         (whole == NULL || !is_asked_for (evidence, whole, asked));
}

/* What the badge says of its holders has to be asked of them. Where the rule lets learners choose
 * what they hand in, somebody has thought of it; what it does not speak of at all was forgotten. */
gboolean
ash_rule_outcome_not_required (AshCheck *check, GError **error)
{
  const AshDesign *design = check->design;
  g_autoptr (GPtrArray) asked = asked_for (design);
  GHashTable *evidence = ash_check_shown_by (check);
  GHashTable *shown = ash_check_shown (check);

  for (guint i = 0; asked->len > 0 && i < design->outcomes->len; i++)
    {
      const AshStatement *outcome = g_ptr_array_index (design->outcomes, i);

      if (!g_hash_table_contains (shown, outcome->record.id) ||
          !can_be_left_out (design, evidence, asked, i))
        continue;
      ash_check_add_outcome (
          check, outcome,
          g_strdup (_ ("The badge says that its holders reached this outcome, but "
                       "completing asks for nothing that shows it.")),
          _ ("Ask for the evidence that shows it, or let something that is asked for "
             "show it."));
    }
  return TRUE;
}
