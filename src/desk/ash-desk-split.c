#include "ash-desk-parts-private.h"

#include <ash-error.h>
#include <ash-id.h>
#include <ash-page-join.h>
#include <ash-text.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_PARTS 500

/* One page while parts of it become others. */
typedef struct
{
  AshStore *store;
  AshDeskText *text;
  AshDesign *design;
  AshLinkMap *map;
  GPtrArray *pieces;
  GHashTable *where;        /* anchor -> index of its piece */
  GStrv addresses;          /* of each piece */
  const char *target;       /* (nullable): the page that a piece joins */
  AshPageJoined *in_target; /* (nullable): what became of its ids there */
} Splitting;

static void
splitting_clear (Splitting *self)
{
  g_clear_pointer (&self->map, ash_link_map_free);
  g_clear_pointer (&self->design, ash_design_free);
  g_clear_pointer (&self->text, ash_desk_text_free);
  g_clear_pointer (&self->pieces, g_ptr_array_unref);
  g_clear_pointer (&self->where, g_hash_table_unref);
  g_clear_pointer (&self->addresses, g_strfreev);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Splitting, splitting_clear)

static AshPagePiece *
piece_at (const Splitting *self, guint index)
{
  return g_ptr_array_index (self->pieces, index);
}

static const char *
page_id (const Splitting *self)
{
  return self->text->item->record.id;
}

static gboolean
open_page (Splitting *self, AshStore *store, const char *page, GError **error)
{
  self->store = store;
  self->text = ash_desk_text_new (store, page, error);
  if (self->text == NULL)
    return FALSE;
  self->design = ash_store_load_design (store, self->text->item->tree, error);
  if (self->design == NULL)
    return FALSE;
  self->map = ash_link_map_new (self->design);
  return TRUE;
}

static gboolean
is_cut (const Splitting *self, gsize offset)
{
  for (guint i = 1; i < ash_page_cuts_get_n (self->text->cuts); i++)
    if (ash_page_cuts_get (self->text->cuts, i)->offset == offset)
      return TRUE;
  return FALSE;
}

static gboolean
refuse_place (const Splitting *self, GError **error)
{
  g_set_error (error, ASH_ERROR, ASH_ERROR_REFUSED,
               _ ("“%s” cannot be split there. It can be split before a paragraph, a heading or "
                  "the like, but not inside a list or a table."),
               self->text->item->title != NULL ? self->text->item->title : "");
  return FALSE;
}

/* The fragment of a link that leads to the page by its name. */
static char *
self_cb (const char *href, gpointer user_data)
{
  Splitting *self = user_data;
  const AshItem *own = ash_design_item (self->design, page_id (self));
  g_auto (AshLinkTarget) target = { 0 };
  const char *hash;

  if (own == NULL)
    return NULL;
  ash_link_map_resolve (self->map, own, own->path, href, &target);
  if (target.kind != ASH_LINK_ITEM || target.item != own)
    return NULL;
  hash = target.tail != NULL ? strchr (target.tail, '#') : NULL;
  return g_uri_unescape_string (hash != NULL ? hash + 1 : "", NULL);
}

/* Links of other pages that lead to what has gone to another page. */
static char *
follow_cb (const AshItem *from,
           const AshItem *to,
           const char *fragment,
           const char *href,
           gpointer user_data)
{
  Splitting *self = user_data;
  g_autofree char *name = fragment != NULL ? g_uri_unescape_string (fragment, NULL) : NULL;
  const char *address;
  const char *now;
  gpointer index;

  if (name == NULL || g_strcmp0 (to->record.id, page_id (self)) != 0 ||
      !g_hash_table_lookup_extended (self->where, name, NULL, &index))
    return NULL;
  address = self->addresses[GPOINTER_TO_UINT (index)];
  if (g_str_has_suffix (address, page_id (self)))
    return NULL;
  now = self->in_target != NULL ? g_hash_table_lookup (self->in_target->names, name) : NULL;
  if (g_strcmp0 (from->record.id, self->target) == 0)
    return g_strconcat ("#", now != NULL ? now : name, NULL);
  return g_strconcat (address, "#", now != NULL ? now : name, NULL);
}

static gboolean
has_moved_anchors (const Splitting *self)
{
  GHashTableIter iter;
  gpointer index;

  g_hash_table_iter_init (&iter, self->where);
  while (g_hash_table_iter_next (&iter, NULL, &index))
    if (!g_str_has_suffix (self->addresses[GPOINTER_TO_UINT (index)], page_id (self)))
      return TRUE;
  return FALSE;
}

static gboolean
follow_links (Splitting *self, const char *also_but, GError **error)
{
  g_autoptr (GHashTable) but = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_add (but, (gpointer) page_id (self));
  if (also_but != NULL)
    g_hash_table_add (but, (gpointer) also_but);
  return !has_moved_anchors (self) || ash_desk_follow_links (self->store, self->design, self->map,
                                                             but, "#", follow_cb, self, error);
}

static gboolean
cut_page (Splitting *self,
          const gsize *offsets,
          guint n_offsets,
          const AshPageTarget *targets,
          GError **error)
{
  self->pieces =
      ash_page_split (self->text->text, offsets, n_offsets, targets, self_cb, self, error);
  if (self->pieces == NULL)
    return FALSE;
  self->where = ash_page_pieces_find_ids (self->pieces);
  self->addresses = g_new0 (char *, n_offsets + 2);
  for (guint i = 0; i <= n_offsets; i++)
    self->addresses[i] = g_strdup (targets[i].address);
  return TRUE;
}

/* Time goes by words. */

static guint
words_of (const char *html)
{
  g_autoptr (AshPageFacts) facts = ash_page_facts_new (html, -1);

  return facts->words;
}

/* What of @minutes the words from @before on take, so that all parts together take as long. */
static gint64
share (gint64 minutes, guint before, guint words, guint all)
{
  if (minutes <= 0 || all == 0)
    return minutes;
  return minutes * (before + words) / all - minutes * before / all;
}

/* Splitting */

static char *
title_of (const Splitting *self, const AshDeskCut *cut, guint number)
{
  const char *own = self->text->item->title != NULL ? self->text->item->title : "";
  g_autofree char *words = NULL;

  if (cut->title != NULL && *cut->title != '\0')
    return ash_text_clean_title (cut->title);
  for (guint i = 0; i < ash_page_cuts_get_n (self->text->cuts); i++)
    {
      const AshPageCut *place = ash_page_cuts_get (self->text->cuts, i);

      if (place->offset == cut->offset && place->title != NULL)
        return g_strdup (place->title);
    }
  words = ash_page_first_words (self->text->text + cut->offset,
                                (gssize) (ash_page_cuts_get_end (self->text->cuts) - cut->offset));
  return words != NULL ? g_steal_pointer (&words) : g_strdup_printf (_ ("%s (%u)"), own, number);
}

static char *
next_sibling (AshStore *store, const AshItem *item, GError **error)
{
  g_autoptr (GPtrArray) row = ash_desk_siblings (store, item->tree, item->parent, error);

  for (guint i = 0; row != NULL && i + 1 < row->len; i++)
    if (g_str_equal (((AshRecord *) row->pdata[i])->id, item->record.id))
      return g_strdup (((AshRecord *) row->pdata[i + 1])->id);
  return NULL;
}

/* Places right after the page. */
static GPtrArray *
places_after (Splitting *self, guint n, GError **error)
{
  const AshItem *item = self->text->item;
  g_autofree char *before = next_sibling (self->store, item, error);
  GPtrArray *places =
      ash_desk_places_before (self->store, item->tree, item->parent, before, n, error);
  /* Making room may have changed its own. */
  g_autoptr (AshItem) fresh =
      places != NULL ? ash_store_get (self->store, &ASH_ITEM, page_id (self), error) : NULL;

  if (fresh != NULL)
    {
      g_free (self->text->item->pos);
      self->text->item->pos = g_strdup (fresh->pos);
    }
  return places;
}

/* A new page like this one, with one piece of it. */
static gboolean
add_page (Splitting *self,
          const char *id,
          const char *pos,
          const char *title,
          const AshPagePiece *piece,
          gint64 minutes,
          GError **error)
{
  g_autoptr (AshItem) item = ash_item_copy (self->text->item);
  g_autoptr (GPtrArray) ranges = g_ptr_array_new_with_free_func (ASH_ITEM_ORIGIN.free);

  item->record.n = 0;
  g_free (item->record.id);
  item->record.id = g_strdup (id);
  g_free (item->pos);
  item->pos = g_strdup (pos);
  g_free (item->title);
  item->title = g_strdup (title);
  item->minutes = minutes;
  return ash_desk_put_text (self->store, item, self->text->bytes, piece->html, error) &&
         ash_store_insert (self->store, &ASH_ITEM, item, error) &&
         ash_desk_find_ranges (self->store, self->text, piece->start, piece->end, ranges, error) &&
         ash_desk_put_origins (self->store, id, ranges, error) &&
         ash_desk_copy_alignments (self->store, page_id (self), id, error) &&
         ash_desk_move_comments (self->store, page_id (self), id, piece->html, error);
}

/* The page keeps @html, which is made of the pieces of its own address. */
static gboolean
keep_rest (Splitting *self, const char *html, gint64 minutes, GError **error)
{
  AshItem *item = self->text->item;
  g_autoptr (GPtrArray) ranges = g_ptr_array_new_with_free_func (ASH_ITEM_ORIGIN.free);

  for (guint i = 0; i < self->pieces->len; i++)
    if (g_str_has_suffix (self->addresses[i], page_id (self)) &&
        !ash_desk_find_ranges (self->store, self->text, piece_at (self, i)->start,
                               piece_at (self, i)->end, ranges, error))
      return FALSE;
  item->minutes = minutes;
  return ash_desk_put_text (self->store, item, self->text->bytes, html, error) &&
         ash_store_update (self->store, &ASH_ITEM, item, error) &&
         ash_desk_put_origins (self->store, page_id (self), ranges, error);
}

static gboolean
split (Splitting *self, const AshDeskCut *cuts, guint n, char **ids, GError **error)
{
  g_autofree guint *words = g_new0 (guint, n + 1);
  g_autoptr (GPtrArray) places = places_after (self, n, error);
  gint64 minutes = self->text->item->minutes;
  guint all = 0, before;

  for (guint i = 0; i <= n; i++)
    all += words[i] = words_of (piece_at (self, i)->html);
  before = words[0];
  if (places == NULL)
    return FALSE;
  for (guint i = 1; i <= n; i++)
    {
      g_autofree char *title = title_of (self, &cuts[i - 1], i + 1);

      if (!add_page (self, ids[i - 1], g_ptr_array_index (places, i - 1), title, piece_at (self, i),
                     share (minutes, before, words[i], all), error))
        return FALSE;
      before += words[i];
    }
  return keep_rest (self, piece_at (self, 0)->html, share (minutes, 0, words[0], all), error) &&
         follow_links (self, NULL, error);
}

/* Checks the places and cuts the text there; the ids are those of the pages to come. */
static gboolean
prepare (Splitting *self, const AshDeskCut *cuts, guint n, char **ids, GError **error)
{
  g_autofree gsize *offsets = g_new (gsize, n);
  g_autofree AshPageTarget *targets = g_new0 (AshPageTarget, n + 1);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i <= n; i++)
    {
      char *address = g_strconcat ("ash:item/", i == 0 ? page_id (self) : ids[i - 1], NULL);

      g_ptr_array_add (texts, address);
      targets[i].address = address;
      if (i == 0)
        continue;
      if (!is_cut (self, cuts[i - 1].offset))
        return refuse_place (self, error);
      offsets[i - 1] = cuts[i - 1].offset;
      targets[i].title = title_of (self, &cuts[i - 1], i + 1);
      g_ptr_array_add (texts, (gpointer) targets[i].title);
    }
  return cut_page (self, offsets, n, targets, error);
}

/**
 * ash_desk_split_page:
 * @page: a page of a credential
 * @cuts: (array length=n_cuts): where it is split, in order, each behind the first place
 *
 * The page keeps its title and what stands before the first cut. The time that it takes is shared
 * out by words; each page has the marks of outcomes that it had, and says where in the course it
 * comes from.
 *
 * Returns: (transfer full) (nullable): the ids of the new pages. Errors: %ASH_ERROR_REFUSED with
 *   the reason
 */
GStrv
ash_desk_split_page (
    AshStore *store, const char *page, const AshDeskCut *cuts, guint n_cuts, GError **error)
{
  g_auto (Splitting) self = { 0 };
  g_auto (GStrv) ids = NULL;

  if (!open_page (&self, store, page, error))
    return NULL;
  if (n_cuts == 0 || n_cuts >= MOST_PARTS)
    {
      g_set_error (error, ASH_ERROR, ASH_ERROR_REFUSED,
                   _ ("A page can be split into 2 to %d pages at a time."), MOST_PARTS);
      return NULL;
    }
  ids = g_new0 (char *, n_cuts + 1);
  for (guint i = 0; i < n_cuts; i++)
    ids[i] = ash_id_new ();
  if (!prepare (&self, cuts, n_cuts, ids, error) ||
      !ash_store_begin (store, _ ("Split page"), NULL, error) ||
      !ash_desk_end (store, split (&self, cuts, n_cuts, ids, error), error))
    return NULL;
  return g_steal_pointer (&ids);
}

/* Moving a part */

static char *
join_rest (Splitting *self, GError **error)
{
  g_autoptr (GPtrArray) rest = g_ptr_array_new ();

  for (guint i = 0; i < self->pieces->len; i++)
    if (g_str_has_suffix (self->addresses[i], page_id (self)))
      g_ptr_array_add (rest, piece_at (self, i)->html);
  return ash_page_join ((const char *const *) rest->pdata, rest->len, NULL, error);
}

/* The piece that goes elsewhere, and the minutes that go with it. */
static guint
moving_piece (const Splitting *self, gint64 *out_minutes)
{
  guint words = 0, all = 0, found = 0;

  for (guint i = 0; i < self->pieces->len; i++)
    {
      guint own = words_of (piece_at (self, i)->html);

      all += own;
      if (g_str_has_suffix (self->addresses[i], page_id (self)))
        continue;
      words = own;
      found = i;
    }
  *out_minutes = share (self->text->item->minutes, 0, words, all);
  return found;
}

static gint64
minutes_left (const Splitting *self, gint64 moved)
{
  gint64 minutes = self->text->item->minutes;

  return minutes > 0 ? minutes - moved : minutes;
}

/* Links of the page itself to what has got other names in the page that it joined. */
static char *
rename_cb (const AshItem *from,
           const AshItem *to,
           const char *fragment,
           const char *href,
           gpointer user_data)
{
  Splitting *self = user_data;
  g_autofree char *name = fragment != NULL ? g_uri_unescape_string (fragment, NULL) : NULL;
  const char *now = name != NULL ? g_hash_table_lookup (self->in_target->names, name) : NULL;

  if (now == NULL || g_strcmp0 (to->record.id, self->target) != 0 ||
      !g_hash_table_contains (self->where, name))
    return NULL;
  return g_strconcat ("ash:item/", self->target, "#", now, NULL);
}

static gboolean
join_target (Splitting *self, AshDeskText *other, guint moving, gint64 minutes, GError **error)
{
  const AshPagePiece *piece = piece_at (self, moving);
  g_autofree char *moved =
      ash_desk_rebase (self->design, self->map, self->text->item, other->item, piece->html);
  const char *pages[] = { other->text, moved };
  g_autoptr (GPtrArray) joined = NULL;
  g_autofree char *whole = ash_page_join (pages, 2, &joined, error);
  g_autofree char *followed = NULL;
  g_autofree char *rest = NULL;
  g_autofree char *renamed = NULL;

  if (whole == NULL || (rest = join_rest (self, error)) == NULL)
    return FALSE;
  self->in_target = g_ptr_array_index (joined, 1);
  followed = ash_desk_follow_in (self->map, other->item, whole, follow_cb, self);
  renamed = ash_desk_follow_in (self->map, self->text->item, rest, rename_cb, self);
  if (other->item->minutes > 0 && minutes > 0)
    other->item->minutes += minutes;
  return ash_desk_find_ranges (self->store, self->text, piece->start, piece->end, other->origins,
                               error) &&
         ash_desk_put_text (self->store, other->item, other->bytes, followed, error) &&
         ash_store_update (self->store, &ASH_ITEM, other->item, error) &&
         ash_desk_put_origins (self->store, self->target, other->origins, error) &&
         ash_desk_copy_alignments (self->store, page_id (self), self->target, error) &&
         ash_desk_move_comments (self->store, page_id (self), self->target, piece->html, error) &&
         keep_rest (self, renamed, minutes_left (self, minutes), error) &&
         follow_links (self, self->target, error);
}

static gboolean
make_target (Splitting *self,
             const char *id,
             guint moving,
             const char *title,
             gint64 minutes,
             GError **error)
{
  g_autoptr (GPtrArray) places = places_after (self, 1, error);
  g_autofree char *rest = places != NULL ? join_rest (self, error) : NULL;

  return rest != NULL &&
         add_page (self, id, g_ptr_array_index (places, 0), title, piece_at (self, moving), minutes,
                   error) &&
         keep_rest (self, rest, minutes_left (self, minutes), error) &&
         follow_links (self, NULL, error);
}

static gboolean
cut_part_out (
    Splitting *self, gsize start, gsize end, const char *id, const char *title, GError **error)
{
  g_autofree char *own = g_strconcat ("ash:item/", page_id (self), NULL);
  g_autofree char *other = g_strconcat ("ash:item/", id, NULL);
  gsize offsets[2];
  AshPageTarget targets[3];
  guint n = 0;

  if (start > ash_page_cuts_get (self->text->cuts, 0)->offset)
    {
      targets[n] = (AshPageTarget){ own, NULL };
      offsets[n++] = start;
    }
  targets[n] = (AshPageTarget){ other, title };
  if (end < ash_page_cuts_get_end (self->text->cuts))
    {
      offsets[n++] = end;
      targets[n] = (AshPageTarget){ own, NULL };
    }
  for (guint i = 0; i < n; i++)
    if (!is_cut (self, offsets[i]))
      return refuse_place (self, error);
  if (n > 0)
    return cut_page (self, offsets, n, targets, error);
  g_set_error_literal (error, ASH_ERROR, ASH_ERROR_REFUSED,
                       _ ("That is all of the page: nothing would be left of it. Merge the pages "
                          "instead."));
  return FALSE;
}

static AshDeskText *
open_target (Splitting *self, const char *to, GError **error)
{
  g_autoptr (AshDeskText) other = ash_desk_text_new (self->store, to, error);

  if (other == NULL)
    return NULL;
  if (g_str_equal (to, page_id (self)) ||
      g_strcmp0 (other->item->tree, self->text->item->tree) != 0)
    {
      g_set_error_literal (error, ASH_ERROR, ASH_ERROR_REFUSED,
                           _ ("The text can only go to another page of the same credential."));
      return NULL;
    }
  return g_steal_pointer (&other);
}

/**
 * ash_desk_move_part:
 * @start: a place of #AshPageCuts
 * @end: another one behind it, or the end of the content
 * @to: (nullable): a page of the same credential, at whose end it goes; %NULL for a new one
 * @title: (nullable): of the new page; %NULL for the heading that it begins with
 *
 * Returns: (transfer full) (nullable): the page that has it now
 */
char *
ash_desk_move_part (AshStore *store,
                    const char *page,
                    gsize start,
                    gsize end,
                    const char *to,
                    const char *title,
                    GError **error)
{
  g_auto (Splitting) self = { 0 };
  g_autoptr (AshDeskText) other = NULL;
  g_autofree char *id = to != NULL ? g_strdup (to) : ash_id_new ();
  g_autofree char *named = NULL;
  const AshDeskCut cut = { start, title };
  gint64 minutes;
  gboolean is_done;
  guint moving;

  if (!open_page (&self, store, page, error) ||
      (to != NULL && (other = open_target (&self, to, error)) == NULL))
    return NULL;
  named = title_of (&self, &cut, 2);
  if (!cut_part_out (&self, start, end, id, named, error) ||
      !ash_store_begin (store, to != NULL ? _ ("Move text to page") : _ ("Move text to new page"),
                        NULL, error))
    return NULL;
  moving = moving_piece (&self, &minutes);
  self.target = to;
  is_done = to != NULL ? join_target (&self, other, moving, minutes, error)
                       : make_target (&self, id, moving, named, minutes, error);
  return ash_desk_end (store, is_done, error) ? g_steal_pointer (&id) : NULL;
}
