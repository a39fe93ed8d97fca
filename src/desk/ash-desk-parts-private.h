#pragma once

#include <ash-page-split.h>
#include <ash-page.h>

#include "ash-desk-private.h"
#include "ash-desk-split.h"

G_BEGIN_DECLS

/* A page while it is taken apart or put together. */
typedef struct
{
  AshItem *item;
  GBytes *bytes;
  char *text; /* UTF-8 HTML, also of a page that was plain text */
  AshPageCuts *cuts;
  GPtrArray *origins; /* (element-type AshItemOrigin) */
} AshDeskText;

AshDeskText *ash_desk_text_new (AshStore *store, const char *page, GError **error);
void ash_desk_text_free (AshDeskText *self);
/* Gives a record a text in the encoding of @before; the record is stored by who calls. */
gboolean ash_desk_put_text (
    AshStore *store, AshItem *item, GBytes *before, const char *text, GError **error);

/* Where bytes of the page come from: adds (element-type AshItemOrigin) to @out. */
gboolean ash_desk_find_ranges (AshStore *store,
                               const AshDeskText *text,
                               gsize start,
                               gsize end,
                               GPtrArray *out,
                               GError **error);
/* Makes them all that the item comes from; ranges that meet are one. */
gboolean
ash_desk_put_origins (AshStore *store, const char *item, GPtrArray *origins, GError **error);

/* The part of a course's page that a range names, as a page of its own: (transfer full) */
char *
ash_desk_dup_part (AshStore *store, const AshItemOrigin *origin, const char *title, GError **error);

/* What is said of a page is said of each part of it. */
gboolean
ash_desk_copy_alignments (AshStore *store, const char *from, const char *to, GError **error);
gboolean
ash_desk_move_alignments (AshStore *store, const char *from, const char *to, GError **error);
/* Comments on words that are in @text now go there; @text %NULL: all do. */
gboolean ash_desk_move_comments (
    AshStore *store, const char *from, const char *to, const char *text, GError **error);

/* Links. @fragment: (nullable): without "#". Returns the new address, or %NULL. */
typedef char *(*AshFollowFunc) (const AshItem *from,
                                const AshItem *to,
                                const char *fragment,
                                const char *href,
                                gpointer user_data);
char *ash_desk_follow_in (AshLinkMap *map,
                          const AshItem *item,
                          const char *text,
                          AshFollowFunc follow,
                          gpointer user_data);
/* In all texts of the tree but those of @but (set of ids); @needs: (nullable): only in those whose
 * bytes have it somewhere. */
gboolean ash_desk_follow_links (AshStore *store,
                                const AshDesign *design,
                                AshLinkMap *map,
                                GHashTable *but,
                                const char *needs,
                                AshFollowFunc follow,
                                gpointer user_data,
                                GError **error);

/* A text of @from that is to stand in @to: where links start from elsewhere, they say what they
 * lead to. */
char *ash_desk_rebase (const AshDesign *design,
                       AshLinkMap *map,
                       const AshItem *from,
                       const AshItem *to,
                       const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshDeskText, ash_desk_text_free)

G_END_DECLS
