#include "ash-page-cuts.h"
#include "ash-page-blocks-private.h"
#include "ash-page-split-private.h"
#include "ash-page.h"

#include <ash-limits.h>
#include <ash-text.h>
#include <string.h>

/* Above the title of a page: where it belongs to, or what leads past it. */
#define FEW_LETTERS 24

#define DEEPEST 256

struct _AshPageCuts
{
  GArray *cuts;   /* (element-type AshPageCut) in the order of the page */
  GArray *places; /* (element-type Place) of its texts */
  gsize end;
};

/* How many letters stand before a text. */
typedef struct
{
  gsize start;
  guint letters;
} Place;

typedef struct
{
  AshPageCuts *cuts;
  guint letters;
  guint things;       /* pictures and the like: content without letters */
  gsize far;          /* behind the last byte that was looked at */
  gboolean is_at_cut; /* nothing but what opens divisions stands between the last cut and here */
} Finder;

static void
cut_clear (AshPageCut *self)
{
  g_free (self->title);
}

static AshPageCut *
last_cut (Finder *self)
{
  return &g_array_index (self->cuts->cuts, AshPageCut, self->cuts->cuts->len - 1);
}

static gboolean
is_thing (const char *tag)
{
  static const char *const things[] = { "img",    "video",  "audio",  "iframe",   "object",
                                        "embed",  "svg",    "math",   "input",    "button",
                                        "select", "canvas", "applet", "textarea", NULL };

  return g_strv_contains (things, tag);
}

/* The heading that begins an element: the element itself, or what its first content is. */
static const AshHtmlNode *
leading_heading (const AshHtmlNode *node)
{
  for (guint depth = 0; node != NULL && depth < DEEPEST; depth++)
    {
      const AshHtmlNode *first = ash_html_first (node);

      if (ash_html_tag (node) == NULL)
        return NULL;
      if (ash_page_heading_level (node) > 0)
        return node;
      if (!g_str_equal (ash_html_tag (node), "a") && !g_str_equal (ash_html_tag (node), "hgroup"))
        return NULL;
      while (first != NULL && ash_html_tag (first) == NULL &&
             ash_page_count_letters (ash_html_text (first)) == 0)
        first = ash_html_sibling (first);
      node = first;
    }
  return NULL;
}

static gboolean
has_heading (const AshHtmlNode *node)
{
  for (const AshHtmlNode *n = node; n != NULL; n = ash_html_after (node, n))
    if (ash_html_tag (n) != NULL && ash_page_heading_level (n) > 0)
      return TRUE;
  return FALSE;
}

static gboolean
has_anchor (const AshHtmlNode *node)
{
  for (const AshHtmlNode *n = node; n != NULL; n = ash_html_after (node, n))
    if (ash_html_tag (n) != NULL &&
        (ash_html_attribute (n, "id") != NULL ||
         (g_str_equal (ash_html_tag (n), "a") && ash_html_attribute (n, "name") != NULL)))
      return TRUE;
  return FALSE;
}

static gboolean
acts (const AshHtmlNode *node)
{
  AshHtmlAttribute attribute;

  for (guint i = 0; ash_html_attribute_at (node, i, &attribute); i++)
    if (ash_attribute_acts (attribute.name, attribute.value))
      return TRUE;
  return FALSE;
}

/* Whether the element may be closed in one part and opened again in the next. */
static gboolean
can_divide (const AshHtmlNode *node)
{
  static const char *const around[] = { "div",    "main",       "section", "article",
                                        "center", "aside",      "header",  "footer",
                                        "nav",    "blockquote", NULL };
  static const char *const inside[] = { "span", "font", "b",   "strong", "i",
                                        "em",   "u",    "big", "small",  NULL };
  const char *tag = ash_html_tag (node);

  if (tag == NULL || ash_html_start (node) == ASH_HTML_NO_OFFSET || acts (node))
    return FALSE;
  if (g_strv_contains (inside, tag))
    return has_heading (node);
  return g_strv_contains (around, tag);
}

static gsize
first_start (const AshHtmlNode *node)
{
  for (const AshHtmlNode *n = node; n != NULL; n = ash_html_after (node, n))
    if (ash_html_start (n) != ASH_HTML_NO_OFFSET)
      return ash_html_start (n);
  return ASH_HTML_NO_OFFSET;
}

/* Tags that do not match leave bytes out of order: between such there is no cut. */
static void
offer_cut (Finder *self, gsize start)
{
  AshPageCut cut = { .offset = start, .letters = self->letters };

  while (self->cuts->cuts->len > 1 && last_cut (self)->offset > start)
    g_array_set_size (self->cuts->cuts, self->cuts->cuts->len - 1);
  if (self->is_at_cut || start < self->far)
    return;
  g_array_append_val (self->cuts->cuts, cut);
  self->is_at_cut = TRUE;
}

static void
note_heading (Finder *self, const AshHtmlNode *heading)
{
  AshPageCut *cut = last_cut (self);
  g_autofree char *text = ash_html_text_content (heading);

  if (!self->is_at_cut || cut->level > 0 || ash_page_count_letters (text) == 0)
    return;
  cut->level = ash_page_heading_level (heading);
  cut->title = ash_text_clean_title (text);
}

/* All below a node is looked at without a cut in it. */
static void
pass (Finder *self, const AshHtmlNode *node)
{
  for (const AshHtmlNode *n = node; n != NULL; n = ash_html_after (node, n))
    {
      const char *tag = ash_html_tag (n);
      gsize start = ash_html_start (n);
      gsize end = tag != NULL ? ash_html_end (n) : start;

      if (start != ASH_HTML_NO_OFFSET)
        self->far = MAX (self->far, start + 1);
      if (end != ASH_HTML_NO_OFFSET)
        self->far = MAX (self->far, end);
      if (tag != NULL && is_thing (tag))
        self->things++;
      if (tag == NULL && !ash_page_is_silent (ash_html_tag (ash_html_parent (n))))
        {
          Place place = { start, self->letters };

          if (start != ASH_HTML_NO_OFFSET)
            g_array_append_val (self->cuts->places, place);
          self->letters += ash_page_count_letters (ash_html_text (n));
        }
    }
}

static void
walk (Finder *self, const AshHtmlNode *container, guint depth)
{
  gboolean is_run = FALSE;

  for (const AshHtmlNode *n = ash_html_first (container); n != NULL; n = ash_html_sibling (n))
    {
      const char *tag = ash_html_tag (n);
      gsize start = first_start (n);
      const AshHtmlNode *heading = leading_heading (n);
      gboolean is_open = depth < DEEPEST && can_divide (n);
      gboolean is_block = heading != NULL || is_open || (tag != NULL && ash_tag_is_block (tag));
      guint letters = self->letters, things = self->things;

      if ((tag == NULL && ash_page_count_letters (ash_html_text (n)) == 0) ||
          (tag != NULL && ash_page_is_silent (tag)))
        {
          pass (self, n);
          continue;
        }
      if (start != ASH_HTML_NO_OFFSET && (is_block || !is_run))
        offer_cut (self, start);
      is_run = !is_block;
      if (heading != NULL)
        note_heading (self, heading);
      if (is_open)
        {
          self->far = MAX (self->far, ash_html_start_tag_end (n));
          walk (self, n, depth + 1);
          if (ash_html_end (n) != ASH_HTML_NO_OFFSET)
            self->far = MAX (self->far, ash_html_end (n));
        }
      else
        pass (self, n);
      if (self->letters != letters || self->things != things || !has_anchor (n))
        self->is_at_cut = FALSE;
    }
}

static gboolean
is_in_heading (const AshHtmlNode *node, const AshHtmlNode *body)
{
  for (; node != NULL && node != body; node = ash_html_parent (node))
    if (ash_page_heading_level (node) > 0)
      return TRUE;
  return FALSE;
}

/* The cut behind which a byte stands. */
static AshPageCut *
cut_before (AshPageCuts *self, gsize offset)
{
  guint low = 0, high = self->cuts->len;

  while (high - low > 1)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (self->cuts, AshPageCut, middle).offset <= offset)
        low = middle;
      else
        high = middle;
    }
  return &g_array_index (self->cuts, AshPageCut, low);
}

/* How much stands between the cuts. Footnotes will stand where they are referred to. */
static void
weigh (AshPageCuts *self, const AshHtml *html, GPtrArray *notes)
{
  const AshHtmlNode *body = ash_html_body (html);

  for (const AshHtmlNode *node = body; node != NULL; node = ash_html_after (body, node))
    {
      const char *tag = ash_html_tag (node);
      gsize start = ash_html_start (node);
      guint weight = 0;

      if (start == ASH_HTML_NO_OFFSET || ash_page_note_at (notes, start) != NULL)
        continue;
      if (tag != NULL)
        weight = is_thing (tag);
      else if (!ash_page_is_silent (ash_html_tag (ash_html_parent (node))))
        weight = ash_page_count_letters (ash_html_text (node));
      if (weight > 0 && !is_in_heading (node, body))
        cut_before (self, start)->content += weight;
    }
}

/**
 * ash_page_cuts_new:
 * @html: a page or a fragment, valid UTF-8
 * @error: %ASH_ERROR_LIMIT
 *
 * Returns: (transfer full) (nullable): where it can be cut
 */
AshPageCuts *
ash_page_cuts_new (const char *html, GError **error)
{
  g_autoptr (AshHtml) parsed = ash_html_parse (html, -1, error);
  g_autoptr (GHashTable) anchors = NULL;
  g_autoptr (GPtrArray) links = NULL;
  g_autoptr (GPtrArray) notes = NULL;
  AshPageCuts *self;
  AshPageCut first = { 0 };
  Finder finder = { .is_at_cut = TRUE };

  if (parsed == NULL)
    return NULL;
  self = g_new0 (AshPageCuts, 1);
  self->cuts = g_array_new (FALSE, FALSE, sizeof (AshPageCut));
  g_array_set_clear_func (self->cuts, (GDestroyNotify) cut_clear);
  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  ash_page_content (parsed, &first.offset, &self->end);
  g_array_append_val (self->cuts, first);
  finder.cuts = self;
  finder.far = first.offset;
  walk (&finder, ash_html_body (parsed), 0);
  while (self->cuts->len > 1 && last_cut (&finder)->offset >= self->end)
    g_array_set_size (self->cuts, self->cuts->len - 1);
  anchors = ash_page_anchors (parsed);
  links = ash_page_links (parsed);
  notes = ash_page_notes (parsed, anchors, links);
  weigh (self, parsed, notes);
  return self;
}

void
ash_page_cuts_free (AshPageCuts *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->cuts);
  g_array_unref (self->places);
  g_free (self);
}

guint
ash_page_cuts_get_n (const AshPageCuts *self)
{
  return self->cuts->len;
}

const AshPageCut *
ash_page_cuts_get (const AshPageCuts *self, guint index)
{
  g_return_val_if_fail (index < self->cuts->len, NULL);
  return &g_array_index (self->cuts, AshPageCut, index);
}

/**
 * ash_page_cuts_get_end:
 *
 * Returns: the byte behind the content of the page
 */
gsize
ash_page_cuts_get_end (const AshPageCuts *self)
{
  return self->end;
}

static gboolean
is_at_level (const AshPageCut *cut, guint level)
{
  return cut->level > 0 && cut->level <= level;
}

/* Whether what begins at the first cut is the little that stands above the title of a page. */
static gboolean
is_above_title (const AshPageCuts *self, guint index, guint next, guint content)
{
  return index == 0 && ash_page_cuts_get (self, 0)->level == 0 && content < FEW_LETTERS &&
         next < self->cuts->len && ash_page_cuts_get (self, next)->level == 1;
}

static guint
n_headings_from (const AshPageCuts *self, guint index, guint level)
{
  guint n = 0;

  for (; index < self->cuts->len; index++)
    n += is_at_level (ash_page_cuts_get (self, index), level);
  return n;
}

/**
 * ash_page_cuts_at_level:
 * @level: 1 to 6
 *
 * The cuts at all headings of that level and above. A heading with nothing below it is no part
 * worth a page: a title above the first section stays with that section, the title of footnotes
 * with what is before it. Nor is the little that stands above a title: "Skip to main content".
 *
 * Returns: (transfer full) (element-type guint): indexes of cuts; always the first of all
 */
GArray *
ash_page_cuts_at_level (const AshPageCuts *self, guint level)
{
  GArray *result = g_array_new (FALSE, FALSE, sizeof (guint));
  gboolean is_held = FALSE; /* what is before it waits for its content */

  for (guint i = 0; i < self->cuts->len;)
    {
      const AshPageCut *cut = ash_page_cuts_get (self, i);
      guint next = i + 1;
      guint content = cut->content;

      for (; next < self->cuts->len && !is_at_level (ash_page_cuts_get (self, next), level); next++)
        content += ash_page_cuts_get (self, next)->content;
      if (i == 0 || (!is_held && (content > 0 || next < self->cuts->len)))
        g_array_append_val (result, i);
      is_held = content == 0 || (is_above_title (self, i, next, content) &&
                                 n_headings_from (self, next, level) > 1);
      i = next;
    }
  return result;
}

/* Whether all that is cut off there is what stands above the title. */
static gboolean
cuts_off_little (const AshPageCuts *self, GArray *cuts)
{
  guint title = g_array_index (cuts, guint, 1);
  guint content = 0;

  for (guint i = 0; i < title; i++)
    content += ash_page_cuts_get (self, i)->content;
  return cuts->len == 2 && is_above_title (self, 0, title, content);
}

/**
 * ash_page_cuts_best_level:
 *
 * Returns: the highest level of headings that gives two parts or more, if it can be two that are
 *   worth a page; 0 for none
 */
guint
ash_page_cuts_best_level (const AshPageCuts *self)
{
  guint found = 0;

  for (guint level = 1; level <= 6; level++)
    {
      g_autoptr (GArray) cuts = ash_page_cuts_at_level (self, level);

      if (cuts->len < 2)
        continue;
      if (!cuts_off_little (self, cuts))
        return level;
      if (found == 0)
        found = level;
    }
  return found;
}

static guint
letters_before (const AshPageCuts *self, gsize offset)
{
  for (guint i = 0; i < self->places->len; i++)
    if (g_array_index (self->places, Place, i).start >= offset)
      return g_array_index (self->places, Place, i).letters;
  return G_MAXUINT / 2;
}

/**
 * ash_page_cuts_before:
 * @start: of a block, or any byte of the page
 * @letters: how many letters of the block stand before the place; 0 for the block's start
 *
 * Returns: the offset of the last cut that is not behind that place
 */
gsize
ash_page_cuts_before (const AshPageCuts *self, gsize start, int letters)
{
  guint wanted = letters > 0 ? letters_before (self, start) + (guint) letters : 0;
  gsize found = ash_page_cuts_get (self, 0)->offset;

  for (guint i = 0; i < self->cuts->len; i++)
    {
      const AshPageCut *cut = ash_page_cuts_get (self, i);

      if (cut->offset <= start || (letters > 0 && cut->letters <= wanted))
        found = cut->offset;
    }
  return found;
}

/**
 * ash_page_cuts_after:
 * @start: of a block
 * @end: of that block
 * @letters: how many of the block's letters stand before the place; -1 for all
 *
 * Returns: the offset of the first cut that is not before that place; the end of the content when
 *   none is
 */
gsize
ash_page_cuts_after (const AshPageCuts *self, gsize start, gsize end, int letters)
{
  guint wanted = letters > 0 ? letters_before (self, start) + (guint) letters : 0;

  for (guint i = 1; i < self->cuts->len; i++)
    {
      const AshPageCut *cut = ash_page_cuts_get (self, i);

      if (cut->offset >= end || (letters > 0 && cut->offset > start && cut->letters >= wanted))
        return cut->offset;
    }
  return self->end;
}
