#include "ash-outline-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

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
  g_free (item->folded);
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
  item->minutes = item->own_minutes = item->estimate = ASH_UNSET;
  item->children = g_ptr_array_new ();
  item->is_visible = TRUE;
  return item;
}

static void
item_set_title (AshOutlineItem *item, const char *title)
{
  g_free (item->title);
  g_free (item->folded);
  item->title = g_strdup (title != NULL ? title : "");
  item->folded = g_utf8_casefold (item->title, -1);
}

static void
item_take (AshOutlineItem *item, const AshItem *record)
{
  item_set_title (item, record->title);
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
      item_set_title (self->loose, _ ("Not in the course outline"));
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
    {
      g_ptr_array_remove (item->parent->children, item);
      item->parent->n_changes++;
    }
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
  item->parent->n_changes++;
}

static void
ash_outline_finalize (GObject *object)
{
  AshOutline *self = ASH_OUTLINE (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_free (self->tree);
  g_free (self->title);
  g_free (self->needle);
  g_clear_pointer (&self->items, g_hash_table_unref);
  g_clear_pointer (&self->uses, g_hash_table_unref);
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
  ash_outline_settle (self);
  return g_steal_pointer (&self);
}

static void
forget (AshOutline *self, AshOutlineItem *item, GHashTable *changed)
{
  if (item->parent != NULL)
    g_hash_table_add (changed, item->parent);
  detach (item);
  for (guint i = 0; i < item->children->len; i++)
    ((AshOutlineItem *) g_ptr_array_index (item->children, i))->parent = NULL;
  g_hash_table_remove (changed, item);
  g_hash_table_remove (self->items, item->id);
}

static AshOutlineItem *
add_item (AshOutline *self, const char *id)
{
  AshOutlineItem *item = item_new (id);

  item->is_adapted =
      self->uses != NULL && GPOINTER_TO_INT (g_hash_table_lookup (self->uses, id)) != 0;
  g_hash_table_insert (self->items, item->id, item);
  return item;
}

/* First every record is taken, then all are put in their places: a parent may come after its
 * child in the set. */
static void
apply_items (AshOutline *self, AshStore *store, GHashTable *ids, GHashTable *changed)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) ash_item_free);
  g_autoptr (GHashTable) parents = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      AshOutlineItem *item = g_hash_table_lookup (self->items, id);
      AshItem *record = ash_store_find (store, &ASH_ITEM, "id", id);

      if (record != NULL && g_strcmp0 (record->tree, self->tree) == 0)
        {
          item_take (item != NULL ? item : add_item (self, id), record);
          g_ptr_array_add (records, record);
          continue;
        }
      if (item != NULL && item != self->root && item != self->loose)
        forget (self, item, changed);
      ash_item_free (record);
    }
  for (guint i = 0; i < records->len; i++)
    {
      AshItem *record = g_ptr_array_index (records, i);
      AshOutlineItem *item = g_hash_table_lookup (self->items, record->record.id);

      if (item->parent != NULL)
        g_hash_table_add (changed, item->parent);
      detach (item);
      attach (self, item, record);
      g_hash_table_add (changed, item);
      g_hash_table_add (parents, item->parent);
    }
  g_hash_table_iter_init (&iter, parents);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_ptr_array_sort (((AshOutlineItem *) id)->children, compare_place);
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
  g_autoptr (GHashTable) changed = g_hash_table_new (NULL, NULL);

  if (ash_change_set_has (changes, &ASH_TREE) && g_hash_table_contains (changes->ids, self->tree) &&
      read_head (self, store, NULL))
    g_hash_table_add (changed, self->root);
  if (ash_change_set_has (changes, &ASH_ITEM))
    apply_items (self, store, changes->ids, changed);
  if (g_hash_table_size (changed) == 0)
    return FALSE;
  ash_outline_settle_some (self, changed);
  return TRUE;
}

/* Returns: its id */
const char *
ash_outline_get_tree (AshOutline *self)
{
  return self->tree;
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

static void
take_coverage (AshOutlineItem *item, const AshCoverage *coverage)
{
  GArray *marks = g_hash_table_lookup (coverage->by_item, item->id);

  g_clear_pointer (&item->marks, g_array_unref);
  if (marks != NULL && marks->len > 0)
    item->marks = g_array_ref (marks);
  item->is_adapted = g_hash_table_contains (coverage->adapted, item->id);
}

/**
 * ash_outline_set_coverage:
 * @coverage: which credentials use which items; only read during the call
 *
 * Where it knows what it changed, only that is looked at.
 */
void
ash_outline_set_coverage (AshOutline *self, const AshCoverage *coverage)
{
  g_autoptr (GHashTable) changed = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer item;

  if (coverage->changed == NULL)
    {
      g_hash_table_iter_init (&iter, self->items);
      while (g_hash_table_iter_next (&iter, NULL, &item))
        take_coverage (item, coverage);
      ash_outline_settle (self);
      return;
    }
  for (guint i = 0; i < coverage->changed->len; i++)
    if ((item = g_hash_table_lookup (self->items, g_ptr_array_index (coverage->changed, i))) !=
        NULL)
      {
        take_coverage (item, coverage);
        g_hash_table_add (changed, item);
      }
  if (g_hash_table_size (changed) > 0)
    ash_outline_settle_some (self, changed);
}

static void
take_adapted (AshOutline *self, AshOutlineItem *item, GHashTable *changed)
{
  gpointer is_adapted;

  if (!g_hash_table_lookup_extended (self->uses, item->id, NULL, &is_adapted) ||
      GPOINTER_TO_INT (is_adapted) == item->is_adapted)
    return;
  item->is_adapted = GPOINTER_TO_INT (is_adapted);
  g_hash_table_add (changed, item);
}

/**
 * ash_outline_set_adapted:
 * @uses: as AshCoverage has it; what is not in it stays as it is
 * @ids: (nullable) (element-type utf8): in what it differs from the one before; %NULL for all
 */
void
ash_outline_set_adapted (AshOutline *self, GHashTable *uses, GPtrArray *ids)
{
  g_autoptr (GHashTable) changed = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer item;

  if (uses == self->uses)
    return;
  if (self->uses == NULL)
    ids = NULL;
  g_hash_table_ref (uses);
  g_clear_pointer (&self->uses, g_hash_table_unref);
  self->uses = uses;
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if ((item = g_hash_table_lookup (self->items, g_ptr_array_index (ids, i))) != NULL)
      take_adapted (self, item, changed);
  g_hash_table_iter_init (&iter, self->items);
  while (ids == NULL && g_hash_table_iter_next (&iter, NULL, &item))
    take_adapted (self, item, changed);
  if (g_hash_table_size (changed) > 0)
    ash_outline_settle_some (self, changed);
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
  /* No sum is made of it. */
  if (is_different)
    g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * ash_outline_set_comments:
 * @talk: how many comments are open at which item; only read during the call
 */
void
ash_outline_set_comments (AshOutline *self, const AshTalk *talk)
{
  gboolean is_different = FALSE;
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      AshOutlineItem *item = value;
      guint n = ash_talk_on (talk, item->id);

      is_different |= n != item->n_comments;
      item->n_comments = n;
    }
  if (is_different)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
take_estimate (AshOutlineItem *item, GHashTable *estimates)
{
  int minutes = GPOINTER_TO_INT (g_hash_table_lookup (estimates, item->id));

  item->estimate = minutes > 0 ? minutes : ASH_UNSET;
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
      take_estimate (item, looks->minutes);
    }
  ash_outline_settle (self);
}

/**
 * ash_outline_set_estimates:
 * @estimates: (element-type utf8 gint): item id -> minutes; only read during the call
 */
void
ash_outline_set_estimates (AshOutline *self, GHashTable *estimates)
{
  GHashTableIter iter;
  gpointer value;
  gboolean is_different = FALSE;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      gint64 before = ((AshOutlineItem *) value)->estimate;

      take_estimate (value, estimates);
      is_different |= before != ((AshOutlineItem *) value)->estimate;
    }
  if (is_different)
    ash_outline_settle (self);
}
