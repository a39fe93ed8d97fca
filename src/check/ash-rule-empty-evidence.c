#include "ash-check-private.h"

#include <glib/gi18n-lib.h>

static gboolean
is_empty_page (AshCheck *check, const AshItem *item)
{
  g_autoptr (AshTextFacts) facts =
      item->body != NULL ? ash_text_facts_of_body (check->bodies, item->body) : NULL;

  if (item->body == NULL)
    return TRUE;
  /* A body that is not there is another trouble. */
  return facts != NULL && facts->words == 0 && facts->pictures == 0 && facts->tables == 0 &&
         (facts->players == NULL || facts->players->len == 0) &&
         (facts->hrefs == NULL || facts->hrefs->len == 0);
}

/* Whether learners find nothing there to do. What is described elsewhere, or judged by a rubric,
 * may need no words of its own; what is kept as it came is not understood. */
static gboolean
is_empty (AshCheck *check, const AshAssessment *assessment)
{
  const AshDesign *design = check->design;
  const AshItem *item =
      assessment->item != NULL ? ash_design_item (design, assessment->item) : NULL;
  g_autoptr (GArray) lines = NULL;

  if (item == NULL || assessment->rubric != NULL)
    return FALSE;
  if (item->kind == ASH_ITEM_PAGE)
    return is_empty_page (check, item);
  if (item->kind != ASH_ITEM_QUIZ || item->body != NULL)
    return FALSE;
  lines = ash_quiz_lines (design, item->record.id);
  return lines->len == 0;
}

/* (nullable): the first outcome that nothing else shows */
static const AshStatement *
only_shown_by (const AshDesign *design, GHashTable *evidence, const AshAssessment *assessment)
{
  for (guint i = 0; i < design->outcomes->len; i++)
    {
      const AshStatement *outcome = g_ptr_array_index (design->outcomes, i);
      GPtrArray *by = g_hash_table_lookup (evidence, outcome->record.id);

      if (by != NULL && by->len == 1 && g_ptr_array_index (by, 0) == assessment)
        return outcome;
    }
  return NULL;
}

/* A quiz without questions shows nothing, whatever it is said to show. */
gboolean
ash_rule_empty_evidence (AshCheck *check, GError **error)
{
  const AshDesign *design = check->design;
  GHashTable *evidence = ash_check_shown_by (check);

  for (guint i = 0; i < design->assessments->len; i++)
    {
      const AshAssessment *assessment = g_ptr_array_index (design->assessments, i);
      const AshStatement *outcome =
          is_empty (check, assessment) ? only_shown_by (design, evidence, assessment) : NULL;

      if (outcome == NULL)
        continue;
      ash_check_add_about (
          check, &assessment->record, outcome->record.id,
          assessment->title != NULL ? assessment->title : "",
          g_strdup_printf (_ ("Nothing else shows “%s”, and here learners find nothing to do yet."),
                           outcome->text != NULL ? outcome->text : ""),
          _ ("Write the questions or the task, or let something else show it."));
    }
  return TRUE;
}
