#pragma once

/* A document with the sample's course, and what is proposed for it. */
#include <ash-desk.h>

#include "sample-store.h"

typedef struct
{
  char *folder;
  AshStore *store;
  AshSource *source;
  AshDesign *design;
  AshBodies bodies;
} Fixture;

G_GNUC_UNUSED static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sources = NULL;

  fixture->store = sample_store (&fixture->folder);
  sources = ash_desk_list_sources (fixture->store, &error);
  fixture->source = ash_source_copy (g_ptr_array_index (sources, 0));
  fixture->design = ash_store_load_design (fixture->store, fixture->source->tree, &error);
  g_assert_no_error (error);
  fixture->bodies = ash_store_bodies (fixture->store);
}

G_GNUC_UNUSED static void
tear_down (Fixture *fixture, gconstpointer data)
{
  ash_design_free (fixture->design);
  ash_source_free (fixture->source);
  g_object_unref (fixture->store);
  scratch_remove (fixture->folder);
  g_free (fixture->folder);
}

G_GNUC_UNUSED static AshProposal *
propose (Fixture *fixture, AshProposeBy by, guint n)
{
  g_autoptr (GError) error = NULL;
  AshProposeOrder order = { by, n, NULL };
  AshProposal *proposal = ash_propose (fixture->design, &fixture->bodies, &order, NULL, &error);

  g_assert_no_error (error);
  return proposal;
}

G_GNUC_UNUSED static AshProposedModule *
module (AshProposal *proposal, guint i)
{
  return g_ptr_array_index (proposal->modules, i);
}

/* Every item of the outline that is no folder or heading is in the proposal once. */
G_GNUC_UNUSED static guint
count_leaves (const AshDesign *design, const char *id)
{
  GPtrArray *below = ash_design_children (design, id);
  guint n = 0;

  for (guint i = 0; i < below->len; i++)
    {
      const AshItem *item = g_ptr_array_index (below, i);

      n += item->kind != ASH_ITEM_FOLDER && item->kind != ASH_ITEM_LABEL;
      n += count_leaves (design, item->record.id);
    }
  return n;
}

G_GNUC_UNUSED static guint
count_proposed (Fixture *fixture, AshProposal *proposal)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = 0;

  for (guint i = 0; i < proposal->modules->len; i++)
    for (guint j = 0; j < module (proposal, i)->items->len; j++)
      {
        const AshProposedItem *item = g_ptr_array_index (module (proposal, i)->items, j);
        const AshItem *record = ash_design_item (fixture->design, item->item);

        g_assert_true (g_hash_table_add (seen, item->item));
        g_assert_nonnull (record);
        n += record->kind != ASH_ITEM_FOLDER && record->kind != ASH_ITEM_LABEL;
        n += count_leaves (fixture->design, item->item);
      }
  return n;
}
