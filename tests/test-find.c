/* desk/: finding something in a document by its words, and setting advice aside. */
#include <ash-desk.h>
#include <ash-error.h>
#include <ash-find.h>

#include <glib/gstdio.h>
#include <string.h>

#include "scratch.h"

typedef struct
{
  char *folder;
  char *path;
  AshStore *store;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer is_sample)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("test-find-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "find.ashlar", NULL);
  fixture->store =
      ash_store_create (fixture->path, is_sample ? ASH_STORE_BUILD : ASH_STORE_EDIT, &error);
  g_assert_no_error (error);
  if (is_sample)
    ash_desk_fill_sample (fixture->store, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer is_sample)
{
  g_object_unref (fixture->store);
  scratch_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static AshFindIndex *
index_of (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  AshFindIndex *index = ash_find_index_new (fixture->store, NULL, &error);

  g_assert_no_error (error);
  return index;
}

static void
assert_first (AshFindIndex *index, const char *query, AshHitKind kind, const char *text)
{
  g_autoptr (GPtrArray) found = ash_find_index_match (index, query, 20);
  const AshFound *first;

  g_assert_cmpuint (found->len, >, 0);
  first = g_ptr_array_index (found, 0);
  g_assert_cmpstr (first->text, ==, text);
  g_assert_cmpint (first->kind, ==, kind);
}

static void
test_sample (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AshFindIndex) index = index_of (fixture);
  g_autoptr (GPtrArray) none = ash_find_index_match (index, "zebra", 20);
  g_autoptr (GPtrArray) empty = ash_find_index_match (index, "  ", 20);
  g_autoptr (GPtrArray) capped = ash_find_index_match (index, "a", 5);
  g_autoptr (GPtrArray) both = ash_find_index_match (index, "broken axes", 20);

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (empty->len, ==, 0);
  g_assert_cmpuint (capped->len, ==, 5);
  assert_first (index, "visual", ASH_FOUND_CREDENTIAL, "Visualising Data");
  assert_first (index, "VISUALISING data", ASH_FOUND_CREDENTIAL, "Visualising Data");
  assert_first (index, "judge map", ASH_FOUND_OUTCOME, "Judge whether a map is the right picture");
  /* The item of the credential and the one of the course that it came from. */
  g_assert_cmpuint (both->len, >=, 2);
  assert_first (index, "broken axes", ASH_FOUND_ITEM, "Broken axes");
  for (guint i = 0; i < both->len; i++)
    {
      const AshFound *found = g_ptr_array_index (both, i);

      g_assert_cmpstr (found->place, !=, "");
      g_assert_true ((found->credential != NULL) == (found->kind != ASH_FOUND_SOURCE_ITEM));
    }
}

static void
test_words (void)
{
  g_autofree char *folded = ash_find_fold ("Über Straßen, Maße");
  g_auto (GStrv) inside = ash_find_words ("asse");
  g_auto (GStrv) start = ash_find_words ("UBER");
  g_auto (GStrv) later = ash_find_words ("mass");
  g_auto (GStrv) both = ash_find_words ("mass uber");
  g_auto (GStrv) missing = ash_find_words ("uber tor");

  g_assert_cmpuint (ash_find_score (folded, (const char *const *) start), ==, 4);
  g_assert_cmpuint (ash_find_score (folded, (const char *const *) later), ==, 3);
  g_assert_cmpuint (ash_find_score (folded, (const char *const *) inside), ==, 1);
  g_assert_cmpuint (ash_find_score (folded, (const char *const *) both), ==, 7);
  g_assert_cmpuint (ash_find_score (folded, (const char *const *) missing), ==, 0);
}

static AshItem *
add_item (Fixture *fixture, const char *tree, const char *title)
{
  AshItem *item = ash_item_new ();
  g_autoptr (GError) error = NULL;

  item->tree = g_strdup (tree);
  item->pos = g_strdup ("a");
  item->kind = ASH_ITEM_PAGE;
  item->is_linked = TRUE;
  item->title = g_strdup (title);
  ash_store_insert (fixture->store, &ASH_ITEM, item, &error);
  g_assert_no_error (error);
  return item;
}

static char *
add_credential (Fixture *fixture, char **out_tree)
{
  g_autoptr (GError) error = NULL;
  char *credential = ash_desk_add_credential (fixture->store, "Large", &error);
  g_autoptr (AshCredential) record =
      ash_store_get (fixture->store, &ASH_CREDENTIAL, credential, &error);

  g_assert_no_error (error);
  *out_tree = g_strdup (record->tree);
  return credential;
}

/* Typing stays quick in a course of ten thousand items, some with no title or an endless one. */
static void
test_large (Fixture *fixture, gconstpointer data)
{
  g_autofree char *tree = NULL;
  g_autofree char *credential = add_credential (fixture, &tree);
  g_autofree char *endless = g_strnfill (1000000, 'a');
  g_autoptr (AshFindIndex) index = NULL;
  gint64 began;

  g_assert_true (ash_store_begin (fixture->store, "Fill", NULL, NULL));
  for (guint i = 0; i < 10000; i++)
    {
      g_autofree char *title = g_strdup_printf ("Reading %u about soils and seasons", i);
      g_autoptr (AshItem) item = add_item (fixture, tree,
                                           i % 1000 == 7 ? NULL
                                           : i == 5000   ? endless
                                           : i == 5001   ? ""
                                                         : title);
    }
  g_assert_true (ash_store_commit (fixture->store, NULL));
  index = index_of (fixture);
  g_assert_cmpuint (ash_find_index_size (index), ==, 1 + 10000 - 10 - 2 + 1);
  began = g_get_monotonic_time ();
  assert_first (index, "season 9999", ASH_FOUND_ITEM, "Reading 9999 about soils and seasons");
  /* Twenty times what is wanted, for machines that do something else. */
  g_assert_cmpint (g_get_monotonic_time () - began, <, 1000000);
  g_test_message ("%g ms to find", (double) (g_get_monotonic_time () - began) / 1000.);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (ash_find_index_new (fixture->store, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Advice that is set aside does not count, is one step, and can count again. */
static guint
n_missing_purpose (Fixture *fixture, GPtrArray *dismissed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = ash_desk_check_all (fixture->store, NULL, dismissed, NULL, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < found->len; i++)
    n += g_str_equal (((AshFinding *) g_ptr_array_index (found, i))->rule, "missing-purpose");
  return n;
}

static void
test_dismiss (Fixture *fixture, gconstpointer data)
{
  g_autofree char *tree = NULL;
  g_autofree char *credential = add_credential (fixture, &tree);
  g_autoptr (GPtrArray) found = ash_desk_check (fixture->store, credential, NULL, NULL);
  g_autoptr (GPtrArray) dismissed =
      g_ptr_array_new_with_free_func ((GDestroyNotify) ash_finding_free);
  g_autofree char *label = NULL;
  const AshFinding *purpose = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < found->len; i++)
    if (g_str_equal (((AshFinding *) g_ptr_array_index (found, i))->rule, "missing-purpose"))
      purpose = g_ptr_array_index (found, i);
  g_assert_nonnull (purpose);
  g_assert_true (ash_desk_dismiss (fixture->store, credential, purpose->rule, purpose->ref,
                                   purpose->about, "In the prospectus", &error));
  g_assert_no_error (error);
  label = ash_store_dup_undo_label (fixture->store);
  g_assert_cmpstr (label, ==, "Dismiss suggestion");
  g_assert_cmpuint (n_missing_purpose (fixture, dismissed), ==, 0);
  g_assert_cmpuint (dismissed->len, ==, 1);
  purpose = g_ptr_array_index (dismissed, 0);
  g_assert_cmpstr (purpose->reason, ==, "In the prospectus");

  g_assert_true (ash_desk_recall (fixture->store, purpose->dismissal, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_missing_purpose (fixture, NULL), ==, 1);
  g_assert_true (ash_store_undo (fixture->store, &error));
  g_assert_cmpuint (n_missing_purpose (fixture, NULL), ==, 0);
  g_assert_true (ash_store_undo (fixture->store, &error));
  g_assert_cmpuint (n_missing_purpose (fixture, NULL), ==, 1);
  g_assert_false (ash_desk_recall (fixture->store, "00000000000000000000000000000000", &error));
  g_assert_error (error, ASH_ERROR, ASH_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/find/words", test_words);
  g_test_add ("/find/sample", Fixture, "sample", set_up, test_sample, tear_down);
  g_test_add ("/find/large", Fixture, NULL, set_up, test_large, tear_down);
  g_test_add ("/find/cancelled", Fixture, NULL, set_up, test_cancelled, tear_down);
  g_test_add ("/dismiss", Fixture, NULL, set_up, test_dismiss, tear_down);
  return g_test_run ();
}
