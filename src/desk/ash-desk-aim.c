/* Where modules that are proposed go: beside what is used of the same unit already. */
#include "ash-desk.h"

#include <ash-propose.h>

/* What is used of a course, and where. */
typedef struct
{
  const AshDesign *course;
  GHashTable *uses;        /* item of the course -> AshItem in a credential, borrowed */
  GHashTable *credentials; /* tree -> id of its credential, borrowed */
  GPtrArray *kept;         /* (element-type GPtrArray) the items */
  const char *empty;       /* (nullable) the only credential, which has nothing yet */
} Aiming;

static void
aiming_clear (Aiming *self)
{
  g_clear_pointer (&self->uses, g_hash_table_unref);
  g_clear_pointer (&self->credentials, g_hash_table_unref);
  g_clear_pointer (&self->kept, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Aiming, aiming_clear)

static void
add_items (GHashTable *by_id, GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      AshItem *item = g_ptr_array_index (items, i);

      g_hash_table_insert (by_id, item->record.id, item);
    }
}

static gboolean
find_uses (Aiming *self, AshStore *store, GPtrArray *credentials, GError **error)
{
  g_autoptr (GPtrArray) origins = ash_store_list (store, &ASH_ITEM_ORIGIN, NULL, NULL, error);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);

  if (origins == NULL)
    return FALSE;
  for (guint i = 0; i < credentials->len; i++)
    {
      const AshCredential *credential = g_ptr_array_index (credentials, i);
      GPtrArray *items = ash_store_list (store, &ASH_ITEM, "tree", credential->tree, error);

      if (items == NULL)
        return FALSE;
      g_ptr_array_add (self->kept, items);
      g_hash_table_insert (self->credentials, credential->tree, credential->record.id);
      add_items (by_id, items);
      if (credentials->len == 1 && items->len == 0)
        self->empty = credential->record.id;
    }
  for (guint i = 0; i < origins->len; i++)
    {
      const AshItemOrigin *origin = g_ptr_array_index (origins, i);
      const AshItem *course_item =
          origin->source_item != NULL ? ash_design_item (self->course, origin->source_item) : NULL;
      AshItem *item = origin->item != NULL ? g_hash_table_lookup (by_id, origin->item) : NULL;

      if (course_item != NULL && item != NULL)
        g_hash_table_insert (self->uses, course_item->record.id, item);
    }
  return TRUE;
}

/* What is used of the row in which an item stands: the nearest before it, else the first after. */
static const AshItem *
use_beside (const Aiming *self, const AshItem *item)
{
  GPtrArray *row = ash_design_children (self->course, item->parent);
  const AshItem *found = NULL;
  gboolean is_before = TRUE;

  for (guint i = 0; i < row->len; i++)
    {
      const AshItem *sibling = g_ptr_array_index (row, i);
      const AshItem *use = g_hash_table_lookup (self->uses, sibling->record.id);

      if (sibling == item)
        is_before = FALSE;
      if (use != NULL && (is_before || found == NULL))
        found = use;
    }
  return found;
}

/* The unit that all items of a module are of; the top of a course is none. */
static const AshItem *
item_of_unit (const Aiming *self, const AshProposedModule *module)
{
  const AshItem *first = NULL;

  for (guint i = 0; i < module->items->len; i++)
    {
      const AshProposedItem *proposed = g_ptr_array_index (module->items, i);
      const AshItem *item = ash_design_item (self->course, proposed->item);

      if (item == NULL || item->parent == NULL ||
          (first != NULL && g_strcmp0 (first->parent, item->parent) != 0))
        return NULL;
      if (first == NULL)
        first = item;
    }
  return first;
}

static void
aim (const Aiming *self, AshProposal *proposal)
{
  for (guint i = 0; i < proposal->modules->len; i++)
    {
      const AshItem *item = item_of_unit (self, g_ptr_array_index (proposal->modules, i));
      const AshItem *use = item != NULL ? use_beside (self, item) : NULL;

      if (use != NULL)
        ash_proposal_aim (proposal, i, g_hash_table_lookup (self->credentials, use->tree),
                          use->parent);
      else
        ash_proposal_aim (proposal, i, self->empty, NULL);
    }
}

/**
 * ash_desk_propose:
 * @store: in any readable mode
 * @source: id of a course's tree
 * @n_modules: as in #AshProposeOrder
 * @with_used: also what a credential uses already; then all goes into a new credential
 *
 * Modules that a course, or what of it is not used yet, could be broken into, each with the place
 * where it would go: beside what is used of the same unit.
 *
 * Returns: (transfer full) (nullable): Errors: as ash_propose()
 */
AshProposal *
ash_desk_propose (AshStore *store,
                  const char *source,
                  AshProposeBy by,
                  guint n_modules,
                  gboolean with_used,
                  AshProgress *progress,
                  GError **error)
{
  g_autoptr (AshDesign) course = ash_store_load_design (store, source, error);
  g_autoptr (GPtrArray) credentials =
      course != NULL ? ash_desk_list_credentials (store, error) : NULL;
  AshBodies bodies = ash_store_bodies (store);
  g_auto (Aiming) aiming = { .course = course };
  AshProposeOrder order = { by, n_modules, NULL };
  g_autoptr (AshProposal) proposal = NULL;

  if (credentials == NULL)
    return NULL;
  aiming.uses = g_hash_table_new (g_str_hash, g_str_equal);
  aiming.credentials = g_hash_table_new (g_str_hash, g_str_equal);
  aiming.kept = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  if (!find_uses (&aiming, store, credentials, error))
    return NULL;
  if (!with_used && g_hash_table_size (aiming.uses) > 0)
    order.used = aiming.uses;
  proposal = ash_propose (course, &bodies, &order, progress, error);
  if (proposal != NULL && !with_used)
    aim (&aiming, proposal);
  return g_steal_pointer (&proposal);
}
