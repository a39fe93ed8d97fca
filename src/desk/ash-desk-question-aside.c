/* What the type of a question cannot have is put aside, for as long as the document is open. */
#include "ash-desk-quiz-private.h"

#include <ash-quiz-lines.h>

/* Hangs on the store: entry of a quiz and class -> GPtrArray of copies. */
#define ASIDE "ash-questions-aside"

static GHashTable *
aside_of (AshStore *store)
{
  GHashTable *aside = g_object_get_data (G_OBJECT (store), ASIDE);

  if (aside != NULL)
    return aside;
  aside =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_object_set_data_full (G_OBJECT (store), ASIDE, aside, (GDestroyNotify) g_hash_table_unref);
  return aside;
}

static char *
key_of (const char *entry, const AshRecordClass *klass)
{
  return g_strdup_printf ("%s %s", klass->table, entry);
}

/* An empty one is nothing that anybody would want back. */
static gboolean
says_something (const AshRecordClass *klass, gconstpointer record)
{
  const AshChoice *choice = klass == &ASH_CHOICE ? record : NULL;
  const AshAccepted *accepted = klass == &ASH_ACCEPTED ? record : NULL;
  const char *text = choice != NULL ? choice->html : accepted->text;

  return text != NULL && *text != '\0';
}

/**
 * ash_desk_put_aside:
 * @klass: %ASH_CHOICE or %ASH_ACCEPTED
 */
void
ash_desk_put_aside (AshStore *store,
                    const char *entry,
                    const AshRecordClass *klass,
                    GPtrArray *records)
{
  gboolean is_choice = klass == &ASH_CHOICE;
  GPtrArray *kept = g_ptr_array_new_with_free_func (is_choice ? (GDestroyNotify) ash_choice_free
                                                              : (GDestroyNotify) ash_accepted_free);

  for (guint i = 0; i < records->len; i++)
    {
      gpointer record = g_ptr_array_index (records, i);

      if (says_something (klass, record))
        g_ptr_array_add (kept, is_choice ? (gpointer) ash_choice_copy (record)
                                         : (gpointer) ash_accepted_copy (record));
    }
  if (kept->len > 0)
    g_hash_table_insert (aside_of (store), key_of (entry, klass), kept);
  else
    g_ptr_array_unref (kept);
}

GPtrArray *
ash_desk_take_back (AshStore *store, const char *entry, const AshRecordClass *klass)
{
  g_autofree char *key = key_of (entry, klass);
  GPtrArray *kept = g_hash_table_lookup (aside_of (store), key);

  if (kept == NULL)
    return NULL;
  g_ptr_array_ref (kept);
  g_hash_table_remove (aside_of (store), key);
  return kept;
}

/**
 * ash_desk_question_n_aside:
 *
 * Returns: how many choices, or accepted answers, come back with a type that has them; 0 while the
 *   question has some
 */
guint
ash_desk_question_n_aside (AshStore *store, const char *entry)
{
  g_autofree char *choices = key_of (entry, &ASH_CHOICE);
  g_autofree char *accepted = key_of (entry, &ASH_ACCEPTED);
  g_autoptr (AshQuizEntry) line = ash_store_find (store, &ASH_QUIZ_ENTRY, "id", entry);
  g_autoptr (AshQuestion) question =
      line != NULL && line->question != NULL
          ? ash_store_find (store, &ASH_QUESTION, "id", line->question)
          : NULL;
  const GPtrArray *kept = g_hash_table_lookup (aside_of (store), choices);

  if (question == NULL || ash_question_has_choices (question->kind))
    return 0;
  if (kept == NULL && !ash_question_has_accepted (question->kind))
    kept = g_hash_table_lookup (aside_of (store), accepted);
  return kept != NULL ? kept->len : 0;
}
