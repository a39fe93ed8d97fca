/* data/sample/: the sample as it is compiled in comes in whole, its plan applies, and the checks
 * find exactly the flaws that were put there. */
#include <ash-check.h>
#include <ash-desk.h>
#include <glib/gstdio.h>

#include <string.h>

#define N_ITEMS 43

typedef struct
{
  char *folder;
  char *path;
  AshStore *store;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("test-sample-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "sample.ashlar", NULL);
  fixture->store = ash_store_create (fixture->path, ASH_STORE_BUILD, &error);
  g_assert_no_error (error);
  ash_desk_fill_sample (fixture->store, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->store);
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static AshSource *
only_source (Fixture *fixture)
{
  g_autoptr (GPtrArray) sources = ash_desk_list_sources (fixture->store, NULL);

  g_assert_cmpuint (sources->len, ==, 1);
  return ash_source_copy (g_ptr_array_index (sources, 0));
}

static void
test_course (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AshSource) source = only_source (fixture);
  g_autoptr (AshCoverage) coverage = ash_desk_coverage (fixture->store, source->record.id, NULL);
  g_autoptr (AshReport) report = ash_report_from_json (source->report);
  g_autoptr (GPtrArray) credentials = ash_desk_list_credentials (fixture->store, NULL);

  g_assert_cmpuint (coverage->n_items, ==, N_ITEMS);
  g_assert_cmpuint (coverage->n_used + coverage->n_adapted, ==, 34);
  g_assert_cmpuint (credentials->len, ==, 3);
  /* Nothing of it is odd but the one dead link. */
  g_assert_cmpint (report->fates[ASH_FATE_VERBATIM], ==, 0);
  g_assert_cmpint (report->fates[ASH_FATE_MISSING], ==, 0);
  g_assert_cmpint (report->fates[ASH_FATE_REFUSED], ==, 0);
  g_assert_cmpuint (report->lines->len, ==, 1);
  g_assert_cmpuint (ash_report_n_lines (report, ASH_LINE_DEAD_LINK), ==, 1);
}

static GPtrArray *
planted_flaws (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "../data/sample/flaws.tsv", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *flaws = g_ptr_array_new_with_free_func (g_free);

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (g_strchomp (text), "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    g_ptr_array_add (flaws, g_strdup (lines[i]));
  return flaws;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static void
test_flaws (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) planted = planted_flaws ();
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = ash_desk_check (fixture->store, NULL, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    {
      const AshFinding *finding = g_ptr_array_index (findings, i);

      g_ptr_array_add (found, g_strconcat (finding->rule, "\t", finding->where, NULL));
    }
  g_ptr_array_sort (planted, compare_texts);
  g_ptr_array_sort (found, compare_texts);
  for (guint i = 0; i < MIN (planted->len, found->len); i++)
    g_assert_cmpstr (g_ptr_array_index (found, i), ==, g_ptr_array_index (planted, i));
  g_assert_cmpuint (found->len, ==, planted->len);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/sample/course", Fixture, NULL, set_up, test_course, tear_down);
  g_test_add ("/sample/flaws", Fixture, NULL, set_up, test_flaws, tear_down);
  return g_test_run ();
}
