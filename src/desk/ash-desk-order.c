/* Rows of records that people put in order: lines of a quiz, choices of a question. */
#include "ash-desk-quiz-private.h"

#include <ash-error.h>
#include <ash-id.h>
#include <glib/gi18n-lib.h>

static const char *
pos_of (const AshField *field, GPtrArray *rows, guint index)
{
  return index < rows->len
             ? G_STRUCT_MEMBER (char *, g_ptr_array_index (rows, index), field->offset)
             : NULL;
}

static gint
index_of (GPtrArray *rows, const char *id)
{
  for (guint i = 0; i < rows->len; i++)
    if (g_strcmp0 (((AshRecord *) g_ptr_array_index (rows, i))->id, id) == 0)
      return (gint) i;
  return -1;
}

static gboolean
renumber (AshStore *store,
          const AshRecordClass *klass,
          const AshField *field,
          GPtrArray *rows,
          GError **error)
{
  for (guint i = 0; i < rows->len; i++)
    {
      gpointer row = g_ptr_array_index (rows, i);
      char **pos = &G_STRUCT_MEMBER (char *, row, field->offset);

      g_free (*pos);
      *pos = ash_position_nth (i);
      if (!ash_store_update (store, klass, row, error))
        return FALSE;
    }
  return TRUE;
}

char *
ash_desk_place_before (AshStore *store,
                       const AshRecordClass *klass,
                       const char *column,
                       const char *owner,
                       const char *before,
                       GError **error)
{
  const AshField *field = ash_record_class_field (klass, "pos");
  g_autoptr (GPtrArray) rows = ash_store_list (store, klass, column, owner, error);
  const char *previous;
  const char *next;
  gint index;

  if (rows == NULL)
    return NULL;
  index = before != NULL ? index_of (rows, before) : (gint) rows->len;
  if (index < 0)
    {
      g_set_error_literal (error, ASH_ERROR, ASH_ERROR_NOT_FOUND,
                           _ ("The place to put it is no longer there."));
      return NULL;
    }
  next = pos_of (field, rows, (guint) index);
  previous = index > 0 ? pos_of (field, rows, (guint) index - 1) : NULL;
  if ((guint) index < rows->len && !ash_desk_has_room (previous, next))
    {
      if (!renumber (store, klass, field, rows, error))
        return NULL;
      next = pos_of (field, rows, (guint) index);
      previous = index > 0 ? pos_of (field, rows, (guint) index - 1) : NULL;
    }
  return ash_position_between (previous, next);
}

gboolean
ash_desk_find_shift (AshStore *store,
                     const AshRecordClass *klass,
                     const char *column,
                     const char *owner,
                     const char *id,
                     int by,
                     char **out_before)
{
  g_autoptr (GPtrArray) rows = ash_store_list (store, klass, column, owner, NULL);
  gint index = rows != NULL ? index_of (rows, id) : -1;
  gint place = index + (by < 0 ? -1 : 2);

  if (index < 0 || place < 0 || place > (gint) rows->len)
    return FALSE;
  *out_before = place < (gint) rows->len
                    ? g_strdup (((AshRecord *) g_ptr_array_index (rows, place))->id)
                    : NULL;
  return TRUE;
}
