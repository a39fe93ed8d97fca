#include "ash-cc-read-private.h"

#include <ash-id.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* What an LMS calls its files about people. Only files that no resource lists are meant: a
 * course may well have a page of this name. */
static const char *const PERSONAL[] = { "users.xml",
                                        "enrolments.xml",
                                        "enrollments.xml",
                                        "enrollments.csv",
                                        "gradebook.xml",
                                        "gradebook.csv",
                                        "grades.xml",
                                        "grades.csv",
                                        "grade_history.xml",
                                        "logs.xml",
                                        "logstores.xml",
                                        "submissions.xml",
                                        "attempts.xml",
                                        "completion.xml",
                                        "roles.xml",
                                        "memberships.xml",
                                        NULL };

static gboolean
is_personal (const AshMember *member)
{
  const char *slash = strrchr (member->path, '/');
  g_autofree char *name = g_ascii_strdown (slash != NULL ? slash + 1 : member->path, -1);

  return member->n_listed == 0 && g_strv_contains (PERSONAL, name);
}

static void
refuse_personal (AshPackage *self, AshMember *member)
{
  member->is_consumed = TRUE;
  ash_report_count (self->report, ASH_FATE_REFUSED);
  ash_report_add (
      self->report, ASH_LINE_REFUSED, NULL, member->path,
      _ ("This file holds learners’ personal data by its name; it was left out unread."));
}

static gboolean
add_page (AshPackage *self, AshMember *member, GError **error)
{
  AshResource *resource = g_hash_table_lookup (self->listed_by, member);
  AshDraft *draft = ash_package_add_draft (self, NULL, -1, ASH_ITEM_PAGE, member->path);

  draft->item->role = resource != NULL ? resource->role : ASH_ROLE_LEARNER;
  if (resource != NULL && resource->main == member)
    {
      draft->resource = resource;
      ash_package_add_key (self, draft->item->record.id, "resource", resource->identifier);
      ash_package_add_ours (self, draft->item->record.id, resource->identifier);
    }
  return ash_content_page (self, draft, member, error);
}

static gboolean
add_asset (AshPackage *self, AshMember *member, GError **error)
{
  AshResource *resource = g_hash_table_lookup (self->listed_by, member);
  const char *digest = ash_package_keep (self, member, error);
  AshAsset *asset;

  if (digest == NULL)
    return FALSE;
  asset = ash_asset_new ();
  asset->record.id = ash_package_derive (self, "asset", member->path);
  asset->tree = g_strdup (self->tree->record.id);
  asset->path = g_strdup (member->path);
  asset->digest = g_strdup (digest);
  asset->media_type = g_strdup (member->media_type);
  asset->role = resource != NULL ? resource->role : ASH_ROLE_LEARNER;
  ash_package_add_key (self, asset->record.id, "path", member->path);
  if (resource != NULL && resource->main == member)
    {
      ash_package_add_key (self, asset->record.id, "resource", resource->identifier);
      ash_package_add_ours (self, asset->record.id, resource->identifier);
    }
  g_ptr_array_add (self->assets, asset);
  member->is_consumed = TRUE;
  return TRUE;
}

static void
map_listed (AshPackage *self)
{
  for (guint i = self->resources->len; i-- > 0;)
    {
      AshResource *resource = g_ptr_array_index (self->resources, i);

      for (guint j = 0; j < resource->files->len; j++)
        g_hash_table_insert (self->listed_by, g_ptr_array_index (resource->files, j), resource);
    }
}

/* A file is known to people by its name. Where it is wanted is told by who links there. */
static void
report_missing_file (
    AshPackage *self, const char *ref, const char *title, const char *href, const char *name)
{
  g_autofree char *path = ash_path_resolve ("", href);
  const char *slash = strrchr (name, '/');
  const char *file = slash != NULL && slash[1] != '\0' ? slash + 1 : name;
  const char *type = ash_path_media_type (file);

  ash_report_add (self->report, ASH_LINE_MISSING, ref,
                  title != NULL  ? title
                  : path != NULL ? path
                                 : href,
                  type != NULL && g_str_has_prefix (type, "image/")
                      ? _ ("The picture “%s” is named in the package, but not in it.")
                      : _ ("The file “%s” is named in the package, but not in it."),
                  file);
}

static void
report_missing_files (AshPackage *self, const AshResource *resource)
{
  const AshDraft *draft =
      resource->drafts->len > 0 ? g_ptr_array_index (resource->drafts, 0) : NULL;

  for (guint i = 0; i < resource->hrefs->len; i++)
    {
      const char *href = g_ptr_array_index (resource->hrefs, i);
      g_autofree char *name = ash_path_decode (href);

      if (ash_package_find (self, "", href) == NULL)
        report_missing_file (self, draft != NULL ? draft->item->record.id : resource->record,
                             draft != NULL ? draft->item->title : NULL, href, name);
    }
}

/* Each resource ends in one fate, and the fates add up to the package. */
static void
settle (AshPackage *self, AshResource *resource)
{
  if (resource->fate == ASH_FATE_OPEN && resource->files->len > 0)
    {
      resource->fate = ASH_FATE_FILE;
      if (resource->main != NULL && ash_path_is_html (resource->main->path))
        resource->fate = ASH_FATE_CONVERTED;
    }
  if (resource->fate == ASH_FATE_OPEN)
    {
      resource->fate = ASH_FATE_MISSING;
      if (resource->hrefs->len == 0)
        ash_report_add (self->report, ASH_LINE_MISSING, NULL, _ ("List of contents"),
                        _ ("The package names a part without any file."));
    }
  if (resource->fate != ASH_FATE_MISSING || resource->drafts->len == 0)
    report_missing_files (self, resource);
  ash_report_count (self->report, (AshFate) resource->fate);
}

static void
report_unlisted (AshPackage *self, const AshMember *member)
{
  ash_report_add (self->report, ASH_LINE_NOTE, ash_package_lookup (self, "path", member->path),
                  member->path,
                  _ ("The package holds this file without naming it; it came in with the others."));
}

/**
 * ash_leftovers_read:
 *
 * Takes what no item took: pages outside the outline, and all other files as files of the
 * course. Then counts what became of each resource.
 */
gboolean
ash_leftovers_read (AshPackage *self, GError **error)
{
  map_listed (self);
  ash_progress_begin (self->progress, _ ("Reading files"), (gint64) self->members->len);
  for (guint i = 0; i < self->members->len; i++)
    {
      AshMember *member = g_ptr_array_index (self->members, i);

      if (!ash_progress_step (self->progress, 1, error))
        return FALSE;
      if (member->is_consumed)
        continue;
      if (is_personal (member))
        {
          refuse_personal (self, member);
          continue;
        }
      if (!(ash_path_is_html (member->path) ? add_page (self, member, error)
                                            : add_asset (self, member, error)))
        return FALSE;
      if (member->n_listed == 0)
        report_unlisted (self, member);
    }
  for (guint i = 0; i < self->resources->len; i++)
    settle (self, g_ptr_array_index (self->resources, i));
  if (self->n_junk > 0)
    ash_report_add (self->report, ASH_LINE_NOTE, NULL, _ ("Package"),
                    g_dngettext (GETTEXT_PACKAGE,
                                 "%u file that the computer of its maker had left in the package "
                                 "was passed over.",
                                 "%u files that the computer of its maker had left in the package "
                                 "were passed over.",
                                 self->n_junk),
                    self->n_junk);
  return TRUE;
}
