#include "ash-desk-rate.h"

#include <ash-error.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "ash-desk-private.h"

/* @text NULL: as the program has it */
static gboolean
store_rate (AshStore *store, const char *credential, AshRate rate, const char *text, GError **error)
{
  const char *key = ash_rate_info (rate)->key;
  g_autofree char *coalesce = g_strconcat ("field ", credential, " ", key, NULL);

  if (!ash_store_begin (store, _ ("Change how minutes are estimated"), coalesce, error))
    return FALSE;
  return ash_desk_end (store, ash_desk_set_field (store, credential, key, text, error), error);
}

gboolean
ash_desk_set_rate (
    AshStore *store, const char *credential, AshRate rate, double value, GError **error)
{
  g_autoptr (AshCredential) record = ash_store_get (store, &ASH_CREDENTIAL, credential, error);
  g_autofree char *text = ash_rate_format (rate, value);
  double heard;

  if (record == NULL)
    return FALSE;
  if (!ash_rate_parse (rate, text, &heard))
    {
      g_set_error (error, ASH_ERROR, ASH_ERROR_REFUSED,
                   _ ("%s is no figure that can be used here."), text);
      return FALSE;
    }
  return store_rate (store, credential, rate,
                     fabs (heard - ash_rate_default (record, rate)) > 1e-6 ? text : NULL, error);
}

gboolean
ash_desk_reset_rate (AshStore *store, const char *credential, AshRate rate, GError **error)
{
  return store_rate (store, credential, rate, NULL, error);
}
