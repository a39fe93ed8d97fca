#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A passage of a page that people speak about: some of its words, kept as they read then. Where it
 * stands is found by its letters; white space, and the tags between them, may be others. */

/* Some words as they are kept: white space folded, at most ASH_PASSAGE_MOST characters, then "…".
 * %NULL: there is no word in it. (transfer full) (nullable) */
char *ash_passage_clean (const char *text);
/* Where in the HTML the passage stands first; @out_start and @out_end (optional) are bytes of it.
 */
gboolean ash_passage_find (const char *html, const char *passage, gsize *out_start, gsize *out_end);

#define ASH_PASSAGE_MOST 400

G_END_DECLS
