/* formats/cc: what is written of items. */
#include "cc-write-fixture.h"

#define assert_lacks(text, part) g_assert_null (strstr (text, part))

static char *
descriptor_of (const char *title)
{
  g_autofree char *id = ash_id_derive ("item", title, NULL);

  return g_strconcat ("i", id, ".xml", NULL);
}

static const AshCartridgeOptions EDX = { ASH_CC_1_1, ASH_LAYOUT_WEB_RESOURCES, FALSE, TRUE };

/* The independent checker, where it stands beside the source. */
static gboolean
find_checker (char **out_path)
{
  *out_path = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "..", "..", "shared", "tools",
                                "cc-check", NULL);
  return g_file_test (*out_path, G_FILE_TEST_IS_EXECUTABLE) &&
         g_file_test ("/usr/bin/python3", G_FILE_TEST_EXISTS);
}

static void
test_conforms (void)
{
  const AshCartridgeOptions *all[] = { &PLAIN_1_1, &PLAIN_1_3, &EDX };
  g_autoptr (Course) course = course_new ();
  g_autofree char *checker = NULL;

  if (!find_checker (&checker))
    {
      g_test_skip ("../shared/tools/cc-check is not there");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autofree char *path = write_course (course, "out.imscc", all[i]);
      const char *argv[] = { "/usr/bin/python3", checker, "--importers", path, NULL };
      g_autofree char *said = NULL;
      g_autoptr (GError) error = NULL;
      int status;

      g_spawn_sync (NULL, (char **) argv, NULL, 0, NULL, NULL, &said, NULL, &status, &error);
      g_assert_no_error (error);
      /* The one link that was dead in the course already. */
      g_test_message ("%s", said);
      assert_has (said, " 1 errors");
      assert_has (said, "'gone.html' leads nowhere");
    }
}

static void
test_same_bytes (void)
{
  g_autoptr (Course) course = course_new ();
  g_autoptr (Course) again = course_new ();
  g_autofree char *a = write_course (course, "a.imscc", &PLAIN_1_3);
  g_autofree char *b = write_course (again, "b.imscc", &PLAIN_1_3);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  gsize first_length, second_length;

  g_file_get_contents (a, &first, &first_length, NULL);
  g_file_get_contents (b, &second, &second_length, NULL);
  g_assert_cmpmem (first, first_length, second, second_length);
}

static void
test_pages (void)
{
  g_autoptr (Course) course = course_new ();
  g_autofree char *path = write_course (course, "a.imscc", &PLAIN_1_1);
  g_autoptr (GHashTable) members = read_package (path);
  const char *first = member_text (members, "pages/first.html");
  const char *second = member_text (members, "pages/second.html");

  assert_has (first, "<img src=\"../media/My_dot.png\" alt=\"dot\">");
  assert_has (first, "<a href='second.html#s'>second</a>");
  assert_has (first, "<a href=\"../media/dot.png\">dot</a>");
  assert_has (first, "<a href=\"gone.html\">gone</a></body></html>");
  assert_has (second, "charset=utf-8\"></head><body><p>\xc3\xbc</p></body></html>");
  g_assert_cmpstr (member_text (members, "media/My_dot.png"), ==, "\x89PNG my dot");
  assert_has (member_text (members, "odd/thing.xml"), "<odd/>");
}

static void
test_web_resources (void)
{
  g_autoptr (Course) course = course_new ();
  g_autofree char *path = write_course (course, "a.imscc", &EDX);
  g_autoptr (GHashTable) members = read_package (path);
  g_autofree char *topic = descriptor_of ("Talk");

  assert_has (member_text (members, "pages/first.html"),
              "<img src=\"$IMS-CC-FILEBASE$/media/My_dot.png\"");
  assert_has (member_text (members, topic), "$IMS-CC-FILEBASE$/media/dot.png");
  assert_has (member_text (members, topic), "<attachment href=\"web_resources/media/dot.png\"/>");
  g_assert_cmpstr (member_text (members, "web_resources/media/dot.png"), ==, "\x89PNG dot");
}

static void
test_descriptors (void)
{
  g_autoptr (Course) course = course_new ();
  g_autofree char *path = write_course (course, "a.imscc", &PLAIN_1_3);
  g_autoptr (GHashTable) members = read_package (path);
  g_autofree char *link = descriptor_of ("A & B");
  g_autofree char *topic = descriptor_of ("Talk");
  g_autofree char *tool = descriptor_of ("Outside tool");
  g_autofree char *essay = descriptor_of ("Essay");
  const char *assignment = member_text (members, essay);

  assert_has (member_text (members, link),
              "<url href=\"https://example.org/?a=1&amp;b=2\" target=\"_blank\"/>");
  assert_has (member_text (members, topic), "src=\"$IMS-CC-FILEBASE$media/dot.png\"");
  assert_has (member_text (members, topic), "<attachment href=\"media/dot.png\"/>");
  assert_has (member_text (members, tool), "<lticp:code>tool.example.org</lticp:code>");
  assert_lacks (member_text (members, tool), "hush");
  assert_has (assignment, "<instructor_text texttype=\"text/html\">Look.</instructor_text>");
  assert_has (assignment, "<gradable points_possible=\"10.5\">true</gradable>");
  assert_has (assignment, "<attachment href=\"media/dot.png\" role=\"Learner\"/>");
  assert_has (assignment, "<format type=\"html\"/>");
}

/* Sakai takes the highest score for the points, an essay's too; everybody else reads 100. */
static void
test_points_as_score (void)
{
  AshCartridgeOptions sakai = PLAIN_1_3;
  g_autoptr (Course) course = course_new ();
  g_autofree char *name = descriptor_of ("First quiz");
  g_autofree char *plain_path = NULL;
  g_autofree char *sakai_path = NULL;
  g_autoptr (GHashTable) plain = NULL;
  g_autoptr (GHashTable) by_points = NULL;
  g_autofree char *essay = NULL;
  const char *begin;

  sakai.points_as_score = TRUE;
  plain_path = write_course (course, "a.imscc", &PLAIN_1_3);
  sakai_path = write_course (course, "b.imscc", &sakai);
  plain = read_package (plain_path);
  by_points = read_package (sakai_path);
  assert_has (member_text (plain, name), "<decvar maxvalue=\"100\"");
  assert_lacks (member_text (plain, name), "<decvar maxvalue=\"2\"");
  assert_has (member_text (by_points, name), "<decvar maxvalue=\"2\"");
  assert_lacks (member_text (by_points, name), "<decvar maxvalue=\"100\"");
  assert_has (member_text (by_points, name), ">100</setvar>");
  begin = strstr (member_text (by_points, name), "cc.essay.v0p1");
  g_assert_nonnull (begin);
  essay = g_strndup (begin, (gsize) (strstr (begin, "</item>") - begin));
  assert_has (essay, "<decvar maxvalue=\"2\"");
}

static void
test_assignment_page (void)
{
  g_autoptr (Course) course = course_new ();
  g_autofree char *path = write_course (course, "a.imscc", &PLAIN_1_1);
  g_autoptr (GHashTable) members = read_package (path);
  g_autofree char *id = ash_id_derive ("item", "Essay", NULL);
  g_autofree char *name = g_strconcat ("i", id, ".html", NULL);
  const char *page = member_text (members, name);

  assert_has (page, "<p>Write 300 words.</p>");
  assert_has (page, "10.5");
  assert_has (page, "a file or a formatted text");
  assert_has (page, "<a href=\"media/dot.png\">dot.png</a>");
  assert_lacks (page, "Look.");
}

/* The word "assignment" came with 1.3; Moodle refuses a 1.1 manifest that has it. */
static void
test_intended_use (void)
{
  g_autoptr (Course) course = course_new ();
  g_autofree char *syllabus = NULL;
  g_autofree char *essay = NULL;
  g_autoptr (GHashTable) old = NULL;
  g_autoptr (GHashTable) new = NULL;
  guint n = 0;

  for (guint i = 0; i < course->design->items->len && n < 2; i++)
    {
      AshItem *item = g_ptr_array_index (course->design->items, i);

      if (item->kind == ASH_ITEM_PAGE && item->is_linked)
        item->extra = g_strdup (n++ == 0 ? "{\"intended_use\":\"syllabus\"}"
                                         : "{\"intended_use\":\"assignment\"}");
    }
  g_assert_cmpuint (n, ==, 2);
  syllabus = write_course (course, "a.imscc", &PLAIN_1_1);
  essay = write_course (course, "b.imscc", &PLAIN_1_3);
  old = read_package (syllabus);
  new = read_package (essay);
  assert_has (member_text (old, "imsmanifest.xml"), "intendeduse=\"syllabus\"");
  assert_lacks (member_text (old, "imsmanifest.xml"), "intendeduse=\"assignment\"");
  assert_has (member_text (new, "imsmanifest.xml"), "intendeduse=\"syllabus\"");
  assert_has (member_text (new, "imsmanifest.xml"), "intendeduse=\"assignment\"");
}

static void
test_questions (void)
{
  g_autoptr (Course) course = course_new ();
  g_autofree char *path = write_course (course, "a.imscc", &PLAIN_1_1);
  g_autoptr (GHashTable) members = read_package (path);
  g_autofree char *name = descriptor_of ("First quiz");
  const char *quiz = member_text (members, name);
  guint n_banks = 0;
  GHashTableIter iter;
  gpointer key, text;

  assert_has (quiz, "<fieldlabel>qmd_timelimit</fieldlabel>");
  assert_has (quiz, "<fieldentry>cc.true_false.v0p1</fieldentry>");
  assert_has (quiz, "<response_label ident=\"false\">");
  assert_has (quiz, "<varequal respident=\"response1\">true</varequal>");
  assert_has (quiz, "<varequal respident=\"response1\" case=\"Yes\">A</varequal>");
  assert_has (quiz, "$IMS-CC-FILEBASE$media/dot.png");
  assert_has (quiz, "<varsubstring respident=\"response1\" case=\"No\">graph</varsubstring>");
  assert_has (quiz, "<itemfeedback ident=\"solution\">");

  g_hash_table_iter_init (&iter, members);
  while (g_hash_table_iter_next (&iter, &key, &text))
    n_banks += strstr (((GString *) text)->str, "<objectbank ") != NULL;
  g_assert_cmpuint (n_banks, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cc-write/conforms", test_conforms);
  g_test_add_func ("/cc-write/same-bytes", test_same_bytes);
  g_test_add_func ("/cc-write/pages", test_pages);
  g_test_add_func ("/cc-write/web-resources", test_web_resources);
  g_test_add_func ("/cc-write/descriptors", test_descriptors);
  g_test_add_func ("/cc-write/assignment-page", test_assignment_page);
  g_test_add_func ("/cc-write/points-as-score", test_points_as_score);
  g_test_add_func ("/cc-write/intended-use", test_intended_use);
  g_test_add_func ("/cc-write/questions", test_questions);
  return g_test_run ();
}
