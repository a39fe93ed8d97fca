/* page/: where a page can be cut. */
#include "page-split-fixture.h"

/* "1 One|0|2 Two": level and title of each cut. */
static char *
describe (const char *html)
{
  g_autoptr (AshPageCuts) cuts = ash_page_cuts_new (html, NULL);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < ash_page_cuts_get_n (cuts); i++)
    {
      const AshPageCut *cut = ash_page_cuts_get (cuts, i);

      g_string_append_printf (out, "%s%u%s%s@%zu", i > 0 ? "|" : "", cut->level,
                              cut->title != NULL ? " " : "", cut->title != NULL ? cut->title : "",
                              cut->offset);
    }
  return g_string_free (out, FALSE);
}

static void
test_cuts (void)
{
  static const struct
  {
    const char *html, *cuts;
  } cases[] = {
    { "", "0@0" },
    { "just text", "0@0" },
    { "<h1>A</h1><p>b</p><h2>C</h2><p>d", "1 A@0|0@10|2 C@18|0@28" },
    { "<p>a</p><h2>B</h2>", "0@0|2 B@8" },
    { "<div><h2>A</h2><p>b</p><h2>C</h2></div>", "2 A@0|0@15|2 C@23" },
    { "<p>x</p><section><div><h2>A</h2></div></section>", "0@0|2 A@8" },
    { "<p>x</p><a name=a></a>\n<h2>A</h2>", "0@0|2 A@8" },
    { "<p>x</p><p><a id=a></a></p><h2>A</h2>", "0@0|2 A@8" },
    { "<p>x</p><br><h2>A</h2>", "0@0|0@8|2 A@12" },
    { "<ul><li><h2>A</h2></li></ul><table><tr><td><h2>B</h2></table>", "0@0|0@28" },
    { "<p>x</p><form><h2>A</h2></form>", "0@0|0@8" },
    { "<p>x</p><div onclick='y()'><h2>A</h2></div>", "0@0|0@8" },
    { "<p>x</p><script>y()</script><h2>A</h2>", "0@0|2 A@28" },
    { "<style>x</style><h1>A</h1><p>b</p>", "1 A@0|0@26" },
    { "<p>x</p><h2>\xc2\xa0</h2><p>y</p>", "0@0|0@8|0@19" },
    { "<p>x</p><a name=a><h2>A</h2></a>", "0@0|2 A@8" },
    { "<p>x</p><hgroup><h1>A</h1><h2>b</h2></hgroup>", "0@0|1 A@8" },
    { "<html><head><title>t</title></head><body>\n<h1>A</h1><h1>B</h1></body></html>",
      "1 A@41|1 B@52" },
    { "one <b>two</b> three<h3>A</h3>four", "0@0|3 A@20|0@30" },
    { "<table><p>moved</p><tr><td>a</td></tr></table><h2>b</h2>", "0@0|2 b@46" },
    { "<div><p>a<div><h2>B</h2>", "0@0|2 B@9" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *said = describe (cases[i].html);

      g_test_message ("%s", cases[i].html);
      g_assert_cmpstr (said, ==, cases[i].cuts);
    }
}

static char *
titles_at (const char *html, guint level)
{
  g_autoptr (AshPageCuts) cuts = ash_page_cuts_new (html, NULL);
  g_autoptr (GArray) at = ash_page_cuts_at_level (cuts, level);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < at->len; i++)
    {
      const AshPageCut *cut = ash_page_cuts_get (cuts, g_array_index (at, guint, i));

      g_string_append_printf (out, "%s%s", i > 0 ? "|" : "", cut->title != NULL ? cut->title : "-");
    }
  return g_string_free (out, FALSE);
}

static void
test_levels (void)
{
  static const struct
  {
    const char *html;
    guint best;
    const char *titles; /* at level 2 */
  } cases[] = {
    { "<p>a</p>", 0, "-" },
    { "<h1>T</h1><p>a</p>", 0, "T" },
    { "<h1>T</h1><p>a</p><h2>B</h2><p>b</p><h2>C</h2><p>c</p>", 2, "T|B|C" },
    { "<h1>T</h1><h2>B</h2><p>b</p><h2>C</h2><p>c</p>", 2, "T|C" },
    { "<h1>T</h1><h2>B</h2><h3>b</h3><p>b</p><h2>C</h2><p>c</p>", 2, "T|C" },
    { "<p>intro</p><h1>B</h1><p>b</p>", 1, "-|B" },
    { "<h1>A</h1><p>a</p><h3>x</h3><p>x</p><h1>B</h1><img src=x>", 1, "A|B" },
    { "<p>a</p><h4>B</h4><p>b</p>", 4, "-" },
    /* What leads past the title is no page, as long as there are others. */
    { "<a href=#m>Skip to main content</a><h1>T</h1><p>a</p><h2>B</h2><p>b</p><h2>C</h2><p>c</p>", 2,
      "-|B|C" },
    { "<p>A preface that says what all of it is about.</p><h1>T</h1><p>a</p><h2>B</h2><p>b</p>", 1,
      "-|T|B" },
    /* The title of footnotes alone is no page. */
    { "<h2>A</h2><p>a<a id=r href='#n'>1</a></p><h2>B</h2><p>b</p><h2>Notes</h2>"
      "<ol><li id=n>x <a href='#r'>back</a></li></ol>",
      2, "A|B" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AshPageCuts) cuts = ash_page_cuts_new (cases[i].html, NULL);
      g_autofree char *titles = titles_at (cases[i].html, 2);

      g_test_message ("%s", cases[i].html);
      g_assert_cmpuint (ash_page_cuts_best_level (cuts), ==, cases[i].best);
      g_assert_cmpstr (titles, ==, cases[i].titles);
    }
}

static void
test_places (void)
{
  const char *html = "<p>one</p><div><p>two</p><h2>Three</h2><p>four</p></div><p>five</p>";
  g_autoptr (AshPageCuts) cuts = ash_page_cuts_new (html, NULL);
  gsize div = strlen ("<p>one</p>");
  gsize three = (gsize) (strstr (html, "<h2>") - html);
  gsize four = (gsize) (strstr (html, "<p>four") - html);
  gsize five = (gsize) (strstr (html, "<p>five") - html);

  g_assert_cmpuint (ash_page_cuts_before (cuts, 0, 0), ==, 0);
  g_assert_cmpuint (ash_page_cuts_before (cuts, div, 0), ==, div);
  g_assert_cmpuint (ash_page_cuts_before (cuts, div, 3), ==, three);
  g_assert_cmpuint (ash_page_cuts_before (cuts, div, 8), ==, four);
  g_assert_cmpuint (ash_page_cuts_after (cuts, div, five, 3), ==, three);
  g_assert_cmpuint (ash_page_cuts_after (cuts, div, five, 4), ==, four);
  g_assert_cmpuint (ash_page_cuts_after (cuts, div, five, -1), ==, five);
  g_assert_cmpuint (ash_page_cuts_after (cuts, five, strlen (html), -1), ==, strlen (html));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page-split/cuts", test_cuts);
  g_test_add_func ("/page-split/levels", test_levels);
  g_test_add_func ("/page-split/places", test_places);
  return g_test_run ();
}
