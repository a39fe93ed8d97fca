#include "ash-node.h"

struct _AshNode
{
  GObject parent_instance;

  AshOutline *outline;
  char *id;
};

G_DEFINE_FINAL_TYPE (AshNode, ash_node, G_TYPE_OBJECT)

static void
ash_node_finalize (GObject *object)
{
  AshNode *self = ASH_NODE (object);

  g_clear_object (&self->outline);
  g_free (self->id);
  G_OBJECT_CLASS (ash_node_parent_class)->finalize (object);
}

static void
ash_node_class_init (AshNodeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ash_node_finalize;
}

static void
ash_node_init (AshNode *self)
{
}

/**
 * ash_node_new:
 *
 * Returns: (transfer full): a row object for the line of @id
 */
AshNode *
ash_node_new (AshOutline *outline, const char *id)
{
  AshNode *self = g_object_new (ASH_TYPE_NODE, NULL);

  self->outline = g_object_ref (outline);
  self->id = g_strdup (id);
  return self;
}

const char *
ash_node_get_id (AshNode *self)
{
  return self->id;
}

AshOutline *
ash_node_get_outline (AshNode *self)
{
  return self->outline;
}

/**
 * ash_node_get_item:
 *
 * Returns: (transfer none) (nullable): its line; %NULL once it was deleted
 */
const AshOutlineItem *
ash_node_get_item (AshNode *self)
{
  return ash_outline_get (self->outline, self->id);
}
