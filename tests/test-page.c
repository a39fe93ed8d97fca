/* page/: links and their byte ranges, rewriting, facts, encodings, where links lead. */
#include <ash-page.h>
#include <ash-text.h>

#include <string.h>

static char *
keep_cb (const AshPageLink *link, gpointer user_data)
{
  return NULL;
}

static char *
same_cb (const AshPageLink *link, gpointer user_data)
{
  return g_strdup (user_data);
}

static char *
list_links (const char *html)
{
  g_autoptr (AshHtml) parsed = ash_html_parse (html, -1, NULL);
  g_autoptr (GPtrArray) links = ash_page_links (parsed);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < links->len; i++)
    {
      const AshPageLink *link = g_ptr_array_index (links, i);

      g_string_append_printf (out, "%s%s.%s=%s", i > 0 ? "|" : "", link->tag, link->attribute,
                              link->href);
    }
  return g_string_free (out, FALSE);
}

static void
test_links (void)
{
  static const struct
  {
    const char *html, *links;
  } cases[] = {
    { "<a href=\"x.html?a=1&amp;b=2\">x</a>", "a.href=x.html?a=1&b=2" },
    { "<a href='x y.html'>x</a>", "a.href=x y.html" },
    { "<a href=x.html>x</a><a name=y>y</a><a href>z</a><a href=''>z</a>", "a.href=x.html" },
    { "<a href=' x.html\n'>x</a>", "a.href=x.html" },
    { "<img src=a.png srcset=\"b.png 1x, c,d.png 2x,e.png\">",
      "img.src=a.png|img.srcset=b.png|img.srcset=c,d.png|img.srcset=e.png" },
    { "<video poster=p.jpg><source src=v.mp4><track src=v.vtt></video>",
      "video.poster=p.jpg|source.src=v.mp4|track.src=v.vtt" },
    { "<object data=o.swf><param name=movie value=m.swf><param name=loop value=1></object>",
      "object.data=o.swf|param.value=m.swf" },
    { "<div style=\"background: url('a b.png') no-repeat, url( c.png )\">x</div>",
      "div.style=a b.png|div.style=c.png" },
    { "<div style='background:url(&quot;a.png&quot;)'>x</div>", "div.style=a.png" },
    { "<style>b { background: url(a.png) }</style>", "style.=a.png" },
    { "<style>b { background: url('data:,<i fill=\"url(%23c)\"/>') }</style>",
      "style.=data:,<i fill=\"url(%23c)\"/>" },
    { "<style>b { background: url('a.png)\n} c { background: url(d.png) }</style>",
      "style.=a.png|style.=d.png" },
    { "<b><p><a href=x>1</b>2</p>", "a.href=x" },
    { "<svg><image xlink:href='i.png'/></svg>", "image.href=i.png" },
    { "<p cite=x.html title='url(x)'>y</p>", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *links = list_links (cases[i].html);

      g_assert_cmpstr (links, ==, cases[i].links);
    }
}

static void
test_rewrite (void)
{
  static const struct
  {
    const char *html, *address, *result;
  } cases[] = {
    { "<A  HREF = 'x' id=1>&nbsp;<br/>", "it's \"a\" & b",
      "<A  HREF = 'it&#39;s &quot;a&quot; &amp; b' id=1>&nbsp;<br/>" },
    { "<a href=x>y", "a b>", "<a href=\"a b&gt;\">y" },
    { "<a href=x class=c>y", "z", "<a href=\"z\" class=c>y" },
    { "<img srcset='a 1x, b 2x'>", "c d,", "<img srcset='c%20d%2C 1x, c%20d%2C 2x'>" },
    { "<i style=\"a:url('b')\">x", "c'd)", "<i style=\"a:url('c%27d%29')\">x" },
    { "<i style=a:url(b)>x", "c>d", "<i style=a:url(c%3Ed)>x" },
    { "<style>a{b:url(c)}</style>", "</style>", "<style>a{b:url(%3C/style%3E)}</style>" },
    { "<!-- <a href=x> --><script>'<a href=x>'</script>", "z",
      "<!-- <a href=x> --><script>'<a href=x>'</script>" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *out =
          ash_page_rewrite (cases[i].html, -1, same_cb, (gpointer) cases[i].address, NULL);

      g_assert_cmpstr (out, ==, cases[i].result);
    }
}

/* What went in as an address is what a parser reads back, whatever the quotes. */
static void
test_rewrite_is_read_back (void)
{
  static const char *const pages[] = { "<a href=\"x\">y</a>", "<a href='x'>y</a>",
                                       "<a href=x>y</a>", "<p><b>1<p><a title='>' href=x>y" };
  static const char *const addresses[] = { "a?b=1&c=2#d", "\"><script>", "'", "\xc3\xa9 `", "a=b" };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    for (guint j = 0; j < G_N_ELEMENTS (addresses); j++)
      {
        g_autofree char *out =
            ash_page_rewrite (pages[i], -1, same_cb, (gpointer) addresses[j], NULL);
        g_autofree char *links = list_links (out);
        g_autofree char *expected = g_strconcat ("a.href=", addresses[j], NULL);

        g_assert_cmpstr (links, ==, expected);
      }
}

static void
test_refused_page_stays (void)
{
  g_autoptr (GString) page = g_string_new ("<a href=x>");
  g_autoptr (GError) error = NULL;
  g_autofree char *out = NULL;
  g_autofree char *body = NULL;

  for (int i = 0; i < 1000; i++)
    g_string_append (page, "<div>");
  out = ash_page_rewrite (page->str, -1, same_cb, (gpointer) "z", &error);
  g_assert_cmpstr (out, ==, page->str);
  g_assert_nonnull (error);
  body = ash_page_body (page->str, -1);
  g_assert_cmpstr (body, ==, page->str);
}

/* A film is one whether it is played in the page, linked to, or both; what is elsewhere or no film
 * is a link like any other. */
static void
test_linked_films (void)
{
  AshPageFacts *facts = ash_page_facts_new (
      "<a href=\"a.mp4\">first</a><video src=\"a.mp4\"><a href=\"b.mp4\">b</a></video>"
      "<a href=\"$IMS-CC-FILEBASE$/c%20d.MP3?download=1\">c</a><a href=\"c%20d.MP3#t\">c</a>"
      "<a href=\"https://far.example/e.mp4\">e</a><a href=\"//far.example/f.mp4\">f</a>"
      "<a href=\"g.pdf\">g</a><a name=h>h</a><a href=\"i.mp4\nj\">i</a><a href=\"\">k</a>",
      -1);

  g_assert_cmpuint (facts->players->len, ==, 3);
  g_assert_cmpstr (g_ptr_array_index (facts->players, 0), ==, "a.mp4");
  g_assert_cmpstr (g_ptr_array_index (facts->players, 1), ==,
                   "$IMS-CC-FILEBASE$/c%20d.MP3?download=1");
  g_assert_cmpstr (g_ptr_array_index (facts->players, 2), ==, "c%20d.MP3#t");
  ash_page_facts_free (facts);
}

static void
test_facts (void)
{
  AshPageFacts *facts =
      ash_page_facts_new ("<head><title>no words</title><style>a b</style></head><body><h2>One "
                          "two</h2><p>thr<b>ee</b> 4 – five<br>six<script>x y</script></p>"
                          "<img src=1.png alt='A cat'><img src=2.png><img src=3.png alt=''>"
                          "<img src=4.png alt='IMG_4.JPG'>",
                          -1);
  AshPageFacts *chinese = ash_page_facts_new ("<p>学习数据分析</p>", -1);

  g_assert_cmpuint (facts->words, ==, 6);
  g_assert_cmpuint (facts->headings, ==, 1);
  g_assert_cmpuint (facts->images, ==, 4);
  g_assert_cmpuint (facts->images_without_alt, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (facts->missing_alt, 1), ==, "4.png");
  g_assert_cmpuint (chinese->words, ==, 3);
  ash_page_facts_free (facts);
  ash_page_facts_free (chinese);
}

/* The page says its language where it can; every other byte stays. */
static void
test_language (void)
{
  static const struct
  {
    const char *before;
    const char *after;
  } cases[] = {
    { "<!DOCTYPE html>\n<html>\n<body><p>x</p>",
      "<!DOCTYPE html>\n<html lang=\"de\">\n<body><p>x</p>" },
    { "<HTML class=a><p>x", "<HTML lang=\"de\" class=a><p>x" },
    { "<html lang=\"\"><p>x", "<html lang=\"de\"><p>x" },
    { "<p>No place for it</p>", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *after = ash_page_set_language (cases[i].before, -1, "de");

      g_assert_cmpstr (after, ==, cases[i].after);
    }
}

static void
test_decode (void)
{
  static const struct
  {
    const char *bytes, *text;
    gboolean is_changed;
  } cases[] = {
    { "<p>\xc3\xa9", "<p>\xc3\xa9", FALSE },
    { "\xef\xbb\xbf<p>", "<p>", FALSE },
    { "<p>\x93\xe9\x94", "<p>“é”", TRUE },
    { "<meta charset=iso-8859-1><p>\x93", "<meta charset=iso-8859-1><p>“", TRUE },
    { "<meta charset=\"iso-8859-2\">\xb1", "<meta charset=\"iso-8859-2\">ą", TRUE },
    { "<meta charset=shift_jis>\xc3\xa9", "<meta charset=shift_jis>é", FALSE },
    { "<meta charset=nonsense>\xe9", "<meta charset=nonsense>é", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].bytes, strlen (cases[i].bytes));
      gboolean is_changed;
      g_autofree char *text = ash_page_decode (bytes, &is_changed);

      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_cmpint (is_changed, ==, cases[i].is_changed);
    }
}

static void
test_body_and_title (void)
{
  static const struct
  {
    const char *html, *body, *title;
  } cases[] = {
    { "<p>a</p>\n", "<p>a</p>\n", NULL },
    { "<!doctype html><html><head><title> A\nb </title></head><body class=x>\n<p>a</p>\n</body>\n"
      "</html>\n",
      "\n<p>a</p>\n", "A b" },
    { "<html><p>a</html>", "<p>a", NULL },
    { "<html><head></head>text<h2>H<i>i</i></h2></html>", "text<h2>H<i>i</i></h2>", "Hi" },
    { "<body>a</body></html><p>late</p>", "a<p>late</p>", NULL },
    { "<html><head><title>t</title></head></html>", "", "t" },
    { "", "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *body = ash_page_body (cases[i].html, -1);
      g_autofree char *title = ash_page_title (cases[i].html, -1);

      g_assert_cmpstr (body, ==, cases[i].body);
      g_assert_cmpstr (title, ==, cases[i].title);
    }
}

static void
test_first_words (void)
{
  const struct
  {
    const char *html;
    const char *title; /* from a heading of any rank */
    const char *words;
  } cases[] = {
    { "<h1> </h1><h3>How’d <i>we</i> do?</h3><p>a</p>", "How’d we do?", "How’d we do?" },
    { "<p><span>Before we start, tell us a little about yourself.</span></p>\n<p>\n</p>", NULL,
      "Before we start, tell us a little about yourself" },
    { "<p>Watch the film (3.11 minutes). Then answer</p>", NULL, "Watch the film (3.11 minutes)" },
    { "<p>By the end of the lesson you will:</p><ol></ol>1. Judge. 2. Draw", NULL,
      "By the end of the lesson you will: 1. Judge" },
    { "<p>Is a chart honest? Judge</p>", NULL, "Is a chart honest?" },
    { "Dr. Clay writes about soils, their horizons and what the rocks below them say", NULL,
      "Dr. Clay writes about soils, their horizons and what the…" },
    { "<script>var a;</script><style>p {}</style><img alt=\"x\">", NULL, NULL },
    { "", NULL, NULL },
    /* Letters without a gap, and of more than one byte, are cut between two. */
    { "ああああああああああああああああああああああああああああああ"
      "ああああああああああああああああああああああああああああああい",
      NULL,
      "ああああああああああああああああああああああああああああああ"
      "ああああああああああああああああああああああああああああああ…" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *title = ash_page_title (cases[i].html, -1);
      g_autofree char *words = ash_page_first_words (cases[i].html, -1);

      g_assert_cmpstr (title, ==, cases[i].title);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

/* -- where links lead -- */

static AshItem *
add_item (GPtrArray *items, const char *id, const char *parent, AshItemKind kind, const char *title)
{
  AshItem *item = ash_item_new ();

  item->record.id = g_strdup (id);
  item->parent = g_strdup (parent);
  item->kind = kind;
  item->title = g_strdup (title);
  g_ptr_array_add (items, item);
  return item;
}

static void
add_key (AshSourceView *view, const char *scheme, const char *value, const char *id)
{
  g_hash_table_insert (view->keys, g_strconcat (scheme, "\n", value, NULL), g_strdup (id));
}

static AshAsset *
add_asset (GPtrArray *assets, const char *id, const char *path)
{
  AshAsset *asset = ash_asset_new ();

  asset->record.id = g_strdup (id);
  asset->path = g_strdup (path);
  g_ptr_array_add (assets, asset);
  return asset;
}

static void
index_view (AshSourceView *view)
{
  for (guint i = 0; i < view->items->len; i++)
    {
      AshItem *item = g_ptr_array_index (view->items, i);

      g_hash_table_insert (view->by_id, item->record.id, item);
    }
  for (guint i = 0; i < view->assets->len; i++)
    {
      AshAsset *asset = g_ptr_array_index (view->assets, i);

      g_hash_table_insert (view->by_id, asset->record.id, asset);
    }
}

static void
use (AshDesign *design, const char *id, const char *parent, const char *source)
{
  AshItem *item = add_item (design->items, id, parent, ASH_ITEM_PAGE, id);
  AshItemOrigin *origin = ash_item_origin_new ();
  GPtrArray *uses = g_hash_table_lookup (design->uses, source);

  origin->item = g_strdup (id);
  origin->source_item = g_strdup (source);
  g_hash_table_insert (design->origins, item->record.id, origin);
  g_hash_table_insert (design->by_id, item->record.id, item);
  if (uses == NULL)
    {
      uses = g_ptr_array_new ();
      g_hash_table_insert (design->uses, g_strdup (source), uses);
    }
  g_ptr_array_add (uses, item);
}

static AshSourceView *
make_view (void)
{
  AshSourceView *view = ash_source_view_new ();
  AshItem *item;

  add_item (view->items, "m1", NULL, ASH_ITEM_FOLDER, "Module 1");
  item = add_item (view->items, "s-page", "m1", ASH_ITEM_PAGE, "Linked Page");
  item->path = g_strdup ("wiki_content/linked-page.html");
  item = add_item (view->items, "s-other", "m1", ASH_ITEM_PAGE, "Über uns: Teil 2");
  item->path = g_strdup ("pages/other page.html");
  item = add_item (view->items, "s-file", "m1", ASH_ITEM_FILE, "Slides");
  item->path = g_strdup ("web_resources/slides.pdf");
  item->body = g_strdup ("digest");
  item = add_item (view->items, "s-syllabus", NULL, ASH_ITEM_PAGE, "Syllabus");
  item->path = g_strdup ("course_settings/syllabus.html");
  add_asset (view->assets, "a-pic", "web_resources/img/Pic 1.PNG");
  add_asset (view->assets, "a-hash", "web_resources/a#b.png");
  add_key (view, "canvas", "gquiz", "s-other");
  add_key (view, "canvas", "gmod", "m1");
  add_key (view, "canvas", "gfile", "a-pic");
  add_key (view, "canvas-slug", "syllabus", "s-syllabus");
  add_key (view, "canvas-slug", "Slug-Of-Page", "s-page");
  index_view (view);
  return view;
}

/* "ITEM id tail" */
static char *
resolve (AshLinkMap *map, const AshItem *item, const char *base, const char *href)
{
  static const char *const kinds[] = { "external", "fragment", "item",     "asset",
                                       "unused",   "modules",  "syllabus", "dead" };
  g_auto (AshLinkTarget) target = { 0 };

  ash_link_map_resolve (map, item, base, href, &target);
  return g_strdup_printf ("%s %s %s", kinds[target.kind],
                          target.item != NULL    ? target.item->record.id
                          : target.asset != NULL ? target.asset->record.id
                                                 : "-",
                          target.tail);
}

typedef struct
{
  const char *href, *result;
} LinkCase;

static void
check_links (AshLinkMap *map, const AshItem *item, const LinkCase *cases, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *result = resolve (map, item, "wiki_content/from.html", cases[i].href);

      g_test_message ("%s", cases[i].href);
      g_assert_cmpstr (result, ==, cases[i].result);
    }
}

static void
test_link_map_course (void)
{
  static const LinkCase cases[] = {
    { "https://example.org/x?wrap=1", "external - " },
    { "//example.org/x", "external - " },
    { "mailto:a@example.org", "external - " },
    { "#part", "fragment - #part" },
    { "", "fragment - " },
    { "file:///C:/x.html", "dead - " },
    { "linked-page.html#a", "item s-page #a" },
    { "../pages/other%20page.html", "item s-other " },
    { "../pages/Other page.html?x=1&wrap=1", "item s-other ?x=1" },
    { "../../outside.html", "dead - " },
    { "$IMS-CC-FILEBASE$/img/pic%201.png?canvas_download=1&canvas_qs_wrap=1", "asset a-pic " },
    { "%24IMS-CC-FILEBASE%24/img/Pic%201.PNG?canvas_download=1&amp;canvas_qs_wrap=1",
      "asset a-pic " },
    { "$IMS_CC_FILEBASE$web_resources/img/Pic 1.PNG", "asset a-pic " },
    { "$1EdTech-CC-FILEBASE$../web_resources/img/Pic 1.PNG#x", "asset a-pic #x" },
    { "$IMS-CC-FILEBASE$/a#b.png", "asset a-hash " },
    { "$IMS-CC-FILEBASE$/slides.pdf?verifier=abc", "item s-file " },
    { "$WIKI_REFERENCE$/pages/slug-of-page", "item s-page " },
    { "%24WIKI_REFERENCE%24/pages/SLUG-of-page?module_item_id=3#x", "item s-page #x" },
    { "$WIKI_REFERENCE$/pages/linked-page", "item s-page " },
    { "$WIKI_REFERENCE$/wiki/%C3%BCber-uns-teil-2", "item s-other " },
    { "$WIKI_REFERENCE$/pages/", "modules - " },
    { "$WIKI_REFERENCE$/pages/nowhere", "dead - " },
    { "$CANVAS_OBJECT_REFERENCE$/quizzes/gquiz", "item s-other " },
    { "$CANVAS_OBJECT_REFERENCE$/quizzes/iquiz", "item s-other " },
    { "%24CANVAS_OBJECT_REFERENCE%24/modules/gmod", "item m1 " },
    { "$CANVAS_OBJECT_REFERENCE$/modules/gnone", "modules - " },
    { "$CANVAS_OBJECT_REFERENCE$/assignments/gnone", "dead - " },
    { "$CANVAS_OBJECT_REFERENCE$/attachments/gfile", "asset a-pic " },
    { "$CANVAS_COURSE_REFERENCE$/modules", "modules - " },
    { "$CANVAS_COURSE_REFERENCE$", "modules - " },
    { "$CANVAS_COURSE_REFERENCE$/modules/items/gmod", "item m1 " },
    { "$CANVAS_COURSE_REFERENCE$/grades", "dead - " },
    { "$CANVAS_COURSE_REFERENCE$/assignments/syllabus", "item s-syllabus " },
    { "$CANVAS_COURSE_REFERENCE$/file_ref/gfile/download?wrap=1", "asset a-pic " },
    { "$CANVAS_COURSE_REFERENCE$/file_contents/course%20files/img/Pic%201.PNG", "asset a-pic " },
    { "ash:item/s-page#x", "item s-page #x" },
    { "ash:asset/a-pic", "asset a-pic " },
    { "ash:item/none", "dead - " },
  };
  g_autoptr (AshDesign) design = ash_design_new ();
  g_autoptr (AshLinkMap) map = NULL;

  g_ptr_array_add (design->sources, make_view ());
  for (guint i = 0; i < 5; i++)
    {
      AshSourceView *view = g_ptr_array_index (design->sources, 0);
      AshItem *item = ash_item_copy (g_ptr_array_index (view->items, i));

      g_ptr_array_add (design->items, item);
      g_hash_table_insert (design->by_id, item->record.id, item);
    }
  map = ash_link_map_new (design);
  check_links (map, g_ptr_array_index (design->items, 1), cases, G_N_ELEMENTS (cases));
}

static void
test_link_map_credential (void)
{
  static const LinkCase cases[] = {
    { "linked-page.html", "item use2 " },
    { "$CANVAS_OBJECT_REFERENCE$/quizzes/gquiz", "unused s-other " },
    { "$IMS-CC-FILEBASE$/slides.pdf", "asset s-file " },
    { "$IMS-CC-FILEBASE$/img/Pic 1.PNG", "asset a-pic " },
    { "$CANVAS_COURSE_REFERENCE$/assignments/syllabus", "syllabus - " },
    { "ash:item/use1", "item use1 " },
    { "ash:item/s-page", "item use2 " },
    { "ash:asset/own", "asset own " },
  };
  g_autoptr (AshDesign) design = ash_design_new ();
  g_autoptr (AshLinkMap) map = NULL;
  const AshItem *from;

  design->credential = ash_credential_new ();
  g_ptr_array_add (design->sources, make_view ());
  add_asset (design->assets, "own", "mine.png");
  for (int i = 0; i < 2; i++)
    {
      AshItem *folder =
          add_item (design->items, i == 0 ? "f1" : "f2", NULL, ASH_ITEM_FOLDER, "Folder");

      g_hash_table_insert (design->by_id, folder->record.id, folder);
    }
  use (design, "use1", "f1", "s-page");
  use (design, "use2", "f2", "s-page");
  use (design, "from", "f2", "m1");
  map = ash_link_map_new (design);
  from = ash_design_item (design, "from");
  check_links (map, from, cases, G_N_ELEMENTS (cases));
}

static void
test_slow_pages (void)
{
  g_autoptr (GString) page = g_string_new (NULL);
  g_autofree char *out = NULL;
  g_autoptr (GTimer) timer = g_timer_new ();

  for (int i = 0; i < 20000; i++)
    g_string_append (page, "<img srcset='a 1x, b 2x' style='c:url(' alt=\"url(\">");
  out = ash_page_rewrite (page->str, -1, keep_cb, NULL, NULL);
  g_assert_cmpstr (out, ==, page->str);
  g_assert_cmpfloat (g_timer_elapsed (timer, NULL), <, 10);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page/first-words", test_first_words);
  g_test_add_func ("/page/links", test_links);
  g_test_add_func ("/page/rewrite", test_rewrite);
  g_test_add_func ("/page/rewrite-is-read-back", test_rewrite_is_read_back);
  g_test_add_func ("/page/refused-page-stays", test_refused_page_stays);
  g_test_add_func ("/page/facts", test_facts);
  g_test_add_func ("/page/linked-films", test_linked_films);
  g_test_add_func ("/page/language", test_language);
  g_test_add_func ("/page/decode", test_decode);
  g_test_add_func ("/page/body-and-title", test_body_and_title);
  g_test_add_func ("/page/link-map/course", test_link_map_course);
  g_test_add_func ("/page/link-map/credential", test_link_map_credential);
  g_test_add_func ("/page/slow-pages", test_slow_pages);
  return g_test_run ();
}
