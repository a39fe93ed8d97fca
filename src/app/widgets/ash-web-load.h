#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What needs WebKit stands in a module of its own, `ash-web.so`: loading it takes longer than
 * everything else of a start, so it waits until it is first asked for. Each thing in it is reached
 * by one exported symbol, a table of functions. */
gconstpointer ash_web_load (const char *symbol, GError **error);

G_END_DECLS
