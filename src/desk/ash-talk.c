#include "ash-talk.h"

struct _AshTalk
{
  AshDesign *design;   /* that the keys belong to */
  GHashTable *records; /* id -> how many */
  GHashTable *cells;   /* id of an outcome -> (id of a column -> how many) */
};

static void
count (GHashTable *counts, const char *record)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, record));

  g_hash_table_insert (counts, (gpointer) record, GUINT_TO_POINTER (n + 1));
}

static GHashTable *
columns_of (AshTalk *self, const char *outcome)
{
  GHashTable *columns = g_hash_table_lookup (self->cells, outcome);

  if (columns == NULL)
    {
      columns = g_hash_table_new (g_str_hash, g_str_equal);
      g_hash_table_insert (self->cells, (gpointer) outcome, columns);
    }
  return columns;
}

AshTalk *
ash_talk_new (AshDesign *design)
{
  AshTalk *self = g_new0 (AshTalk, 1);

  self->design = ash_design_ref (design);
  self->records = g_hash_table_new (g_str_hash, g_str_equal);
  self->cells =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_hash_table_unref);
  for (guint i = 0; i < design->comments->len; i++)
    {
      const AshComment *comment = g_ptr_array_index (design->comments, i);

      if (comment->is_resolved || comment->reply_to != NULL || comment->subject == NULL)
        continue;
      count (comment->other != NULL ? columns_of (self, comment->other) : self->records,
             comment->subject);
    }
  return self;
}

void
ash_talk_free (AshTalk *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->records);
  g_hash_table_unref (self->cells);
  ash_design_free (self->design);
  g_free (self);
}

guint
ash_talk_on (const AshTalk *self, const char *record)
{
  return self != NULL && record != NULL
             ? GPOINTER_TO_UINT (g_hash_table_lookup (self->records, record))
             : 0;
}

guint
ash_talk_on_cell (const AshTalk *self, const char *outcome, const char *column)
{
  GHashTable *columns = self != NULL && outcome != NULL && column != NULL
                            ? g_hash_table_lookup (self->cells, outcome)
                            : NULL;

  return columns != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (columns, column)) : 0;
}
