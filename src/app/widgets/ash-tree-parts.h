#pragma once

#include "ash-tree-row.h"

G_BEGIN_DECLS

/* What stands in a row of a tree: each is made for the first line that shows it. */
GtkWidget *ash_tree_part_expander (AshSide side);
GtkWidget *ash_tree_part_note (AshSide side);
GtkWidget *ash_tree_part_look (AshSide side);
GtkWidget *ash_tree_part_meter (AshSide side);
GtkWidget *ash_tree_part_marks (AshSide side);
GtkWidget *ash_tree_part_ring (AshSide side);
GtkWidget *ash_tree_part_pencil (AshSide side);
GtkWidget *ash_tree_part_flaw (AshSide side);
GtkWidget *ash_tree_part_talk (AshSide side);
GtkWidget *ash_tree_part_figure (AshSide side);
GtkWidget *ash_tree_part_tag (guint number, gboolean is_adapted);

G_END_DECLS
