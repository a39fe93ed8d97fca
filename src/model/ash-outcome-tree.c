#include "ash-outcome-tree.h"

/* Whoever says more levels than that means none: they are two. */
#define MOST_STEPS 8

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
      if (steps == MOST_STEPS || g_strcmp0 (above->record.id, outcome->record.id) == 0)
        return NULL;
      whole = above;
      above = find (outcomes, whole->parent);
    }
  return whole;
}

void
ash_outcomes_arrange (GPtrArray *outcomes)
{
  g_autoptr (GHashTable) parts = /* whole -> (element-type AshStatement) */
      g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) wholes = g_ptr_array_new ();
  guint n = 0;

  for (guint i = 0; i < outcomes->len; i++)
    {
      AshStatement *each = g_ptr_array_index (outcomes, i);
      gpointer whole = (gpointer) ash_outcome_whole (outcomes, each);
      GPtrArray *row = whole != NULL ? g_hash_table_lookup (parts, whole) : wholes;

      if (row == NULL)
        {
          row = g_ptr_array_new ();
          g_hash_table_insert (parts, whole, row);
        }
      g_ptr_array_add (row, each);
    }
  for (guint i = 0; i < wholes->len; i++)
    {
      GPtrArray *row = g_hash_table_lookup (parts, g_ptr_array_index (wholes, i));

      outcomes->pdata[n++] = g_ptr_array_index (wholes, i);
      for (guint j = 0; row != NULL && j < row->len; j++)
        outcomes->pdata[n++] = g_ptr_array_index (row, j);
    }
}

/**
 * ash_outcomes_add_related:
 * @ids: (element-type utf8): of outcomes of which something is so, borrowed
 *
 * What is so of an outcome is so of its parts, and what is so of all parts is so of the whole: adds
 * those.
 */
void
ash_outcomes_add_related (GPtrArray *outcomes, GHashTable *ids)
{
  for (guint i = 0; i < outcomes->len; i++)
    {
      guint n = ash_outcomes_n_parts (outcomes, i);
      gboolean is_so = g_hash_table_contains (ids, ((AshRecord *) outcomes->pdata[i])->id);
      guint n_so = 0;

      for (guint part = i + 1; part <= i + n; part++)
        {
          char *id = ((AshRecord *) outcomes->pdata[part])->id;

          if (is_so)
            g_hash_table_add (ids, id);
          n_so += g_hash_table_contains (ids, id);
        }
      if (n > 0 && n_so == n)
        g_hash_table_add (ids, ((AshRecord *) outcomes->pdata[i])->id);
    }
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

gboolean
ash_design_has_module_outcomes (const AshDesign *design)
{
  for (guint i = 0; i < design->outcomes->len; i++)
    if (ash_design_outcome_module (design, g_ptr_array_index (design->outcomes, i)) != NULL)
      return TRUE;
  return FALSE;
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
