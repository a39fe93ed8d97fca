#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Empties a row in which something new is written, once that is added. With nothing written there is
 * nothing to apply: the button for it goes too, which the row itself would keep. */
void ash_add_row_clear (AdwEntryRow *row);

G_END_DECLS
