#pragma once

#include <ash-scope.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the matrix is about, and the choice of it: the whole credential, or one of its modules.
 * Signal `chosen` (const char *module, "" for the whole). */
#define ASH_TYPE_SCOPE_BUTTON (ash_scope_button_get_type ())
G_DECLARE_FINAL_TYPE (AshScopeButton, ash_scope_button, ASH, SCOPE_BUTTON, GtkWidget)

/* Is hidden where there is nothing to choose. @scope: (nullable) */
void ash_scope_button_show (AshScopeButton *self, AshDesign *design, const AshScope *scope);
void ash_scope_button_set_narrow (AshScopeButton *self, gboolean is_narrow);

G_END_DECLS
