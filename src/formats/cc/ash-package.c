#include "ash-package-private.h"

#include <ash-id.h>

#include <glib/gi18n-lib.h>

/* Rows that wait for one transaction: enough to be fast, few enough for little memory. */
#define PENDING_ROWS 600
/* Descriptors below this size stay in memory to the end. */
#define FORGET_BYTES 8192

static void
member_free (gpointer data)
{
  AshMember *member = data;

  g_free (member->path);
  g_free (member->digest);
  g_clear_pointer (&member->bytes, g_bytes_unref);
  g_free (member);
}

static void
resource_free (gpointer data)
{
  AshResource *resource = data;

  g_free (resource->identifier);
  g_free (resource->type);
  g_free (resource->href);
  g_free (resource->intended_use);
  g_free (resource->record);
  g_ptr_array_unref (resource->hrefs);
  g_ptr_array_unref (resource->files);
  g_ptr_array_unref (resource->dependencies);
  g_ptr_array_unref (resource->drafts);
  g_free (resource);
}

static GHashTable *
new_batch (void)
{
  return g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
}

/* -- public within the room -- */

/**
 * ash_package_new:
 * @store: where it goes
 * @progress: (nullable): progress
 *
 * Returns: (transfer full): an empty package with a fresh report, source and tree
 */
AshPackage *
ash_package_new (AshStore *store, AshProgress *progress)
{
  AshPackage *self = g_new0 (AshPackage, 1);

  self->store = g_object_ref (store);
  self->progress = progress != NULL ? ash_progress_ref (progress) : NULL;
  self->report = ash_report_new ();
  self->source = ash_source_new ();
  self->tree = ash_tree_new ();
  self->members = g_ptr_array_new_with_free_func (member_free);
  self->names = ash_names_new ();
  self->resources = g_ptr_array_new_with_free_func (resource_free);
  self->by_identifier = g_hash_table_new (g_str_hash, g_str_equal);
  self->outline = ash_draft_new (NULL);
  self->unlinked = g_ptr_array_new_with_free_func ((GDestroyNotify) ash_draft_free);
  self->drafts = g_hash_table_new (g_str_hash, g_str_equal);
  self->assets = g_ptr_array_new_with_free_func (ASH_ASSET.free);
  self->keys = g_ptr_array_new_with_free_func (ASH_FOREIGN_KEY.free);
  self->fields = g_ptr_array_new_with_free_func (ASH_SHEET_FIELD.free);
  self->listed_by = g_hash_table_new (NULL, NULL);
  self->ordinals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->key_index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->pending = new_batch ();
  return self;
}

void
ash_package_free (AshPackage *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->writer, ash_batch_writer_free);
  g_hash_table_unref (self->pending);
  g_clear_pointer (&self->doubts, g_ptr_array_unref);
  g_hash_table_unref (self->listed_by);
  g_hash_table_unref (self->key_index);
  g_hash_table_unref (self->ordinals);
  g_ptr_array_unref (self->fields);
  g_ptr_array_unref (self->keys);
  g_ptr_array_unref (self->assets);
  g_hash_table_unref (self->drafts);
  g_ptr_array_unref (self->unlinked);
  ash_draft_free (self->outline);
  g_hash_table_unref (self->by_identifier);
  g_ptr_array_unref (self->resources);
  g_clear_pointer (&self->manifest, ash_xml_free);
  g_free (self->seed);
  g_free (self->head);
  ash_names_free (self->names);
  g_ptr_array_unref (self->members);
  ash_tree_free (self->tree);
  ash_source_free (self->source);
  ash_report_free (self->report);
  g_clear_pointer (&self->progress, ash_progress_unref);
  g_object_unref (self->store);
  g_free (self);
}

/**
 * ash_package_add_resource:
 *
 * Returns: (transfer none): a resource whose fate is open
 */
AshResource *
ash_package_add_resource (AshPackage *self, const char *identifier, const char *type)
{
  AshResource *resource = g_new0 (AshResource, 1);

  resource->identifier = g_strdup (identifier != NULL ? identifier : "");
  resource->type = g_strdup (type != NULL ? type : "");
  resource->hrefs = g_ptr_array_new_with_free_func (g_free);
  resource->files = g_ptr_array_new ();
  resource->dependencies = g_ptr_array_new_with_free_func (g_free);
  resource->drafts = g_ptr_array_new ();
  resource->fate = ASH_FATE_OPEN;
  g_ptr_array_add (self->resources, resource);
  return resource;
}

/**
 * ash_package_find:
 * @base: the member that the link stands in, or "" for the root
 * @href: a link or href as written
 *
 * Returns: (transfer none) (nullable): the member it leads to, by trial
 */
AshMember *
ash_package_find (AshPackage *self, const char *base, const char *href)
{
  AshMember *found = ash_names_lookup_link (self->names, base, href);

  /* A "#" or "?" may be part of a file's name, in manifests above all. */
  if (found == NULL && strpbrk (href, "#?") != NULL)
    {
      g_autofree char *whole = ash_path_resolve (base, href);

      found = whole != NULL ? ash_names_lookup (self->names, whole) : NULL;
    }
  return found;
}

/**
 * ash_package_member:
 * @path: (nullable): %NULL for what the package does not hold
 *
 * Returns: (transfer none) (nullable): the member of that path, else of that path but for case
 */
AshMember *
ash_package_member (AshPackage *self, const char *path)
{
  return path != NULL ? ash_names_lookup (self->names, path) : NULL;
}

/**
 * ash_package_load:
 *
 * Returns: (transfer full) (nullable): the bytes of a member
 */
GBytes *
ash_package_load (AshPackage *self, AshMember *member, GError **error)
{
  if (member->bytes != NULL)
    return g_bytes_ref (member->bytes);
  if (!ash_package_claim_store (self, error))
    return NULL;
  return ash_store_load_object (self->store, member->digest, error);
}

/**
 * ash_package_load_xml:
 *
 * Parses a member. A repair becomes a line of the report, and so does failure.
 *
 * Returns: (transfer full) (nullable): the document; %NULL with @error set when it cannot be read
 */
AshXml *
ash_package_load_xml (AshPackage *self, AshMember *member, GError **error)
{
  g_autoptr (GBytes) bytes = ash_package_load (self, member, error);
  g_autofree char *repair = NULL;
  AshXml *xml;

  if (bytes == NULL)
    return NULL;
  xml = ash_xml_parse (bytes, member->path, &repair, error);
  if (repair != NULL && xml != NULL)
    ash_report_add (self->report, ASH_LINE_REPAIRED, NULL, member->path,
                    _ ("The file was damaged and could be read after a repair: %s."), repair);
  return xml;
}

/**
 * ash_package_keep:
 *
 * Makes sure that a member is an object of the store.
 *
 * Returns: (transfer none) (nullable): its digest, or %NULL with @error set
 */
const char *
ash_package_keep (AshPackage *self, AshMember *member, GError **error)
{
  if (member->digest == NULL && ash_package_claim_store (self, error))
    member->digest = ash_store_put_object (self->store, member->bytes, member->media_type, error);
  return member->digest;
}

/**
 * ash_package_forget:
 *
 * Lets go of the bytes of a large descriptor that has become records, unless another resource
 * lists it too.
 */
void
ash_package_forget (AshPackage *self, AshMember *member)
{
  if (member->bytes == NULL || member->n_listed > 1 || member->size < FORGET_BYTES)
    return;
  g_clear_pointer (&member->bytes, g_bytes_unref);
  self->spooled -= member->size;
}

/**
 * ash_package_derive:
 * @kind: "item", "asset", "bank", "question", "choice", …
 * @key: what the package calls the record
 *
 * Returns: (transfer full): the record's identity (data-model.md, Identity); the second record of
 *   the same kind and key gets another one
 */
char *
ash_package_derive (AshPackage *self, const char *kind, const char *key)
{
  g_autofree char *name = g_strconcat (kind, "\n", key, NULL);
  guint ordinal = GPOINTER_TO_UINT (g_hash_table_lookup (self->ordinals, name));
  char number[16];

  g_snprintf (number, sizeof number, "%u", ordinal);
  g_hash_table_replace (self->ordinals, g_strdup (name), GUINT_TO_POINTER (ordinal + 1));
  return ash_id_derive (self->seed, kind, key, number, NULL);
}

/**
 * ash_package_add_key:
 * @owner: id of the record
 * @scheme: "manifest-item", "resource", "path", "canvas", "canvas-slug", "qti-ident", "ashlar"
 * @value: (nullable): the name; nothing happens when there is none
 */
void
ash_package_add_key (AshPackage *self, const char *owner, const char *scheme, const char *value)
{
  AshForeignKey *key;
  char *name;

  if (value == NULL || value[0] == '\0')
    return;
  key = ash_foreign_key_new ();
  key->tree = g_strdup (self->tree->record.id);
  key->owner = g_strdup (owner);
  key->scheme = g_strdup (scheme);
  key->value = g_strdup (value);
  g_ptr_array_add (self->keys, key);

  name = g_strconcat (scheme, "\n", value, NULL);
  if (g_hash_table_contains (self->key_index, name))
    g_free (name);
  else
    g_hash_table_insert (self->key_index, name, g_strdup (owner));
}

/**
 * ash_package_add_ours:
 * @identifier: (nullable): an identifier of the package
 *
 * Notes the identity that Ashlar itself gave the record, when Ashlar wrote the package.
 */
void
ash_package_add_ours (AshPackage *self, const char *owner, const char *identifier)
{
  g_autofree char *ours = self->is_ours ? ash_id_from_exported (identifier) : NULL;

  ash_package_add_key (self, owner, "ashlar", ours);
}

/**
 * ash_package_lookup:
 *
 * Returns: (transfer none) (nullable): id of the first record that had this name
 */
const char *
ash_package_lookup (AshPackage *self, const char *scheme, const char *value)
{
  g_autofree char *name = g_strconcat (scheme, "\n", value, NULL);

  return g_hash_table_lookup (self->key_index, name);
}

/**
 * ash_package_insert:
 * @record: (transfer full): a complete record
 *
 * Returns: %FALSE with @error set when the store failed or the import was cancelled
 */
gboolean
ash_package_insert (AshPackage *self, const AshRecordClass *klass, gpointer record, GError **error)
{
  GPtrArray *same = g_hash_table_lookup (self->pending, klass);

  if (same == NULL)
    {
      same = g_ptr_array_new_with_free_func (klass->free);
      g_hash_table_insert (self->pending, (gpointer) klass, same);
    }
  g_ptr_array_add (same, record);
  self->n_inserted++;
  return ++self->n_pending < PENDING_ROWS || ash_package_flush (self, error);
}

/**
 * ash_package_flush:
 *
 * Writes what waits, or hands it to the writer while content is being read.
 */
gboolean
ash_package_flush (AshPackage *self, GError **error)
{
  GHashTable *batch;
  gboolean is_done;

  if (!ash_progress_step (self->progress, 0, error))
    return FALSE;
  if (self->n_pending == 0)
    return TRUE;
  batch = self->pending;
  self->pending = new_batch ();
  self->n_pending = 0;
  if (self->writer != NULL)
    return ash_batch_writer_put (self->writer, batch, error);
  is_done = ash_batch_write (self->store, batch, error);
  g_hash_table_unref (batch);
  return is_done;
}

/**
 * ash_package_claim_store:
 *
 * Before any use of the store while content is being read: waits until the writer is idle.
 */
gboolean
ash_package_claim_store (AshPackage *self, GError **error)
{
  return self->writer == NULL || ash_batch_writer_wait (self->writer, error);
}
