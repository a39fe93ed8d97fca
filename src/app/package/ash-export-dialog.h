#pragma once

#include "ash-window.h"

G_BEGIN_DECLS

/* "Where will it be taught?", then a file, then the work, then where it is and what to click. */
void ash_export_dialog_present (AshWindow *parent, AshDocument *document, const char *credential);

G_END_DECLS
