#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* (transfer full): words or figures that are built in, as "weeks.ini" */
GKeyFile *ash_check_load_data (const char *name);

G_END_DECLS
