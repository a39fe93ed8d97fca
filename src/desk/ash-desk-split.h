#pragma once

#include "ash-desk.h"

G_BEGIN_DECLS

/* Breaking pages of a credential, and joining them: each is one step. Links, anchors, footnotes
 * and media follow, in these pages and in all others of the credential. */

/* Where a page is split; see AshPageCuts for the places. */
typedef struct
{
  gsize offset;      /* byte of its text */
  const char *title; /* (nullable): of the page that begins there; NULL: its heading */
} AshDeskCut;

/* (transfer full): the pages that were made, in order. They stand after the page. */
GStrv ash_desk_split_page (
    AshStore *store, const char *page, const AshDeskCut *cuts, guint n_cuts, GError **error);
/* Several pages, in the order of the outline, become the first of them. (transfer full): its id */
char *ash_desk_merge_pages (AshStore *store, const char *const *pages, GError **error);
/* What stands from one cut to another (or the end of the content) goes to the end of the page @to,
 * or to a new page after this one. (transfer full): the id of the page that has it */
char *ash_desk_move_part (AshStore *store,
                          const char *page,
                          gsize start,
                          gsize end,
                          const char *to,
                          const char *title,
                          GError **error);
/* The text of a page as the functions above count its bytes: (transfer full) */
char *ash_desk_dup_page_text (AshStore *store, const char *page, GError **error);

char *ash_desk_dup_origin_text (AshStore *store, const char *item, GError **error);

G_END_DECLS
