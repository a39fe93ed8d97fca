#include "ash-step-facts-private.h"

#include "ash-check-private.h"

static const AshRecord *
first_outcome_without (const AshDesign *design, GHashTable *with, guint *n)
{
  const AshRecord *first = NULL;

  for (guint i = 0; i < design->outcomes->len; i++)
    {
      const AshStatement *outcome = g_ptr_array_index (design->outcomes, i);

      if (g_hash_table_contains (with, outcome->record.id))
        continue;
      if (first == NULL)
        first = &outcome->record;
      (*n)++;
    }
  return first;
}

static void
count_items (AshStepFacts *self)
{
  for (guint i = 0; i < self->design->items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (self->design->items, i);

      if (!item->is_linked || item->kind == ASH_ITEM_FOLDER)
        continue;
      self->n_items++;
      if (item->minutes > 0 && item->minutes < G_MAXINT32)
        self->minutes += item->minutes;
    }
}

/* What nothing shows is what the checks say nothing shows, so that the two never differ. */
static void
count_outcomes (AshStepFacts *self, GPtrArray *findings)
{
  g_autoptr (GHashTable) met = ash_check_taught_outcomes (self->design);

  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      const AshFinding *finding = g_ptr_array_index (findings, i);
      const AshStatement *outcome;

      if (!g_str_equal (finding->rule, "outcome-without-assessment") || finding->ref == NULL)
        continue;
      outcome = ash_design_outcome (self->design, finding->ref);
      if (outcome == NULL)
        continue;
      if (self->unshown == NULL)
        self->unshown = &outcome->record;
      self->n_unshown++;
    }
  self->unmet = first_outcome_without (self->design, met, &self->n_unmet);
}

/* A quiz is judged by its key, a tool by itself. */
static gboolean
is_judged_by_people (const AshDesign *design, const AshAssessment *assessment)
{
  const AshItem *item = ash_design_item (design, assessment->item);

  return assessment->item == NULL ||
         (item != NULL && (item->kind == ASH_ITEM_ASSIGNMENT || item->kind == ASH_ITEM_TOPIC));
}

static void
count_rubrics (AshStepFacts *self)
{
  for (guint i = 0; i < self->design->assessments->len; i++)
    {
      const AshAssessment *each = g_ptr_array_index (self->design->assessments, i);

      if (!is_judged_by_people (self->design, each))
        continue;
      self->n_judged++;
      if (each->rubric != NULL && ash_design_criteria (self->design, each->rubric)->len > 0)
        continue;
      if (self->unsaid == NULL)
        self->unsaid = &each->record;
      self->n_unsaid++;
    }
}

/**
 * ash_step_facts_init:
 * @design: (nullable): borrowed, as @context is
 */
void
ash_step_facts_init (AshStepFacts *self,
                     const AshDesign *design,
                     GPtrArray *findings,
                     const AshStepContext *context)
{
  *self = (AshStepFacts){ .design = design, .context = context };
  if (design == NULL || design->credential == NULL)
    {
      self->design = NULL;
      return;
    }
  count_items (self);
  count_outcomes (self, findings);
  count_rubrics (self);
}
