#pragma once

/* The sample, and in it the credential "Visualising Data" whose items are worked on. */
#include <ash-desk.h>

#include "sample-store.h"

typedef struct
{
  char *folder;
  AshStore *store;
  char *credential; /* "Visualising Data" */
  char *tree;
  GError *error;
} Fixture;

G_GNUC_UNUSED static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) credentials = NULL;

  self->store = sample_store (&self->folder);
  credentials = ash_desk_list_credentials (self->store, NULL);
  for (guint i = 0; i < credentials->len; i++)
    {
      const AshCredential *each = g_ptr_array_index (credentials, i);
      g_autoptr (AshTree) tree = ash_store_find (self->store, &ASH_TREE, "id", each->tree);

      if (g_strcmp0 (tree->title, "Visualising Data") == 0)
        {
          self->credential = g_strdup (each->record.id);
          self->tree = g_strdup (each->tree);
        }
    }
  g_assert_nonnull (self->credential);
}

G_GNUC_UNUSED static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_object (&self->store);
  scratch_remove (self->folder);
  g_free (self->folder);
  g_free (self->credential);
  g_free (self->tree);
}

G_GNUC_UNUSED static AshItem *
find_item (Fixture *self, const char *title)
{
  g_autoptr (GPtrArray) items = ash_store_list (self->store, &ASH_ITEM, "tree", self->tree, NULL);

  for (guint i = 0; i < items->len; i++)
    if (g_strcmp0 (((AshItem *) items->pdata[i])->title, title) == 0)
      return ash_item_copy (items->pdata[i]);
  return NULL;
}

/* "a, b, c": titles below a module, in order */
G_GNUC_UNUSED static char *
titles_below (Fixture *self, const char *parent)
{
  g_autoptr (GPtrArray) items = ash_store_list (self->store, &ASH_ITEM, "parent", parent, NULL);
  g_autoptr (GStrvBuilder) titles = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  for (guint i = 0; i < items->len; i++)
    g_strv_builder_add (titles, ((AshItem *) items->pdata[i])->title);
  all = g_strv_builder_end (titles);
  return g_strjoinv (", ", all);
}

G_GNUC_UNUSED static void
assert_undo_label (Fixture *self, const char *expected)
{
  g_autofree char *label = ash_store_dup_undo_label (self->store);

  g_assert_cmpstr (label, ==, expected);
}
