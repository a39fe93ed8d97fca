#pragma once

#include "ash-page-cuts.h"

G_BEGIN_DECLS

/* A page that a page is split into. */
typedef struct
{
  const char *address; /* (nullable): by which the other parts link to it */
  const char *title;   /* (nullable): of the document, when it is not to have the old one */
} AshPageTarget;

typedef struct
{
  char *html;
  gsize start; /* what it has of the page that was split */
  gsize end;
} AshPagePiece;

/* The fragment of a link that leads to the page itself, "" for its top; NULL for any other.
 * (transfer full) (nullable) */
typedef char *(*AshPageSelfFunc) (const char *href, gpointer user_data);

GPtrArray *ash_page_split (const char *html,
                           const gsize *cuts,
                           guint n_cuts,
                           const AshPageTarget *targets,
                           AshPageSelfFunc is_self,
                           gpointer user_data,
                           GError **error);

/* Where each id of a page is: (transfer full) (element-type utf8 guint) id -> index of the piece */
GHashTable *ash_page_pieces_find_ids (GPtrArray *pieces);

G_END_DECLS
