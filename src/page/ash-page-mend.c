/* Small changes of a page that need no hand: on byte ranges, so that every other byte stays. */
#include "ash-page.h"

#include <ash-text.h>
#include <string.h>

typedef struct
{
  gsize start;
  gsize end;
  const char *text; /* borrowed */
} Change;

static void
add (GArray *changes, gsize start, gsize end, const char *text)
{
  const Change change = { start, end, text };

  g_array_append_val (changes, change);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const Change *one = a, *two = b;

  return one->start < two->start ? -1 : one->start > two->start;
}

static char *
apply (const char *html, gsize length, GArray *changes)
{
  GString *out;
  gsize at = 0;

  if (changes->len == 0)
    return NULL;
  g_array_sort (changes, compare);
  out = g_string_sized_new (length + 16);
  for (guint i = 0; i < changes->len; i++)
    {
      const Change *change = &g_array_index (changes, Change, i);

      /* The parser repeats formatting that was left open; its tags are there once. */
      if (change->start < at)
        continue;
      g_string_append_len (out, html + at, (gssize) (change->start - at));
      g_string_append (out, change->text);
      at = change->end;
    }
  g_string_append_len (out, html + at, (gssize) (length - at));
  return g_string_free (out, FALSE);
}

static void
take_tags (GArray *changes, const AshHtmlNode *node)
{
  add (changes, ash_html_start (node), ash_html_start_tag_end (node), "");
  if (ash_html_end_tag_start (node) != ASH_HTML_NO_OFFSET)
    add (changes, ash_html_end_tag_start (node), ash_html_end (node), "");
}

/**
 * ash_page_unlink:
 * @html: valid UTF-8
 * @href: an address as AshPageLink has it
 */
char *
ash_page_unlink (const char *html, gssize length, const char *href)
{
  gsize n = length < 0 ? strlen (html) : (gsize) length;
  g_autoptr (AshHtml) parsed = ash_html_parse (html, (gssize) n, NULL);
  g_autoptr (GPtrArray) links = parsed != NULL ? ash_page_links (parsed) : NULL;
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (Change));

  for (guint i = 0; links != NULL && i < links->len; i++)
    {
      const AshPageLink *link = g_ptr_array_index (links, i);

      if (g_str_equal (link->tag, "a") && g_str_equal (link->attribute, "href") &&
          g_str_equal (link->href, href) &&
          ash_html_start_tag_end (link->node) != ASH_HTML_NO_OFFSET)
        take_tags (changes, link->node);
    }
  return apply (html, n, changes);
}

/* alt="" says that a picture shows nothing. */
static void
decorate (GArray *changes, const AshHtmlNode *node)
{
  AshHtmlAttribute attribute;
  gsize name = ash_html_start (node) + strlen ("<img");

  for (guint i = 0; ash_html_attribute_at (node, i, &attribute); i++)
    if (g_str_equal (attribute.name, "alt"))
      {
        /* An alt without a value says so already. */
        if (attribute.start != ASH_HTML_NO_OFFSET && attribute.start < attribute.end)
          add (changes, attribute.start, attribute.end, "\"\"");
        return;
      }
  add (changes, name, name, " alt=\"\"");
}

/**
 * ash_page_decorate:
 * @html: valid UTF-8
 * @src: where the picture is, as it is written; "" for one that does not say
 */
char *
ash_page_decorate (const char *html, gssize length, const char *src)
{
  gsize n = length < 0 ? strlen (html) : (gsize) length;
  g_autoptr (AshHtml) parsed = ash_html_parse (html, (gssize) n, NULL);
  const AshHtmlNode *root = parsed != NULL ? ash_html_root (parsed) : NULL;
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (Change));

  for (const AshHtmlNode *node = root; node != NULL; node = ash_html_after (root, node))
    {
      const char *tag = ash_html_tag (node);
      const char *at =
          tag != NULL && g_str_equal (tag, "img") ? ash_html_attribute (node, "src") : NULL;

      if (tag == NULL || !g_str_equal (tag, "img") || ash_html_start (node) == ASH_HTML_NO_OFFSET)
        continue;
      if (g_str_equal (at != NULL ? at : "", src))
        decorate (changes, node);
    }
  return apply (html, n, changes);
}

/* Where the page says its language, or would: a page without a tag of its own has no such place. */
static gboolean
find_language (const AshHtmlNode *root, gsize *out_start, gsize *out_end)
{
  const gboolean is_html = root != NULL && g_strcmp0 (ash_html_tag (root), "html") == 0;
  AshHtmlAttribute attribute;

  if (!is_html || ash_html_start (root) == ASH_HTML_NO_OFFSET)
    return FALSE;
  *out_start = *out_end = ash_html_start (root) + strlen ("<html");
  for (guint i = 0; ash_html_attribute_at (root, i, &attribute); i++)
    if (g_str_equal (attribute.name, "lang") && attribute.start != ASH_HTML_NO_OFFSET &&
        attribute.start < attribute.end)
      {
        *out_start = attribute.start;
        *out_end = attribute.end;
      }
  return TRUE;
}

/**
 * ash_page_set_language:
 * @html: valid UTF-8
 * @lang: "de-CH"
 */
char *
ash_page_set_language (const char *html, gssize length, const char *lang)
{
  gsize n = length < 0 ? strlen (html) : (gsize) length;
  g_autoptr (AshHtml) parsed = ash_html_parse (html, (gssize) n, NULL);
  g_autoptr (GString) said = g_string_new (NULL);
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (Change));
  gsize start;
  gsize end;

  if (parsed == NULL || !find_language (ash_html_root (parsed), &start, &end))
    return NULL;
  g_string_append (said, start == end ? " lang=\"" : "\"");
  ash_append_html_attribute (said, lang);
  g_string_append_c (said, '"');
  add (changes, start, end, said->str);
  return apply (html, n, changes);
}
