#pragma once

#include <ash-document.h>

#include "ash-tree-list.h"

G_BEGIN_DECLS

/**
 * AshCredentialTree:
 *
 * The modules and items of one credential, with everything that is done to them: dragging, the keys
 * of the structure, the menu of an item. The inside of a lane, and of the outline in Build.
 * Signals: `changed` (the outline is different), `entered`, `selected` and `activate` as the list
 * inside has them.
 */
#define ASH_TYPE_CREDENTIAL_TREE (ash_credential_tree_get_type ())
G_DECLARE_FINAL_TYPE (AshCredentialTree, ash_credential_tree, ASH, CREDENTIAL_TREE, GtkWidget)

GtkWidget *ash_credential_tree_new (AshDocument *document, AshSide side, const char *empty);
gboolean ash_credential_tree_set_credential (AshCredentialTree *self, const char *credential);
gboolean ash_credential_tree_apply (AshCredentialTree *self, const AshChangeSet *changes);
void
ash_credential_tree_select (AshCredentialTree *self, const char *const *ids, gboolean with_focus);
gboolean ash_credential_tree_is_loading (AshCredentialTree *self);
AshOutline *ash_credential_tree_get_outline (AshCredentialTree *self);
/* ash-credential-tree-drop.c: @files (GdkFileList) become items where the line stands, at @x and @y
 * of it. Returns: whether they can */
gboolean
ash_credential_tree_drop_files (AshCredentialTree *self, const GValue *files, double x, double y);
AshTreeList *ash_credential_tree_get_list (AshCredentialTree *self);
gboolean
ash_credential_tree_run (AshCredentialTree *self, const char *command, GVariant *parameter);

G_END_DECLS
