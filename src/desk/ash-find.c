#include "ash-find.h"

#include <string.h>

#include "ash-desk.h"

/* What is searched of one text: titles are short, and what a stranger's document holds instead of
 * one must not slow down typing. */
#define MOST_BYTES 400

struct _AshFindIndex
{
  gatomicrefcount refs;
  GPtrArray *entries; /* (element-type AshFound) */
  GStringChunk *names;
};

static void
found_free (gpointer data)
{
  AshFound *self = data;

  g_free (self->text);
  g_free (self->folded);
  g_free (self->id);
  g_free (self->part);
  g_free (self);
}

/* Words */

/**
 * ash_find_fold:
 *
 * Returns: (transfer full): the text without case and accents, so that “uber” finds “Über”
 */
char *
ash_find_fold (const char *text)
{
  const char *end = text + strnlen (text, MOST_BYTES);
  g_autofree char *valid = NULL;
  g_autofree char *cased = NULL;
  g_autofree char *apart = NULL;
  GString *folded = g_string_new (NULL);

  valid = g_utf8_make_valid (text, end - text);
  cased = g_utf8_casefold (valid, -1);
  apart = g_utf8_normalize (cased, -1, G_NORMALIZE_ALL);
  for (const char *at = apart; at != NULL && *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (g_unichar_type (character) != G_UNICODE_NON_SPACING_MARK)
        g_string_append_unichar (folded, character);
    }
  return g_string_free (folded, FALSE);
}

/**
 * ash_find_words:
 *
 * Returns: (transfer full): the words of a query, as ash_find_score() takes them
 */
GStrv
ash_find_words (const char *query)
{
  g_autofree char *folded = ash_find_fold (query);
  g_auto (GStrv) parts = g_strsplit_set (folded, " \t\n", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (parts[i][0] != '\0')
      g_strv_builder_add (builder, parts[i]);
  return g_strv_builder_end (builder);
}

static gboolean
begins_word (const char *text, const char *at)
{
  return at == text || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (at)));
}

/* The best place of one word: the beginning, the beginning of a word, anywhere. */
static guint
score_word (const char *folded, const char *word)
{
  guint best = 0;

  for (const char *at = strstr (folded, word); at != NULL && best < 3; at = strstr (at + 1, word))
    best = MAX (best, at == folded ? 4 : begins_word (folded, at) ? 3 : 1);
  return best;
}

/**
 * ash_find_score:
 * @folded: from ash_find_fold()
 * @words: from ash_find_words()
 *
 * Returns: how well the text answers, 0 when a word is not in it
 */
guint
ash_find_score (const char *folded, const char *const *words)
{
  guint sum = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      guint score = score_word (folded, words[i]);

      if (score == 0)
        return 0;
      sum += score;
    }
  return sum;
}

/* The index */

static AshFound *
add (AshFindIndex *self,
     AshHitKind kind,
     const char *id,
     const char *text,
     const char *credential,
     const char *place)
{
  AshFound *found;

  if (text == NULL || *text == '\0' || id == NULL)
    return NULL;
  found = g_new0 (AshFound, 1);
  found->kind = kind;
  found->id = g_strdup (id);
  found->text = g_utf8_make_valid (text, (gssize) strnlen (text, MOST_BYTES));
  found->folded = ash_find_fold (text);
  found->credential =
      credential != NULL ? g_string_chunk_insert_const (self->names, credential) : NULL;
  found->place = g_string_chunk_insert_const (self->names, place != NULL ? place : "");
  g_ptr_array_add (self->entries, found);
  return found;
}

static gboolean
add_items (AshFindIndex *self,
           AshStore *store,
           const char *tree,
           const char *credential,
           const char *place,
           GError **error)
{
  g_autoptr (GPtrArray) items = ash_store_list (store, &ASH_ITEM, "tree", tree, error);

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (items, i);
      AshFound *found = add (self, credential != NULL ? ASH_FOUND_ITEM : ASH_FOUND_SOURCE_ITEM,
                             item->record.id, item->title, credential, place);

      if (found != NULL)
        found->item_kind = item->kind;
    }
  return items != NULL;
}

static gboolean
add_sheet (
    AshFindIndex *self, AshStore *store, const char *credential, const char *place, GError **error)
{
  g_autoptr (GPtrArray) fields =
      ash_store_list (store, &ASH_SHEET_FIELD, "owner", credential, error);
  g_autoptr (GPtrArray) uses = NULL;
  g_autoptr (GPtrArray) assessments = NULL;

  if (fields == NULL)
    return FALSE;
  uses = ash_store_list (store, &ASH_CREDENTIAL_STATEMENT, "credential", credential, error);
  if (uses == NULL)
    return FALSE;
  assessments = ash_store_list (store, &ASH_ASSESSMENT, "credential", credential, error);
  if (assessments == NULL)
    return FALSE;
  for (guint i = 0; i < fields->len; i++)
    {
      const AshSheetField *field = g_ptr_array_index (fields, i);
      AshFound *found = add (self, ASH_FOUND_FIELD, credential, field->value, credential, place);

      if (found != NULL)
        found->part = g_strdup (field->key);
    }
  for (guint i = 0; i < uses->len; i++)
    {
      const AshCredentialStatement *use = g_ptr_array_index (uses, i);
      g_autoptr (AshStatement) outcome =
          use->statement != NULL ? ash_store_find (store, &ASH_STATEMENT, "id", use->statement)
                                 : NULL;

      if (outcome != NULL)
        add (self, ASH_FOUND_OUTCOME, outcome->record.id, outcome->text, credential, place);
    }
  for (guint i = 0; i < assessments->len; i++)
    {
      const AshAssessment *assessment = g_ptr_array_index (assessments, i);

      add (self, ASH_FOUND_ASSESSMENT, assessment->record.id, assessment->title, credential, place);
    }
  return TRUE;
}

static gboolean
add_credentials (AshFindIndex *self, AshStore *store, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) credentials = ash_desk_list_credentials (store, error);

  for (guint i = 0; credentials != NULL && i < credentials->len; i++)
    {
      const AshCredential *credential = g_ptr_array_index (credentials, i);
      const char *id = credential->record.id;
      g_autoptr (AshTree) tree = ash_store_find (store, &ASH_TREE, "id", credential->tree);
      const char *title = tree != NULL ? tree->title : NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      add (self, ASH_FOUND_CREDENTIAL, id, title, id, title);
      /* Of what has one name, the item comes before the evidence that it is. */
      if (!add_items (self, store, credential->tree, id, title, error) ||
          !add_sheet (self, store, id, title, error))
        return FALSE;
    }
  return credentials != NULL;
}

static gboolean
add_sources (AshFindIndex *self, AshStore *store, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) sources = ash_desk_list_sources (store, error);

  for (guint i = 0; sources != NULL && i < sources->len; i++)
    {
      const AshSource *source = g_ptr_array_index (sources, i);
      g_autoptr (AshTree) tree = ash_store_find (store, &ASH_TREE, "id", source->tree);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!add_items (self, store, source->tree, NULL, tree != NULL ? tree->title : NULL, error))
        return FALSE;
    }
  return sources != NULL;
}

/**
 * ash_find_index_new:
 *
 * Reads what can be found in a document: credentials, what their sheets say, outcomes, evidence,
 * items, and the items of the courses that were brought in.
 *
 * Returns: (transfer full) (nullable): %NULL with an error, or cancelled
 */
AshFindIndex *
ash_find_index_new (AshStore *store, GCancellable *cancellable, GError **error)
{
  g_autoptr (AshFindIndex) self = g_new0 (AshFindIndex, 1);

  g_atomic_ref_count_init (&self->refs);
  self->entries = g_ptr_array_new_with_free_func (found_free);
  self->names = g_string_chunk_new (4096);
  if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !add_credentials (self, store, cancellable, error) ||
      !add_sources (self, store, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

AshFindIndex *
ash_find_index_ref (AshFindIndex *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
ash_find_index_unref (AshFindIndex *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_ptr_array_unref (self->entries);
  g_string_chunk_free (self->names);
  g_free (self);
}

guint
ash_find_index_size (AshFindIndex *self)
{
  return self->entries->len;
}

typedef struct
{
  AshFound *found;
  guint score;
  guint index;
} Match;

static gint
compare_matches (gconstpointer a, gconstpointer b)
{
  const Match *one = a;
  const Match *two = b;

  if (one->score != two->score)
    return one->score < two->score ? 1 : -1;
  return one->index < two->index ? -1 : 1;
}

/**
 * ash_find_index_match:
 * @most: how many at most
 *
 * Returns: (transfer full) (element-type AshFound): borrowed from the index, best first
 */
GPtrArray *
ash_find_index_match (AshFindIndex *self, const char *query, guint most)
{
  g_auto (GStrv) words = ash_find_words (query);
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (Match));
  GPtrArray *found = g_ptr_array_new ();

  if (words[0] == NULL)
    return found;
  for (guint i = 0; i < self->entries->len; i++)
    {
      AshFound *entry = g_ptr_array_index (self->entries, i);
      Match match = { entry, ash_find_score (entry->folded, (const char *const *) words), i };

      if (match.score > 0)
        g_array_append_val (matches, match);
    }
  g_array_sort (matches, compare_matches);
  for (guint i = 0; i < MIN (matches->len, most); i++)
    g_ptr_array_add (found, g_array_index (matches, Match, i).found);
  return found;
}
