#pragma once

#include "ash-edits.h"

G_BEGIN_DECLS

typedef enum
{
  ASH_USE_MODULES,  /* credentials and modules, at the end of which it goes */
  ASH_USE_ANYWHERE, /* and the places between what stands there */
} AshUseReach;

typedef void (*AshUseFunc) (const AshEditsPlace *place, gpointer user_data);

/* "Use in…" and "Move to…": every credential and module, and a new one, found by typing; the equal
 * of dragging. Places after an item and at a beginning come with what is typed, below the modules.
 * @moving: (nullable): what cannot go beside or into itself. @user_data must be a GObject; it is
 * kept while the dialog is open. */
void ash_use_dialog_present (GtkWindow *parent,
                             AshDocument *document,
                             const char *heading,
                             const char *const *moving,
                             AshUseReach reach,
                             AshUseFunc func,
                             gpointer user_data);

G_END_DECLS
