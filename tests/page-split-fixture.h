#pragma once

/* What tests of cut, split and joined pages need. */
#include <ash-archive.h>
#include <ash-error.h>
#include <ash-html.h>
#include <ash-page-join.h>
#include <ash-page-split.h>
#include <ash-page.h>
#include <ash-path.h>
#include <string.h>

/* Cut before each heading of that level; the pages are "a", "b", … */
G_GNUC_UNUSED static GPtrArray *
split (const char *html, guint level, GError **error)
{
  static const AshPageTarget targets[] = { { "ash:item/a", "TA" }, { "ash:item/b", "TB" },
                                           { "ash:item/c", "TC" }, { "ash:item/d", "TD" },
                                           { "ash:item/e", "TE" }, { "ash:item/f", "TF" } };
  g_autoptr (AshPageCuts) cuts = ash_page_cuts_new (html, NULL);
  g_autoptr (GArray) at = ash_page_cuts_at_level (cuts, level);
  gsize offsets[6];

  g_assert_cmpuint (at->len, <=, 6);
  for (guint i = 1; i < at->len; i++)
    offsets[i - 1] = ash_page_cuts_get (cuts, g_array_index (at, guint, i))->offset;
  return ash_page_split (html, offsets, at->len - 1, targets, NULL, NULL, error);
}
