#include "ash-desk-quiz-private.h"

#include <ash-quiz-lines.h>
#include <string.h>

static void
free_numbers (gpointer data)
{
  g_array_unref (data);
}

static AshCoverage *
coverage_new (void)
{
  AshCoverage *self = g_atomic_rc_box_new0 (AshCoverage);

  self->by_item = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_numbers);
  self->adapted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->uses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

AshCoverage *
ash_coverage_ref (AshCoverage *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
coverage_clear (gpointer data)
{
  AshCoverage *self = data;

  g_hash_table_unref (self->by_item);
  g_hash_table_unref (self->adapted);
  g_hash_table_unref (self->uses);
  g_clear_pointer (&self->changed, g_ptr_array_unref);
  g_clear_pointer (&self->changed_uses, g_ptr_array_unref);
}

void
ash_coverage_free (AshCoverage *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, coverage_clear);
}

static void
add_use (AshCoverage *self, const char *source_item, guint number)
{
  GArray *numbers = g_hash_table_lookup (self->by_item, source_item);

  if (numbers == NULL)
    {
      numbers = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (self->by_item, g_strdup (source_item), numbers);
    }
  if (numbers->len == 0 || g_array_index (numbers, guint, numbers->len - 1) != number)
    g_array_append_val (numbers, number);
}

static gboolean
load_parts (AshStore *store, const char *id, AshQuestionParts *out)
{
  out->question = ash_store_find (store, &ASH_QUESTION, "id", id);
  out->choices = ash_store_list (store, &ASH_CHOICE, "question", id, NULL);
  out->accepted = ash_store_list (store, &ASH_ACCEPTED, "question", id, NULL);
  return out->question != NULL && out->choices != NULL && out->accepted != NULL;
}

static void
clear_parts (AshQuestionParts *self)
{
  ash_question_free ((AshQuestion *) self->question);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_clear_pointer (&self->accepted, g_ptr_array_unref);
}

gboolean
ash_desk_is_same_question (AshStore *store, const char *id, const char *source)
{
  AshQuestionParts a = { NULL };
  AshQuestionParts b = { NULL };
  gboolean is_same;

  if (g_strcmp0 (id, source) == 0)
    return TRUE;
  if (id == NULL || source == NULL)
    return FALSE;
  is_same = load_parts (store, id, &a) && g_strcmp0 (a.question->origin, source) == 0 &&
            load_parts (store, source, &b) && ash_question_equal (&a, &b);
  clear_parts (&a);
  clear_parts (&b);
  return is_same;
}

gboolean
ash_desk_is_same_bank (AshStore *store, const char *id, const char *source)
{
  g_autoptr (AshBank) bank = NULL;

  if (g_strcmp0 (id, source) == 0)
    return TRUE;
  bank = id != NULL ? ash_store_find (store, &ASH_BANK, "id", id) : NULL;
  return bank != NULL && g_strcmp0 (bank->origin, source) == 0;
}

static gboolean
asks_same (AshStore *store, const char *quiz, const char *source_quiz)
{
  g_autoptr (GPtrArray) entries = ash_store_list (store, &ASH_QUIZ_ENTRY, "quiz", quiz, NULL);
  g_autoptr (GPtrArray) others = ash_store_list (store, &ASH_QUIZ_ENTRY, "quiz", source_quiz, NULL);

  if (entries == NULL || others == NULL || entries->len != others->len)
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    {
      const AshQuizEntry *entry = g_ptr_array_index (entries, i);
      const AshQuizEntry *other = g_ptr_array_index (others, i);

      if (entry->points_c != other->points_c || entry->draw != other->draw ||
          !ash_desk_is_same_bank (store, entry->bank, other->bank) ||
          !ash_desk_is_same_question (store, entry->question, other->question))
        return FALSE;
    }
  return TRUE;
}

/* As ash_design_is_adapted() has it; only questions that are not shared any more are read. */
gboolean
ash_desk_is_adapted (AshStore *store, const AshItem *item, const AshItemOrigin *origin)
{
  return g_strcmp0 (origin->source_digest, item->body) != 0 ||
         (item->kind == ASH_ITEM_QUIZ && !asks_same (store, item->record.id, origin->source_item));
}

/* One use of a source item, of all of it or of a part. */
static void
add_origin (AshCoverage *self,
            AshStore *store,
            const AshItem *item,
            const AshItemOrigin *origin,
            guint number)
{
  gboolean is_adapted = ash_desk_is_adapted (store, item, origin);

  add_use (self, origin->source_item, number);
  g_hash_table_insert (self->uses, g_strdup (item->record.id), GINT_TO_POINTER (is_adapted));
  if (is_adapted)
    g_hash_table_add (self->adapted, g_strdup (origin->source_item));
}

/* Credentials are asked in order, so that the numbers of an item come sorted. */
static gboolean
add_credential (AshCoverage *self,
                AshStore *store,
                const AshCredential *credential,
                guint number,
                GHashTable *source_items,
                GHashTable *origins,
                GError **error)
{
  g_autoptr (GPtrArray) items = ash_store_list (store, &ASH_ITEM, "tree", credential->tree, error);

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (items, i);
      GPtrArray *its = g_hash_table_lookup (origins, item->record.id);

      for (guint j = 0; its != NULL && j < its->len; j++)
        {
          const AshItemOrigin *origin = g_ptr_array_index (its, j);

          if (g_hash_table_contains (source_items, origin->source_item))
            add_origin (self, store, item, origin, number);
        }
    }
  return items != NULL;
}

static void
count (AshCoverage *self, GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (items, i);

      if (item->kind == ASH_ITEM_FOLDER)
        continue;
      self->n_items++;
      if (g_hash_table_contains (self->adapted, item->record.id))
        self->n_adapted++;
      else if (g_hash_table_contains (self->by_item, item->record.id))
        self->n_used++;
    }
}

/* Item id -> its origins (element-type AshItemOrigin), for every item that comes from these. */
static GHashTable *
index_origins (GPtrArray *origins)
{
  GHashTable *table =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < origins->len; i++)
    {
      AshItemOrigin *origin = g_ptr_array_index (origins, i);
      GPtrArray *its;

      if (origin->item == NULL || origin->source_item == NULL)
        continue;
      its = g_hash_table_lookup (table, origin->item);
      if (its == NULL)
        {
          its = g_ptr_array_new ();
          g_hash_table_insert (table, origin->item, its);
        }
      g_ptr_array_add (its, origin);
    }
  return table;
}

/**
 * ash_desk_coverage:
 * @source: id of a course
 *
 * What of a course is used where. Items outside its outline count too: they can be used.
 */
AshCoverage *
ash_desk_coverage (AshStore *store, const char *source, GError **error)
{
  g_autoptr (AshCoverage) self = coverage_new ();
  g_autoptr (AshSource) record = ash_store_get (store, &ASH_SOURCE, source, error);
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GPtrArray) all_origins = NULL;
  g_autoptr (GPtrArray) credentials = NULL;
  g_autoptr (GHashTable) source_items = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) origins = NULL;

  if (record == NULL ||
      (items = ash_store_list (store, &ASH_ITEM, "tree", record->tree, error)) == NULL ||
      (all_origins = ash_store_list (store, &ASH_ITEM_ORIGIN, NULL, NULL, error)) == NULL ||
      (credentials = ash_desk_list_credentials (store, error)) == NULL)
    return NULL;
  origins = index_origins (all_origins);
  for (guint i = 0; i < items->len; i++)
    {
      AshItem *item = g_ptr_array_index (items, i);

      g_hash_table_add (source_items, item->record.id);
    }
  for (guint i = 0; i < credentials->len; i++)
    if (!add_credential (self, store, g_ptr_array_index (credentials, i), i + 1, source_items,
                         origins, error))
      return NULL;
  count (self, items);
  return g_steal_pointer (&self);
}

static gboolean
is_used_alike (const AshCoverage *one, const AshCoverage *two, const char *item)
{
  const GArray *a = g_hash_table_lookup (one->by_item, item);
  const GArray *b = g_hash_table_lookup (two->by_item, item);

  return a != NULL && b != NULL && a->len == b->len &&
         memcmp (a->data, b->data, a->len * sizeof (guint)) == 0 &&
         g_hash_table_contains (one->adapted, item) == g_hash_table_contains (two->adapted, item);
}

/**
 * ash_coverage_compare:
 * @before: of the same course, earlier
 *
 * Finds what has changed, so that not every item has to be looked at again.
 */
void
ash_coverage_compare (AshCoverage *self, const AshCoverage *before)
{
  GHashTableIter iter;
  gpointer item;
  gpointer is_adapted;
  gpointer was_adapted;

  g_clear_pointer (&self->changed, g_ptr_array_unref);
  g_clear_pointer (&self->changed_uses, g_ptr_array_unref);
  self->changed = g_ptr_array_new_with_free_func (g_free);
  self->changed_uses = g_ptr_array_new_with_free_func (g_free);
  g_hash_table_iter_init (&iter, self->by_item);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    if (!is_used_alike (self, before, item))
      g_ptr_array_add (self->changed, g_strdup (item));
  g_hash_table_iter_init (&iter, before->by_item);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    if (!g_hash_table_contains (self->by_item, item))
      g_ptr_array_add (self->changed, g_strdup (item));
  g_hash_table_iter_init (&iter, self->uses);
  while (g_hash_table_iter_next (&iter, &item, &is_adapted))
    if (!g_hash_table_lookup_extended (before->uses, item, NULL, &was_adapted) ||
        was_adapted != is_adapted)
      g_ptr_array_add (self->changed_uses, g_strdup (item));
}
