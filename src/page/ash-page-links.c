#include "ash-page.h"
#include "ash-text.h"

#include <string.h>

/* Which attributes of which elements hold an address. An empty list of elements stands for all. */
static const struct
{
  const char *attribute;
  const char *elements;
} PLACES[] = {
  { "href", " a area link image use " },
  { "src", " img script iframe embed video audio source track input frame " },
  { "srcset", " img source " },
  { "poster", " video " },
  { "data", " object " },
  { "value", " param " },
  { "background", " body table td th tr " },
  { "style", "" },
};

typedef struct
{
  const char *source;
  const AshHtmlNode *node;
  const char *attribute;
  gboolean is_quoted;
  GPtrArray *links;
} Collector;

void
ash_page_link_free (AshPageLink *self)
{
  if (self == NULL)
    return;
  g_free (self->tag);
  g_free (self->attribute);
  g_free (self->href);
  g_free (self);
}

/* An address as a browser takes it: no white space around it, no line breaks in it. */
static char *
clean_address (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    if (strchr ("\t\r\n", *p) == NULL)
      g_string_append_c (out, *p);
  return g_strstrip (g_string_free (out, FALSE));
}

/* A part of an attribute as written, with its character references read. */
static char *
decode_part (const char *raw, gsize length)
{
  g_autofree char *part = g_strndup (raw, length);
  g_autofree char *page = NULL;
  g_autoptr (AshHtml) html = NULL;
  const AshHtmlNode *link;

  if (strchr (part, '&') == NULL)
    return clean_address (part);
  page = g_strdup_printf (strchr (part, '"') != NULL ? "<a href='%s'>" : "<a href=\"%s\">", part);
  html = ash_html_parse (page, -1, NULL);
  link = html != NULL ? ash_html_first (ash_html_body (html)) : NULL;
  return clean_address (link != NULL ? ash_html_attribute (link, "href") : part);
}

static void
add_link (Collector *self, gsize start, gsize end)
{
  g_autofree char *href = decode_part (self->source + start, end - start);
  AshPageLink *link;

  if (*href == '\0')
    return;
  link = g_new0 (AshPageLink, 1);
  link->node = self->node;
  link->tag = g_strdup (ash_html_tag (self->node));
  link->attribute = g_strdup (self->attribute);
  link->href = g_steal_pointer (&href);
  link->start = start;
  link->end = end;
  link->is_quoted = self->is_quoted;
  g_ptr_array_add (self->links, link);
}

/* "a.png 1x, b.png 2x": an address ends at white space, or at a comma before white space. */
static void
add_srcset (Collector *self, gsize start, gsize end)
{
  const char *s = self->source;

  while (start < end)
    {
      gsize address;
      gsize stop;

      while (start < end && (g_ascii_isspace (s[start]) || s[start] == ','))
        start++;
      address = start;
      while (start < end && !g_ascii_isspace (s[start]))
        start++;
      stop = start;
      while (stop > address && s[stop - 1] == ',')
        stop--;
      if (stop > address)
        add_link (self, address, stop);
      if (stop == start)
        while (start < end && s[start] != ',')
          start++;
    }
}

/* The quote that stands at @at, as itself or as a character reference, and its length. */
static char
quote_at (const char *s, gsize at, gsize end, gsize *out_length)
{
  static const struct
  {
    const char *text;
    char quote;
  } quotes[] = { { "\"", '"' },     { "'", '\'' },      { "&quot;", '"' }, { "&#34;", '"' },
                 { "&#39;", '\'' }, { "&apos;", '\'' }, { "&#x27;", '\'' } };

  for (guint i = 0; i < G_N_ELEMENTS (quotes); i++)
    if (strlen (quotes[i].text) <= end - at &&
        g_ascii_strncasecmp (s + at, quotes[i].text, strlen (quotes[i].text)) == 0)
      {
        *out_length = strlen (quotes[i].text);
        return quotes[i].quote;
      }
  *out_length = 0;
  return '\0';
}

/* A bracket in quotes belongs to the address, as in a drawing that is written there itself; where
 * its quotes are not closed in the line, a bracket ends it. @unclosed: up to where such a quote has
 * been looked for in vain, so that nothing is read twice */
static gsize
css_address_end (const char *s, gsize at, gsize end, char quote, gsize *unclosed)
{
  gsize stop = at;
  gsize length;

  while (quote != '\0' && at >= *unclosed && stop < end && s[stop] != '\n')
    {
      if (quote_at (s, stop, end, &length) == quote)
        return stop;
      stop++;
    }
  *unclosed = MAX (*unclosed, stop);
  while (at < end && s[at] != ')')
    at++;
  return at;
}

static void
add_style (Collector *self, gsize start, gsize end)
{
  const char *s = self->source;
  gsize unclosed[] = { 0, 0 };

  for (gsize at = start; at + 4 < end; at++)
    {
      gsize length;
      gsize stop;
      char quote;

      if (g_ascii_strncasecmp (s + at, "url(", 4) != 0)
        continue;
      at += 4;
      while (at < end && g_ascii_isspace (s[at]))
        at++;
      quote = quote_at (s, at, end, &length);
      at += length;
      stop = css_address_end (s, at, end, quote, &unclosed[quote == '"']);
      if (stop < end && stop > at)
        add_link (self, at, stop);
      at = stop;
    }
}

static gboolean
holds_address (const char *tag, const char *attribute)
{
  g_autofree char *word = g_strdup_printf (" %s ", tag);

  for (guint i = 0; i < G_N_ELEMENTS (PLACES); i++)
    if (g_str_equal (PLACES[i].attribute, attribute))
      return *PLACES[i].elements == '\0' || strstr (PLACES[i].elements, word) != NULL;
  return FALSE;
}

/* A param of an object is an address only under some names. */
static gboolean
is_address_param (const AshHtmlNode *node)
{
  static const char *const names[] = { "movie", "src", "url", "filename", "file", "href", NULL };
  const char *name = ash_html_attribute (node, "name");
  g_autofree char *lower = name != NULL ? g_ascii_strdown (name, -1) : NULL;

  return lower != NULL && g_strv_contains (names, lower);
}

static void
add_attribute (Collector *self, const AshHtmlAttribute *attribute)
{
  gsize start = attribute->start;
  gsize end = attribute->end;
  char quote = self->source[start];

  self->attribute = attribute->name;
  self->is_quoted = quote == '"' || quote == '\'';
  if (self->is_quoted)
    {
      start++;
      end--;
    }
  if (end <= start)
    return;
  if (g_str_equal (attribute->name, "srcset"))
    add_srcset (self, start, end);
  else if (g_str_equal (attribute->name, "style"))
    add_style (self, start, end);
  else
    add_link (self, start, end);
}

static void
add_node (Collector *self, const AshHtmlNode *node)
{
  const char *tag = ash_html_tag (node);
  AshHtmlAttribute attribute;

  self->node = node;
  for (guint i = 0; ash_html_attribute_at (node, i, &attribute); i++)
    if (attribute.start != ASH_HTML_NO_OFFSET && holds_address (tag, attribute.name) &&
        (!g_str_equal (tag, "param") || is_address_param (node)))
      add_attribute (self, &attribute);

  if (g_str_equal (tag, "style") && ash_html_first (node) != NULL &&
      ash_html_end_tag_start (node) != ASH_HTML_NO_OFFSET)
    {
      self->attribute = "";
      self->is_quoted = FALSE;
      add_style (self, ash_html_start_tag_end (node), ash_html_end_tag_start (node));
    }
}

static int
compare_links (gconstpointer a, gconstpointer b)
{
  const AshPageLink *one = *(const AshPageLink *const *) a;
  const AshPageLink *two = *(const AshPageLink *const *) b;

  return one->start < two->start ? -1 : one->start > two->start;
}

/**
 * ash_page_links:
 * @html: a parsed page; must outlive the links
 *
 * Elements that the parser repeated (formatting left open) give their link once.
 *
 * Returns: (transfer full) (element-type AshPageLink): in the order of the bytes
 */
GPtrArray *
ash_page_links (const AshHtml *html)
{
  GPtrArray *links = g_ptr_array_new_with_free_func ((GDestroyNotify) ash_page_link_free);
  Collector self = { .source = ash_html_source (html, NULL), .links = links };
  const AshHtmlNode *root = ash_html_root (html);

  for (const AshHtmlNode *node = root; node != NULL; node = ash_html_after (root, node))
    if (ash_html_tag (node) != NULL && ash_html_start (node) != ASH_HTML_NO_OFFSET)
      add_node (&self, node);
  g_ptr_array_sort (links, compare_links);
  return links;
}

/* A part of a longer value keeps its neighbours whole: what would end it is percent-encoded. */
static void
append_part (GString *out, const AshPageLink *link, const char *address)
{
  g_autoptr (GString) safe = g_string_new (NULL);

  for (const char *p = address; *p != '\0'; p++)
    if ((guint8) *p <= 0x20 || strchr ("\"'()\\<>`", *p) != NULL || (*p == ',' && p[1] == '\0') ||
        (*p == '=' && !link->is_quoted && p == address))
      g_string_append_printf (safe, "%%%02X", (guint8) *p);
    else
      g_string_append_c (safe, *p);
  if (*link->attribute == '\0')
    g_string_append (out, safe->str);
  else
    ash_append_html_attribute (out, safe->str);
}

static void
append_address (GString *out, const AshPageLink *link, const char *address)
{
  if (*link->attribute == '\0' || g_str_equal (link->attribute, "srcset") ||
      g_str_equal (link->attribute, "style"))
    {
      append_part (out, link, address);
      return;
    }
  if (!link->is_quoted)
    g_string_append_c (out, '"');
  ash_append_html_attribute (out, address);
  if (!link->is_quoted)
    g_string_append_c (out, '"');
}

/**
 * ash_page_rewrite:
 * @html: valid UTF-8
 * @func: says where each link is to lead
 * @out_error: (out) (optional): %ASH_ERROR_LIMIT when the page was refused
 *
 * Returns: (transfer full): the page; never %NULL
 */
char *
ash_page_rewrite (
    const char *html, gssize length, AshLinkFunc func, gpointer user_data, GError **out_error)
{
  gsize n = length < 0 ? strlen (html) : (gsize) length;
  g_autoptr (AshHtml) parsed = ash_html_parse (html, (gssize) n, out_error);
  g_autoptr (GPtrArray) links = NULL;
  GString *out;
  gsize at = 0;

  if (parsed == NULL)
    return g_strndup (html, n);
  links = ash_page_links (parsed);
  out = g_string_sized_new (n + 64);
  for (guint i = 0; i < links->len; i++)
    {
      const AshPageLink *link = g_ptr_array_index (links, i);
      g_autofree char *address = func (link, user_data);

      if (address == NULL)
        continue;
      g_string_append_len (out, html + at, (gssize) (link->start - at));
      append_address (out, link, address);
      at = link->end;
    }
  g_string_append_len (out, html + at, (gssize) (n - at));
  return g_string_free (out, FALSE);
}
