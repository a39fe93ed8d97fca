/* page/: a page is cut into blocks, and put together again byte by byte. */
#include <ash-archive.h>
#include <ash-page-blocks.h>
#include <ash-page.h>
#include <ash-path.h>

#include <string.h>

static char *
describe (const AshPageBlocks *blocks)
{
  static const char *const kinds[] = { "p",    "h",  "list",    "table", "figure", "quote",
                                       "code", "hr", "section", "text",  "other" };
  static const char *const locks[] = { "",       "script",  "style",   "form",    "frame",
                                       "player", "drawing", "unknown", "comment", "repaired" };
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < ash_page_blocks_get_n (blocks); i++)
    {
      const AshPageBlock *block = ash_page_blocks_get (blocks, i);

      g_string_append_printf (out, "%s%s%s%s", i > 0 ? " " : "", kinds[block->kind],
                              block->lock != ASH_LOCK_NONE ? "!" : "", locks[block->lock]);
    }
  return g_string_free (out, FALSE);
}

static void
test_cut (void)
{
  static const struct
  {
    const char *html, *blocks;
  } cases[] = {
    { "", "" },
    { "just text", "text" },
    { "one <b>two</b> three<br>four", "text" },
    { "<h1>A</h1>\n<p>b</p><ul><li>c</ul>\n<table><tr><td>d</table><hr>", "h p list table hr" },
    { "<p>one\n<p>two\n", "p p" },
    { "text<p>p</p>text<p>p", "text p text p" },
    { "a <b>b</b><div>c</div><i>d</i> e", "text section text" },
    { "<!DOCTYPE html><html><head><title>x</title></head><body>\n<p>a</p>\n</body></html>\n", "p" },
    { "<html><body></body></html>", "" },
    { "<html><head><title>x</title></head><body>  \n <!-- c --> </body></html>", "" },
    { "<body><div id=a><div class=b>\n<h2>A</h2><p>b</p></div>\n</div></body>", "h p" },
    { "<div><p>a</p></div><div>b</div>", "section section" },
    { "<div>only text</div>", "text" },
    { "<div><p>a</p>", "section!repaired" },
    { "<p>a</p><script>b()</script><p>c</p>", "p other!script p" },
    { "<p onclick='x()'>a</p>", "p!script" },
    { "<p><a href=' java\nscript:x()'>a</a></p>", "p!script" },
    { "<form><p>a</p></form><p>b</p>", "other!form p" },
    { "<p><iframe src=x></iframe></p><p>b", "p!frame p" },
    { "<p><video src=x></video></p>", "p!player" },
    { "<p>x <svg viewBox='0 0 1 1'><path d=''/></svg></p><math><mi>x</mi></math>",
      "p!drawing text!drawing" },
    { "<my-card>a</my-card><p>b</p>", "text!unknown p" },
    { "<p>a</p><style>b{}</style>", "p other!style" },
    { "<p>un<b>closed</p><p>more</p></b><p>fine</p>", "p!repaired p!repaired p" },
    { "<p>a</b>c</p><p>d</p>", "p p" },
    { "<p><!--[if gte mso 9]>x<![endif]-->a</p><p><!-- fine -->b</p>", "p!comment p" },
    { "<table><p>moved</p><tr><td>a</td></tr></table><p>b</p>", "other!repaired p" },
    { "<html><body><p>a</p></body><p>late</p></html>", "p p" },
    { "<p>a</p>tail\n</body>\n</html>\n", "p text" },
    { "<figure><img src=a.png alt=b></figure><img src=c.png>", "figure figure" },
    { "<div><p>a</div></p>", "section" },
    { "<h1>a<h2>b</h2>", "h!repaired h" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AshPageBlocks) blocks = ash_page_blocks_new (cases[i].html, NULL);
      g_autofree char *said = describe (blocks);

      g_test_message ("%s", cases[i].html);
      g_assert_cmpstr (said, ==, cases[i].blocks);
    }
}

/* Blocks as they are. */
static char *
same_again (const AshPageBlocks *blocks)
{
  guint n = ash_page_blocks_get_n (blocks);
  g_autofree AshPagePart *parts = g_new0 (AshPagePart, n);

  for (guint i = 0; i < n; i++)
    parts[i].block = (int) i;
  return ash_page_blocks_compose (blocks, parts, n);
}

static char *
compose (const char *html, AshPagePart *parts, guint n)
{
  g_autoptr (AshPageBlocks) blocks = ash_page_blocks_new (html, NULL);

  return ash_page_blocks_compose (blocks, parts, n);
}

#define PAGE "<body class='x'>\n<h1 id=t>T</h1>\n\n<p>one</p><!-- note -->\n<p>two</p>\n</body >"

static void
test_compose (void)
{
  static const struct
  {
    AshPagePart parts[4];
    guint n;
    const char *html;
  } cases[] = {
    { { { 0, NULL }, { 1, NULL }, { 2, NULL } }, 3, PAGE },
    { { { 0, NULL }, { 1, "<p>1</p>" }, { 2, NULL } },
      3,
      "<body class='x'>\n<h1 id=t>T</h1>\n\n<p>1</p><!-- note -->\n<p>two</p>\n</body >" },
    { { { 0, NULL }, { 1, NULL } },
      2,
      "<body class='x'>\n<h1 id=t>T</h1>\n\n<p>one</p><!-- note -->\n</body >" },
    { { { 0, NULL }, { 2, NULL } },
      2,
      "<body class='x'>\n<h1 id=t>T</h1><!-- note -->\n<p>two</p>\n</body >" },
    { { { 1, NULL }, { 2, NULL } },
      2,
      "<body class='x'>\n\n\n<p>one</p><!-- note -->\n<p>two</p>\n</body >" },
    { { { 0, NULL }, { 2, NULL }, { 1, NULL } },
      3,
      "<body class='x'>\n<h1 id=t>T</h1><!-- note -->\n<p>two</p>\n\n<p>one</p>\n</body >" },
    { { { 0, NULL }, { -1, "<p>new</p>" }, { 1, NULL }, { 2, NULL } },
      4,
      "<body class='x'>\n<h1 id=t>T</h1>\n<p>new</p>\n\n<p>one</p><!-- note -->\n<p>two</p>\n"
      "</body >" },
    { { { 0, "" }, { 1, NULL }, { 2, NULL } },
      3,
      "<body class='x'>\n\n\n<p>one</p><!-- note -->\n<p>two</p>\n</body >" },
    { { { 0, NULL }, { 0, NULL }, { 1, NULL }, { 2, NULL } }, 4, PAGE },
    { { { 0, NULL }, { 1, NULL }, { 2, NULL }, { 7, NULL } }, 4, PAGE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AshPagePart parts[4];
      g_autofree char *html = NULL;

      memcpy (parts, cases[i].parts, sizeof parts);
      html = compose (PAGE, parts, cases[i].n);
      g_assert_cmpstr (html, ==, cases[i].html);
    }
}

/* A comment before a block that goes stays, wherever the block was. */
static void
test_comments_stay (void)
{
  AshPagePart parts[] = { { 0, NULL } };
  g_autofree char *html =
      compose ("<p>a</p>\n<!-- 1 -->\n<p>b</p>\n<!-- 2 -->\n<p>c</p>", parts, 1);

  g_assert_cmpstr (html, ==, "<p>a</p>\n<!-- 1 -->\n<!-- 2 -->");
}

static void
test_ranges (void)
{
  AshPagePart parts[] = { { 0, NULL }, { -1, "<p>new</p>" }, { -1, "<p><br></p>" }, { 1, "" } };
  g_autofree char *html = compose ("<p>a</p>\n<p>b</p>", parts, 4);
  g_autofree char *made = g_strndup (html + parts[1].start, parts[1].end - parts[1].start);

  g_assert_cmpstr (html, ==, "<p>a</p>\n<p>new</p>");
  g_assert_cmpstr (made, ==, "<p>new</p>");
  g_assert_cmpuint (parts[2].start, ==, parts[2].end);
  g_assert_cmpuint (parts[3].start, ==, parts[3].end);
}

static void
test_first_block (void)
{
  static const char *const cases[][2] = {
    { "", "<p>a</p>" },
    { "<html><head></head><body></body></html>",
      "<html><head></head><body><p>a</p>\n</body></html>" },
    { "<body>\n</body>", "<body><p>a</p>\n</body>" },
    { "<div class=\"x\"></div>", "<div class=\"x\"><p>a</p>\n</div>" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AshPagePart parts[] = { { -1, "<p>a</p>" } };
      g_autofree char *html = compose (cases[i][0], parts, 1);

      g_assert_cmpstr (html, ==, cases[i][1]);
    }
}

/* What is locked keeps its bytes, whatever an editor says. */
static void
test_locked_stays (void)
{
  const char *page = "<p>a</p>\n<script>x( 1 )</script>\n<p onclick=y()>b</p>";
  AshPagePart parts[] = { { 0, "<p>b</p>" }, { 1, "<p>gone</p>" }, { 2, "" } };
  g_autofree char *html = compose (page, parts, 3);

  g_assert_cmpstr (html, ==, "<p>b</p>\n<script>x( 1 )</script>\n<p onclick=y()>b</p>");
}

/* What says the same is not written anew. */
static void
test_same_meaning (void)
{
  AshPagePart parts[] = { { 0, "<p>a <b>b</b> c<br></p>" },
                          { 1, "<ul>\n\t<li>x</li><li>y\n</li></ul>" },
                          { 2, "<p>loose</p>" } };
  const char *page = "<P>a <b >b</b> c</P>\n<ul>\n\t<li>x<li>y\n</ul>loose";
  g_autofree char *html = compose (page, parts, 3);

  g_assert_cmpstr (html, ==, page);
}

static void
test_clean (void)
{
  static const struct
  {
    const char *html, *clean;
  } cases[] = {
    { "<p>a<span style=\"font-size: 16px\">b</span></p>", "<p>ab</p>" },
    { "<p><b>a</b> <i>b</i> <strike>c</strike></p>",
      "<p><strong>a</strong> <em>b</em> <s>c</s></p>" },
    { "<div>a</div><div><p>b</p></div>", "<p>a</p>\n<p>b</p>" },
    { "text<p>a</p>more <b>b</b>", "<p>text</p>\n<p>a</p>\n<p>more <strong>b</strong></p>" },
    { "<p>a<script>x()</script><iframe src=x>y</iframe></p>", "<p>a</p>" },
    { "<p onclick=x() id=y class=z>a</p>", "<p>a</p>" },
    { "<p><a href=\"javascript:x()\">a</a> <a href=\"x.html?a&amp;b\">b</a></p>",
      "<p>a <a href=\"x.html?a&amp;b\">b</a></p>" },
    { "<p><a href=\"&#106;ava&#10;script:x()\">a</a></p>", "<p>a</p>" },
    { "<p><a href=\"data:text/html,x\">a</a><img src=\"file:///etc/x\"></p>", "<p>a</p>" },
    { "<p><a href=\"ash:item/x\">a</a><img src=\"ash:asset/y\" alt=\"\"></p>",
      "<p><a href=\"ash:item/x\">a</a><img src=\"ash:asset/y\" alt=\"\"></p>" },
    { "<p>a&nbsp;b</p>", "<p>a b</p>" },
    { "<p><br></p><p></p><ul><li><br></li></ul>", "" },
    { "<p>a<br>b<br></p>", "<p>a<br>b</p>" },
    { "<ul><li>a</li><li>b</li></ul>", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>" },
    { "<table><tr><th scope=\"col\">a</th><td></td></tr></table>",
      "<table>\n<tbody>\n<tr><th scope=\"col\">a</th><td></td></tr>\n</tbody>\n</table>" },
    { "<custom-x>a</custom-x><form><p>b</p></form><input>", "<p>a</p>" },
    { "<p>a &lt;b&gt; &amp; c</p>", "<p>a &lt;b&gt; &amp; c</p>" },
    { "<p>a<b></b><a></a></p>", "<p>a</p>" },
    { "<p>a<ul><li>b</li></ul></p>", "<p>a</p>\n<ul>\n<li>b</li>\n</ul>" },
    { "<svg><script>x()</script></svg><math><mtext><img src=x onerror=y()></mtext></math>", "" },
    { "<p><img src=x alt=\"&quot;><script>x()</script>\"></p>",
      "<p><img src=\"x\" alt=\"&quot;&gt;&lt;script&gt;x()&lt;/script&gt;\"></p>" },
  };
  g_autoptr (AshPageBlocks) page = ash_page_blocks_new ("<p>plain</p>", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *clean = ash_page_clean (cases[i].html, page, ASH_CLEAN_BLOCKS);
      g_autofree char *again = ash_page_clean (clean, page, ASH_CLEAN_BLOCKS);

      g_test_message ("%s", cases[i].html);
      g_assert_cmpstr (clean, ==, cases[i].clean);
      g_assert_cmpstr (again, ==, clean);
    }
}

/* What the author had stays on what is touched; what an editor adds does not. */
static void
test_author_keeps (void)
{
  const char *html = "<p class=\"lead\" style=\"color: red\">a <span class='k'>b</span> <b>c</b>"
                     "\xc2\xa0"
                     "d<br/></p>";
  const char *back = "<p class=\"lead\" style=\"color: red\">a <span class=\"k\">bb</span> "
                     "<b>c</b>\xc2\xa0"
                     "d <span style=\"color: red\">x</span></p>";
  AshPagePart parts[] = { { 0, back } };
  g_autofree char *out = compose (html, parts, 1);

  g_assert_cmpstr (out, ==,
                   "<p class=\"lead\" style=\"color: red\">a <span class=\"k\">bb</span> "
                   "<b>c</b>\xc2\xa0"
                   "d x</p>");
}

static void
test_paste (void)
{
  g_autoptr (AshPageBlocks) page = ash_page_blocks_new ("<p class=\"lead\">a</p>", NULL);
  g_autofree char *clean = ash_page_clean (
      "<meta charset=utf-8><style>x</style><p class=\"lead MsoNormal\" style='mso-x:y'>"
      "<span lang=EN-GB>Word <u>text</u></span><o:p></o:p></p>tail",
      page, ASH_CLEAN_PASTED);

  g_assert_cmpstr (clean, ==, "<p><span lang=\"EN-GB\">Word text</span></p>\n<p>tail</p>");
}

/* Pages that stop at nothing: never a crash, and always the same bytes. */
static void
test_hostile (void)
{
  static const char *const pages[] = {
    "<",
    "<p",
    "<p a=\"",
    "</p></p></div>",
    "<table><table><td><p>",
    "<!-- <p>a</p>",
    "<p>a</p></body></body><p>b</html>c</body>d",
    "<b><i><p>a</b>b</i>c</p>",
    "\xc2\xa0",
    "&#0;&",
    "<frameset><frame></frameset>",
    "<html><html><body><body class=x><p>a",
    "<plaintext><p>a",
    "<select><p>a</select><p>b",
    "<a href=x><p>a<a href=y>b</p></a>c",
    "<p><p><p></p></p></p>",
    "<ul><p>a</ul>b<li>c",
    "<title>x</title><p>a",
    "<template><p>a</template>",
    "<textarea><p>a",
    "<noscript><p>a</noscript>b",
    "<svg><p>a</svg>b",
    "<!doctype html>\r\n<p>a\r\n<p>b\r\n",
    "<p>a</p><![CDATA[x]]><?php echo 1 ?><p>b</p>",
    "<ruby>a<rt>b</ruby>",
    "<dl><dt>a<dd>b</dl>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autoptr (AshPageBlocks) blocks = ash_page_blocks_new (pages[i], NULL);
      g_autofree char *again = blocks != NULL ? same_again (blocks) : NULL;

      g_test_message ("%s", pages[i]);
      if (blocks != NULL)
        g_assert_cmpstr (again, ==, pages[i]);
    }
}

/* The corpus */

typedef struct
{
  char *path;
  GByteArray *bytes;
  guint pages;
  guint blocks;
  guint locked;
  guint edited;
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

/* The first letter of a text in @html becomes another one, as a person would do it. */
static char *
with_another_word (const char *html)
{
  gboolean is_tag = FALSE;

  for (const char *p = html; *p != '\0'; p++)
    {
      if (*p == '<' && g_str_has_prefix (p, "<!--"))
        {
          p = strstr (p, "-->");
          if (p == NULL)
            return NULL;
          p += 2;
        }
      else if (*p == '<')
        is_tag = TRUE;
      else if (*p == '>')
        is_tag = FALSE;
      else if (!is_tag && g_ascii_isalpha (*p) && (p == html || strchr ("> \n", p[-1]) != NULL))
        return g_strdup_printf ("%.*sWord%s", (int) (p - html), html, p);
    }
  return NULL;
}

static void
change_each_block (Walk *walk, const AshPageBlocks *blocks)
{
  const char *source = ash_page_blocks_get_source (blocks);
  guint n = ash_page_blocks_get_n (blocks);
  g_autofree AshPagePart *parts = g_new0 (AshPagePart, n);

  for (guint i = 0; i < n; i++)
    {
      const AshPageBlock *block = ash_page_blocks_get (blocks, i);
      g_autofree char *html = ash_page_blocks_dup_html (blocks, i);
      g_autofree char *changed = block->lock == ASH_LOCK_NONE ? with_another_word (html) : NULL;
      g_autofree char *page = NULL;
      g_autoptr (AshPageBlocks) after = NULL;
      gsize rest = strlen (source) - block->end;

      walk->locked += block->lock != ASH_LOCK_NONE;
      if (changed == NULL)
        continue;
      for (guint j = 0; j < n; j++)
        parts[j] = (AshPagePart){ .block = (int) j, .html = j == i ? changed : NULL };
      page = ash_page_blocks_compose (blocks, parts, n);
      walk->edited++;
      g_assert_cmpstr (page, !=, source);
      g_assert_cmpmem (page, block->start, source, block->start);
      g_assert_cmpstr (page + strlen (page) - rest, ==, source + block->end);
      after = ash_page_blocks_new (page, NULL);
      g_assert_nonnull (after);
      for (guint j = 0; j < n && ash_page_blocks_get_n (after) == n; j++)
        {
          g_autofree char *was = ash_page_blocks_dup_html (blocks, j);
          g_autofree char *is = ash_page_blocks_dup_html (after, j);

          if (j != i)
            g_assert_cmpstr (was, ==, is);
        }
    }
}

static void
check_page (Walk *walk, GBytes *bytes)
{
  g_autofree char *text = ash_page_decode (bytes, NULL);
  g_autoptr (GBytes) back = ash_page_encode (bytes, text);
  g_autoptr (AshPageBlocks) blocks = ash_page_blocks_new (text, NULL);
  g_autofree char *again = blocks != NULL ? same_again (blocks) : NULL;

  g_assert_true (g_bytes_equal (bytes, back));
  if (blocks == NULL)
    return;
  g_test_message ("%s", walk->path);
  g_assert_cmpstr (again, ==, text);
  walk->pages++;
  walk->blocks += ash_page_blocks_get_n (blocks);
  if (strlen (text) < 200000)
    change_each_block (walk, blocks);
}

static gboolean
end_cb (gpointer user_data, GError **error)
{
  Walk *walk = user_data;
  g_autoptr (GBytes) bytes = g_bytes_new (walk->bytes->data, walk->bytes->len);

  if (g_str_has_prefix (ash_path_media_type (walk->path), "text/html"))
    check_page (walk, bytes);
  return TRUE;
}

static void
walk_folder (Walk *walk, const char *folder, guint depth)
{
  static const AshArchiveSink sink = {
    .begin = begin_cb, .data = data_cb, .end = end_cb, .refused = refused_cb
  };
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *data = NULL;
      gsize length;

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && depth < 4)
        walk_folder (walk, path, depth + 1);
      else if (g_str_has_suffix (name, ".imscc"))
        ash_archive_read (path, &sink, walk, NULL, NULL);
      else if (g_str_has_suffix (name, ".html") && g_file_get_contents (path, &data, &length, NULL))
        {
          g_autoptr (GBytes) bytes = g_bytes_new (data, length);

          g_free (walk->path);
          walk->path = g_steal_pointer (&path);
          check_page (walk, bytes);
        }
    }
}

static void
walk_pages (const char *folder)
{
  Walk walk = { .bytes = g_byte_array_new () };

  walk_folder (&walk, folder, 0);
  g_test_message ("%u pages, %u blocks, %u locked, %u edited", walk.pages, walk.blocks, walk.locked,
                  walk.edited);
  if (walk.pages == 0)
    g_test_skip ("no pages here");
  else
    g_assert_cmpuint (walk.edited, >, 0);
  g_byte_array_unref (walk.bytes);
  g_free (walk.path);
}

static void
test_sample (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "..", "data", "sample", NULL);

  walk_pages (folder);
}

static void
test_corpus (void)
{
  g_autofree char *folder =
      g_test_build_filename (G_TEST_DIST, "..", "..", "shared", "corpus", "imscc", NULL);

  walk_pages (folder);
}

static void
test_encode (void)
{
  static const struct
  {
    const char *bytes, *text, *added, *result;
  } cases[] = {
    { "<p>caf\xc3\xa9</p>", "<p>caf\xc3\xa9</p>", "<p>caf\xc3\xa9 \xe2\x82\xac</p>",
      "<p>caf\xc3\xa9 \xe2\x82\xac</p>" },
    { "\xef\xbb\xbf<p>\xc3\xa9</p>", "<p>\xc3\xa9</p>", "<p>a</p>", "\xef\xbb\xbf<p>a</p>" },
    { "<meta charset=iso-8859-1><p>caf\xe9</p>", "<meta charset=iso-8859-1><p>caf\xc3\xa9</p>",
      "<meta charset=iso-8859-1><p>caf\xc3\xa9 \xe2\x82\xac \xe7\x8c\xab</p>",
      "<meta charset=iso-8859-1><p>caf\xe9 \x80 &#29483;</p>" },
    { "<p>\x93quoted\x94</p>", "<p>\xe2\x80\x9cquoted\xe2\x80\x9d</p>",
      "<p>\xe2\x80\x9cquoted\xe2\x80\x9d \xc3\xa9</p>", "<p>\x93quoted\x94 \xe9</p>" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].bytes, strlen (cases[i].bytes));
      g_autofree char *text = ash_page_decode (bytes, NULL);
      g_autoptr (GBytes) back = ash_page_encode (bytes, text);
      g_autoptr (GBytes) edited = ash_page_encode (bytes, cases[i].added);

      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_true (g_bytes_equal (bytes, back));
      g_assert_cmpmem (g_bytes_get_data (edited, NULL), g_bytes_get_size (edited), cases[i].result,
                       strlen (cases[i].result));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/blocks/cut", test_cut);
  g_test_add_func ("/blocks/compose", test_compose);
  g_test_add_func ("/blocks/comments", test_comments_stay);
  g_test_add_func ("/blocks/ranges", test_ranges);
  g_test_add_func ("/blocks/first", test_first_block);
  g_test_add_func ("/blocks/locked", test_locked_stays);
  g_test_add_func ("/blocks/same-meaning", test_same_meaning);
  g_test_add_func ("/blocks/clean", test_clean);
  g_test_add_func ("/blocks/author", test_author_keeps);
  g_test_add_func ("/blocks/paste", test_paste);
  g_test_add_func ("/blocks/hostile", test_hostile);
  g_test_add_func ("/blocks/encode", test_encode);
  g_test_add_func ("/blocks/sample", test_sample);
  g_test_add_func ("/blocks/corpus", test_corpus);
  return g_test_run ();
}
