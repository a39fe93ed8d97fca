#pragma once

/* Evidence with a rubric, and grids of words. */
#include <ash-desk-rubric.h>
#include <ash-error.h>
#include <ash-grid-table.h>
#include <ash-rubric-advice.h>
#include <glib/gstdio.h>
#include <string.h>

#include "sample-store.h"

typedef struct
{
  char *folder;
  AshStore *store;
  char *critique;   /* evidence of the sample that shares its rubric with others */
  char *credential; /* of it */
  GError *error;
} Fixture;

G_GNUC_UNUSED static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) evidence = NULL;

  self->store = sample_store (&self->folder);
  evidence = ash_store_list (self->store, &ASH_ASSESSMENT, NULL, NULL, NULL);
  for (guint i = 0; i < evidence->len && self->critique == NULL; i++)
    {
      const AshAssessment *each = g_ptr_array_index (evidence, i);

      if (g_strcmp0 (each->title, "Chart critique") == 0)
        {
          self->critique = g_strdup (each->record.id);
          self->credential = g_strdup (each->credential);
        }
    }
  g_assert_nonnull (self->critique);
}

G_GNUC_UNUSED static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_object (&self->store);
  scratch_remove (self->folder);
  g_free (self->folder);
  g_free (self->critique);
  g_free (self->credential);
}

/* The whole grid as one text, ids included. */
G_GNUC_UNUSED static char *
dump (const AshGrid *grid)
{
  GString *out = g_string_new (grid->rubric->record.id);

  g_string_append_printf (out, " %s %d\n", grid->rubric->title, grid->rubric->scoring);
  for (guint i = 0; i < grid->rows->len; i++)
    {
      const AshGridRow *row = ash_grid_row (grid, i);

      g_string_append_printf (out, "%s %s [%" G_GINT64_FORMAT " %" G_GINT64_FORMAT "]",
                              row->criterion->record.id, row->criterion->title,
                              row->criterion->points_c, row->criterion->weight_bp);
      for (guint j = 0; j < row->outcomes->len; j++)
        g_string_append_printf (out, " >%s", (char *) g_ptr_array_index (row->outcomes, j));
      for (guint j = 0; j < row->ratings->len; j++)
        {
          const AshRating *rating = g_ptr_array_index (row->ratings, j);

          g_string_append_printf (out, " | %s %s %s %" G_GINT64_FORMAT, rating->record.id,
                                  rating->title, rating->text, rating->points_c);
        }
      g_string_append_c (out, '\n');
    }
  return g_string_free (out, FALSE);
}

/* Tables */

G_GNUC_UNUSED static AshGrid *
grid_of (const char *text)
{
  g_autoptr (GPtrArray) table = ash_table_parse (text);
  AshGrid *grid = ash_grid_new ();

  g_assert_true (ash_grid_take_table (grid, table));
  return grid;
}
