/* widgets/: AshKeptRows. How trees stand goes into a line of text and back; it stays small, and
 * text that somebody broke is none. */
#include <ash-kept-rows.h>

static char *
there_and_back (AshKeptRows *kept)
{
  g_autofree char *text = ash_kept_rows_print (kept);
  g_autoptr (AshKeptRows) other = ash_kept_rows_new ();

  ash_kept_rows_parse (other, text);
  return ash_kept_rows_print (other);
}

static void
test_text (void)
{
  g_autoptr (AshKeptRows) kept = ash_kept_rows_new ();
  g_autoptr (AshKeptRows) other = ash_kept_rows_new ();
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;
  const AshKeptTree *tree;

  ash_kept_rows_set (kept, "a source", (const char *const[]){ "1", "2", NULL }, "3");
  ash_kept_rows_set (kept, "b lane", (const char *const[]){ NULL }, NULL);
  text = ash_kept_rows_print (kept);
  again = there_and_back (kept);
  g_assert_cmpstr (text, ==, again);
  ash_kept_rows_parse (other, text);
  tree = ash_kept_rows_get (other, "a source");
  g_assert_cmpstrv (tree->turned, ((const char *const[]){ "1", "2", NULL }));
  g_assert_cmpstr (tree->top, ==, "3");
  tree = ash_kept_rows_get (other, "b lane");
  g_assert_cmpstrv (tree->turned, ((const char *const[]){ NULL }));
  g_assert_null (tree->top);
  g_assert_null (ash_kept_rows_get (other, "a lane"));
}

static void
test_newest (void)
{
  g_autoptr (AshKeptRows) kept = ash_kept_rows_new ();

  ash_kept_rows_set (kept, "a", (const char *const[]){ "1", NULL }, "1");
  ash_kept_rows_set (kept, "a", (const char *const[]){ "2", NULL }, NULL);
  g_assert_cmpstrv (ash_kept_rows_get (kept, "a")->turned, ((const char *const[]){ "2", NULL }));
  g_assert_null (ash_kept_rows_get (kept, "a")->top);
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *key = g_strdup_printf ("%u", i);

      ash_kept_rows_set (kept, key, (const char *const[]){ NULL }, NULL);
    }
  g_assert_null (ash_kept_rows_get (kept, "a"));
  g_assert_null (ash_kept_rows_get (kept, "0"));
  g_assert_nonnull (ash_kept_rows_get (kept, "99"));
}

/* A tree of thousands of sections, each of them turned, is one that is as at first. */
static void
test_bounds (void)
{
  g_autoptr (AshKeptRows) kept = ash_kept_rows_new ();
  g_autoptr (AshKeptRows) other = ash_kept_rows_new ();
  g_autoptr (GStrvBuilder) many = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < 5000; i++)
    g_strv_builder_add (many, "0123456789abcdef0123456789abcdef");
  ids = g_strv_builder_end (many);
  ash_kept_rows_set (kept, "small", (const char *const[]){ "1", NULL }, NULL);
  ash_kept_rows_set (kept, "large", (const char *const *) ids, "7");
  ash_kept_rows_set (kept, "last", (const char *const[]){ "2", NULL }, NULL);
  text = ash_kept_rows_print (kept);
  g_assert_cmpuint (strlen (text), <, 16 * 1024);
  ash_kept_rows_parse (other, text);
  g_assert_nonnull (ash_kept_rows_get (other, "last"));
  g_assert_nonnull (ash_kept_rows_get (other, "small"));
  g_assert_null (ash_kept_rows_get (other, "large"));
}

static void
test_broken (void)
{
  static const char *const TEXTS[] = { NULL,  "",
                                       "[",   "[('a', ['1'])]",
                                       "'a'", "[('a', ['1'], nothing" };

  for (guint i = 0; i < G_N_ELEMENTS (TEXTS); i++)
    {
      g_autoptr (AshKeptRows) kept = ash_kept_rows_new ();

      ash_kept_rows_parse (kept, TEXTS[i]);
      g_assert_null (ash_kept_rows_get (kept, "a"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kept-rows/text", test_text);
  g_test_add_func ("/kept-rows/newest", test_newest);
  g_test_add_func ("/kept-rows/bounds", test_bounds);
  g_test_add_func ("/kept-rows/broken", test_broken);
  return g_test_run ();
}
