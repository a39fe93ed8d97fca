#include "ash-matrix-rows.h"

#include <ash-records.h>

#include "ash-outcome-row.h"

/* outcome id -> AshOutcomeRow */
static GHashTable *
by_outcome (GPtrArray *rows)
{
  GHashTable *by_id = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < rows->len; i++)
    {
      AshOutcomeRow *row = g_ptr_array_index (rows, i);

      g_hash_table_insert (by_id, (gpointer) ash_outcome_row_get_id (row), row);
    }
  return by_id;
}

static void
remove_all (GtkBox *box, GHashTable *by_id)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, by_id);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    gtk_box_remove (box, row);
}

GPtrArray *
ash_matrix_rows_keep (
    GtkBox *box, GPtrArray *before, GPtrArray *outcomes, AshRowMakeFunc make, gpointer user_data)
{
  g_autoptr (GHashTable) by_id = by_outcome (before);
  GPtrArray *rows = g_ptr_array_new ();
  GtkWidget *previous = NULL;

  for (guint i = 0; i < outcomes->len; i++)
    {
      const AshRecord *outcome = g_ptr_array_index (outcomes, i);
      gpointer row = NULL;

      if (g_hash_table_steal_extended (by_id, outcome->id, NULL, &row))
        gtk_box_reorder_child_after (box, row, previous);
      else
        {
          row = make (user_data);
          gtk_box_insert_child_after (box, row, previous);
        }
      g_ptr_array_add (rows, row);
      previous = row;
    }
  remove_all (box, by_id);
  return rows;
}
