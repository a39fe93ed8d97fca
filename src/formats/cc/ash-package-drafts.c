#include "ash-package-private.h"

#include <string.h>

/**
 * ash_draft_new:
 * @item: (nullable) (transfer full): the item; %NULL for the outline itself
 */
AshDraft *
ash_draft_new (AshItem *item)
{
  AshDraft *self = g_new0 (AshDraft, 1);

  self->item = item;
  self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) ash_draft_free);
  return self;
}

void
ash_draft_free (AshDraft *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->children);
  g_clear_pointer (&self->item, ash_item_free);
  g_free (self->identifier);
  g_free (self->ref);
  g_free (self);
}

static GPtrArray *
siblings_of (AshPackage *self, AshDraft *parent)
{
  return parent != NULL ? parent->children : self->unlinked;
}

/**
 * ash_package_add_draft:
 * @parent: (nullable): %NULL for an item outside the outline
 * @index: where among its siblings, -1 for last
 * @key: what its id is derived from
 *
 * Returns: (transfer none): the draft
 */
AshDraft *
ash_package_add_draft (
    AshPackage *self, AshDraft *parent, int index, AshItemKind kind, const char *key)
{
  AshItem *item = ash_item_new ();
  AshDraft *draft = ash_draft_new (item);

  item->record.id = ash_package_derive (self, "item", key);
  item->tree = g_strdup (self->tree->record.id);
  item->kind = kind;
  draft->parent = parent;
  g_ptr_array_insert (siblings_of (self, parent), index, draft);
  g_hash_table_insert (self->drafts, item->record.id, draft);
  return draft;
}

/**
 * ash_package_move_draft:
 * @parent: (nullable): %NULL takes it out of the outline, its children with it
 */
void
ash_package_move_draft (AshPackage *self, AshDraft *draft, AshDraft *parent, int index)
{
  GPtrArray *from = siblings_of (self, draft->parent);
  guint at;

  if (!g_ptr_array_find (from, draft, &at))
    return;
  g_ptr_array_steal_index (from, at);
  draft->parent = parent;
  g_ptr_array_insert (siblings_of (self, parent), index, draft);
}

/**
 * ash_package_draft:
 * @item: (nullable): an item's id
 *
 * Returns: (transfer none) (nullable): its draft
 */
AshDraft *
ash_package_draft (AshPackage *self, const char *item)
{
  return item != NULL ? g_hash_table_lookup (self->drafts, item) : NULL;
}

static void
collect (GPtrArray *drafts, GPtrArray *out)
{
  for (guint i = 0; i < drafts->len; i++)
    {
      AshDraft *draft = g_ptr_array_index (drafts, i);

      g_ptr_array_add (out, draft);
      collect (draft->children, out);
    }
}

/**
 * ash_package_drafts:
 *
 * Returns: (transfer container) (element-type AshDraft): all, linked ones in reading order first
 */
GPtrArray *
ash_package_drafts (AshPackage *self)
{
  GPtrArray *all = g_ptr_array_new ();

  collect (self->outline->children, all);
  collect (self->unlinked, all);
  return all;
}

/**
 * ash_package_set_text:
 * @text: the prompt, already as it is to be kept
 * @path: (nullable): the member that its links start from
 *
 * Returns: %FALSE with @error set when the store failed
 */
gboolean
ash_package_set_text (AshPackage *self,
                      AshItem *item,
                      const char *text,
                      const char *media_type,
                      const char *path,
                      GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  char *digest = NULL;

  if (ash_package_claim_store (self, error))
    digest = ash_store_put_object (self->store, bytes, media_type, error);
  if (digest == NULL)
    return FALSE;
  g_free (item->body);
  item->body = digest;
  ash_field_set (&item->body_type, media_type);
  ash_field_set (&item->path, path);
  return TRUE;
}

/**
 * ash_package_set_body:
 *
 * Makes a member, as it is, the body of an item.
 */
gboolean
ash_package_set_body (AshPackage *self, AshItem *item, AshMember *member, GError **error)
{
  const char *digest = ash_package_keep (self, member, error);

  if (digest == NULL)
    return FALSE;
  ash_field_set (&item->body, digest);
  ash_field_set (&item->body_type, member->media_type);
  ash_field_set (&item->path, member->path);
  member->is_consumed = TRUE;
  return TRUE;
}
