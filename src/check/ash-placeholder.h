#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether a text only keeps a place for what is still to be written: "TBD", "…", "Lorem ipsum".
 * NULL and what has no letter are. The words are data/placeholders.ini. */
gboolean ash_is_placeholder (const char *text);

G_END_DECLS
