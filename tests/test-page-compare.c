/* page/: a page as pieces of text, and what became of each in another version of it. */
#include <ash-page-compare.h>

#include <string.h>

static char *
show_blocks (const char *html)
{
  static const char LETTERS[] = "phlrqcaim";
  g_autoptr (GPtrArray) blocks = ash_text_blocks_new (html, -1);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    {
      const AshTextBlock *block = g_ptr_array_index (blocks, i);

      g_string_append_printf (out, "%c", LETTERS[block->kind]);
      if (block->level > 0)
        g_string_append_printf (out, "%u", block->level);
      g_string_append_printf (out, ":%s\n", block->text);
    }
  return g_string_free (out, FALSE);
}

static void
assert_blocks (const char *html, const char *expected)
{
  g_autofree char *shown = show_blocks (html);

  g_assert_cmpstr (shown, ==, expected);
}

static void
test_blocks (void)
{
  assert_blocks ("<html><head><title>No</title><style>p{}</style></head><body><h2>Three  "
                 "families</h2><p>Every <b>chart</b>\n answers.</p><ul><li>Bars</li><li>Lines "
                 "<ol><li>a</li></ol> after</li></ul>",
                 "h2:Three families\np:Every chart answers.\nl:Bars\nl:Lines\nl:a\nl:after\n");
  assert_blocks ("<table><caption>Sizes</caption><tr><th>A</th><th>B</th></tr><tr><td><p>1</p>"
                 "<p>one</p></td><td>2</td></tr></table>",
                 "a:Sizes\nr:A | B\nr:1 one | 2\n");
  assert_blocks ("<p>See <img src='pics/dots%20a.png?v=1'> here</p><img src='x.png' alt=' Dots '>"
                 "<iframe title='A film' src='//x'></iframe><script>no()</script>",
                 "p:See\ni:dots%20a.png\n"
                 "p:here\ni:Dots\nm:A film\n");
}

static void
test_blocks_hostile (void)
{
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autofree char *shown = NULL;

  for (guint i = 0; i < 300; i++)
    g_string_append (deep, "<div>");
  g_string_append (deep, "end");
  shown = show_blocks (deep->str);
  g_assert_cmpstr (shown, ==, "p:end\n");
  assert_blocks ("", "");
  assert_blocks ("loose <i>text</i>", "p:loose text\n");
  assert_blocks ("<p> \xc2\xa0 </p><p></p><img><img src=''>", "");
}

static void
append_marked (GString *out, const char *text, GArray *ranges)
{
  guint at = 0;

  for (guint i = 0; ranges != NULL && i < ranges->len; i++)
    {
      const AshTextRange *range = &g_array_index (ranges, AshTextRange, i);

      g_assert_cmpuint (at, <=, range->start);
      g_assert_cmpuint (range->start, <, range->end);
      g_assert_cmpuint (range->end, <=, strlen (text));
      g_string_append_len (out, text + at, range->start - at);
      g_string_append_printf (out, "[%.*s]", (int) (range->end - range->start),
                              text + range->start);
      at = range->end;
    }
  g_string_append (out, text + at);
}

static char *
show_compared (const char *before, const char *after, guint *out_n)
{
  static const char SIGNS[] = "=~-+";
  g_autoptr (GPtrArray) a = ash_text_blocks_new (before, -1);
  g_autoptr (GPtrArray) b = ash_text_blocks_new (after, -1);
  g_autoptr (GPtrArray) pieces = ash_page_compare (a, b);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < pieces->len; i++)
    {
      const AshPiece *piece = g_ptr_array_index (pieces, i);

      g_string_append_c (out, SIGNS[piece->fate]);
      if (piece->before != NULL)
        append_marked (out, piece->before->text, piece->gone);
      if (piece->fate == ASH_PIECE_CHANGED)
        g_string_append (out, " > ");
      if (piece->after != NULL && piece->fate != ASH_PIECE_SAME)
        append_marked (out, piece->after->text, piece->come);
      g_string_append_c (out, '\n');
    }
  if (out_n != NULL)
    *out_n = ash_page_compare_count (pieces);
  return g_string_free (out, FALSE);
}

static void
assert_compared (const char *before, const char *after, const char *expected)
{
  g_autofree char *shown = show_compared (before, after, NULL);

  g_assert_cmpstr (shown, ==, expected);
}

static void
test_compare (void)
{
  assert_compared ("<p>a</p><p>b</p>", "<p>a</p>\n<div><p>b</p></div>", "=a\n=b\n");
  assert_compared ("<p>one</p><p>two</p><p>three</p>", "<p>one</p><p>three</p><p>four</p>",
                   "=one\n-two\n=three\n+four\n");
  assert_compared (
      "<h2>Try it</h2><p>Bring one chart to Tuesday’s seminar and tell the person next "
      "to you.</p>",
      "<h2>Try it</h2><p>Bring one chart to the discussion and tell another learner."
      "</p>",
      "=Try it\n~Bring one chart to [Tuesday’s seminar] and tell [the person next to "
      "you]. > Bring one chart to [the discussion] and tell [another learner].\n");
  /* A heading that became a paragraph is changed, though no word of it is. */
  assert_compared ("<h2>Try it</h2>", "<p>Try it</p>", "~Try it > Try it\n");
  /* A picture never becomes a paragraph. */
  assert_compared ("<p>dots.png</p>", "<img src='dots.png'>", "-dots.png\n+dots.png\n");
  assert_compared ("", "<p>new</p>", "+new\n");
  assert_compared ("<p>old</p>", "", "-old\n");
  assert_compared ("", "", "");
  assert_compared ("<p>地図は役に立つ</p>", "<p>地図も役に立つ</p>",
                   "~地図[は]役に立つ > 地図[も]役に立つ\n");
}

static void
test_moved (void)
{
  guint n;
  g_autofree char *shown = show_compared ("<p>a a a</p><p>b b b</p><p>c c c</p>",
                                          "<p>b b b</p><p>c c c</p><p>a a a</p>", &n);

  g_assert_cmpstr (shown, ==, "-a a a\n=b b b\n=c c c\n+a a a\n");
  g_assert_cmpuint (n, ==, 2);
}

/* Every piece of either side is in the result once, however long the texts are. */
static void
test_long (void)
{
  g_autoptr (GString) before = g_string_new (NULL);
  g_autoptr (GString) after = g_string_new (NULL);
  g_autoptr (GPtrArray) a = NULL;
  g_autoptr (GPtrArray) b = NULL;
  g_autoptr (GPtrArray) pieces = NULL;
  guint n_before = 0;
  guint n_after = 0;
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < 5000; i++)
    {
      g_string_append_printf (before, "<p>old %u</p>", i);
      g_string_append_printf (after, "<p>new %u</p>", i * 7);
    }
  a = ash_text_blocks_new (before->str, -1);
  b = ash_text_blocks_new (after->str, -1);
  pieces = ash_page_compare (a, b);
  for (guint i = 0; i < pieces->len; i++)
    {
      const AshPiece *piece = g_ptr_array_index (pieces, i);

      n_before += piece->before != NULL;
      n_after += piece->after != NULL;
    }
  g_assert_cmpuint (n_before, ==, 5000);
  g_assert_cmpuint (n_after, ==, 5000);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 20 * G_USEC_PER_SEC);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/compare/blocks", test_blocks);
  g_test_add_func ("/compare/blocks-hostile", test_blocks_hostile);
  g_test_add_func ("/compare/pieces", test_compare);
  g_test_add_func ("/compare/moved", test_moved);
  g_test_add_func ("/compare/long", test_long);
  return g_test_run ();
}
