#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A place where a page can be cut in two. */
typedef struct
{
  gsize offset;  /* byte of the page */
  guint level;   /* of the heading that stands there, 1 to 6; 0: something else */
  char *title;   /* (nullable): of that heading */
  guint letters; /* of the text before it; white space is not counted */
  guint content; /* letters and pictures up to the next cut; headings and footnotes do not count */
} AshPageCut;

/**
 * AshPageCuts:
 *
 * Where a page can be cut: before each of its blocks, also inside the divisions that hold them,
 * but in no list, table or form. What opens a division goes with the division, an anchor before a
 * heading with the heading. The first cut is where the content begins.
 */
typedef struct _AshPageCuts AshPageCuts;

AshPageCuts *ash_page_cuts_new (const char *html, GError **error);
void ash_page_cuts_free (AshPageCuts *self);
guint ash_page_cuts_get_n (const AshPageCuts *self);
const AshPageCut *ash_page_cuts_get (const AshPageCuts *self, guint index);
gsize ash_page_cuts_get_end (const AshPageCuts *self);

/* Cutting at headings */
guint ash_page_cuts_best_level (const AshPageCuts *self);
GArray *ash_page_cuts_at_level (const AshPageCuts *self, guint level);

/* Cutting at a place */
gsize ash_page_cuts_before (const AshPageCuts *self, gsize start, int letters);
gsize ash_page_cuts_after (const AshPageCuts *self, gsize start, gsize end, int letters);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshPageCuts, ash_page_cuts_free)

G_END_DECLS
