#pragma once

#include "ash-desk.h"

#include <ash-report.h>

G_BEGIN_DECLS

/* Does what a finding offers, as one step. (transfer full): what was done, in words; %NULL with
 * @error, %ASH_ERROR_REFUSED where nothing is left to mend. */
char *ash_desk_repair (AshStore *store,
                       const AshFinding *finding,
                       const AshRepair *repair,
                       GError **error);

G_END_DECLS
