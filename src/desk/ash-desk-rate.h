#pragma once

#include <ash-rates.h>

#include "ash-desk.h"

G_BEGIN_DECLS

/* With which figures the minutes of one credential are estimated. */

/* Said otherwise for the credential, or as the program has it. Changes of one figure within a
 * minute are one step. ASH_ERROR_REFUSED for what cannot be meant. */
gboolean ash_desk_set_rate (
    AshStore *store, const char *credential, AshRate rate, double value, GError **error);
gboolean
ash_desk_reset_rate (AshStore *store, const char *credential, AshRate rate, GError **error);

G_END_DECLS
