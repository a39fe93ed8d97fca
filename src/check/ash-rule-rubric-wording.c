/* What the editor of rubrics says of a single one, as far as nobody would say that it is meant so.
 */
#include "ash-check-private.h"

#include "ash-rubric-advice.h"

#include <glib/gi18n-lib.h>

/* (transfer full) */
static AshGrid *
grid_of (const AshDesign *design, const AshRubric *rubric)
{
  GPtrArray *criteria = ash_design_criteria (design, rubric->record.id);
  AshGrid *grid = ash_grid_new ();

  ash_rubric_free (grid->rubric);
  grid->rubric = ash_rubric_copy (rubric);
  for (guint i = 0; i < criteria->len; i++)
    {
      const AshCriterion *criterion = g_ptr_array_index (criteria, i);
      GPtrArray *ratings = ash_design_ratings (design, criterion->record.id);
      AshGridRow *row = g_new0 (AshGridRow, 1);

      row->criterion = ash_criterion_copy (criterion);
      row->outcomes = g_ptr_array_new_with_free_func (g_free);
      row->ratings = g_ptr_array_new_with_free_func (ASH_RATING.free);
      for (guint j = 0; j < ratings->len; j++)
        g_ptr_array_add (row->ratings, ash_rating_copy (g_ptr_array_index (ratings, j)));
      g_ptr_array_add (grid->rows, row);
    }
  return grid;
}

static const char *
fix_of (AshRubricAdviceKind kind)
{
  switch (kind)
    {
    case ASH_RUBRIC_SAME_LEVELS:
      return _ ("Say what the better work has that the other lacks.");
    case ASH_RUBRIC_TWO_THINGS:
      return _ ("Make a criterion of each.");
    case ASH_RUBRIC_WEIGHTS:
      return _ ("Change the weights, or take them away.");
    case ASH_RUBRIC_ORDER:
      return _ ("Give each level fewer points than the one before it.");
    case ASH_RUBRIC_GAP:
    case ASH_RUBRIC_UNSAID:
    default:
      return _ ("Say of each level what the work is like.");
    }
}

/* (transfer full) (nullable): id of the criterion or level that it is about */
static char *
place_of (const AshGrid *grid, const AshRubricAdvice *advice)
{
  const AshRating *rating = advice->row >= 0 && advice->column >= 0
                                ? ash_grid_rating (grid, advice->row, advice->column)
                                : NULL;

  if (rating != NULL)
    return g_strdup (rating->record.id);
  return advice->row >= 0 ? g_strdup (ash_grid_row (grid, advice->row)->criterion->record.id)
                          : NULL;
}

/* Of a criterion each kind is said once. What was set aside in the editor is set aside here. */
static void
check_rubric (AshCheck *check, const AshAssessment *assessment, const AshRubric *rubric)
{
  g_autoptr (AshGrid) grid = grid_of (check->design, rubric);
  g_autoptr (GPtrArray) advice = ash_rubric_advise (grid);
  const AshRubricAdvice *before = NULL;

  for (guint i = 0; i < advice->len; i++)
    {
      const AshRubricAdvice *each = g_ptr_array_index (advice, i);
      AshFinding *finding;

      if (!each->is_sure ||
          (before != NULL && before->kind == each->kind && before->row == each->row))
        continue;
      before = each;
      finding = ash_check_add_about (check, &assessment->record, each->text,
                                     assessment->title != NULL ? assessment->title : "",
                                     g_strdup (each->text), fix_of (each->kind));
      if (finding != NULL)
        finding->to = place_of (grid, each);
    }
}

/* A rubric by which several are judged is named once. */
gboolean
ash_rule_rubric_wording (AshCheck *check, GError **error)
{
  const AshDesign *design = check->design;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < design->assessments->len; i++)
    {
      const AshAssessment *assessment = g_ptr_array_index (design->assessments, i);
      const AshRubric *rubric = ash_design_rubric (design, assessment->rubric);

      if (rubric != NULL && g_hash_table_add (seen, rubric->record.id))
        check_rubric (check, assessment, rubric);
    }
  return TRUE;
}
