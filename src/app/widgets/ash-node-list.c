#include "ash-node-list.h"

struct _AshNodeList
{
  GObject parent_instance;

  AshOutline *outline;
  char *parent;
  GPtrArray *ids;  /* (element-type utf8) as last told to the views */
  guint n_changes; /* of its line, as of then */
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AshNodeList,
                               ash_node_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GPtrArray *
ids_now (AshNodeList *self)
{
  g_autoptr (GPtrArray) items = ash_outline_visible_children (self->outline, self->parent);
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (ids, g_strdup (((AshOutlineItem *) g_ptr_array_index (items, i))->id));
  return ids;
}

static gboolean
same_at (GPtrArray *a, guint i, GPtrArray *b, guint j)
{
  return g_str_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, j));
}

static guint
changes_now (AshNodeList *self)
{
  const AshOutlineItem *item = ash_outline_get (self->outline, self->parent);

  return item != NULL ? item->n_changes : G_MAXUINT;
}

/* Of a hundred lists one is different. */
static void
outline_changed_cb (AshNodeList *self)
{
  guint n_changes = changes_now (self);
  GPtrArray *was = self->ids;
  GPtrArray *is;
  guint head = 0;
  guint tail = 0;

  if (n_changes == self->n_changes)
    return;
  self->n_changes = n_changes;
  is = ids_now (self);
  while (head < was->len && head < is->len && same_at (was, head, is, head))
    head++;
  while (tail < was->len - head && tail < is->len - head &&
         same_at (was, was->len - 1 - tail, is, is->len - 1 - tail))
    tail++;
  self->ids = is;
  if (was->len != is->len || head + tail < is->len)
    g_list_model_items_changed (G_LIST_MODEL (self), head, was->len - head - tail,
                                is->len - head - tail);
  g_ptr_array_unref (was);
}

static GType
get_item_type (GListModel *model)
{
  return ASH_TYPE_NODE;
}

static guint
get_n_items (GListModel *model)
{
  return ASH_NODE_LIST (model)->ids->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  AshNodeList *self = ASH_NODE_LIST (model);

  if (position >= self->ids->len)
    return NULL;
  return ash_node_new (self->outline, g_ptr_array_index (self->ids, position));
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
ash_node_list_finalize (GObject *object)
{
  AshNodeList *self = ASH_NODE_LIST (object);

  g_clear_object (&self->outline);
  g_clear_pointer (&self->ids, g_ptr_array_unref);
  g_free (self->parent);
  G_OBJECT_CLASS (ash_node_list_parent_class)->finalize (object);
}

static void
ash_node_list_class_init (AshNodeListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ash_node_list_finalize;
}

static void
ash_node_list_init (AshNodeList *self)
{
}

/**
 * ash_node_list_new:
 * @parent: id of a line, "" for the top
 *
 * Returns: (transfer full): its children as rows
 */
GListModel *
ash_node_list_new (AshOutline *outline, const char *parent)
{
  AshNodeList *self = g_object_new (ASH_TYPE_NODE_LIST, NULL);

  self->outline = g_object_ref (outline);
  self->parent = g_strdup (parent);
  self->ids = ids_now (self);
  self->n_changes = changes_now (self);
  g_signal_connect_object (outline, "changed", G_CALLBACK (outline_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return G_LIST_MODEL (self);
}

/**
 * ash_node_list_create_cb:
 *
 * For GtkTreeListModel. A folder has children even while it is empty, so that something can be
 * put into it later.
 */
GListModel *
ash_node_list_create_cb (gpointer node, gpointer user_data)
{
  const AshOutlineItem *item = ash_node_get_item (node);

  if (item == NULL || (item->kind != ASH_ITEM_FOLDER && item->children->len == 0))
    return NULL;
  return ash_node_list_new (ash_node_get_outline (node), item->id);
}
