/* page/: pages joined to one. */
#include "page-split-fixture.h"

static void
test_join (void)
{
  static const struct
  {
    const char *one, *two, *joined;
  } cases[] = {
    { "<p>a</p>", "<p>b</p>", "<p>a</p><p>b</p>" },
    { "a", "<b>b</b>", "a\n<b>b</b>" },
    { "", "<p>b</p>", "<p>b</p>" },
    { "<p>a</p>", "", "<p>a</p>" },
    { "<html><head><title>t</title></head><body><p>a</p>\n</body></html>", "<p>b</p>",
      "<html><head><title>t</title></head><body><p>a</p>\n<p>b</p></body></html>" },
    { "<p>a</p>", "<html><head><style>x</style></head><body><p>b</p></body></html>",
      "<p>a</p><style>x</style>\n<p>b</p>" },
    { "<html><head><link rel=stylesheet href=a></head><body>a</body></html>",
      "<html><head><link rel=stylesheet href=a><link rel='stylesheet' href=b></head><body "
      "lang=de><p>b</p></body></html>",
      "<html><head><link rel=stylesheet href=a><link rel='stylesheet' href=b>\n</head><body>a"
      "<div lang=\"de\"><p>b</p></div></body></html>" },
    { "<p id=x><a href=#x>a</a></p>",
      "<p id=x>b<a href='#x'>1</a><label for=x>2</label><i aria-labelledby='y x'></i></p>",
      "<p id=x><a href=#x>a</a></p><p id=\"x-2\">b<a href=\"#x-2\">1</a><label "
      "for=\"x-2\">2</label>"
      "<i aria-labelledby=\"y x-2\"></i></p>" },
    { "<p id=x>a</p><p id=x-2>b</p>", "<a name=x>c</a>",
      "<p id=x>a</p><p id=x-2>b</p><a name=\"x-3\">c</a>" },
    { "<div class=a><p>a</p></div>", "<div class=a><p>b</p></div>",
      "<div class=a><p>a</p></div><div class=a><p>b</p></div>" },
    { "<div class=a><p>a</p></div>", "<div data-continued=\"\" class=a><p>b</p></div>",
      "<div class=a><p>a</p><p>b</p></div>" },
    { "<div class=a><p>a</p></div>", "<div data-continued=\"\" class=b><p>b</p></div>",
      "<div class=a><p>a</p></div><div data-continued=\"\" class=b><p>b</p></div>" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *pages[] = { cases[i].one, cases[i].two };
      g_autofree char *joined = ash_page_join (pages, 2, NULL, NULL);

      g_test_message ("%s + %s", cases[i].one, cases[i].two);
      g_assert_cmpstr (joined, ==, cases[i].joined);
    }
}

static void
test_joined_names (void)
{
  const char *pages[] = { "<p id=x>a</p>", "<h2 id=x>b</h2>", "<p>c</p><p id=z>" };
  g_autoptr (GPtrArray) joined = NULL;
  g_autofree char *page = ash_page_join (pages, 3, &joined, NULL);
  AshPageJoined **all = (AshPageJoined **) joined->pdata;

  g_assert_cmpstr (page, ==, "<p id=x>a</p><h2 id=\"x-2\">b</h2><p>c</p><p id=z>");
  g_assert_cmpstr (all[0]->anchor, ==, "x");
  g_assert_cmpstr (all[1]->anchor, ==, "x-2");
  g_assert_null (all[2]->anchor);
  g_assert_cmpstr (g_hash_table_lookup (all[1]->names, "x"), ==, "x-2");
  g_assert_cmpuint (g_hash_table_size (all[2]->names), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page-split/join", test_join);
  g_test_add_func ("/page-split/joined-names", test_joined_names);
  return g_test_run ();
}
