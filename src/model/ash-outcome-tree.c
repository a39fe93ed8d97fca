#include "ash-outcome-tree.h"

static const AshStatement *
find (GPtrArray *outcomes, const char *id)
{
  for (guint i = 0; id != NULL && i < outcomes->len; i++)
    {
      const AshStatement *each = g_ptr_array_index (outcomes, i);

      if (g_strcmp0 (each->record.id, id) == 0)
        return each;
    }
  return NULL;
}

/**
 * ash_outcome_whole:
 *
 * Outcomes that a document from outside says to be parts of each other stand for themselves.
 */
const AshStatement *
ash_outcome_whole (GPtrArray *outcomes, const AshStatement *outcome)
{
  const AshStatement *whole = NULL;
  const AshStatement *above = find (outcomes, outcome->parent);

  for (guint steps = 0; above != NULL; steps++)
    {
      if (steps > outcomes->len || g_strcmp0 (above->record.id, outcome->record.id) == 0)
        return NULL;
      whole = above;
      above = find (outcomes, whole->parent);
    }
  return whole;
}

void
ash_outcomes_arrange (GPtrArray *outcomes)
{
  g_autofree const AshStatement **wholes = g_new0 (const AshStatement *, outcomes->len + 1);
  g_autofree gpointer *arranged = g_new (gpointer, outcomes->len + 1);
  gboolean has_parts = FALSE;
  guint n = 0;

  for (guint i = 0; i < outcomes->len; i++)
    {
      wholes[i] = ash_outcome_whole (outcomes, g_ptr_array_index (outcomes, i));
      has_parts |= wholes[i] != NULL;
    }
  if (!has_parts)
    return;
  for (guint i = 0; i < outcomes->len; i++)
    {
      if (wholes[i] != NULL)
        continue;
      arranged[n++] = outcomes->pdata[i];
      for (guint j = 0; j < outcomes->len; j++)
        if (wholes[j] == outcomes->pdata[i])
          arranged[n++] = outcomes->pdata[j];
    }
  for (guint i = 0; i < n; i++)
    outcomes->pdata[i] = arranged[i];
}

guint
ash_outcomes_n_parts (GPtrArray *outcomes, guint index)
{
  const AshStatement *whole = g_ptr_array_index (outcomes, index);
  guint n = 0;

  while (index + n + 1 < outcomes->len &&
         ash_outcome_whole (outcomes, g_ptr_array_index (outcomes, index + n + 1)) == whole)
    n++;
  return n;
}

const AshItem *
ash_design_outcome_module (const AshDesign *design, const AshStatement *outcome)
{
  const AshCredentialStatement *use = ash_design_use_of (design, outcome->record.id);

  return use != NULL && use->module != NULL ? ash_design_item (design, use->module) : NULL;
}

GPtrArray *
ash_design_shown_by (const AshDesign *self, const char *statement)
{
  GPtrArray *outcomes = g_ptr_array_new ();

  for (guint i = 0; i < self->alignments->len; i++)
    {
      const AshAlignment *alignment = g_ptr_array_index (self->alignments, i);
      const AshStatement *outcome = alignment->subject_kind == ASH_SUBJECT_STATEMENT &&
                                            g_strcmp0 (alignment->statement, statement) == 0
                                        ? ash_design_outcome (self, alignment->subject)
                                        : NULL;

      if (outcome != NULL && !g_ptr_array_find (outcomes, outcome, NULL))
        g_ptr_array_add (outcomes, (gpointer) outcome);
    }
  return outcomes;
}
