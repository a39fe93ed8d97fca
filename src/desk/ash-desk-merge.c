#include "ash-desk-parts-private.h"

#include <ash-error.h>
#include <ash-page-join.h>
#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  AshStore *store;
  GPtrArray *texts; /* (element-type AshDeskText) in the order of the outline */
  AshDesign *design;
  AshLinkMap *map;
  GPtrArray *joined; /* (nullable) (element-type AshPageJoined), once they are */
} Merging;

static void
merging_clear (Merging *self)
{
  g_clear_pointer (&self->map, ash_link_map_free);
  g_clear_pointer (&self->design, ash_design_free);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  g_clear_pointer (&self->joined, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Merging, merging_clear)

static AshDeskText *
text_at (const Merging *self, guint index)
{
  return g_ptr_array_index (self->texts, index);
}

static const char *
kept_id (const Merging *self)
{
  return text_at (self, 0)->item->record.id;
}

static int
index_of (const Merging *self, const AshItem *item)
{
  for (guint i = 0; i < self->texts->len; i++)
    if (g_str_equal (text_at (self, i)->item->record.id, item->record.id))
      return (int) i;
  return -1;
}

/* In the order of the outline, whatever was chosen first. */
static gboolean
open_pages (Merging *self, AshStore *store, const char *const *pages, GError **error)
{
  g_autoptr (AshItem) first = NULL;

  self->store = store;
  self->texts = g_ptr_array_new_with_free_func ((GDestroyNotify) ash_desk_text_free);
  first = pages[0] != NULL ? ash_desk_get_own_item (store, pages[0], error) : NULL;
  if (pages[0] != NULL && first == NULL)
    return FALSE;
  self->design = first != NULL ? ash_store_load_design (store, first->tree, error) : NULL;
  if (first != NULL && self->design == NULL)
    return FALSE;
  for (guint i = 0; pages[i] != NULL; i++)
    if (ash_design_item (self->design, pages[i]) == NULL)
      {
        g_set_error_literal (error, ASH_ERROR, ASH_ERROR_REFUSED,
                             _ ("Only pages of the same credential can be merged."));
        return FALSE;
      }
  for (guint i = 0; self->design != NULL && i < self->design->items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (self->design->items, i);
      AshDeskText *text = g_strv_contains (pages, item->record.id)
                              ? ash_desk_text_new (store, item->record.id, error)
                              : NULL;

      if (text != NULL)
        g_ptr_array_add (self->texts, text);
      else if (g_strv_contains (pages, item->record.id))
        return FALSE;
    }
  if (self->texts->len < 2)
    {
      g_set_error_literal (error, ASH_ERROR, ASH_ERROR_REFUSED,
                           _ ("Choose two pages or more to merge them."));
      return FALSE;
    }
  self->map = ash_link_map_new (self->design);
  return TRUE;
}

/* Before they are joined: links from one to another say which one they mean. */
static char *
name_cb (const AshItem *from,
         const AshItem *to,
         const char *fragment,
         const char *href,
         gpointer user_data)
{
  const Merging *self = user_data;

  if (index_of (self, to) < 0 || g_str_has_prefix (href, "ash:item/"))
    return NULL;
  return g_strconcat ("ash:item/", to->record.id, fragment != NULL ? "#" : NULL, fragment, NULL);
}

/* Where a link to one of the pages leads, seen from inside or outside the page that they are now;
 * NULL when it still leads there. */
static char *
new_address (
    const Merging *self, int index, const char *fragment, const char *href, gboolean is_inside)
{
  const AshPageJoined *joined = g_ptr_array_index (self->joined, (guint) index);
  g_autofree char *name = fragment != NULL ? g_uri_unescape_string (fragment, NULL) : NULL;
  const char *renamed = name != NULL ? g_hash_table_lookup (joined->names, name) : NULL;
  gboolean is_by_id = g_str_has_prefix (href, "ash:item/");
  const char *anchor = renamed != NULL ? renamed : name != NULL ? name : joined->anchor;

  if (is_inside)
    {
      if (index == 0 && name == NULL)
        return NULL;
      return anchor != NULL ? g_strconcat ("#", anchor, NULL)
                            : g_strconcat ("ash:item/", kept_id (self), NULL);
    }
  /* By its name in the course it leads to the new page in any case. */
  if (index == 0 ||
      (!is_by_id && renamed == NULL && text_at (self, (guint) index)->origins->len > 0))
    return NULL;
  return g_strconcat ("ash:item/", kept_id (self), anchor != NULL ? "#" : NULL, anchor, NULL);
}

static char *
inside_cb (const AshItem *from,
           const AshItem *to,
           const char *fragment,
           const char *href,
           gpointer user_data)
{
  int index = index_of (user_data, to);

  return index >= 0 ? new_address (user_data, index, fragment, href, TRUE) : NULL;
}

static char *
outside_cb (const AshItem *from,
            const AshItem *to,
            const char *fragment,
            const char *href,
            gpointer user_data)
{
  int index = index_of (user_data, to);

  return index >= 0 ? new_address (user_data, index, fragment, href, FALSE) : NULL;
}

static char *
join (Merging *self, GError **error)
{
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *whole = NULL;
  const AshItem *kept = text_at (self, 0)->item;

  for (guint i = 0; i < self->texts->len; i++)
    {
      const AshDeskText *text = text_at (self, i);
      g_autofree char *named =
          ash_desk_follow_in (self->map, text->item, text->text, name_cb, self);

      g_ptr_array_add (pages, ash_desk_rebase (self->design, self->map, text->item, kept, named));
    }
  whole = ash_page_join ((const char *const *) pages->pdata, pages->len, &self->joined, error);
  return whole != NULL ? ash_desk_follow_in (self->map, kept, whole, inside_cb, self) : NULL;
}

/* What hangs on a page goes to the one that has its text now. */

static gboolean
move_evidence (AshStore *store, const char *from, const char *to, GError **error)
{
  g_autoptr (GPtrArray) rows = ash_store_list (store, &ASH_ASSESSMENT, "item", from, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      AshAssessment *assessment = g_ptr_array_index (rows, i);

      g_free (assessment->item);
      assessment->item = g_strdup (to);
      if (!ash_store_update (store, &ASH_ASSESSMENT, assessment, error))
        return FALSE;
    }
  return rows != NULL;
}

static gboolean
move_children (AshStore *store, const char *from, const char *to, GError **error)
{
  g_autoptr (GPtrArray) rows = ash_store_list (store, &ASH_ITEM, "parent", from, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      AshItem *child = g_ptr_array_index (rows, i);

      g_free (child->parent);
      child->parent = g_strdup (to);
      if (!ash_store_update (store, &ASH_ITEM, child, error))
        return FALSE;
    }
  return rows != NULL;
}

static gboolean
give_up (Merging *self, AshDeskText *text, GError **error)
{
  const char *from = text->item->record.id;
  const char *to = kept_id (self);

  return ash_desk_move_alignments (self->store, from, to, error) &&
         ash_desk_move_comments (self->store, from, to, NULL, error) &&
         move_evidence (self->store, from, to, error) &&
         move_children (self->store, from, to, error) &&
         ash_desk_delete_subtree (self->store, text->item, error);
}

static gboolean
merge (Merging *self, const char *html, GError **error)
{
  AshDeskText *kept = text_at (self, 0);
  g_autoptr (GHashTable) but = g_hash_table_new (g_str_hash, g_str_equal);
  gint64 minutes = 0;

  for (guint i = 0; i < self->texts->len; i++)
    {
      AshDeskText *text = text_at (self, i);

      minutes += MAX (0, text->item->minutes);
      g_hash_table_add (but, text->item->record.id);
    }
  if (minutes > 0)
    kept->item->minutes = minutes;
  if (!ash_desk_follow_links (self->store, self->design, self->map, but, "href", outside_cb, self,
                              error))
    return FALSE;
  for (guint i = 1; i < self->texts->len; i++)
    {
      AshDeskText *text = text_at (self, i);

      g_ptr_array_extend_and_steal (kept->origins, g_ptr_array_ref (text->origins));
      if (!give_up (self, text, error))
        return FALSE;
    }
  return ash_desk_put_text (self->store, kept->item, kept->bytes, html, error) &&
         ash_store_update (self->store, &ASH_ITEM, kept->item, error) &&
         ash_desk_put_origins (self->store, kept_id (self), kept->origins, error);
}

/**
 * ash_desk_merge_pages:
 * @pages: (array zero-terminated=1): pages of one credential
 *
 * The first of them in the outline keeps its title and gets the text of all, their time, the marks
 * of outcomes, the evidence and the comments; the others are gone. Media and links lead where they
 * led.
 *
 * Returns: (transfer full) (nullable): the id of the page. Errors: %ASH_ERROR_REFUSED with the
 *   reason
 */
char *
ash_desk_merge_pages (AshStore *store, const char *const *pages, GError **error)
{
  g_auto (Merging) self = { 0 };
  g_autofree char *html = NULL;
  g_autofree char *id = NULL;

  if (!open_pages (&self, store, pages, error) || (html = join (&self, error)) == NULL)
    return NULL;
  id = g_strdup (kept_id (&self));
  if (!ash_store_begin (store, _ ("Merge pages"), NULL, error) ||
      !ash_desk_end (store, merge (&self, html, error), error))
    return NULL;
  return g_steal_pointer (&id);
}
