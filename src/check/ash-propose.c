#include "ash-propose-private.h"

#include <ash-error.h>
#include <ash-limits.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "ash-residue.h"
#include "ash-workload.h"

#define MOST_MODULES 100
/* Of modules whose number nobody said. */
#define MOST_USUAL_MODULES 12
#define MINUTES_OF_MODULE 300

typedef AshProposing Proposing;

/* How long something takes, with all that is below it */

static gint64
minutes_of_leaf (const Proposing *self, const AshItem *item)
{
  gint64 estimate;

  if (item->minutes > 0)
    return item->minutes;
  estimate =
      ash_workload_of_leaf (self->design, self->bodies, self->links, &self->rates, item, NULL);
  return estimate == ASH_UNSET ? 0 : estimate;
}

static gint64
minutes_of (const Proposing *self, const AshItem *item, guint depth)
{
  GPtrArray *children = ash_design_children (self->design, item->record.id);
  gint64 sum = item->kind == ASH_ITEM_FOLDER ? 0 : minutes_of_leaf (self, item);

  for (guint i = 0; depth < ASH_LIMIT_TREE_DEPTH && i < children->len; i++)
    sum += minutes_of (self, g_ptr_array_index (children, i), depth + 1);
  return sum;
}

gint64
ash_propose_minutes (const AshProposing *self, const AshItem *item)
{
  return minutes_of (self, item, 0);
}

gboolean
ash_propose_is_used (const AshProposing *self, const AshItem *item)
{
  return self->used != NULL && g_hash_table_contains (self->used, item->record.id);
}

/* How many, of an item and all that is below it, are used, and how many are not. */
static void
count_used (const Proposing *self, const AshItem *item, guint depth, guint *used, guint *left)
{
  GPtrArray *children = ash_design_children (self->design, item->record.id);

  if (ash_propose_is_used (self, item))
    ++*used;
  else if (item->kind != ASH_ITEM_FOLDER)
    ++*left;
  for (guint i = 0; depth < ASH_LIMIT_TREE_DEPTH && i < children->len; i++)
    count_used (self, g_ptr_array_index (children, i), depth + 1, used, left);
}

static gboolean
put_at (
    Proposing *self, AshProposedModule *module, const AshItem *item, guint depth, GError **error)
{
  GPtrArray *children = ash_design_children (self->design, item->record.id);
  guint used = 0, left = 0;

  if (!ash_progress_step (self->progress, 1, error))
    return FALSE;
  if (self->used != NULL)
    count_used (self, item, depth, &used, &left);
  if (used > 0 && left == 0)
    return TRUE;
  /* A part of what it holds; an item that is not used itself is asked for as a whole. */
  if (used > 0 && (item->kind == ASH_ITEM_FOLDER || ash_propose_is_used (self, item)))
    {
      for (guint i = 0; depth < ASH_LIMIT_TREE_DEPTH && i < children->len; i++)
        if (!put_at (self, module, g_ptr_array_index (children, i), depth + 1, error))
          return FALSE;
      return TRUE;
    }
  ash_proposed_module_add (module, item, minutes_of (self, item, 0));
  return TRUE;
}

gboolean
ash_propose_put (AshProposing *self, AshProposedModule *module, const AshItem *item, GError **error)
{
  return put_at (self, module, item, 0, error);
}

/* The row of siblings that the course's units are: the top, or what stands in a single folder
 * that holds the whole course. */
GPtrArray *
ash_propose_units (const AshDesign *design)
{
  GPtrArray *row = ash_design_children (design, NULL);

  for (guint depth = 0; depth < ASH_LIMIT_TREE_DEPTH && row->len == 1; depth++)
    {
      const AshItem *only = g_ptr_array_index (row, 0);
      GPtrArray *below = ash_design_children (design, only->record.id);

      if (only->kind != ASH_ITEM_FOLDER || below->len == 0)
        break;
      row = below;
    }
  return row;
}

gboolean
ash_propose_refuse (GError **error, const char *why)
{
  g_set_error_literal (error, ASH_ERROR, ASH_ERROR_REFUSED, why);
  return FALSE;
}

const char *
ash_propose_title (const AshItem *item)
{
  return item->title != NULL && *item->title != '\0' ? item->title : _ ("Untitled");
}

/* By structure: each folder is a module, and so is what follows a heading; items that stand beside
 * them make a module of their own where they stand. */
static gboolean
by_structure (Proposing *self, GError **error)
{
  GPtrArray *row = ash_propose_units (self->design);
  AshProposedModule *loose = NULL;
  guint n_units = 0;

  for (guint i = 0; i < row->len; i++)
    {
      const AshItem *item = g_ptr_array_index (row, i);
      GPtrArray *below = ash_design_children (self->design, item->record.id);

      if (item->kind == ASH_ITEM_LABEL)
        {
          loose = ash_proposal_add (self->proposal, ash_propose_title (item));
          n_units++;
        }
      else if (item->kind == ASH_ITEM_FOLDER)
        {
          AshProposedModule *module = ash_proposal_add (self->proposal, ash_propose_title (item));

          loose = NULL;
          n_units++;
          for (guint j = 0; j < below->len; j++)
            if (!ash_propose_put (self, module, g_ptr_array_index (below, j), error))
              return FALSE;
        }
      else
        {
          if (loose == NULL)
            loose = ash_proposal_add (self->proposal,
                                      i == 0 ? _ ("Introduction") : _ ("More material"));
          if (!ash_propose_put (self, loose, item, error))
            return FALSE;
        }
    }
  return n_units > 0 ||
         ash_propose_refuse (
             error, _ ("The course has no units of its own. Break it by weeks or into modules "
                       "of even workload instead."));
}

/* Into so many of even workload: the largest is as small as it can be in the course's order */

typedef struct
{
  const AshItem *item;
  const AshItem *unit;
  gint64 minutes;
  gint64
      weight; /* the same, but something always takes a minute: what is not known is spread too */
} Piece;

static gboolean
gather (Proposing *self,
        GArray *pieces,
        const AshItem *unit,
        GPtrArray *row,
        guint depth,
        GError **error)
{
  for (guint i = 0; depth < ASH_LIMIT_TREE_DEPTH && i < row->len; i++)
    {
      const AshItem *item = g_ptr_array_index (row, i);
      GPtrArray *below = ash_design_children (self->design, item->record.id);
      Piece piece = { item, unit, 0, 0 };

      if (item->kind == ASH_ITEM_LABEL)
        continue;
      if ((item->kind == ASH_ITEM_FOLDER && below->len > 0) || ash_propose_is_used (self, item))
        {
          if (!gather (self, pieces, item, below, depth + 1, error))
            return FALSE;
          continue;
        }
      if (!ash_progress_step (self->progress, 1, error))
        return FALSE;
      piece.minutes = minutes_of (self, item, 0);
      piece.weight = MAX (1, piece.minutes);
      g_array_append_val (pieces, piece);
    }
  return TRUE;
}

static guint
groups_within (GArray *pieces, gint64 most)
{
  guint n = 1;
  gint64 sum = 0;

  for (guint i = 0; i < pieces->len; i++)
    {
      gint64 weight = g_array_index (pieces, Piece, i).weight;

      if (sum > 0 && sum + weight > most)
        {
          n++;
          sum = 0;
        }
      sum += weight;
    }
  return n;
}

static gint64
least_most (GArray *pieces, guint n)
{
  gint64 low = 1, high = 0;

  for (guint i = 0; i < pieces->len; i++)
    {
      low = MAX (low, g_array_index (pieces, Piece, i).weight);
      high += g_array_index (pieces, Piece, i).weight;
    }
  while (low < high)
    {
      gint64 middle = low + (high - low) / 2;

      if (groups_within (pieces, middle) <= n)
        high = middle;
      else
        low = middle + 1;
    }
  return low;
}

/* A module that is one whole unit of the course has its name; else it is numbered. */
static void
name_part (AshProposedModule *module, guint number, const AshItem *unit, gboolean is_unit)
{
  g_free (module->title);
  module->title = is_unit && unit != NULL ? g_strdup (ash_propose_title (unit))
                                          : g_strdup_printf (_ ("Part %u"), number);
}

static void
fill_parts (Proposing *self, GArray *pieces, guint n)
{
  gint64 most = least_most (pieces, n);
  guint at = 0;

  for (guint number = 1; number <= n; number++)
    {
      AshProposedModule *module = ash_proposal_add (self->proposal, NULL);
      const AshItem *unit = g_array_index (pieces, Piece, at).unit;
      guint left = n - number; /* each of those that follow needs one at least */
      gboolean is_unit = at == 0 || g_array_index (pieces, Piece, at - 1).unit != unit;
      gint64 sum = 0;

      do
        {
          const Piece *piece = &g_array_index (pieces, Piece, at);

          ash_proposed_module_add (module, piece->item, piece->minutes);
          is_unit = is_unit && piece->unit == unit;
          sum += piece->weight;
          at++;
        }
      while (at < pieces->len && pieces->len - at > left &&
             (left == 0 || sum + g_array_index (pieces, Piece, at).weight <= most));
      is_unit = is_unit && (at == pieces->len || g_array_index (pieces, Piece, at).unit != unit);
      name_part (module, number, unit, is_unit);
    }
}

/* So many that a module takes about so long as a week of study beside a job. */
static guint
usual_number (GArray *pieces)
{
  gint64 sum = 0;

  for (guint i = 0; i < pieces->len; i++)
    sum += g_array_index (pieces, Piece, i).minutes;
  return (guint) CLAMP (sum / MINUTES_OF_MODULE, MIN (pieces->len, 2),
                        MIN (MOST_USUAL_MODULES, pieces->len));
}

static gboolean
by_workload (Proposing *self, guint n_modules, GError **error)
{
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (Piece));

  if (n_modules > MOST_MODULES)
    return ash_propose_refuse (error, _ ("Say into how many modules, from 1 to 100."));
  if (!gather (self, pieces, NULL, ash_design_children (self->design, NULL), 0, error))
    return FALSE;
  if (pieces->len == 0 && self->used == NULL)
    return ash_propose_refuse (error, _ ("There is nothing in the course to break into modules."));
  if (n_modules == 0)
    n_modules = usual_number (pieces);
  if (self->used != NULL)
    n_modules = MIN (n_modules, pieces->len);
  if (pieces->len < n_modules)
    {
      g_set_error (error, ASH_ERROR, ASH_ERROR_REFUSED,
                   ngettext ("The course has %u item, too few for so many modules.",
                             "The course has %u items, too few for so many modules.", pieces->len),
                   pieces->len);
      return FALSE;
    }
  if (pieces->len > 0)
    fill_parts (self, pieces, n_modules);
  return TRUE;
}

/* Whether a title speaks of people who meet. Days and terms are in the titles of all material of a
 * course that was taught, and say nothing of what it is. */
static gboolean
is_for_class (const AshDesign *design, const char *title)
{
  g_autoptr (GPtrArray) found = ash_residue_find (title, design->tree->lang, TRUE);

  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      const AshResidue *residue = g_ptr_array_index (found, i);

      if (!g_str_equal (residue->kind, "date") && !g_str_equal (residue->kind, "term"))
        return TRUE;
    }
  return FALSE;
}

static void
leave_out_classes (const AshDesign *design, AshProposal *proposal)
{
  for (guint i = 0; i < proposal->modules->len; i++)
    {
      AshProposedModule *module = g_ptr_array_index (proposal->modules, i);
      guint n = 0;

      for (guint j = 0; j < module->items->len; j++)
        {
          const AshProposedItem *item = g_ptr_array_index (module->items, j);

          n += item->title != NULL && is_for_class (design, item->title);
        }
      module->is_for_class = module->items->len > 0 && n == module->items->len;
      module->is_out = module->is_for_class;
    }
}

static guint
count_aside (const Proposing *self)
{
  guint n = 0;

  for (guint i = 0; self->used != NULL && i < self->design->items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (self->design->items, i);

      n += item->is_linked && item->kind != ASH_ITEM_FOLDER && ash_propose_is_used (self, item);
    }
  return n;
}

static void
drop_empty (AshProposal *proposal)
{
  for (guint i = proposal->modules->len; i > 0; i--)
    if (((AshProposedModule *) g_ptr_array_index (proposal->modules, i - 1))->items->len == 0)
      ash_proposal_drop (proposal, i - 1);
}

AshProposal *
ash_propose (const AshDesign *design,
             const AshBodies *bodies,
             const AshProposeOrder *order,
             AshProgress *progress,
             GError **error)
{
  g_autoptr (AshProposal) proposal = ash_proposal_new (design->tree->record.id);
  g_autoptr (AshLinkMap) links = ash_link_map_new (design);
  Proposing self = { design, bodies, progress, proposal, links, { { 0 } }, order->used };
  gboolean is_done;

  ash_rates_init (&self.rates, design);
  ash_progress_begin (progress, _ ("Looking at the course"), 0);
  if (order->by == ASH_PROPOSE_STRUCTURE)
    is_done = by_structure (&self, error);
  else if (order->by == ASH_PROPOSE_HEADINGS)
    is_done = ash_propose_by_headings (&self, error);
  else if (order->by == ASH_PROPOSE_WEEKS)
    is_done = ash_propose_by_weeks (&self, error);
  else
    is_done = by_workload (&self, order->n_modules, error);
  if (!is_done)
    return NULL;
  drop_empty (proposal);
  if (proposal->modules->len == 0 && order->used != NULL)
    {
      ash_propose_refuse (error, _ ("All of the course is used already."));
      return NULL;
    }
  leave_out_classes (design, proposal);
  proposal->n_aside = count_aside (&self);
  return g_steal_pointer (&proposal);
}
