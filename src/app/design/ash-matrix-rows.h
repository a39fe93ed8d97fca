#pragma once

#include "ash-row-pool.h"

G_BEGIN_DECLS

/* Makes @box have one row for each of @outcomes, in their order. Those of outcomes that stay are
 * kept, with the keyboard in them; @before: (element-type AshOutcomeRow) all that are there.
 * Returns: (transfer container) (element-type AshOutcomeRow) */
GPtrArray *ash_matrix_rows_keep (
    GtkBox *box, GPtrArray *before, GPtrArray *outcomes, AshRowMakeFunc make, gpointer user_data);

G_END_DECLS
