/* store/: undo and redo. */
#include "store-common.h"

#include <ash-limits.h>
#include <unistd.h>

static char *folder;

static AshStore *
fresh_store (const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  AshStore *store = ash_store_create (path, ASH_STORE_EDIT, &error);

  g_assert_no_error (error);
  return store;
}

static const AshRecordClass *
random_class (void)
{
  const AshRecordClass *klass;
  guint n = 0;

  while (ASH_RECORD_CLASSES[n] != NULL)
    n++;
  do
    klass = ASH_RECORD_CLASSES[g_test_rand_int_range (0, (int) n)];
  while (!klass->is_logged);
  return klass;
}

/* One insertion, change or deletion of any record; deletions of the same row come again. */
static void
random_change (AshStore *store)
{
  const AshRecordClass *klass = random_class ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = ash_store_list (store, klass, NULL, NULL, &error);
  gpointer fresh = filled_record (klass, (guint) g_test_rand_int_range (0, 10000));
  int what = all->len > 0 ? g_test_rand_int_range (0, 4) : 0;
  AshRecord *chosen =
      all->len > 0 ? g_ptr_array_index (all, g_test_rand_int_range (0, (int) all->len)) : NULL;

  if (what <= 1)
    ash_store_insert (store, klass, fresh, &error);
  else if (what == 2)
    ash_store_delete (store, klass, chosen->id, &error);
  else
    {
      ((AshRecord *) fresh)->id = g_strdup (chosen->id);
      ash_store_update (store, klass, fresh, &error);
    }
  g_assert_no_error (error);
  klass->free (fresh);
}

static void
random_edit (AshStore *store, guint i)
{
  g_autofree char *label = g_strdup_printf ("Edit %u", i);
  int n = g_test_rand_int_range (1, 5);
  g_autoptr (GError) error = NULL;

  g_assert_true (ash_store_begin (store, label, NULL, &error));
  for (int k = 0; k < n; k++)
    random_change (store);
  g_assert_true (ash_store_commit (store, &error));
  g_assert_no_error (error);
}

static void
test_500_random_edits (void)
{
  g_autoptr (AshStore) store = fresh_store ("random");
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (states, dump_store (store));
  for (guint i = 1; i <= 500; i++)
    {
      random_edit (store, i);
      g_ptr_array_add (states, dump_store (store));
    }
  for (guint i = 500; i > 0; i--)
    {
      g_autofree char *label = ash_store_dup_undo_label (store);
      g_autofree char *expected = g_strdup_printf ("Edit %u", i);
      g_autofree char *now = NULL;

      g_assert_cmpstr (label, ==, expected);
      g_assert_true (ash_store_undo (store, &error));
      g_assert_no_error (error);
      now = dump_store (store);
      g_assert_cmpstr (now, ==, states->pdata[i - 1]);
    }
  g_assert_null (ash_store_dup_undo_label (store));
  g_assert_false (ash_store_undo (store, &error));
  g_assert_error (error, ASH_ERROR, ASH_ERROR_NOT_FOUND);
  g_clear_error (&error);
  for (guint i = 1; i <= 500; i++)
    {
      g_autofree char *now = NULL;

      g_assert_true (ash_store_redo (store, &error));
      g_assert_no_error (error);
      now = dump_store (store);
      g_assert_cmpstr (now, ==, states->pdata[i]);
    }
  g_assert_null (ash_store_dup_redo_label (store));
}

static void
test_survives_restart (void)
{
  g_autoptr (AshStore) store = fresh_store ("restart");
  g_autofree char *path = g_strdup (ash_store_get_path (store));
  g_autofree char *before = dump_store (store);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 20; i++)
    random_edit (store, i);
  after = dump_store (store);
  for (guint i = 0; i < 20; i++)
    {
      g_clear_object (&store);
      store = ash_store_open (path, ASH_STORE_EDIT, &error);
      g_assert_no_error (error);
      g_assert_true (ash_store_undo (store, &error));
      g_assert_no_error (error);
    }
  {
    g_autofree char *now = dump_store (store);

    g_assert_cmpstr (now, ==, before);
  }
  for (guint i = 0; i < 20; i++)
    {
      g_clear_object (&store);
      store = ash_store_open (path, ASH_STORE_EDIT, &error);
      g_assert_true (ash_store_redo (store, &error));
    }
  {
    g_autofree char *now = dump_store (store);

    g_assert_cmpstr (now, ==, after);
  }
}

static void
rename_item (AshStore *store, AshItem *item, const char *title, const char *coalesce)
{
  g_autoptr (GError) error = NULL;

  g_free (item->title);
  item->title = g_strdup (title);
  g_assert_true (ash_store_begin (store, "Rename page", coalesce, &error));
  g_assert_true (ash_store_update (store, &ASH_ITEM, item, &error));
  g_assert_true (ash_store_commit (store, &error));
  g_assert_no_error (error);
}

static char *
title_of (AshStore *store, const char *id)
{
  g_autoptr (AshItem) item = ash_store_find (store, &ASH_ITEM, "id", id);

  return g_strdup (item->title);
}

static void
assert_title (AshStore *store, const char *id, const char *expected)
{
  g_autofree char *title = title_of (store, id);

  g_assert_cmpstr (title, ==, expected);
}

static void
test_coalesce (void)
{
  g_autoptr (AshStore) store = fresh_store ("coalesce");
  g_autoptr (AshItem) item = add_item (store, "t", "A");
  const char *id = item->record.id;
  g_autoptr (GError) error = NULL;

  rename_item (store, item, "B", "title");
  rename_item (store, item, "C", "title");
  rename_item (store, item, "D", "title");
  rename_item (store, item, "E", "another");
  g_assert_true (ash_store_undo (store, &error));
  assert_title (store, id, "D");
  g_assert_true (ash_store_undo (store, &error));
  assert_title (store, id, "A");
  g_assert_true (ash_store_redo (store, &error));
  assert_title (store, id, "D");

  /* After an undo, the next edit begins a step of its own and there is nothing to redo. */
  rename_item (store, item, "F", "title");
  g_assert_null (ash_store_dup_redo_label (store));
  g_assert_false (ash_store_redo (store, &error));
  g_clear_error (&error);
  g_assert_true (ash_store_undo (store, &error));
  assert_title (store, id, "D");

  /* So does the next edit after what was undone has been done again. */
  g_assert_true (ash_store_redo (store, &error));
  rename_item (store, item, "G", "title");
  g_assert_true (ash_store_undo (store, &error));
  assert_title (store, id, "F");
}

/* What changes nothing, and what is taken back, leaves no step; neither does what undo is not to
 * know. */
static void
test_no_step (void)
{
  g_autoptr (AshStore) store = fresh_store ("no-step");
  g_autoptr (AshExport) export = ash_export_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *undo = NULL;

  g_assert_true (ash_store_begin (store, "Nothing", NULL, &error));
  g_assert_true (ash_store_commit (store, &error));
  g_assert_true (ash_store_begin (store, "Taken back", NULL, &error));
  random_change (store);
  ash_store_rollback (store);
  g_assert_true (ash_store_insert (store, &ASH_EXPORT, export, &error));
  undo = ash_store_dup_undo_label (store);
  g_assert_null (undo);

  /* None of that forgets what can be redone. */
  random_edit (store, 1);
  g_assert_true (ash_store_undo (store, &error));
  g_assert_true (ash_store_begin (store, "Nothing", NULL, &error));
  g_assert_true (ash_store_commit (store, &error));
  g_assert_true (ash_store_redo (store, &error));
  g_assert_no_error (error);
}

/* Another connection's rows are not logged, and are still there after an undo. */
static void
test_import_is_not_logged (void)
{
  g_autoptr (AshStore) store = fresh_store ("not-logged");
  g_autoptr (GError) error = NULL;
  g_autoptr (AshStore) import =
      ash_store_open (ash_store_get_path (store), ASH_STORE_IMPORT, &error);
  g_autofree char *source = add_source (import, ASH_SOURCE_HIDDEN, 5, NULL);
  g_autoptr (AshSource) record = ash_store_get (store, &ASH_SOURCE, source, &error);

  g_assert_null (ash_store_dup_undo_label (store));
  record->state = ASH_SOURCE_READY;
  g_assert_true (ash_store_begin (store, "Bring in course", NULL, &error));
  g_assert_true (ash_store_update (store, &ASH_SOURCE, record, &error));
  g_assert_true (ash_store_commit (store, &error));
  g_assert_true (ash_store_undo (store, &error));
  g_assert_cmpint (ash_store_count (store, &ASH_SOURCE, "state", "hidden"), ==, 1);
  g_assert_cmpint (ash_store_count (store, &ASH_ITEM, NULL, NULL), ==, 5);
  g_assert_true (ash_store_redo (store, &error));
  g_assert_cmpint (ash_store_count (store, &ASH_SOURCE, "state", "ready"), ==, 1);
}

typedef struct
{
  guint n;
  gboolean has_id;
  const char *id;
} Heard;

static void
heard_cb (AshStore *store, AshChangeSet *changes, Heard *heard)
{
  heard->n++;
  heard->has_id = g_hash_table_contains (changes->ids, heard->id);
  g_assert_true (ash_change_set_has (changes, &ASH_ITEM));
}

static void
test_signals (void)
{
  g_autoptr (AshStore) store = fresh_store ("signals");
  g_autoptr (AshItem) item = add_item (store, "t", "A");
  g_autoptr (GError) error = NULL;
  Heard heard = { 0, FALSE, item->record.id };

  g_signal_connect (store, "changed", G_CALLBACK (heard_cb), &heard);
  rename_item (store, item, "B", NULL);
  g_assert_cmpuint (heard.n, ==, 1);
  g_assert_true (heard.has_id);
  heard.has_id = FALSE;
  g_assert_true (ash_store_undo (store, &error));
  g_assert_cmpuint (heard.n, ==, 2);
  g_assert_true (heard.has_id);
  g_assert_true (ash_store_redo (store, &error));
  g_assert_cmpuint (heard.n, ==, 3);
  g_assert_false (ash_store_redo (store, NULL));
  g_assert_cmpuint (heard.n, ==, 3);
}

static void
test_limits (void)
{
  g_autoptr (AshStore) store = fresh_store ("limits");
  g_autoptr (AshItem) item = add_item (store, "t", "A");
  g_autoptr (GError) error = NULL;
  guint n = 0;

  for (guint i = 0; i < ASH_LIMIT_UNDO_STEPS + 50; i++)
    {
      g_autofree char *title = g_strdup_printf ("%u", i);

      rename_item (store, item, title, NULL);
    }
  while (ash_store_undo (store, NULL))
    n++;
  g_assert_cmpuint (n, ==, ASH_LIMIT_UNDO_STEPS);
  assert_title (store, item->record.id, "49");

  /* Twelve steps of 8 MiB, old and new: at most 64 MiB of them stay. */
  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *title = g_strnfill (4 << 20, (char) ('a' + i));

      rename_item (store, item, title, NULL);
    }
  n = 0;
  while (ash_store_undo (store, NULL))
    n++;
  g_assert_cmpuint (n, >=, 6);
  g_assert_cmpuint (n, <=, 8);
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  folder = make_folder ("ash-undo-XXXXXX");
  g_test_add_func ("/store/undo/500-random-edits", test_500_random_edits);
  g_test_add_func ("/store/undo/survives-restart", test_survives_restart);
  g_test_add_func ("/store/undo/coalesce", test_coalesce);
  g_test_add_func ("/store/undo/no-step", test_no_step);
  g_test_add_func ("/store/undo/import-is-not-logged", test_import_is_not_logged);
  g_test_add_func ("/store/undo/signals", test_signals);
  g_test_add_func ("/store/undo/limits", test_limits);
  result = g_test_run ();
  remove_folder (folder);
  g_free (folder);
  return result;
}
