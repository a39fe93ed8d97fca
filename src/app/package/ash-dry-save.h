#pragma once

#include <ash-dry-run.h>

#include "ash-place.h"
#include "ash-window.h"

G_BEGIN_DECLS

/* The list as a text file, for the person who brings the package in. */
void ash_dry_save_present (AshWindow *window,
                           AshPlace *place,
                           const AshDesign *design,
                           const AshDryRun *run);

G_END_DECLS
