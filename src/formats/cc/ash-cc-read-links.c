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

/* Addresses of the web, mail, data and the like; a drive or a file: address is nobody else's. */
static gboolean
is_outside (const char *href)
{
  g_autofree char *scheme = g_uri_parse_scheme (href);

  if (g_str_has_prefix (href, "//"))
    return TRUE;
  return scheme != NULL && strlen (scheme) > 1 && g_ascii_strcasecmp (scheme, "file") != 0;
}

static gboolean
is_known (AshPackage *self, const char *scheme, const char *value)
{
  return ash_package_lookup (self, scheme, value) != NULL;
}

static gboolean
wiki_leads_somewhere (AshPackage *self, const char *slug)
{
  g_autofree char *path = g_strdup_printf ("wiki_content/%s.html", slug);

  return slug[0] == '\0' || is_known (self, "canvas-slug", slug) ||
         is_known (self, "canvas", slug) || is_known (self, "resource", slug) ||
         ash_package_member (self, path) != NULL;
}

static gboolean
object_leads_somewhere (AshPackage *self, const char *id)
{
  return id[0] == '\0' || is_known (self, "canvas", id) || is_known (self, "resource", id) ||
         is_known (self, "manifest-item", id) || is_known (self, "canvas-slug", id);
}

/* Canvas's tokens: "$WIKI_REFERENCE$/pages/slug", "$CANVAS_OBJECT_REFERENCE$/quizzes/id",
 * "$CANVAS_COURSE_REFERENCE$/modules/items/id". */
static gboolean
token_leads_somewhere (AshPackage *self, const char *path)
{
  g_autofree char *clean = ash_href_split (path, NULL);
  const char *rest = strchr (clean + 1, '$');
  const char *last;
  g_auto (GStrv) parts = NULL;

  parts = g_strsplit (rest != NULL ? rest + 1 : "", "/", 8);
  last = g_strv_length (parts) >= 3 ? parts[2] : "";
  if (g_str_has_prefix (clean, "$WIKI_REFERENCE$"))
    return wiki_leads_somewhere (self, last);
  if (g_str_has_prefix (clean, "$CANVAS_OBJECT_REFERENCE$"))
    return object_leads_somewhere (self, last);
  if (g_strv_length (parts) >= 3 && g_str_equal (parts[1], "file_ref"))
    return object_leads_somewhere (self, parts[2]);
  return TRUE;
}

static gboolean
leads_somewhere (AshPackage *self, const char *base, const char *href)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (href));
  g_autofree char *decoded = NULL;

  if (trimmed[0] == '\0' || trimmed[0] == '#' || trimmed[0] == '?' || is_outside (trimmed))
    return TRUE;
  decoded = ash_path_decode (trimmed);
  if (decoded[0] == '#')
    return TRUE;
  if (g_str_has_prefix (decoded, "$WIKI_REFERENCE$") || g_str_has_prefix (decoded, "$CANVAS_"))
    return token_leads_somewhere (self, decoded);
  return ash_package_find (self, base, trimmed) != NULL;
}

static void
doubt (AshPackage *self, const char *ref, const char *where, const char *base, const char *href)
{
  Doubt *doubt_about;

  if (leads_somewhere (self, base, href))
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

static void
report_doubts (AshPackage *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_more = 0;

  for (guint i = 0; self->doubts != NULL && i < self->doubts->len; i++)
    {
      const Doubt *d = g_ptr_array_index (self->doubts, i);

      if (leads_somewhere (self, d->base, d->href) ||
          !g_hash_table_add (
              seen, g_strconcat (d->base[0] != '\0' ? d->base : d->where, "\n", d->href, NULL)))
        continue;
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

  ash_progress_begin (self->progress, _ ("Checking links"), (gint64) drafts->len);
  for (guint i = 0; i < drafts->len; i++)
    {
      AshDraft *draft = g_ptr_array_index (drafts, i);

      if (draft->item->kind == ASH_ITEM_PAGE && draft->item->body != NULL &&
          draft->item->path != NULL && !check_page (self, draft, error))
        return FALSE;
      if (!ash_progress_step (self->progress, 1, error))
        return FALSE;
    }
  report_doubts (self);
  return TRUE;
}
