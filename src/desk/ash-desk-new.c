#include "ash-desk-private.h"

#include <ash-error.h>
#include <ash-id.h>
#include <ash-limits.h>
#include <ash-page.h>
#include <ash-path.h>
#include <ash-text.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* What undo calls it, by the kind of the item. What is kept as it is comes only from packages. */
static const char *const ADD_LABELS[ASH_N_ITEM_KINDS] = {
  N_ ("Add module"),     N_ ("Add page"),
  N_ ("Add file"),       N_ ("Add link"),
  N_ ("Add discussion"), N_ ("Add quiz"),
  N_ ("Add assignment"), N_ ("Add tool"),
  N_ ("Add heading"),    NULL,
};

/* A page with nothing on it yet: valid, in the credential's language, with room for the cursor. */
static char *
new_page_html (const char *title, const char *lang)
{
  GString *html = g_string_new ("<!DOCTYPE html>\n<html");

  if (lang != NULL && *lang != '\0')
    {
      g_string_append (html, " lang=\"");
      ash_append_html_attribute (html, lang);
      g_string_append_c (html, '"');
    }
  g_string_append (html, ">\n<head>\n<meta charset=\"utf-8\">\n<title>");
  ash_append_html_text (html, title != NULL ? title : "");
  g_string_append (html, "</title>\n</head>\n<body>\n<p></p>\n</body>\n</html>\n");
  return g_string_free (html, FALSE);
}

static gboolean
give_body (AshStore *store, AshItem *item, GError **error)
{
  g_autoptr (AshTree) tree = NULL;
  g_autofree char *html = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (item->kind == ASH_ITEM_ASSIGNMENT || item->kind == ASH_ITEM_TOPIC)
    item->body_type = g_strdup ("text/html");
  if (item->kind != ASH_ITEM_PAGE)
    return TRUE;
  tree = ash_store_get (store, &ASH_TREE, item->tree, error);
  if (tree == NULL)
    return FALSE;
  html = new_page_html (item->title, tree->lang);
  bytes = g_bytes_new (html, strlen (html));
  item->body_type = g_strdup ("text/html");
  item->body = ash_store_put_object (store, bytes, item->body_type, error);
  return item->body != NULL;
}

/* Puts @item, which has its kind and what belongs to that, where it is to stand. */
static gboolean
put_item (AshStore *store, AshItem *item, const char *before, GError **error)
{
  g_autoptr (GPtrArray) places =
      ash_desk_places_before (store, item->tree, item->parent, before, 1, error);

  if (places == NULL)
    return FALSE;
  item->pos = g_strdup (g_ptr_array_index (places, 0));
  return ash_store_insert (store, &ASH_ITEM, item, error);
}

static AshItem *
begin_item (AshStore *store,
            const char *credential,
            const char *parent,
            AshItemKind kind,
            const char *title,
            GError **error)
{
  g_autofree char *tree = ash_desk_tree_of (store, credential, error);
  AshItem *item;

  if (tree == NULL || !ash_desk_check_parent (store, tree, parent, error) ||
      !ash_store_begin (store, _ (ADD_LABELS[kind]), NULL, error))
    return NULL;
  item = ash_item_new ();
  item->record.id = ash_id_new ();
  item->tree = g_steal_pointer (&tree);
  item->parent = g_strdup (parent);
  item->kind = kind;
  item->is_linked = TRUE;
  item->title = g_strdup (title);
  return item;
}

/**
 * ash_desk_add_item:
 * @parent: (nullable): a module of @credential, or %NULL for the top of its outline
 * @before: (nullable): an item under @parent, or %NULL for the end
 * @kind: any but %ASH_ITEM_UNKNOWN
 *
 * A page begins as a valid one with nothing on it; all else begins empty.
 *
 * Returns: (transfer full): the new item's id
 */
char *
ash_desk_add_item (AshStore *store,
                   const char *credential,
                   const char *parent,
                   const char *before,
                   AshItemKind kind,
                   const char *title,
                   GError **error)
{
  g_autoptr (AshItem) item = NULL;

  g_return_val_if_fail (kind < ASH_N_ITEM_KINDS && ADD_LABELS[kind] != NULL, NULL);
  item = begin_item (store, credential, parent, kind, title, error);
  if (item == NULL ||
      !ash_desk_end (store, give_body (store, item, error) && put_item (store, item, before, error),
                     error))
    return NULL;
  return g_strdup (item->record.id);
}

static char *
add_stored (AshStore *store,
            const char *credential,
            const char *parent,
            const char *before,
            AshItemKind kind,
            const char *title,
            const char *name,
            const char *digest,
            GError **error)
{
  g_autoptr (AshItem) item = begin_item (store, credential, parent, kind, title, error);

  if (item == NULL)
    return NULL;
  item->path = g_strdup (name);
  item->body = g_strdup (digest);
  item->body_type = g_strdup (ash_path_media_type (name));
  if (!ash_desk_end (store, put_item (store, item, before, error), error))
    return NULL;
  return g_strdup (item->record.id);
}

/**
 * ash_desk_add_file:
 * @name: what the file was called, without folders: its title until it is given another
 * @digest: of its bytes, which ash_desk_store_file() has put into the document
 *
 * Returns: (transfer full): the new item's id
 */
char *
ash_desk_add_file (AshStore *store,
                   const char *credential,
                   const char *parent,
                   const char *before,
                   const char *name,
                   const char *digest,
                   GError **error)
{
  return add_stored (store, credential, parent, before, ASH_ITEM_FILE, name, name, digest, error);
}

/* HTML is a page, unless it is larger than any page may be. */
static gboolean
is_page (AshStore *store, const char *name, const char *digest)
{
  return ash_path_is_html (name) && ash_store_object_size (store, digest) <= ASH_LIMIT_HTML_BYTES;
}

/**
 * ash_desk_dup_file_title:
 * @name: what a file was called, without folders
 * @digest: of its bytes, which ash_desk_store_file() has put into the document
 *
 * Reads all of a page; meant for a worker.
 *
 * Returns: (transfer full): what a page says that it is called, else the name of its file without
 *   the ending; of other files their name
 */
char *
ash_desk_dup_file_title (AshStore *store, const char *name, const char *digest)
{
  const char *ending = strrchr (name, '.');
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *html = NULL;
  g_autofree char *title = NULL;

  if (!is_page (store, name, digest))
    return g_strdup (name);
  bytes = ash_store_load_object (store, digest, NULL);
  html = bytes != NULL ? ash_page_decode (bytes, NULL) : NULL;
  title = html != NULL ? ash_page_title (html, -1) : NULL;
  if (title != NULL)
    return g_steal_pointer (&title);
  return ending > name ? g_strndup (name, (gsize) (ending - name)) : g_strdup (name);
}

static gboolean
add_each (AshStore *store,
          const char *credential,
          const char *parent,
          const char *before,
          const char *const *names,
          const char *const *titles,
          const char *const *digests,
          GStrvBuilder *made,
          GError **error)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      AshItemKind kind = is_page (store, names[i], digests[i]) ? ASH_ITEM_PAGE : ASH_ITEM_FILE;
      g_autofree char *id = add_stored (store, credential, parent, before, kind, titles[i],
                                        names[i], digests[i], error);

      if (id == NULL)
        return FALSE;
      g_strv_builder_add (made, id);
    }
  return TRUE;
}

/**
 * ash_desk_add_files:
 * @names: (array zero-terminated=1): what files were called, without folders
 * @titles: of each, by ash_desk_dup_file_title()
 * @digests: of the bytes of each, which ash_desk_store_file() has put into the document
 *
 * Adds them as they would come in a course package: HTML is a page, all else a file.
 *
 * Returns: (transfer full): the ids of the new items
 */
GStrv
ash_desk_add_files (AshStore *store,
                    const char *credential,
                    const char *parent,
                    const char *before,
                    const char *const *names,
                    const char *const *titles,
                    const char *const *digests,
                    GError **error)
{
  g_autoptr (GStrvBuilder) made = g_strv_builder_new ();
  guint n = g_strv_length ((GStrv) names);
  g_autofree char *label = g_strdup_printf (ngettext ("Add %u item", "Add %u items", n), n);

  if (!ash_store_begin (store, n == 1 ? _ ("Add file") : label, NULL, error) ||
      !ash_desk_end (
          store, add_each (store, credential, parent, before, names, titles, digests, made, error),
          error))
    return NULL;
  return g_strv_builder_end (made);
}

/**
 * ash_desk_store_file:
 * @store: in import mode, on a worker: files may be large
 *
 * Puts the bytes of a file into the document. Nothing shows them until an item or an asset names
 * their digest; what nothing names is swept away when the document is opened again.
 *
 * Returns: (transfer full): the digest
 */
char *
ash_desk_store_file (AshStore *store, GFile *file, AshProgress *progress, GError **error)
{
  g_autofree char *name = g_file_get_basename (file);
  GCancellable *cancellable = ash_progress_get_cancellable (progress);
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (AshObjectWriter) writer = NULL;
  g_autofree guint8 *buffer = g_malloc (ASH_CHUNK_BYTES);
  gssize n = 0;

  if (stream == NULL)
    return NULL;
  writer = ash_object_writer_new (store, ash_path_media_type (name), error);
  while (writer != NULL && (n = g_input_stream_read (G_INPUT_STREAM (stream), buffer,
                                                     ASH_CHUNK_BYTES, cancellable, error)) > 0)
    if (!ash_object_writer_data (writer, buffer, (gsize) n, error))
      return NULL;
  return n == 0 && writer != NULL ? ash_object_writer_finish (writer, NULL, error) : NULL;
}
