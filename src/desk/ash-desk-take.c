#include "ash-desk-private.h"

#include <ash-id.h>
#include <glib/gi18n-lib.h>

/* Taking a whole course: every record gets an identity that the same course always gives, so
 * that converting a package twice writes the same bytes. */
typedef struct
{
  AshStore *store;
  const char *from;   /* tree of the source */
  char *to;           /* tree of the credential */
  char *times;        /* how often the course was taken before, as text */
  GHashTable *ours;   /* source record id -> the id we gave it when we wrote the package */
  GHashTable *copied; /* source record id -> id of its copy */
} Taking;

static void
taking_clear (Taking *self)
{
  g_free (self->to);
  g_free (self->times);
  g_clear_pointer (&self->ours, g_hash_table_unref);
  g_clear_pointer (&self->copied, g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Taking, taking_clear)

static gboolean
is_taken (AshStore *store, const AshRecordClass *klass, const char *id)
{
  return ash_store_count (store, klass, "id", id) > 0;
}

static gboolean
read_our_ids (Taking *self, GError **error)
{
  g_autoptr (GPtrArray) keys =
      ash_store_list (self->store, &ASH_FOREIGN_KEY, "tree", self->from, error);

  if (keys == NULL)
    return FALSE;
  for (guint i = 0; i < keys->len; i++)
    {
      AshForeignKey *key = g_ptr_array_index (keys, i);

      if (g_strcmp0 (key->scheme, "ashlar") == 0 && ash_id_is_valid (key->value))
        g_hash_table_insert (self->ours, g_steal_pointer (&key->owner),
                             g_steal_pointer (&key->value));
    }
  return TRUE;
}

/* The identity of the copy of a source record, remembered for what refers to it. */
static const char *
identify (Taking *self, const AshRecordClass *klass, const char *old)
{
  const char *ours = g_hash_table_lookup (self->ours, old);
  char *id;

  if (ours != NULL && !is_taken (self->store, klass, ours))
    id = g_strdup (ours);
  else
    id = ash_id_derive (old, "taken", self->times, NULL);
  g_hash_table_replace (self->copied, g_strdup (old), id);
  return id;
}

static const char *
copy_of (Taking *self, const char *old)
{
  return old != NULL ? g_hash_table_lookup (self->copied, old) : NULL;
}

static void
replace_text (char **text, const char *with)
{
  g_free (*text);
  *text = g_strdup (with);
}

static gboolean
copy_item (Taking *self, const AshItem *item, const char *parent, GError **error)
{
  g_autoptr (AshItem) copy = ash_item_copy (item);
  g_autoptr (AshItemOrigin) origin = ash_item_origin_new ();

  copy->record.n = 0;
  replace_text (&copy->record.id, identify (self, &ASH_ITEM, item->record.id));
  replace_text (&copy->tree, self->to);
  replace_text (&copy->parent, parent);
  origin->record.id = ash_id_derive (copy->record.id, "origin", NULL);
  origin->item = g_strdup (copy->record.id);
  origin->source_item = g_strdup (item->record.id);
  origin->source_digest = g_strdup (item->body);
  return ash_store_insert (self->store, &ASH_ITEM, copy, error) &&
         ash_store_insert (self->store, &ASH_ITEM_ORIGIN, origin, error);
}

static gboolean
copy_items_below (
    Taking *self, GHashTable *by_parent, const char *parent, guint depth, GError **error)
{
  GPtrArray *children = g_hash_table_lookup (by_parent, parent);

  if (!ash_desk_check_depth (depth, error))
    return FALSE;
  for (guint i = 0; children != NULL && i < children->len; i++)
    {
      const AshItem *child = g_ptr_array_index (children, i);

      if (!copy_item (self, child, copy_of (self, child->parent), error) ||
          !copy_items_below (self, by_parent, child->record.id, depth + 1, error))
        return FALSE;
    }
  return TRUE;
}

/* The quiz's own lines, with the source's questions; those of a copied bank go with the bank. */
static gboolean
copy_entries (Taking *self, const AshItem *quiz, GError **error)
{
  g_autoptr (GPtrArray) entries =
      ash_store_list (self->store, &ASH_QUIZ_ENTRY, "quiz", quiz->record.id, error);
  const char *to = copy_of (self, quiz->record.id);

  if (entries == NULL)
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    {
      AshQuizEntry *entry = g_ptr_array_index (entries, i);
      const char *question = copy_of (self, entry->question);
      const char *bank = copy_of (self, entry->bank);
      g_autofree char *ordinal = g_strdup_printf ("%u", i);

      entry->record.n = 0;
      g_free (entry->record.id);
      entry->record.id = ash_id_derive (to, "entry", ordinal, NULL);
      replace_text (&entry->quiz, to);
      if (question != NULL)
        replace_text (&entry->question, question);
      if (bank != NULL)
        replace_text (&entry->bank, bank);
      if (!ash_store_insert (self->store, &ASH_QUIZ_ENTRY, entry, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
copy_items (Taking *self, GError **error)
{
  g_autoptr (GPtrArray) items = ash_store_list (self->store, &ASH_ITEM, "tree", self->from, error);
  g_autoptr (GHashTable) by_parent =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);

  if (items == NULL)
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    {
      AshItem *item = g_ptr_array_index (items, i);
      const char *parent = item->parent != NULL ? item->parent : "";
      GPtrArray *children = g_hash_table_lookup (by_parent, parent);

      if (children == NULL)
        {
          children = g_ptr_array_new ();
          g_hash_table_insert (by_parent, (gpointer) parent, children);
        }
      g_ptr_array_add (children, item);
    }
  if (!copy_items_below (self, by_parent, "", 0, error))
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (items, i);

      if (item->kind == ASH_ITEM_QUIZ && !copy_entries (self, item, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
copy_assets (Taking *self, GError **error)
{
  g_autoptr (GPtrArray) assets =
      ash_store_list (self->store, &ASH_ASSET, "tree", self->from, error);

  if (assets == NULL)
    return FALSE;
  for (guint i = 0; i < assets->len; i++)
    {
      AshAsset *asset = g_ptr_array_index (assets, i);
      const char *id = identify (self, &ASH_ASSET, asset->record.id);

      asset->record.n = 0;
      replace_text (&asset->record.id, id);
      replace_text (&asset->tree, self->to);
      if (!ash_store_insert (self->store, &ASH_ASSET, asset, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
copy_question (Taking *self, AshQuestion *question, const char *bank, GError **error)
{
  g_autofree char *old = g_strdup (question->record.id);
  const char *id = identify (self, &ASH_QUESTION, old);
  g_autoptr (GPtrArray) choices = ash_store_list (self->store, &ASH_CHOICE, "question", old, error);
  g_autoptr (GPtrArray) accepted =
      choices != NULL ? ash_store_list (self->store, &ASH_ACCEPTED, "question", old, error) : NULL;

  if (accepted == NULL)
    return FALSE;
  question->record.n = 0;
  replace_text (&question->record.id, id);
  replace_text (&question->bank, bank);
  replace_text (&question->origin, old);
  if (!ash_store_insert (self->store, &ASH_QUESTION, question, error))
    return FALSE;
  for (guint i = 0; i < choices->len; i++)
    {
      AshChoice *choice = g_ptr_array_index (choices, i);

      choice->record.n = 0;
      replace_text (&choice->record.id, identify (self, &ASH_CHOICE, choice->record.id));
      replace_text (&choice->question, id);
      if (!ash_store_insert (self->store, &ASH_CHOICE, choice, error))
        return FALSE;
    }
  for (guint i = 0; i < accepted->len; i++)
    {
      AshAccepted *answer = g_ptr_array_index (accepted, i);

      answer->record.n = 0;
      replace_text (&answer->record.id, identify (self, &ASH_ACCEPTED, answer->record.id));
      replace_text (&answer->question, id);
      if (!ash_store_insert (self->store, &ASH_ACCEPTED, answer, error))
        return FALSE;
    }
  return TRUE;
}

/* A quiz's private bank stays with the source: its questions are shared until they are edited. */
static gboolean
copy_banks (Taking *self, GError **error)
{
  g_autoptr (GPtrArray) banks = ash_store_list (self->store, &ASH_BANK, "tree", self->from, error);

  if (banks == NULL)
    return FALSE;
  for (guint i = 0; i < banks->len; i++)
    {
      AshBank *bank = g_ptr_array_index (banks, i);
      g_autoptr (GPtrArray) questions = NULL;

      if (bank->quiz != NULL)
        continue;
      questions = ash_store_list (self->store, &ASH_QUESTION, "bank", bank->record.id, error);
      if (questions == NULL)
        return FALSE;
      bank->record.n = 0;
      replace_text (&bank->origin, bank->record.id);
      replace_text (&bank->record.id, identify (self, &ASH_BANK, bank->record.id));
      replace_text (&bank->tree, self->to);
      if (!ash_store_insert (self->store, &ASH_BANK, bank, error))
        return FALSE;
      for (guint j = 0; j < questions->len; j++)
        if (!copy_question (self, g_ptr_array_index (questions, j), bank->record.id, error))
          return FALSE;
    }
  return TRUE;
}

/* What the package says of itself: description, rights, keywords. */
static gboolean
copy_fields (Taking *self, GError **error)
{
  g_autoptr (GPtrArray) fields =
      ash_store_list (self->store, &ASH_SHEET_FIELD, "owner", self->from, error);

  for (guint i = 0; fields != NULL && i < fields->len; i++)
    {
      AshSheetField *field = g_ptr_array_index (fields, i);

      field->record.n = 0;
      replace_text (&field->record.id, identify (self, &ASH_SHEET_FIELD, field->record.id));
      replace_text (&field->owner, self->to);
      if (!ash_store_insert (self->store, &ASH_SHEET_FIELD, field, error))
        return FALSE;
    }
  return fields != NULL;
}

/* The credential's identity: the one that we gave it when we wrote the package, else derived;
 * @out_times says how often the course was taken before. */
static char *
identify_credential (AshStore *store, const AshSource *source, char **out_times)
{
  for (guint times = 0;; times++)
    {
      g_autofree char *text = g_strdup_printf ("%u", times);
      g_autofree char *id = ash_id_derive (source->record.id, "credential", text, NULL);
      g_autofree char *tree = ash_id_derive (source->record.id, "tree", text, NULL);

      if (is_taken (store, &ASH_CREDENTIAL, id) || is_taken (store, &ASH_TREE, tree))
        continue;
      *out_times = g_steal_pointer (&text);
      if (ash_id_is_valid (source->foreign) && !is_taken (store, &ASH_CREDENTIAL, source->foreign))
        return g_strdup (source->foreign);
      return g_steal_pointer (&id);
    }
}

static char *
take (AshStore *store, const AshSource *source, const char *title, GError **error)
{
  g_autoptr (AshTree) tree = ash_store_get (store, &ASH_TREE, source->tree, error);
  g_autoptr (AshCredential) credential = NULL;
  g_auto (Taking) taking = { .store = store, .from = source->tree };
  g_autofree char *id = NULL;

  if (tree == NULL)
    return NULL;
  taking.ours = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  taking.copied = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  id = identify_credential (store, source, &taking.times);
  taking.to = ash_id_derive (source->record.id, "tree", taking.times, NULL);
  credential = ash_desk_make_credential (store, id, taking.to, title != NULL ? title : tree->title,
                                         tree->lang, error);
  if (credential == NULL || !read_our_ids (&taking, error) || !copy_banks (&taking, error) ||
      !copy_items (&taking, error) || !copy_assets (&taking, error) ||
      !copy_fields (&taking, error))
    return NULL;
  return g_steal_pointer (&id);
}

/**
 * ash_desk_take_course:
 * @source: id of a source that is ready
 * @title: (nullable): the credential's title; %NULL for the course's own
 *
 * Uses the whole course in a new credential: its outline, what stands outside it, its files and
 * its question banks. Rubrics stay with the assignments that they came with.
 *
 * Returns: (transfer full): the credential's id
 */
char *
ash_desk_take_course (AshStore *store, const char *source, const char *title, GError **error)
{
  g_autoptr (AshSource) record = ash_store_get (store, &ASH_SOURCE, source, error);
  g_autofree char *id = NULL;

  if (record == NULL || !ash_store_begin (store, _ ("Use the whole course"), NULL, error))
    return NULL;
  id = take (store, record, title, error);
  if (!ash_desk_end (store, id != NULL, error))
    return NULL;
  return g_steal_pointer (&id);
}
