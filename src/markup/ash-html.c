#include "ash-html.h"
#include "ash-error.h"
#include "ash-html-private.h"

#include <glib/gi18n-lib.h>
#include <gumbo.h>
#include <stdlib.h>
#include <string.h>

#define MAX_TREE_DEPTH 2048

struct _AshHtmlNode
{
  const GumboNode *gumbo;
  char *own_tag;   /* of an element HTML does not know; else NULL */
  gboolean is_own; /* made by the parser, not by the author */
  AshHtml *html;
  AshHtmlNode *parent;
  AshHtmlNode *first;
  AshHtmlNode *sibling;
};

struct _AshHtml
{
  char *source;
  gsize length;
  GumboOutput *output;
  AshHtmlNode *nodes; /* in document order; the first is the root */
  gsize n_nodes;
  AshHtmlNode *body;
};

/* Elements that the parser made, or made again from a tag that has its place elsewhere. */
#define MADE_BY_PARSER                                                                             \
  (GUMBO_INSERTION_BY_PARSER | GUMBO_INSERTION_CONVERTED_FROM_END_TAG |                            \
   GUMBO_INSERTION_FROM_ISINDEX | GUMBO_INSERTION_RECONSTRUCTED_FORMATTING_ELEMENT |               \
   GUMBO_INSERTION_ADOPTION_AGENCY_CLONED)

static gboolean
is_element (const GumboNode *node)
{
  return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
}

static gboolean
is_kept (const GumboNode *node)
{
  return is_element (node) || node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_CDATA ||
         node->type == GUMBO_NODE_WHITESPACE;
}

static const GumboVector *
children_of (const GumboNode *node)
{
  static const GumboVector none;

  if (node->type == GUMBO_NODE_DOCUMENT)
    return &node->v.document.children;
  return is_element (node) ? &node->v.element.children : &none;
}

/* The node after @node in the order of the page, without recursion. */
static GumboNode *
gumbo_after (const GumboNode *top, const GumboNode *node, guint *depth)
{
  if (children_of (node)->length > 0)
    {
      (*depth)++;
      return children_of (node)->data[0];
    }
  while (node != top)
    {
      const GumboVector *siblings = children_of (node->parent);

      if (node->index_within_parent + 1 < siblings->length)
        return siblings->data[node->index_within_parent + 1];
      node = node->parent;
      (*depth)--;
    }
  return NULL;
}

/* The guard foresees how deep a tree becomes; this is what holds should it err. */
static gboolean
is_too_deep (const GumboNode *top)
{
  guint depth = 0;

  for (const GumboNode *n = top; n != NULL; n = gumbo_after (top, n, &depth))
    if (depth > MAX_TREE_DEPTH)
      return TRUE;
  return FALSE;
}

/* gumbo frees a tree by recursion, which a very deep one does not survive: all nodes become
 * children of the first. Its lists are from malloc, by gumbo's default. */
static void
flatten (GumboNode *top)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  guint depth = 0;
  void **list;

  for (GumboNode *n = gumbo_after (top, top, &depth); n != NULL; n = gumbo_after (top, n, &depth))
    g_ptr_array_add (all, n);
  for (guint i = 0; i < all->len; i++)
    if (is_element (g_ptr_array_index (all, i)))
      ((GumboNode *) g_ptr_array_index (all, i))->v.element.children.length = 0;
  list = malloc (all->len * sizeof *list);
  if (list == NULL)
    return;
  memcpy (list, all->pdata, all->len * sizeof *list);
  free (top->v.document.children.data);
  top->v.document.children.data = list;
  top->v.document.children.length = all->len;
  top->v.document.children.capacity = all->len;
}

static gsize
count_nodes (const GumboNode *node)
{
  gsize n = 1;

  if (!is_kept (node))
    return 0;
  if (is_element (node))
    for (guint i = 0; i < node->v.element.children.length; i++)
      n += count_nodes (node->v.element.children.data[i]);
  return n;
}

static char *
unknown_tag (const GumboElement *element)
{
  GumboStringPiece name = element->original_tag;

  if (element->tag != GUMBO_TAG_UNKNOWN || name.data == NULL)
    return NULL;
  gumbo_tag_from_original_text (&name);
  return g_ascii_strdown (name.data, (gssize) name.length);
}

static AshHtmlNode *
take_node (AshHtml *self, const GumboNode *gumbo, AshHtmlNode *parent)
{
  AshHtmlNode *node = &self->nodes[self->n_nodes++];
  AshHtmlNode *last = NULL;

  *node = (AshHtmlNode){ .gumbo = gumbo, .html = self, .parent = parent };
  if (!is_element (gumbo))
    return node;
  node->own_tag = unknown_tag (&gumbo->v.element);
  node->is_own =
      (gumbo->parse_flags & MADE_BY_PARSER) != 0 || gumbo->v.element.original_tag.data == NULL;
  if (gumbo->v.element.tag == GUMBO_TAG_BODY && self->body == NULL)
    self->body = node;
  for (guint i = 0; i < gumbo->v.element.children.length; i++)
    {
      const GumboNode *child = gumbo->v.element.children.data[i];
      AshHtmlNode *taken = is_kept (child) ? take_node (self, child, node) : NULL;

      if (taken == NULL)
        continue;
      if (last == NULL)
        node->first = taken;
      else
        last->sibling = taken;
      last = taken;
    }
  return node;
}

static AshHtml *
refuse_deep (AshHtml *self, GError **error)
{
  flatten (self->output->document);
  ash_html_free (self);
  g_set_error (error, ASH_ERROR, ASH_ERROR_LIMIT,
               _ ("The page is kept as a file, but not shown: its elements stand in each other "
                  "deeper than in any page."));
  return NULL;
}

/**
 * ash_html_parse:
 * @text: valid UTF-8, a whole page or a fragment of one
 * @length: its bytes, or -1
 * @error: %ASH_ERROR_LIMIT
 *
 * A text with a doctype, html, head or body is parsed as a page, any other as what could stand
 * in a body.
 *
 * Returns: (transfer full) (nullable): the tree
 */
AshHtml *
ash_html_parse (const char *text, gssize length, GError **error)
{
  gsize n = length < 0 ? strlen (text) : (gsize) length;
  GumboOptions options = kGumboDefaultOptions;
  AshHtmlGuarded guarded;
  AshHtml *self;

  if (!ash_html_guard (text, n, &guarded, error))
    return NULL;
  self = g_new0 (AshHtml, 1);
  self->source = g_strndup (text, n);
  self->length = strlen (self->source);
  options.max_errors = 0;
  if (!guarded.is_document)
    options.fragment_context = GUMBO_TAG_BODY;
  self->output = gumbo_parse_with_options (&options, self->source, self->length);
  if (is_too_deep (self->output->document))
    return refuse_deep (self, error);
  self->nodes = g_new (AshHtmlNode, count_nodes (self->output->root));
  take_node (self, self->output->root, NULL);
  return self;
}

void
ash_html_free (AshHtml *self)
{
  if (self == NULL)
    return;
  for (gsize i = 0; i < self->n_nodes; i++)
    g_free (self->nodes[i].own_tag);
  g_free (self->nodes);
  gumbo_destroy_output (&kGumboDefaultOptions, self->output);
  g_free (self->source);
  g_free (self);
}

const char *
ash_html_source (const AshHtml *self, gsize *out_length)
{
  if (out_length != NULL)
    *out_length = self->length;
  return self->source;
}

const AshHtmlNode *
ash_html_root (const AshHtml *self)
{
  return &self->nodes[0];
}

const AshHtmlNode *
ash_html_body (const AshHtml *self)
{
  return self->body != NULL ? self->body : &self->nodes[0];
}

const char *
ash_html_tag (const AshHtmlNode *node)
{
  if (!is_element (node->gumbo))
    return NULL;
  return node->own_tag != NULL ? node->own_tag
                               : gumbo_normalized_tagname (node->gumbo->v.element.tag);
}

const char *
ash_html_text (const AshHtmlNode *node)
{
  return is_element (node->gumbo) ? NULL : node->gumbo->v.text.text;
}

const AshHtmlNode *
ash_html_first (const AshHtmlNode *node)
{
  return node->first;
}

const AshHtmlNode *
ash_html_sibling (const AshHtmlNode *node)
{
  return node->sibling;
}

const AshHtmlNode *
ash_html_parent (const AshHtmlNode *node)
{
  return node->parent;
}

const AshHtmlNode *
ash_html_after (const AshHtmlNode *top, const AshHtmlNode *node)
{
  if (node->first != NULL)
    return node->first;
  while (node != top && node->sibling == NULL)
    node = node->parent;
  return node != top ? node->sibling : NULL;
}

guint
ash_html_n_attributes (const AshHtmlNode *node)
{
  return is_element (node->gumbo) ? node->gumbo->v.element.attributes.length : 0;
}

static gsize
offset_of (const AshHtml *self, const char *place)
{
  if (place == NULL || place < self->source || place > self->source + self->length)
    return ASH_HTML_NO_OFFSET;
  return (gsize) (place - self->source);
}

/**
 * ash_html_attribute_at:
 * @out: (out): the attribute; without a value as written its range is %ASH_HTML_NO_OFFSET
 */
gboolean
ash_html_attribute_at (const AshHtmlNode *node, guint index, AshHtmlAttribute *out)
{
  const GumboAttribute *attribute;

  if (index >= ash_html_n_attributes (node))
    return FALSE;
  attribute = node->gumbo->v.element.attributes.data[index];
  out->name = attribute->name;
  out->value = attribute->value;
  out->start = out->end = ASH_HTML_NO_OFFSET;
  if (!node->is_own && attribute->original_value.data != attribute->original_name.data)
    out->start = offset_of (node->html, attribute->original_value.data);
  if (out->start != ASH_HTML_NO_OFFSET)
    out->end = out->start + attribute->original_value.length;
  return TRUE;
}

const char *
ash_html_attribute (const AshHtmlNode *node, const char *name)
{
  const GumboAttribute *attribute =
      is_element (node->gumbo) ? gumbo_get_attribute (&node->gumbo->v.element.attributes, name)
                               : NULL;

  return attribute != NULL ? attribute->value : NULL;
}

/**
 * ash_html_start:
 *
 * Returns: offset of the "<" of the start tag, or of a text's first byte
 */
gsize
ash_html_start (const AshHtmlNode *node)
{
  if (!is_element (node->gumbo))
    return offset_of (node->html, node->gumbo->v.text.original_text.data);
  return node->is_own ? ASH_HTML_NO_OFFSET
                      : offset_of (node->html, node->gumbo->v.element.original_tag.data);
}

gsize
ash_html_start_tag_end (const AshHtmlNode *node)
{
  gsize start = ash_html_start (node);

  if (start == ASH_HTML_NO_OFFSET || !is_element (node->gumbo))
    return ASH_HTML_NO_OFFSET;
  return start + node->gumbo->v.element.original_tag.length;
}

/* gumbo notes the tag that ended an element, be it that of another one around it. */
static gboolean
has_end_tag (const AshHtmlNode *node)
{
  const GumboStringPiece *end = &node->gumbo->v.element.original_end_tag;
  const char *tag = ash_html_tag (node);
  gsize length = strlen (tag);

  return end->length >= length + 2 && g_ascii_strncasecmp (end->data + 2, tag, length) == 0 &&
         strchr ("> \t\r\n\f/", end->data[length + 2]) != NULL;
}

gsize
ash_html_end_tag_start (const AshHtmlNode *node)
{
  if (!is_element (node->gumbo) || !has_end_tag (node))
    return ASH_HTML_NO_OFFSET;
  return offset_of (node->html, node->gumbo->v.element.original_end_tag.data);
}

static gboolean
is_void (const AshHtmlNode *node)
{
  return (ash_tag_flags (ash_html_tag (node)) & ASH_TAG_VOID) != 0;
}

/**
 * ash_html_end:
 *
 * Returns: offset behind the end tag, behind the start tag of an element that has no content
 *   (`img`), behind a text
 */
gsize
ash_html_end (const AshHtmlNode *node)
{
  gsize end_tag = ash_html_end_tag_start (node);
  gsize start = ash_html_start (node);

  if (!is_element (node->gumbo))
    return start != ASH_HTML_NO_OFFSET ? start + node->gumbo->v.text.original_text.length : start;
  if (end_tag != ASH_HTML_NO_OFFSET)
    return end_tag + node->gumbo->v.element.original_end_tag.length;
  return is_void (node) ? ash_html_start_tag_end (node) : ASH_HTML_NO_OFFSET;
}

/* Whether a reader sees a gap before and after the element. */
static gboolean
is_apart (const AshHtmlNode *node)
{
  static const char *const together[] = { "abbr", "acronym", "bdi",  "bdo",  "cite", "data",
                                          "del",  "dfn",     "ins",  "kbd",  "mark", "q",
                                          "rp",   "rt",      "ruby", "samp", "span", "sub",
                                          "sup",  "time",    "var",  "wbr",  NULL };
  const char *tag = ash_html_tag (node);

  return !(ash_tag_flags (tag) & ASH_TAG_FORMATTING) && !g_strv_contains (together, tag);
}

static void
append_text (GString *out, const AshHtmlNode *node)
{
  const char *tag = ash_html_tag (node);
  gboolean is_block;

  if (tag == NULL)
    {
      g_string_append (out, ash_html_text (node));
      return;
    }
  if (g_str_equal (tag, "script") || g_str_equal (tag, "style") || g_str_equal (tag, "template"))
    return;
  is_block = is_apart (node);
  if (is_block)
    g_string_append_c (out, ' ');
  for (const AshHtmlNode *child = node->first; child != NULL; child = child->sibling)
    append_text (out, child);
  if (is_block)
    g_string_append_c (out, ' ');
}

static char *
fold_spaces (const char *text)
{
  GString *out = g_string_sized_new (strlen (text));
  gboolean is_gap = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isspace (g_utf8_get_char (p)))
      is_gap = TRUE;
    else
      {
        if (is_gap && out->len > 0)
          g_string_append_c (out, ' ');
        is_gap = FALSE;
        g_string_append_len (out, p, g_utf8_next_char (p) - p);
      }
  return g_string_free (out, FALSE);
}

char *
ash_html_text_content (const AshHtmlNode *node)
{
  g_autoptr (GString) out = g_string_new (NULL);

  append_text (out, node);
  return fold_spaces (out->str);
}
