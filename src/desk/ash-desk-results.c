#include "ash-desk-private.h"

#include <ash-badge.h>
#include <ash-check.h>

AshDesign *
ash_desk_load_design (AshStore *store, const char *credential, GError **error)
{
  g_autoptr (AshCredential) record = ash_store_get (store, &ASH_CREDENTIAL, credential, error);

  return record != NULL ? ash_store_load_design (store, record->tree, error) : NULL;
}

static gboolean
check_one (AshStore *store,
           const char *credential,
           GPtrArray *findings,
           GPtrArray *dismissed,
           AshProgress *progress,
           GError **error)
{
  g_autoptr (AshDesign) design = ash_desk_load_design (store, credential, error);
  AshBodies bodies = ash_store_bodies (store);
  g_autoptr (GPtrArray) found =
      design != NULL ? ash_check_credential_all (design, &bodies, dismissed, progress, error)
                     : NULL;

  if (found == NULL)
    return FALSE;
  g_ptr_array_extend_and_steal (findings, g_steal_pointer (&found));
  return TRUE;
}

/**
 * ash_desk_check:
 * @credential: (nullable): a credential's id, or %NULL for all
 *
 * Returns: (transfer full) (element-type AshFinding): what to fix, credential by credential,
 *   without what a person set aside
 */
GPtrArray *
ash_desk_check (AshStore *store, const char *credential, AshProgress *progress, GError **error)
{
  return ash_desk_check_all (store, credential, NULL, progress, error);
}

/**
 * ash_desk_check_all:
 * @dismissed: (nullable) (element-type AshFinding): an array to which goes what was set aside
 *
 * As ash_desk_check().
 */
GPtrArray *
ash_desk_check_all (AshStore *store,
                    const char *credential,
                    GPtrArray *dismissed,
                    AshProgress *progress,
                    GError **error)
{
  g_autoptr (GPtrArray) findings =
      g_ptr_array_new_with_free_func ((GDestroyNotify) ash_finding_free);
  g_autoptr (GPtrArray) all = NULL;

  if (credential != NULL)
    return check_one (store, credential, findings, dismissed, progress, error)
               ? g_steal_pointer (&findings)
               : NULL;
  all = ash_desk_list_credentials (store, error);
  if (all == NULL)
    return NULL;
  for (guint i = 0; i < all->len; i++)
    {
      const AshCredential *each = g_ptr_array_index (all, i);

      if (!check_one (store, each->record.id, findings, dismissed, progress, error))
        return NULL;
    }
  return g_steal_pointer (&findings);
}

/**
 * ash_desk_write_badge:
 * @folder: made when it is not there
 * @out_missing: (out) (nullable): what to fill in for Open Badges 2.0, or %NULL
 * @out_too_long: (out) (nullable): what some platforms cut, or %NULL
 */
gboolean
ash_desk_write_badge (AshStore *store,
                      const char *credential,
                      const char *folder,
                      char **out_missing,
                      char **out_too_long,
                      GError **error)
{
  g_autoptr (AshDesign) design = ash_desk_load_design (store, credential, error);
  AshBodies bodies = ash_store_bodies (store);

  if (design == NULL || !ash_badges_write (design, &bodies, folder, out_missing, error))
    return FALSE;
  if (out_too_long != NULL)
    *out_too_long = ash_badge_dup_too_long (design);
  return TRUE;
}

/**
 * ash_desk_write_site:
 * @folder: made when it is not there; else empty, or an older site of ours
 *
 * Returns: (transfer full): links that lead nowhere, and what was left out
 */
AshReport *
ash_desk_write_site (AshStore *store,
                     const char *credential,
                     const char *folder,
                     AshProgress *progress,
                     GError **error)
{
  g_autoptr (AshDesign) design = ash_desk_load_design (store, credential, error);
  AshBodies bodies = ash_store_bodies (store);
  g_autoptr (AshSite) site = NULL;
  g_autoptr (AshReport) report = ash_report_new ();

  if (design == NULL)
    return NULL;
  site = ash_site_new (design, &bodies);
  if (!ash_site_write (site, folder, report, progress, error))
    return NULL;
  return g_steal_pointer (&report);
}
