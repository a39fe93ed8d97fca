#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether a title is that of what helps learners find their way (a welcome, a reading list, help),
 * rather than of something that they learn from. The words are data/orientation.ini. */
gboolean ash_is_orientation (const char *title);

G_END_DECLS
