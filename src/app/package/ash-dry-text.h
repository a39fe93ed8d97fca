#pragma once

#include <ash-dry-run.h>

G_BEGIN_DECLS

/* The list of what becomes of a package, to be handed on. */
char *ash_dry_text_new (const char *title, const AshDesign *design, const AshDryRun *run);

G_END_DECLS
