#include "ash-check-private.h"

#include <ash-evidence.h>
#include <ash-outcome-tree.h>
#include <glib/gi18n-lib.h>

/* The evidence by which an outcome that nothing shows is offered to be shown: the one that weighs
 * most. %NULL: there is none. */
static const AshAssessment *
heaviest (const AshDesign *design)
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

static gint
compare_weight (gconstpointer a, gconstpointer b)
{
  const AshAssessment *one = *(AshAssessment *const *) a;
  const AshAssessment *two = *(AshAssessment *const *) b;

  return (two->weight_bp > one->weight_bp) - (two->weight_bp < one->weight_bp);
}

static gboolean
is_carried (const AshDesign *design, AshItemKind kind)
{
  for (guint i = 0; i < design->assessments->len; i++)
    {
      const AshAssessment *each = g_ptr_array_index (design->assessments, i);
      const AshItem *item = each->item != NULL ? ash_design_item (design, each->item) : NULL;

      if (item != NULL && item->kind == kind)
        return TRUE;
    }
  return FALSE;
}

/* The first of its kind that is no evidence yet. */
static const AshItem *
first_of (const AshDesign *design, AshItemKind kind)
{
  for (guint i = 0; i < design->items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (design->items, i);

      if (item->kind == kind && item->is_linked &&
          ash_design_assessment_of_item (design, item->record.id) == NULL)
        return item;
    }
  return NULL;
}

/* A quiz beside an assignment says more than two quizzes do. */
GPtrArray *
ash_check_carriers (const AshDesign *design, guint most)
{
  static const AshItemKind KINDS[] = { ASH_ITEM_QUIZ, ASH_ITEM_ASSIGNMENT };
  GPtrArray *carriers = g_ptr_array_new ();

  for (guint i = 0; i < design->assessments->len; i++)
    g_ptr_array_add (carriers, g_ptr_array_index (design->assessments, i));
  g_ptr_array_sort (carriers, compare_weight);
  for (guint other = 0; other < 2; other++)
    for (guint i = 0; carriers->len < most && i < G_N_ELEMENTS (KINDS); i++)
      {
        const AshItem *item =
            is_carried (design, KINDS[i]) == (other == 1) ? first_of (design, KINDS[i]) : NULL;

        if (item != NULL)
          g_ptr_array_add (carriers, (gpointer) item);
      }
  g_ptr_array_set_size (carriers, (int) MIN (carriers->len, most));
  return carriers;
}

/* Backward design's first question: how will you know? Practising is no answer to it. */
gboolean
ash_rule_outcome_without_assessment (AshCheck *check, GError **error)
{
  const AshDesign *design = check->design;
  const AshAssessment *evidence = heaviest (design);
  GHashTable *shown = ash_check_shown (check);

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
