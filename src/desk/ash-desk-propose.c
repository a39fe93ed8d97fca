#include "ash-desk-parts-private.h"

#include <ash-error.h>
#include <ash-id.h>
#include <ash-propose.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* A page of the course of which parts were proposed. */
typedef struct
{
  AshDeskText *text;
  GHashTable *ids;    /* AshProposedItem, borrowed -> id of the page that it becomes */
  GPtrArray *offsets; /* (element-type gsize) as pointers: where it is cut */
  GPtrArray *pieces;
  GHashTable *where; /* anchor -> index of its piece */
  GPtrArray *pages;  /* (element-type utf8) (nullable) id of each piece; NULL: it was left out */
} PartedPage;

typedef struct
{
  AshStore *store;
  const AshProposal *proposal;
  const char *title; /* of a new credential */
  char *made;        /* its id, when there is one */
  char *credential;  /* into which the module goes that is taken */
  char *tree;
  GHashTable *trees;  /* into which anything went */
  GHashTable *parted; /* item of the course -> PartedPage */
} Taking;

static void
parted_free (gpointer data)
{
  PartedPage *self = data;

  ash_desk_text_free (self->text);
  g_hash_table_unref (self->ids);
  g_ptr_array_unref (self->offsets);
  g_clear_pointer (&self->pieces, g_ptr_array_unref);
  g_clear_pointer (&self->where, g_hash_table_unref);
  g_ptr_array_unref (self->pages);
  g_free (self);
}

static void
taking_clear (Taking *self)
{
  g_clear_pointer (&self->trees, g_hash_table_unref);
  g_clear_pointer (&self->parted, g_hash_table_unref);
  g_free (self->made);
  g_free (self->credential);
  g_free (self->tree);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Taking, taking_clear)

/* Parts */

/* The text of a page of the course, as one of which parts can be taken. */
static AshDeskText *
read_source (AshStore *store, const char *id, GError **error)
{
  g_autoptr (AshDeskText) self = g_new0 (AshDeskText, 1);
  g_autoptr (AshItemOrigin) origin = ash_item_origin_new ();

  self->item = ash_store_get (store, &ASH_ITEM, id, error);
  self->bytes = self->item != NULL ? ash_store_load_object (store, self->item->body, error) : NULL;
  if (self->bytes == NULL)
    return NULL;
  self->text = ash_page_decode (self->bytes, NULL);
  self->cuts = ash_page_cuts_new (self->text, error);
  self->origins = g_ptr_array_new_with_free_func (ASH_ITEM_ORIGIN.free);
  origin->source_item = g_strdup (id);
  origin->source_digest = g_strdup (self->item->body);
  g_ptr_array_add (self->origins, g_steal_pointer (&origin));
  return self->cuts != NULL ? g_steal_pointer (&self) : NULL;
}

static PartedPage *
parted_page (Taking *self, const char *item, GError **error)
{
  PartedPage *page = g_hash_table_lookup (self->parted, item);
  AshDeskText *text;

  if (page != NULL)
    return page;
  text = read_source (self->store, item, error);
  if (text == NULL)
    return NULL;
  page = g_new0 (PartedPage, 1);
  page->text = text;
  page->ids = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  page->offsets = g_ptr_array_new ();
  page->pages = g_ptr_array_new ();
  g_hash_table_insert (self->parted, g_strdup (item), page);
  return page;
}

static void
add_offset (PartedPage *self, gsize offset)
{
  if (offset > ash_page_cuts_get (self->text->cuts, 0)->offset &&
      offset < ash_page_cuts_get_end (self->text->cuts) &&
      !g_ptr_array_find (self->offsets, GSIZE_TO_POINTER (offset), NULL))
    g_ptr_array_add (self->offsets, GSIZE_TO_POINTER (offset));
}

static gboolean
find_parts (Taking *self, GError **error)
{
  for (guint i = 0; i < self->proposal->modules->len; i++)
    {
      const AshProposedModule *module = g_ptr_array_index (self->proposal->modules, i);

      for (guint j = 0; !module->is_out && j < module->items->len; j++)
        {
          AshProposedItem *item = g_ptr_array_index (module->items, j);
          PartedPage *page;

          if (item->end == 0)
            continue;
          page = parted_page (self, item->item, error);
          if (page == NULL)
            return FALSE;
          add_offset (page, item->start);
          add_offset (page, item->end);
          g_hash_table_insert (page->ids, item, ash_id_new ());
        }
    }
  return TRUE;
}

static gint
compare_offsets (gconstpointer a, gconstpointer b)
{
  gsize one = GPOINTER_TO_SIZE (*(const gpointer *) a);
  gsize two = GPOINTER_TO_SIZE (*(const gpointer *) b);

  return one < two ? -1 : one > two;
}

static const AshProposedItem *
part_at (const PartedPage *self, gsize start)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->ids);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    if (((AshProposedItem *) item)->start == start)
      return item;
  return NULL;
}

/* The fragment of a link by which the page names itself: by its file. */
static char *
self_cb (const char *href, gpointer user_data)
{
  const AshDeskText *text = user_data;
  g_autofree char *name = text->item->path != NULL ? g_path_get_basename (text->item->path) : NULL;
  gsize length = name != NULL ? strlen (name) : 0;

  if (length == 0 || !g_str_has_prefix (href, name) ||
      (href[length] != '#' && href[length] != '\0'))
    return NULL;
  return g_uri_unescape_string (href[length] == '#' ? href + length + 1 : "", NULL);
}

static gboolean
cut_page (PartedPage *self, GError **error)
{
  guint n = self->offsets->len;
  g_autofree gsize *offsets = g_new0 (gsize, n + 1);
  g_autofree AshPageTarget *targets = g_new0 (AshPageTarget, n + 1);
  g_autoptr (GPtrArray) addresses = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_sort (self->offsets, compare_offsets);
  for (guint i = 0; i <= n; i++)
    {
      gsize start = i == 0 ? ash_page_cuts_get (self->text->cuts, 0)->offset
                           : GPOINTER_TO_SIZE (g_ptr_array_index (self->offsets, i - 1));
      const AshProposedItem *part = part_at (self, start);
      const char *id = part != NULL ? g_hash_table_lookup (self->ids, part) : NULL;

      if (i > 0)
        offsets[i - 1] = start;
      if (id != NULL)
        g_ptr_array_add (addresses, g_strconcat ("ash:item/", id, NULL));
      targets[i].address = id != NULL ? g_ptr_array_index (addresses, addresses->len - 1) : NULL;
      targets[i].title = id != NULL && i > 0 ? part->title : NULL;
      g_ptr_array_add (self->pages, (gpointer) id);
    }
  self->pieces = ash_page_split (self->text->text, offsets, n, targets, self_cb, self->text, error);
  if (self->pieces != NULL)
    self->where = ash_page_pieces_find_ids (self->pieces);
  return self->pieces != NULL;
}

static gboolean
cut_pages (Taking *self, GError **error)
{
  GHashTableIter iter;
  gpointer page;

  g_hash_table_iter_init (&iter, self->parted);
  while (g_hash_table_iter_next (&iter, NULL, &page))
    if (!cut_page (page, error))
      return FALSE;
  return TRUE;
}

static const AshPagePiece *
piece_of (const PartedPage *self, const char *id)
{
  for (guint i = 0; i < self->pages->len; i++)
    if (g_strcmp0 (g_ptr_array_index (self->pages, i), id) == 0)
      return g_ptr_array_index (self->pieces, i);
  return NULL;
}

/* Time that the course states is shared out as the proposal does it. */
static gint64
minutes_of (const AshDeskText *page, const AshProposedItem *item)
{
  return page->item->minutes > 0 ? item->minutes : page->item->minutes;
}

static gboolean
use_part (Taking *self, const char *module, const AshProposedItem *proposed, GError **error)
{
  PartedPage *page = g_hash_table_lookup (self->parted, proposed->item);
  const char *id = g_hash_table_lookup (page->ids, proposed);
  const AshPagePiece *piece = piece_of (page, id);
  g_autoptr (AshItem) item = ash_item_copy (page->text->item);
  g_autoptr (GPtrArray) ranges = g_ptr_array_new_with_free_func (ASH_ITEM_ORIGIN.free);
  g_autoptr (GPtrArray) places =
      ash_desk_places_before (self->store, self->tree, module, NULL, 1, error);

  if (places == NULL || piece == NULL)
    return FALSE;
  item->record.n = 0;
  g_free (item->record.id);
  g_free (item->tree);
  g_free (item->parent);
  g_free (item->pos);
  g_free (item->title);
  item->record.id = g_strdup (id);
  item->tree = g_strdup (self->tree);
  item->parent = g_strdup (module);
  item->pos = g_strdup (g_ptr_array_index (places, 0));
  item->title = g_strdup (proposed->title);
  item->is_linked = TRUE;
  item->minutes = minutes_of (page->text, proposed);
  return ash_desk_put_text (self->store, item, page->text->bytes, piece->html, error) &&
         ash_store_insert (self->store, &ASH_ITEM, item, error) &&
         ash_desk_find_ranges (self->store, page->text, piece->start, piece->end, ranges, error) &&
         ash_desk_put_origins (self->store, id, ranges, error);
}

/* Links of other pages to a place in a page of which only parts are there. */
static char *
follow_cb (const AshItem *from,
           const AshItem *to,
           const char *fragment,
           const char *href,
           gpointer user_data)
{
  const Taking *self = user_data;
  g_autofree char *name = fragment != NULL ? g_uri_unescape_string (fragment, NULL) : NULL;
  GHashTableIter iter;
  gpointer data, index;

  g_hash_table_iter_init (&iter, self->parted);
  while (name != NULL && g_hash_table_iter_next (&iter, NULL, &data))
    {
      const PartedPage *page = data;
      const char *id;

      if (piece_of (page, to->record.id) == NULL ||
          !g_hash_table_lookup_extended (page->where, name, NULL, &index))
        continue;
      id = g_ptr_array_index (page->pages, GPOINTER_TO_UINT (index));
      if (id == NULL || g_str_equal (id, to->record.id) || g_str_has_prefix (href, "ash:item/"))
        return NULL;
      return g_strconcat ("ash:item/", id, "#", name, NULL);
    }
  return NULL;
}

static gboolean
follow_links (Taking *self, const char *tree, GError **error)
{
  g_autoptr (AshDesign) design = ash_store_load_design (self->store, tree, error);
  g_autoptr (AshLinkMap) map = design != NULL ? ash_link_map_new (design) : NULL;
  g_autoptr (GHashTable) none = g_hash_table_new (g_str_hash, g_str_equal);

  return map != NULL &&
         ash_desk_follow_links (self->store, design, map, none, "#", follow_cb, self, error);
}

static gboolean
follow_all_links (Taking *self, GError **error)
{
  GHashTableIter iter;
  gpointer tree;

  g_hash_table_iter_init (&iter, self->trees);
  while (g_hash_table_size (self->parted) > 0 && g_hash_table_iter_next (&iter, &tree, NULL))
    if (!follow_links (self, tree, error))
      return FALSE;
  return TRUE;
}

/* Modules */

/* Items of which nothing is left out, @from and those after it; all at once, since each use looks
 * for its place among all that are there. */
static gboolean
use_whole (
    Taking *self, const char *module, GPtrArray *items, guint from, guint *out_end, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_auto (GStrv) used = NULL;
  guint i = from;

  for (; i < items->len && ((AshProposedItem *) g_ptr_array_index (items, i))->end == 0; i++)
    g_ptr_array_add (ids, ((AshProposedItem *) g_ptr_array_index (items, i))->item);
  g_ptr_array_add (ids, NULL);
  *out_end = i;
  used = ash_desk_use_items (self->store, self->credential, module, NULL,
                             (const char *const *) ids->pdata, error);
  return used != NULL;
}

/* One that is there, or the new one, which is made when the first module needs it. */
static gboolean
enter_credential (Taking *self, const AshProposedModule *module, GError **error)
{
  g_autoptr (AshCredential) credential = NULL;
  g_autoptr (AshTree) course = NULL;

  if (module->credential != NULL || self->made != NULL)
    credential =
        ash_store_get (self->store, &ASH_CREDENTIAL,
                       module->credential != NULL ? module->credential : self->made, error);
  else
    {
      course = ash_store_get (self->store, &ASH_TREE, self->proposal->source, error);
      credential = course != NULL ? ash_desk_make_credential (self->store, NULL, NULL, self->title,
                                                              course->lang, error)
                                  : NULL;
      self->made = credential != NULL ? g_strdup (credential->record.id) : NULL;
    }
  if (credential == NULL)
    return FALSE;
  g_free (self->credential);
  g_free (self->tree);
  self->credential = g_strdup (credential->record.id);
  self->tree = g_strdup (credential->tree);
  g_hash_table_add (self->trees, g_strdup (self->tree));
  return TRUE;
}

static char *
add_module (Taking *self, const AshProposedModule *module, GError **error)
{
  g_autofree char *id =
      ash_desk_add_module (self->store, self->credential, module->title, NULL, error);

  if (id == NULL || (module->weeks > 0 && !ash_desk_set_int (self->store, &ASH_ITEM, id, "weeks",
                                                             module->weeks, "", error)))
    return NULL;
  return g_steal_pointer (&id);
}

static gboolean
take_module (Taking *self, const AshProposedModule *module, GError **error)
{
  g_autofree char *id = NULL;

  if (!enter_credential (self, module, error))
    return FALSE;
  id = module->joins != NULL ? g_strdup (module->joins) : add_module (self, module, error);
  for (guint i = 0; id != NULL && i < module->items->len;)
    {
      const AshProposedItem *item = g_ptr_array_index (module->items, i);

      if (item->end > 0 ? !use_part (self, id, item, error)
                        : !use_whole (self, id, module->items, i, &i, error))
        return FALSE;
      i += item->end > 0;
    }
  return id != NULL;
}

/* Returns: (transfer full) (nullable): into which the first module went */
static char *
take (Taking *self, GError **error)
{
  g_autofree char *first = NULL;

  for (guint i = 0; i < self->proposal->modules->len; i++)
    {
      const AshProposedModule *module = g_ptr_array_index (self->proposal->modules, i);

      if (module->is_out || module->items->len == 0)
        continue;
      if (!take_module (self, module, error))
        return NULL;
      if (first == NULL)
        first = g_strdup (self->credential);
    }
  return follow_all_links (self, error) ? g_steal_pointer (&first) : NULL;
}

/**
 * ash_desk_take_proposal:
 * @title: of the new credential, for the modules that go into none of those that are there
 *
 * Returns: (transfer full) (nullable): the id of the credential into which the first module went.
 *   Errors: %ASH_ERROR_NOT_FOUND when the course, or where something was to go, is no longer there;
 *   %ASH_ERROR_REFUSED when nothing was proposed
 */
char *
ash_desk_take_proposal (AshStore *store,
                        const AshProposal *proposal,
                        const char *title,
                        GError **error)
{
  g_auto (Taking) self = { .store = store, .proposal = proposal, .title = title };
  g_autofree char *first = NULL;

  if (ash_proposal_n_in (proposal) == 0)
    {
      g_set_error_literal (error, ASH_ERROR, ASH_ERROR_REFUSED,
                           _ ("Nothing is left of the proposal."));
      return NULL;
    }
  self.trees = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.parted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, parted_free);
  if (!find_parts (&self, error) || !cut_pages (&self, error) ||
      !ash_store_begin (store, _ ("Break into modules"), NULL, error))
    return NULL;
  first = take (&self, error);
  if (!ash_desk_end (store, first != NULL, error))
    return NULL;
  return g_steal_pointer (&first);
}
