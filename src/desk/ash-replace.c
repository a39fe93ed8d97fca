/* Where words stand in a document, read on a worker. */
#include "ash-replace.h"

#include <ash-words-find.h>
#include <glib/gi18n-lib.h>

#include "ash-desk.h"

typedef struct
{
  AshReplaceFound *found;
  const AshPattern *pattern;
  guint most;
} Reading;

static void
hit_free (gpointer data)
{
  AshReplaceHit *self = data;

  g_free (self->before);
  g_free (self->match);
  g_free (self->after);
  g_free (self);
}

void
ash_replace_found_free (AshReplaceFound *self)
{
  if (self == NULL)
    return;
  g_free (self->query.words);
  g_free (self->query.credential);
  g_ptr_array_unref (self->hits);
  g_ptr_array_unref (self->texts);
  g_free (self);
}

/* Looks through one text and keeps it when the words stand in it. */
static gboolean
read_text (const AshText *read, gpointer data)
{
  Reading *self = data;
  g_autoptr (GPtrArray) hits = ash_words_find (read->text, read->is_html, self->pattern);
  AshText *text;

  if (hits->len == 0)
    return TRUE;
  text = ash_text_copy (read);
  g_ptr_array_add (self->found->texts, text);
  for (guint i = 0; i < hits->len && !self->found->is_cut; i++)
    {
      AshWordsHit *from = g_ptr_array_index (hits, i);
      AshReplaceHit *hit = g_new0 (AshReplaceHit, 1);

      hit->text = text;
      hit->index = i;
      hit->before = g_steal_pointer (&from->before);
      hit->match = g_steal_pointer (&from->match);
      hit->after = g_steal_pointer (&from->after);
      hit->adds_capital = ash_pattern_adds_capital (self->pattern, g_utf8_get_char (hit->match));
      hit->is_fixed = from->is_fixed || text->credential == NULL;
      hit->is_chosen = !hit->is_fixed;
      g_ptr_array_add (self->found->hits, hit);
      self->found->is_cut = self->found->hits->len >= self->most;
    }
  return !self->found->is_cut;
}

static gboolean
read_tree (Reading *self, AshStore *store, const char *tree, AshProgress *progress, GError **error)
{
  g_autoptr (AshDesign) design = ash_store_load_design (store, tree, error);
  AshBodies bodies = ash_store_bodies (store);

  return design != NULL && (self->found->is_cut ||
                            ash_texts_each (design, &bodies, progress, read_text, self, error));
}

static gboolean
read_sources (Reading *self, AshStore *store, AshProgress *progress, GError **error)
{
  g_autoptr (GPtrArray) sources = ash_desk_list_sources (store, error);

  for (guint i = 0; sources != NULL && i < sources->len; i++)
    if (!read_tree (self, store, ((AshSource *) g_ptr_array_index (sources, i))->tree, progress,
                    error))
      return FALSE;
  return sources != NULL;
}

/**
 * ash_replace_find:
 * @most: no more places are read than this
 *
 * Returns: (transfer full) (nullable): the places, credential by credential, then course by course
 */
AshReplaceFound *
ash_replace_find (AshStore *store,
                  const AshReplaceQuery *query,
                  guint most,
                  AshProgress *progress,
                  GError **error)
{
  g_autoptr (AshReplaceFound) found = g_new0 (AshReplaceFound, 1);
  g_autoptr (AshPattern) pattern =
      ash_pattern_new (query->words, query->match_case, query->whole_words);
  g_autoptr (GPtrArray) credentials = NULL;
  Reading reading = { found, pattern, most };

  found->query = *query;
  found->query.words = g_strdup (query->words);
  found->query.credential = g_strdup (query->credential);
  found->texts = g_ptr_array_new_with_free_func ((GDestroyNotify) ash_text_free);
  found->hits = g_ptr_array_new_with_free_func (hit_free);
  ash_progress_begin (progress, _ ("Searching"), 0);
  credentials = ash_desk_list_credentials (store, error);
  if (credentials == NULL)
    return NULL;
  for (guint i = 0; i < credentials->len; i++)
    {
      const AshCredential *credential = g_ptr_array_index (credentials, i);

      if (query->credential != NULL && g_strcmp0 (query->credential, credential->record.id) != 0)
        continue;
      if (!read_tree (&reading, store, credential->tree, progress, error))
        return NULL;
    }
  if (query->with_sources && !read_sources (&reading, store, progress, error))
    return NULL;
  return g_steal_pointer (&found);
}
