#include "ash-revision-private.h"

/* What is owned by what: the records of `klass` whose `column` holds the id of a record of
 * `owner` belong to the credential. Read in this order, each line finds its owners gathered. */
static const struct
{
  const AshRecordClass *owner;
  const AshRecordClass *klass;
  const char *column;
} OWNED[] = {
  { &ASH_TREE, &ASH_ITEM, "tree" },
  { &ASH_TREE, &ASH_ASSET, "tree" },
  { &ASH_TREE, &ASH_BANK, "tree" },
  { &ASH_TREE, &ASH_RUBRIC, "tree" },
  { &ASH_ITEM, &ASH_ITEM_ORIGIN, "item" },
  { &ASH_ITEM, &ASH_QUIZ_ENTRY, "quiz" },
  { &ASH_ITEM, &ASH_SHEET_FIELD, "owner" },
  { &ASH_ITEM, &ASH_ALIGNMENT, "subject" },
  { &ASH_BANK, &ASH_QUESTION, "bank" },
  { &ASH_QUESTION, &ASH_CHOICE, "question" },
  { &ASH_QUESTION, &ASH_ACCEPTED, "question" },
  { &ASH_QUESTION, &ASH_ALIGNMENT, "subject" },
  { &ASH_RUBRIC, &ASH_CRITERION, "rubric" },
  { &ASH_CRITERION, &ASH_RATING, "criterion" },
  { &ASH_CRITERION, &ASH_ALIGNMENT, "subject" },
  { &ASH_CREDENTIAL, &ASH_SHEET_FIELD, "owner" },
  { &ASH_CREDENTIAL, &ASH_CREDENTIAL_STATEMENT, "credential" },
  { &ASH_CREDENTIAL, &ASH_ASSESSMENT, "credential" },
  { &ASH_CREDENTIAL, &ASH_RULE, "owner" },
  { &ASH_CREDENTIAL, &ASH_BADGE, "credential" },
  { &ASH_CREDENTIAL, &ASH_VALIDATION, "credential" },
  { &ASH_ASSESSMENT, &ASH_ALIGNMENT, "subject" },
  { &ASH_ASSESSMENT, &ASH_SHEET_FIELD, "owner" },
};

static void
entry_free (gpointer data)
{
  AshRevisionEntry *entry = data;

  ash_record_free (entry->klass, entry->record);
  g_free (entry);
}

static void
add_entry (GPtrArray *entries, const AshRecordClass *klass, gpointer record)
{
  AshRevisionEntry *entry = g_new0 (AshRevisionEntry, 1);

  entry->klass = klass;
  entry->record = record;
  g_ptr_array_add (entries, entry);
}

static gboolean
add_owned (AshStore *store, GPtrArray *entries, guint line, GError **error)
{
  guint n = entries->len;

  for (guint i = 0; i < n; i++)
    {
      const AshRevisionEntry *owner = g_ptr_array_index (entries, i);
      g_autoptr (GPtrArray) found = NULL;

      if (owner->klass != OWNED[line].owner)
        continue;
      found =
          ash_store_list (store, OWNED[line].klass, OWNED[line].column, owner->record->id, error);
      if (found == NULL)
        return FALSE;
      for (guint k = 0; k < found->len; k++)
        add_entry (entries, OWNED[line].klass,
                   ash_record_copy (OWNED[line].klass, g_ptr_array_index (found, k)));
    }
  return TRUE;
}

/* What an outcome shows of frameworks. */
static gboolean
add_shown (AshStore *store, GPtrArray *entries, const char *outcome, GError **error)
{
  g_autoptr (GPtrArray) marks = ash_store_list (store, &ASH_ALIGNMENT, "subject", outcome, error);

  for (guint i = 0; marks != NULL && i < marks->len; i++)
    add_entry (entries, &ASH_ALIGNMENT,
               ash_record_copy (&ASH_ALIGNMENT, g_ptr_array_index (marks, i)));
  return marks != NULL;
}

/* An outcome belongs to every credential that lists it. */
static gboolean
add_outcomes (AshStore *store, GPtrArray *entries, GError **error)
{
  guint n = entries->len;

  for (guint i = 0; i < n; i++)
    {
      const AshRevisionEntry *entry = g_ptr_array_index (entries, i);

      if (entry->klass == &ASH_CREDENTIAL_STATEMENT)
        {
          const AshCredentialStatement *listed = (gpointer) entry->record;
          AshStatement *statement = ash_store_get (store, &ASH_STATEMENT, listed->statement, error);

          if (statement == NULL)
            return FALSE;
          add_entry (entries, &ASH_STATEMENT, statement);
          if (!add_shown (store, entries, statement->record.id, error))
            return FALSE;
        }
    }
  return TRUE;
}

GPtrArray *
ash_revision_gather (AshStore *store, const char *credential_id, GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (entry_free);
  AshCredential *credential = ash_store_get (store, &ASH_CREDENTIAL, credential_id, error);
  AshTree *tree = NULL;

  if (credential == NULL)
    return NULL;
  add_entry (entries, &ASH_CREDENTIAL, credential);
  tree = ash_store_get (store, &ASH_TREE, credential->tree, error);
  if (tree == NULL)
    return NULL;
  add_entry (entries, &ASH_TREE, tree);
  for (guint line = 0; line < G_N_ELEMENTS (OWNED); line++)
    if (!add_owned (store, entries, line, error))
      return NULL;
  if (!add_outcomes (store, entries, error))
    return NULL;
  return g_steal_pointer (&entries);
}
