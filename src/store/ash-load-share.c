/* What a new design takes over from the one before. A record is shared when no change names it;
 * a whole array or table when besides no record came or went. */
#include "ash-load-private.h"

#include <string.h>

void
ash_load_ensure_text (char **text)
{
  if (*text == NULL)
    *text = g_strdup ("");
}

GPtrArray *
ash_load_array_under (GHashTable *table, const char *key, GDestroyNotify free)
{
  GPtrArray *array;

  if (key == NULL)
    key = "";
  array = g_hash_table_lookup (table, key);
  if (array == NULL)
    {
      array = g_ptr_array_new_with_free_func (free);
      g_hash_table_insert (table, g_strdup (key), array);
    }
  return array;
}

gboolean
ash_load_changed (const AshLoad *self, const AshRecordClass *klass)
{
  return self->before == NULL || ash_change_set_has (self->changes, klass);
}

/* Which records there were */

static void
add_to_pool (GHashTable *pool, GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    {
      AshRecord *record = g_ptr_array_index (records, i);

      g_hash_table_insert (pool, record->id, record);
    }
}

static GHashTable *
pool_of_array (GPtrArray *records)
{
  GHashTable *pool = g_hash_table_new (g_str_hash, g_str_equal);

  add_to_pool (pool, records);
  return pool;
}

static GHashTable *
pool_of_table (GHashTable *table)
{
  GHashTable *pool = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer records;

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, NULL, &records))
    add_to_pool (pool, records);
  return pool;
}

static const char *
text_of (const AshRecordClass *klass, gconstpointer record, const char *column)
{
  const AshField *field = ash_record_class_field (klass, column);
  const char *text = record != NULL ? G_STRUCT_MEMBER (char *, record, field->offset) : NULL;

  return text != NULL ? text : "";
}

/* Whether none of the changed records came or went, or hangs on another one by @column now.
 * @known holds those of before. What was never of this design cannot be told from what has just
 * come. */
static gboolean
has_same_set (AshLoad *self, const AshRecordClass *klass, GHashTable *known, const char *column)
{
  GHashTableIter iter;
  gpointer id;

  if (!ash_load_changed (self, klass))
    return TRUE;
  g_hash_table_iter_init (&iter, self->changes->ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      gconstpointer was = g_hash_table_lookup (known, id);
      gpointer is = ash_store_find (self->store, klass, "id", id);
      gboolean is_same = was == NULL ? is == NULL
                                     : is != NULL && g_str_equal (text_of (klass, is, column),
                                                                  text_of (klass, was, column));

      klass->free (is);
      if (!is_same)
        return FALSE;
    }
  return TRUE;
}

/* (nullable): the source that an item was of */
static const AshSourceView *
source_of (const AshDesign *before, const char *item)
{
  for (guint i = 0; i < before->sources->len; i++)
    {
      const AshSourceView *view = g_ptr_array_index (before->sources, i);

      if (g_hash_table_contains (view->by_id, item))
        return view;
    }
  return NULL;
}

/* Whether a changed item leaves it at what else is read: none has come or gone, it is a quiz or
 * none as before, and of the source that it was of. @is: (nullable): the item now */
static gboolean
is_same_item (const AshLoad *self, const char *id, const AshItem *is)
{
  const AshItem *was = g_hash_table_lookup (self->before->by_id, id);
  const AshSourceView *source = was == NULL ? source_of (self->before, id) : NULL;

  if (was != NULL)
    return is != NULL && is->kind == was->kind && g_strcmp0 (is->tree, was->tree) == 0;
  if (source != NULL)
    return is != NULL && g_strcmp0 (is->tree, source->tree->record.id) == 0;
  return is == NULL ||
         (g_strcmp0 (is->tree, self->tree) != 0 && !g_hash_table_contains (self->before->uses, id));
}

static gboolean
has_same_items (AshLoad *self)
{
  GHashTableIter iter;
  gpointer id;

  if (ash_load_changed (self, &ASH_ITEM_ORIGIN) || ash_load_changed (self, &ASH_SOURCE))
    return FALSE;
  if (!ash_load_changed (self, &ASH_ITEM))
    return TRUE;
  g_hash_table_iter_init (&iter, self->changes->ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      g_autoptr (AshItem) is = ash_store_find (self->store, &ASH_ITEM, "id", id);

      if (!is_same_item (self, id, is))
        return FALSE;
    }
  return TRUE;
}

/* Whether it is about the same credential: what another one assesses is not what changed. */
static gboolean
has_same_credential (AshLoad *self)
{
  const AshCredential *was = self->before->credential;
  g_autoptr (AshCredential) is = NULL;

  if (!ash_load_changed (self, &ASH_CREDENTIAL))
    return TRUE;
  is = ash_store_find (self->store, &ASH_CREDENTIAL, "tree", self->tree);
  return g_strcmp0 (was != NULL ? was->record.id : NULL, is != NULL ? is->record.id : NULL) == 0;
}

static gboolean
has_same_rubrics (AshLoad *self)
{
  g_autoptr (GHashTable) known = pool_of_array (self->before->rubrics);

  return has_same_credential (self) && !ash_load_changed (self, &ASH_ASSESSMENT) &&
         has_same_set (self, &ASH_RUBRIC, known, "tree");
}

static gboolean
has_same_criteria (AshLoad *self)
{
  g_autoptr (GHashTable) known = pool_of_table (self->before->criteria);

  return has_same_set (self, &ASH_CRITERION, known, "rubric");
}

/**
 * ash_load_compare:
 *
 * Sees what of the design before can be kept; nothing when too much has changed to say.
 */
void
ash_load_compare (AshLoad *self)
{
  const AshDesign *before = self->before;

  if (before == NULL)
    return;
  if (self->changes->is_whole || before->is_mended ||
      g_strcmp0 (before->tree->record.id, self->tree) != 0)
    {
      self->before = NULL;
      return;
    }
  self->has_same_items = has_same_items (self);
  self->has_same_questions = self->has_same_items && !ash_load_changed (self, &ASH_QUIZ_ENTRY) &&
                             !ash_load_changed (self, &ASH_BANK) &&
                             has_same_set (self, &ASH_QUESTION, before->questions, "bank");
  self->has_same_rubrics = self->has_same_questions && has_same_rubrics (self);
  self->has_same_criteria = self->has_same_rubrics && has_same_criteria (self);
}

/* Taking them over */

gboolean
ash_load_keeps (const AshLoad *self, const AshRecordClass *klass, gboolean is_same_set)
{
  return self->before != NULL && is_same_set && !ash_load_changed (self, klass);
}

void
ash_load_keep_array (AshLoad *self, gsize slot)
{
  GPtrArray **array = &G_STRUCT_MEMBER (GPtrArray *, self->design, slot);

  g_ptr_array_unref (*array);
  *array = g_ptr_array_ref (G_STRUCT_MEMBER (GPtrArray *, self->before, slot));
}

void
ash_load_keep_table (AshLoad *self, gsize slot)
{
  GHashTable **table = &G_STRUCT_MEMBER (GHashTable *, self->design, slot);

  g_hash_table_unref (*table);
  *table = g_hash_table_ref (G_STRUCT_MEMBER (GHashTable *, self->before, slot));
}

GPtrArray *
ash_load_select (AshLoad *self,
                 const AshRecordClass *klass,
                 const char *where,
                 const char *value,
                 GHashTable *pool,
                 GError **error)
{
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (GPtrArray) records = NULL;

  if (pool == NULL || g_hash_table_size (pool) == 0)
    return ash_store_select (self->store, klass, where, value, error);
  ids = ash_store_select_ids (self->store, klass, where, value, error);
  if (ids == NULL)
    return NULL;
  records = g_ptr_array_new_full (ids->len, klass->free);
  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);
      gpointer known = g_hash_table_lookup (pool, id);
      gpointer record = known != NULL && !g_hash_table_contains (self->changes->ids, id)
                            ? ash_record_ref (known)
                            : ash_store_get (self->store, klass, id, error);

      if (record == NULL)
        return NULL;
      g_ptr_array_add (records, record);
    }
  return g_steal_pointer (&records);
}

gboolean
ash_load_array (AshLoad *self,
                gsize slot,
                const AshRecordClass *klass,
                const char *where,
                const char *value,
                GError **error)
{
  GPtrArray **array = &G_STRUCT_MEMBER (GPtrArray *, self->design, slot);
  g_autoptr (GHashTable) pool =
      self->before != NULL ? pool_of_array (G_STRUCT_MEMBER (GPtrArray *, self->before, slot))
                           : NULL;
  GPtrArray *records = ash_load_select (self, klass, where, value, pool, error);

  if (records == NULL)
    return FALSE;
  g_ptr_array_unref (*array);
  *array = records;
  return TRUE;
}

gboolean
ash_load_table (AshLoad *self,
                gsize slot,
                const AshRecordClass *klass,
                gsize key,
                gsize text,
                const char *where,
                const char *value,
                GError **error)
{
  GHashTable *table = G_STRUCT_MEMBER (GHashTable *, self->design, slot);
  g_autoptr (GHashTable) pool =
      self->before != NULL ? pool_of_table (G_STRUCT_MEMBER (GHashTable *, self->before, slot))
                           : NULL;
  g_autoptr (GPtrArray) records = ash_load_select (self, klass, where, value, pool, error);

  if (records == NULL)
    return FALSE;
  g_ptr_array_set_free_func (records, NULL);
  for (guint i = 0; i < records->len; i++)
    {
      gpointer record = g_ptr_array_index (records, i);

      if (text != 0)
        ash_load_ensure_text (&G_STRUCT_MEMBER (char *, record, text));
      g_ptr_array_add (
          ash_load_array_under (table, G_STRUCT_MEMBER (char *, record, key), klass->free), record);
    }
  return TRUE;
}

/* Sources */

static gboolean
is_of_tree (AshLoad *self, const AshRecordClass *klass, const char *id, const char *tree)
{
  gpointer record =
      ash_load_changed (self, klass) ? ash_store_find (self->store, klass, "id", id) : NULL;
  gboolean is_of = record != NULL && g_str_equal (text_of (klass, record, "tree"), tree);

  klass->free (record);
  return is_of;
}

static gboolean
has_changed (AshLoad *self, const AshSourceView *view)
{
  GHashTableIter iter;
  gpointer id;

  /* Whose a removed one was cannot be told. */
  if (ash_load_changed (self, &ASH_FOREIGN_KEY))
    return TRUE;
  g_hash_table_iter_init (&iter, self->changes->ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (g_hash_table_contains (view->by_id, id) || g_str_equal (id, view->tree->record.id) ||
        g_str_equal (id, view->source->record.id) ||
        is_of_tree (self, &ASH_ITEM, id, view->tree->record.id) ||
        is_of_tree (self, &ASH_ASSET, id, view->tree->record.id))
      return TRUE;
  return FALSE;
}

AshSourceView *
ash_load_share_source (AshLoad *self, const AshSource *source)
{
  for (guint i = 0; self->before != NULL && i < self->before->sources->len; i++)
    {
      AshSourceView *view = g_ptr_array_index (self->before->sources, i);

      if (g_str_equal (view->source->record.id, source->record.id))
        return has_changed (self, view) ? NULL : ash_source_view_ref (view);
    }
  return NULL;
}

/* Returns: whether every source is as it was */
gboolean
ash_load_share_sources (AshLoad *self)
{
  GPtrArray *views = self->before != NULL ? self->before->sources : NULL;

  if (views == NULL || !self->has_same_questions)
    return FALSE;
  for (guint i = 0; i < views->len; i++)
    if (has_changed (self, g_ptr_array_index (views, i)))
      return FALSE;
  g_ptr_array_unref (self->design->sources);
  self->design->sources = g_ptr_array_ref (views);
  return TRUE;
}
