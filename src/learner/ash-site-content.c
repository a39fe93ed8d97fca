#include "ash-site-private.h"

#include <ash-html.h>
#include <ash-text.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* The author's HTML goes through the tree of the parser and is written anew: what is unclosed
 * cannot swallow the page around it, and nothing active comes through. */
typedef struct
{
  AshSheet *sheet;
  GString *out;
  const AshItem *item;
  const char *base;
  const AshHtmlNode *left_out; /* (nullable): a heading that only repeats the title */
  gboolean is_lowered;         /* headings stand one level lower */
  gboolean has_colours;
  gboolean has_ground; /* an element around sets a background of its own */
  gboolean has_script_note;
} Content;

static void append_node (Content *self, const AshHtmlNode *node);
static void append_children (Content *self, const AshHtmlNode *node);

/* Instead of a link: its text, which is already in @out, and what became of it. */
static void
append_dead_note (Content *self, AshSiteWayKind way)
{
  g_string_append (self->out, "<small class=\"as-dead-note\"> (");
  ash_append_html_text (self->out,
                        ash_words_get (self->sheet->site->words,
                                       way == ASH_WAY_UNUSED ? "unused-link" : "dead-link"));
  g_string_append (self->out, ")</small>");
}

static gboolean
is_plain_name (const char *name)
{
  for (const char *p = name; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && *p != '-' && *p != ':' && *p != '_')
      return FALSE;
  return g_ascii_isalpha (name[0]);
}

static gboolean
is_one_of (const char *name, const char *const *names)
{
  return g_strv_contains (names, name);
}

/* Attributes that are addresses are written by whoever knows the element; those that act, that
 * send, or that only had a meaning with the author's scripts and style sheets are left out. */
static gboolean
is_kept_attribute (const char *name, const char *value)
{
  static const char *const dropped[] = {
    "href",        "src",        "srcset",     "poster",    "data",     "background",
    "action",      "formaction", "xlink:href", "cite",      "longdesc", "ping",
    "srcdoc",      "class",      "target",     "rel",       "nonce",    "integrity",
    "accesskey",   "tabindex",   "autoplay",   "autofocus", "download", "sizes",
    "crossorigin", "controls",   "preload",    "is",        "slot",     "contenteditable",
    "usemap",      "profile",    "manifest",   "classid",   "codebase", "archive",
    "dynsrc",      "lowsrc",     "http-equiv", "from",      "to",       "values",
    "popover",     "form",       "hidden",     NULL
  };

  if (!is_plain_name (name) || g_str_has_prefix (name, "on") || is_one_of (name, dropped))
    return FALSE;
  if (g_str_has_prefix (name, "data-"))
    return g_str_equal (name, ASH_RUBRIC_MARK);
  return g_str_equal (name, "style") || strstr (value, "url(") == NULL;
}

/* Colours of the author's were chosen for a white page, so that a page with any stays white. */
static void
append_attribute (Content *self, const char *name, const char *value)
{
  g_autofree char *style = NULL;

  if (g_str_equal (name, "style"))
    value = style = ash_site_filter_style (value, &self->has_ground, &self->has_colours);
  else if (g_str_equal (name, "color") || g_str_equal (name, "bgcolor"))
    {
      if (!ash_site_keeps_colour (name, value, self->has_ground))
        return;
      self->has_colours = TRUE;
      self->has_ground |= name[0] == 'b';
    }
  if (value != NULL)
    ash_site_append_attribute (self->out, name, value);
}

static void
append_attributes (Content *self, const AshHtmlNode *node)
{
  AshHtmlAttribute attribute;

  for (guint i = 0; i < ash_html_n_attributes (node); i++)
    if (ash_html_attribute_at (node, i, &attribute) &&
        is_kept_attribute (attribute.name, attribute.value))
      append_attribute (self, attribute.name, attribute.value);
}

static void
append_anchor (Content *self, const AshHtmlNode *node, const char *href)
{
  g_auto (AshSiteWay) to = { 0 };

  ash_site_resolve (self->sheet, self->item, self->base, href, FALSE, &to);
  if (to.url == NULL)
    {
      ash_site_report_dead (self->sheet, self->item, href, to.way);
      g_string_append (self->out, "<span class=\"as-dead\">");
      append_children (self, node);
      append_dead_note (self, to.way);
      g_string_append (self->out, "</span>");
      return;
    }
  g_string_append (self->out, "<a");
  ash_site_append_attribute (self->out, "href", to.url);
  if (ash_site_is_web_address (to.url))
    g_string_append (self->out, " class=\"as-out\" rel=\"noopener noreferrer\"");
  append_attributes (self, node);
  g_string_append_c (self->out, '>');
  append_children (self, node);
  g_string_append (self->out, "</a>");
}

static const char *
label_of (Content *self, const AshHtmlNode *node, const char *key)
{
  static const char *const names[] = { "title", "aria-label", "alt" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *text = ash_html_attribute (node, names[i]);

      if (text != NULL && text[0] != '\0')
        return text;
    }
  return ash_words_get (self->sheet->site->words, key);
}

static void
append_dead_media (Content *self,
                   const AshHtmlNode *node,
                   const char *address,
                   AshSiteWayKind way,
                   const char *key)
{
  ash_site_report_dead (self->sheet, self->item, address, way);
  g_string_append (self->out, "<span class=\"as-dead\">");
  ash_append_html_text (self->out, label_of (self, node, key));
  append_dead_note (self, way);
  g_string_append (self->out, "</span>");
}

/* The first address of a list such as "a.png 1x, b.png 2x". */
static char *
first_of_srcset (const char *srcset)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (srcset));

  return g_strndup (trimmed, strcspn (trimmed, " \t\n"));
}

static void
append_image (Content *self, const AshHtmlNode *node)
{
  const char *equation = ash_html_attribute (node, "data-equation-content");
  const char *srcset = ash_html_attribute (node, "srcset");
  g_autofree char *src = g_strdup (ash_html_attribute (node, "src"));
  g_auto (AshSiteWay) to = { 0 };

  if (src == NULL && srcset != NULL)
    src = first_of_srcset (srcset);
  if (equation != NULL)
    {
      /* Canvas draws formulas on its own server; what was typed is all that we have. */
      ash_site_append_text (self->out, "code", NULL, equation);
      return;
    }
  if (src == NULL || src[0] == '\0')
    return;
  ash_site_resolve (self->sheet, self->item, self->base, src, TRUE, &to);
  if (to.way == ASH_WAY_OUTSIDE && ash_site_is_web_address (to.url))
    ash_site_append_outside (self->out, self->sheet->site, label_of (self, node, "outside-picture"),
                             to.url);
  else if (to.url == NULL || to.way == ASH_WAY_OUTSIDE)
    append_dead_media (self, node, src, to.way, "dead-picture");
  else
    {
      g_string_append (self->out, "<img");
      ash_site_append_attribute (self->out, "src", to.url);
      append_attributes (self, node);
      g_string_append_c (self->out, '>');
    }
}

/* The address that a player plays: its own or that of its first source. */
static const char *
player_address (const AshHtmlNode *node)
{
  const char *src = ash_html_attribute (node, "src");

  for (const AshHtmlNode *child = ash_html_first (node); src == NULL && child != NULL;
       child = ash_html_sibling (child))
    if (g_strcmp0 (ash_html_tag (child), "source") == 0)
      src = ash_html_attribute (child, "src");
  return src;
}

static void
append_tracks (Content *self, const AshHtmlNode *node)
{
  for (const AshHtmlNode *child = ash_html_first (node); child != NULL;
       child = ash_html_sibling (child))
    {
      const char *src = ash_html_attribute (child, "src");
      g_auto (AshSiteWay) to = { 0 };

      if (g_strcmp0 (ash_html_tag (child), "track") != 0 || src == NULL)
        continue;
      ash_site_resolve (self->sheet, self->item, self->base, src, TRUE, &to);
      if (to.way != ASH_WAY_SITE)
        continue;
      g_string_append (self->out, "<track");
      ash_site_append_attribute (self->out, "src", to.url);
      append_attributes (self, child);
      g_string_append_c (self->out, '>');
    }
}

static void
append_player (Content *self, const AshHtmlNode *node, const char *tag)
{
  const char *src = player_address (node);
  const char *key = g_str_equal (tag, "video") ? "outside-video" : "outside-sound";
  g_auto (AshSiteWay) to = { 0 };

  if (src == NULL)
    return;
  ash_site_resolve (self->sheet, self->item, self->base, src, TRUE, &to);
  if (to.way == ASH_WAY_OUTSIDE)
    ash_site_append_outside (self->out, self->sheet->site, label_of (self, node, key), to.url);
  else if (to.way != ASH_WAY_SITE)
    append_dead_media (self, node, src, to.way, key);
  else
    {
      g_string_append_printf (self->out, "<%s controls preload=\"metadata\"", tag);
      ash_site_append_attribute (self->out, "src", to.url);
      append_attributes (self, node);
      g_string_append_c (self->out, '>');
      append_tracks (self, node);
      g_string_append_printf (self->out, "</%s>", tag);
      self->sheet->needs_script = TRUE;
    }
}

static void
append_here_card (Content *self, const char *label, const char *url)
{
  g_string_append (self->out, "<span class=\"as-card\"><a");
  ash_site_append_attribute (self->out, "href", url);
  g_string_append (self->out, "><strong>");
  ash_append_html_text (self->out, label);
  g_string_append (self->out, "</strong></a> <small>");
  ash_append_html_text (self->out, ash_words_get (self->sheet->site->words, "here"));
  g_string_append (self->out, "</small></span>");
}

/* A frame, an object, an embedded thing: a card that leads there. */
static void
append_frame (Content *self, const AshHtmlNode *node, const char *address)
{
  const char *label = label_of (self, node, "outside-frame");
  g_auto (AshSiteWay) to = { 0 };

  if (address == NULL || address[0] == '\0' || g_str_has_prefix (address, "about:"))
    return;
  ash_site_resolve (self->sheet, self->item, self->base, address, FALSE, &to);
  if (to.way == ASH_WAY_OUTSIDE)
    ash_site_append_outside (self->out, self->sheet->site, label, to.url);
  else if (to.way != ASH_WAY_SITE)
    append_dead_media (self, node, address, to.way, "outside-frame");
  else if (to.page != NULL && to.page->kind == ASH_SITE_FILE &&
           g_str_has_prefix (to.page->type, "image/"))
    {
      g_string_append (self->out, "<img");
      ash_site_append_attribute (self->out, "src", to.url);
      ash_site_append_attribute (self->out, "alt", label);
      g_string_append_c (self->out, '>');
    }
  else
    append_here_card (self, label, to.url);
}

static void
append_script (Content *self, const AshHtmlNode *node)
{
  const char *type = ash_html_attribute (node, "type");
  const char *src = ash_html_attribute (node, "src");
  g_auto (AshSiteWay) to = { 0 };

  if (type != NULL && g_str_has_prefix (type, "math/") && ash_html_first (node) != NULL)
    {
      ash_site_append_text (self->out, "code", NULL, ash_html_text (ash_html_first (node)));
      return;
    }
  if (type != NULL && strstr (type, "json") != NULL)
    return;
  if (src != NULL)
    ash_site_resolve (self->sheet, self->item, self->base, src, FALSE, &to);
  if (to.way == ASH_WAY_OUTSIDE && src != NULL)
    ash_site_append_outside (self->out, self->sheet->site,
                             ash_words_get (self->sheet->site->words, "outside-script"), to.url);
  else if (!self->has_script_note)
    {
      g_string_append (self->out, "<span class=\"as-card\"><small>");
      ash_append_html_text (self->out, ash_words_get (self->sheet->site->words, "script-note"));
      g_string_append (self->out, "</small></span>");
      self->has_script_note = TRUE;
    }
}

/* Elements that are not written: active ones have their card, the rest says nothing here. */
static gboolean
append_special (Content *self, const AshHtmlNode *node, const char *tag)
{
  static const char *const silent[] = { "style",    "link",     "meta",     "base",    "title",
                                        "head",     "template", "param",    "source",  "track",
                                        "frameset", "noembed",  "noframes", "animate", "set",
                                        "dialog",   "portal",   NULL };

  if (is_one_of (tag, silent))
    return TRUE;
  if (g_str_equal (tag, "script"))
    append_script (self, node);
  else if (g_str_equal (tag, "img"))
    append_image (self, node);
  else if (g_str_equal (tag, "video") || g_str_equal (tag, "audio"))
    append_player (self, node, tag);
  else if (g_str_equal (tag, "iframe") || g_str_equal (tag, "frame") || g_str_equal (tag, "embed"))
    append_frame (self, node, ash_html_attribute (node, "src"));
  else if (g_str_equal (tag, "object") || g_str_equal (tag, "applet"))
    append_frame (self, node, ash_html_attribute (node, "data"));
  else if (g_str_equal (tag, "a") && ash_html_attribute (node, "href") != NULL)
    append_anchor (self, node, ash_html_attribute (node, "href"));
  else
    return FALSE;
  return TRUE;
}

static gboolean
is_heading (const char *tag)
{
  return tag != NULL && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6' && tag[2] == '\0';
}

static gboolean
says (const AshHtmlNode *node, const char *title)
{
  g_autofree char *text = ash_html_text_content (node);
  g_autofree char *own = ash_text_clean_title (title);
  g_autofree char *theirs = ash_text_clean_title (text);

  return g_utf8_collate (own, theirs) == 0;
}

/* The page bears the item's title already: the author's first heading need not repeat it. */
static const AshHtmlNode *
repeated_title (const AshHtml *html, const char *title)
{
  const AshHtmlNode *root = ash_html_root (html);

  for (const AshHtmlNode *node = root; title != NULL && node != NULL;
       node = ash_html_after (root, node))
    if (is_heading (ash_html_tag (node)))
      return says (node, title) ? node : NULL;
  return NULL;
}

/* Below the title of the page, an author's first level becomes the second. */
static gboolean
has_first_level (const AshHtml *html, const AshHtmlNode *but)
{
  const AshHtmlNode *root = ash_html_root (html);

  for (const AshHtmlNode *node = root; node != NULL; node = ash_html_after (root, node))
    if (node != but && g_strcmp0 (ash_html_tag (node), "h1") == 0)
      return TRUE;
  return FALSE;
}

static void
append_element (Content *self, const AshHtmlNode *node, const char *tag)
{
  static const char *const empty[] = { "area", "br", "col", "hr", "input", "wbr", NULL };
  g_autofree char *lowered = NULL;
  gboolean is_table = g_str_equal (tag, "table");

  if (self->is_lowered && is_heading (tag) && tag[1] < '6')
    tag = lowered = g_strdup_printf ("h%d", tag[1] - '0' + 1);
  if (is_table)
    {
      ash_site_append_scroll (self->out, "as-scroll",
                              ash_words_get (self->sheet->site->words, "table"));
    }
  g_string_append_printf (self->out, "<%s", tag);
  append_attributes (self, node);
  g_string_append_c (self->out, '>');
  if (!is_one_of (tag, empty))
    {
      append_children (self, node);
      g_string_append_printf (self->out, "</%s>", tag);
    }
  if (is_table)
    g_string_append (self->out, "</div>");
}

/* Links still lead to a heading that the page's title stands for. */
static void
append_places (Content *self, const AshHtmlNode *heading)
{
  for (const AshHtmlNode *n = heading; n != NULL; n = ash_html_after (heading, n))
    {
      const char *id = ash_html_tag (n) != NULL ? ash_html_attribute (n, "id") : NULL;

      if (id == NULL && g_strcmp0 (ash_html_tag (n), "a") == 0)
        id = ash_html_attribute (n, "name");
      if (id == NULL || *id == '\0')
        continue;
      g_string_append (self->out, "<span");
      ash_site_append_attribute (self->out, "id", id);
      g_string_append (self->out, "></span>");
    }
}

static void
append_node (Content *self, const AshHtmlNode *node)
{
  static const char *const unwrapped[] = { "html",  "body",    "main", "noscript",  "form",
                                           "blink", "marquee", "xmp",  "plaintext", NULL };
  const char *tag = ash_html_tag (node);
  const char *text = tag == NULL ? ash_html_text (node) : NULL;
  gboolean had_ground = self->has_ground;

  if (tag == NULL)
    {
      if (text != NULL)
        ash_append_html_text (self->out, text);
    }
  else if (node == self->left_out)
    append_places (self, node);
  else if (!append_special (self, node, tag))
    {
      if (is_one_of (tag, unwrapped) || !is_plain_name (tag))
        append_children (self, node);
      else
        append_element (self, node, tag);
    }
  self->has_ground = had_ground;
}

static void
append_children (Content *self, const AshHtmlNode *node)
{
  for (const AshHtmlNode *child = ash_html_first (node); child != NULL;
       child = ash_html_sibling (child))
    append_node (self, child);
}

static void
append_refused (AshSheet *sheet, const AshItem *item, const GError *error)
{
  ash_site_append_word (sheet->out, sheet->site, "p", "as-note", "body-refused");
  if (sheet->site->report != NULL)
    {
      g_autofree char *place = item != NULL ? ash_design_place (sheet->site->design, item) : NULL;

      ash_report_add (sheet->site->report, ASH_LINE_REFUSED, item != NULL ? item->record.id : NULL,
                      place != NULL ? place : sheet->page->path,
                      _ ("This page cannot be shown to learners here: %s"), error->message);
    }
}

void
ash_site_append_content (
    AshSheet *sheet, const AshItem *item, const char *base, const char *html, const char *title)
{
  g_autoptr (AshHtml) parsed = NULL;
  g_autoptr (GError) error = NULL;
  Content self = { .sheet = sheet, .item = item, .base = base };

  if (strpbrk (html, "<&") == NULL)
    {
      ash_append_html_text (sheet->out, html);
      return;
    }
  parsed = ash_html_parse (html, -1, &error);
  if (parsed == NULL)
    {
      append_refused (sheet, item, error);
      return;
    }
  self.out = g_string_new (NULL);
  self.left_out = repeated_title (parsed, title);
  self.is_lowered = title != NULL && has_first_level (parsed, self.left_out);
  append_children (&self, ash_html_body (parsed));
  if (self.has_colours)
    g_string_append_printf (sheet->out, "<div class=\"as-paper\">%s</div>", self.out->str);
  else
    g_string_append_len (sheet->out, self.out->str, (gssize) self.out->len);
  g_string_free (self.out, TRUE);
}

void
ash_site_append_body (AshSheet *sheet, const AshItem *item)
{
  AshSite *site = sheet->site;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  if (item->body == NULL)
    return;
  bytes = ash_bodies_load (site->bodies, item->body, &error);
  if (bytes == NULL)
    {
      ash_site_append_word (sheet->out, site, "p", "as-note", "body-missing");
      if (site->report != NULL)
        {
          g_autofree char *place = ash_design_place (site->design, item);

          ash_report_add (site->report, ASH_LINE_MISSING, item->record.id, place,
                          _ ("The text is missing: %s"), error->message);
        }
      return;
    }
  text = ash_page_decode (bytes, NULL);
  g_string_append (sheet->out, "<div class=\"as-content\"");
  if (item->lang != NULL && item->lang[0] != '\0')
    ash_site_append_attribute (sheet->out, "lang", item->lang);
  g_string_append (sheet->out, ">\n");
  if (g_strcmp0 (item->body_type, "text/plain") == 0)
    ash_learner_append_paragraph (sheet->out, text);
  else
    ash_site_append_content (sheet, item, item->path, text, ash_site_title (item));
  g_string_append (sheet->out, "</div>\n");
}
