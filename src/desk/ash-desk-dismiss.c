#include "ash-desk-private.h"

#include <glib/gi18n-lib.h>

static char *
now_in_words (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}

/**
 * ash_desk_dismiss:
 * @rule: of the finding, or "coach." and a step of the coach
 * @subject: (nullable): the record it leads to; %NULL sets the whole rule aside in this credential
 * @about: (nullable): digest of the text it is about
 * @reason: (nullable): why, in a person's words
 *
 * Sets advice aside. It stays away until the text that it is about changes.
 */
gboolean
ash_desk_dismiss (AshStore *store,
                  const char *credential,
                  const char *rule,
                  const char *subject,
                  const char *about,
                  const char *reason,
                  GError **error)
{
  g_autoptr (AshDismissal) dismissal = ash_dismissal_new ();

  dismissal->credential = g_strdup (credential);
  dismissal->rule = g_strdup (rule);
  dismissal->subject = g_strdup (subject);
  dismissal->digest = g_strdup (about);
  dismissal->reason = reason != NULL && *reason != '\0' ? g_strdup (reason) : NULL;
  dismissal->at = now_in_words ();
  if (!ash_store_begin (store, _ ("Dismiss suggestion"), NULL, error))
    return FALSE;
  return ash_desk_end (store, ash_store_insert (store, &ASH_DISMISSAL, dismissal, error), error);
}

/**
 * ash_desk_recall:
 * @dismissal: its id
 *
 * Lets advice that was set aside count again.
 */
gboolean
ash_desk_recall (AshStore *store, const char *dismissal, GError **error)
{
  if (!ash_store_begin (store, _ ("Bring suggestion back"), NULL, error))
    return FALSE;
  return ash_desk_end (store, ash_store_delete (store, &ASH_DISMISSAL, dismissal, error), error);
}
