#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the guard found on its way through the text. */
typedef struct
{
  gboolean is_document; /* has a doctype, html, head or body of its own */
} AshHtmlGuarded;

gboolean
ash_html_guard (const char *text, gsize length, AshHtmlGuarded *out_guarded, GError **error);

/* What the rules of HTML5 say of an element, as far as nesting goes. */
typedef enum
{
  ASH_TAG_VOID = 1 << 0,
  ASH_TAG_FORMATTING = 1 << 1,
  ASH_TAG_CLOSES_P = 1 << 2,
  ASH_TAG_BARRIER = 1 << 3, /* ends the scope of what stands outside */
  ASH_TAG_SPECIAL = 1 << 4,
  ASH_TAG_RAW = 1 << 5,     /* its content is text up to the end tag */
  ASH_TAG_OUTER = 1 << 6,   /* html, head, body: never nested */
  ASH_TAG_MARKER = 1 << 7,  /* formatting elements stay inside */
  ASH_TAG_TABLE = 1 << 8,   /* a part of a table, ignored outside one */
  ASH_TAG_FOREIGN = 1 << 9, /* svg, math */
  ASH_TAG_HEADING = 1 << 10,
  ASH_TAG_BREAKS_OUT = 1 << 11, /* ends SVG and MathML */
} AshTagFlags;

AshTagFlags ash_tag_flags (const char *name);

G_END_DECLS
