#include "ash-html-private.h"

#include <stdlib.h>
#include <string.h>

typedef struct
{
  const char *name;
  AshTagFlags flags;
} Tag;

#define BLOCK (ASH_TAG_CLOSES_P | ASH_TAG_SPECIAL)
#define OUT ASH_TAG_BREAKS_OUT
#define SCOPE (ASH_TAG_BARRIER | ASH_TAG_SPECIAL | ASH_TAG_MARKER)

/* In the order of their names. */
static const Tag TAGS[] = {
  { "a", ASH_TAG_FORMATTING },
  { "address", BLOCK },
  { "applet", SCOPE },
  { "area", ASH_TAG_VOID },
  { "article", BLOCK },
  { "aside", BLOCK },
  { "b", ASH_TAG_FORMATTING | OUT },
  { "base", ASH_TAG_VOID },
  { "basefont", ASH_TAG_VOID },
  { "bgsound", ASH_TAG_VOID },
  { "big", ASH_TAG_FORMATTING | OUT },
  { "blockquote", BLOCK | OUT },
  { "body", ASH_TAG_OUTER | OUT },
  { "br", ASH_TAG_VOID | OUT },
  { "button", ASH_TAG_SPECIAL },
  { "caption", SCOPE | ASH_TAG_TABLE },
  { "center", BLOCK | OUT },
  { "code", ASH_TAG_FORMATTING | OUT },
  { "col", ASH_TAG_VOID },
  { "colgroup", ASH_TAG_SPECIAL | ASH_TAG_TABLE },
  { "dd", BLOCK | OUT },
  { "details", BLOCK },
  { "dialog", BLOCK },
  { "dir", BLOCK },
  { "div", BLOCK | OUT },
  { "dl", BLOCK | OUT },
  { "dt", BLOCK | OUT },
  { "em", ASH_TAG_FORMATTING | OUT },
  { "embed", ASH_TAG_VOID | OUT },
  { "fieldset", BLOCK },
  { "figcaption", BLOCK },
  { "figure", BLOCK },
  { "font", ASH_TAG_FORMATTING | OUT },
  { "footer", BLOCK },
  { "form", BLOCK },
  { "frame", ASH_TAG_VOID },
  { "h1", BLOCK | ASH_TAG_HEADING | OUT },
  { "h2", BLOCK | ASH_TAG_HEADING | OUT },
  { "h3", BLOCK | ASH_TAG_HEADING | OUT },
  { "h4", BLOCK | ASH_TAG_HEADING | OUT },
  { "h5", BLOCK | ASH_TAG_HEADING | OUT },
  { "h6", BLOCK | ASH_TAG_HEADING | OUT },
  { "head", ASH_TAG_OUTER | OUT },
  { "header", BLOCK },
  { "hgroup", BLOCK },
  { "hr", ASH_TAG_VOID | ASH_TAG_CLOSES_P | OUT },
  { "html", ASH_TAG_OUTER },
  { "i", ASH_TAG_FORMATTING | OUT },
  { "iframe", ASH_TAG_RAW },
  { "image", ASH_TAG_VOID },
  { "img", ASH_TAG_VOID | OUT },
  { "input", ASH_TAG_VOID },
  { "keygen", ASH_TAG_VOID },
  { "li", BLOCK | OUT },
  { "link", ASH_TAG_VOID },
  { "listing", BLOCK | OUT },
  { "main", BLOCK },
  { "marquee", SCOPE },
  { "math", ASH_TAG_FOREIGN },
  { "menu", BLOCK | OUT },
  { "meta", ASH_TAG_VOID | OUT },
  { "nav", BLOCK },
  { "nobr", ASH_TAG_FORMATTING | OUT },
  { "noembed", ASH_TAG_RAW },
  { "noframes", ASH_TAG_RAW },
  { "object", SCOPE },
  { "ol", BLOCK | OUT },
  { "p", BLOCK | OUT },
  { "param", ASH_TAG_VOID },
  { "plaintext", BLOCK | ASH_TAG_RAW },
  { "pre", BLOCK | OUT },
  { "ruby", OUT },
  { "s", ASH_TAG_FORMATTING | OUT },
  { "script", ASH_TAG_RAW },
  { "section", BLOCK },
  { "select", ASH_TAG_SPECIAL },
  { "small", ASH_TAG_FORMATTING | OUT },
  { "source", ASH_TAG_VOID },
  { "span", OUT },
  { "strike", ASH_TAG_FORMATTING | OUT },
  { "strong", ASH_TAG_FORMATTING | OUT },
  { "style", ASH_TAG_RAW },
  { "sub", OUT },
  { "summary", BLOCK },
  { "sup", OUT },
  { "svg", ASH_TAG_FOREIGN },
  { "table", BLOCK | ASH_TAG_BARRIER | OUT },
  { "tbody", ASH_TAG_SPECIAL | ASH_TAG_TABLE },
  { "td", SCOPE | ASH_TAG_TABLE },
  { "template", SCOPE },
  { "textarea", ASH_TAG_RAW },
  { "tfoot", ASH_TAG_SPECIAL | ASH_TAG_TABLE },
  { "th", SCOPE | ASH_TAG_TABLE },
  { "thead", ASH_TAG_SPECIAL | ASH_TAG_TABLE },
  { "title", ASH_TAG_RAW },
  { "tr", ASH_TAG_SPECIAL | ASH_TAG_TABLE },
  { "track", ASH_TAG_VOID },
  { "tt", ASH_TAG_FORMATTING | OUT },
  { "u", ASH_TAG_FORMATTING | OUT },
  { "ul", BLOCK | OUT },
  { "var", OUT },
  { "wbr", ASH_TAG_VOID },
  { "xmp", ASH_TAG_CLOSES_P | ASH_TAG_RAW },
};

static int
compare_tags (const void *key, const void *tag)
{
  return strcmp (key, ((const Tag *) tag)->name);
}

/**
 * ash_tag_flags:
 * @name: an element's name, lower case
 */
AshTagFlags
ash_tag_flags (const char *name)
{
  const Tag *tag = bsearch (name, TAGS, G_N_ELEMENTS (TAGS), sizeof TAGS[0], compare_tags);

  return tag != NULL ? tag->flags : 0;
}
