#include "ash-desk-private.h"

#include <ash-error.h>
#include <ash-id.h>
#include <ash-limits.h>
#include <ash-page.h>
#include <ash-path.h>
#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const EDIT_LABELS[ASH_N_ITEM_KINDS] = {
  [ASH_ITEM_PAGE] = N_ ("Edit page"),
  [ASH_ITEM_TOPIC] = N_ ("Edit discussion"),
  [ASH_ITEM_ASSIGNMENT] = N_ ("Edit assignment"),
};

void
ash_new_asset_free (AshNewAsset *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->name);
  g_free (self->alt);
  g_bytes_unref (self->bytes);
  g_free (self);
}

/* A path that no other file of the tree has, also where capitals do not count. */
static char *
free_path (AshStore *store, const char *tree, const char *name, GError **error)
{
  g_autoptr (GPtrArray) assets = ash_store_list (store, &ASH_ASSET, "tree", tree, error);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *base = g_path_get_basename (name);
  g_autofree char *clean = ash_path_sanitise (base);
  const char *extension = ash_path_extension (clean);
  gsize stem = strlen (clean) - (*extension != '\0' ? strlen (extension) + 1 : 0);
  char *path = g_strconcat ("media/", clean, NULL);

  if (assets == NULL)
    {
      g_free (path);
      return NULL;
    }
  for (guint i = 0; i < assets->len; i++)
    {
      const AshAsset *asset = g_ptr_array_index (assets, i);

      if (asset->path != NULL)
        g_hash_table_add (taken, g_utf8_casefold (asset->path, -1));
    }
  for (guint n = 2;; n++)
    {
      g_autofree char *folded = g_utf8_casefold (path, -1);

      if (!g_hash_table_contains (taken, folded))
        return path;
      g_free (path);
      path = g_strdup_printf ("media/%.*s-%u%s", (int) stem, clean, n, clean + stem);
    }
}

static gboolean
add_asset (AshStore *store, const char *tree, const AshNewAsset *new_asset, GError **error)
{
  g_autoptr (AshAsset) asset = ash_asset_new ();

  asset->record.id = g_strdup (new_asset->id);
  asset->tree = g_strdup (tree);
  asset->path = free_path (store, tree, new_asset->name, error);
  if (asset->path == NULL)
    return FALSE;
  asset->title = g_path_get_basename (new_asset->name);
  asset->alt = g_strdup (new_asset->alt);
  asset->media_type = g_strdup (ash_path_media_type (asset->path));
  asset->digest = ash_store_put_object (store, new_asset->bytes, asset->media_type, error);
  return asset->digest != NULL && ash_store_insert (store, &ASH_ASSET, asset, error);
}

static gboolean
check_size (GBytes *bytes, GError **error)
{
  if (g_bytes_get_size (bytes) <= ASH_LIMIT_MEMBER_BYTES)
    return TRUE;
  g_set_error (error, ASH_ERROR, ASH_ERROR_LIMIT,
               _ ("The file is larger than %d MB, more than a course package can carry."),
               (int) (ASH_LIMIT_MEMBER_BYTES >> 20));
  return FALSE;
}

/**
 * ash_desk_add_asset:
 * @item: the item of a credential that it is for
 * @name: the file's name
 * @alt: (nullable): what it shows
 *
 * Adds a file to the credential of an item. Pages name it "ash:asset/ID".
 *
 * Returns: (transfer full): its id
 */
char *
ash_desk_add_asset (AshStore *store,
                    const char *item,
                    const char *name,
                    GBytes *bytes,
                    const char *alt,
                    GError **error)
{
  g_autoptr (AshItem) record = ash_desk_get_own_item (store, item, error);
  g_autofree char *id = ash_id_new ();
  const AshNewAsset asset = { id, (char *) name, bytes, (char *) alt };

  if (record == NULL || !check_size (bytes, error) ||
      !ash_store_begin (store, _ ("Add file"), NULL, error) ||
      !ash_desk_end (store, add_asset (store, record->tree, &asset, error), error))
    return NULL;
  return g_steal_pointer (&id);
}

static gboolean
check_body (const AshItem *item, GBytes *body, GError **error)
{
  if (EDIT_LABELS[item->kind] == NULL)
    {
      g_set_error (error, ASH_ERROR, ASH_ERROR_REFUSED, _ ("“%s” is nothing that has a text."),
                   item->title != NULL ? item->title : "");
      return FALSE;
    }
  if (g_bytes_get_size (body) <= ASH_LIMIT_HTML_BYTES)
    return TRUE;
  g_set_error (error, ASH_ERROR, ASH_ERROR_LIMIT,
               _ ("The text of “%s” is larger than %d MB. Divide it into several pages."),
               item->title != NULL ? item->title : "", ASH_LIMIT_HTML_BYTES >> 20);
  return FALSE;
}

static gboolean
store_body (AshStore *store, AshItem *item, GBytes *body, const char *type, GError **error)
{
  char *digest = ash_store_put_object (store, body, type, error);

  if (digest == NULL)
    return FALSE;
  g_free (item->body);
  item->body = digest;
  g_free (item->body_type);
  item->body_type = g_strdup (type);
  return ash_store_update (store, &ASH_ITEM, item, error);
}

/**
 * ash_desk_set_body:
 * @item: a page, a discussion or an assignment of a credential
 * @body: its text as it is to be stored
 * @type: (nullable): "text/html", "text/plain"; %NULL for what it is
 * @assets: (nullable) (element-type AshNewAsset): files that the new text shows first
 * @label: (nullable): the name of the step; %NULL for typing, which is one step with what was typed
 *   into the same text shortly before
 *
 * An item that is used as it stands in its course shares the course's text until it is edited:
 * then it is adapted.
 */
gboolean
ash_desk_set_body (AshStore *store,
                   const char *item,
                   GBytes *body,
                   const char *type,
                   GPtrArray *assets,
                   const char *label,
                   GError **error)
{
  g_autoptr (AshItem) record = ash_desk_get_own_item (store, item, error);
  g_autofree char *key = label == NULL ? g_strconcat ("body ", item, NULL) : NULL;
  g_autofree char *wanted = NULL;
  gboolean is_done = TRUE;

  if (record == NULL || !check_body (record, body, error))
    return FALSE;
  wanted = g_strdup (type != NULL                ? type
                     : record->body_type != NULL ? record->body_type
                                                 : "text/html");
  for (guint i = 0; assets != NULL && i < assets->len; i++)
    if (!check_size (((AshNewAsset *) g_ptr_array_index (assets, i))->bytes, error))
      return FALSE;
  if (!ash_store_begin (store, label != NULL ? label : _ (EDIT_LABELS[record->kind]), key, error))
    return FALSE;
  for (guint i = 0; is_done && assets != NULL && i < assets->len; i++)
    is_done = add_asset (store, record->tree, g_ptr_array_index (assets, i), error);
  return ash_desk_end (store, is_done && store_body (store, record, body, wanted, error), error);
}

gboolean
ash_desk_set_page_language (AshStore *store, const char *item, GError **error)
{
  g_autoptr (AshItem) record = ash_desk_get_own_item (store, item, error);
  g_autoptr (AshTree) tree =
      record != NULL ? ash_store_get (store, &ASH_TREE, record->tree, error) : NULL;
  g_autoptr (GBytes) before = tree != NULL && record->body != NULL
                                  ? ash_store_load_object (store, record->body, error)
                                  : NULL;
  g_autofree char *html = before != NULL ? ash_page_decode (before, NULL) : NULL;
  g_autofree char *said =
      html != NULL && tree->lang != NULL ? ash_page_set_language (html, -1, tree->lang) : NULL;
  g_autoptr (GBytes) after = NULL;

  if (said == NULL)
    {
      if (error == NULL || *error == NULL)
        g_set_error (error, ASH_ERROR, ASH_ERROR_REFUSED,
                     _ ("“%s” has no place where it could say its language."),
                     record != NULL && record->title != NULL ? record->title : "");
      return FALSE;
    }
  after = ash_page_encode (before, said);
  return ash_desk_set_body (store, item, after, NULL, NULL, _ ("Say the language of the page"),
                            error);
}

/* A page that goes to another credential takes the files of its own along */

typedef struct
{
  AshStore *store;
  const char *tree;
  GError **error;
  gboolean is_failed;
} Carrying;

static char *
carry_cb (const AshPageLink *link, gpointer user_data)
{
  Carrying *self = user_data;
  const char *id =
      g_str_has_prefix (link->href, "ash:asset/") ? link->href + strlen ("ash:asset/") : NULL;
  g_autofree char *only = id != NULL ? g_strndup (id, strcspn (id, "?#")) : NULL;
  g_autoptr (AshAsset) asset =
      only != NULL ? ash_store_find (self->store, &ASH_ASSET, "id", only) : NULL;
  g_autoptr (AshAsset) twin = NULL;

  if (self->is_failed || asset == NULL || g_strcmp0 (asset->tree, self->tree) == 0 ||
      ash_desk_is_source_tree (self->store, asset->tree))
    return NULL;
  twin = ash_asset_copy (asset);
  g_free (twin->record.id);
  twin->record.id = ash_id_derive (asset->record.id, self->tree, NULL);
  if (ash_store_count (self->store, &ASH_ASSET, "id", twin->record.id) == 0)
    {
      twin->record.n = 0;
      g_free (twin->tree);
      twin->tree = g_strdup (self->tree);
      g_free (twin->path);
      twin->path = free_path (self->store, self->tree, asset->path != NULL ? asset->path : "file",
                              self->error);
      self->is_failed =
          twin->path == NULL || !ash_store_insert (self->store, &ASH_ASSET, twin, self->error);
    }
  return g_strconcat ("ash:asset/", twin->record.id, id + strlen (only), NULL);
}

/**
 * ash_desk_carry_files:
 * @item: (inout): one that is put into @tree; its body names the files that came along
 */
gboolean
ash_desk_carry_files (AshStore *store, AshItem *item, const char *tree, GError **error)
{
  Carrying carrying = { store, tree, error, FALSE };
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autofree char *text = NULL;
  g_autofree char *rewritten = NULL;

  if (EDIT_LABELS[item->kind] == NULL || item->body == NULL ||
      ash_store_object_size (store, item->body) > ASH_LIMIT_HTML_BYTES)
    return TRUE;
  before = ash_store_load_object (store, item->body, NULL);
  text = before != NULL ? ash_page_decode (before, NULL) : NULL;
  if (text == NULL || strstr (text, "ash:asset/") == NULL)
    return TRUE;
  rewritten = ash_page_rewrite (text, -1, carry_cb, &carrying, NULL);
  if (carrying.is_failed)
    return FALSE;
  if (g_str_equal (text, rewritten))
    return TRUE;
  after = ash_page_encode (before, rewritten);
  g_free (item->body);
  item->body = ash_store_put_object (store, after, item->body_type, error);
  return item->body != NULL;
}
