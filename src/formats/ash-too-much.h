#pragma once

#include "ash-dry-run.h"

G_BEGIN_DECLS

/* (transfer full) (nullable): that the package may be larger than the system takes */
char *ash_dry_run_dup_too_much (const AshDryRun *self);

G_END_DECLS
