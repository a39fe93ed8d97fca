#pragma once

#include <gtk/gtk.h>

#include "ash-listings.h"

G_BEGIN_DECLS

/* How a list shows statements: a row of a GtkTreeListModel of AshEntryItem, recycled. It can be
 * dragged. */
GtkListItemFactory *ash_entry_factory_new (void);
/* All of a framework as a tree, or what was found: (transfer full) */
GListModel *ash_entry_tree_new (const AshListed *listed);
GListModel *ash_entry_found_new (GPtrArray *items);
/* (transfer full) (nullable): of an object of such a model */
AshEntryItem *ash_entry_of_row (gpointer row);

G_END_DECLS
