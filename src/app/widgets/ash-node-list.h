#pragma once

#include "ash-node.h"

G_BEGIN_DECLS

/**
 * AshNodeList:
 *
 * The visible children of one line as a list of #AshNode. Row objects are made when asked for;
 * a change of the outline splices only the rows between the first and the last difference.
 */
#define ASH_TYPE_NODE_LIST (ash_node_list_get_type ())
G_DECLARE_FINAL_TYPE (AshNodeList, ash_node_list, ASH, NODE_LIST, GObject)

GListModel *ash_node_list_new (AshOutline *outline, const char *parent);
GListModel *ash_node_list_create_cb (gpointer node, gpointer user_data);

G_END_DECLS
