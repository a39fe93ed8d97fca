#pragma once

#include <ash-design.h>
#include <ash-html.h>

G_BEGIN_DECLS

/* HTML as data: what a page links to, how to change a link without touching any other byte,
 * how long it is. */

typedef struct
{
  const AshHtmlNode *node;
  char *tag;       /* "a", "img", … */
  char *attribute; /* "href", "src", "srcset", "poster", "data", "value", "style" */
  char *href;      /* decoded, one address; of srcset and style each address is one link */
  gsize start;     /* byte range that is replaced to change the address, see ash_page_rewrite */
  gsize end;
  gboolean is_quoted; /* whether the range stands inside quotes */
} AshPageLink;

void ash_page_link_free (AshPageLink *self);
GPtrArray *ash_page_links (const AshHtml *html); /* (element-type AshPageLink) in order */

/* Returns the new address, (transfer full), or NULL to leave the link as it is. */
typedef char *(*AshLinkFunc) (const AshPageLink *link, gpointer user_data);
/* Rewrites addresses on their byte ranges; every other byte stays. HTML that is refused by the
 * front door is returned as it is, with @out_error set. */
char *ash_page_rewrite (
    const char *html, gssize length, AshLinkFunc func, gpointer user_data, GError **out_error);

/* The page with the words of links that lead to @href as mere words, and with the pictures @src
 * marked as decoration; every other byte stays. (transfer full) (nullable): %NULL where there is
 * nothing of the kind. */
char *ash_page_unlink (const char *html, gssize length, const char *href);
char *ash_page_decorate (const char *html, gssize length, const char *src);
/* The page with its language said in its html element. (transfer full) (nullable): %NULL for a page
 * that has none. */
char *ash_page_set_language (const char *html, gssize length, const char *lang);

/* What a page is about, for workload and checks. */
typedef struct
{
  guint words;
  guint images;
  guint images_without_alt; /* no alt attribute at all, or one that is only a file name */
  GPtrArray *missing_alt;   /* (element-type utf8) their src */
  guint headings;
  guint tables;
  GPtrArray *players; /* (element-type utf8): films and sounds, what is embedded, and what is linked
                       * to: of each the addresses that it may be played from, one a line */
} AshPageFacts;
AshPageFacts *ash_page_facts_new (const char *html, gssize length);
AshPageFacts *ash_page_facts_of (const AshHtml *parsed);
void ash_page_facts_free (AshPageFacts *self);

/* The text of a stored page: its bytes as UTF-8 (declared encoding, BOM, Windows-1252). */
char *ash_page_decode (GBytes *bytes, gboolean *out_changed);
/* The same page after an edit, in the encoding that @before has. */
GBytes *ash_page_encode (GBytes *before, const char *text);
/* Paragraphs of a text without markup: (transfer full). */
char *ash_page_from_plain (const char *text);
/* What stands inside body, or all of a fragment: (transfer full). */
char *ash_page_body (const char *html, gssize length);
char *ash_page_title (const char *html, gssize length);
char *ash_page_first_words (const char *html, gssize length);

/* Where a link leads. */
typedef enum
{
  ASH_LINK_EXTERNAL, /* http, https, mailto, tel, data, … */
  ASH_LINK_FRAGMENT, /* on the same page */
  ASH_LINK_ITEM,     /* an item of this tree */
  ASH_LINK_ASSET,    /* a file of this tree or of a source it uses */
  ASH_LINK_UNUSED,   /* a source item that this tree does not use */
  ASH_LINK_MODULES,  /* Canvas's module list, or the course's home */
  ASH_LINK_SYLLABUS,
  ASH_LINK_DEAD,
} AshLinkKind;

typedef struct
{
  AshLinkKind kind;
  const AshItem *item;   /* ITEM: of this tree; UNUSED: of the source */
  const AshAsset *asset; /* ASSET */
  char *tail;            /* "?query#fragment" worth keeping: LMS's own parameters are gone */
} AshLinkTarget;

void ash_link_target_clear (AshLinkTarget *self);

/* Resolves links of one design; made once, used for all its pages. */
typedef struct _AshLinkMap AshLinkMap;
AshLinkMap *ash_link_map_new (const AshDesign *design); /* borrows it */
void ash_link_map_free (AshLinkMap *self);
/* @base: the package path that relative links start from (an item's or question's `path`).
 * @item: the item of the design that the link stands in, to know the source; NULL: any.
 * Knows `ash:item/ID` and `ash:asset/ID`, the five spellings of the file base token, and
 * Canvas's $WIKI_REFERENCE$, $CANVAS_OBJECT_REFERENCE$, $CANVAS_COURSE_REFERENCE$, encoded or not.
 */
void ash_link_map_resolve (
    AshLinkMap *self, const AshItem *item, const char *base, const char *href, AshLinkTarget *out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshPageLink, ash_page_link_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshPageFacts, ash_page_facts_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshLinkMap, ash_link_map_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AshLinkTarget, ash_link_target_clear)

G_END_DECLS
