/* The rule about links that only the class could open that a course was taught to. */
#include "made-plan.h"

#include <ash-old-link.h>

static const char *const COURSES[] = {
  "https://canvas.uni.example/courses/4711",
  "https://canvas.uni.example/courses/4711/pages/how-to?module_item_id=3",
  "HTTP://moodle.uni.example/my/mod/forum/view.php?id=3",
  "https://uni.example/moodle/course/view.php?id=12",
  "https://lms.uni.example/d2l/le/content/7/Home",
  "https://bb.uni.example/ultra/courses/_12_1/outline",
  "https://sakai.uni.example/portal/site/5f1",
  "https://sakai.uni.example/access/content/group/5f1/a.png",
};
static const char *const MEETINGS[] = {
  "https://uni.zoom.us/j/123",
  "https://zoom.us:443/my/dr",
  "https://meet.google.com/abc-defg-hij",
  "https://teams.microsoft.com/l/meetup-join/19",
};
static const char *const OTHERS[] = {
  "https://ocw.example/courses/6-0001-introduction/",
  "https://zoom.us",
  "https://notzoom.us/j/1",
  "https://example.org/courses/",
  "https://example.org/mod/",
  "https://example.org/?next=/courses/4711",
  "courses/4711",
  "mailto:a@example.org",
  "https://",
  "",
};

static void
test_addresses (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (COURSES); i++)
    g_assert_cmpint (ash_old_link (COURSES[i]), ==, ASH_OLD_LINK_COURSE);
  for (guint i = 0; i < G_N_ELEMENTS (MEETINGS); i++)
    g_assert_cmpint (ash_old_link (MEETINGS[i]), ==, ASH_OLD_LINK_MEETING);
  for (guint i = 0; i < G_N_ELEMENTS (OTHERS); i++)
    g_assert_cmpint (ash_old_link (OTHERS[i]), ==, ASH_OLD_LINK_NONE);
}

static AshItem *
add_page (Plan *plan, const char *html)
{
  return made_item (plan->made, NULL, ASH_ITEM_PAGE, "Overview", html);
}

static void
test_old_link (void)
{
  g_auto (Plan) plan = { 0 };
  AshItem *page;

  plan_init (&plan);
  page = add_page (&plan, "<a href=\"https://canvas.uni.example/courses/4711/pages/a\">a</a> "
                          "<a href=\"https://canvas.uni.example/courses/4711/pages/a\">again</a> "
                          "<img src=\"https://bb.uni.example/webapps/blackboard/a.png\" alt=\"A\"> "
                          "<a href=\"https://uni.zoom.us/j/123\">c</a>");
  assert_finds (&plan, "old-link", page, 3);
}

static void
test_quiet (void)
{
  g_auto (Plan) plan = { 0 };

  plan_init (&plan);
  for (guint i = 0; i < G_N_ELEMENTS (OTHERS); i++)
    if (g_str_has_prefix (OTHERS[i], "https://"))
      {
        g_autofree char *html = g_strdup_printf ("<a href=\"%s\">x</a>", OTHERS[i]);

        add_page (&plan, html);
      }
  assert_quiet (&plan);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/check/old-link/addresses", test_addresses);
  g_test_add_func ("/check/old-link", test_old_link);
  g_test_add_func ("/check/old-link/quiet", test_quiet);
  return g_test_run ();
}
