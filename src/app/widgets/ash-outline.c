#include "ash-outline.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _AshOutline
{
  GObject parent_instance;

  char *tree;
  char *title;
  gboolean is_source;
  AshOutlineItem *root;
  AshOutlineItem *loose; /* NULL until something is in it */
  GHashTable *items;     /* id -> AshOutlineItem, owned */

  AshOutlineFilter filter;
  char *needle; /* casefolded; NULL for everything */
};

G_DEFINE_FINAL_TYPE (AshOutline, ash_outline, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
item_free (gpointer data)
{
  AshOutlineItem *item = data;

  g_free (item->id);
  g_free (item->title);
  g_free (item->pos);
  g_free (item->body);
  g_free (item->note);
  g_ptr_array_unref (item->children);
  g_clear_pointer (&item->marks, g_array_unref);
  g_free (item);
}

static AshOutlineItem *
item_new (const char *id)
{
  AshOutlineItem *item = g_new0 (AshOutlineItem, 1);

  item->id = g_strdup (id);
  item->kind = ASH_ITEM_FOLDER;
  item->minutes = item->own_minutes = ASH_UNSET;
  item->children = g_ptr_array_new ();
  item->is_visible = TRUE;
  return item;
}

static void
item_take (AshOutlineItem *item, const AshItem *record)
{
  g_free (item->title);
  item->title = g_strdup (record->title != NULL ? record->title : "");
  g_free (item->pos);
  item->pos = g_strdup (record->pos != NULL ? record->pos : "");
  g_free (item->body);
  item->body = g_strdup (record->body);
  item->n = record->record.n;
  item->kind = record->kind;
  item->own_minutes = record->minutes;
}

static gint
compare_place (gconstpointer a, gconstpointer b)
{
  const AshOutlineItem *one = *(AshOutlineItem *const *) a;
  const AshOutlineItem *two = *(AshOutlineItem *const *) b;
  int order = strcmp (one->pos, two->pos);

  return order != 0 ? order : (one->n > two->n) - (one->n < two->n);
}

static AshOutlineItem *
loose_section (AshOutline *self)
{
  if (self->loose == NULL)
    {
      self->loose = item_new (ASH_OUTLINE_LOOSE);
      self->loose->title = g_strdup (_ ("Not in the course outline"));
      self->loose->pos = g_strdup ("");
      self->loose->n = G_MAXINT64;
      g_hash_table_insert (self->items, self->loose->id, self->loose);
    }
  return self->loose;
}

static void
detach (AshOutlineItem *item)
{
  if (item->parent != NULL)
    g_ptr_array_remove (item->parent->children, item);
  item->parent = NULL;
}

static void
attach (AshOutline *self, AshOutlineItem *item, const AshItem *record)
{
  AshOutlineItem *parent = self->root;

  if (record->parent != NULL)
    parent = g_hash_table_lookup (self->items, record->parent);
  else if (!record->is_linked && self->is_source)
    parent = loose_section (self);
  /* A parent that is not there must not make its children vanish. */
  item->parent = parent != NULL && parent != item ? parent : self->root;
  g_ptr_array_add (item->parent->children, item);
}

static gboolean
title_matches (AshOutline *self, const AshOutlineItem *item)
{
  g_autofree char *folded = NULL;

  if (self->needle == NULL)
    return TRUE;
  if (item->title == NULL)
    return FALSE;
  folded = g_utf8_casefold (item->title, -1);
  return strstr (folded, self->needle) != NULL;
}

/* Sums from the leaves up: figures, minutes, and what the filter shows. The depth is capped by
 * the readers (ASH_LIMIT_TREE_DEPTH). */
static void
sum_up (AshOutline *self, AshOutlineItem *item, gboolean is_matched)
{
  gint64 below = 0;

  is_matched = is_matched || (item->title != NULL && title_matches (self, item));
  item->n_items = item->n_used = item->n_adapted = item->n_needy = item->n_shown = 0;
  if (item->kind == ASH_ITEM_FOLDER)
    item->n_looks = 0;
  item->is_visible = FALSE;
  for (guint i = 0; i < item->children->len; i++)
    {
      AshOutlineItem *child = g_ptr_array_index (item->children, i);

      sum_up (self, child, is_matched);
      item->n_items += child->n_items;
      item->n_used += child->n_used;
      item->n_adapted += child->n_adapted;
      item->n_needy += child->n_needy;
      item->n_looks += item->kind == ASH_ITEM_FOLDER ? child->n_looks : 0;
      item->n_shown += child->n_shown;
      item->is_visible |= child->is_visible;
      below += MAX (child->minutes, 0);
    }
  item->minutes = item->own_minutes > 0 ? item->own_minutes : below > 0 ? below : ASH_UNSET;
  if (item->kind != ASH_ITEM_FOLDER)
    {
      gboolean is_used = item->marks != NULL;

      item->n_items++;
      item->n_used += is_used && !item->is_adapted;
      item->n_adapted += is_used && item->is_adapted;
      item->n_needy += item->n_looks > 0 || item->note != NULL;
      item->is_visible |= is_matched && !(self->filter == ASH_OUTLINE_UNUSED && is_used) &&
                          !(self->filter == ASH_OUTLINE_NEEDY && item->n_needy == 0);
    }
  else if (self->filter == ASH_OUTLINE_ALL)
    item->is_visible |= is_matched;
  item->n_shown += item->is_visible;
}

static void
settle (AshOutline *self)
{
  sum_up (self, self->root, FALSE);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
ash_outline_finalize (GObject *object)
{
  AshOutline *self = ASH_OUTLINE (object);

  g_free (self->tree);
  g_free (self->title);
  g_free (self->needle);
  g_clear_pointer (&self->items, g_hash_table_unref);
  G_OBJECT_CLASS (ash_outline_parent_class)->finalize (object);
}

static void
ash_outline_class_init (AshOutlineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ash_outline_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
ash_outline_init (AshOutline *self)
{
  self->items = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, item_free);
  self->root = item_new ("");
  g_hash_table_insert (self->items, self->root->id, self->root);
}

static gboolean
read_head (AshOutline *self, AshStore *store, GError **error)
{
  g_autoptr (AshTree) tree = ash_store_get (store, &ASH_TREE, self->tree, error);

  if (tree == NULL)
    return FALSE;
  g_free (self->title);
  self->title = g_strdup (tree->title != NULL ? tree->title : "");
  self->is_source = tree->kind == ASH_TREE_SOURCE;
  return TRUE;
}

static gboolean
read_items (AshOutline *self, AshStore *store, GError **error)
{
  g_autoptr (GPtrArray) records = ash_store_list (store, &ASH_ITEM, "tree", self->tree, error);

  if (records == NULL)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    {
      const AshItem *record = g_ptr_array_index (records, i);
      AshOutlineItem *item = item_new (record->record.id);

      item_take (item, record);
      g_hash_table_insert (self->items, item->id, item);
    }
  for (guint i = 0; i < records->len; i++)
    {
      const AshItem *record = g_ptr_array_index (records, i);

      attach (self, g_hash_table_lookup (self->items, record->record.id), record);
    }
  if (self->loose != NULL)
    {
      self->loose->parent = self->root;
      g_ptr_array_add (self->root->children, self->loose);
    }
  return TRUE;
}

/**
 * ash_outline_load:
 * @tree: id of the tree
 *
 * Returns: (transfer full) (nullable): its outline
 */
AshOutline *
ash_outline_load (AshStore *store, const char *tree, GError **error)
{
  g_autoptr (AshOutline) self = g_object_new (ASH_TYPE_OUTLINE, NULL);
  GHashTableIter iter;
  gpointer item;

  self->tree = g_strdup (tree);
  if (!read_head (self, store, error) || !read_items (self, store, error))
    return NULL;
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    if (item != self->root || self->loose == NULL)
      g_ptr_array_sort (((AshOutlineItem *) item)->children, compare_place);
  if (self->loose != NULL)
    {
      g_ptr_array_remove (self->root->children, self->loose);
      g_ptr_array_sort (self->root->children, compare_place);
      g_ptr_array_add (self->root->children, self->loose);
    }
  settle (self);
  return g_steal_pointer (&self);
}

typedef struct
{
  char *path;
  char *tree;
} LoadArgs;

static void
load_args_free (gpointer data)
{
  LoadArgs *args = data;

  g_free (args->path);
  g_free (args->tree);
  g_free (args);
}

static void
load_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  LoadArgs *args = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AshStore) store = ash_store_open (args->path, ASH_STORE_SNAPSHOT, &error);
  AshOutline *outline = store != NULL ? ash_outline_load (store, args->tree, &error) : NULL;

  if (outline != NULL)
    g_task_return_pointer (task, outline, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * ash_outline_load_async:
 * @path: the working database
 *
 * Loads a large tree on a connection of its own, off the main thread.
 */
void
ash_outline_load_async (const char *path,
                        const char *tree,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  LoadArgs *args = g_new0 (LoadArgs, 1);

  args->path = g_strdup (path);
  args->tree = g_strdup (tree);
  g_task_set_source_tag (task, ash_outline_load_async);
  g_task_set_task_data (task, args, load_args_free);
  g_task_run_in_thread (task, load_worker);
}

AshOutline *
ash_outline_load_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
forget (AshOutline *self, AshOutlineItem *item)
{
  detach (item);
  for (guint i = 0; i < item->children->len; i++)
    ((AshOutlineItem *) g_ptr_array_index (item->children, i))->parent = NULL;
  g_hash_table_remove (self->items, item->id);
}

/* First every record is taken, then all are put in their places: a parent may come after its
 * child in the set. */
static gboolean
apply_items (AshOutline *self, AshStore *store, GHashTable *ids)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) ash_item_free);
  g_autoptr (GHashTable) parents = g_hash_table_new (NULL, NULL);
  gboolean is_different = FALSE;
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      AshOutlineItem *item = g_hash_table_lookup (self->items, id);
      AshItem *record = ash_store_find (store, &ASH_ITEM, "id", id);

      if (record != NULL && g_strcmp0 (record->tree, self->tree) == 0)
        {
          if (item == NULL)
            {
              item = item_new (id);
              g_hash_table_insert (self->items, item->id, item);
            }
          item_take (item, record);
          g_ptr_array_add (records, record);
          is_different = TRUE;
          continue;
        }
      if (item != NULL && item != self->root && item != self->loose)
        {
          forget (self, item);
          is_different = TRUE;
        }
      ash_item_free (record);
    }
  for (guint i = 0; i < records->len; i++)
    {
      AshItem *record = g_ptr_array_index (records, i);
      AshOutlineItem *item = g_hash_table_lookup (self->items, record->record.id);

      detach (item);
      attach (self, item, record);
      g_hash_table_add (parents, item->parent);
    }
  g_hash_table_iter_init (&iter, parents);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_ptr_array_sort (((AshOutlineItem *) id)->children, compare_place);
  return is_different;
}

/**
 * ash_outline_apply:
 * @changes: what a commit, undo or redo changed
 *
 * Takes over what concerns this tree. When the set names no records, load the outline anew.
 *
 * Returns: whether anything of it is different now
 */
gboolean
ash_outline_apply (AshOutline *self, AshStore *store, const AshChangeSet *changes)
{
  gboolean is_different = FALSE;

  if (ash_change_set_has (changes, &ASH_TREE) && g_hash_table_contains (changes->ids, self->tree))
    is_different = read_head (self, store, NULL);
  if (ash_change_set_has (changes, &ASH_ITEM))
    is_different |= apply_items (self, store, changes->ids);
  if (is_different)
    settle (self);
  return is_different;
}

const char *
ash_outline_get_title (AshOutline *self)
{
  return self->title;
}

const AshOutlineItem *
ash_outline_get_root (AshOutline *self)
{
  return self->root;
}

/**
 * ash_outline_get:
 *
 * Returns: (transfer none) (nullable): the line of an item; valid until the next change
 */
const AshOutlineItem *
ash_outline_get (AshOutline *self, const char *id)
{
  return g_hash_table_lookup (self->items, id);
}

/**
 * ash_outline_place:
 *
 * Returns: the place among its siblings, from 1
 */
guint
ash_outline_place (const AshOutlineItem *item)
{
  guint place = 0;

  if (item->parent != NULL)
    g_ptr_array_find (item->parent->children, item, &place);
  return place + 1;
}

/**
 * ash_outline_visible_children:
 *
 * Returns: (transfer full) (element-type AshOutlineItem): what the filter shows below @parent
 */
GPtrArray *
ash_outline_visible_children (AshOutline *self, const char *parent)
{
  GPtrArray *visible = g_ptr_array_new ();
  const AshOutlineItem *item = ash_outline_get (self, parent);

  for (guint i = 0; item != NULL && i < item->children->len; i++)
    {
      AshOutlineItem *child = g_ptr_array_index (item->children, i);

      if (child->is_visible)
        g_ptr_array_add (visible, child);
    }
  return visible;
}

/**
 * ash_outline_set_coverage:
 * @coverage: which credentials use which items; only read during the call
 */
void
ash_outline_set_coverage (AshOutline *self, const AshCoverage *coverage)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      AshOutlineItem *item = value;
      GArray *marks = g_hash_table_lookup (coverage->by_item, item->id);

      g_clear_pointer (&item->marks, g_array_unref);
      if (marks != NULL && marks->len > 0)
        item->marks = g_array_ref (marks);
      item->is_adapted = g_hash_table_contains (coverage->adapted, item->id);
    }
  settle (self);
}

/**
 * ash_outline_set_adapted:
 * @uses: as AshCoverage has it; what is not in it stays as it is
 */
void
ash_outline_set_adapted (AshOutline *self, GHashTable *uses)
{
  gboolean is_different = FALSE;
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      AshOutlineItem *item = value;
      gpointer is_adapted;

      if (!g_hash_table_lookup_extended (uses, item->id, NULL, &is_adapted))
        continue;
      is_different |= GPOINTER_TO_INT (is_adapted) != item->is_adapted;
      item->is_adapted = GPOINTER_TO_INT (is_adapted);
    }
  if (is_different)
    settle (self);
}

/**
 * ash_outline_set_flaws:
 * @items: (element-type utf8): set of the ids of items in which something is to fix
 */
void
ash_outline_set_flaws (AshOutline *self, GHashTable *items)
{
  gboolean is_different = FALSE;
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      AshOutlineItem *item = value;
      gboolean is_flawed = g_hash_table_contains (items, item->id);

      is_different |= is_flawed != item->is_flawed;
      item->is_flawed = is_flawed;
    }
  if (is_different)
    settle (self);
}

/**
 * ash_outline_set_looks:
 * @looks: what needs a look; only read during the call
 */
void
ash_outline_set_looks (AshOutline *self, const AshLooks *looks)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      AshOutlineItem *item = value;

      item->n_looks = GPOINTER_TO_UINT (g_hash_table_lookup (looks->phrases, item->id));
      g_free (item->note);
      item->note = g_strdup (g_hash_table_lookup (looks->notes, item->id));
    }
  settle (self);
}

/**
 * ash_outline_set_filter:
 * @text: (nullable): only titles that hold this, in any case
 */
void
ash_outline_set_filter (AshOutline *self, AshOutlineFilter filter, const char *text)
{
  g_autofree char *needle = text != NULL && *text != '\0' ? g_utf8_casefold (text, -1) : NULL;

  if (self->filter == filter && g_strcmp0 (self->needle, needle) == 0)
    return;
  self->filter = filter;
  g_free (self->needle);
  self->needle = g_steal_pointer (&needle);
  settle (self);
}
