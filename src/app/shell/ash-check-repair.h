#pragma once

#include <ash-report.h>

#include "ash-place.h"

G_BEGIN_DECLS

/* What mends a finding in one step: (transfer full) (nullable): the words on its button. */
char *ash_check_dup_repair (AshPlace *place, const AshFinding *finding);
/* Mends it. (transfer full) (nullable): what was done; %NULL with @error */
char *ash_check_repair (AshPlace *place, const AshFinding *finding, GError **error);

G_END_DECLS
