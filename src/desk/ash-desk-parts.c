/* What splitting, merging and moving parts of pages have in common. */
#include "ash-desk-parts-private.h"

#include <ash-error.h>
#include <ash-limits.h>
#include <ash-passage.h>
#include <ash-text.h>
#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
is_plain (const AshItem *item)
{
  return g_strcmp0 (item->body_type, "text/plain") == 0;
}

static gboolean
refuse_kind (const AshItem *item, GError **error)
{
  g_set_error (error, ASH_ERROR, ASH_ERROR_REFUSED,
               _ ("“%s” is no page. Only pages can be split and merged."),
               item->title != NULL ? item->title : "");
  return FALSE;
}

void
ash_desk_text_free (AshDeskText *self)
{
  if (self == NULL)
    return;
  ash_item_free (self->item);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->text);
  ash_page_cuts_free (self->cuts);
  g_clear_pointer (&self->origins, g_ptr_array_unref);
  g_free (self);
}

AshDeskText *
ash_desk_text_new (AshStore *store, const char *page, GError **error)
{
  g_autoptr (AshDeskText) self = g_new0 (AshDeskText, 1);
  g_autofree char *decoded = NULL;

  self->item = ash_desk_get_own_item (store, page, error);
  if (self->item == NULL || (self->item->kind != ASH_ITEM_PAGE && !refuse_kind (self->item, error)))
    return NULL;
  self->bytes = self->item->body != NULL ? ash_store_load_object (store, self->item->body, error)
                                         : g_bytes_new (NULL, 0);
  self->origins = ash_store_list (store, &ASH_ITEM_ORIGIN, "item", page, error);
  if (self->bytes == NULL || self->origins == NULL)
    return NULL;
  decoded = ash_page_decode (self->bytes, NULL);
  self->text = is_plain (self->item) ? ash_page_from_plain (decoded) : g_steal_pointer (&decoded);
  self->cuts = ash_page_cuts_new (self->text, error);
  return self->cuts != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * ash_desk_dup_page_text:
 * @page: a page of a credential
 *
 * Returns: (transfer full) (nullable): its text
 */
char *
ash_desk_dup_page_text (AshStore *store, const char *page, GError **error)
{
  g_autoptr (AshDeskText) text = ash_desk_text_new (store, page, error);

  return text != NULL ? g_steal_pointer (&text->text) : NULL;
}

gboolean
ash_desk_put_text (AshStore *store, AshItem *item, GBytes *before, const char *text, GError **error)
{
  g_autoptr (GBytes) bytes =
      is_plain (item) ? g_bytes_new (text, strlen (text)) : ash_page_encode (before, text);
  char *digest;

  if (g_bytes_get_size (bytes) > ASH_LIMIT_HTML_BYTES)
    {
      g_set_error (error, ASH_ERROR, ASH_ERROR_LIMIT,
                   _ ("The text of “%s” would be larger than %d MB."),
                   item->title != NULL ? item->title : "", ASH_LIMIT_HTML_BYTES >> 20);
      return FALSE;
    }
  if (is_plain (item) || item->body_type == NULL)
    {
      g_free (item->body_type);
      item->body_type = g_strdup ("text/html");
    }
  digest = ash_store_put_object (store, bytes, item->body_type, error);
  if (digest == NULL)
    return FALSE;
  g_free (item->body);
  item->body = digest;
  return TRUE;
}

/* What is said of pages */

static AshAlignment *
same_mark (GPtrArray *rows, const AshAlignment *wanted)
{
  for (guint i = 0; i < rows->len; i++)
    {
      AshAlignment *row = g_ptr_array_index (rows, i);

      if (g_strcmp0 (row->statement, wanted->statement) == 0)
        return row;
    }
  return NULL;
}

/* There is one mark for a page and an outcome: the one that says more. */
gboolean
ash_desk_copy_alignments (AshStore *store, const char *from, const char *to, GError **error)
{
  g_autoptr (GPtrArray) rows = ash_store_list (store, &ASH_ALIGNMENT, "subject", from, error);
  g_autoptr (GPtrArray) there =
      rows != NULL ? ash_store_list (store, &ASH_ALIGNMENT, "subject", to, error) : NULL;

  for (guint i = 0; there != NULL && i < rows->len; i++)
    {
      AshAlignment *row = g_ptr_array_index (rows, i);
      AshAlignment *same = same_mark (there, row);

      if (same != NULL)
        {
          same->depth = MAX (same->depth, row->depth);
          if (!ash_store_update (store, &ASH_ALIGNMENT, same, error))
            return FALSE;
          continue;
        }
      row->record.n = 0;
      g_clear_pointer (&row->record.id, g_free);
      g_free (row->subject);
      row->subject = g_strdup (to);
      if (!ash_store_insert (store, &ASH_ALIGNMENT, row, error))
        return FALSE;
    }
  return there != NULL;
}

gboolean
ash_desk_move_alignments (AshStore *store, const char *from, const char *to, GError **error)
{
  return ash_desk_copy_alignments (store, from, to, error) &&
         ash_desk_delete_where (store, &ASH_ALIGNMENT, "subject", from, error);
}

gboolean
ash_desk_move_comments (
    AshStore *store, const char *from, const char *to, const char *text, GError **error)
{
  g_autoptr (GPtrArray) rows = ash_store_list (store, &ASH_COMMENT, "subject", from, error);
  g_autoptr (GHashTable) moved = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      AshComment *comment = g_ptr_array_index (rows, i);

      if (text != NULL && !ash_passage_find (text, comment->quote, NULL, NULL) &&
          (comment->reply_to == NULL || !g_hash_table_contains (moved, comment->reply_to)))
        continue;
      g_hash_table_add (moved, comment->record.id);
      g_free (comment->subject);
      comment->subject = g_strdup (to);
      if (!ash_store_update (store, &ASH_COMMENT, comment, error))
        return FALSE;
    }
  return rows != NULL;
}

/* Links */

typedef struct
{
  AshLinkMap *map;
  const AshItem *item;
  AshFollowFunc follow;
  gpointer user_data;
} Following;

static char *
follow_cb (const AshPageLink *link, gpointer user_data)
{
  Following *self = user_data;
  g_auto (AshLinkTarget) target = { 0 };
  const char *hash;

  if (!g_str_equal (link->attribute, "href") || link->href[0] == '#')
    return NULL;
  ash_link_map_resolve (self->map, self->item, self->item->path, link->href, &target);
  if (target.kind != ASH_LINK_ITEM || target.item == NULL)
    return NULL;
  hash = target.tail != NULL ? strchr (target.tail, '#') : NULL;
  return self->follow (self->item, target.item, hash != NULL && hash[1] != '\0' ? hash + 1 : NULL,
                       link->href, self->user_data);
}

char *
ash_desk_follow_in (AshLinkMap *map,
                    const AshItem *item,
                    const char *text,
                    AshFollowFunc follow,
                    gpointer user_data)
{
  Following following = { map, item, follow, user_data };

  return ash_page_rewrite (text, -1, follow_cb, &following, NULL);
}

static gboolean
follow_in_item (AshStore *store,
                AshLinkMap *map,
                const AshItem *item,
                const char *needs,
                AshFollowFunc follow,
                gpointer user_data,
                GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (AshItem) changed = NULL;
  g_autofree char *text = NULL;
  g_autofree char *after = NULL;
  gsize length;
  const char *data;

  if (ash_store_object_size (store, item->body) > ASH_LIMIT_HTML_BYTES)
    return TRUE;
  bytes = ash_store_load_object (store, item->body, NULL);
  data = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;
  if (data == NULL || g_strstr_len (data, (gssize) length, needs) == NULL)
    return TRUE;
  text = ash_page_decode (bytes, NULL);
  after = ash_desk_follow_in (map, item, text, follow, user_data);
  if (g_str_equal (text, after))
    return TRUE;
  changed = ash_item_copy (item);
  return ash_desk_put_text (store, changed, bytes, after, error) &&
         ash_store_update (store, &ASH_ITEM, changed, error);
}

gboolean
ash_desk_follow_links (AshStore *store,
                       const AshDesign *design,
                       AshLinkMap *map,
                       GHashTable *but,
                       const char *needs,
                       AshFollowFunc follow,
                       gpointer user_data,
                       GError **error)
{
  for (guint i = 0; i < design->items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (design->items, i);

      if ((item->kind != ASH_ITEM_PAGE && item->kind != ASH_ITEM_TOPIC &&
           item->kind != ASH_ITEM_ASSIGNMENT) ||
          item->body == NULL || is_plain (item) || g_hash_table_contains (but, item->record.id))
        continue;
      if (!follow_in_item (store, map, item, needs, follow, user_data, error))
        return FALSE;
    }
  return TRUE;
}

/* A text that is to stand in another page, where relative links start from elsewhere. */
typedef struct
{
  AshLinkMap *map;
  const AshItem *from;
} Rebasing;

static char *
rebase_cb (const AshPageLink *link, gpointer user_data)
{
  Rebasing *self = user_data;
  g_auto (AshLinkTarget) target = { 0 };
  const char *id = NULL;

  ash_link_map_resolve (self->map, self->from, self->from->path, link->href, &target);
  if (g_str_has_prefix (link->href, "ash:"))
    return NULL;
  if ((target.kind == ASH_LINK_ITEM || target.kind == ASH_LINK_UNUSED) && target.item != NULL)
    id = target.item->record.id;
  else if (target.kind == ASH_LINK_ASSET && target.asset != NULL)
    id = target.asset->record.id;
  if (id == NULL)
    return NULL;
  return g_strconcat (target.kind == ASH_LINK_ASSET ? "ash:asset/" : "ash:item/", id, target.tail,
                      NULL);
}

static char *
folder_of (const AshItem *item)
{
  return item->path != NULL ? g_path_get_dirname (item->path) : g_strdup ("");
}

char *
ash_desk_rebase (const AshDesign *design,
                 AshLinkMap *map,
                 const AshItem *from,
                 const AshItem *to,
                 const char *text)
{
  Rebasing rebasing = { map, from };
  g_autofree char *here = folder_of (from);
  g_autofree char *there = folder_of (to);

  if (g_str_equal (here, there) && ash_design_source_of (design, from->record.id) ==
                                       ash_design_source_of (design, to->record.id))
    return g_strdup (text);
  return ash_page_rewrite (text, -1, rebase_cb, &rebasing, NULL);
}
