#include "ash-desk-private.h"

#include <ash-error.h>
#include <glib/gi18n-lib.h>

static GStrv
ids_of (const AshProposedModule *module)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < module->items->len; i++)
    g_strv_builder_add (builder, ((AshProposedItem *) g_ptr_array_index (module->items, i))->item);
  return g_strv_builder_end (builder);
}

static gboolean
take_module (AshStore *store,
             const char *credential,
             const AshProposedModule *module,
             GError **error)
{
  g_autofree char *id = ash_desk_add_module (store, credential, module->title, NULL, error);
  g_auto (GStrv) items = ids_of (module);
  g_auto (GStrv) used = NULL;

  if (id == NULL)
    return FALSE;
  if (module->weeks > 0 &&
      !ash_desk_set_int (store, &ASH_ITEM, id, "weeks", module->weeks, "", error))
    return FALSE;
  if (items[0] == NULL)
    return TRUE;
  used = ash_desk_use_items (store, credential, id, NULL, (const char *const *) items, error);
  return used != NULL;
}

static char *
take (AshStore *store, const AshProposal *proposal, const char *title, GError **error)
{
  g_autoptr (AshTree) course = ash_store_get (store, &ASH_TREE, proposal->source, error);
  g_autoptr (AshCredential) credential =
      course != NULL ? ash_desk_make_credential (store, NULL, NULL, title, course->lang, error)
                     : NULL;

  for (guint i = 0; credential != NULL && i < proposal->modules->len; i++)
    if (!take_module (store, credential->record.id, g_ptr_array_index (proposal->modules, i),
                      error))
      return NULL;
  return credential != NULL ? g_strdup (credential->record.id) : NULL;
}

/**
 * ash_desk_take_proposal:
 * @title: of the new credential
 *
 * Returns: (transfer full) (nullable): the id of the credential. Errors: %ASH_ERROR_NOT_FOUND when
 *   the course is no longer there; %ASH_ERROR_REFUSED when nothing was proposed
 */
char *
ash_desk_take_proposal (AshStore *store,
                        const AshProposal *proposal,
                        const char *title,
                        GError **error)
{
  g_autofree char *id = NULL;

  if (proposal->modules->len == 0)
    {
      g_set_error_literal (error, ASH_ERROR, ASH_ERROR_REFUSED,
                           _ ("Nothing is left of the proposal."));
      return NULL;
    }
  if (!ash_store_begin (store, _ ("Break into modules"), NULL, error))
    return NULL;
  id = take (store, proposal, title, error);
  return ash_desk_end (store, id != NULL, error) ? g_steal_pointer (&id) : NULL;
}
