#pragma once

#include "ash-desk.h"

#include <ash-page.h>
#include <ash-progress.h>

G_BEGIN_DECLS

GHashTable *
ash_desk_estimates (AshStore *store, const char *tree, AshProgress *progress, GError **error);
/* The same of a design that is there already. */
GHashTable *ash_desk_estimates_of (const AshDesign *design,
                                   const AshBodies *bodies,
                                   AshProgress *progress,
                                   GError **error);

G_END_DECLS
