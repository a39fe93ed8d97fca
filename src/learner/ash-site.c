#include "ash-site-private.h"

#include <ash-error.h>
#include <ash-limits.h>
#include <ash-path.h>
#include <ash-text.h>
#include <glib/gi18n-lib.h>
#include <string.h>

static void
site_page_free (gpointer data)
{
  AshSitePage *self = data;

  g_free (self->path);
  g_free (self);
}

static AshSitePage *
add_page (AshSite *self, AshSitePageKind kind, char *path, const char *type)
{
  AshSitePage *page = g_new0 (AshSitePage, 1);

  page->kind = kind;
  page->path = path;
  page->type = type;
  page->order = -1;
  g_hash_table_insert (self->by_path, page->path, page);
  return page;
}

static void
add_to_sequence (AshSite *self, AshSitePage *page)
{
  page->order = (int) self->sequence->len;
  g_ptr_array_add (self->sequence, page);
}

static AshSitePage *
add_item (AshSite *self, const AshItem *item)
{
  AshSitePage *page;

  if (item->kind == ASH_ITEM_LABEL || g_hash_table_contains (self->by_item, item->record.id))
    return NULL;
  page = add_page (self, ASH_SITE_ITEM, g_strdup_printf ("pages/%s.html", item->record.id),
                   "text/html");
  page->item = item;
  g_hash_table_insert (self->by_item, item->record.id, page);
  return page;
}

/* Depth first, as a learner reads. A folder inside a module is a heading of that module's page:
 * it has a page for links to lead to, but none must turn it on the way. */
static void
add_outline (AshSite *self, const char *parent, guint depth)
{
  GPtrArray *children = ash_design_children (self->design, parent);

  for (guint i = 0; depth < ASH_LIMIT_TREE_DEPTH && i < children->len; i++)
    {
      const AshItem *item = g_ptr_array_index (children, i);
      AshSitePage *page;

      if (!ash_learner_sees (self->design, item))
        continue;
      page = add_item (self, item);
      if (page != NULL && (depth == 0 || item->kind != ASH_ITEM_FOLDER))
        add_to_sequence (self, page);
      add_outline (self, item->record.id, depth + 1);
    }
}

/* A name for the site's folder of files: readable, and one of its kind whatever the file system
 * thinks of capitals. */
static char *
file_path (GHashTable *taken, const char *name)
{
  const char *slash = strrchr (name, '/');
  g_autofree char *clean = ash_path_sanitise (slash != NULL ? slash + 1 : name);
  const char *extension = strrchr (clean, '.');
  gsize stem = extension != NULL ? (gsize) (extension - clean) : strlen (clean);
  char *path = g_strdup_printf ("files/%s", clean[0] != '\0' ? clean : "file");

  for (guint n = 2;; n++)
    {
      char *key = g_ascii_strdown (path, -1);

      if (g_hash_table_add (taken, key))
        return path;
      g_free (path);
      path = g_strdup_printf ("files/%.*s-%u%s", (int) stem, clean, n, clean + stem);
    }
}

static gboolean
is_page_type (const char *type)
{
  return g_str_has_prefix (type, "text/html") || g_str_has_prefix (type, "application/xhtml");
}

static void
add_file (AshSite *self,
          GHashTable *taken,
          const char *record,
          const char *name,
          const char *digest,
          const char *type,
          const AshAsset *asset)
{
  AshSitePage *page;
  gboolean is_page;
  g_autofree char *as_page = NULL;

  if (digest == NULL || g_hash_table_contains (self->by_file, record))
    return;
  type = type != NULL ? type : ash_path_media_type (name);
  is_page = asset != NULL && is_page_type (type);
  if (is_page && !g_str_has_suffix (name, ".html"))
    name = as_page = g_strconcat (name, ".html", NULL);
  page = add_page (self, is_page ? ASH_SITE_ASSET_PAGE : ASH_SITE_FILE, file_path (taken, name),
                   is_page ? "text/html" : type);
  page->asset = asset;
  page->digest = digest;
  g_hash_table_insert (self->by_file, (char *) record, page);
}

static void
add_assets (AshSite *self, GHashTable *taken, GPtrArray *assets)
{
  for (guint i = 0; i < assets->len; i++)
    {
      const AshAsset *asset = g_ptr_array_index (assets, i);

      if (asset->path != NULL)
        add_file (self, taken, asset->record.id, asset->path, asset->digest, asset->media_type,
                  asset);
    }
}

static void
add_file_items (AshSite *self, GHashTable *taken, GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (items, i);

      if (item->kind == ASH_ITEM_FILE && ash_learner_sees (self->design, item))
        add_file (self, taken, item->record.id,
                  item->path != NULL ? item->path : ash_site_title (item), item->body,
                  item->body_type, NULL);
    }
}

/* Files of the sources too: what a used page needs of them comes along. */
static void
add_files (AshSite *self)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const AshDesign *design = self->design;

  add_file_items (self, taken, design->items);
  add_assets (self, taken, design->assets);
  for (guint i = 0; i < design->sources->len; i++)
    {
      const AshSourceView *view = g_ptr_array_index (design->sources, i);

      add_assets (self, taken, view->assets);
      add_file_items (self, taken, view->items);
    }
}

static void
add_pages (AshSite *self)
{
  const AshDesign *design = self->design;

  add_to_sequence (self, add_page (self, ASH_SITE_START, g_strdup ("index.html"), "text/html"));
  add_page (self, ASH_SITE_STYLE, g_strdup ("style.css"), "text/css");
  add_page (self, ASH_SITE_MODULES, g_strdup ("modules.html"), "text/html");
  add_outline (self, NULL, 0);
  for (guint i = 0; i < design->items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (design->items, i);

      if (!item->is_linked && ash_learner_sees (design, item))
        add_item (self, item);
    }
  add_files (self);
}

/* Nothing runs but our one script, nothing comes from outside. `file:` stands beside 'self'
 * because browsers differ in what 'self' is on a disk. */
static char *
policy_for (GBytes *script)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize size = sizeof digest;
  gsize length;
  const guchar *data = g_bytes_get_data (script, &length);
  g_autofree char *base64 = NULL;

  g_checksum_update (checksum, data, (gssize) length);
  g_checksum_get_digest (checksum, digest, &size);
  base64 = g_base64_encode (digest, size);
  return g_strdup_printf ("default-src 'none'; script-src 'sha256-%s'; style-src 'self' file:; "
                          "style-src-attr 'unsafe-inline'; img-src 'self' file: data:; "
                          "media-src 'self' file: blob:; object-src 'self' file:; "
                          "frame-src 'self' file:; "
                          "connect-src 'self'; base-uri 'none'; form-action 'none'",
                          base64);
}

AshSitePage *
ash_site_page_of_item (AshSite *self, const char *item)
{
  return g_hash_table_lookup (self->by_item, item);
}

AshSitePage *
ash_site_file_of (AshSite *self, const char *record)
{
  return g_hash_table_lookup (self->by_file, record);
}

void
ash_site_want (AshSite *self, const AshSitePage *page)
{
  if (self->wanted != NULL && g_hash_table_add (self->is_wanted, (gpointer) page))
    g_ptr_array_add (self->wanted, (gpointer) page);
}

char *
ash_site_href (AshSite *self, const AshSitePage *from, const AshSitePage *to)
{
  g_autofree char *relative = ash_path_relative (from->path, to->path);
  GString *href = g_string_new (NULL);

  ash_site_want (self, to);
  ash_append_url_path (href, relative);
  return g_string_free (href, FALSE);
}

/* One sheet for learners, several for those who write it; in this order. */
static GBytes *
join_style (void)
{
  static const char *const parts[] = { "text", "frame", "modules", "quiz" };
  g_autoptr (GByteArray) whole = g_byte_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *name = g_strdup_printf ("style/%s.css", parts[i]);
      g_autoptr (GBytes) part = ash_learner_data (name);

      g_byte_array_append (whole, g_bytes_get_data (part, NULL), (guint) g_bytes_get_size (part));
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&whole));
}

/**
 * ash_site_new:
 * @design: a credential, or a source course as a whole; borrowed for the site's life
 * @bodies: where its bodies come from; borrowed too
 *
 * Makes the plan of the site; pages are made when they are asked for. A site is used by one
 * thread at a time.
 *
 * Returns: (transfer full): the site
 */
AshSite *
ash_site_new (const AshDesign *design, const AshBodies *bodies)
{
  AshSite *self = g_new0 (AshSite, 1);

  self->design = design;
  self->bodies = bodies;
  self->words = ash_words_new (design->tree->lang);
  self->links = ash_link_map_new (design);
  self->by_path = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, site_page_free);
  self->by_item = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_file = g_hash_table_new (g_str_hash, g_str_equal);
  self->sequence = g_ptr_array_new ();
  self->style = join_style ();
  self->script = ash_learner_data ("site.js");
  self->frame = ash_learner_data ("page.html");
  self->policy = policy_for (self->script);
  add_pages (self);
  return self;
}

void
ash_site_free (AshSite *self)
{
  if (self == NULL)
    return;
  ash_words_free (self->words);
  ash_link_map_free (self->links);
  g_hash_table_unref (self->by_item);
  g_hash_table_unref (self->by_file);
  g_ptr_array_unref (self->sequence);
  g_hash_table_unref (self->by_path);
  g_bytes_unref (self->style);
  g_bytes_unref (self->script);
  g_bytes_unref (self->frame);
  g_free (self->policy);
  g_free (self);
}

/**
 * ash_site_content_security_policy:
 *
 * Returns: (transfer none): what every page carries in a `meta` element and the preview sends
 */
const char *
ash_site_content_security_policy (AshSite *self)
{
  return self->policy;
}

/**
 * ash_site_path_of_item:
 * @item: an item of the design
 *
 * Returns: (transfer full) (nullable): "pages/ID.html"; %NULL for headings and for what learners
 *   do not see
 */
char *
ash_site_path_of_item (AshSite *self, const char *item)
{
  AshSitePage *page = item != NULL ? ash_site_page_of_item (self, item) : NULL;

  return page != NULL ? g_strdup (page->path) : NULL;
}

/**
 * ash_site_load:
 * @path: a path of the site, decoded
 * @out_type: (out) (optional) (transfer full): its media type
 *
 * Returns: (transfer full) (nullable): its bytes; `ASH_ERROR_NOT_FOUND` when the site has no such
 *   path
 */
GBytes *
ash_site_load (AshSite *self, const char *path, char **out_type, GError **error)
{
  const AshSitePage *page = g_hash_table_lookup (self->by_path, path);

  if (page == NULL)
    {
      g_set_error (error, ASH_ERROR, ASH_ERROR_NOT_FOUND, _ ("The learner site has no page “%s”."),
                   path);
      return NULL;
    }
  if (out_type != NULL)
    *out_type = g_strdup (page->type);
  if (page->kind == ASH_SITE_STYLE)
    return g_bytes_ref (self->style);
  if (page->kind == ASH_SITE_FILE)
    return ash_bodies_load (self->bodies, page->digest, error);
  return ash_site_render (self, page, error);
}
