#pragma once

#include <gtk/gtk.h>

#include "ash-node.h"

G_BEGIN_DECLS

typedef enum
{
  ASH_SIDE_SOURCE,
  ASH_SIDE_LANE,
  ASH_SIDE_BUILD,
} AshSide;

/**
 * AshTreeRow:
 *
 * A row of the source tree, of a lane, or of the outline in Build: triangle, kind, title; at the
 * end coverage of a section, the marks that use an item or the dashed ring, or the time of a
 * module; in Build the time of every item, and a sign where something is to fix.
 */
#define ASH_TYPE_TREE_ROW (ash_tree_row_get_type ())
G_DECLARE_FINAL_TYPE (AshTreeRow, ash_tree_row, ASH, TREE_ROW, GtkWidget)

GtkWidget *ash_tree_row_new (AshSide side);
void ash_tree_row_bind (AshTreeRow *self, GtkListItem *list_item);
void ash_tree_row_unbind (AshTreeRow *self);
void ash_tree_row_refresh (AshTreeRow *self);
AshNode *ash_tree_row_get_node (AshTreeRow *self);
GtkTreeListRow *ash_tree_row_get_list_row (AshTreeRow *self);
guint ash_tree_row_get_position (AshTreeRow *self);

/* A factory of such rows, and what the views ask of a list of them. */
GtkListItemFactory *ash_tree_row_factory_new (AshSide side);
AshTreeRow *ash_tree_row_at (GtkWidget *list, double x, double y);
AshTreeRow *ash_tree_row_of (GtkWidget *list, const char *id);

G_END_DECLS
