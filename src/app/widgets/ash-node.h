#pragma once

#include "ash-outline.h"

G_BEGIN_DECLS

/**
 * AshNode:
 *
 * The row object of a line; exists only while a view holds it. Thousands come and go when a long
 * outline is opened: it is no more than a name.
 */
#define ASH_TYPE_NODE (ash_node_get_type ())
G_DECLARE_FINAL_TYPE (AshNode, ash_node, ASH, NODE, GObject)

AshNode *ash_node_new (AshOutline *outline, const char *id);
const char *ash_node_get_id (AshNode *self);
AshOutline *ash_node_get_outline (AshNode *self);
const AshOutlineItem *ash_node_get_item (AshNode *self);

G_END_DECLS
