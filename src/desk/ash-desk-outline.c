#include "ash-desk-private.h"

#include <ash-error.h>
#include <ash-id.h>
#include <ash-limits.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* Import stops at ASH_LIMIT_TREE_DEPTH; a document of a stranger may hold anything. */
#define DEEPEST (4 * ASH_LIMIT_TREE_DEPTH)

GPtrArray *
ash_desk_siblings (AshStore *store, const char *tree, const char *parent, GError **error)
{
  GPtrArray *rows = parent != NULL ? ash_store_list (store, &ASH_ITEM, "parent", parent, error)
                                   : ash_store_list (store, &ASH_ITEM, "tree", tree, error);

  for (guint i = 0; rows != NULL && i < rows->len;)
    {
      AshItem *item = g_ptr_array_index (rows, i);

      if (item->is_linked && g_strcmp0 (item->parent, parent) == 0)
        i++;
      else
        g_ptr_array_remove_index (rows, i);
    }
  return rows;
}

static gint
index_of (GPtrArray *items, const char *id)
{
  for (guint i = 0; i < items->len; i++)
    {
      AshItem *item = g_ptr_array_index (items, i);

      if (g_str_equal (item->record.id, id))
        return (gint) i;
    }
  return -1;
}

/* Places come from documents of anybody; between two of ours there is always room. */
gboolean
ash_desk_has_room (const char *before, const char *after)
{
  if (after == NULL)
    return TRUE;
  for (const char *p = after; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p))
      return FALSE;
  return g_strcmp0 (before, after) < 0 && after[0] != '\0' && after[strlen (after) - 1] != '0';
}

static gboolean
renumber (AshStore *store, GPtrArray *siblings, GError **error)
{
  for (guint i = 0; i < siblings->len; i++)
    {
      AshItem *item = g_ptr_array_index (siblings, i);

      g_free (item->pos);
      item->pos = ash_position_nth (i);
      if (!ash_store_update (store, &ASH_ITEM, item, error))
        return FALSE;
    }
  return TRUE;
}

/* The middle one halfway, and so on: places stay short however many there are. */
static void
spread (GPtrArray *places, guint from, guint to, const char *before, const char *after)
{
  guint middle = from + (to - from) / 2;

  if (from == to)
    return;
  places->pdata[middle] = ash_position_between (before, after);
  spread (places, from, middle, before, places->pdata[middle]);
  spread (places, middle + 1, to, places->pdata[middle], after);
}

GPtrArray *
ash_desk_places_before (AshStore *store,
                        const char *tree,
                        const char *parent,
                        const char *before,
                        guint n,
                        GError **error)
{
  g_autoptr (GPtrArray) siblings = ash_desk_siblings (store, tree, parent, error);
  g_autoptr (GPtrArray) places = NULL;
  const AshItem *previous = NULL;
  const AshItem *next = NULL;
  gint index;

  if (siblings == NULL)
    return NULL;
  index = before != NULL ? index_of (siblings, before) : (gint) siblings->len;
  if (index < 0)
    {
      g_set_error (error, ASH_ERROR, ASH_ERROR_NOT_FOUND,
                   _ ("The place to put it is no longer there."));
      return NULL;
    }
  if (index > 0)
    previous = g_ptr_array_index (siblings, index - 1);
  if ((guint) index < siblings->len)
    next = g_ptr_array_index (siblings, index);
  if (!ash_desk_has_room (previous != NULL ? previous->pos : NULL,
                          next != NULL ? next->pos : NULL) &&
      !renumber (store, siblings, error))
    return NULL;
  places = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_set_size (places, (gint) n);
  spread (places, 0, n, previous != NULL ? previous->pos : NULL, next != NULL ? next->pos : NULL);
  return g_steal_pointer (&places);
}

/* The outcomes of a module that goes are the whole credential's. */
static gboolean
free_outcomes (AshStore *store, const char *module, GError **error)
{
  g_autoptr (GPtrArray) uses =
      ash_store_list (store, &ASH_CREDENTIAL_STATEMENT, "module", module, error);

  for (guint i = 0; uses != NULL && i < uses->len; i++)
    {
      AshCredentialStatement *use = g_ptr_array_index (uses, i);

      g_clear_pointer (&use->module, g_free);
      if (!ash_store_update (store, &ASH_CREDENTIAL_STATEMENT, use, error))
        return FALSE;
    }
  return uses != NULL;
}

gboolean
ash_desk_detach_item (AshStore *store, const char *item, GError **error)
{
  g_autoptr (GPtrArray) rows = ash_store_list (store, &ASH_ASSESSMENT, "item", item, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      AshAssessment *assessment = g_ptr_array_index (rows, i);

      g_clear_pointer (&assessment->item, g_free);
      if (!ash_store_update (store, &ASH_ASSESSMENT, assessment, error))
        return FALSE;
    }
  return rows != NULL && free_outcomes (store, item, error) &&
         ash_desk_delete_where (store, &ASH_ALIGNMENT, "subject", item, error);
}

static gboolean
delete_one (AshStore *store, const char *item, GError **error)
{
  return ash_desk_detach_item (store, item, error) &&
         ash_desk_delete_where (store, &ASH_ITEM_ORIGIN, "item", item, error) &&
         ash_desk_delete_where (store, &ASH_QUIZ_ENTRY, "quiz", item, error) &&
         ash_desk_drop_private_bank (store, item, error) &&
         ash_desk_delete_where (store, &ASH_SHEET_FIELD, "owner", item, error) &&
         ash_store_delete (store, &ASH_ITEM, item, error);
}

gboolean
ash_desk_check_depth (guint depth, GError **error)
{
  if (depth <= DEEPEST)
    return TRUE;
  g_set_error (
      error, ASH_ERROR, ASH_ERROR_LIMIT,
      _ ("The outline is more than %d levels deep. No course is; the file may be damaged."),
      DEEPEST);
  return FALSE;
}

static gboolean
delete_below (AshStore *store, const AshItem *item, guint depth, GError **error)
{
  g_autoptr (GPtrArray) children = NULL;

  if (!ash_desk_check_depth (depth, error))
    return FALSE;
  children = ash_store_list (store, &ASH_ITEM, "parent", item->record.id, error);
  if (children == NULL)
    return FALSE;
  for (guint i = 0; i < children->len; i++)
    if (!delete_below (store, g_ptr_array_index (children, i), depth + 1, error))
      return FALSE;
  return delete_one (store, item->record.id, error);
}

gboolean
ash_desk_delete_subtree (AshStore *store, const AshItem *item, GError **error)
{
  return delete_below (store, item, 0, error);
}

static gboolean
use_entries (AshStore *store, const char *from, const char *to, GError **error)
{
  g_autoptr (GPtrArray) entries = ash_store_list (store, &ASH_QUIZ_ENTRY, "quiz", from, error);

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      AshQuizEntry *entry = g_ptr_array_index (entries, i);

      entry->record.n = 0;
      g_clear_pointer (&entry->record.id, g_free);
      g_free (entry->quiz);
      entry->quiz = g_strdup (to);
      if (!ash_store_insert (store, &ASH_QUIZ_ENTRY, entry, error))
        return FALSE;
    }
  return entries != NULL;
}

static char *use_below (AshStore *store,
                        const char *tree,
                        const char *parent,
                        const char *pos,
                        const AshItem *source_item,
                        guint depth,
                        GError **error);

static gboolean
use_children (AshStore *store,
              const char *tree,
              const char *parent,
              const char *source_item,
              guint depth,
              GError **error)
{
  g_autoptr (GPtrArray) children = ash_store_list (store, &ASH_ITEM, "parent", source_item, error);

  for (guint i = 0; children != NULL && i < children->len; i++)
    {
      AshItem *child = g_ptr_array_index (children, i);
      g_autofree char *id = use_below (store, tree, parent, child->pos, child, depth, error);

      if (id == NULL)
        return FALSE;
    }
  return children != NULL;
}

static char *
use_below (AshStore *store,
           const char *tree,
           const char *parent,
           const char *pos,
           const AshItem *source_item,
           guint depth,
           GError **error)
{
  g_autoptr (AshItem) item = ash_item_copy (source_item);
  g_autoptr (AshItemOrigin) origin = ash_item_origin_new ();

  if (!ash_desk_check_depth (depth, error))
    return NULL;
  item->record.n = 0;
  g_free (item->record.id);
  g_free (item->tree);
  g_free (item->parent);
  g_free (item->pos);
  item->record.id = ash_id_new ();
  item->tree = g_strdup (tree);
  item->parent = g_strdup (parent);
  item->pos = g_strdup (pos);
  item->is_linked = TRUE;
  origin->item = g_strdup (item->record.id);
  origin->source_item = g_strdup (source_item->record.id);
  origin->source_digest = g_strdup (source_item->body);
  if (!ash_store_insert (store, &ASH_ITEM, item, error) ||
      !ash_store_insert (store, &ASH_ITEM_ORIGIN, origin, error) ||
      !use_entries (store, source_item->record.id, item->record.id, error) ||
      !use_children (store, tree, item->record.id, source_item->record.id, depth + 1, error))
    return NULL;
  return g_strdup (item->record.id);
}

char *
ash_desk_use_one (AshStore *store,
                  const char *tree,
                  const char *parent,
                  const char *pos,
                  const AshItem *source_item,
                  GError **error)
{
  return use_below (store, tree, parent, pos, source_item, 0, error);
}
