/* store/: records, transactions, objects. */
#include "store-common.h"

#include <ash-digest.h>
#include <ash-limits.h>

#include <unistd.h>

static char *folder;

static char *
fresh_path (const char *name)
{
  char *path = g_build_filename (folder, name, NULL);

  g_unlink (path);
  return path;
}

static AshStore *
fresh_store (const char *name, AshStoreMode mode)
{
  g_autofree char *path = fresh_path (name);
  g_autoptr (GError) error = NULL;
  AshStore *store = ash_store_create (path, mode, &error);

  g_assert_no_error (error);
  return store;
}

static void
assert_same (const AshRecordClass *klass, gconstpointer one, gconstpointer two)
{
  g_autoptr (GString) a = g_string_new (NULL);
  g_autoptr (GString) b = g_string_new (NULL);

  dump_record (a, klass, one);
  dump_record (b, klass, two);
  g_assert_cmpstr (a->str, ==, b->str);
}

/* Every class, every type of field: what is written is what is read, after updates too. */
static void
test_every_class (void)
{
  g_autoptr (AshStore) store = fresh_store ("classes", ASH_STORE_EDIT);
  g_autoptr (GError) error = NULL;

  for (guint c = 0; ASH_RECORD_CLASSES[c] != NULL; c++)
    {
      const AshRecordClass *klass = ASH_RECORD_CLASSES[c];

      for (guint salt = 0; salt < 12; salt++)
        {
          gpointer record = filled_record (klass, salt);
          gpointer changed = filled_record (klass, salt + 1);
          AshRecord *head = record;
          gpointer back;

          g_assert_true (ash_store_insert (store, klass, record, &error));
          g_assert_no_error (error);
          g_assert_cmpint (head->n, >, 0);
          back = ash_store_get (store, klass, head->id, &error);
          g_assert_no_error (error);
          assert_same (klass, record, back);
          klass->free (back);

          ((AshRecord *) changed)->id = g_strdup (head->id);
          ((AshRecord *) changed)->n = head->n;
          g_assert_true (ash_store_update (store, klass, changed, &error));
          back = ash_store_find (store, klass, "id", head->id);
          assert_same (klass, changed, back);
          klass->free (back);
          klass->free (record);
          klass->free (changed);
        }
      g_assert_cmpint (ash_store_count (store, klass, NULL, NULL), ==, 12);
    }
}

static AshItem *
place_item (AshStore *store, const char *tree, const char *pos, const char *title)
{
  AshItem *item = ash_item_new ();
  g_autoptr (GError) error = NULL;

  item->tree = g_strdup (tree);
  item->pos = g_strdup (pos);
  item->title = g_strdup (title);
  ash_store_insert (store, &ASH_ITEM, item, &error);
  g_assert_no_error (error);
  return item;
}

static void
test_lists (void)
{
  g_autoptr (AshStore) store = fresh_store ("lists", ASH_STORE_BUILD);
  g_autoptr (GError) error = NULL;
  g_autoptr (AshItem) c = place_item (store, "t", "c", "three");
  g_autoptr (AshItem) a = place_item (store, "t", "a", "one");
  g_autoptr (AshItem) b = place_item (store, "t", "b", "two");
  g_autoptr (AshItem) other = place_item (store, "u", "a", "other");
  g_autoptr (GPtrArray) list = ash_store_list (store, &ASH_ITEM, "tree", "t", &error);
  g_autoptr (GPtrArray) none = ash_store_list (store, &ASH_ITEM, "tree", "v", &error);
  g_autoptr (GPtrArray) top = ash_store_list (store, &ASH_ITEM, "parent", NULL, &error);
  g_autoptr (AshItem) first = ash_store_find (store, &ASH_ITEM, "tree", "t");
  g_autoptr (AshItem) gone = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 3);
  g_assert_cmpstr (((AshItem *) list->pdata[0])->title, ==, "one");
  g_assert_cmpstr (((AshItem *) list->pdata[2])->title, ==, "three");
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (top->len, ==, 4);
  g_assert_cmpstr (first->title, ==, "one");

  g_assert_true (ash_store_delete (store, &ASH_ITEM, a->record.id, &error));
  gone = ash_store_get (store, &ASH_ITEM, a->record.id, &error);
  g_assert_null (gone);
  g_assert_error (error, ASH_ERROR, ASH_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (ash_store_find (store, &ASH_ITEM, "title", "one"));
  g_assert_cmpint (ash_store_count (store, &ASH_ITEM, "tree", "t"), ==, 2);
}

static void
count_cb (AshStore *store, AshChangeSet *changes, guint *n)
{
  (*n)++;
  g_assert_true (ash_change_set_has (changes, &ASH_ITEM));
  g_assert_false (ash_change_set_has (changes, &ASH_BANK));
}

static void
test_transactions (void)
{
  g_autoptr (AshStore) store = fresh_store ("transactions", ASH_STORE_EDIT);
  g_autoptr (GError) error = NULL;
  g_autoptr (AshItem) kept = NULL;
  g_autoptr (AshItem) lost = NULL;
  guint n = 0;

  g_signal_connect (store, "changed", G_CALLBACK (count_cb), &n);
  g_assert_true (ash_store_begin (store, "Two", NULL, &error));
  g_assert_true (ash_store_begin (store, "Inner", NULL, &error));
  kept = place_item (store, "t", "a", "kept");
  g_assert_true (ash_store_commit (store, &error));
  g_assert_cmpuint (n, ==, 0);
  g_assert_true (ash_store_commit (store, &error));
  g_assert_cmpuint (n, ==, 1);

  g_assert_true (ash_store_begin (store, "Lost", NULL, &error));
  lost = place_item (store, "t", "b", "lost");
  ash_store_rollback (store);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (ash_store_count (store, &ASH_ITEM, NULL, NULL), ==, 1);

  /* An inner part that was taken back takes the whole with it. */
  g_assert_true (ash_store_begin (store, "Outer", NULL, &error));
  g_assert_true (ash_store_begin (store, "Inner", NULL, &error));
  ash_store_rollback (store);
  g_assert_false (ash_store_commit (store, &error));
  g_assert_nonnull (error);
}

static gboolean
collect_cb (const guint8 *data, gsize length, gpointer user_data, GError **error)
{
  g_assert_cmpuint (length, <=, ASH_CHUNK_BYTES);
  g_byte_array_append (user_data, data, (guint) length);
  return TRUE;
}

static void
check_object (AshStore *store, gsize size)
{
  g_autoptr (GError) error = NULL;
  guint8 *data = g_malloc (size + 1);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) back = NULL;
  g_autoptr (GByteArray) streamed = g_byte_array_new ();
  g_autoptr (AshObjectWriter) writer = ash_object_writer_new (store, "image/png", &error);
  g_autofree char *digest = NULL;
  g_autofree char *again = NULL;
  g_autofree char *expected = NULL;
  gint64 written = -1;

  for (gsize i = 0; i < size; i++)
    data[i] = (guint8) g_random_int ();
  bytes = g_bytes_new_take (data, size);
  digest = ash_store_put_object (store, bytes, "image/png", &error);
  g_assert_no_error (error);
  expected = ash_digest_bytes (bytes);
  g_assert_cmpstr (digest, ==, expected);
  for (gsize i = 0; i < size; i += 70000)
    g_assert_true (ash_object_writer_data (writer, data + i, MIN (70000, size - i), &error));
  again = ash_object_writer_finish (writer, &written, &error);
  g_assert_cmpstr (again, ==, digest);
  g_assert_cmpint (written, ==, size);
  g_assert_cmpint (ash_store_object_size (store, digest), ==, size);
  back = ash_store_load_object (store, digest, &error);
  g_assert_true (g_bytes_equal (back, bytes));
  g_assert_true (ash_store_stream_object (store, digest, collect_cb, streamed, &error));
  g_assert_cmpmem (streamed->data, streamed->len, data, size);
}

static void
test_objects (void)
{
  const AshStoreMode modes[] = { ASH_STORE_EDIT, ASH_STORE_BUILD };

  for (guint m = 0; m < G_N_ELEMENTS (modes); m++)
    {
      g_autoptr (AshStore) store = fresh_store (m == 0 ? "objects-edit" : "objects", modes[m]);
      g_autoptr (GError) error = NULL;
      const gsize sizes[] = { 0,
                              1,
                              1000,
                              ASH_CHUNK_BYTES - 1,
                              ASH_CHUNK_BYTES,
                              ASH_CHUNK_BYTES + 1,
                              3 * ASH_CHUNK_BYTES + 7 };
      AshObjectWriter *unfinished;

      for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
        check_object (store, sizes[i]);
      unfinished = ash_object_writer_new (store, NULL, &error);
      for (guint i = 0; i < 40; i++)
        {
          g_autofree guint8 *junk = g_malloc0 (100000);

          g_assert_true (ash_object_writer_data (unfinished, junk, 100000, &error));
        }
      ash_object_writer_free (unfinished);
      g_assert_null (ash_store_load_object (store, "0123", &error));
      g_assert_error (error, ASH_ERROR, ASH_ERROR_NOT_FOUND);
      g_assert_cmpint (ash_store_object_size (store, "0123"), ==, -1);
    }
}

/* An import and an edit on two connections: the edit is never kept waiting for long. */
static void
test_import_beside_edit (void)
{
  g_autoptr (AshStore) edit = fresh_store ("beside", ASH_STORE_EDIT);
  g_autoptr (GError) error = NULL;
  g_autoptr (AshStore) import =
      ash_store_open (ash_store_get_path (edit), ASH_STORE_IMPORT, &error);

  g_assert_no_error (error);
  g_assert_true (ash_store_begin (import, NULL, NULL, &error));
  for (guint i = 0; i < 50; i++)
    {
      g_autoptr (AshItem) theirs = place_item (import, "source", "a", "imported");
      g_autoptr (AshItem) ours = NULL;

      g_usleep (4000);
      g_assert_true (ash_store_batch (import, &error));
      ours = place_item (edit, "credential", "a", "edited");
    }
  g_assert_true (ash_store_commit (import, &error));
  g_assert_cmpint (ash_store_count (edit, &ASH_ITEM, NULL, NULL), ==, 100);
}

static void
test_build (void)
{
  g_autofree char *path = fresh_path ("built.ashlar");
  g_autoptr (GError) error = NULL;
  g_autoptr (AshBuild) build = ash_build_new (path, FALSE, &error);
  g_autoptr (AshBuild) second = NULL;
  g_autoptr (AshStore) store = NULL;
  g_autoptr (AshItem) item = NULL;
  g_autoptr (AshItem) lost = NULL;
  g_autofree char *tree = NULL;

  g_assert_no_error (error);
  tree = add_tree (ash_build_get_store (build), ASH_TREE_CREDENTIAL, "Built");
  item = place_item (ash_build_get_store (build), tree, "a", "in the file");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (ash_build_finish (build, &error));
  g_assert_no_error (error);

  second = ash_build_new (path, TRUE, &error);
  lost = place_item (ash_build_get_store (second), tree, "b", "never finished");
  g_clear_pointer (&second, ash_build_free);

  store = ash_store_open (path, ASH_STORE_READ, &error);
  g_assert_no_error (error);
  g_assert_cmpint (ash_store_count (store, &ASH_ITEM, NULL, NULL), ==, 1);
  g_assert_false (ash_store_insert (store, &ASH_ITEM, item, &error));
  g_assert_error (error, ASH_ERROR, ASH_ERROR_WRITE);
  g_clear_error (&error);
  g_assert_null (ash_build_new ("/nowhere/at/all.ashlar", TRUE, &error));
  g_assert_error (error, ASH_ERROR, ASH_ERROR_NOT_FOUND);
}

static void
test_speed (void)
{
  const AshStoreMode modes[] = { ASH_STORE_BUILD, ASH_STORE_EDIT, ASH_STORE_IMPORT };

  for (guint m = 0; m < G_N_ELEMENTS (modes); m++)
    {
      g_autoptr (AshStore) edit = fresh_store (m == 0   ? "fast-build"
                                               : m == 1 ? "fast-edit"
                                                        : "fast-import",
                                               m == 0 ? ASH_STORE_BUILD : ASH_STORE_EDIT);
      g_autoptr (AshStore) store =
          m == 2 ? ash_store_open (ash_store_get_path (edit), ASH_STORE_IMPORT, NULL)
                 : g_object_ref (edit);
      g_autoptr (AshChoice) choice = ash_choice_new ();
      g_autoptr (GError) error = NULL;
      gint64 start = g_get_monotonic_time ();

      choice->html = g_strdup ("<p>One of the four possible answers</p>");
      g_assert_true (ash_store_begin (store, "Many", NULL, &error));
      for (guint i = 0; i < 150000; i++)
        {
          g_free (choice->record.id);
          g_free (choice->question);
          choice->record.id = NULL;
          choice->question = g_strdup_printf ("%032x", i / 4 * 2654435761u);
          g_assert_true (ash_store_insert (store, &ASH_CHOICE, choice, &error));
          ash_store_batch (store, NULL);
        }
      g_assert_true (ash_store_commit (store, &error));
      g_test_message ("mode %u: 150,000 rows in %.2f s", modes[m],
                      (double) (g_get_monotonic_time () - start) / 1e6);
    }
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  folder = make_folder ("ash-store-XXXXXX");
  g_test_add_func ("/store/every-class", test_every_class);
  g_test_add_func ("/store/lists", test_lists);
  g_test_add_func ("/store/transactions", test_transactions);
  g_test_add_func ("/store/objects", test_objects);
  g_test_add_func ("/store/import-beside-edit", test_import_beside_edit);
  g_test_add_func ("/store/build", test_build);
  g_test_add_func ("/store/speed", test_speed);
  result = g_test_run ();
  remove_folder (folder);
  g_free (folder);
  return result;
}
