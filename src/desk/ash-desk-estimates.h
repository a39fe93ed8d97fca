#pragma once

#include "ash-desk.h"
#include <ash-progress.h>

G_BEGIN_DECLS

GHashTable *
ash_desk_estimates (AshStore *store, const char *tree, AshProgress *progress, GError **error);

G_END_DECLS
