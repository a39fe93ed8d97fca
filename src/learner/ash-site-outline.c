#include "ash-site-private.h"

#include <ash-limits.h>
#include <ash-text.h>

/* The start page, the modules, and the menu: everything that leads to the pages. */

#define MENU_ENTRIES 200

static void
append_link_to (AshSheet *sheet, GString *out, const AshItem *item)
{
  AshSitePage *page = ash_site_page_of_item (sheet->site, item->record.id);
  g_autofree char *href = ash_site_href (sheet->site, sheet->page, page);

  g_string_append (out, "<a");
  ash_site_append_attribute (out, "href", href);
  if (page == sheet->page)
    g_string_append (out, " aria-current=\"page\"");
  g_string_append_c (out, '>');
  ash_append_html_text (out, ash_site_title (item));
  g_string_append (out, "</a>");
}

static gboolean
has_page (AshSite *site, const AshItem *item)
{
  return ash_site_page_of_item (site, item->record.id) != NULL;
}

static void
append_entry (AshSheet *sheet, const AshItem *item)
{
  const char *kind = ash_enum_nick (ASH_ITEM_KIND_NICKS, item->kind);

  g_string_append_printf (
      sheet->out, "<li class=\"as-entry as-kind-%s\"><span class=\"as-entry-title\">", kind);
  append_link_to (sheet, sheet->out, item);
  g_string_append (sheet->out, "</span> ");
  ash_site_append_facts (sheet->out, sheet->site, item);
  g_string_append (sheet->out, "</li>\n");
}

static void append_entries (AshSheet *sheet, const AshItem *folder, guint level);

/* A list is closed before a heading and opened again after it. */
static void
append_heading_in_list (
    AshSheet *sheet, const AshItem *item, guint level, gboolean *is_open, gboolean is_link)
{
  if (*is_open)
    g_string_append (sheet->out, "</ul>\n");
  *is_open = FALSE;
  g_string_append_printf (sheet->out, "<h%u>", MIN (level, 6));
  if (is_link)
    append_link_to (sheet, sheet->out, item);
  else
    ash_append_html_text (sheet->out, ash_site_title (item));
  g_string_append_printf (sheet->out, "</h%u>\n", MIN (level, 6));
}

static void
append_entries (AshSheet *sheet, const AshItem *folder, guint level)
{
  AshSite *site = sheet->site;
  GPtrArray *children = ash_design_children (site->design, folder->record.id);
  gboolean is_open = FALSE;

  for (guint i = 0; level < ASH_LIMIT_TREE_DEPTH && i < children->len; i++)
    {
      const AshItem *child = g_ptr_array_index (children, i);

      if (!ash_learner_sees (site->design, child))
        continue;
      if (child->kind == ASH_ITEM_LABEL)
        append_heading_in_list (sheet, child, level, &is_open, FALSE);
      else if (child->kind == ASH_ITEM_FOLDER)
        {
          append_heading_in_list (sheet, child, level, &is_open, TRUE);
          append_entries (sheet, child, level + 1);
        }
      else if (has_page (site, child))
        {
          if (!is_open)
            g_string_append (sheet->out, "<ul class=\"as-entries\">\n");
          is_open = TRUE;
          append_entry (sheet, child);
        }
    }
  if (is_open)
    g_string_append (sheet->out, "</ul>\n");
}

void
ash_site_append_module (AshSheet *sheet, const AshItem *folder)
{
  gsize before;

  if (folder->purpose != NULL && folder->purpose[0] != '\0')
    ash_site_append_text (sheet->out, "p", "as-lead", folder->purpose);
  ash_learner_append_module_outcomes (sheet->out, sheet->site->design, folder, sheet->site->words);
  before = sheet->out->len;
  append_entries (sheet, folder, 2);
  if (sheet->out->len == before)
    ash_site_append_word (sheet->out, sheet->site, "p", "as-note", "empty-module");
}

static void
append_top (AshSheet *sheet)
{
  AshSite *site = sheet->site;
  GPtrArray *top = ash_design_children (site->design, NULL);

  g_string_append (sheet->out, "<ol class=\"as-modules\">\n");
  for (guint i = 0; i < top->len; i++)
    {
      const AshItem *item = g_ptr_array_index (top, i);

      if (!ash_learner_sees (site->design, item) || !has_page (site, item))
        continue;
      g_string_append (sheet->out, "<li><span class=\"as-entry-title\">");
      append_link_to (sheet, sheet->out, item);
      g_string_append (sheet->out, "</span> ");
      ash_site_append_facts (sheet->out, site, item);
      if (item->purpose != NULL && item->purpose[0] != '\0')
        ash_site_append_text (sheet->out, "p", NULL, item->purpose);
      g_string_append (sheet->out, "</li>\n");
    }
  g_string_append (sheet->out, "</ol>\n");
}

static char *
href_of_item (const char *item, gpointer user_data)
{
  AshSheet *sheet = user_data;
  AshSitePage *page = ash_site_page_of_item (sheet->site, item);

  return page != NULL && page->order >= 0 ? ash_site_href (sheet->site, sheet->page, page) : NULL;
}

static void
append_hero (AshSheet *sheet)
{
  const AshDesign *design = sheet->site->design;
  const char *purpose = design->credential != NULL
                            ? ash_design_field (design, design->credential->record.id, "purpose")
                            : NULL;

  g_string_append (sheet->out, "<div class=\"as-hero\">\n");
  if (design->issuer != NULL && design->issuer->name != NULL)
    ash_site_append_text (sheet->out, "p", "as-issuer", design->issuer->name);
  ash_site_append_text (sheet->out, "h1", NULL,
                        design->tree->title != NULL ? design->tree->title : "");
  if (purpose != NULL)
    ash_learner_append_paragraph (sheet->out, purpose);
  g_string_append (sheet->out, "</div>\n");
}

static void
append_card (GString *out, const char *title, const char *text)
{
  g_string_append (out, "<li>");
  ash_site_append_text (out, "strong", NULL, title);
  ash_site_append_text (out, "span", NULL, text);
  g_string_append (out, "</li>\n");
}

static void
append_cards (AshSheet *sheet)
{
  AshSite *site = sheet->site;
  gint64 minutes = ash_learner_minutes (site->design);
  GString *cards = g_string_new (NULL);

  if (minutes > 0)
    {
      g_autofree char *time = ash_words_minutes (site->words, minutes);

      append_card (cards, time, ash_words_get (site->words, "fact-time"));
    }
  if (site->design->assessments->len > 0)
    {
      g_autofree char *count =
          ash_words_count (site->words, "n-evidence", site->design->assessments->len);

      append_card (cards, count, ash_words_get (site->words, "fact-evidence"));
    }
  if (site->design->badge != NULL)
    append_card (cards, ash_words_get (site->words, "fact-badge"),
                 ash_words_get (site->words, "fact-badge-text"));
  if (cards->len > 0)
    g_string_append_printf (sheet->out, "<ul class=\"as-cards\">\n%s</ul>\n", cards->str);
  g_string_free (cards, TRUE);
}

void
ash_site_append_start (AshSheet *sheet)
{
  AshSite *site = sheet->site;
  gboolean is_credential = site->design->credential != NULL;

  append_hero (sheet);
  append_cards (sheet);
  if (is_credential)
    {
      ash_learner_append_audience (sheet->out, site->design, site->words);
      ash_learner_append_outcomes (sheet->out, site->design, site->words);
    }
  ash_site_append_word (sheet->out, site, "h2", NULL, "contents");
  if (site->sequence->len > 1)
    append_top (sheet);
  else
    ash_site_append_word (sheet->out, site, "p", "as-note", "empty-course");
  if (is_credential)
    {
      GString *table = g_string_new (NULL);

      ash_learner_append_assessments (table, site->design, site->words, href_of_item, sheet);
      if (table->len > 0)
        {
          ash_site_append_scroll (sheet->out, "as-scroll", ash_words_get (site->words, "assessed"));
          g_string_append_printf (sheet->out, "%s</div>\n", table->str);
        }
      g_string_free (table, TRUE);
      g_string_append (sheet->out, "<div class=\"as-earn\">\n");
      ash_learner_append_earning (sheet->out, site->design, site->words);
      g_string_append (sheet->out, "</div>\n");
    }
}

void
ash_site_append_modules (AshSheet *sheet)
{
  AshSite *site = sheet->site;
  GPtrArray *top = ash_design_children (site->design, NULL);

  ash_site_append_word (sheet->out, site, "h1", NULL, "modules-page");
  for (guint i = 0; i < top->len; i++)
    {
      const AshItem *item = g_ptr_array_index (top, i);

      if (!ash_learner_sees (site->design, item) || !has_page (site, item))
        continue;
      g_string_append (sheet->out, "<h2>");
      append_link_to (sheet, sheet->out, item);
      g_string_append (sheet->out, "</h2>\n");
      append_entries (sheet, item, 3);
    }
}

/* Of a list that nobody could look through, the menu has the part around the reader; the page of
 * the modules has all. Otherwise a site grew with the square of such a list. */
static void
find_near (GPtrArray *items, const AshItem *here, guint *out_from, guint *out_to)
{
  guint at = 0;

  *out_from = 0;
  *out_to = items->len;
  if (items->len <= MENU_ENTRIES)
    return;
  if (here != NULL && !g_ptr_array_find (items, here, &at))
    at = 0;
  *out_from = at > MENU_ENTRIES / 2 ? MIN (at - MENU_ENTRIES / 2, items->len - MENU_ENTRIES) : 0;
  *out_to = *out_from + MENU_ENTRIES;
}

static void
append_menu_below (AshSheet *sheet, GString *out, const AshItem *folder, guint depth)
{
  AshSite *site = sheet->site;
  GPtrArray *children = ash_design_children (site->design, folder->record.id);
  gboolean is_open = FALSE;
  guint from, to;

  find_near (children, sheet->page->item, &from, &to);
  for (guint i = from; depth < ASH_LIMIT_TREE_DEPTH && i < to; i++)
    {
      const AshItem *child = g_ptr_array_index (children, i);

      if (!ash_learner_sees (site->design, child) || !has_page (site, child))
        continue;
      g_string_append (out, is_open ? "<li>" : "<ul>\n<li>");
      is_open = TRUE;
      append_link_to (sheet, out, child);
      append_menu_below (sheet, out, child, depth + 1);
      g_string_append (out, "</li>\n");
    }
  if (is_open)
    g_string_append (out, "</ul>\n");
}

/* Every module, and what is in the one that the reader is in. */
void
ash_site_append_menu (AshSheet *sheet, GString *out)
{
  AshSite *site = sheet->site;
  GPtrArray *top = ash_design_children (site->design, NULL);
  AshSitePage *home = g_hash_table_lookup (site->by_path, "index.html");
  const AshItem *here =
      sheet->page->item != NULL ? ash_site_module_of (site, sheet->page->item) : NULL;
  g_autofree char *href = ash_site_href (site, sheet->page, home);
  guint from, to;

  g_string_append (out, "<ul>\n<li><a");
  ash_site_append_attribute (out, "href", href);
  if (home == sheet->page)
    g_string_append (out, " aria-current=\"page\"");
  g_string_append_c (out, '>');
  ash_append_html_text (out, ash_words_get (site->words, "start-page"));
  g_string_append (out, "</a></li>\n");
  find_near (top, here, &from, &to);
  for (guint i = from; i < to; i++)
    {
      const AshItem *item = g_ptr_array_index (top, i);

      if (!ash_learner_sees (site->design, item) || !has_page (site, item))
        continue;
      g_string_append (out, item == here ? "<li class=\"is-here\">" : "<li>");
      append_link_to (sheet, out, item);
      if (item == here)
        append_menu_below (sheet, out, item, 0);
      g_string_append (out, "</li>\n");
    }
  g_string_append (out, "</ul>\n");
}
