#include "ash-node-list.h"

#define MOST_RUNS 64

struct _AshNodeList
{
  GObject parent_instance;

  AshOutline *outline;
  char *parent;
  GPtrArray *ids;     /* (nullable) (element-type utf8) as last told to the views; %NULL before */
  guint n_changes;    /* of its line, as of then */
  gboolean is_behind; /* and not all was told of it */
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

/* What is different in one place: rows that went, and that came. */
typedef struct
{
  guint position;
  guint n_removed;
  guint n_added;
} Run;

static GHashTable *
set_of (GPtrArray *ids, guint from, guint end)
{
  GHashTable *set = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = from; i < end; i++)
    g_hash_table_add (set, g_ptr_array_index (ids, i));
  return set;
}

static guint
count_others (GPtrArray *ids, guint from, guint end, GHashTable *set)
{
  guint n = 0;

  while (from + n < end && !g_hash_table_contains (set, g_ptr_array_index (ids, from + n)))
    n++;
  return n;
}

/* A filter takes rows out here and there, and the others stay what they are: a list makes every
 * row anew that it is told of. Rows in another order are one run, and so is what is in too many
 * pieces. */
static GArray *
find_runs (GPtrArray *was, GPtrArray *is)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (Run));
  guint head = 0;
  guint tail = 0;
  g_autoptr (GHashTable) before = NULL;
  g_autoptr (GHashTable) after = NULL;
  Run whole;

  while (head < was->len && head < is->len && same_at (was, head, is, head))
    head++;
  while (tail < was->len - head && tail < is->len - head &&
         same_at (was, was->len - 1 - tail, is, is->len - 1 - tail))
    tail++;
  whole = (Run){ head, was->len - head - tail, is->len - head - tail };
  before = set_of (was, head, was->len - tail);
  after = set_of (is, head, is->len - tail);
  for (guint i = head, j = head; i < was->len - tail || j < is->len - tail; i++, j++)
    {
      Run run = { j, count_others (was, i, was->len - tail, after),
                  count_others (is, j, is->len - tail, before) };

      if (run.n_removed + run.n_added > 0)
        g_array_append_val (runs, run);
      i += run.n_removed;
      j += run.n_added;
      if (i == was->len - tail && j == is->len - tail)
        break;
      if (runs->len > MOST_RUNS || i == was->len - tail || j == is->len - tail ||
          !same_at (was, i, is, j))
        {
          g_array_set_size (runs, 0);
          g_array_append_val (runs, whole);
          break;
        }
    }
  return runs;
}

static guint
count_rows (GArray *runs)
{
  guint n = 0;

  for (guint i = 0; i < runs->len; i++)
    n += g_array_index (runs, Run, i).n_removed + g_array_index (runs, Run, i).n_added;
  return n;
}

static void
tell_run (AshNodeList *self, GPtrArray *is, const Run *run)
{
  if (run->n_removed > 0)
    g_ptr_array_remove_range (self->ids, run->position, run->n_removed);
  for (guint i = run->position; i < run->position + run->n_added; i++)
    g_ptr_array_insert (self->ids, (int) i, g_strdup (g_ptr_array_index (is, i)));
  g_list_model_items_changed (G_LIST_MODEL (self), run->position, run->n_removed, run->n_added);
}

/* Of a hundred lists one is different. */
static void
outline_changed_cb (AshNodeList *self)
{
  guint n_changes = changes_now (self);
  g_autoptr (GPtrArray) is = NULL;
  g_autoptr (GArray) runs = NULL;
  guint n_left;

  if (self->ids == NULL || (n_changes == self->n_changes && !self->is_behind))
    return;
  is = ids_now (self);
  runs = find_runs (self->ids, is);
  n_left = ash_outline_claim_rows (self->outline, count_rows (runs));
  self->n_changes = n_changes;
  self->is_behind = n_left < count_rows (runs);
  for (guint i = 0; i < runs->len && n_left > 0; i++)
    {
      Run run = g_array_index (runs, Run, i);

      run.n_removed = MIN (run.n_removed, n_left);
      run.n_added = MIN (run.n_added, n_left - run.n_removed);
      n_left -= run.n_removed + run.n_added;
      tell_run (self, is, &run);
    }
}

/* Made when somebody looks into it: GtkTreeListModel has a list made only to see whether a row can
 * be opened, and drops it. */
static GPtrArray *
ensure_ids (AshNodeList *self)
{
  if (self->ids == NULL)
    {
      self->ids = ids_now (self);
      self->n_changes = changes_now (self);
    }
  return self->ids;
}

static GType
get_item_type (GListModel *model)
{
  return ASH_TYPE_NODE;
}

static guint
get_n_items (GListModel *model)
{
  return ensure_ids (ASH_NODE_LIST (model))->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  AshNodeList *self = ASH_NODE_LIST (model);

  if (position >= ensure_ids (self)->len)
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
