#include "ash-link-href.h"
#include "ash-path.h"

#include <string.h>

/* What stands under a path: an item's body or a file. */
typedef struct
{
  const AshItem *item;
  const AshAsset *asset;
} Place;

/* Where the links of one source lead. */
typedef struct
{
  const AshSourceView *view; /* NULL: the design's own files */
  AshNames *names;           /* path -> Place */
  GHashTable *places;        /* record id -> Place, owned */
  GHashTable *slugs;         /* slug -> record id, borrowed from the records */
} Source;

struct _AshLinkMap
{
  const AshDesign *design;
  GPtrArray *sources;  /* (element-type Source), borrowed from their views and @own */
  Source *own;         /* the design's own files */
  GHashTable *carried; /* id of an unused file of a source -> AshAsset made of it */
};

static void
source_free (Source *self)
{
  ash_names_free (self->names);
  g_hash_table_unref (self->places);
  g_hash_table_unref (self->slugs);
  g_free (self);
}

static void
add_place (Source *self, const AshItem *item, const AshAsset *asset)
{
  const char *id = item != NULL ? item->record.id : asset->record.id;
  const char *path = item != NULL ? item->path : asset->path;
  Place *place = g_new0 (Place, 1);

  place->item = item;
  place->asset = asset;
  g_hash_table_insert (self->places, (gpointer) id, place);
  if (path != NULL && *path != '\0' && ash_names_lookup (self->names, path) == NULL)
    ash_names_add (self->names, path, place);
}

static void
add_slug (Source *self, char *slug, const char *id)
{
  if (*slug != '\0' && !g_hash_table_contains (self->slugs, slug))
    g_hash_table_insert (self->slugs, slug, (gpointer) id);
  else
    g_free (slug);
}

/* A page is found by its slug, else by its file's name, else by its title. */
static void
add_slugs (Source *self, GPtrArray *items)
{
  GHashTableIter iter;
  gpointer key;
  gpointer id;

  if (self->view != NULL)
    {
      g_hash_table_iter_init (&iter, self->view->keys);
      while (g_hash_table_iter_next (&iter, &key, &id))
        if (g_str_has_prefix (key, "canvas-slug\n"))
          add_slug (self, g_utf8_casefold ((char *) key + strlen ("canvas-slug\n"), -1), id);
    }
  for (guint i = 0; i < items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (items, i);

      if (item->kind == ASH_ITEM_PAGE && item->path != NULL &&
          g_str_has_prefix (item->path, "wiki_content/"))
        {
          g_autofree char *name = g_path_get_basename (item->path);

          name[strlen (name) - strlen (strrchr (name, '.') != NULL ? strrchr (name, '.') : "")] =
              '\0';
          add_slug (self, g_utf8_casefold (name, -1), item->record.id);
        }
    }
  for (guint i = 0; i < items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (items, i);

      if (item->kind == ASH_ITEM_PAGE && item->title != NULL)
        add_slug (self, ash_href_slug (item->title), item->record.id);
    }
}

static Source *
source_new (const AshSourceView *view, GPtrArray *items, GPtrArray *assets)
{
  Source *self = g_new0 (Source, 1);

  self->view = view;
  self->names = ash_names_new ();
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->slugs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; items != NULL && i < items->len; i++)
    add_place (self, g_ptr_array_index (items, i), NULL);
  for (guint i = 0; i < assets->len; i++)
    add_place (self, NULL, g_ptr_array_index (assets, i));
  if (items != NULL)
    add_slugs (self, items);
  return self;
}

static gpointer
source_of_view (const AshSourceView *view)
{
  return source_new (view, view->items, view->assets);
}

/**
 * ash_link_map_new:
 * @design: must outlive the map
 *
 * Returns: (transfer full): what resolves the links of all its pages. Not for several threads at
 *   a time
 */
AshLinkMap *
ash_link_map_new (const AshDesign *design)
{
  AshLinkMap *self = g_new0 (AshLinkMap, 1);
  gboolean is_course = design->credential == NULL;

  self->design = design;
  self->sources = g_ptr_array_new ();
  self->carried =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) ash_asset_free);
  for (guint i = 0; i < design->sources->len; i++)
    {
      const AshSourceView *view = g_ptr_array_index (design->sources, i);

      g_ptr_array_add (self->sources, (gpointer) ash_source_view_keep (
                                          view, source_of_view, (GDestroyNotify) source_free));
    }
  self->own = source_new (NULL, is_course ? design->items : NULL, design->assets);
  g_ptr_array_add (self->sources, self->own);
  return self;
}

void
ash_link_map_free (AshLinkMap *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->sources);
  source_free (self->own);
  g_hash_table_unref (self->carried);
  g_free (self);
}

void
ash_link_target_clear (AshLinkTarget *self)
{
  g_clear_pointer (&self->tail, g_free);
}

/* How many folders two items stand in together. */
static guint
shared_depth (const AshDesign *design, const AshItem *one, const AshItem *two)
{
  for (const AshItem *a = ash_design_item (design, one->parent); a != NULL;
       a = ash_design_item (design, a->parent))
    for (const AshItem *b = ash_design_item (design, two->parent); b != NULL;
         b = ash_design_item (design, b->parent))
      if (a == b)
        return ash_design_depth (design, a) + 1;
  return 0;
}

/* Of the parts of a page the one that it begins with is what stands for it. */
static gboolean
is_later_part (const AshDesign *design, const AshItem *use, const char *source_item)
{
  const AshItemOrigin *origin = ash_design_origin (design, use->record.id);
  GPtrArray *uses = ash_design_uses (design, source_item);

  if (origin == NULL || origin->end <= origin->start)
    return FALSE;
  for (guint i = 0; i < uses->len; i++)
    {
      const AshItem *other = g_ptr_array_index (uses, i);
      const AshItemOrigin *its = ash_design_origin (design, other->record.id);

      if (other != use && its != NULL && g_strcmp0 (its->source_item, source_item) == 0 &&
          its->end > its->start && its->start < origin->start)
        return TRUE;
    }
  return FALSE;
}

/* Of several uses of a source item the one nearest to the link. */
static const AshItem *
nearest_use (const AshDesign *design, const AshItem *from, const char *source_item)
{
  GPtrArray *uses = ash_design_uses (design, source_item);
  const AshItem *best = NULL;
  guint best_depth = 0;

  for (guint i = 0; i < uses->len; i++)
    {
      const AshItem *use = g_ptr_array_index (uses, i);
      guint depth = from != NULL ? shared_depth (design, from, use) : 0;

      if (is_later_part (design, use, source_item))
        continue;
      if (use == from)
        return use;
      if (best == NULL || depth > best_depth)
        {
          best = use;
          best_depth = depth;
        }
    }
  return best;
}

/* A file that stood as an item in its course comes along as media where a page needs it. */
static const AshAsset *
carry_file (AshLinkMap *self, const AshItem *item)
{
  AshAsset *asset = g_hash_table_lookup (self->carried, item->record.id);

  if (asset != NULL)
    return asset;
  asset = ash_asset_new ();
  asset->record.id = g_strdup (item->record.id);
  asset->tree = g_strdup (item->tree);
  asset->path = g_strdup (item->path);
  asset->digest = g_strdup (item->body);
  asset->title = g_strdup (item->title);
  asset->media_type = g_strdup (item->body_type);
  asset->role = item->role;
  g_hash_table_insert (self->carried, asset->record.id, asset);
  return asset;
}

static void
lead_to_item (AshLinkMap *self, const AshItem *from, const AshItem *item, AshLinkTarget *out)
{
  const AshItem *own = ash_design_item (self->design, item->record.id);

  if (own == NULL)
    own = nearest_use (self->design, from, item->record.id);
  if (own != NULL)
    {
      out->kind = ASH_LINK_ITEM;
      out->item = own;
    }
  else if (item->kind == ASH_ITEM_FILE && item->body != NULL && item->path != NULL)
    {
      out->kind = ASH_LINK_ASSET;
      out->asset = carry_file (self, item);
    }
  else
    {
      out->kind = ASH_LINK_UNUSED;
      out->item = item;
    }
}

static gboolean
lead_to_place (AshLinkMap *self, const AshItem *from, const Place *place, AshLinkTarget *out)
{
  if (place == NULL)
    return FALSE;
  if (place->item != NULL)
    lead_to_item (self, from, place->item, out);
  else
    {
      out->kind = ASH_LINK_ASSET;
      out->asset = place->asset;
    }
  return TRUE;
}

static const Place *
place_of_id (const Source *source, const char *id)
{
  return id != NULL ? g_hash_table_lookup (source->places, id) : NULL;
}

/* Canvas names an object by its migration id, with or without its first letter. */
static const Place *
find_object (const Source *source, const char *name)
{
  static const char *const schemes[] = { "canvas", "resource", "manifest-item" };
  const char *stem = name + (name[0] == 'g' || name[0] == 'i' ? 1 : 0);
  g_autofree char *with_g = g_strconcat ("g", stem, NULL);
  g_autofree char *with_i = g_strconcat ("i", stem, NULL);
  const char *const spellings[] = { name, with_g, with_i, stem };

  for (guint i = 0; source->view != NULL && i < G_N_ELEMENTS (spellings); i++)
    for (guint j = 0; j < G_N_ELEMENTS (schemes); j++)
      {
        const Place *place =
            place_of_id (source, ash_source_view_find (source->view, schemes[j], spellings[i]));

        if (place != NULL)
          return place;
      }
  return NULL;
}

static const Place *
find_slug (const Source *source, const char *slug)
{
  g_autofree char *folded = g_utf8_casefold (slug, -1);
  g_autofree char *made = ash_href_slug (slug);
  const char *id = g_hash_table_lookup (source->slugs, folded);

  if (id == NULL)
    id = g_hash_table_lookup (source->slugs, made);
  return id != NULL ? place_of_id (source, id) : find_object (source, slug);
}

static const Place *
find_canvas_file (const Source *source, const char *path)
{
  g_autofree char *below = g_strconcat ("web_resources/", path, NULL);
  const Place *place = ash_names_lookup (source->names, below);

  return place != NULL ? place : ash_names_lookup_suffix (source->names, path);
}

/* "#" and "?" are also found in names of files that nobody encoded. */
static const Place *
find_odd_path (const Source *source, const char *base, const char *href)
{
  g_autoptr (GString) encoded = g_string_new (href);

  if (strpbrk (href, "?#") == NULL)
    return NULL;
  g_string_replace (encoded, "#", "%23", 0);
  g_string_replace (encoded, "?", "%3F", 0);
  return ash_names_lookup_link (source->names, base, encoded->str);
}

static const Place *
find_place (const Source *source,
            const AshHref *read,
            const char *base,
            const char *href,
            AshLinkTarget *out)
{
  const Place *place;

  switch (read->kind)
    {
    case ASH_HREF_ITEM:
    case ASH_HREF_ASSET:
      return place_of_id (source, read->name);
    case ASH_HREF_SLUG:
      return find_slug (source, read->name);
    case ASH_HREF_OBJECT:
      return find_object (source, read->name);
    case ASH_HREF_SYLLABUS:
      return find_slug (source, "syllabus");
    case ASH_HREF_CANVAS_FILE:
      return find_canvas_file (source, read->name);
    case ASH_HREF_PATH:
      place = ash_names_lookup_link (source->names, base, read->name);
      if (place == NULL && (place = find_odd_path (source, base, href)) != NULL)
        out->tail[0] = '\0';
      return place;
    case ASH_HREF_EXTERNAL:
    case ASH_HREF_FRAGMENT:
    case ASH_HREF_DEAD:
    case ASH_HREF_MODULES:
    default:
      return NULL;
    }
}

static AshLinkKind
kind_of (const AshHref *read)
{
  switch (read->kind)
    {
    case ASH_HREF_EXTERNAL:
      return ASH_LINK_EXTERNAL;
    case ASH_HREF_FRAGMENT:
      return ASH_LINK_FRAGMENT;
    case ASH_HREF_MODULES:
      return ASH_LINK_MODULES;
    case ASH_HREF_SYLLABUS:
      return ASH_LINK_SYLLABUS;
    case ASH_HREF_OBJECT:
      return read->is_module ? ASH_LINK_MODULES : ASH_LINK_DEAD;
    case ASH_HREF_ITEM:
    case ASH_HREF_ASSET:
    case ASH_HREF_SLUG:
    case ASH_HREF_CANVAS_FILE:
    case ASH_HREF_PATH:
    case ASH_HREF_DEAD:
    default:
      return ASH_LINK_DEAD;
    }
}

/* Items of ours have no package of their own: an item that a page names is looked up directly. */
static gboolean
resolve_own (AshLinkMap *self, const AshHref *read, AshLinkTarget *out)
{
  if (read->kind == ASH_HREF_ITEM)
    out->item = ash_design_item (self->design, read->name);
  if (out->item != NULL)
    out->kind = ASH_LINK_ITEM;
  return out->item != NULL;
}

/* A link to the syllabus of a course leads to the page that stands for it, unless only the
 * source has that page. */
static gboolean
is_settled (const AshHref *read, AshLinkTarget *out)
{
  if (read->kind != ASH_HREF_SYLLABUS || out->kind != ASH_LINK_UNUSED)
    return TRUE;
  out->kind = ASH_LINK_SYLLABUS;
  out->item = NULL;
  return FALSE;
}

/**
 * ash_link_map_resolve:
 * @item: (nullable): the item of the design that the link stands in
 * @base: (nullable): the package path that relative links start from
 * @href: the address, character references decoded
 * @out: (out): where it leads; cleared by the caller
 *
 * A file that is an item of the source but is not used by this tree comes out as an asset made
 * of it: media goes along with the page that shows it.
 */
void
ash_link_map_resolve (
    AshLinkMap *self, const AshItem *item, const char *base, const char *href, AshLinkTarget *out)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (href));
  const AshSourceView *view =
      item != NULL ? ash_design_source_of (self->design, item->record.id) : NULL;
  g_auto (AshHref) read = { 0 };

  ash_href_read (trimmed, &read);
  *out = (AshLinkTarget){ .kind = kind_of (&read) };
  if (read.kind == ASH_HREF_FRAGMENT || read.kind == ASH_HREF_EXTERNAL)
    out->tail = g_strdup (read.kind == ASH_HREF_FRAGMENT ? trimmed : "");
  else
    out->tail = g_strdup (read.tail);
  if (read.kind == ASH_HREF_EXTERNAL || resolve_own (self, &read, out))
    return;

  for (guint i = 0; i < self->sources->len; i++)
    {
      const Source *source = g_ptr_array_index (self->sources, i);
      gboolean is_meant = view == NULL || source->view == view || source->view == NULL ||
                          read.kind == ASH_HREF_ITEM || read.kind == ASH_HREF_ASSET;
      const Place *place =
          is_meant ? find_place (source, &read, base != NULL ? base : "", trimmed, out) : NULL;

      if (lead_to_place (self, item, place, out) && is_settled (&read, out))
        return;
    }
}
