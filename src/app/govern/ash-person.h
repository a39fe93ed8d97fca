#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Who sits at this computer, as the preferences say, else as the computer does: the author of
 * comments and versions. (transfer full) */
char *ash_person_dup_name (void);

G_END_DECLS
