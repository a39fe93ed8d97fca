#include "ash-site-private.h"

#include <ash-text.h>
#include <string.h>

/* What stands around the content of every page: `data/learner/page.html`. */

static const AshSitePage *
neighbour (AshSheet *sheet, int step)
{
  int at = sheet->page->order + step;

  if (sheet->page->order < 0 || at < 0 || at >= (int) sheet->site->sequence->len)
    return NULL;
  return g_ptr_array_index (sheet->site->sequence, (guint) at);
}

static const char *
title_of (AshSite *site, const AshSitePage *page)
{
  if (page->item != NULL)
    return ash_site_title (page->item);
  if (page->kind == ASH_SITE_ASSET_PAGE)
    return page->asset->title != NULL ? page->asset->title : strrchr (page->path, '/') + 1;
  return ash_words_get (site->words,
                        page->kind == ASH_SITE_MODULES ? "modules-page" : "start-page");
}

static void
append_neighbour (
    AshSheet *sheet, GString *out, const AshSitePage *page, const char *rel, const char *key)
{
  g_autofree char *href = ash_site_href (sheet->site, sheet->page, page);

  g_string_append (out, "<a");
  ash_site_append_attribute (out, "class", g_str_equal (rel, "next") ? "as-next" : "as-previous");
  ash_site_append_attribute (out, "rel", rel);
  ash_site_append_attribute (out, "href", href);
  g_string_append (out, "><small>");
  ash_append_html_text (out, ash_words_get (sheet->site->words, key));
  g_string_append (out, "</small> <span>");
  ash_append_html_text (out, title_of (sheet->site, page));
  g_string_append (out, "</span></a>\n");
}

static char *
around (AshSheet *sheet)
{
  const AshSitePage *previous = neighbour (sheet, -1);
  const AshSitePage *next = neighbour (sheet, 1);
  GString *out;

  if (previous == NULL && next == NULL)
    return g_strdup ("");
  out = g_string_new ("<nav class=\"as-around\"");
  ash_site_append_attribute (out, "aria-label", ash_words_get (sheet->site->words, "pages-around"));
  g_string_append (out, ">\n");
  if (previous != NULL)
    append_neighbour (sheet, out, previous, "prev", "previous");
  if (next != NULL)
    append_neighbour (sheet, out, next, "next", "next");
  g_string_append (out, "</nav>");
  return g_string_free (out, FALSE);
}

/* "‹ Charts that mislead      2 of 4", above the title of a page in a module. */
static void
append_trail (AshSheet *sheet, GString *out)
{
  AshSite *site = sheet->site;
  const AshItem *module;
  AshSitePage *above;
  int first;
  int total = 0;

  if (sheet->page->item == NULL || sheet->page->order < 0)
    return;
  module = ash_site_module_of (site, sheet->page->item);
  above = ash_site_page_of_item (site, module->record.id);
  if (above == NULL || above == sheet->page)
    return;
  first = above->order + 1;
  for (guint i = (guint) first; i < site->sequence->len; i++)
    {
      const AshSitePage *page = g_ptr_array_index (site->sequence, i);

      if (ash_site_module_of (site, page->item) != module)
        break;
      total++;
    }
  {
    g_autofree char *href = ash_site_href (site, sheet->page, above);
    g_autofree char *n = g_strdup_printf ("%d", sheet->page->order - first + 1);
    g_autofree char *of = g_strdup_printf ("%d", total);
    g_autofree char *place =
        ash_words_format (site->words, "place-in-module", "n", n, "total", of, NULL);

    g_string_append (out, "<p class=\"as-trail\"><a");
    ash_site_append_attribute (out, "href", href);
    g_string_append_c (out, '>');
    ash_append_html_text (out, ash_site_title (module));
    g_string_append (out, "</a> <span>");
    ash_append_html_text (out, place);
    g_string_append (out, "</span></p>\n");
  }
}

static void
append_content (AshSheet *sheet, GError **error)
{
  const AshSitePage *page = sheet->page;

  append_trail (sheet, sheet->out);
  g_string_append (sheet->out, "<article class=\"as-article\">\n");
  if (page->kind == ASH_SITE_START)
    ash_site_append_start (sheet);
  else if (page->kind == ASH_SITE_MODULES)
    ash_site_append_modules (sheet);
  else if (page->kind == ASH_SITE_ITEM)
    ash_site_append_item (sheet);
  else
    {
      g_autoptr (GBytes) bytes = ash_bodies_load (sheet->site->bodies, page->digest, error);
      g_autofree char *html = bytes != NULL ? ash_page_decode (bytes, NULL) : NULL;

      if (html != NULL)
        {
          g_string_append (sheet->out, "<div class=\"as-content\">\n");
          ash_site_append_content (sheet, NULL, page->asset->path, html, NULL);
          g_string_append (sheet->out, "</div>\n");
        }
    }
  g_string_append (sheet->out, "</article>\n");
}

static char *
document_title (AshSheet *sheet)
{
  const AshDesign *design = sheet->site->design;
  const char *course = design->tree->title != NULL ? design->tree->title : "";
  GString *out = g_string_new (NULL);

  if (sheet->page->kind != ASH_SITE_START)
    {
      ash_append_html_text (out, title_of (sheet->site, sheet->page));
      g_string_append (out, " · ");
    }
  ash_append_html_text (out, course);
  return g_string_free (out, FALSE);
}

static char *
attribute (const char *text)
{
  GString *out = g_string_new (NULL);

  ash_append_html_attribute (out, text);
  return g_string_free (out, FALSE);
}

static char *
foot (AshSite *site)
{
  const AshDesign *design = site->design;
  GString *out = g_string_new (NULL);

  ash_append_html_text (out, design->tree->title != NULL ? design->tree->title : "");
  if (design->issuer != NULL && design->issuer->name != NULL)
    {
      g_string_append (out, " · ");
      ash_append_html_text (out, design->issuer->name);
    }
  return g_string_free (out, FALSE);
}

static char *
script_element (AshSheet *sheet)
{
  gsize length;
  const char *script = g_bytes_get_data (sheet->site->script, &length);

  if (!sheet->needs_script)
    return g_strdup ("");
  return g_strdup_printf ("<script>%.*s</script>", (int) length, script);
}

/* Replaces {{name}} by what is encoded already. */
static GBytes *
fill_frame (GBytes *frame, GHashTable *parts)
{
  gsize length;
  const char *p = g_bytes_get_data (frame, &length);
  const char *end = p + length;
  GString *out = g_string_sized_new (length * 4);

  while (p < end)
    {
      const char *open = g_strstr_len (p, end - p, "{{");
      const char *close = open != NULL ? g_strstr_len (open, end - open, "}}") : NULL;
      g_autofree char *name = NULL;

      if (close == NULL)
        {
          g_string_append_len (out, p, end - p);
          break;
        }
      name = g_strndup (open + 2, (gsize) (close - open - 2));
      g_string_append_len (out, p, open - p);
      g_string_append (out, g_hash_table_lookup (parts, name));
      p = close + 2;
    }
  return g_string_free_to_bytes (out);
}

/* @value: (transfer full) */
static void
set_part (GHashTable *parts, const char *name, char *value)
{
  g_hash_table_insert (parts, (gpointer) name, value);
}

static void
set_word (GHashTable *parts, AshSite *site, const char *name, const char *key)
{
  set_part (parts, name, attribute (ash_words_get (site->words, key)));
}

/**
 * ash_site_render:
 *
 * Returns: (transfer full) (nullable): a page of the site, whole
 */
GBytes *
ash_site_render (AshSite *self, const AshSitePage *page, GError **error)
{
  AshSheet sheet = { .site = self, .page = page, .out = g_string_new (NULL) };
  g_autoptr (GHashTable) parts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  const AshDesign *design = self->design;
  GString *menu = g_string_new (NULL);
  GError *failure = NULL;

  append_content (&sheet, &failure);
  ash_site_append_menu (&sheet, menu);
  set_part (parts, "lang", attribute (ash_words_lang (self->words)));
  set_part (parts, "dir", g_strdup (ash_words_direction (self->words)));
  set_part (parts, "policy", attribute (self->policy));
  set_part (parts, "title", document_title (&sheet));
  set_part (parts, "style",
            ash_site_href (self, page, g_hash_table_lookup (self->by_path, "style.css")));
  set_part (parts, "home",
            ash_site_href (self, page, g_hash_table_lookup (self->by_path, "index.html")));
  set_part (parts, "class", g_strdup (page->kind == ASH_SITE_START ? "as-is-start" : "as-is-page"));
  set_part (parts, "course",
            ash_html_escape (design->tree->title != NULL ? design->tree->title : ""));
  set_part (parts, "menu", g_string_free (menu, FALSE));
  set_part (parts, "around", around (&sheet));
  set_part (parts, "foot", foot (self));
  set_part (parts, "script", script_element (&sheet));
  set_part (parts, "body", g_string_free (sheet.out, FALSE));
  set_word (parts, self, "skip", "skip");
  set_word (parts, self, "contents", "contents");
  set_word (parts, self, "contents-label", "contents-of");
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return NULL;
    }
  return fill_frame (self->frame, parts);
}
