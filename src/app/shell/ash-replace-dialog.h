#pragma once

#include "ash-window.h"

G_BEGIN_DECLS

#define ASH_TYPE_REPLACE_DIALOG (ash_replace_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AshReplaceDialog, ash_replace_dialog, ASH, REPLACE_DIALOG, AdwWindow)

/* Find words in everything and put others in their place. @words: (nullable): to begin with */
void ash_replace_dialog_present (AshWindow *window, const char *words);

G_END_DECLS
