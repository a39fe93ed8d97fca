#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the windows remember from one run to the next, on this computer: how a person likes to
 * look at things, never anything of a document. Main thread. */
int ash_memory_get (const char *group, const char *key, int otherwise);
void ash_memory_set (const char *group, const char *key, int value);

G_END_DECLS
