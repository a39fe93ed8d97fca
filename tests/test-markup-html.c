/* markup/: HTML with byte offsets, behind its guard. */
#include <ash-error.h>
#include <ash-html.h>

#include <string.h>
#include <sys/resource.h>

static char *
repeat (const char *start, const char *unit, guint times, const char *end)
{
  GString *out = g_string_new (start);

  for (guint i = 0; i < times; i++)
    g_string_append (out, unit);
  g_string_append (out, end);
  return g_string_free (out, FALSE);
}

static const AshHtmlNode *
find (const AshHtml *html, const char *tag)
{
  const AshHtmlNode *root = ash_html_root (html);

  for (const AshHtmlNode *n = root; n != NULL; n = ash_html_after (root, n))
    if (g_strcmp0 (ash_html_tag (n), tag) == 0)
      return n;
  return NULL;
}

static char *
outer (const AshHtml *html, const AshHtmlNode *node)
{
  return g_strndup (ash_html_source (html, NULL) + ash_html_start (node),
                    ash_html_end (node) - ash_html_start (node));
}

static void
test_offsets (void)
{
  g_autoptr (AshHtml) html = ash_html_parse (
      "é<DIV Class=x ID=\"y&amp;z\" hidden><p>one<p>two<img src='a b'></DIV><my-tag>t</my-tag>", -1,
      NULL);
  const char *source = ash_html_source (html, NULL);
  const AshHtmlNode *div = find (html, "div");
  const AshHtmlNode *p = find (html, "p");
  const AshHtmlNode *img = find (html, "img");
  g_autofree char *whole = outer (html, div);
  g_autofree char *image = outer (html, img);
  g_autofree char *own = outer (html, find (html, "my-tag"));
  AshHtmlAttribute a;

  g_assert_cmpstr (whole, ==,
                   "<DIV Class=x ID=\"y&amp;z\" hidden><p>one<p>two<img src='a b'></DIV>");
  g_assert_cmpstr (image, ==, "<img src='a b'>");
  g_assert_cmpstr (own, ==, "<my-tag>t</my-tag>");
  g_assert_cmpuint (ash_html_n_attributes (div), ==, 3);
  g_assert_true (ash_html_attribute_at (div, 1, &a));
  g_assert_cmpstr (a.name, ==, "id");
  g_assert_cmpstr (a.value, ==, "y&z");
  g_assert_cmpint (strncmp (source + a.start, "\"y&amp;z\"", a.end - a.start), ==, 0);
  g_assert_true (ash_html_attribute_at (div, 0, &a));
  g_assert_cmpuint (a.end - a.start, ==, 1);
  g_assert_true (ash_html_attribute_at (div, 2, &a));
  g_assert_cmpuint (a.start, ==, ASH_HTML_NO_OFFSET);
  g_assert_false (ash_html_attribute_at (div, 3, &a));
  g_assert_cmpuint (ash_html_end (p), ==, ASH_HTML_NO_OFFSET);
  g_assert_cmpuint (ash_html_start (ash_html_root (html)), ==, ASH_HTML_NO_OFFSET);
  g_assert_true (ash_html_body (html) == ash_html_root (html));
  g_assert_true (ash_html_parent (p) == div);
}

static void
test_documents (void)
{
  g_autoptr (AshHtml) page =
      ash_html_parse ("<!DOCTYPE html>\n<html lang=de><head><title>T</title></head>\n"
                      "<body class=c><p>x</p></body></html>\n",
                      -1, NULL);
  g_autoptr (AshHtml) implied = ash_html_parse ("<html><p>x", -1, NULL);

  g_assert_cmpstr (ash_html_tag (ash_html_root (page)), ==, "html");
  g_assert_cmpstr (ash_html_attribute (ash_html_root (page), "lang"), ==, "de");
  g_assert_cmpstr (ash_html_tag (ash_html_body (page)), ==, "body");
  g_assert_cmpuint (ash_html_start (ash_html_body (page)), !=, ASH_HTML_NO_OFFSET);
  g_assert_cmpuint (ash_html_end_tag_start (ash_html_body (page)), !=, ASH_HTML_NO_OFFSET);
  g_assert_nonnull (find (page, "title"));
  g_assert_cmpstr (ash_html_tag (ash_html_body (implied)), ==, "body");
  g_assert_cmpuint (ash_html_start (ash_html_body (implied)), ==, ASH_HTML_NO_OFFSET);
}

/* What formatting left open repeats has no place of its own. */
static void
test_repeated_elements (void)
{
  g_autoptr (AshHtml) html = ash_html_parse ("<p><a href=x>1<p>2</a>", -1, NULL);
  const AshHtmlNode *root = ash_html_root (html);
  guint own = 0;
  guint all = 0;

  for (const AshHtmlNode *n = root; n != NULL; n = ash_html_after (root, n))
    if (g_strcmp0 (ash_html_tag (n), "a") == 0)
      {
        AshHtmlAttribute a;

        all++;
        ash_html_attribute_at (n, 0, &a);
        own += ash_html_start (n) != ASH_HTML_NO_OFFSET;
        g_assert_cmpint (a.start != ASH_HTML_NO_OFFSET, ==,
                         ash_html_start (n) != ASH_HTML_NO_OFFSET);
      }
  g_assert_cmpuint (all, ==, 2);
  g_assert_cmpuint (own, ==, 1);
}

static void
test_text (void)
{
  g_autoptr (AshHtml) html = ash_html_parse (
      "<p>One\n  <b>t</b>wo</p><script>no</script><style>no</style><ul><li>three<li>four&nbsp;"
      "five</ul>a<br>b<!-- no -->&amp;",
      -1, NULL);
  g_autofree char *text = ash_html_text_content (ash_html_root (html));

  g_assert_cmpstr (text, ==, "One two three four five a b&");
}

static void
expect_refused (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GTimer) timer = g_timer_new ();
  g_autoptr (AshHtml) html = ash_html_parse (text, -1, &error);

  g_assert_null (html);
  g_assert_error (error, ASH_ERROR, ASH_ERROR_LIMIT);
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_assert_cmpfloat (g_timer_elapsed (timer, NULL), <, 5);
}

static void
expect_fine (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AshHtml) html = ash_html_parse (text, -1, &error);

  g_assert_no_error (error);
}

static void
test_attribute_bomb (void)
{
  g_autoptr (GString) many = g_string_new ("<p");
  g_autoptr (GString) fine = g_string_new ("<p");

  for (int i = 0; i < 60000; i++)
    g_string_append_printf (many, " a%d=b", i);
  for (int i = 0; i < 250; i++)
    g_string_append_printf (fine, " a%d=\"b>c\"", i);
  g_string_append (many, ">x");
  g_string_append (fine, ">x");
  expect_refused (many->str);
  expect_fine (fine->str);
}

static void
test_formatting_bomb (void)
{
  g_autoptr (GString) fonts = g_string_new (NULL);
  g_autoptr (GString) blocks = g_string_new ("<p>");

  for (int i = 0; i < 5000; i++)
    g_string_append_printf (fonts, "<p><font size=%d>x", i);
  expect_refused (fonts->str);
  for (int i = 0; i < 60; i++)
    g_string_append_printf (blocks, "<font size=%d>", i);
  for (int i = 0; i < 100000; i++)
    g_string_append (blocks, "<p>x");
  expect_refused (blocks->str);
}

static void
test_deep (void)
{
  static const char *const units[] = { "<div>",    "<span>",          "<b>",
                                       "<ul><li>", "<table><tr><td>", "<x-y>",
                                       "<svg><g>", "<a><div>",        "<object><p>" };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autofree char *deep = repeat ("", units[i], 100000, "");
      g_autofree char *fine = repeat ("", units[i], 60, "x");

      g_test_message ("%s", units[i]);
      expect_refused (deep);
      expect_fine (fine);
    }
}

/* Word and old editors close nothing. */
static void
test_honest_pages (void)
{
  static const struct
  {
    const char *start, *unit, *end;
  } pages[] = {
    { "", "<p>text", "" },
    { "<ul>", "<li>text", "</ul>" },
    { "<ul>", "<li><p>text<p>more", "</ul>" },
    { "<dl>", "<dt>a<dd>b", "</dl>" },
    { "<table>", "<tr><td>a<td>b", "</table>" },
    { "<table><tbody>", "<tr><td><p>a<p>b<th>c", "</table>" },
    { "<select>", "<option>a", "</select>" },
    { "", "<p class=MsoNormal><b>text", "" },
    { "", "<p><font face=Arial><i>text", "" },
    { "", "<a name=x>text", "" },
    { "", "<h2>a</h2><p>b<br>c<hr>", "" },
    { "<svg>", "<path d='x'/><use xlink:href='#a'/><image href='i'/>", "</svg>" },
    { "<div>", "<p>a<div>b</div>", "</div>" },
    { "", "<script>if (a<b) x='<div><div>'</script>", "" },
    { "", "<!-- <div> --><![CDATA[ <div> ]]>", "" },
    { "<p>", "<img src=a><input><br/>", "" },
    { "", "<p><o:p>&nbsp;</o:p></p>", "" },
    { "", "<math><mi>x</mi><mo>=</mo></math>", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *page = repeat (pages[i].start, pages[i].unit, 600, pages[i].end);

      g_test_message ("%s", pages[i].unit);
      expect_fine (page);
    }
}

static void
test_large (void)
{
  g_autofree char *large = g_strnfill ((8 << 20) + 1, 'x');
  g_autofree char *tags = repeat ("", "<br>", 2000000, "");
  g_autofree char *attributes =
      repeat ("", "<br a b c d e f g h i j k l m n o p q r s t u v w>", 160000, "");

  expect_refused (large);
  large[8 << 20] = '\0';
  expect_fine (large);
  expect_refused (tags);
  expect_refused (attributes);
}

static gint64
peak_kilobytes (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

/* Each of these once cost some parser minutes or gigabytes. Read or refused, it is soon over. */
static void
test_costly_pages (void)
{
  static const char *const units[] = {
    "<!--",
    "<!---->",
    "<",
    "</",
    "<a ",
    "<a '",
    "<a \"=",
    "&",
    "&a",
    "<b></b>",
    "<p><b></p>",
    "<table><b>",
    "<table>x",
    "<table><tr>x</table>",
    "<b><table><a>x",
    "<a><table><td><a>",
    "<svg><title><b>",
    "<svg><style><b x>",
    "<select><style><b>",
    "<select><textarea>",
    "<b><div></b>",
    "<i><p></i></p>",
    "</p>",
    "</br>",
    "<form><div></form>",
    "<template>",
    "<frameset>",
    "<plaintext>",
    "<math><mtext><b>",
    "<ruby><rt>",
    "<option><optgroup>",
    "<html a=b><body c=d>",
    "<nobr><u>",
    "<button><b>",
    "<object><b>",
    "<h1><h2>",
    "<textarea>",
    "<svg><foreignObject><p>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autofree char *page = repeat ("", units[i], 300000, "");
      g_autoptr (GTimer) timer = g_timer_new ();
      g_autoptr (AshHtml) html = ash_html_parse (page, -1, NULL);

      g_test_message ("%s %s %.2f s %" G_GINT64_FORMAT " kB", units[i],
                      html != NULL ? "read" : "refused", g_timer_elapsed (timer, NULL),
                      peak_kilobytes ());
      g_assert_cmpfloat (g_timer_elapsed (timer, NULL), <, 20);
    }
}

static void
test_mutations (void)
{
  static const char good[] =
      "<!DOCTYPE html><html><head><title>T</title><style>a{b}</style></head><body><p>x<b>y<p "
      "class=\"c\" id='d'>z&amp;</b><table><tr><td><a href=x>1<img src=2></td></table><svg><path "
      "d='1'/><title>t</title></svg><script>a<b</script><select><option>1</select></body></html>";

  for (int i = 0; i < 20000; i++)
    {
      char text[sizeof good];
      g_autoptr (AshHtml) html = NULL;

      memcpy (text, good, sizeof good);
      for (int j = 0; j < 1 + i % 6; j++)
        text[g_test_rand_int_range (0, sizeof good - 1)] =
            "<>&;'\"/!-[]= \nabp"[g_test_rand_int_range (0, 17)];
      html = ash_html_parse (text, -1, NULL);
      g_assert_nonnull (html);
      for (const AshHtmlNode *n = ash_html_root (html); n != NULL;
           n = ash_html_after (ash_html_root (html), n))
        if (ash_html_tag (n) != NULL && ash_html_start (n) != ASH_HTML_NO_OFFSET)
          g_assert_cmpint (text[ash_html_start (n)], ==, '<');
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/html/offsets", test_offsets);
  g_test_add_func ("/html/documents", test_documents);
  g_test_add_func ("/html/repeated-elements", test_repeated_elements);
  g_test_add_func ("/html/text", test_text);
  g_test_add_func ("/html/attribute-bomb", test_attribute_bomb);
  g_test_add_func ("/html/formatting-bomb", test_formatting_bomb);
  g_test_add_func ("/html/deep", test_deep);
  g_test_add_func ("/html/honest-pages", test_honest_pages);
  g_test_add_func ("/html/large", test_large);
  g_test_add_func ("/html/costly-pages", test_costly_pages);
  g_test_add_func ("/html/mutations", test_mutations);
  return g_test_run ();
}
