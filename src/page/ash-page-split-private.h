#pragma once

#include <ash-html.h>

#include "ash-page-split.h"

G_BEGIN_DECLS

/* From where to where the content of a page goes: what stands around it is its frame. */
void ash_page_content (const AshHtml *html, gsize *out_start, gsize *out_end);

/* id or name -> AshHtmlNode, borrowed; of several the first */
GHashTable *ash_page_anchors (const AshHtml *html);
/* The name behind the "#" of an address, percent-decoded. (transfer full) (nullable) */
char *ash_page_fragment (const char *href);
const AshHtmlNode *ash_page_find_anchor (GHashTable *anchors, const char *fragment);

/* A footnote: what is said of one place in the text, and leads back there. */
typedef struct
{
  gsize start;
  gsize end;
  const AshHtmlNode *node;
  const AshHtmlNode *list; /* (nullable): the ol or ul that it is an item of */
  GArray *refs;            /* (element-type gsize): where the text refers to it */
} AshPageNote;
GPtrArray *ash_page_notes (const AshHtml *html, GHashTable *anchors, GPtrArray *links);
const AshPageNote *ash_page_note_at (GPtrArray *notes, gsize offset);

guint ash_page_heading_level (const AshHtmlNode *node);
gboolean ash_page_is_within (const AshHtmlNode *node, const AshHtmlNode *above);
guint ash_page_count_letters (const char *text);
/* Letters of what is below @node, scripts and styles left out. */
guint ash_page_node_letters (const AshHtmlNode *node);
gboolean ash_page_is_silent (const char *tag);

/* A start tag as it is written, without its id and with @more behind its name. */
void ash_page_append_start_tag (GString *out,
                                const AshHtml *html,
                                const AshHtmlNode *node,
                                const char *more);

/* (element-type AshHtmlNode) */
GPtrArray *ash_page_divisions_at (const AshHtml *html, gsize offset);

#define ASH_PAGE_CONTINUED "data-continued"

G_END_DECLS
