#include "ash-revision-private.h"

#include <ash-id.h>
#include <ash-json.h>
#include <ash-json-writer.h>
#include <glib/gi18n-lib.h>
#include <string.h>

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
      const AshRevisionEntry *entry = g_ptr_array_index (entries, i);
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

char *
ash_revision_add (AshStore *store, const char *credential, const char *name, GError **error)
{
  return ash_revision_keep (store, credential, name, NULL, NULL, error);
}

/**
 * ash_revision_keep:
 * @credential: the credential's id
 * @name: what the user calls this version
 * @author: (nullable): who keeps it
 * @note: (nullable): what changed since the version before
 *
 * Keeps the credential as it is now under a name. No undo step: it changes nothing.
 *
 * Returns: (transfer full) (nullable): the id of the version
 */
char *
ash_revision_keep (AshStore *store,
                   const char *credential,
                   const char *name,
                   const char *author,
                   const char *note,
                   GError **error)
{
  g_autoptr (GPtrArray) entries = ash_revision_gather (store, credential, error);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (AshRevision) revision = ash_revision_new ();

  if (entries == NULL || !ash_store_begin (store, NULL, NULL, error))
    return NULL;
  revision->credential = g_strdup (credential);
  revision->name = g_strdup (name);
  revision->at = g_date_time_format_iso8601 (now);
  revision->author = author != NULL && *author != '\0' ? g_strdup (author) : NULL;
  revision->note = note != NULL && *note != '\0' ? g_strdup (note) : NULL;
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

/* The credential as it is now, or was in a version: "table id" -> JSON. */
static GHashTable *
load_state (AshStore *store, const char *credential, const char *revision, GError **error)
{
  g_autoptr (GHashTable) state = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (AshRevision) kept = NULL;
  g_autoptr (GHashTable) listing = NULL;
  GHashTableIter iter;
  gpointer key, digest;

  if (revision == NULL)
    {
      g_autoptr (GPtrArray) entries = ash_revision_gather (store, credential, error);

      for (guint i = 0; entries != NULL && i < entries->len; i++)
        {
          const AshRevisionEntry *entry = g_ptr_array_index (entries, i);

          g_hash_table_insert (state,
                               g_strdup_printf ("%s %s", entry->klass->table, entry->record->id),
                               ash_record_to_canonical_json (entry->klass, entry->record));
        }
      return entries != NULL ? g_steal_pointer (&state) : NULL;
    }
  kept = ash_store_get (store, &ASH_REVISION, revision, error);
  listing = kept != NULL ? load_listing (store, kept->root, error) : NULL;
  if (listing == NULL)
    return NULL;
  g_hash_table_iter_init (&iter, listing);
  while (g_hash_table_iter_next (&iter, &key, &digest))
    {
      char *text = g_str_has_prefix (key, "dismissal ") ? NULL : load_text (store, digest, error);

      if (text != NULL)
        g_hash_table_insert (state, g_strdup (key), text);
      else if (!g_str_has_prefix (key, "dismissal "))
        return NULL;
    }
  return g_steal_pointer (&state);
}

/* Where a credential stands among others, and what people decided of it, is not its content. */
static char *
without_status (const char *then, const char *now)
{
  g_autoptr (AshJson) one = ash_json_parse_text (then, NULL);
  g_autoptr (AshJson) other = ash_json_parse_text (now, NULL);
  g_autoptr (AshCredential) before = NULL;
  g_autoptr (AshCredential) after = NULL;

  if (one == NULL || other == NULL)
    return g_strdup (then);
  before = record_from_json (&ASH_CREDENTIAL, ash_json_root (one));
  after = record_from_json (&ASH_CREDENTIAL, ash_json_root (other));
  before->status = after->status;
  g_free (before->pos);
  before->pos = g_strdup (after->pos);
  g_free (before->review_date);
  before->review_date = g_strdup (after->review_date);
  return ash_record_to_canonical_json (&ASH_CREDENTIAL, before);
}

/* Two rows of the record_class table: "table id" */
static void
note_difference (GPtrArray *changes, const char *name, const char *then, const char *now)
{
  g_auto (GStrv) parts = g_strsplit (name, " ", 2);
  const AshRecordClass *klass = class_of_table (parts[0]);
  g_autofree char *before = klass == &ASH_CREDENTIAL && then != NULL && now != NULL
                                ? without_status (then, now)
                                : g_strdup (then);

  if (klass != NULL && parts[1] != NULL && g_strcmp0 (before, now) != 0)
    add_change (changes, klass, parts[1], g_steal_pointer (&before), g_strdup (now));
}

static gint
compare_changes (gconstpointer a, gconstpointer b)
{
  const AshRevisionChange *one = *(AshRevisionChange *const *) a;
  const AshRevisionChange *other = *(AshRevisionChange *const *) b;
  int by_table = strcmp (one->klass->table, other->klass->table);

  return by_table != 0 ? by_table : strcmp (one->id, other->id);
}

static GPtrArray *
differences (GHashTable *then, GHashTable *now)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) ash_revision_change_free);
  GHashTableIter iter;
  gpointer name, text;

  g_hash_table_iter_init (&iter, then);
  while (g_hash_table_iter_next (&iter, &name, &text))
    note_difference (changes, name, text, g_hash_table_lookup (now, name));
  g_hash_table_iter_init (&iter, now);
  while (g_hash_table_iter_next (&iter, &name, &text))
    if (!g_hash_table_contains (then, name))
      note_difference (changes, name, NULL, text);
  g_ptr_array_sort (changes, compare_changes);
  return changes;
}

gboolean
ash_revision_load_states (AshStore *store,
                          const char *before,
                          const char *after,
                          GHashTable **out_before,
                          GHashTable **out_after,
                          GError **error)
{
  g_autoptr (AshRevision) kept = ash_store_get (store, &ASH_REVISION, before, error);
  g_autoptr (GHashTable) then =
      kept != NULL ? load_state (store, kept->credential, before, error) : NULL;

  *out_after = then != NULL ? load_state (store, kept->credential, after, error) : NULL;
  *out_before = *out_after != NULL ? g_steal_pointer (&then) : NULL;
  return *out_after != NULL;
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
  return ash_revision_compare_two (store, revision, NULL, error);
}

GPtrArray *
ash_revision_compare_two (AshStore *store, const char *before, const char *after, GError **error)
{
  g_autoptr (GHashTable) then = NULL;
  g_autoptr (GHashTable) now = NULL;

  return ash_revision_load_states (store, before, after, &then, &now, error)
             ? differences (then, now)
             : NULL;
}

gboolean
ash_revision_is_current (AshStore *store, const char *revision, gboolean *out, GError **error)
{
  g_autoptr (GPtrArray) changes = ash_revision_compare (store, revision, error);

  *out = changes != NULL && changes->len == 0;
  return changes != NULL;
}

char *
ash_revision_find_current (AshStore *store, const char *credential, GError **error)
{
  g_autoptr (GPtrArray) all = ash_revision_list (store, credential, error);
  gboolean is_current = FALSE;

  for (guint i = all != NULL ? all->len : 0; i > 0; i--)
    {
      const char *id = ((AshRecord *) all->pdata[i - 1])->id;

      /* One that cannot be read any more is none. */
      if (ash_revision_is_current (store, id, &is_current, NULL) && is_current)
        return g_strdup (id);
    }
  return NULL;
}

static gboolean
apply_changes (AshStore *store, GPtrArray *changes, const char *label, GError **error)
{
  if (changes == NULL || !ash_store_begin (store, label, NULL, error))
    return FALSE;
  for (guint i = 0; i < changes->len; i++)
    if (!apply_change (store, g_ptr_array_index (changes, i), error))
      {
        ash_store_rollback (store);
        return FALSE;
      }
  return ash_store_commit (store, error);
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

  return apply_changes (store, changes, _ ("Go back to version"), error);
}

/* The module in which an item stood comes back with it. */
static void
want_parents (GPtrArray *changes, GHashTable *wanted)
{
  gboolean is_more = TRUE;

  while (is_more)
    {
      is_more = FALSE;
      for (guint i = 0; i < changes->len; i++)
        {
          const AshRevisionChange *change = g_ptr_array_index (changes, i);
          g_autoptr (AshJson) json = NULL;
          const char *parent;

          if (change->klass != &ASH_ITEM || change->before == NULL || change->after != NULL ||
              !g_hash_table_contains (wanted, change->id))
            continue;
          json = ash_json_parse_text (change->before, NULL);
          parent = json != NULL ? ash_json_member_string (ash_json_root (json), "parent") : NULL;
          if (parent != NULL && g_hash_table_add (wanted, g_strdup (parent)))
            is_more = TRUE;
        }
    }
}

gboolean
ash_revision_restore_some (AshStore *store,
                           const char *revision,
                           const char *const *ids,
                           GError **error)
{
  g_autoptr (GPtrArray) changes = ash_revision_compare (store, revision, error);
  g_autoptr (GHashTable) wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) asked = g_hash_table_new (g_str_hash, g_str_equal);

  if (changes == NULL)
    return FALSE;
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_hash_table_add (wanted, g_strdup (ids[i]));
      g_hash_table_add (asked, (gpointer) ids[i]);
    }
  want_parents (changes, wanted);
  for (guint i = changes->len; i > 0; i--)
    {
      const AshRevisionChange *change = g_ptr_array_index (changes, i - 1);

      /* A parent that is still there stays as it is. */
      if (!g_hash_table_contains (wanted, change->id) ||
          (!g_hash_table_contains (asked, change->id) && change->after != NULL))
        g_ptr_array_remove_index (changes, i - 1);
    }
  return apply_changes (store, changes, _ ("Take back from version"), error);
}

void
ash_revision_change_free (AshRevisionChange *self)
{
  g_free (self->id);
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}
