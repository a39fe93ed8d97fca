/* Footnotes: a place in the text leads to a note, and the note leads back to the place. */
#include "ash-page-split-private.h"
#include "ash-page.h"

#include <string.h>

#define NEAR 4 /* how far up what is meant stands from the anchor that names it */

static void
note_free (AshPageNote *self)
{
  g_array_unref (self->refs);
  g_free (self);
}

static gboolean
is_one_of (const AshHtmlNode *node, const char *const *tags)
{
  return node != NULL && ash_html_tag (node) != NULL && g_strv_contains (tags, ash_html_tag (node));
}

static gboolean
has_heading_around (const AshHtmlNode *node)
{
  for (; node != NULL; node = ash_html_parent (node))
    if (ash_html_tag (node) != NULL && ash_page_heading_level (node) > 0)
      return TRUE;
  return FALSE;
}

static gboolean
has_heading_below (const AshHtmlNode *node)
{
  for (const AshHtmlNode *n = node; n != NULL; n = ash_html_after (node, n))
    if (ash_html_tag (n) != NULL && ash_page_heading_level (n) > 0)
      return TRUE;
  return FALSE;
}

/* Whether an element has nothing to show besides @child. */
static gboolean
holds_only (const AshHtmlNode *node, const AshHtmlNode *child)
{
  for (const AshHtmlNode *n = ash_html_first (node); n != NULL; n = ash_html_sibling (n))
    if (n != child && (ash_html_tag (n) != NULL || ash_page_node_letters (n) > 0))
      return FALSE;
  return TRUE;
}

/* The element that is the note in which an anchor stands. */
static const AshHtmlNode *
note_around (const AshHtmlNode *anchor)
{
  static const char *const items[] = { "li", NULL };
  static const char *const blocks[] = { "p", "div", "aside", "section", NULL };
  const AshHtmlNode *found = NULL;
  const AshHtmlNode *up = anchor;

  for (guint i = 0; up != NULL && i < NEAR; i++, up = ash_html_parent (up))
    if (is_one_of (up, items))
      return up;
  up = anchor;
  for (guint i = 0; up != NULL && found == NULL && i < NEAR; i++, up = ash_html_parent (up))
    if (is_one_of (up, blocks))
      found = up;
  while (found != NULL && is_one_of (ash_html_parent (found), blocks) &&
         holds_only (ash_html_parent (found), found) &&
         ash_html_attribute (ash_html_parent (found), "id") != NULL)
    found = ash_html_parent (found);
  return found;
}

static const AshHtmlNode *
block_around (const AshHtmlNode *node)
{
  static const char *const blocks[] = { "p",  "li", "td", "th", "dd", "dt",         "h1",
                                        "h2", "h3", "h4", "h5", "h6", "blockquote", NULL };

  while (node != NULL && !is_one_of (node, blocks))
    node = ash_html_parent (node);
  return node;
}

/* Whether the anchor that a note leads back to is where it is referred to: a table of contents is
 * not, nor is the top of the page. */
static gboolean
is_place_of (const AshHtmlNode *anchor, const AshHtmlNode *reference)
{
  if (block_around (reference) != NULL)
    return block_around (anchor) == block_around (reference);
  return ash_page_is_within (anchor, reference) || ash_html_parent (anchor) == reference ||
         ash_html_parent (reference) == anchor;
}

static gsize
end_of (const AshHtmlNode *node)
{
  gsize end = ash_html_end (node);

  return end != ASH_HTML_NO_OFFSET ? end : ash_html_start (node);
}

static gboolean
leads_back (const AshHtmlNode *note,
            const AshHtmlNode *reference,
            GHashTable *anchors,
            GPtrArray *links)
{
  for (guint i = 0; i < links->len; i++)
    {
      const AshPageLink *link = g_ptr_array_index (links, i);
      g_autofree char *fragment = NULL;
      const AshHtmlNode *anchor;

      if (link->start < ash_html_start (note) || link->start >= end_of (note) ||
          link->href[0] != '#')
        continue;
      fragment = ash_page_fragment (link->href);
      anchor = ash_page_find_anchor (anchors, fragment);
      if (anchor != NULL && is_place_of (anchor, reference))
        return TRUE;
    }
  return FALSE;
}

static AshPageNote *
find_note (GPtrArray *notes, const AshHtmlNode *node)
{
  for (guint i = 0; i < notes->len; i++)
    if (((AshPageNote *) g_ptr_array_index (notes, i))->node == node)
      return g_ptr_array_index (notes, i);
  return NULL;
}

static void
add_note (GPtrArray *notes, const AshHtmlNode *node, gsize reference)
{
  static const char *const lists[] = { "ol", "ul", NULL };
  AshPageNote *note = find_note (notes, node);

  if (note == NULL)
    {
      note = g_new0 (AshPageNote, 1);
      note->node = node;
      note->start = ash_html_start (node);
      note->end = end_of (node);
      note->list = is_one_of (node, (const char *const[]){ "li", NULL }) &&
                           is_one_of (ash_html_parent (node), lists)
                       ? ash_html_parent (node)
                       : NULL;
      note->refs = g_array_new (FALSE, FALSE, sizeof (gsize));
      g_ptr_array_add (notes, note);
    }
  g_array_append_val (note->refs, reference);
}

/* Only what has a beginning and an end in the bytes can be taken out. */
static gboolean
is_whole (const AshHtmlNode *node)
{
  return ash_html_start (node) != ASH_HTML_NO_OFFSET &&
         ash_html_end_tag_start (node) != ASH_HTML_NO_OFFSET && !has_heading_around (node) &&
         !has_heading_below (node);
}

static gint
compare_notes (gconstpointer a, gconstpointer b)
{
  const AshPageNote *one = *(const AshPageNote *const *) a;
  const AshPageNote *two = *(const AshPageNote *const *) b;

  return one->start < two->start ? -1 : one->start > two->start;
}

/**
 * ash_page_notes:
 * @anchors: of the page
 * @links: of the page
 *
 * Returns: (transfer full) (element-type AshPageNote): its footnotes in the order of the page
 */
GPtrArray *
ash_page_notes (const AshHtml *html, GHashTable *anchors, GPtrArray *links)
{
  GPtrArray *notes = g_ptr_array_new_with_free_func ((GDestroyNotify) note_free);

  for (guint i = 0; i < links->len; i++)
    {
      const AshPageLink *link = g_ptr_array_index (links, i);
      g_autofree char *fragment = link->href[0] == '#' ? ash_page_fragment (link->href) : NULL;
      const AshHtmlNode *anchor = ash_page_find_anchor (anchors, fragment);
      const AshHtmlNode *node;

      if (anchor == NULL || !g_str_equal (link->tag, "a") || has_heading_around (anchor) ||
          ash_html_start (anchor) < link->start)
        continue;
      node = note_around (anchor);
      if (node != NULL && is_whole (node) && !ash_page_is_within (link->node, node) &&
          (find_note (notes, node) != NULL || leads_back (node, link->node, anchors, links)))
        add_note (notes, node, link->start);
    }
  g_ptr_array_sort (notes, compare_notes);
  for (guint i = 0; i + 1 < notes->len;)
    {
      const AshPageNote *note = g_ptr_array_index (notes, i);

      /* One that stands in another goes with it. */
      if (((AshPageNote *) g_ptr_array_index (notes, i + 1))->start < note->end)
        g_ptr_array_remove_index (notes, i + 1);
      else
        i++;
    }
  return notes;
}

const AshPageNote *
ash_page_note_at (GPtrArray *notes, gsize offset)
{
  for (guint i = 0; i < notes->len; i++)
    {
      const AshPageNote *note = g_ptr_array_index (notes, i);

      if (offset >= note->start && offset < note->end)
        return note;
    }
  return NULL;
}
