#include "ash-propose-private.h"

const char *const ASH_PROPOSE_NICKS[] = { "structure", "headings", "weeks", "workload", NULL };

static void
item_free (gpointer data)
{
  AshProposedItem *self = data;

  g_free (self->item);
  g_free (self->title);
  g_free (self);
}

static void
module_free (gpointer data)
{
  AshProposedModule *self = data;

  g_free (self->title);
  g_free (self->credential);
  g_free (self->joins);
  g_ptr_array_unref (self->items);
  g_free (self);
}

AshProposal *
ash_proposal_new (const char *source)
{
  AshProposal *self = g_new0 (AshProposal, 1);

  self->source = g_strdup (source);
  self->modules = g_ptr_array_new_with_free_func (module_free);
  return self;
}

void
ash_proposal_free (AshProposal *self)
{
  if (self == NULL)
    return;
  g_free (self->source);
  g_ptr_array_unref (self->modules);
  g_free (self);
}

static AshProposedModule *
insert_module (AshProposal *self, int at, const char *title)
{
  AshProposedModule *module = g_new0 (AshProposedModule, 1);

  module->title = g_strdup (title);
  module->items = g_ptr_array_new_with_free_func (item_free);
  g_ptr_array_insert (self->modules, at, module);
  return module;
}

AshProposedModule *
ash_proposal_add (AshProposal *self, const char *title)
{
  return insert_module (self, -1, title);
}

void
ash_proposed_module_add (AshProposedModule *self, const AshItem *item, gint64 minutes)
{
  AshProposedItem *proposed = g_new0 (AshProposedItem, 1);

  proposed->item = g_strdup (item->record.id);
  proposed->title = g_strdup (item->title);
  proposed->minutes = minutes;
  g_ptr_array_add (self->items, proposed);
}

void
ash_proposed_module_add_part (AshProposedModule *self,
                              const AshItem *item,
                              const char *title,
                              gint64 minutes,
                              gsize start,
                              gsize end)
{
  AshProposedItem *proposed;

  ash_proposed_module_add (self, item, minutes);
  proposed = g_ptr_array_index (self->items, self->items->len - 1);
  proposed->start = start;
  proposed->end = end;
  if (title == NULL)
    return;
  g_free (proposed->title);
  proposed->title = g_strdup (title);
}

static AshProposedModule *
module_at (AshProposal *self, guint module)
{
  return module < self->modules->len ? g_ptr_array_index (self->modules, module) : NULL;
}

gint64
ash_proposed_module_minutes (const AshProposedModule *self)
{
  gint64 sum = 0;

  for (guint i = 0; i < self->items->len; i++)
    sum += ((AshProposedItem *) g_ptr_array_index (self->items, i))->minutes;
  return sum;
}

guint
ash_proposal_n_in (const AshProposal *self)
{
  guint n = 0;

  for (guint i = 0; i < self->modules->len; i++)
    {
      const AshProposedModule *module = g_ptr_array_index (self->modules, i);

      n += !module->is_out && module->items->len > 0;
    }
  return n;
}

void
ash_proposal_aim (AshProposal *self, guint module, const char *credential, const char *joins)
{
  AshProposedModule *found = module_at (self, module);
  g_autofree char *old_credential = NULL;
  g_autofree char *old_joins = NULL;

  if (found == NULL)
    return;
  /* What it has may be what it is given. */
  old_credential = g_steal_pointer (&found->credential);
  old_joins = g_steal_pointer (&found->joins);
  found->credential = g_strdup (credential);
  found->joins = g_strdup (joins);
}

void
ash_proposal_rename (AshProposal *self, guint module, const char *title)
{
  AshProposedModule *found = module_at (self, module);

  if (found == NULL)
    return;
  g_free (found->title);
  found->title = g_strdup (title);
}

void
ash_proposal_merge (AshProposal *self, guint module)
{
  AshProposedModule *first = module_at (self, module);
  AshProposedModule *second = module_at (self, module + 1);

  if (first == NULL || second == NULL)
    return;
  first->weeks += second->weeks;
  first->is_for_class = first->is_for_class && second->is_for_class;
  g_ptr_array_extend_and_steal (first->items, g_ptr_array_ref (second->items));
  g_ptr_array_remove_index (self->modules, module + 1);
}

void
ash_proposal_split (AshProposal *self, guint module, guint at)
{
  AshProposedModule *first = module_at (self, module);
  AshProposedModule *second;

  if (first == NULL || at == 0 || at >= first->items->len)
    return;
  second = insert_module (self, (int) module + 1,
                          ((AshProposedItem *) g_ptr_array_index (first->items, at))->title);
  second->is_out = first->is_out;
  second->is_for_class = first->is_for_class;
  second->credential = g_strdup (first->credential);
  second->joins = g_strdup (first->joins);
  while (first->items->len > at)
    g_ptr_array_add (second->items, g_ptr_array_steal_index (first->items, at));
}

void
ash_proposal_drop (AshProposal *self, guint module)
{
  if (module < self->modules->len)
    g_ptr_array_remove_index (self->modules, module);
}

void
ash_proposal_drop_item (AshProposal *self, guint module, guint item)
{
  AshProposedModule *found = module_at (self, module);

  if (found != NULL && item < found->items->len)
    g_ptr_array_remove_index (found->items, item);
}
