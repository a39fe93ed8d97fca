#include "ash-desk-leave-out.h"

#include <ash-left-out.h>
#include <glib/gi18n-lib.h>

#include "ash-desk-private.h"

static gboolean
say (AshStore *store,
     const char *owner,
     const char *key,
     gboolean is_so,
     const char *label,
     GError **error)
{
  if (!ash_store_begin (store, label, NULL, error))
    return FALSE;
  return ash_desk_end (store, ash_desk_set_field (store, owner, key, is_so ? "1" : "", error),
                       error);
}

/**
 * ash_desk_leave_out:
 * @item: one of a credential's
 * @is_left_out: %FALSE puts it back
 *
 * What is left out stays in the document, and in the learner view; no package has it.
 *
 * Returns: %FALSE with %ASH_ERROR_NOT_FOUND
 */
gboolean
ash_desk_leave_out (AshStore *store, const char *item, gboolean is_left_out, GError **error)
{
  g_autoptr (AshItem) record = ash_store_get (store, &ASH_ITEM, item, error);
  g_autofree char *label = NULL;

  if (record == NULL)
    return FALSE;
  label = g_strdup_printf (is_left_out ? _ ("Leave out “%s”") : _ ("Put back “%s”"),
                           record->title != NULL ? record->title : _ ("Untitled"));
  return say (store, item, ASH_FIELD_LEFT_OUT, is_left_out, label, error);
}

gboolean
ash_desk_leave_out_teachers (AshStore *store,
                             const char *credential,
                             gboolean are_left_out,
                             GError **error)
{
  g_autoptr (AshCredential) record = ash_store_get (store, &ASH_CREDENTIAL, credential, error);

  return record != NULL && say (store, credential, ASH_FIELD_WITHOUT_TEACHERS, are_left_out,
                                are_left_out ? _ ("Leave out what is for teachers")
                                             : _ ("Put back what is for teachers"),
                                error);
}
