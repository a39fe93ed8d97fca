#include "ash-cc-read-private.h"

#include <ash-page.h>
#include <ash-text.h>
#include <string.h>

static const char *const BLOCKS[] = { "p",  "div", "ul", "ol", "table", "h1",   "h2",
                                      "h3", "h4",  "h5", "h6", "pre",   "span", NULL };

static const char *const TAGS[] = { "p",     "div",    "span",   "br",         "b",   "i",
                                    "em",    "strong", "u",      "a",          "img", "ul",
                                    "ol",    "li",     "h1",     "h2",         "h3",  "h4",
                                    "h5",    "h6",     "pre",    "sub",        "sup", "code",
                                    "table", "tr",     "td",     "th",         "hr",  "html",
                                    "body",  "font",   "iframe", "blockquote", NULL };

/* The tag that @text opens after @open ("<" or "&lt;"), or "". */
static char *
tag_after (const char *text, const char *open)
{
  const char *name = g_str_has_prefix (text, open) ? text + strlen (open) : "";
  gsize length = 0;

  while (g_ascii_isalnum (name[length]))
    length++;
  return g_ascii_strdown (name, (gssize) length);
}

/* Text that says it is plain but is markup from end to end: it opens a block and closes it. */
static gboolean
is_markup_after_all (const char *start)
{
  const char *text = start + strspn (start, " \t\r\n");
  g_autofree char *trimmed = *text == '<' ? g_strchomp (g_strdup (text)) : g_strdup ("");
  g_autofree char *tag = tag_after (trimmed, "<");
  g_autofree char *closing = g_strdup_printf ("</%s>", tag);

  return g_strv_contains (BLOCKS, tag) && g_str_has_suffix (trimmed, closing);
}

/* Markup that was escaped once more than it should be: no tag at all, but it begins and ends as
 * an escaped one. */
static gboolean
is_escaped_twice (const char *start)
{
  const char *text = start + strspn (start, " \t\r\n");
  g_autofree char *trimmed = *text == '&' ? g_strchomp (g_strdup (text)) : g_strdup ("");
  g_autofree char *tag = tag_after (trimmed, "&lt;");

  return strchr (trimmed, '<') == NULL && g_strv_contains (TAGS, tag) &&
         g_str_has_suffix (trimmed, "&gt;");
}

static char *
unescape (const char *text)
{
  static const struct
  {
    const char *name;
    char c;
  } names[] = { { "&lt;", '<' },  { "&gt;", '>' },   { "&quot;", '"' },
                { "&amp;", '&' }, { "&#39;", '\'' }, { "&apos;", '\'' } };
  GString *out = g_string_sized_new (strlen (text));

  while (*text != '\0')
    {
      gboolean is_found = FALSE;

      for (guint i = 0; *text == '&' && !is_found && i < G_N_ELEMENTS (names); i++)
        if (g_str_has_prefix (text, names[i].name))
          {
            g_string_append_c (out, names[i].c);
            text += strlen (names[i].name);
            is_found = TRUE;
          }
      if (!is_found)
        g_string_append_c (out, *text++);
    }
  return g_string_free (out, FALSE);
}

static gboolean
has_document (const char *html)
{
  return strchr (html, '<') != NULL &&
         (strcasestr (html, "<body") != NULL || strcasestr (html, "<html") != NULL);
}

/**
 * ash_embedded_text:
 * @node: (nullable): an element that holds a text: `mattext`, `text`, `instructor_text`
 * @out_is_html: (out): whether what is returned is an HTML fragment; else it is plain text
 *
 * HTML stands in XML in many ways (formats.md, 5b.20): escaped once or twice, as CDATA, as
 * elements, as a whole document. All become the fragment that was meant; of a document only its
 * body stays.
 *
 * Returns: (transfer full) (nullable): the text, or %NULL when there is no element
 */
char *
ash_embedded_text (const AshXmlNode *node, gboolean *out_is_html)
{
  const char *type = node != NULL ? ash_xml_attribute (node, "texttype") : NULL;
  gboolean is_plain = type != NULL && g_ascii_strncasecmp (type, "text/html", 9) != 0 &&
                      g_ascii_strcasecmp (type, "html") != 0;
  g_autofree char *text = NULL;

  *out_is_html = FALSE;
  if (node == NULL)
    return NULL;
  if (ash_xml_first (node, NULL) != NULL)
    {
      *out_is_html = TRUE;
      return ash_xml_inner (node);
    }
  text = ash_xml_text (node);
  *out_is_html = !is_plain || is_markup_after_all (text);
  if (*out_is_html && is_escaped_twice (text))
    {
      char *once = unescape (text);

      g_free (text);
      text = once;
    }
  if (*out_is_html && has_document (text))
    return ash_page_body (text, -1);
  return g_steal_pointer (&text);
}

/**
 * ash_embedded_html:
 * @node: (nullable): an element that holds a text
 *
 * Returns: (transfer full) (nullable): the text as an HTML fragment; plain text is escaped
 */
char *
ash_embedded_html (const AshXmlNode *node)
{
  gboolean is_html;
  g_autofree char *text = ash_embedded_text (node, &is_html);

  if (text == NULL || is_html || strpbrk (text, "<>&\r") == NULL)
    return g_steal_pointer (&text);
  return ash_html_escape (text);
}

/**
 * ash_title_from_path:
 *
 * Returns: (transfer full): the name of a file without its extension, as a title
 */
char *
ash_title_from_path (const char *path)
{
  const char *slash = strrchr (path, '/');
  g_autofree char *name = ash_path_decode (slash != NULL ? slash + 1 : path);
  char *dot = strrchr (name, '.');

  if (dot != NULL && dot != name)
    *dot = '\0';
  g_strdelimit (name, "_", ' ');
  return ash_text_clean_title (name);
}
