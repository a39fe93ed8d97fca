#include "ash-revision.h"

#include <ash-id.h>
#include <ash-json.h>
#include <ash-json-writer.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* One record of a credential's state. */
typedef struct
{
  const AshRecordClass *klass;
  AshRecord *record;
} Entry;

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
  { &ASH_CREDENTIAL, &ASH_DISMISSAL, "credential" },
  { &ASH_CREDENTIAL, &ASH_VALIDATION, "credential" },
  { &ASH_ASSESSMENT, &ASH_ALIGNMENT, "subject" },
  { &ASH_ASSESSMENT, &ASH_SHEET_FIELD, "owner" },
};

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  ash_record_free (entry->klass, entry->record);
  g_free (entry);
}

static void
add_entry (GPtrArray *entries, const AshRecordClass *klass, gpointer record)
{
  Entry *entry = g_new0 (Entry, 1);

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
      const Entry *owner = g_ptr_array_index (entries, i);
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
      const Entry *entry = g_ptr_array_index (entries, i);

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

static GPtrArray *
gather (AshStore *store, const char *credential_id, GError **error)
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

static const AshRecordClass *
class_of_table (const char *table)
{
  for (guint i = 0; ASH_RECORD_CLASSES[i] != NULL; i++)
    if (g_str_equal (ASH_RECORD_CLASSES[i]->table, table))
      return ASH_RECORD_CLASSES[i];
  return NULL;
}

static gpointer
record_from_json (const AshRecordClass *klass, const AshJsonValue *object)
{
  AshRecord *record = ash_record_new (klass);

  record->id = g_strdup (ash_json_member_string (object, "id"));
  for (guint i = 0; i < klass->n_fields; i++)
    {
      const AshField *field = &klass->fields[i];
      const AshJsonValue *value = ash_json_member (object, field->name);

      if (value == NULL)
        continue;
      switch (field->type)
        {
        case ASH_FIELD_TEXT:
          G_STRUCT_MEMBER (char *, record, field->offset) = g_strdup (ash_json_string (value));
          break;
        case ASH_FIELD_INT:
          G_STRUCT_MEMBER (gint64, record, field->offset) = (gint64) ash_json_number (value);
          break;
        case ASH_FIELD_FLAG:
          G_STRUCT_MEMBER (int, record, field->offset) = ash_json_number (value) != 0;
          break;
        case ASH_FIELD_ENUM:
          G_STRUCT_MEMBER (int, record, field->offset) =
              ash_enum_from_nick (field->nicks, ash_json_string (value), 0);
          break;
        }
    }
  return record;
}

/* The listing of a version: "table id" -> digest of the record's JSON. */
static GHashTable *
load_listing (AshStore *store, const char *root, GError **error)
{
  g_autoptr (GHashTable) listing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GBytes) bytes = ash_store_load_object (store, root, error);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (bytes == NULL)
    return NULL;
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  lines = g_strsplit (text, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    {
      char *digest = strrchr (*line, ' ');

      if (digest != NULL)
        g_hash_table_insert (listing, g_strndup (*line, (gsize) (digest - *line)),
                             g_strdup (digest + 1));
    }
  return g_steal_pointer (&listing);
}

static char *
load_text (AshStore *store, const char *digest, GError **error)
{
  g_autoptr (GBytes) bytes = ash_store_load_object (store, digest, error);

  return bytes != NULL ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes))
                       : NULL;
}

static void
add_change (
    GPtrArray *changes, const AshRecordClass *klass, const char *id, char *before, char *after)
{
  AshRevisionChange *change = g_new0 (AshRevisionChange, 1);

  change->klass = klass;
  change->id = g_strdup (id);
  change->before = before;
  change->after = after;
  g_ptr_array_add (changes, change);
}

static gboolean
apply_change (AshStore *store, const AshRevisionChange *change, GError **error)
{
  g_autoptr (AshJson) json = NULL;
  AshRecord *record;
  gboolean is_there, is_done;

  /* An outcome may be another credential's as well: it is never taken away, and may be there. */
  if (change->before == NULL)
    return change->klass == &ASH_STATEMENT ||
           ash_store_delete (store, change->klass, change->id, error);
  json = ash_json_parse_text (change->before, error);
  if (json == NULL)
    return FALSE;
  record = record_from_json (change->klass, ash_json_root (json));
  is_there = change->after != NULL || ash_store_count (store, change->klass, "id", change->id) > 0;
  is_done = is_there ? ash_store_update (store, change->klass, record, error)
                     : ash_store_insert (store, change->klass, record, error);
  ash_record_free (change->klass, record);
  return is_done;
}

/**
 * ash_record_to_canonical_json:
 *
 * The record as JSON in the order of its fields, what is not stated left out: the same record
 * always gives the same bytes.
 *
 * Returns: (transfer full): the text
 */
char *
ash_record_to_canonical_json (const AshRecordClass *klass, gconstpointer record)
{
  g_autoptr (AshJsonWriter) json = ash_json_writer_new ();

  ash_json_writer_begin_object (json, NULL);
  ash_json_writer_string (json, "id", ((const AshRecord *) record)->id);
  for (guint i = 0; i < klass->n_fields; i++)
    {
      const AshField *field = &klass->fields[i];

      if (field->type == ASH_FIELD_TEXT && G_STRUCT_MEMBER (char *, record, field->offset) != NULL)
        ash_json_writer_string (json, field->name, G_STRUCT_MEMBER (char *, record, field->offset));
      else if (field->type == ASH_FIELD_INT &&
               G_STRUCT_MEMBER (gint64, record, field->offset) != ASH_UNSET)
        ash_json_writer_int (json, field->name, G_STRUCT_MEMBER (gint64, record, field->offset));
      else if (field->type == ASH_FIELD_FLAG)
        ash_json_writer_int (json, field->name, G_STRUCT_MEMBER (int, record, field->offset));
      else if (field->type == ASH_FIELD_ENUM)
        ash_json_writer_string (
            json, field->name,
            ash_enum_nick (field->nicks, G_STRUCT_MEMBER (int, record, field->offset)));
    }
  ash_json_writer_end_object (json);
  return ash_json_writer_finish (json);
}

static gint
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static gboolean
write_revision (AshStore *store, AshRevision *revision, GPtrArray *entries, GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *listing = NULL;
  g_autoptr (GBytes) bytes = NULL;

  revision->record.id = ash_id_new ();
  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = g_ptr_array_index (entries, i);
      g_autofree char *text = ash_record_to_canonical_json (entry->klass, entry->record);
      g_autoptr (GBytes) record = g_bytes_new (text, strlen (text));
      g_autofree char *digest = ash_store_put_object (store, record, "application/json", error);

      if (digest == NULL)
        return FALSE;
      g_ptr_array_add (
          lines, g_strdup_printf ("%s %s %s", entry->klass->table, entry->record->id, digest));
    }
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  listing = g_strjoinv ("\n", (char **) lines->pdata);
  bytes = g_bytes_new (listing, strlen (listing));
  revision->root = ash_store_put_object (store, bytes, "text/plain", error);
  return revision->root != NULL && ash_store_insert (store, &ASH_REVISION, revision, error);
}

/**
 * ash_revision_add:
 * @credential: the credential's id
 * @name: what the user calls this version
 *
 * Keeps the credential as it is now under a name. No undo step: it changes nothing.
 *
 * Returns: (transfer full) (nullable): the id of the version
 */
char *
ash_revision_add (AshStore *store, const char *credential, const char *name, GError **error)
{
  g_autoptr (GPtrArray) entries = gather (store, credential, error);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (AshRevision) revision = ash_revision_new ();

  if (entries == NULL || !ash_store_begin (store, NULL, NULL, error))
    return NULL;
  revision->credential = g_strdup (credential);
  revision->name = g_strdup (name);
  revision->at = g_date_time_format_iso8601 (now);
  if (!write_revision (store, revision, entries, error))
    {
      ash_store_rollback (store);
      return NULL;
    }
  return ash_store_commit (store, error) ? g_strdup (revision->record.id) : NULL;
}

/**
 * ash_revision_list:
 *
 * Returns: (transfer full) (element-type AshRevision): the credential's versions, oldest first
 */
GPtrArray *
ash_revision_list (AshStore *store, const char *credential, GError **error)
{
  return ash_store_list (store, &ASH_REVISION, "credential", credential, error);
}

/**
 * ash_revision_compare:
 * @revision: a version's id
 *
 * Returns: (transfer full) (element-type AshRevisionChange): what differs between the version
 *   ("before") and the credential now ("after")
 */
GPtrArray *
ash_revision_compare (AshStore *store, const char *revision, GError **error)
{
  g_autoptr (GPtrArray) changes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) ash_revision_change_free);
  g_autoptr (AshRevision) kept = ash_store_get (store, &ASH_REVISION, revision, error);
  g_autoptr (GHashTable) listing = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  GHashTableIter iter;
  gpointer key, digest;

  if (kept == NULL)
    return NULL;
  listing = load_listing (store, kept->root, error);
  entries = listing != NULL ? gather (store, kept->credential, error) : NULL;
  if (entries == NULL)
    return NULL;

  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = g_ptr_array_index (entries, i);
      g_autofree char *name = g_strdup_printf ("%s %s", entry->klass->table, entry->record->id);
      g_autofree char *now = ash_record_to_canonical_json (entry->klass, entry->record);
      const char *old = g_hash_table_lookup (listing, name);
      g_autofree char *then = old != NULL ? load_text (store, old, error) : NULL;

      if (old != NULL && then == NULL)
        return NULL;
      if (g_strcmp0 (then, now) != 0)
        add_change (changes, entry->klass, entry->record->id, g_steal_pointer (&then),
                    g_steal_pointer (&now));
      g_hash_table_remove (listing, name);
    }

  g_hash_table_iter_init (&iter, listing);
  while (g_hash_table_iter_next (&iter, &key, &digest))
    {
      g_auto (GStrv) parts = g_strsplit (key, " ", 2);
      const AshRecordClass *klass = class_of_table (parts[0]);
      char *then = load_text (store, digest, error);

      if (then == NULL)
        return NULL;
      if (klass != NULL)
        add_change (changes, klass, parts[1], then, NULL);
    }
  return g_steal_pointer (&changes);
}

/**
 * ash_revision_restore:
 * @revision: a version's id
 *
 * Makes the credential what it was, in one undoable step.
 */
gboolean
ash_revision_restore (AshStore *store, const char *revision, GError **error)
{
  g_autoptr (GPtrArray) changes = ash_revision_compare (store, revision, error);

  if (changes == NULL || !ash_store_begin (store, _ ("Go back to version"), NULL, error))
    return FALSE;
  for (guint i = 0; i < changes->len; i++)
    if (!apply_change (store, g_ptr_array_index (changes, i), error))
      {
        ash_store_rollback (store);
        return FALSE;
      }
  return ash_store_commit (store, error);
}

void
ash_revision_change_free (AshRevisionChange *self)
{
  g_free (self->id);
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}
