#include "ash-desk-private.h"

#include <ash-error.h>
#include <glib/gi18n-lib.h>

static gboolean
is_of_source (AshStore *store, const AshRecordClass *klass, gconstpointer record)
{
  const AshField *field = ash_record_class_field (klass, "tree");

  return field != NULL &&
         ash_desk_is_source_tree (store, G_STRUCT_MEMBER (char *, record, field->offset));
}

static gpointer
get_to_change (AshStore *store, const AshRecordClass *klass, const char *id, GError **error)
{
  gpointer record = ash_store_get (store, klass, id, error);

  if (record == NULL || !is_of_source (store, klass, record))
    return record;
  ash_record_free (klass, record);
  g_set_error_literal (error, ASH_ERROR, ASH_ERROR_REFUSED,
                       _ ("A course that was brought in is never changed. Use the item in a "
                          "credential and change it there."));
  return NULL;
}

static gboolean
store_change (AshStore *store,
              const AshRecordClass *klass,
              const AshField *field,
              gconstpointer record,
              const char *label,
              GError **error)
{
  g_autofree char *key =
      g_strconcat (klass->table, "/", ((const AshRecord *) record)->id, "/", field->name, NULL);

  if (!ash_store_begin (store, label, key, error))
    return FALSE;
  return ash_desk_end (store, ash_store_update (store, klass, record, error), error);
}

/**
 * ash_desk_set_text:
 * @klass: of the record; not one of a source course
 * @column: one of its texts, or an enumeration by its nick
 * @value: (nullable): %NULL and "" are the same: not stated
 * @label: the name of the step, translated
 *
 * Changes one field of one record. Changes of the same field within a minute are one step.
 *
 * Returns: %FALSE with %ASH_ERROR_NOT_FOUND or %ASH_ERROR_REFUSED
 */
gboolean
ash_desk_set_text (AshStore *store,
                   const AshRecordClass *klass,
                   const char *id,
                   const char *column,
                   const char *value,
                   const char *label,
                   GError **error)
{
  const AshField *field = ash_record_class_field (klass, column);
  gpointer record = get_to_change (store, klass, id, error);
  gboolean is_done = TRUE;

  if (record == NULL)
    return FALSE;
  if (value != NULL && *value == '\0')
    value = NULL;
  if (field->type == ASH_FIELD_ENUM)
    {
      int *member = &G_STRUCT_MEMBER (int, record, field->offset);
      int wanted = ash_enum_from_nick (field->nicks, value, *member);

      if (wanted != *member)
        {
          *member = wanted;
          is_done = store_change (store, klass, field, record, label, error);
        }
    }
  else
    {
      char **member = &G_STRUCT_MEMBER (char *, record, field->offset);

      g_return_val_if_fail (field->type == ASH_FIELD_TEXT, FALSE);
      if (g_strcmp0 (*member, value) != 0)
        {
          g_free (*member);
          *member = g_strdup (value);
          is_done = store_change (store, klass, field, record, label, error);
        }
    }
  ash_record_free (klass, record);
  return is_done;
}

/**
 * ash_desk_set_int:
 * @column: one of the record's quantities, or a flag
 * @value: %ASH_UNSET for a quantity that is not stated
 *
 * As ash_desk_set_text().
 */
gboolean
ash_desk_set_int (AshStore *store,
                  const AshRecordClass *klass,
                  const char *id,
                  const char *column,
                  gint64 value,
                  const char *label,
                  GError **error)
{
  const AshField *field = ash_record_class_field (klass, column);
  gpointer record = get_to_change (store, klass, id, error);
  gboolean is_done = TRUE;

  if (record == NULL)
    return FALSE;
  if (field->type == ASH_FIELD_FLAG)
    {
      int *member = &G_STRUCT_MEMBER (int, record, field->offset);

      if (*member != (value != 0))
        {
          *member = value != 0;
          is_done = store_change (store, klass, field, record, label, error);
        }
    }
  else if (G_STRUCT_MEMBER (gint64, record, field->offset) != value)
    {
      G_STRUCT_MEMBER (gint64, record, field->offset) = value;
      is_done = store_change (store, klass, field, record, label, error);
    }
  ash_record_free (klass, record);
  return is_done;
}
