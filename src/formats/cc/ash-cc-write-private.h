#pragma once

#include "../ash-formats.h"
#include "../qti/ash-qti-write.h"
#include <ash-learner-words.h>
#include <ash-page.h>

G_BEGIN_DECLS

/* The ways to hand in an assignment that the format can name. */
static const char *const ASH_CC_FORMATS[] = { "text", "html", "url", "file" };

/* How a resource of the cartridge is made. */
typedef enum
{
  ASH_CC_FILE, /* bytes as they are */
  ASH_CC_PAGE, /* an HTML page, its links rewritten */
  ASH_CC_LINK,
  ASH_CC_TOPIC,
  ASH_CC_QUIZ,
  ASH_CC_BANK,
  ASH_CC_ASSIGNMENT,      /* 1.3 */
  ASH_CC_ASSIGNMENT_PAGE, /* 1.1: the same as a page */
  ASH_CC_LTI,
  ASH_CC_NOTICE, /* a page that says that there is nothing to show, and why */
  ASH_CC_START,  /* the start-here page */
} AshCcContent;

/* What was seen in the text of a resource and matters to some systems. */
typedef enum
{
  ASH_CC_LINKS_TO_PAGE = 1 << 0,
  ASH_CC_HAS_STYLE = 1 << 1,
  ASH_CC_HAS_SCRIPT = 1 << 2,
  ASH_CC_HAS_MEDIA = 1 << 3, /* video or sound that goes along */
  ASH_CC_HAS_SIGNS = 1 << 4, /* "<" that is meant to be read */
} AshCcTraits;

typedef struct
{
  AshCcContent content;
  char *identifier;    /* of the resource */
  char *name;          /* in the package */
  const AshItem *item; /* NULL: an asset, a bank, the start page */
  const char *title;
  const char *digest; /* of the body */
  const char *base;   /* package path that its links start from */
  AshRole role;
  GArray *lines;        /* AshQtiLine, of a quiz or bank */
  GPtrArray *needs;     /* (element-type AshCcMember) files it shows, each once */
  char *appendix;       /* HTML at its end: a rubric, what an assignment asks for */
  gboolean is_verbatim; /* a page whose bytes need no change */
  AshCcTraits traits;   /* of a text */
  char *written;        /* digest of what was written */
} AshCcMember;

struct _AshCartridgePlan
{
  const AshDesign *design;
  AshBodies bodies;
  AshCartridgeOptions options;
  AshReport *report;
  AshLinkMap *links;
  AshWords *words;              /* of the credential's language */
  GPtrArray *members;           /* (element-type AshCcMember) in the order of the manifest */
  AshCcMember *start;           /* the start-here page, or NULL */
  char *start_item;             /* its identifier in the outline */
  GHashTable *by_item;          /* item id -> AshCcMember */
  GHashTable *by_asset;         /* asset id -> AshCcMember */
  GHashTable *by_place;         /* "source\npath\ndigest" of an asset -> AshCcMember */
  GHashTable *by_likeness;      /* what makes two items one resource -> AshCcMember */
  GHashTable *left_out;         /* set of ids of items that are not written */
  GHashTable *names;            /* set of names taken, lower case */
  GHashTable *folders;          /* set of folders that names stand in, lower case */
  GHashTable *reserved;         /* set of names that files may have as they are, lower case */
  GHashTable *identifiers;      /* set of identifiers taken */
  GHashTable *item_identifiers; /* id of a linked item -> its identifier */
  GPtrArray *pending;           /* files that were reached by a link, still to be looked into */
  guint counts[ASH_N_ITEM_KINDS];
};

/* Where a link stands, while its page is looked at or written. */
typedef struct
{
  AshCartridgePlan *plan;
  AshCcMember *member;
  const AshItem *item; /* NULL: in a bank */
  const char *base;
  gboolean is_descriptor; /* links in XML start with the token */
  gboolean is_counting;   /* note dependencies and dead links, write nothing */
  guint n_changed;
} AshCcPlace;

/* names */
void ash_cc_reserve_names (AshCartridgePlan *self);
char *ash_cc_take_name (AshCartridgePlan *self, const char *wanted);
char *ash_cc_take_identifier (AshCartridgePlan *self, const char *id, const char *ending);
char *ash_cc_place_of_path (AshCartridgePlan *self,
                            const AshSourceView *view,
                            const char *path,
                            gboolean is_media);

/* what stays behind */
gboolean ash_cc_leave_out (AshCartridgePlan *self, const AshItem *item);

/* members */
AshCcMember *ash_cc_member_new (AshCartridgePlan *self, AshCcContent content);
void ash_cc_member_free (AshCcMember *self);
AshCcMember *ash_cc_member_of_asset (AshCartridgePlan *self, const AshAsset *asset);
AshCcMember *ash_cc_member_of_item (const AshCartridgePlan *self, const AshItem *item);
void ash_cc_member_need (AshCcMember *self, AshCcMember *other);
gboolean ash_cc_member_is_page (const AshCcMember *self);
gboolean ash_cc_can_carry_rubric (const AshItem *item);
void ash_cc_add_items (AshCartridgePlan *self);
void ash_cc_add_banks (AshCartridgePlan *self);
const char *ash_cc_title (const AshItem *item);

/* links */
void ash_cc_note_text (AshCcMember *member, const char *html);
char *ash_cc_rewrite_href (AshCcPlace *self, const char *tag, const char *href);
char *ash_cc_rewrite_html (AshCcPlace *self, const char *html, gssize length);
char *ash_cc_rewrite_question (const char *html, const char *base, gpointer place);
char *ash_cc_attachment_href (AshCcPlace *self, const char *href);

/* looking into what is written */
gboolean ash_cc_look_into (AshCartridgePlan *self, AshCcMember *member, GError **error);
void ash_cc_look_into_style (AshCartridgePlan *self, AshCcMember *member);

/* pages and descriptors: (transfer full) */
GBytes *ash_cc_write_page (AshCartridgePlan *self, AshCcMember *member, GError **error);
GBytes *ash_cc_write_assignment_page (AshCartridgePlan *self,
                                      AshCcMember *member,
                                      gboolean is_counting,
                                      GError **error);
GBytes *ash_cc_write_notice (AshCartridgePlan *self, AshCcMember *member);
GBytes *ash_cc_write_start (AshCartridgePlan *self, AshCcMember *member, gboolean is_counting);
/* With @is_counting what it needs and its dead links are noted. */
GBytes *ash_cc_write_descriptor (AshCartridgePlan *self,
                                 AshCcMember *member,
                                 gboolean is_counting,
                                 GError **error);
AshCcPlace ash_cc_place (AshCartridgePlan *self, AshCcMember *member, gboolean is_counting);
char *ash_cc_load_text (AshCartridgePlan *self,
                        const char *digest,
                        gboolean *out_changed,
                        GError **error);
char *ash_cc_fragment (const char *html);
char *ash_cc_page_append (const char *html, const char *fragment);
char *ash_cc_page_set_charset (const char *html);
gboolean ash_cc_page_has_charset (const char *html);
const char *ash_cc_tree_id (const AshCartridgePlan *self);
gboolean ash_cc_is_start_page (AshCartridgePlan *self, const AshItem *item);

/* manifest and proof */
GBytes *ash_cc_write_manifest (AshCartridgePlan *self);
gboolean ash_cc_verify (AshCartridgePlan *self,
                        const char *path,
                        GBytes *manifest,
                        AshProgress *progress,
                        GError **error);
const char *ash_cc_type (const AshCartridgePlan *self, const AshCcMember *member);
void
ash_cc_say (AshCartridgePlan *self, AshLineKind kind, const AshItem *item, const char *format, ...)
    G_GNUC_PRINTF (4, 5);

G_END_DECLS
