/* page/: what other programs put on the clipboard, as the page that it becomes. */
#include <ash-page-blocks.h>
#include <ash-page-paste.h>
#include <string.h>

static char *
read_fixture (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "paste", name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* As it goes into a page, lines folded. */
static char *
cleaned (const AshPasted *pasted)
{
  g_autofree char *clean = ash_page_clean (pasted->html, NULL, ASH_CLEAN_PASTED);
  g_auto (GStrv) lines = g_strsplit (clean, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    g_strstrip (lines[i]);
  return g_strjoinv ("", lines);
}

static void
assert_becomes (const char *name, const char *expected)
{
  g_autofree char *html = read_fixture (name);
  g_autoptr (AshPasted) pasted = ash_pasted_new_html (html);
  g_autofree char *clean = cleaned (pasted);

  g_assert_cmpstr (clean, ==, expected);
}

static void
test_word (void)
{
  assert_becomes (
      "word.html",
      "<h1>Reading a “chart”</h1><h2>What it shows</h2>"
      "<p>A bar’s length is its <strong>value</strong>; a <em>dot</em>’s place is. See "
      "<a href=\"https://example.org/bars\">an example</a> and the note<sup>[1]</sup>.</p>"
      "<ul><li>Begin at zero<ul><li>for bars</li></ul></li><li>Name the axes</li></ul>"
      "<p>In this order:</p><ol><li>Look</li><li>Ask</li></ol>"
      "<table><thead><tr><th scope=\"col\">Chart</th><th scope=\"col\">Good for</th></tr></thead>"
      "<tbody><tr><td>Line</td><td>Change over time</td></tr></tbody></table>");
}

static void
test_writer (void)
{
  g_autofree char *html = read_fixture ("writer.html");
  g_autoptr (AshPasted) pasted = ash_pasted_new_html (html);
  g_autofree char *clean = cleaned (pasted);
  const AshPastedPicture *picture;
  g_autofree char *end = NULL;

  g_assert_cmpuint (pasted->pictures->len, ==, 1);
  picture = g_ptr_array_index (pasted->pictures, 0);
  g_assert_cmpstr (picture->type, ==, "image/png");
  g_assert_cmpmem (g_bytes_get_data (picture->bytes, NULL), 4, "\x89PNG", 4);
  end = g_strdup_printf ("<p><img src=\"ash:asset/%s\"></p>", picture->id);
  g_assert_true (g_str_has_suffix (clean, end));
  clean[strlen (clean) - strlen (end)] = '\0';
  g_assert_cmpstr (clean, ==,
                   "<h1>Reading</h1><p>Some <strong>strong</strong>words in <em>slanted</em> type."
                   "</p><ol><li>first<ul><li>inner</li></ul></li><li>second</li></ol>");
}

static void
test_docs (void)
{
  assert_becomes ("docs.html",
                  "<h2>Sources</h2><p>Plain, <strong>bold</strong><em> and slanted</em>"
                  "<a href=\"https://example.org/\">a link</a></p>"
                  "<ul><li>one<ul><li>two</li></ul></li></ul>"
                  "<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>");
}

static void
test_browser (void)
{
  g_autofree char *html = read_fixture ("browser.html");
  g_autoptr (AshPasted) pasted = ash_pasted_new_html (html);

  g_assert_cmpuint (pasted->n_remote, ==, 1);
  g_assert_cmpuint (pasted->n_left_out, ==, 0);
  assert_becomes ("browser.html",
                  "<h3>On the web</h3><p>First button and "
                  "<a href=\"https://example.org/a?b=1&amp;c=2\">link</a>.</p>"
                  "<p><img src=\"https://example.org/picture.png\" alt=\"A map of rivers\"></p>"
                  "<pre><code>x = 1y = 2</code></pre>");
}

static void
test_sheet (void)
{
  assert_becomes ("sheet.html",
                  "<table><thead><tr><th scope=\"col\">Criterion</th><th scope=\"col\">Points</th>"
                  "</tr></thead><tbody><tr><td>Sources</td><td>4</td></tr></tbody></table>");
}

static void
test_text (void)
{
  static const struct
  {
    const char *text, *html;
  } cases[] = {
    { "", "" },
    { " \n\n", "" },
    { "one", "<p>one</p>" },
    { "one\ntwo", "<p>one</p><p>two</p>" },
    { "one\ntwo\n\n\nthree\r\n", "<p>one<br>two</p><p>three</p>" },
    { "<b>&", "<p>&lt;b&gt;&amp;</p>" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AshPasted) pasted = ash_pasted_new_text (cases[i].text);

      g_assert_cmpstr (pasted->html, ==, cases[i].html);
    }
}

static void
test_details (void)
{
  static const struct
  {
    const char *html, *clean;
  } cases[] = {
    /* what is inside a line stays inside a line */
    { "some <span style=\"font-weight:bold\">words</span>", "some <strong>words</strong>" },
    { "<b><b>a</b></b>", "<strong>a</strong>" },
    { "<b>a<span style=\"font-weight: 400\">b</span></b>", "<strong>ab</strong>" },
    { "a<b> </b>b", "a b" },
    { "<h2><b>a</b></h2>", "<h2>a</h2>" },
    /* loose text beside blocks */
    { "<p>a</p>b", "<p>a</p><p>b</p>" },
    { "<table><tr><td>alone</td></tr></table>", "alone" },
    { "<ul><ul><li>deep</li></ul></ul>", "<ul><li><ul><li>deep</li></ul></li></ul>" },
    { "<ul><li><p>a</p><p>b</p></li></ul>", "<ul><li>a<p>b</p></li></ul>" },
    /* lists that skip a level, and end in the middle */
    { "<p style='mso-list:l0 level3 lfo1'>a</p><p style='mso-list:l0 level1 lfo1'>b</p><p>c</p>",
      "<ul><li><ul><li><ul><li>a</li></ul></li></ul></li><li>b</li></ul><p>c</p>" },
    { "<p style='mso-list:l0 level99 lfo1'>a</p>",
      "<ul><li><ul><li><ul><li><ul><li><ul><li><ul><li><ul><li><ul><li><ul><li>a</li></ul></li></"
      "ul>"
      "</li></ul></li></ul></li></ul></li></ul></li></ul></li></ul></li></ul>" },
    { "<p style='mso-list:none'>a</p>", "<p>a</p>" },
    { "<p role=heading aria-level=3>a</p>", "<h3>a</h3>" },
    { "<p role=heading aria-level=77>a</p>", "<h2>a</h2>" },
    /* tables: with heads of their own, in each other */
    { "<table><thead><tr><th>a<th>b</thead><tr><td>c<td>d</table>",
      "<table><thead><tr><th scope=\"col\">a</th><th scope=\"col\">b</th></tr></thead>"
      "<tbody><tr><td>c</td><td>d</td></tr></tbody></table>" },
    { "<table><tr><td>a<table><tr><td>b<td>c</table><td>d</table>",
      "<table><tbody><tr><td>a<table><tbody><tr><td>b</td><td>c</td></tr></tbody></table></td>"
      "<td>d</td></tr></tbody></table>" },
    { "<table></table>", "" },
    /* our own view's addresses */
    { "<img src=\"ashlar-page://picture/ash%3Aasset%2Fx\" alt=\"y\">",
      "<img src=\"ash:asset/x\" alt=\"y\">" },
    { "<a href=\"ashlar-page://editor/week%201.html\">x</a>", "<a href=\"week%201.html\">x</a>" },
    /* what cannot come along */
    { "<img src=\"file:///etc/passwd\">a", "a" },
    { "<img src=\"data:image/png;base64,\">a", "a" },
    { "<img src=\"data:image/svg+xml,<svg/>\">a", "a" },
    { "<img src=\"data:text/html;base64,PGI+\">a", "a" },
    { "<img src=\"cid:1\">a", "a" },
    { "<svg><script>alert(1)</script></svg><math><mi>x</mi></math>a", "a" },
    { "<a href=\" javascript:alert(1)\">a</a>", "a" },
    { "<!-- only a comment -->", "" },
    { "<", "&lt;" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AshPasted) pasted = ash_pasted_new_html (cases[i].html);
      g_autofree char *clean = cleaned (pasted);

      g_test_message ("%s", cases[i].html);
      g_assert_cmpstr (clean, ==, cases[i].clean);
    }
}

/* As a spreadsheet would put it on the clipboard. */
static void
test_table_text (void)
{
  static const struct
  {
    const char *html, *text;
  } cases[] = {
    { "<p>none</p>", NULL },
    { "<table><tr><td>alone</table>", NULL },
    { "<table><tr><td>a<td>b<tr><td>c</table>", "\"a\"\t\"b\"\n\"c\"" },
    { "<table><tr><td><p>one\n two</p><p>three</p><td>a<br>b</table>",
      "\"one two\nthree\"\t\"a\nb\"" },
    { "<table><tr><td>say \"x\"<td colspan=2>\t</table>", "\"say \"\"x\"\"\"\t\"\"\t\"\"" },
    { "<table><tr><td colspan=99999999999>a<td>b</table>", "" },
    { "<table><tr><td>a<table><tr><td>b</table><td>c</table>", "\"a\nb\"\t\"c\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = ash_pasted_table_text (cases[i].html);

      if (g_strcmp0 (cases[i].text, "") == 0)
        g_assert_cmpuint (strlen (text), <, 1000);
      else
        g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* Deeper than anything that a person writes. */
static void
test_hostile (void)
{
  static const char *const units[] = { "<b>",
                                       "<ul><li>",
                                       "<table><tr><td>",
                                       "<div>",
                                       "<p style='mso-list:l0 level1'>",
                                       "<span style=';;:;x'>" };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autoptr (GString) html = g_string_new (NULL);
      g_autoptr (AshPasted) pasted = NULL;
      g_autofree char *clean = NULL;

      for (guint n = 0; n < 400; n++)
        g_string_append (html, units[i]);
      g_string_append (html, "x");
      pasted = ash_pasted_new_html (html->str);
      clean = cleaned (pasted);
      g_assert_true (g_utf8_validate (clean, -1, NULL));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paste/word", test_word);
  g_test_add_func ("/paste/writer", test_writer);
  g_test_add_func ("/paste/docs", test_docs);
  g_test_add_func ("/paste/browser", test_browser);
  g_test_add_func ("/paste/sheet", test_sheet);
  g_test_add_func ("/paste/text", test_text);
  g_test_add_func ("/paste/details", test_details);
  g_test_add_func ("/paste/table-text", test_table_text);
  g_test_add_func ("/paste/hostile", test_hostile);
  return g_test_run ();
}
