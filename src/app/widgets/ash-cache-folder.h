#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Copies that other programs open. They stand in the cache folder, which programs outside a sandbox
 * see too, and go after a week. */

char *ash_cache_folder_path (const char *kind); /* (transfer full): "opened", "sites" */
/* Takes away what is older; for a worker. */
void ash_cache_folder_sweep (const char *kind);

G_END_DECLS
