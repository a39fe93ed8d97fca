#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AshHtml:
 *
 * A page or fragment parsed by the HTML5 rules, with the byte range of every tag and attribute
 * in the source. The source bytes are kept and are what gets edited; the tree only says where.
 */
typedef struct _AshHtml AshHtml;
typedef struct _AshHtmlNode AshHtmlNode; /* an element or a text */

typedef struct
{
  const char *name;  /* lower case */
  const char *value; /* decoded */
  gsize start;       /* byte range of the value as written, quotes included when there are any */
  gsize end;
} AshHtmlAttribute;

#define ASH_HTML_NO_OFFSET G_MAXSIZE

/* @text is valid UTF-8. ASH_ERROR_LIMIT refuses what a tokenizer of ours finds too deep, too
 * wide or too large (see ash-limits.h); honest Word HTML with 600 unclosed <p> passes. */
AshHtml *ash_html_parse (const char *text, gssize length, GError **error);
void ash_html_free (AshHtml *self);
const char *ash_html_source (const AshHtml *self, gsize *out_length);

const AshHtmlNode *ash_html_root (const AshHtml *self); /* html element or the fragment's root */
const AshHtmlNode *ash_html_body (const AshHtml *self); /* what holds the content */
const char *ash_html_tag (const AshHtmlNode *node);     /* lower case; NULL for a text */
const char *ash_html_text (const AshHtmlNode *node);    /* decoded text of a text node */
const AshHtmlNode *ash_html_first (const AshHtmlNode *node);
const AshHtmlNode *ash_html_sibling (const AshHtmlNode *node);
const AshHtmlNode *ash_html_parent (const AshHtmlNode *node);
/* Depth-first successor below @top, or NULL. */
const AshHtmlNode *ash_html_after (const AshHtmlNode *top, const AshHtmlNode *node);
guint ash_html_n_attributes (const AshHtmlNode *node);
gboolean ash_html_attribute_at (const AshHtmlNode *node, guint index, AshHtmlAttribute *out);
const char *ash_html_attribute (const AshHtmlNode *node, const char *name);
/* Byte offsets of the start tag's "<" and of the end tag's "<" and after; ASH_HTML_NO_OFFSET for
 * elements that the parser made itself, and for an end that is implied. */
gsize ash_html_start (const AshHtmlNode *node);
gsize ash_html_start_tag_end (const AshHtmlNode *node);
gsize ash_html_end_tag_start (const AshHtmlNode *node);
gsize ash_html_end (const AshHtmlNode *node);
/* All text below, scripts and styles left out, white space folded: (transfer full). */
char *ash_html_text_content (const AshHtmlNode *node);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshHtml, ash_html_free)

G_END_DECLS
