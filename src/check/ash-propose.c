#include "ash-propose-private.h"

#include <ash-error.h>
#include <ash-limits.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "ash-residue.h"
#include "ash-workload.h"

/* Folders that a folder has to hold before they are what the course consists of. */
#define LEAST_UNITS 3

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

static guint
n_folders (GPtrArray *row)
{
  guint n = 0;

  for (guint i = 0; i < row->len; i++)
    n += ((const AshItem *) g_ptr_array_index (row, i))->kind == ASH_ITEM_FOLDER;
  return n;
}

/* One folder with the units of the course in it, beside a page or two. */
static gboolean
holds_units (const AshDesign *design, const AshItem *folder, GPtrArray *row)
{
  return n_folders (row) == 1 &&
         n_folders (ash_design_children (design, folder->record.id)) >= LEAST_UNITS;
}

static gboolean
put_all (Proposing *self, AshProposedModule *module, GPtrArray *row, GError **error)
{
  for (guint i = 0; i < row->len; i++)
    if (!ash_propose_put (self, module, g_ptr_array_index (row, i), error))
      return FALSE;
  return TRUE;
}

/* @first: of what stands before the first unit; @n_units: how many there are by now */
static gboolean
add_units (
    Proposing *self, GPtrArray *row, const char *first, guint depth, guint *n_units, GError **error)
{
  AshProposedModule *loose = NULL;

  for (guint i = 0; i < row->len; i++)
    {
      const AshItem *item = g_ptr_array_index (row, i);
      GPtrArray *below = ash_design_children (self->design, item->record.id);

      if (item->kind == ASH_ITEM_LABEL)
        {
          loose = ash_proposal_add (self->proposal, ash_propose_title (item));
          ++*n_units;
        }
      else if (item->kind == ASH_ITEM_FOLDER)
        {
          loose = NULL;
          ++*n_units;
          if (depth < ASH_LIMIT_TREE_DEPTH && holds_units (self->design, item, row)
                  ? !add_units (self, below, ash_propose_title (item), depth + 1, n_units, error)
                  : !put_all (self, ash_proposal_add (self->proposal, ash_propose_title (item)),
                              below, error))
            return FALSE;
        }
      else
        {
          if (loose == NULL)
            loose = ash_proposal_add (self->proposal, i == 0 ? first : _ ("More material"));
          if (!ash_propose_put (self, loose, item, error))
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
by_structure (Proposing *self, GError **error)
{
  guint n_units = 0;

  if (!add_units (self, ash_propose_units (self->design), _ ("Introduction"), 0, &n_units, error))
    return FALSE;
  return n_units > 0 ||
         ash_propose_refuse (
             error, _ ("The course has no units of its own. Break it by weeks or into modules "
                       "of even workload instead."));
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
    is_done = ash_propose_by_workload (&self, order->n_modules, error);
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
