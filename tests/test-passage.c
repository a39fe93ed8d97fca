/* page/: passages that people speak about, as they are kept and found again. */
#include <ash-passage.h>

#include <string.h>

static void
test_clean (void)
{
  static const struct
  {
    const char *text, *kept;
  } cases[] = {
    { NULL, NULL },
    { "", NULL },
    { " \n\t\xc2\xa0", NULL },
    { "one", "one" },
    { "  one\n\n two\xc2\xa0three\t", "one two three" },
    { "a\xffz", "aÿz" },
  };
  g_autofree char *word = g_strnfill (ASH_PASSAGE_MOST, 'x');
  g_autofree char *longer = g_strconcat (word, "x", NULL);
  g_autofree char *as_long = ash_passage_clean (word);
  g_autofree char *too_long = ash_passage_clean (longer);
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *cut = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *kept = ash_passage_clean (cases[i].text);

      g_assert_cmpstr (kept, ==, cases[i].kept);
    }
  g_assert_cmpstr (as_long, ==, word);
  g_assert_cmpint (g_utf8_strlen (too_long, -1), ==, ASH_PASSAGE_MOST);
  g_assert_true (g_str_has_suffix (too_long, "x…"));
  /* At the end of a word, and of no half letter. */
  while (words->len < 3000)
    g_string_append (words, "größer ");
  cut = ash_passage_clean (words->str);
  g_assert_true (g_utf8_validate (cut, -1, NULL));
  g_assert_true (g_str_has_suffix (cut, "größer…"));
  g_assert_cmpint (g_utf8_strlen (cut, -1), <=, ASH_PASSAGE_MOST);
}

static void
test_find (void)
{
  static const struct
  {
    const char *html, *passage, *found; /* NULL: nowhere */
  } cases[] = {
    { "<p>One two</p>", "two", "two" },
    { "<p>One two</p>", "One  \n two", "One two" },
    { "<p>One <b>t</b>wo</p>", "One two", "One <b>t</b>wo" },
    { "<ul><li>one</li><li>two</li></ul>", "one two", "one</li><li>two" },
    { "<p>a&nbsp;&amp; b</p>", "a & b", "a&nbsp;&amp; b" },
    { "<p>gr&ouml;&szlig;er</p>", "größer", "gr&ouml;&szlig;er" },
    { "<p title='two'>One <!-- two --></p><script>two</script>", "two", NULL },
    { "<p>One <img src=x alt='two'> three</p>", "One three", "One <img src=x alt='two'> three" },
    { "<p>two one two</p>", "two", "two" },
    { "<p>One</p>", "one", NULL },
    { "<p>One two three</p>", "One two…", "One two" },
    { "<p>One two… three</p>", "One two…", "One two" },
    { "<p>One</p>", "", NULL },
    { "<p>One</p>", " \n", NULL },
    { "<p>One</p>", "…", NULL },
    { "<p>One</p>", NULL, NULL },
    { NULL, "One", NULL },
    { "", "One", NULL },
    { "<p>One <unclosed two", "two", NULL },
    { "One\xff", "One", "One" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize start = 0;
      gsize end = 0;
      gboolean is_there = ash_passage_find (cases[i].html, cases[i].passage, &start, &end);
      g_autofree char *found = is_there ? g_strndup (cases[i].html + start, end - start) : NULL;

      g_test_message ("case %u", i);
      g_assert_cmpstr (found, ==, cases[i].found);
      g_assert_true (is_there == ash_passage_find (cases[i].html, cases[i].passage, NULL, NULL));
    }
}

/* What is kept of a long selection is found where it was selected. */
static void
test_kept_is_found (void)
{
  g_autoptr (GString) html = g_string_new ("<h1>Start</h1>");
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *kept = NULL;
  gsize start, end;

  for (guint i = 0; i < 400; i++)
    {
      g_string_append_printf (html, "<p>word <i>%u</i></p>\n", i);
      g_string_append_printf (text, "word %u\n\n", i);
    }
  kept = ash_passage_clean (text->str);
  g_assert_true (g_str_has_suffix (kept, "…"));
  g_assert_true (ash_passage_find (html->str, kept, &start, &end));
  g_assert_cmpuint (start, ==, strlen ("<h1>Start</h1><p>"));
  g_assert_true (g_str_has_prefix (html->str + end, "</i></p>") ||
                 g_str_has_prefix (html->str + end, " <i>"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/passage/clean", test_clean);
  g_test_add_func ("/passage/find", test_find);
  g_test_add_func ("/passage/kept-is-found", test_kept_is_found);
  return g_test_run ();
}
