#pragma once

#include "ash-kept-rows.h"
#include "ash-tree-row.h"

G_BEGIN_DECLS

/**
 * AshTreeList:
 *
 * A scrolled tree of #AshTreeRow with several selected at once: the source tree, or the inside
 * of a lane. Signals: `activate` (Enter or double click on an item), `selected` (the selection
 * changed), `entered` (the keyboard came in), `menu` (its menu is about to be shown).
 */
#define ASH_TYPE_TREE_LIST (ash_tree_list_get_type ())
G_DECLARE_FINAL_TYPE (AshTreeList, ash_tree_list, ASH, TREE_LIST, GtkWidget)

GtkWidget *ash_tree_list_new (AshSide side, const char *label);
void ash_tree_list_set_outline (AshTreeList *self, AshOutline *outline, gboolean is_expanded);
AshOutline *ash_tree_list_get_outline (AshTreeList *self);
GtkWidget *ash_tree_list_get_view (AshTreeList *self);
void ash_tree_list_set_menu (AshTreeList *self, GMenuModel *menu);

GStrv ash_tree_list_dup_selected (AshTreeList *self);
guint ash_tree_list_n_selected (AshTreeList *self);
void ash_tree_list_select (AshTreeList *self, const char *const *ids, gboolean with_focus);
void ash_tree_list_remember (AshTreeList *self, AshKeptRows *kept);
void ash_tree_list_keep (AshTreeList *self);
guint ash_tree_list_get_focus_row (AshTreeList *self);
void ash_tree_list_focus_row (AshTreeList *self, guint row);

G_END_DECLS
