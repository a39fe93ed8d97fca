#pragma once

#include "ash-learner-private.h"

#include <ash-page.h>

G_BEGIN_DECLS

typedef enum
{
  ASH_SITE_START,
  ASH_SITE_MODULES, /* every module and what is in it */
  ASH_SITE_ITEM,
  ASH_SITE_ASSET_PAGE, /* HTML that came as a file: shown like a page, its scripts left out */
  ASH_SITE_FILE,
  ASH_SITE_STYLE,
} AshSitePageKind;

/* One path of the site. */
typedef struct
{
  AshSitePageKind kind;
  char *path;
  const AshItem *item;
  const AshAsset *asset;
  const char *digest; /* of a file */
  const char *type;
  int order; /* place in the reading order, -1 when only a link leads there */
} AshSitePage;

struct _AshSite
{
  const AshDesign *design;
  const AshBodies *bodies;
  AshWords *words;
  AshLinkMap *links;
  GHashTable *by_path; /* path -> AshSitePage, owned */
  GHashTable *by_item; /* item id -> AshSitePage, borrowed */
  GHashTable *by_file; /* item or asset id -> AshSitePage, borrowed */
  GPtrArray *sequence; /* (element-type AshSitePage) in reading order */
  GBytes *style;
  GBytes *script;
  GBytes *frame; /* what stands around every page */
  char *policy;

  /* While everything is made: what the pages lead to, and whom to tell. */
  GPtrArray *wanted; /* (nullable) (element-type AshSitePage) */
  GHashTable *is_wanted;
  AshReport *report; /* (nullable) */
};

/* A page that is being made. */
typedef struct
{
  AshSite *site;
  const AshSitePage *page;
  GString *out;
  gboolean needs_script;
} AshSheet;

AshSitePage *ash_site_page_of_item (AshSite *self, const char *item);
AshSitePage *ash_site_file_of (AshSite *self, const char *record);
/* The address of @to as it stands in @from; from now on the site needs @to. */
char *ash_site_href (AshSite *self, const AshSitePage *from, const AshSitePage *to);
void ash_site_want (AshSite *self, const AshSitePage *page);
GBytes *ash_site_render (AshSite *self, const AshSitePage *page, GError **error);

/* Where a link of an author's leads in the site. */
typedef enum
{
  ASH_WAY_SITE,    /* url is relative, to a page or a file of the site */
  ASH_WAY_OUTSIDE, /* url is a web address, or mail and telephone */
  ASH_WAY_DATA,    /* url is a picture in itself */
  ASH_WAY_UNUSED,  /* a part of the course that is not here; no url */
  ASH_WAY_NOWHERE,
} AshSiteWayKind;

typedef struct
{
  AshSiteWayKind way;
  char *url;
  const AshSitePage *page; /* ASH_WAY_SITE, NULL on the same page */
} AshSiteWay;

void ash_site_way_clear (AshSiteWay *self);
/* @wants_file: for what shows in the page itself, pictures and players. */
void ash_site_resolve (AshSheet *sheet,
                       const AshItem *item,
                       const char *base,
                       const char *address,
                       gboolean wants_file,
                       AshSiteWay *out);
void ash_site_report_dead (AshSheet *sheet,
                           const AshItem *item,
                           const char *address,
                           AshSiteWayKind way);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AshSiteWay, ash_site_way_clear)

char *ash_site_filter_style (const char *style, gboolean *ground, gboolean *out_has_colours);
gboolean ash_site_keeps_colour (const char *name, const char *value, gboolean has_ground);

/* The author's HTML, made safe and at home in the site. @base: see ash_link_map_resolve;
 * @title: a first heading that says the same is left out. */
void ash_site_append_content (
    AshSheet *sheet, const AshItem *item, const char *base, const char *html, const char *title);
/* The body of an item: HTML or plain text. */
void ash_site_append_body (AshSheet *sheet, const AshItem *item);
/* A card that leads out of the site, or only names what is there when @url is no web address. */
void ash_site_append_outside (GString *out, AshSite *self, const char *label, const char *url);
/* A picture, a player, a document or a download. */
void ash_site_append_media (AshSheet *sheet, const AshSitePage *file, const char *title);
gboolean ash_site_is_web_address (const char *url);
char *ash_site_host (const char *url);

void ash_site_append_start (AshSheet *sheet);
void ash_site_append_modules (AshSheet *sheet);
void ash_site_append_module (AshSheet *sheet, const AshItem *folder);
void ash_site_append_item (AshSheet *sheet);
void ash_site_append_quiz (AshSheet *sheet, const AshItem *quiz);
void ash_site_append_menu (AshSheet *sheet, GString *out);
/* "Quiz · 20 min", what the lists say beside a title. */
void ash_site_append_facts (GString *out, AshSite *self, const AshItem *item);
char *ash_site_time_of (AshSite *self, const AshItem *item);
const AshItem *ash_site_module_of (AshSite *self, const AshItem *item);
const char *ash_site_title (const AshItem *item);

void ash_site_append_text (GString *out, const char *tag, const char *class_name, const char *text);
void ash_site_append_word (
    GString *out, AshSite *self, const char *tag, const char *class_name, const char *key);
/* Opens a box in which wide things scroll by themselves, by keyboard too. */
void ash_site_append_scroll (GString *out, const char *class_name, const char *label);
void ash_site_append_attribute (GString *out, const char *name, const char *value);

G_END_DECLS
