#include "ash-cc-read-private.h"

#include <ash-page.h>
#include <ash-text.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* Lines about dead links; a template with one on each of a thousand pages is one finding. */
#define MAX_LINES 500

typedef struct
{
  char *ref;
  char *where;
  char *base;
  char *href;
} Doubt;

static void
doubt_free (gpointer data)
{
  Doubt *doubt = data;

  g_free (doubt->ref);
  g_free (doubt->where);
  g_free (doubt->base);
  g_free (doubt->href);
  g_free (doubt);
}

/* The course as the link map wants it; everything in it is borrowed. */
static AshDesign *
borrowed_design (AshPackage *self)
{
  AshDesign *design = ash_design_new ();
  AshSourceView *view = ash_source_view_new ();
  g_autoptr (GPtrArray) drafts = ash_package_drafts (self);

  g_ptr_array_set_free_func (design->items, NULL);
  g_ptr_array_set_free_func (view->items, NULL);
  g_ptr_array_set_free_func (view->assets, NULL);
  for (guint i = 0; i < drafts->len; i++)
    {
      AshItem *item = ((AshDraft *) g_ptr_array_index (drafts, i))->item;

      g_ptr_array_add (design->items, item);
      g_ptr_array_add (view->items, item);
      g_hash_table_insert (design->by_id, item->record.id, item);
      g_hash_table_insert (view->by_id, item->record.id, item);
    }
  for (guint i = 0; i < self->assets->len; i++)
    {
      AshAsset *asset = g_ptr_array_index (self->assets, i);

      g_ptr_array_add (view->assets, asset);
      g_hash_table_insert (view->by_id, asset->record.id, asset);
    }
  g_clear_pointer (&view->keys, g_hash_table_unref);
  view->keys = g_hash_table_ref (self->key_index);
  g_ptr_array_add (design->sources, view);
  return design;
}

/* Links are resolved as preview and export resolve them, once everything is read. */
static gboolean
leads_somewhere (AshPackage *self, const char *base, const char *href)
{
  g_auto (AshLinkTarget) target = { ASH_LINK_DEAD, NULL, NULL, NULL };
  g_autofree char *decoded = NULL;

  ash_link_map_resolve (self->link_map, NULL, base, href, &target);
  if (target.kind != ASH_LINK_DEAD)
    return TRUE;
  /* An encoded fragment, and members that became records: neither is the author's mistake. */
  decoded = g_strstrip (ash_path_decode (href));
  return decoded[0] == '\0' || decoded[0] == '#' || ash_package_find (self, base, href) != NULL;
}

/* Most links of a question lead to a member: those are settled at once. */
static gboolean
is_member (AshPackage *self, const char *base, const char *href)
{
  return href[0] == '#' || g_str_has_prefix (href, "http") ||
         ash_package_find (self, base, href) != NULL;
}

static void
doubt (AshPackage *self, const char *ref, const char *where, const char *base, const char *href)
{
  Doubt *doubt_about;

  if (self->link_map != NULL ? leads_somewhere (self, base, href) : is_member (self, base, href))
    return;
  doubt_about = g_new0 (Doubt, 1);
  doubt_about->ref = g_strdup (ref);
  doubt_about->where = g_strdup (where);
  doubt_about->base = g_strdup (base);
  doubt_about->href = g_strdup (href);
  if (self->doubts == NULL)
    self->doubts = g_ptr_array_new_with_free_func (doubt_free);
  g_ptr_array_add (self->doubts, doubt_about);
}

/**
 * ash_links_check_href:
 *
 * Notes one link, of an attachment for instance, to be reported if it leads nowhere.
 */
void
ash_links_check_href (
    AshPackage *self, const char *ref, const char *where, const char *base, const char *href)
{
  doubt (self, ref, where, base, href);
}

static gboolean
check_html (AshPackage *self,
            const char *ref,
            const char *where,
            const char *base,
            const char *text,
            GError **error)
{
  g_autoptr (AshHtml) html = ash_html_parse (text, -1, error);
  g_autoptr (GPtrArray) links = NULL;

  if (html == NULL)
    return FALSE;
  links = ash_page_links (html);
  for (guint i = 0; i < links->len; i++)
    doubt (self, ref, where, base, ((AshPageLink *) g_ptr_array_index (links, i))->href);
  return TRUE;
}

/**
 * ash_links_check_fragment:
 * @html: (nullable): a fragment of a question, topic or assignment
 *
 * Notes the links of a text that will not be looked at again. What leads nowhere now may still
 * lead somewhere when everything is read, so that it is only reported by ash_links_check().
 */
void
ash_links_check_fragment (
    AshPackage *self, const char *ref, const char *where, const char *base, const char *html)
{
  if (html != NULL && strchr (html, '<') != NULL && strchr (html, '=') != NULL)
    check_html (self, ref, where, base, html, NULL);
}

/* Pages, and assignments whose text is a page of the package. */
static gboolean
is_page (const AshItem *item)
{
  return (item->kind == ASH_ITEM_PAGE || item->kind == ASH_ITEM_ASSIGNMENT) && item->body != NULL &&
         item->path != NULL && ash_path_is_html (item->path);
}

/* A page that the HTML parser must not be given stays what it is: a file. */
static void
refuse_page (AshPackage *self, AshDraft *draft, const char *why)
{
  AshItem *item = draft->item;

  item->kind = ASH_ITEM_FILE;
  if (draft->resource != NULL)
    draft->resource->fate = ASH_FATE_FILE;
  ash_report_add (self->report, ASH_LINE_CHANGED, item->record.id, item->title,
                  _ ("This page is kept as a file, because it cannot be shown safely: %s"), why);
}

static gboolean
check_page (AshPackage *self, AshDraft *draft, GError **error)
{
  const AshItem *item = draft->item;
  const AshMember *member = ash_package_member (self, item->path);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) local = NULL;

  if (member == NULL || !member->has_links)
    return TRUE;
  if (member->size > ASH_LIMIT_HTML_BYTES)
    {
      refuse_page (self, draft, _ ("it is too large."));
      return TRUE;
    }
  bytes = ash_store_load_object (self->store, item->body, error);
  if (bytes == NULL)
    return FALSE;
  text = ash_page_decode (bytes, NULL);
  if (!check_html (self, item->record.id, item->title, item->path, text, &local))
    refuse_page (self, draft, local->message);
  return TRUE;
}

/* Files that the package names and does not hold, by their paths. */
static GHashTable *
missing_files (AshPackage *self)
{
  GHashTable *lines = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->report->lines->len; i++)
    {
      AshReportLine *line = g_ptr_array_index (self->report->lines, i);

      if (line->kind == ASH_LINE_MISSING && line->ref == NULL && line->where != NULL)
        g_hash_table_insert (lines, line->where, line);
    }
  return lines;
}

/* The first page that wants a missing file is the place where it is missed. */
static void
place_missing (GHashTable *missing, const Doubt *d)
{
  g_autofree char *path = ash_path_resolve (d->base, d->href);
  AshReportLine *line = path != NULL ? g_hash_table_lookup (missing, path) : NULL;

  if (line != NULL && line->ref == NULL)
    line->ref = g_strdup (d->ref);
}

static void
report_doubts (AshPackage *self)
{
  g_autoptr (GHashTable) missing = missing_files (self);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_more = 0;

  for (guint i = 0; self->doubts != NULL && i < self->doubts->len; i++)
    {
      const Doubt *d = g_ptr_array_index (self->doubts, i);

      if (leads_somewhere (self, d->base, d->href) ||
          !g_hash_table_add (
              seen, g_strconcat (d->base[0] != '\0' ? d->base : d->where, "\n", d->href, NULL)))
        continue;
      place_missing (missing, d);
      if (g_hash_table_size (seen) > MAX_LINES)
        n_more++;
      else
        ash_report_add (self->report, ASH_LINE_DEAD_LINK, d->ref, d->where,
                        _ ("The link to “%s” leads nowhere in the package; it is kept as it is."),
                        d->href);
    }
  if (n_more > 0)
    ash_report_add (self->report, ASH_LINE_DEAD_LINK, NULL, _ ("Links"),
                    g_dngettext (GETTEXT_PACKAGE, "%u more link leads nowhere in the package.",
                                 "%u more links lead nowhere in the package.", n_more),
                    n_more);
  g_clear_pointer (&self->doubts, g_ptr_array_unref);
}

/* A course without any link needs no map of what links lead to. */
static gboolean
needs_check (AshPackage *self, GPtrArray *drafts)
{
  for (guint i = 0; self->doubts == NULL && i < drafts->len; i++)
    {
      const AshItem *item = ((AshDraft *) g_ptr_array_index (drafts, i))->item;
      const AshMember *member = is_page (item) ? ash_package_member (self, item->path) : NULL;

      if (member != NULL && member->has_links)
        return TRUE;
    }
  return self->doubts != NULL;
}

static gboolean
check_pages (AshPackage *self, GPtrArray *drafts, GError **error)
{
  ash_progress_begin (self->progress, _ ("Checking links"), (gint64) drafts->len);
  for (guint i = 0; i < drafts->len; i++)
    {
      AshDraft *draft = g_ptr_array_index (drafts, i);

      if (is_page (draft->item) && !check_page (self, draft, error))
        return FALSE;
      if (!ash_progress_step (self->progress, 1, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * ash_links_check:
 *
 * Reports every link that led nowhere in the package already, and turns pages that are not safe
 * to parse into files. Nothing is changed in what the author wrote.
 */
gboolean
ash_links_check (AshPackage *self, GError **error)
{
  g_autoptr (GPtrArray) drafts = ash_package_drafts (self);
  g_autoptr (AshDesign) design = NULL;
  gboolean is_done;

  if (!needs_check (self, drafts))
    return TRUE;
  design = borrowed_design (self);
  self->link_map = ash_link_map_new (design);
  is_done = check_pages (self, drafts, error);
  if (is_done)
    report_doubts (self);
  g_clear_pointer (&self->link_map, ash_link_map_free);
  return is_done;
}
