#pragma once

#include <ash-report.h>

G_BEGIN_DECLS

/* What mends a finding in one step, in the words of a button. (transfer full) */
char *ash_check_repair_dup_words (const AshRepair *repair);

G_END_DECLS
