/* What a line of an outline says of the lines below it, and which of them the filter shows. */
#include <string.h>

#include "ash-outline-private.h"

/* Where more has changed, sums are made of the whole tree: from the leaves up it is less. */
#define FEW_CHANGES 32

/* Rows that a filter lets come and go in one turn of the main loop: a list takes about a tenth of a
 * millisecond for each. */
#define ROWS_AT_ONCE 24

/* Whether the filter finds its title; the root has none. */
static gboolean
title_matches (AshOutline *self, const AshOutlineItem *item)
{
  return item->folded != NULL &&
         (self->needle == NULL || strstr (item->folded, self->needle) != NULL);
}

/* Figures, minutes, and what the filter shows, from what stands directly below.
 *
 * @is_matched: whether its own title is found, or one above it */
static void
sum_one (AshOutline *self, AshOutlineItem *item, gboolean is_matched)
{
  gboolean was_visible = item->is_visible;
  gint64 below = 0;

  item->n_items = item->n_used = item->n_adapted = item->n_needy = item->n_shown = 0;
  item->is_estimate = FALSE;
  if (item->kind == ASH_ITEM_FOLDER)
    item->n_looks = 0;
  item->is_visible = FALSE;
  for (guint i = 0; i < item->children->len; i++)
    {
      const AshOutlineItem *child = g_ptr_array_index (item->children, i);

      item->n_items += child->n_items;
      item->n_used += child->n_used;
      item->n_adapted += child->n_adapted;
      item->n_needy += child->n_needy;
      item->n_looks += item->kind == ASH_ITEM_FOLDER ? child->n_looks : 0;
      item->n_shown += child->n_shown;
      item->is_visible |= child->is_visible;
      below += MAX (child->minutes, 0);
      item->is_estimate |= child->is_estimate;
    }
  if (below <= 0 && item->estimate > 0)
    {
      below = item->estimate;
      item->is_estimate = TRUE;
    }
  item->minutes = item->own_minutes > 0 ? item->own_minutes : below > 0 ? below : ASH_UNSET;
  item->is_estimate &= item->own_minutes <= 0;
  if (item->kind != ASH_ITEM_FOLDER)
    {
      gboolean is_used = item->marks != NULL;

      item->n_items++;
      item->n_used += is_used && !item->is_adapted;
      item->n_adapted += is_used && item->is_adapted;
      item->n_needy += item->n_looks > 0 || item->note != NULL;
      item->is_visible |= is_matched && !(self->filter == ASH_OUTLINE_UNUSED && is_used) &&
                          !(self->filter == ASH_OUTLINE_NEEDY && item->n_needy == 0);
    }
  else if (self->filter == ASH_OUTLINE_ALL)
    item->is_visible |= is_matched;
  item->n_shown += item->is_visible;
  if (item->is_visible != was_visible && item->parent != NULL)
    item->parent->n_changes++;
}

/* From the leaves up. The depth is capped by the readers (ASH_LIMIT_TREE_DEPTH). */
static void
sum_below (AshOutline *self, AshOutlineItem *item, gboolean is_matched)
{
  is_matched = is_matched || title_matches (self, item);
  for (guint i = 0; i < item->children->len; i++)
    sum_below (self, g_ptr_array_index (item->children, i), is_matched);
  sum_one (self, item, is_matched);
}

static gboolean
is_matched_from_above (AshOutline *self, const AshOutlineItem *item)
{
  while (item != NULL && !title_matches (self, item))
    item = item->parent;
  return item != NULL;
}

static void
tell (AshOutline *self, guint n_rows)
{
  g_clear_handle_id (&self->idle, g_source_remove);
  self->n_rows_left = n_rows;
  g_signal_emit_by_name (self, "changed");
}

static gboolean
go_on_cb (gpointer self)
{
  ((AshOutline *) self)->idle = 0;
  tell (self, ROWS_AT_ONCE);
  return G_SOURCE_REMOVE;
}

static void
go_on_later (AshOutline *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add (go_on_cb, self);
}

void
ash_outline_settle (AshOutline *self)
{
  sum_below (self, self->root, FALSE);
  tell (self, G_MAXUINT);
}

/* @changed: (element-type AshOutlineItem): a set of those whose figures or children are others; a
 * title that a filter looks at concerns all below it */
void
ash_outline_settle_some (AshOutline *self, GHashTable *changed)
{
  GHashTableIter iter;
  gpointer item;

  if (g_hash_table_size (changed) > FEW_CHANGES || self->needle != NULL)
    {
      ash_outline_settle (self);
      return;
    }
  g_hash_table_iter_init (&iter, changed);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    for (AshOutlineItem *each = item; each != NULL; each = each->parent)
      sum_one (self, each, is_matched_from_above (self, each));
  tell (self, G_MAXUINT);
}

/**
 * ash_outline_set_filter:
 * @text: (nullable): only titles that hold this, in any case
 *
 * Figures say at once what it shows. Lists hear of it in the next turn of the main loop: whoever
 * wants another list for another number of rows makes it before, and spares the old one the change.
 */
void
ash_outline_set_filter (AshOutline *self, AshOutlineFilter filter, const char *text)
{
  g_autofree char *needle = text != NULL && *text != '\0' ? g_utf8_casefold (text, -1) : NULL;

  if (self->filter == filter && g_strcmp0 (self->needle, needle) == 0)
    return;
  self->filter = filter;
  g_free (self->needle);
  self->needle = g_steal_pointer (&needle);
  sum_below (self, self->root, FALSE);
  self->n_rows_left = 0;
  go_on_later (self);
}

/**
 * ash_outline_is_narrowed:
 *
 * Returns: whether a filter leaves something out
 */
gboolean
ash_outline_is_narrowed (AshOutline *self)
{
  return self->filter != ASH_OUTLINE_ALL || self->needle != NULL;
}

/**
 * ash_outline_claim_rows:
 * @wanted: how many rows a list would let come and go now
 *
 * Returns: how many it may; `changed` is emitted again for the others
 */
guint
ash_outline_claim_rows (AshOutline *self, guint wanted)
{
  guint n = MIN (wanted, self->n_rows_left);

  self->n_rows_left -= n;
  if (n < wanted)
    go_on_later (self);
  return n;
}

/**
 * ash_outline_catch_up:
 *
 * Lets all rows come and go that a filter still makes wait, before somebody counts them.
 */
void
ash_outline_catch_up (AshOutline *self)
{
  if (self->idle != 0)
    tell (self, G_MAXUINT);
}
