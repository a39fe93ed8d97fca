#pragma once

#include "ash-credential-tree.h"
#include "ash-place.h"

G_BEGIN_DECLS

/**
 * AshBuildOutline:
 *
 * The pane at the start of Build: the tree of the credential that is worked on. What is selected in
 * it becomes the item of the place; what becomes that elsewhere is selected in it. Signal
 * `activate` (id of an item): it is to be worked on, by Enter or a double click.
 */
#define ASH_TYPE_BUILD_OUTLINE (ash_build_outline_get_type ())
G_DECLARE_FINAL_TYPE (AshBuildOutline, ash_build_outline, ASH, BUILD_OUTLINE, GtkWidget)

GtkWidget *ash_build_outline_new (AshPlace *place);
void ash_build_outline_apply (AshBuildOutline *self, const AshChangeSet *changes);
gboolean ash_build_outline_select (AshBuildOutline *self, const char *item, gboolean with_focus);
gboolean ash_build_outline_run (AshBuildOutline *self, const char *command, GVariant *parameter);
char *ash_build_outline_dup_planned (AshBuildOutline *self);

G_END_DECLS
