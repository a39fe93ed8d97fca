#include "ash-desk-decide.h"

#include <ash-error.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "ash-desk-private.h"
#include "ash-revision.h"
#include "ash-spec-private.h"

gboolean
ash_decision_is_day (const char *text)
{
  int year, month, day;
  char rest;

  return text != NULL && strlen (text) == strlen ("2027-03-01") &&
         sscanf (text, "%4d-%2d-%2d%c", &year, &month, &day, &rest) == 3 && year > 0 && month > 0 &&
         day > 0 && g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

char *
ash_decision_say_day (const char *text)
{
  return ash_spec_day (text);
}

static char *
version_for (AshStore *store, const char *credential, const AshDecision *decision, GError **error)
{
  g_autofree char *current = ash_revision_find_current (store, credential, error);
  g_autofree char *day = NULL;
  g_autofree char *name = NULL;

  if (current != NULL)
    return g_steal_pointer (&current);
  day = ash_spec_day (decision->date);
  /* Translators: the name of a version: "Approved, 3 March 2027" */
  name = g_strdup_printf (_ ("%s, %s"), ash_say_verdict (decision->verdict), day);
  return ash_revision_keep (store, credential, name, decision->person, NULL, error);
}

static gboolean
check (const AshDecision *decision, GError **error)
{
  const char *missing = NULL;

  if (!ash_spec_is_said (decision->person))
    missing = _ ("Say who decided: a person or a board.");
  else if (!ash_decision_is_day (decision->date))
    missing = _ ("Write the day as year, month, day: 2027-03-01.");
  if (missing != NULL)
    g_set_error_literal (error, ASH_ERROR, ASH_ERROR_REFUSED, missing);
  return missing == NULL;
}

static gboolean
set_status (AshStore *store, const char *credential, int status, GError **error)
{
  g_autoptr (AshCredential) record = NULL;

  if (status < 0)
    return TRUE;
  record = ash_store_get (store, &ASH_CREDENTIAL, credential, error);
  if (record == NULL)
    return FALSE;
  record->status = status;
  return ash_store_update (store, &ASH_CREDENTIAL, record, error);
}

/**
 * ash_desk_decide:
 *
 * Records a decision in one step, with the status that follows from it.
 */
char *
ash_desk_decide (AshStore *store,
                 const char *credential,
                 const AshDecision *decision,
                 int status,
                 GError **error)
{
  g_autoptr (AshDecision) record = ash_decision_new ();

  if (!check (decision, error))
    return NULL;
  record->credential = g_strdup (credential);
  record->date = g_strdup (decision->date);
  record->person = g_strstrip (g_strdup (decision->person));
  record->role = ash_spec_is_said (decision->role) ? g_strdup (decision->role) : NULL;
  record->text = ash_spec_is_said (decision->text) ? g_strdup (decision->text) : NULL;
  record->verdict = decision->verdict;
  record->revision = g_strdup (decision->revision);
  if (record->revision == NULL && record->verdict != ASH_DECISION_NOTED)
    {
      record->revision = version_for (store, credential, record, error);
      if (record->revision == NULL)
        return NULL;
    }
  if (!ash_store_begin (store, _ ("Record decision"), NULL, error) ||
      !ash_desk_end (store,
                     ash_store_insert (store, &ASH_DECISION, record, error) &&
                         set_status (store, credential, status, error),
                     error))
    return NULL;
  return g_strdup (record->record.id);
}

gboolean
ash_desk_delete_decision (AshStore *store, const char *decision, GError **error)
{
  return ash_store_begin (store, _ ("Delete decision"), NULL, error) &&
         ash_desk_end (store, ash_store_delete (store, &ASH_DECISION, decision, error), error);
}

int
ash_decision_proposes (AshDecisionVerdict verdict, AshCredentialStatus now)
{
  if (verdict == ASH_DECISION_APPROVED && now < ASH_STATUS_APPROVED)
    return ASH_STATUS_APPROVED;
  if (verdict == ASH_DECISION_CHANGES && now == ASH_STATUS_REVIEW)
    return ASH_STATUS_DRAFT;
  if (verdict == ASH_DECISION_DECLINED && now != ASH_STATUS_DRAFT && now != ASH_STATUS_RETIRED)
    return ASH_STATUS_DRAFT;
  return -1;
}

const AshDecision *
ash_decision_approval (GPtrArray *decisions)
{
  for (guint i = decisions->len; i > 0; i--)
    {
      const AshDecision *decision = g_ptr_array_index (decisions, i - 1);

      if (decision->verdict == ASH_DECISION_APPROVED)
        return decision;
      if (decision->verdict != ASH_DECISION_NOTED)
        return NULL;
    }
  return NULL;
}
