#include "ash-record.h"

#include <string.h>

#define TEXT_AT(record, field) G_STRUCT_MEMBER (char *, record, (field)->offset)
#define INT_AT(record, field) G_STRUCT_MEMBER (gint64, record, (field)->offset)

/**
 * ash_record_new:
 *
 * Returns: (transfer full): a record with no texts, its integers not stated, its flags 0
 */
gpointer
ash_record_new (const AshRecordClass *klass)
{
  gpointer record = g_malloc0 (klass->size);

  for (guint i = 0; i < klass->n_fields; i++)
    if (klass->fields[i].type == ASH_FIELD_INT)
      INT_AT (record, &klass->fields[i]) = ASH_UNSET;
  return record;
}

/**
 * ash_record_copy:
 *
 * Returns: (transfer full): a deep copy, row number and id included
 */
gpointer
ash_record_copy (const AshRecordClass *klass, gconstpointer record)
{
  gpointer copy = g_memdup2 (record, klass->size);

  ((AshRecord *) copy)->id = g_strdup (((const AshRecord *) record)->id);
  ((AshRecord *) copy)->others = 0;
  for (guint i = 0; i < klass->n_fields; i++)
    if (klass->fields[i].type == ASH_FIELD_TEXT)
      TEXT_AT (copy, &klass->fields[i]) = g_strdup (TEXT_AT (record, &klass->fields[i]));
  return copy;
}

/**
 * ash_record_ref:
 *
 * One more holder of a record, which nobody changes from now on. May be called on any thread by
 * who holds it.
 *
 * Returns: (transfer full): @record
 */
gpointer
ash_record_ref (gpointer record)
{
  g_atomic_int_inc (&((AshRecord *) record)->others);
  return record;
}

/**
 * ash_record_free:
 *
 * Gives a record up; the last holder's call frees it.
 */
void
ash_record_free (const AshRecordClass *klass, gpointer record)
{
  if (record == NULL || g_atomic_int_add (&((AshRecord *) record)->others, -1) > 0)
    return;
  g_free (((AshRecord *) record)->id);
  for (guint i = 0; i < klass->n_fields; i++)
    if (klass->fields[i].type == ASH_FIELD_TEXT)
      g_free (TEXT_AT (record, &klass->fields[i]));
  g_free (record);
}

/**
 * ash_record_class_field:
 *
 * Returns: (transfer none) (nullable): the field of that column
 */
const AshField *
ash_record_class_field (const AshRecordClass *klass, const char *name)
{
  for (guint i = 0; i < klass->n_fields; i++)
    if (strcmp (klass->fields[i].name, name) == 0)
      return &klass->fields[i];
  return NULL;
}

/**
 * ash_record_class_column:
 * @offset: of a member of the record
 *
 * Returns: (transfer none) (nullable): the column that is kept there
 */
const char *
ash_record_class_column (const AshRecordClass *klass, gsize offset)
{
  for (guint i = 0; i < klass->n_fields; i++)
    if (klass->fields[i].offset == offset)
      return klass->fields[i].name;
  return NULL;
}

/**
 * ash_enum_nick:
 *
 * Returns: (transfer none) (nullable): the word that stands for @value
 */
const char *
ash_enum_nick (const char *const *nicks, int value)
{
  for (int i = 0; nicks[i] != NULL; i++)
    if (i == value)
      return nicks[i];
  return NULL;
}

/**
 * ash_enum_from_nick:
 * @fallback: what an unknown word gives
 */
int
ash_enum_from_nick (const char *const *nicks, const char *nick, int fallback)
{
  for (int i = 0; nick != NULL && nicks[i] != NULL; i++)
    if (strcmp (nicks[i], nick) == 0)
      return i;
  return fallback;
}
