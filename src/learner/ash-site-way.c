#include "ash-site-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
ash_site_way_clear (AshSiteWay *self)
{
  g_clear_pointer (&self->url, g_free);
}

static const char *
fragment_of (const char *tail)
{
  const char *hash = tail != NULL ? strchr (tail, '#') : NULL;

  return hash != NULL ? hash : "";
}

static const AshSitePage *
page_of_target (AshSite *site, const AshLinkTarget *target, gboolean wants_file)
{
  const AshItem *item = target->item;
  const AshSitePage *file;

  if (target->kind == ASH_LINK_ASSET)
    return target->asset->role == ASH_ROLE_LEARNER
               ? ash_site_file_of (site, target->asset->record.id)
               : NULL;
  file = ash_site_file_of (site, item->record.id);
  if (wants_file || (file != NULL && !item->is_linked))
    return file;
  /* A heading has no page: its module has. */
  while (item != NULL && ash_site_page_of_item (site, item->record.id) == NULL)
    item = ash_design_item (site->design, item->parent);
  return item != NULL ? ash_site_page_of_item (site, item->record.id) : NULL;
}

static const AshSitePage *
page_by_path (AshSite *site, const char *path)
{
  return g_hash_table_lookup (site->by_path, path);
}

static void
resolve_outside (const char *href, gboolean wants_file, AshSiteWay *out)
{
  static const char *const schemes[] = { "http://", "https://", "mailto:", "tel:" };

  if (g_str_has_prefix (href, "//"))
    {
      out->way = ASH_WAY_OUTSIDE;
      out->url = g_strconcat ("https:", href, NULL);
    }
  else if (wants_file && g_ascii_strncasecmp (href, "data:image/", 11) == 0)
    {
      out->way = ASH_WAY_DATA;
      out->url = g_strdup (href);
    }
  for (guint i = 0; out->url == NULL && i < G_N_ELEMENTS (schemes); i++)
    if (g_ascii_strncasecmp (href, schemes[i], strlen (schemes[i])) == 0)
      {
        out->way = ASH_WAY_OUTSIDE;
        out->url = g_strdup (href);
      }
}

void
ash_site_resolve (AshSheet *sheet,
                  const AshItem *item,
                  const char *base,
                  const char *address,
                  gboolean wants_file,
                  AshSiteWay *out)
{
  AshSite *site = sheet->site;
  g_auto (AshLinkTarget) target = { 0 };
  g_autofree char *href = g_strstrip (g_strdup (address));

  *out = (AshSiteWay){ .way = ASH_WAY_NOWHERE };
  ash_link_map_resolve (site->links, item, base, href, &target);
  if (target.kind == ASH_LINK_EXTERNAL)
    resolve_outside (href, wants_file, out);
  else if (target.kind == ASH_LINK_UNUSED)
    out->way = ASH_WAY_UNUSED;
  else if (target.kind == ASH_LINK_FRAGMENT)
    {
      out->way = ASH_WAY_SITE;
      out->url = g_strdup (href);
    }
  else if (target.kind == ASH_LINK_MODULES)
    out->page = page_by_path (site, "modules.html");
  else if (target.kind == ASH_LINK_SYLLABUS)
    out->page = page_by_path (site, "index.html"); /* it says what a syllabus says */
  else if (target.kind == ASH_LINK_ITEM || target.kind == ASH_LINK_ASSET)
    {
      out->page = page_of_target (site, &target, wants_file);
      if (out->page == NULL)
        out->way = ASH_WAY_UNUSED;
    }
  if (out->page != NULL)
    {
      g_autofree char *to = ash_site_href (site, sheet->page, out->page);

      out->way = ASH_WAY_SITE;
      out->url = g_strconcat (to, fragment_of (target.tail), NULL);
    }
}

void
ash_site_report_dead (AshSheet *sheet, const AshItem *item, const char *address, AshSiteWayKind way)
{
  AshSite *site = sheet->site;
  g_autofree char *place = NULL;

  if (site->report == NULL)
    return;
  place = item != NULL ? ash_design_place (site->design, item) : g_strdup (sheet->page->path);
  ash_report_add (site->report, ASH_LINE_DEAD_LINK, item != NULL ? item->record.id : NULL, place,
                  way == ASH_WAY_UNUSED
                      ? _ ("The link to “%s” leads to a part of the course that is not used here.")
                      : _ ("The link to “%s” leads nowhere."),
                  address);
}
