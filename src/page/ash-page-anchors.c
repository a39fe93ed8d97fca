/* What splitting and joining pages have to know of a page: its content, its anchors, its tags. */
#include "ash-page-split-private.h"

#include <string.h>

guint
ash_page_heading_level (const AshHtmlNode *node)
{
  const char *tag = ash_html_tag (node);

  return tag != NULL && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6' && tag[2] == '\0'
             ? (guint) (tag[1] - '0')
             : 0;
}

gboolean
ash_page_is_within (const AshHtmlNode *node, const AshHtmlNode *above)
{
  for (; node != NULL; node = ash_html_parent (node))
    if (node == above)
      return TRUE;
  return FALSE;
}

/* Whether nothing of the element is shown. */
gboolean
ash_page_is_silent (const char *tag)
{
  static const char *const silent[] = { "script", "style", "template", "link", "meta",
                                        "title",  "base",  "head",     NULL };

  return g_strv_contains (silent, tag);
}

guint
ash_page_count_letters (const char *text)
{
  guint n = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      n++;
  return n;
}

guint
ash_page_node_letters (const AshHtmlNode *node)
{
  guint n = 0;

  if (ash_html_tag (node) == NULL)
    return ash_page_count_letters (ash_html_text (node));
  if (ash_page_is_silent (ash_html_tag (node)))
    return 0;
  for (const AshHtmlNode *child = ash_html_first (node); child != NULL;
       child = ash_html_sibling (child))
    n += ash_page_node_letters (child);
  return n;
}

/* Only tags, comments and white space: nothing that a reader would miss. */
static gboolean
is_frame (const char *text)
{
  while (*text != '\0')
    if (g_ascii_isspace (*text))
      text++;
    else if (g_str_has_prefix (text, "<!--") && strstr (text, "-->") != NULL)
      text = strstr (text, "-->") + 3;
    else if (g_ascii_strncasecmp (text, "</body", 6) == 0 ||
             g_ascii_strncasecmp (text, "</html", 6) == 0)
      {
        const char *end = strchr (text, '>');

        if (end == NULL)
          return FALSE;
        text = end + 1;
      }
    else
      return FALSE;
  return TRUE;
}

/* A body that nobody wrote begins with what is in it. */
static gsize
content_start (const AshHtml *html, gsize length)
{
  const AshHtmlNode *body = ash_html_body (html);
  gsize start = ash_html_start_tag_end (body);

  if (start != ASH_HTML_NO_OFFSET || body == ash_html_root (html))
    return start != ASH_HTML_NO_OFFSET ? start : 0;
  for (const AshHtmlNode *n = ash_html_after (body, body); n != NULL; n = ash_html_after (body, n))
    if (ash_html_start (n) != ASH_HTML_NO_OFFSET)
      return ash_html_start (n);
  return length;
}

void
ash_page_content (const AshHtml *html, gsize *out_start, gsize *out_end)
{
  gsize length;
  const char *source = ash_html_source (html, &length);
  const gsize ends[] = { ash_html_end_tag_start (ash_html_body (html)),
                         ash_html_end_tag_start (ash_html_root (html)) };

  *out_start = content_start (html, length);
  *out_end = length;
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (ends[i] != ASH_HTML_NO_OFFSET && ends[i] >= *out_start && ends[i] < length &&
        is_frame (source + ends[i]))
      {
        *out_end = ends[i];
        return;
      }
}

static void
add_anchor (GHashTable *anchors, const char *name, const AshHtmlNode *node)
{
  if (name != NULL && *name != '\0' && !g_hash_table_contains (anchors, name))
    g_hash_table_insert (anchors, (gpointer) name, (gpointer) node);
}

GHashTable *
ash_page_anchors (const AshHtml *html)
{
  GHashTable *anchors = g_hash_table_new (g_str_hash, g_str_equal);
  const AshHtmlNode *root = ash_html_root (html);

  for (const AshHtmlNode *n = root; n != NULL; n = ash_html_after (root, n))
    if (ash_html_tag (n) != NULL && ash_html_start (n) != ASH_HTML_NO_OFFSET)
      add_anchor (anchors, ash_html_attribute (n, "id"), n);
  for (const AshHtmlNode *n = root; n != NULL; n = ash_html_after (root, n))
    if (g_strcmp0 (ash_html_tag (n), "a") == 0 && ash_html_start (n) != ASH_HTML_NO_OFFSET)
      add_anchor (anchors, ash_html_attribute (n, "name"), n);
  return anchors;
}

char *
ash_page_fragment (const char *href)
{
  const char *hash = strchr (href, '#');
  char *decoded;

  if (hash == NULL || hash[1] == '\0')
    return NULL;
  decoded = g_uri_unescape_string (hash + 1, NULL);
  return decoded != NULL && g_utf8_validate (decoded, -1, NULL) ? decoded : g_strdup (hash + 1);
}

const AshHtmlNode *
ash_page_find_anchor (GHashTable *anchors, const char *fragment)
{
  return fragment != NULL ? g_hash_table_lookup (anchors, fragment) : NULL;
}

/* From where to where an attribute goes in its tag, the space before it included. */
static gboolean
measure_attribute (const char *source, gsize tag, const AshHtmlAttribute *attribute, gsize *out)
{
  gsize at = attribute->start;

  if (at == ASH_HTML_NO_OFFSET)
    return FALSE;
  while (at > tag && g_ascii_isspace (source[at - 1]))
    at--;
  if (at <= tag || source[at - 1] != '=')
    return FALSE;
  at--;
  while (at > tag && g_ascii_isspace (source[at - 1]))
    at--;
  if (at < tag + strlen (attribute->name))
    return FALSE;
  at -= strlen (attribute->name);
  while (at > tag && g_ascii_isspace (source[at - 1]))
    at--;
  *out = at;
  return at > tag;
}

void
ash_page_append_start_tag (GString *out,
                           const AshHtml *html,
                           const AshHtmlNode *node,
                           const char *more)
{
  const char *source = ash_html_source (html, NULL);
  gsize start = ash_html_start (node);
  gsize end = ash_html_start_tag_end (node);
  gsize name = start + 1 + strlen (ash_html_tag (node));
  AshHtmlAttribute attribute;
  gsize at;

  g_string_append_len (out, source + start, (gssize) (name - start));
  g_string_append (out, more);
  for (guint i = 0; ash_html_attribute_at (node, i, &attribute); i++)
    if (g_str_equal (attribute.name, "id") && measure_attribute (source, start, &attribute, &at) &&
        at >= name)
      {
        g_string_append_len (out, source + name, (gssize) (at - name));
        name = attribute.end;
      }
  g_string_append_len (out, source + name, (gssize) (end - name));
}

/* Divisions that a cut goes through, from the outermost. */
GPtrArray *
ash_page_divisions_at (const AshHtml *html, gsize offset)
{
  GPtrArray *result = g_ptr_array_new ();
  const AshHtmlNode *node = ash_html_first (ash_html_body (html));

  while (node != NULL)
    {
      gsize inner = ash_html_start_tag_end (node);
      gsize end = ash_html_end_tag_start (node);
      const AshHtmlNode *next = ash_html_sibling (node);

      if (ash_html_tag (node) != NULL && inner != ASH_HTML_NO_OFFSET && inner <= offset &&
          (end == ASH_HTML_NO_OFFSET || end > offset))
        {
          /* One without an end tag goes on until the next of its row begins. */
          while (end == ASH_HTML_NO_OFFSET && next != NULL &&
                 ash_html_start (next) == ASH_HTML_NO_OFFSET)
            next = ash_html_sibling (next);
          if (end != ASH_HTML_NO_OFFSET || next == NULL || ash_html_start (next) > offset)
            {
              g_ptr_array_add (result, (gpointer) node);
              node = ash_html_first (node);
              continue;
            }
        }
      node = ash_html_sibling (node);
    }
  return result;
}

/**
 * ash_page_pieces_find_ids:
 * @pieces: (element-type AshPagePiece)
 *
 * Returns: (transfer full): id or name of an anchor -> index of the first piece that has it
 */
GHashTable *
ash_page_pieces_find_ids (GPtrArray *pieces)
{
  GHashTable *result = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < pieces->len; i++)
    {
      const AshPagePiece *piece = g_ptr_array_index (pieces, i);
      g_autoptr (AshHtml) parsed = ash_html_parse (piece->html, -1, NULL);
      g_autoptr (GHashTable) anchors = parsed != NULL ? ash_page_anchors (parsed) : NULL;
      GHashTableIter iter;
      gpointer name;

      if (anchors == NULL)
        continue;
      g_hash_table_iter_init (&iter, anchors);
      while (g_hash_table_iter_next (&iter, &name, NULL))
        if (!g_hash_table_contains (result, name))
          g_hash_table_insert (result, g_strdup (name), GUINT_TO_POINTER (i));
    }
  return result;
}
