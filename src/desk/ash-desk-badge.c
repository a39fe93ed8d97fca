#include "ash-desk-badge.h"

#include <ash-badge.h>
#include <ash-digest.h>
#include <ash-error.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "ash-desk-private.h"
#include "ash-desk-sheet.h"
#include "ash-desk-task.h"

/* The badge of a credential, or a new one that is not stored yet. */
static AshBadge *
badge_of (AshStore *store, const char *credential, GError **error)
{
  g_autoptr (AshCredential) record = ash_store_get (store, &ASH_CREDENTIAL, credential, error);
  AshBadge *badge = NULL;

  if (record == NULL)
    return NULL;
  badge = ash_store_find (store, &ASH_BADGE, "credential", credential);
  if (badge == NULL)
    {
      badge = ash_badge_new ();
      badge->credential = g_strdup (credential);
      badge->valid_months = ASH_UNSET;
    }
  return badge;
}

static gboolean
write_badge (AshStore *store, AshBadge *badge, GError **error)
{
  return badge->record.id == NULL ? ash_store_insert (store, &ASH_BADGE, badge, error)
                                  : ash_store_update (store, &ASH_BADGE, badge, error);
}

/* As one step; changes of the same part within a minute are the same one. */
static gboolean
store_badge (AshStore *store, AshBadge *badge, const char *part, const char *label, GError **error)
{
  g_autofree char *key = g_strconcat ("badge/", badge->credential, "/", part, NULL);

  if (!ash_store_begin (store, label, key, error))
    return FALSE;
  return ash_desk_end (store, write_badge (store, badge, error), error);
}

static void
take_text (char **member, const char *text)
{
  g_free (*member);
  *member = text != NULL && *text != '\0' ? g_strdup (text) : NULL;
}

static gboolean
says (const char *member, const char *text)
{
  return g_strcmp0 (member != NULL ? member : "", text != NULL ? text : "") == 0;
}

gboolean
ash_desk_set_badge_text (
    AshStore *store, const char *credential, const char *column, const char *value, GError **error)
{
  g_autoptr (AshBadge) badge = badge_of (store, credential, error);
  char **member;

  if (badge == NULL)
    return FALSE;
  member = g_str_equal (column, "name")   ? &badge->name
           : g_str_equal (column, "text") ? &badge->text
                                          : &badge->achievement_type;
  if (says (*member, value))
    return TRUE;
  take_text (member, value);
  return store_badge (store, badge, column,
                      g_str_equal (column, "name") ? _ ("Change name of the badge")
                                                   : _ ("Change what the badge says"),
                      error);
}

gboolean
ash_desk_set_badge_months (AshStore *store, const char *credential, gint64 months, GError **error)
{
  g_autoptr (AshBadge) badge = badge_of (store, credential, error);

  if (badge == NULL)
    return FALSE;
  if (months < 1)
    months = ASH_UNSET;
  if (badge->valid_months == months)
    return TRUE;
  badge->valid_months = months;
  return store_badge (store, badge, "valid", _ ("Change how long the badge is valid"), error);
}

gboolean
ash_desk_set_badge_style (AshStore *store, const char *credential, const char *json, GError **error)
{
  g_autoptr (AshBadge) badge = badge_of (store, credential, error);

  if (badge == NULL)
    return FALSE;
  if (says (badge->design, json) && badge->image == NULL)
    return TRUE;
  take_text (&badge->design, json);
  take_text (&badge->image, NULL);
  take_text (&badge->picture, NULL);
  return store_badge (store, badge, "style", _ ("Change badge image"), error);
}

static gboolean
check_pair (GBytes *image, GBytes *png, GError **error)
{
  AshBadgeImageKind kind;

  if (!ash_badge_check_image (image, &kind, error))
    return FALSE;
  if (kind == ASH_BADGE_PNG)
    return TRUE;
  if (png != NULL && ash_badge_check_image (png, &kind, error) && kind == ASH_BADGE_PNG)
    return TRUE;
  if (png == NULL)
    g_set_error_literal (error, ASH_ERROR, ASH_ERROR_REFUSED,
                         _ ("This SVG cannot be drawn here. Save the picture as a PNG."));
  return FALSE;
}

static gboolean
write_image (AshStore *store, AshBadge *badge, GBytes *image, GBytes *png, GError **error)
{
  AshBadgeImageKind kind;

  if (!ash_badge_check_image (image, &kind, error))
    return FALSE;
  take_text (&badge->picture, NULL);
  g_free (badge->image);
  badge->image = ash_store_put_object (
      store, image, kind == ASH_BADGE_SVG ? "image/svg+xml" : "image/png", error);
  if (badge->image == NULL)
    return FALSE;
  if (kind == ASH_BADGE_SVG)
    {
      badge->picture = ash_store_put_object (store, png, "image/png", error);
      if (badge->picture == NULL)
        return FALSE;
    }
  return write_badge (store, badge, error);
}

gboolean
ash_desk_set_badge_image (
    AshStore *store, const char *credential, GBytes *image, GBytes *png, GError **error)
{
  g_autoptr (AshBadge) badge = badge_of (store, credential, error);

  if (badge == NULL || !check_pair (image, png, error) ||
      !ash_store_begin (store, _ ("Change badge image"), NULL, error))
    return FALSE;
  return ash_desk_end (store, write_image (store, badge, image, png, error), error);
}

/* The words that the design gives now, kept so that they can be compared with later ones. */
static char *
put_generated (AshStore *store, const char *credential, GError **error)
{
  g_autoptr (AshDesign) design = ash_desk_load_design (store, credential, error);
  char *text = design != NULL ? ash_badge_generated_criteria (design) : NULL;
  g_autoptr (GBytes) bytes = text != NULL ? g_bytes_new_take (text, strlen (text)) : NULL;

  return bytes != NULL ? ash_store_put_object (store, bytes, "text/markdown", error) : NULL;
}

static gboolean
write_criteria (AshStore *store, AshBadge *badge, const char *text, GError **error)
{
  take_text (&badge->criteria_override, text);
  g_clear_pointer (&badge->generated_digest, g_free);
  if (badge->criteria_override != NULL)
    {
      badge->generated_digest = put_generated (store, badge->credential, error);
      if (badge->generated_digest == NULL)
        return FALSE;
    }
  return write_badge (store, badge, error);
}

/**
 * ash_desk_set_criteria:
 * @credential: the credential's id
 * @text: Markdown, or "" for what outcomes, evidence and completion rule say
 *
 * A credential without a badge gets one when there is something to say. What the design said when
 * the words were written is kept, so that it can be told when it changes.
 */
gboolean
ash_desk_set_criteria (AshStore *store, const char *credential, const char *text, GError **error)
{
  g_autoptr (AshBadge) badge = badge_of (store, credential, error);

  if (badge == NULL)
    return FALSE;
  if (says (badge->criteria_override, text))
    return TRUE;
  if (!ash_store_begin (store, _ ("Change what the badge says"), NULL, error))
    return FALSE;
  return ash_desk_end (store, write_criteria (store, badge, text, error), error);
}

gboolean
ash_desk_keep_criteria (AshStore *store, const char *credential, GError **error)
{
  g_autoptr (AshBadge) badge = badge_of (store, credential, error);
  g_autofree char *own = badge != NULL ? g_strdup (badge->criteria_override) : NULL;

  if (badge == NULL || own == NULL)
    return badge != NULL;
  if (!ash_store_begin (store, _ ("Keep what the badge says"), NULL, error))
    return FALSE;
  return ash_desk_end (store, write_criteria (store, badge, own, error), error);
}

/* The issuer */

static AshParty *
issuer_of (AshStore *store, GError **error)
{
  g_autoptr (GPtrArray) parties = ash_store_list (store, &ASH_PARTY, NULL, NULL, error);

  if (parties == NULL)
    return NULL;
  return parties->len > 0 ? ash_party_copy (g_ptr_array_index (parties, 0)) : ash_party_new ();
}

static gboolean
write_issuer (AshStore *store, AshParty *party, GError **error)
{
  return party->record.id == NULL ? ash_store_insert (store, &ASH_PARTY, party, error)
                                  : ash_store_update (store, &ASH_PARTY, party, error);
}

char *
ash_desk_read_issuer (const char *column, const char *typed, GError **error)
{
  return g_str_equal (column, "url") ? ash_desk_site_address (typed, error) : g_strdup (typed);
}

gboolean
ash_desk_set_issuer_text (AshStore *store, const char *column, const char *value, GError **error)
{
  g_autoptr (AshParty) party = issuer_of (store, error);
  g_autofree char *key = g_strconcat ("issuer/", column, NULL);
  g_autofree char *text = ash_desk_read_issuer (column, value, error);
  char **member;

  if (party == NULL || text == NULL)
    return FALSE;
  member = g_str_equal (column, "name")    ? &party->name
           : g_str_equal (column, "url")   ? &party->url
           : g_str_equal (column, "email") ? &party->email
                                           : &party->country;
  if (says (*member, text))
    return TRUE;
  take_text (member, text);
  if (!ash_store_begin (store, _ ("Change issuer"), key, error))
    return FALSE;
  return ash_desk_end (store, write_issuer (store, party, error), error);
}

static gboolean
write_logo (AshStore *store, AshParty *party, GBytes *image, AshBadgeImageKind kind, GError **error)
{
  take_text (&party->logo, NULL);
  if (image != NULL)
    {
      party->logo = ash_store_put_object (
          store, image, kind == ASH_BADGE_SVG ? "image/svg+xml" : "image/png", error);
      if (party->logo == NULL)
        return FALSE;
    }
  return write_issuer (store, party, error);
}

gboolean
ash_desk_set_issuer_logo (AshStore *store, GBytes *image, GError **error)
{
  g_autoptr (AshParty) party = issuer_of (store, error);
  AshBadgeImageKind kind = ASH_BADGE_PNG;

  if (party == NULL || (image != NULL && !ash_badge_check_image (image, &kind, error)))
    return FALSE;
  if (image == NULL && party->logo == NULL)
    return TRUE;
  if (!ash_store_begin (store, _ ("Change issuer"), NULL, error))
    return FALSE;
  return ash_desk_end (store, write_logo (store, party, image, kind, error), error);
}
