/* The credential sheet: a field of data/sheet.json finds its own place in the document. */
#include <ash-error.h>
#include <ash-sheet.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "ash-desk-private.h"
#include "ash-desk-sheet.h"

static gboolean
refuse (GError **error, const char *text)
{
  g_set_error_literal (error, ASH_ERROR, ASH_ERROR_REFUSED, text);
  return FALSE;
}

gboolean
ash_desk_is_date (const char *text)
{
  int year, month, day, n = 0;

  return sscanf (text, "%4d-%2d-%2d%n", &year, &month, &day, &n) == 3 && n == (int) strlen (text) &&
         n == 10 && g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

static gboolean
check_choice (const AshSheetEntry *entry, const char *value, GError **error)
{
  g_autofree char *titles = NULL;

  if (*value == '\0' || ash_sheet_find_choice (entry, value) != NULL)
    return TRUE;
  titles = ash_sheet_choice_titles (entry);
  g_set_error (error, ASH_ERROR, ASH_ERROR_REFUSED, _ ("“%s” is none of: %s."), value, titles);
  return FALSE;
}

static gboolean
check_value (const AshSheetEntry *entry, const char *value, gint64 *out_number, GError **error)
{
  switch (entry->type)
    {
    case ASH_SHEET_NUMBER:
    case ASH_SHEET_HUNDREDTHS:
    case ASH_SHEET_HOURS:
      return ash_sheet_parse (entry->type, value, out_number) ||
             refuse (error, _ ("Write a number, as 12 or 1.5."));
    case ASH_SHEET_DATE:
      return *value == '\0' || ash_desk_is_date (value) ||
             refuse (error, _ ("Write the date as year, month and day: 2027-03-01."));
    case ASH_SHEET_SKILLS:
    case ASH_SHEET_FACT:
      return refuse (error, _ ("This is said in another place of the design."));
    case ASH_SHEET_CHOICE:
      return check_choice (entry, value, error);
    case ASH_SHEET_LINE:
    case ASH_SHEET_TEXT:
    case ASH_SHEET_LANGUAGE:
    default:
      return TRUE;
    }
}

static gboolean
set_column (AshStore *store,
            const AshRecordClass *klass,
            const char *id,
            const char *column,
            const char *value,
            gint64 number,
            const char *label,
            GError **error)
{
  const AshField *field = ash_record_class_field (klass, column);

  if (field != NULL && field->type == ASH_FIELD_INT)
    return ash_desk_set_int (store, klass, id, column, number, label, error);
  return ash_desk_set_text (store, klass, id, column, value, label, error);
}

/* The issuer is made with the first word about it. */
static gboolean
set_issuer (AshStore *store,
            const AshCredential *credential,
            const char *column,
            const char *value,
            const char *label,
            GError **error)
{
  g_autoptr (AshParty) party = credential->issuer != NULL
                                   ? ash_store_find (store, &ASH_PARTY, "id", credential->issuer)
                                   : NULL;
  g_autofree char *text = ash_desk_read_issuer (column, value, error);
  gboolean is_done = TRUE;

  if (text == NULL)
    return FALSE;
  if (party == NULL)
    party = ash_store_find (store, &ASH_PARTY, NULL, NULL);
  if (party != NULL)
    return set_column (store, &ASH_PARTY, party->record.id, column, text, ASH_UNSET, label, error);
  if (*text == '\0')
    return TRUE;
  if (!ash_store_begin (store, label, NULL, error))
    return FALSE;
  party = ash_party_new ();
  is_done = ash_store_insert (store, &ASH_PARTY, party, error) &&
            set_column (store, &ASH_PARTY, party->record.id, column, text, ASH_UNSET, label, error);
  return ash_desk_end (store, is_done, error);
}

static gboolean
set_field (AshStore *store,
           const char *credential,
           const char *key,
           const char *value,
           const char *label,
           GError **error)
{
  g_autofree char *coalesce = g_strconcat ("field ", credential, " ", key, NULL);

  if (!ash_store_begin (store, label, coalesce, error))
    return FALSE;
  return ash_desk_end (store, ash_desk_set_field (store, credential, key, value, error), error);
}

static gboolean
is_said (AshStore *store, const char *credential, const char *key, const char *value)
{
  g_autoptr (GPtrArray) fields =
      ash_store_list (store, &ASH_SHEET_FIELD, "owner", credential, NULL);

  for (guint i = 0; fields != NULL && i < fields->len; i++)
    {
      const AshSheetField *field = g_ptr_array_index (fields, i);

      if (g_strcmp0 (field->key, key) == 0 && g_strcmp0 (field->lang, "") == 0)
        return g_strcmp0 (field->value, value) == 0;
    }
  return *value == '\0';
}

/**
 * ash_desk_set_sheet:
 * @key: of an entry of data/sheet.json
 * @value: as a person writes it: "12" hours, "1.5" credits, "2027-03-01", a choice's value, a text;
 *   "" when nothing is to be said
 *
 * Changes of the same field within a minute are one step.
 *
 * Returns: %FALSE with %ASH_ERROR_REFUSED when it is no number, no date or none of its choices
 */
gboolean
ash_desk_set_sheet (
    AshStore *store, const char *credential, const char *key, const char *value, GError **error)
{
  const AshSheetEntry *entry = ash_sheet_find (key);
  g_autoptr (AshCredential) record = ash_store_get (store, &ASH_CREDENTIAL, credential, error);
  g_autofree char *stripped = g_strstrip (g_strdup (value));
  g_autofree char *label = NULL;
  const char *said;
  gint64 number = ASH_UNSET;

  if (record == NULL)
    return FALSE;
  g_return_val_if_fail (entry != NULL, FALSE);
  said = entry->type == ASH_SHEET_CHOICE ? ash_sheet_choice_value (entry, stripped) : stripped;
  if (!check_value (entry, said, &number, error))
    return FALSE;
  /* Translators: a step that can be undone; %s is the name of a field */
  label = g_strdup_printf (_ ("Change “%s”"), g_dgettext (GETTEXT_PACKAGE, entry->title));
  if (entry->store == NULL)
    return is_said (store, credential, key, said) ||
           set_field (store, credential, key, said, label, error);
  if (g_str_has_prefix (entry->store, "credential."))
    return set_column (store, &ASH_CREDENTIAL, credential, entry->store + strlen ("credential."),
                       said, number, label, error);
  if (g_str_has_prefix (entry->store, "tree."))
    return set_column (store, &ASH_TREE, record->tree, entry->store + strlen ("tree."), said,
                       number, label, error);
  return set_issuer (store, record, entry->store + strlen ("issuer."), said, label, error);
}
