/* desk/: about how long what nobody has timed takes. */
#include <ash-desk-estimates.h>
#include <ash-desk-looks.h>

#include <glib/gstdio.h>

#include "sample-store.h"

typedef struct
{
  char *folder;
  AshStore *store;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->store = sample_store (&self->folder);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_object (&self->store);
  scratch_remove (self->folder);
  g_free (self->folder);
}

static AshItem *
used (Fixture *self, const char *title)
{
  g_autoptr (GPtrArray) credentials = ash_desk_list_credentials (self->store, NULL);

  for (guint i = 0; i < credentials->len; i++)
    {
      const AshCredential *each = g_ptr_array_index (credentials, i);
      g_autoptr (GPtrArray) items =
          ash_store_list (self->store, &ASH_ITEM, "tree", each->tree, NULL);

      for (guint j = 0; j < items->len; j++)
        if (g_strcmp0 (((AshItem *) items->pdata[j])->title, title) == 0)
          return ash_item_copy (items->pdata[j]);
    }
  return NULL;
}

/* What is stated is not estimated; when it is taken back, it is. A brief gives nothing to go by. */
static void
test_credential (Fixture *self, gconstpointer data)
{
  g_autoptr (AshItem) page = used (self, "Broken axes");
  g_autoptr (AshItem) task = used (self, "Chart critique");
  g_autoptr (GHashTable) before = ash_desk_estimates (self->store, page->tree, NULL, NULL);
  g_autoptr (GHashTable) after = NULL;

  g_assert_cmpint (page->minutes, >, 0);
  g_assert_false (g_hash_table_contains (before, page->record.id));
  for (int i = 0; i < 2; i++)
    g_assert_true (ash_desk_set_int (self->store, &ASH_ITEM,
                                     i == 0 ? page->record.id : task->record.id, "minutes",
                                     ASH_UNSET, "Forget", NULL));
  after = ash_desk_estimates (self->store, page->tree, NULL, NULL);
  g_assert_cmpint (GPOINTER_TO_INT (g_hash_table_lookup (after, page->record.id)), >, 0);
  g_assert_false (g_hash_table_contains (after, task->record.id));
}

/* A course as it comes says of nothing how long it takes. */
static void
test_course (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) sources = ash_store_list (self->store, &ASH_SOURCE, NULL, NULL, NULL);
  const AshSource *source = g_ptr_array_index (sources, 0);
  g_autoptr (AshLooks) looks = ash_desk_looks (self->store, source->record.id, NULL, NULL);

  g_assert_nonnull (looks);
  g_assert_cmpuint (g_hash_table_size (looks->minutes), >, 20);
}

static void
test_nowhere (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (ash_desk_estimates (self->store, "no such tree", NULL, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/estimates/credential", Fixture, NULL, set_up, test_credential, tear_down);
  g_test_add ("/estimates/course", Fixture, NULL, set_up, test_course, tear_down);
  g_test_add ("/estimates/nowhere", Fixture, NULL, set_up, test_nowhere, tear_down);
  return g_test_run ();
}
