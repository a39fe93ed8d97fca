/* page/: pages split at cuts, and parts of them taken out. */
#include "page-split-fixture.h"

static void
assert_split (const char *html, const char *const *wanted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pieces = split (html, 2, &error);

  g_test_message ("%s", html);
  g_assert_no_error (error);
  for (guint i = 0; wanted[i] != NULL; i++)
    {
      g_assert_cmpuint (i, <, pieces->len);
      g_assert_cmpstr (((AshPagePiece *) g_ptr_array_index (pieces, i))->html, ==, wanted[i]);
    }
  g_assert_cmpuint (g_strv_length ((char **) wanted), ==, pieces->len);
}

static void
test_split (void)
{
  assert_split ("<h2>A</h2>\n<p>a</p>\n<h2>B</h2>\n<p>b</p>\n",
                (const char *const[]){ "<h2>A</h2>\n<p>a</p>\n", "<h2>B</h2>\n<p>b</p>\n", NULL });
  /* The frame is each part's; a title is its own from the second on, as is said. */
  assert_split (
      "<!DOCTYPE html><HTML><head><title>x &amp; y</title><link rel=stylesheet href=s.css></head>"
      "<body class=k><h2>A</h2>a<h2>B</h2>b</body></html>\n",
      (const char *const[]){ "<!DOCTYPE html><HTML><head><title>TA</title><link rel=stylesheet "
                             "href=s.css></head><body class=k><h2>A</h2>a</body></html>\n",
                             "<!DOCTYPE html><HTML><head><title>TB</title><link rel=stylesheet "
                             "href=s.css></head><body class=k><h2>B</h2>b</body></html>\n",
                             NULL });
  /* Divisions are closed and opened again, without ids. */
  assert_split ("<DIV id=\"all\" class='c d'><p>a</p><section id=s lang=de><h2>A</h2>x<h2>B</h2>y"
                "</section></DIV>",
                (const char *const[]){
                    "<DIV id=\"all\" class='c d'><p>a</p></div>",
                    "<DIV data-continued=\"\" class='c d'><section id=s lang=de><h2>A</h2>x"
                    "</section></div>",
                    "<DIV data-continued=\"\" class='c d'><section data-continued=\"\" lang=de>"
                    "<h2>B</h2>y</section></DIV>",
                    NULL });
  /* Links lead to where things are. */
  assert_split ("<p><a href=\"#two\">x</a><a href=#one>y</a><a href='#'>z</a></p><h2 id=one>A</h2>"
                "<p><a href='#none'>n</a></p><h2 id=two>B</h2><a name=\"three\" "
                "href=\"#one\">w</a>",
                (const char *const[]){
                    "<p><a href=\"ash:item/c#two\">x</a><a href=\"ash:item/b#one\">y</a>"
                    "<a href='#'>z</a></p>",
                    "<h2 id=one>A</h2><p><a href='#none'>n</a></p>",
                    "<h2 id=two>B</h2><a name=\"three\" href=\"ash:item/b#one\">w</a>", NULL });
  /* A style sheet in the text is about all of it. */
  assert_split ("<style>p{}</style><h2>A</h2>a<h2>B</h2>b",
                (const char *const[]){ "<style>p{}</style><h2>A</h2>a",
                                       "<style>p{}</style><h2>B</h2>b", NULL });
  /* What is left open stays so at the end, and is closed before. */
  assert_split ("<div><h2>A</h2><p>a<h2>B</h2><p>b",
                (const char *const[]){ "<div><h2>A</h2><p>a</div>",
                                       "<div data-continued=\"\"><h2>B</h2><p>b", NULL });
  assert_split (
      "<h2>A</h2><p>a</p></body></html><h2>B</h2>late",
      (const char *const[]){ "<h2>A</h2><p>a</p></body></html>", "<h2>B</h2>late", NULL });
}

static void
test_notes (void)
{
  assert_split (
      "<h2>A</h2><p>a<a id=\"r1\" href=\"#n1\">1</a></p><h2>B</h2><p>b<a id=\"r2\" "
      "href=\"#n2\">2</a> <a href=\"#n1\">1</a> <a id=\"r3\" href=\"#n3\">3</a></p><h2>C</h2>"
      "<p>c<a id=\"r4\" href=\"#n4\">4</a></p>\n<ol class=\"f\" id=\"l\">"
      "<li id=\"n1\">one <a href=\"#r1\">^</a></li>\n<li id=\"n2\">two <a href=\"#r2\">^</a></li>\n"
      "<li id=\"n3\">three <a href=\"#r3\">^</a></li>\n"
      "<li id=\"n4\">four <a href=\"#r4\">^</a></li></ol>",
      (const char *const[]){
          "<h2>A</h2><p>a<a id=\"r1\" href=\"#n1\">1</a></p>\n<ol class=\"f\">\n"
          "<li id=\"n1\">one <a href=\"#r1\">^</a></li>\n</ol>\n",
          "<h2>B</h2><p>b<a id=\"r2\" href=\"#n2\">2</a> <a href=\"#n1\">1</a> <a id=\"r3\" "
          "href=\"#n3\">3</a></p>\n<ol class=\"f\">\n<li id=\"n1\">one <a "
          "href=\"ash:item/a#r1\">^</a></li>\n<li id=\"n2\">two <a href=\"#r2\">^</a></li>\n<li "
          "id=\"n3\">three <a href=\"#r3\">^</a></li>\n</ol>\n",
          "<h2>C</h2><p>c<a id=\"r4\" href=\"#n4\">4</a></p>\n<ol class=\"f\" id=\"l\">\n\n\n"
          "<li value=\"4\" id=\"n4\">four <a href=\"#r4\">^</a></li></ol>",
          NULL });
  /* As Word writes them; a list that is empty goes. */
  assert_split (
      "<h2>A</h2><p>a<a href=\"#_ftn1\" name=\"_ftnref1\">[1]</a></p><h2>B</h2><p>b</p><hr>"
      "<div id=\"ftn1\"><p><a href=\"#_ftnref1\" name=\"_ftn1\">[1]</a> one</p></div>",
      (const char *const[]){
          "<h2>A</h2><p>a<a href=\"#_ftn1\" name=\"_ftnref1\">[1]</a></p>\n<div id=\"ftn1\"><p><a "
          "href=\"#_ftnref1\" name=\"_ftn1\">[1]</a> one</p></div>\n",
          "<h2>B</h2><p>b</p><hr>", NULL });
  /* A table of contents is no footnote, nor are questions that lead back to the top. */
  assert_split ("<ul id=\"toc\"><li><a href=\"#q\" id=\"t\">Q</a></li></ul><h2>A</h2>"
                "<p id=\"q\">q <a href=\"#toc\">top</a></p>",
                (const char *const[]){
                    "<ul id=\"toc\"><li><a href=\"ash:item/b#q\" id=\"t\">Q</a></li></ul>",
                    "<h2>A</h2><p id=\"q\">q <a href=\"ash:item/a#toc\">top</a></p>", NULL });
  assert_split ("<p><a id=\"t\" href=\"#s\">S</a></p><h2><a name=\"s\" href=\"#t\">A</a></h2>x",
                (const char *const[]){ "<p><a id=\"t\" href=\"ash:item/b#s\">S</a></p>",
                                       "<h2><a name=\"s\" href=\"ash:item/a#t\">A</a></h2>x",
                                       NULL });
}

static char *
self_cb (const char *href, gpointer user_data)
{
  if (!g_str_has_prefix (href, "page.html"))
    return NULL;
  return g_strdup (href[9] == '#' ? href + 10 : "");
}

/* A page that links to itself by its name. */
static void
test_self (void)
{
  const char *html = "<p id=x><a href='page.html#y'>1</a></p><h2 id=y>A</h2><a href='page.html#x'>"
                     "2</a><a href='page.html'>3</a><a href='page.html#y'>4</a>";
  const AshPageTarget targets[] = { { "ash:item/a", NULL }, { "ash:item/b", NULL } };
  gsize cut = (gsize) (strstr (html, "<h2") - html);
  g_autoptr (GPtrArray) pieces = ash_page_split (html, &cut, 1, targets, self_cb, NULL, NULL);

  g_assert_cmpstr (((AshPagePiece *) pieces->pdata[0])->html, ==,
                   "<p id=x><a href='ash:item/b#y'>1</a></p>");
  g_assert_cmpstr (((AshPagePiece *) pieces->pdata[1])->html, ==,
                   "<h2 id=y>A</h2><a href='ash:item/a#x'>2</a><a href='ash:item/a'>3</a>"
                   "<a href='#y'>4</a>");
}

/* A part goes out of the middle: the rest is one page. */
static void
test_take_out (void)
{
  const char *html = "<div class=c><p id=p>a</p><h2>B</h2><p>b<a href='#p'>p</a></p><p>c "
                     "<a href='#p'>p</a></p></div>";
  const AshPageTarget targets[] = { { "ash:item/a", NULL },
                                    { "ash:item/b", NULL },
                                    { "ash:item/a", NULL } };
  gsize cuts[] = { (gsize) (strstr (html, "<h2") - html), (gsize) (strstr (html, "<p>c") - html) };
  g_autoptr (GPtrArray) pieces = ash_page_split (html, cuts, 2, targets, NULL, NULL, NULL);
  const char *rest[] = { ((AshPagePiece *) pieces->pdata[0])->html,
                         ((AshPagePiece *) pieces->pdata[2])->html };
  g_autofree char *joined = ash_page_join (rest, 2, NULL, NULL);

  g_assert_cmpstr (((AshPagePiece *) pieces->pdata[1])->html, ==,
                   "<div data-continued=\"\" class=c><h2>B</h2><p>b<a href='ash:item/a#p'>p</a>"
                   "</p></div>");
  g_assert_cmpstr (joined, ==, "<div class=c><p id=p>a</p><p>c <a href='#p'>p</a></p></div>");
}

static void
test_refused (void)
{
  const AshPageTarget targets[] = { { NULL, NULL }, { NULL, NULL } };
  g_autoptr (GError) error = NULL;
  gsize cut = 0;

  g_assert_null (ash_page_split ("<p>a</p>", &cut, 1, targets, NULL, NULL, &error));
  g_assert_error (error, ASH_ERROR, ASH_ERROR_REFUSED);
}

/* Every page there is */

typedef struct
{
  char *path;
  GByteArray *bytes;
  guint pages;
  guint split;
  guint parts;
  guint same;
  guint refused;
} Walk;

static gboolean
begin_cb (const char *path, gpointer user_data, GError **error)
{
  Walk *walk = user_data;

  g_free (walk->path);
  walk->path = g_strdup (path);
  g_byte_array_set_size (walk->bytes, 0);
  return TRUE;
}

static gboolean
data_cb (const guint8 *data, gsize length, gpointer user_data, GError **error)
{
  g_byte_array_append (((Walk *) user_data)->bytes, data, (guint) length);
  return TRUE;
}

static void
refused_cb (const char *name, const char *reason, gpointer user_data)
{
}

static char *
words_of (const char *html)
{
  g_autoptr (AshHtml) parsed = ash_html_parse (html, -1, NULL);
  g_autofree char *text = ash_html_text_content (ash_html_body (parsed));
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  return g_strjoinv ("", words);
}

static gint
compare_letters (gconstpointer a, gconstpointer b)
{
  return *(const char *) a - *(const char *) b;
}

/* The same letters in any order: footnotes may stand elsewhere. */
static void
assert_same_letters (const char *one, const char *two)
{
  g_autofree char *a = words_of (one);
  g_autofree char *b = words_of (two);

  g_assert_cmpuint (strlen (a), ==, strlen (b));
  qsort (a, strlen (a), 1, compare_letters);
  qsort (b, strlen (b), 1, compare_letters);
  g_assert_cmpstr (a, ==, b);
}

/* A link back from another page of ours is one inside the page again. */
static char *
inside_cb (const AshPageLink *link, gpointer user_data)
{
  return g_str_has_prefix (link->href, "ash:part/") && strchr (link->href, '#') != NULL
             ? g_strdup (strchr (link->href, '#'))
             : NULL;
}

static void
split_and_join (Walk *walk, const char *html, guint level)
{
  g_autoptr (AshPageCuts) cuts = ash_page_cuts_new (html, NULL);
  g_autoptr (GArray) at = cuts != NULL ? ash_page_cuts_at_level (cuts, level) : NULL;
  g_autoptr (GPtrArray) pieces = NULL;
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  g_autoptr (GPtrArray) addresses = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autofree char *joined = NULL;
  g_autofree char *again = NULL;
  g_autofree gsize *offsets = NULL;
  g_autofree AshPageTarget *targets = NULL;

  if (at == NULL || at->len < 2)
    return;
  offsets = g_new (gsize, at->len);
  targets = g_new0 (AshPageTarget, at->len);
  for (guint i = 0; i < at->len; i++)
    {
      if (i > 0)
        offsets[i - 1] = ash_page_cuts_get (cuts, g_array_index (at, guint, i))->offset;
      g_ptr_array_add (addresses, g_strdup_printf ("ash:part/%u", i));
      targets[i].address = g_ptr_array_index (addresses, i);
    }
  pieces = ash_page_split (html, offsets, at->len - 1, targets, NULL, NULL, &error);
  if (pieces == NULL)
    {
      g_assert_error (error, ASH_ERROR, ASH_ERROR_REFUSED);
      walk->refused++;
      return;
    }
  walk->split++;
  walk->parts += pieces->len;
  for (guint i = 0; i < pieces->len; i++)
    {
      AshPagePiece *piece = g_ptr_array_index (pieces, i);

      /* Parts follow each other, and each has its own bytes, unless a link or note changed. */
      g_assert_cmpuint (piece->start, <, piece->end);
      if (i > 0)
        g_assert_cmpuint (piece->start, ==, ((AshPagePiece *) pieces->pdata[i - 1])->end);
      if (strstr (html, "href=\"#") == NULL && strstr (html, "href='#") == NULL &&
          strstr (html, "href=#") == NULL)
        {
          g_autofree char *own = g_strndup (html + piece->start, piece->end - piece->start);

          g_assert_nonnull (strstr (piece->html, own));
        }
      g_ptr_array_add (texts, piece->html);
    }
  joined = ash_page_join ((const char *const *) texts->pdata, texts->len, NULL, &error);
  g_assert_no_error (error);
  again = ash_page_rewrite (joined, -1, inside_cb, NULL, NULL);
  if (g_str_equal (again, html))
    walk->same++;
  else
    assert_same_letters (again, html);
}

static gboolean
end_cb (gpointer user_data, GError **error)
{
  Walk *walk = user_data;
  g_autoptr (GBytes) bytes = g_bytes_new (walk->bytes->data, walk->bytes->len);
  g_autofree char *html = NULL;

  if (!g_str_has_prefix (ash_path_media_type (walk->path), "text/html"))
    return TRUE;
  html = ash_page_decode (bytes, NULL);
  g_test_message ("%s", walk->path);
  walk->pages++;
  for (guint level = 1; level <= 6; level++)
    split_and_join (walk, html, level);
  return TRUE;
}

static void
test_corpus (void)
{
  g_autofree char *root =
      g_test_build_filename (G_TEST_DIST, "..", "..", "shared", "corpus", "imscc", NULL);
  g_autoptr (GDir) dir = g_dir_open (root, 0, NULL);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  Walk walk = { .bytes = bytes };
  const char *name;

  if (dir == NULL)
    {
      g_test_skip ("no corpus");
      return;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (root, name, NULL);
      const AshArchiveSink sink = {
        .begin = begin_cb, .data = data_cb, .end = end_cb, .refused = refused_cb
      };

      if (g_str_has_suffix (name, ".imscc"))
        ash_archive_read (path, &sink, &walk, NULL, NULL);
    }
  g_test_message ("%u pages, divided %u times into %u parts; %u times the same bytes; %u refused",
                  walk.pages, walk.split, walk.parts, walk.same, walk.refused);
  g_assert_cmpuint (walk.split, >, 100);
  g_free (walk.path);
}

/* Pages that stop at nothing: no crash, and no letter lost. */
static void
test_hostile (void)
{
  static const char *const pages[] = {
    "<h1",
    "<h1>a<h2>b<h1>c",
    "<p>a<h1>b</p></h1><h1>c",
    "</div><h1>a</h1></div><h1>b</h1>",
    "<table><h1>a</h1><tr><td>b<h1>c</h1></table><h1>d</h1>e",
    "<div><table><h1>a</h1></div><h1>d</h1>e",
    "<b><div><h1>a</b>b</h1><h1>c</div>d",
    "<a name=x><h1>a</h1><p>b<a name=y><h1>c</h1><p>d",
    "<font><h1>a</h1>b<font><h1>c</h1>d",
    "<h1>a</h1><![CDATA[x]]><?php echo 1 ?><h1>b</h1>c",
    "<body><h1>a</h1>b</body></html><h1>c</h1>d</body><h1>e</h1>f",
    "<h1>a</h1>b<!-- <h1>c</h1> --><h1>d</h1>e<!-- <h1>f",
    "<h1>a</h1>b<textarea><h1>c</h1>d",
    "<h1>a</h1>b<template><h1>c</h1></template><h1>d</h1>e",
    "<h1>a</h1>b<svg><h1>c</h1></svg><h1>d</h1>e",
    "<select><h1>a</h1></select><h1>b</h1>c",
    "<frameset><h1>a</h1></frameset>",
    "<ol><li><a href=#n id=r>1</a></ol><h1>x</h1>y<ol><li id=n><a href=#r>b</a><h1>z</h1>w</ol>",
    "<h1>x<a id=r href=#n>1</a></h1>a<h1>y</h1>b<p id=n><a href=#r>q</a></p>",
    "<div id=a><div id=a><h1>x</h1>1<h1>y</h1>2</div></div id=b>",
    "<h1>a</h1>\xc2\xa0<h1>\xc2\xa0</h1><h1>b</h1>c",
    "<noscript><h1>a</h1></noscript><h1>b</h1>c",
    "<plaintext><h1>a</h1>",
  };
  Walk walk = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_test_message ("%s", pages[i]);
      split_and_join (&walk, pages[i], 1);
      split_and_join (&walk, pages[i], 6);
    }
  g_assert_cmpuint (walk.split, >, 20);
}

/* A term's notes in one page. */
static void
test_huge (void)
{
  g_autoptr (GString) page = g_string_new ("<html><body><div class=\"user_content\">");
  gint64 before = g_get_monotonic_time ();
  Walk walk = { 0 };

  for (guint i = 0; i < 200; i++)
    {
      g_string_append_printf (page, "<h2 id=\"s%u\">Section %u</h2>", i, i);
      for (guint j = 0; j < 40; j++)
        g_string_append_printf (page, "<p>Words <a href=\"#s%u\">of</a> it</p>\n", (i * 7) % 200);
    }
  g_string_append (page, "</div></body></html>");
  split_and_join (&walk, page->str, 2);
  g_assert_cmpuint (walk.parts, ==, 200);
  g_assert_cmpuint (walk.same, ==, 1);
  g_test_message ("%d ms", (int) ((g_get_monotonic_time () - before) / 1000));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page-split/split", test_split);
  g_test_add_func ("/page-split/notes", test_notes);
  g_test_add_func ("/page-split/self", test_self);
  g_test_add_func ("/page-split/take-out", test_take_out);
  g_test_add_func ("/page-split/refused", test_refused);
  g_test_add_func ("/page-split/hostile", test_hostile);
  g_test_add_func ("/page-split/huge", test_huge);
  g_test_add_func ("/page-split/corpus", test_corpus);
  return g_test_run ();
}
