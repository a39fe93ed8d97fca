#pragma once

#include <ash-dry-run.h>

#include "ash-place.h"

G_BEGIN_DECLS

/* The sentences at the foot of the Package view, and the names it proposes. */
char *ash_package_words_title (AshPlace *place);
char *ash_package_words_what (const char *title, const AshTarget *target);
char *ash_package_words_facts (const AshTarget *target,
                               const AshDryRun *run,
                               gboolean with_badge,
                               gboolean with_site);
char *ash_package_words_button (const AshTarget *target, gboolean is_anyway);
char *ash_package_words_file_name (const char *title, const AshTarget *target);
char *ash_package_words_list_name (const char *title, const AshTarget *target);

G_END_DECLS
