#include "ash-pending-marks.h"

#include "ash-outcome-row.h"

static char *
key_of (const AshStatement *outcome, const AshColumn *column)
{
  return g_strconcat (outcome->record.id, " ", column->id, NULL);
}

GHashTable *
ash_pending_marks_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

void
ash_pending_marks_set (GHashTable *pending,
                       const AshStatement *outcome,
                       const AshColumn *column,
                       AshMarkDepth depth)
{
  g_hash_table_insert (pending, key_of (outcome, column), GINT_TO_POINTER (depth));
}

gboolean
ash_pending_marks_apply (GHashTable *pending,
                         const AshStatement *outcome,
                         const AshColumn *column,
                         AshMark *mark)
{
  g_autofree char *key = NULL;
  gpointer depth;

  if (g_hash_table_size (pending) == 0)
    return FALSE;
  key = key_of (outcome, column);
  if (!g_hash_table_lookup_extended (pending, key, NULL, &depth))
    return FALSE;
  mark->own = (AshMarkDepth) GPOINTER_TO_INT (depth);
  return TRUE;
}

void
ash_pending_marks_show (GHashTable *pending,
                        GtkWidget *row,
                        GPtrArray *columns,
                        const AshMarks *marks,
                        const AshStatement *outcome)
{
  for (guint i = 0; g_hash_table_size (pending) > 0 && i < columns->len; i++)
    {
      const AshColumn *column = g_ptr_array_index (columns, i);
      AshMark mark = ash_marks_get (marks, column, outcome);

      if (ash_pending_marks_apply (pending, outcome, column, &mark))
        ash_outcome_row_show_mark (ASH_OUTCOME_ROW (row), i, mark);
    }
}
