/* check/: text that is bound to a class of long ago, and text that only looks like it. */
#include <ash-residue.h>

#include <string.h>

static char *
read_fixture (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "residue", name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static const AshResidue *
of_rule (GPtrArray *found, const char *rule)
{
  for (guint i = 0; i < found->len; i++)
    {
      const AshResidue *residue = g_ptr_array_index (found, i);

      if (g_str_equal (residue->rule, rule))
        return residue;
    }
  return NULL;
}

static void
say_found (const char *rule, const char *sentence, GPtrArray *found)
{
  g_test_message ("%s: %s", rule, sentence);
  for (guint i = 0; i < found->len; i++)
    g_test_message ("  found by %s", ((AshResidue *) g_ptr_array_index (found, i))->rule);
}

static gboolean
check_hit (char **cells, const char *html, GPtrArray *found)
{
  const AshResidue *residue = of_rule (found, cells[0]);
  g_autofree char *rewritten =
      residue != NULL ? ash_residue_replace (html, residue, residue->replacement) : NULL;
  g_autofree char *expected =
      g_strdup_printf ("<h2 id=a>Week</h2>\n<p class='x'>%s</p>\n", cells[3]);

  if (g_strcmp0 (rewritten, expected) == 0 && residue->why != NULL)
    return TRUE;
  say_found (cells[0], cells[2], found);
  g_test_message ("  became %s", rewritten);
  return FALSE;
}

/* Whether a line of the fixture holds; @counts: rule -> lines of silence. */
static gboolean
check_line (char **cells, GHashTable *hits, GHashTable *counts)
{
  g_autofree char *html = g_strdup_printf ("<h2 id=a>Week</h2>\n<p class='x'>%s</p>\n", cells[2]);
  g_autoptr (GPtrArray) found = ash_residue_find_in_html (html, "en-GB", TRUE);
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, cells[0]));

  if (g_str_equal (cells[1], "hit"))
    {
      g_hash_table_add (hits, g_strdup (cells[0]));
      return check_hit (cells, html, found);
    }
  g_hash_table_replace (counts, g_strdup (cells[0]), GUINT_TO_POINTER (n + 1));
  if (found->len > 0)
    say_found (cells[0], cells[2], found);
  return found->len == 0;
}

/* Each rule hits what it is for, rewrites it where it stands, and is silent three times. */
static void
test_rules (void)
{
  g_autofree char *text = read_fixture ("en.tsv");
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GHashTable) hits = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) oks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *const *rules = ash_residue_rules ("en");
  guint n_wrong = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      {
        g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);

        n_wrong += check_line (cells, hits, oks) ? 0 : 1;
      }
  g_assert_cmpuint (n_wrong, ==, 0);
  for (guint i = 0; rules[i] != NULL; i++)
    {
      g_assert_true (g_hash_table_contains (hits, rules[i]));
      g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (oks, rules[i])), >=, 3);
    }
}

/* @is_tied: whether something is to be found in each line */
static void
check_lines (const char *name, gboolean is_tied)
{
  g_autofree char *text = read_fixture (name);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n_wrong = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) found = ash_residue_find (lines[i], "en", TRUE);

      if (*lines[i] == '\0' || (found->len > 0) == is_tied)
        continue;
      say_found (name, lines[i], found);
      n_wrong++;
    }
  g_assert_cmpuint (n_wrong, ==, 0);
}

/* What teachers of many fields write, and what only looks like it. */
static void
test_lines (void)
{
  check_lines ("en-tied.txt", TRUE);
  check_lines ("en-free.txt", FALSE);
}

static void
test_other_language (void)
{
  g_autoptr (GPtrArray) found = ash_residue_find ("We meet on Tuesday at 2 pm.", "de", TRUE);

  g_assert_cmpuint (found->len, ==, 0);
  g_assert_null (ash_residue_rules ("de"));
}

/* What is one entry of a list goes as a whole, and nothing of its neighbours. */
static void
test_whole (void)
{
  const char *html = "<ul><li>Take your draft along to office hours</li><li>Draw a map</li></ul>";
  g_autoptr (GPtrArray) found = ash_residue_find_in_html (html, "en", TRUE);
  g_autofree char *left = NULL;

  g_assert_cmpuint (found->len, ==, 1);
  left = ash_residue_replace (html, g_ptr_array_index (found, 0), "");
  g_assert_cmpstr (left, ==, "<ul><li></li><li>Draw a map</li></ul>");
}

/* Group work is fine where there is a group. */
static void
test_pacing (void)
{
  const char *text = "Discuss in groups of four what you found.";
  g_autoptr (GPtrArray) scheduled = ash_residue_find (text, "en", FALSE);
  g_autoptr (GPtrArray) alone = ash_residue_find (text, "en", TRUE);

  g_assert_cmpuint (scheduled->len, ==, 0);
  g_assert_cmpuint (alone->len, ==, 1);
}

/* What is proposed for a room may be wrong, for a deadline not. */
static void
test_certain (void)
{
  g_autoptr (GPtrArray) found =
      ash_residue_find ("The essay is due on Friday. We meet in room 12.", "en", FALSE);

  g_assert_cmpuint (found->len, ==, 2);
  g_assert_true (((AshResidue *) g_ptr_array_index (found, 0))->is_certain);
  g_assert_false (((AshResidue *) g_ptr_array_index (found, 1))->is_certain);
}

/* Code and what others said is not the teacher's voice; what stands around it is. */
static void
test_quoted (void)
{
  const char *html = "<p>In class we read <q>See you in class, </q>and <code>\"in class\"</code>, "
                     "“we ask: Who was in class?” 'Twas long ago. We’ll talk in class.</p>\n"
                     "<blockquote><p>We met in class.</p><p>In class we spoke.</p></blockquote>"
                     "</q><p>We meet in class.</p>";
  g_autoptr (GPtrArray) found = ash_residue_find_in_html (html, "en", FALSE);
  g_autofree char *changed = NULL;

  g_assert_cmpuint (found->len, ==, 3);
  changed = ash_residue_replace (html, g_ptr_array_index (found, 1), "here");
  g_assert_nonnull (strstr (changed, "'Twas long ago. We’ll talk here.</p>"));
  g_assert_cmpuint (((AshResidue *) g_ptr_array_index (found, 2))->start, >,
                    ((AshResidue *) g_ptr_array_index (found, 1))->end);
}

/* What is left begins a sentence where one began, and only there. */
static void
test_taken_out (void)
{
  static const struct
  {
    const char *text;
    const char *phrase;
    const char *left;
  } CASES[] = {
    { "As announced, über all.", "As announced", "Über all." },
    { "Read it. As announced, “all” is well.", "As announced", "Read it. “all” is well." },
    { "“As announced, all is well.”", "As announced", "“All is well.”" },
    { "We met Ann, Room B 2, at 2 p.m. in all.", ", Room B 2", "We met Ann, at 2 p.m. in all." },
    { "Office: Room B 2.", "Office: Room B 2", "" },
    { "One.\nRoom B 2.\nTwo.", "Room B 2.", "One.\n\nTwo." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      gsize start = (gsize) (strstr (CASES[i].text, CASES[i].phrase) - CASES[i].text);
      const AshResidue residue = { .start = start,
                                   .end = start + strlen (CASES[i].phrase),
                                   .phrase = (char *) CASES[i].phrase };
      g_autofree char *left = ash_residue_replace_in_text (CASES[i].text, &residue, "");

      g_assert_cmpstr (left, ==, CASES[i].left);
    }
}

/* A full stop ends a sentence after a number too, and not after "Oct." or "Dr.". */
static void
test_sentences (void)
{
  g_autoptr (GPtrArray) found = ash_residue_find (
      "Read pages 3 to 7. Next week we turn to Dr. Rao’s proof. Essay 2 is due Wed. Oct. 14.", "en",
      FALSE);

  g_assert_cmpuint (found->len, ==, 2);
  g_assert_cmpstr (((AshResidue *) g_ptr_array_index (found, 0))->replacement, ==,
                   "In the next module");
  g_assert_cmpstr (((AshResidue *) g_ptr_array_index (found, 1))->phrase, ==,
                   "is due Wed. Oct. 14");
}

/* A phrase across tags is replaced in its words; the tags stay. */
static void
test_markup (void)
{
  const char *html = "<p>Ask in <b>the sem</b>inar what you want, or in class.</p>";
  g_autoptr (GPtrArray) found = ash_residue_find_in_html (html, NULL, FALSE);
  g_autofree char *across = NULL;
  g_autofree char *within = NULL;

  g_assert_cmpuint (found->len, ==, 2);
  across = ash_residue_replace (html, g_ptr_array_index (found, 0), "here");
  g_assert_cmpstr (across, ==, "<p>Ask here<b></b> what you want, or in class.</p>");
  within = ash_residue_replace (html, g_ptr_array_index (found, 1), "in the forum");
  g_assert_cmpstr (within, ==, "<p>Ask in <b>the sem</b>inar what you want, or in the forum.</p>");
}

static void
test_hostile (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) odd = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append (text, "bring it to Tuesday's seminar on Tuesday ");
  found = ash_residue_find (text->str, "en", TRUE);
  g_assert_cmpuint (found->len, >, 10);
  g_assert_cmpuint (found->len, <=, 200);
  odd = ash_residue_find_in_html ("<p>\xf0\x9f\xa6\x86 in the seminar you\xcc\x81 &#x1F600; &nbsp;",
                                  "en", TRUE);
  g_assert_cmpuint (odd->len, ==, 1);
}

/* Lines made to take long are read in a moment. */
static void
test_long_lines (void)
{
  const char *const EACH[] = { ".", ".,", "class ", "in class, ", "a due ", "e-mail " };

  for (guint i = 0; i < G_N_ELEMENTS (EACH); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GPtrArray) found = NULL;
      gint64 start = g_get_monotonic_time ();

      for (guint n = 0; n < 50; n++)
        {
          gsize from = text->len;

          g_string_append (text, "class");
          while (text->len - from < 1990)
            g_string_append (text, EACH[i]);
          g_string_append (text, "x\n");
        }
      found = ash_residue_find (text->str, "en", TRUE);
      g_test_message ("%u found", found->len);
      g_assert_cmpint (g_get_monotonic_time () - start, <, 30 * G_USEC_PER_SEC);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/residue/rules", test_rules);
  g_test_add_func ("/residue/lines", test_lines);
  g_test_add_func ("/residue/other-language", test_other_language);
  g_test_add_func ("/residue/pacing", test_pacing);
  g_test_add_func ("/residue/certain", test_certain);
  g_test_add_func ("/residue/quoted", test_quoted);
  g_test_add_func ("/residue/taken-out", test_taken_out);
  g_test_add_func ("/residue/sentences", test_sentences);
  g_test_add_func ("/residue/markup", test_markup);
  g_test_add_func ("/residue/whole", test_whole);
  g_test_add_func ("/residue/hostile", test_hostile);
  g_test_add_func ("/residue/long-lines", test_long_lines);
  return g_test_run ();
}
