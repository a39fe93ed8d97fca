/* formats/cc: a package as a whole. */
#include "cc-write-fixture.h"

static guint
count_lines (AshReport *report, AshLineKind kind, const char *part)
{
  guint n = 0;

  for (guint i = 0; i < report->lines->len; i++)
    {
      const AshReportLine *line = g_ptr_array_index (report->lines, i);

      n += line->kind == kind && strstr (line->what, part) != NULL;
    }
  return n;
}

static void
test_report (void)
{
  g_autoptr (Course) course = course_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AshCartridgePlan) plan =
      ash_cartridge_plan_new (course->design, &course->bodies, &PLAIN_1_1, NULL, &error);
  AshReport *report = ash_cartridge_plan_get_report (plan);

  g_assert_no_error (error);
  g_assert_cmpuint (count_lines (report, ASH_LINE_DEAD_LINK, "gone.html"), ==, 1);
  g_assert_cmpuint (ash_report_n_lines (report, ASH_LINE_DEAD_LINK), ==, 1);
  g_assert_cmpuint (count_lines (report, ASH_LINE_CHANGED, "assignment goes out as a page"), ==, 1);
  g_assert_cmpuint (count_lines (report, ASH_LINE_CHANGED, "notes for instructors"), ==, 1);
  g_assert_cmpuint (count_lines (report, ASH_LINE_CHANGED, "question bank is joined"), ==, 2);
  g_assert_cmpuint (count_lines (report, ASH_LINE_CHANGED, "no question"), ==, 1);
  g_assert_cmpuint (count_lines (report, ASH_LINE_CHANGED, "content was missing"), ==, 1);
  g_assert_cmpuint (count_lines (report, ASH_LINE_CHANGED, "as true or false"), ==, 3);
  g_assert_cmpuint (count_lines (report, ASH_LINE_CHANGED, "UTF-8"), ==, 1);
  g_assert_cmpuint (ash_cartridge_plan_count (plan, ASH_ITEM_QUIZ), ==, 2);
}

static void
test_older_file_stays (void)
{
  g_autoptr (Course) course = course_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AshCartridgePlan) plan =
      ash_cartridge_plan_new (course->design, &course->bodies, &PLAIN_1_1, NULL, &error);
  g_autofree char *path = g_build_filename (course->folder, "old.imscc", NULL);
  g_autofree char *left = NULL;
  const AshAsset *asset = g_ptr_array_index (course->design->assets, 0);

  g_assert_no_error (error);
  g_file_set_contents (path, "older", -1, NULL);
  /* The object is damaged between the plan and the writing. */
  g_hash_table_insert (course->objects, g_strdup (asset->digest), g_bytes_new ("other", 5));
  g_assert_false (ash_cartridge_write (plan, path, NULL, &error));
  g_assert_error (error, ASH_ERROR, ASH_ERROR_WRITE);
  g_file_get_contents (path, &left, NULL, NULL);
  g_assert_cmpstr (left, ==, "older");
}

static void
test_cancel (void)
{
  g_autoptr (Course) course = course_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (AshProgress) progress = ash_progress_new (cancellable);
  g_autoptr (AshCartridgePlan) plan =
      ash_cartridge_plan_new (course->design, &course->bodies, &PLAIN_1_1, progress, &error);
  g_autofree char *path = g_build_filename (course->folder, "never.imscc", NULL);
  g_autoptr (GDir) dir = NULL;

  g_assert_no_error (error);
  g_cancellable_cancel (cancellable);
  g_assert_false (ash_cartridge_write (plan, path, progress, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  dir = g_dir_open (course->folder, 0, NULL);
  g_assert_null (g_dir_read_name (dir));
}

static void
test_start_page (void)
{
  AshCartridgeOptions options = PLAIN_1_3;
  g_autoptr (Course) course = course_new ();
  AshSheetField *purpose = ash_sheet_field_new ();
  g_autofree char *path = NULL;
  g_autoptr (GHashTable) members = NULL;
  const char *manifest, *start, *module;

  purpose->record.id = ash_id_new ();
  purpose->owner = g_strdup (course->design->credential->record.id);
  purpose->key = g_strdup ("purpose");
  purpose->value = g_strdup ("To count well.");
  g_ptr_array_add (course->design->fields, purpose);
  options.with_start_page = TRUE;
  /* One that came back from an earlier export, in a credential of its own. */
  add_page (course, NULL, "Start here", "start-here.html",
            "<html><body><section data-ashlar-start-here=\"x\">old</section></body></html>");
  path = write_course (course, "a.imscc", &options);
  members = read_package (path);
  manifest = member_text (members, "imsmanifest.xml");
  start = strstr (manifest, "<title>Start here</title>");
  module = strstr (manifest, "<title>Module one</title>");
  assert_has (member_text (members, "start-here.html"), "To count well.");
  g_assert_true (start != NULL && start < module);
  g_assert_null (strstr (start + 1, "<title>Start here</title>"));
  g_assert_cmpint (g_str_has_prefix (strstr (manifest, "<manifest ") + 10, "xmlns="), ==, TRUE);
}

static void
test_targets (void)
{
  static const char *const names[] = { "canvas", "moodle",  "brightspace", "blackboard",
                                       "sakai",  "openedx", "not-sure" };
  GPtrArray *targets = ash_targets ();

  g_assert_cmpuint (targets->len, ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < targets->len; i++)
    {
      const AshTarget *target = ash_target_find (names[i]);

      g_assert_true (target == g_ptr_array_index (targets, i));
      g_assert_cmpuint (target->steps->len, >, 1);
      g_assert_nonnull (target->basis);
      g_assert_cmpuint (target->notes->len, >, 0);
      g_assert_cmpuint (target->rules->len, >, 1);
    }
  g_assert_cmpint (ash_target_find ("moodle")->version, ==, ASH_CC_1_1);
  g_assert_cmpint (ash_target_find ("openedx")->layout, ==, ASH_LAYOUT_WEB_RESOURCES);
  g_assert_null (ash_target_find ("nowhere"));
}

/* A page that only the source has: the link to it is no broken link. */
static void
test_unused (void)
{
  g_autoptr (Course) course = course_new ();
  AshSourceView *view = g_ptr_array_index (course->design->sources, 0);
  AshItem *left = ash_item_new ();
  g_autofree char *path = NULL;
  g_autoptr (GHashTable) members = NULL;

  left->record.id = ash_id_derive ("left", NULL);
  left->kind = ASH_ITEM_PAGE;
  left->title = g_strdup ("Left behind");
  left->path = g_strdup ("pages/left.html");
  left->body = keep (course, "<p>left</p>", -1);
  g_ptr_array_add (view->items, left);
  g_hash_table_insert (view->by_id, left->record.id, left);
  g_free (course->first->body);
  course->first->body = keep (course,
                              "<p><a href=\"left.html\">left</a>"
                              "<iframe src='left.html'></iframe></p>",
                              -1);
  path = write_course (course, "a.imscc", &PLAIN_1_1);
  members = read_package (path);
  g_assert_cmpstr (member_text (members, "pages/first.html"), ==,
                   "<p><a href=\"#not-in-this-package\">left</a>"
                   "<iframe src='about:blank'></iframe></p>");
  g_assert_null (g_hash_table_lookup (members, "pages/left.html"));
}

/* An address in the old system's own words that names nothing of the course: no other system could
 * read it. The author's own address is hers. */
static void
test_old_system (void)
{
  g_autoptr (Course) course = course_new ();
  g_autofree char *path = NULL;
  g_autoptr (GHashTable) members = NULL;

  g_free (course->first->body);
  course->first->body = keep (course,
                              "<p><a href=\"%24WIKI_REFERENCE%24/pages/gone\">a</a>"
                              "<a href=\"$CANVAS_COURSE_REFERENCE$/assignments/syllabus\">b</a>"
                              "<img src=\"$CANVAS_OBJECT_REFERENCE$/files/1\">"
                              "<a href=\"gone.html\">c</a></p>",
                              -1);
  path = write_course (course, "a.imscc", &PLAIN_1_1);
  members = read_package (path);
  g_assert_cmpstr (member_text (members, "pages/first.html"), ==,
                   "<p><a href=\"#not-in-this-package\">a</a>"
                   "<a href=\"#not-in-this-package\">b</a>"
                   "<img src=\"about:blank\">"
                   "<a href=\"gone.html\">c</a></p>");
}

/* Names that are one where case does not count, or where packages are unpacked to disk. */
static void
test_names (void)
{
  g_autoptr (Course) course = course_new ();
  g_autofree char *path = NULL;
  g_autoptr (GHashTable) members = NULL;

  add_asset (course, "media/DOT.PNG", "shouted");
  add_asset (course, "media", "a file like a folder");
  add_asset (course, "pages/first.html/deep.txt", "a folder like a file");
  add_asset (course, "course_settings/canvas_export.txt", "not ours");
  path = write_course (course, "a.imscc", &PLAIN_1_1);
  members = read_package (path);
  g_assert_cmpstr (member_text (members, "media/DOT-2.PNG"), ==, "shouted");
  g_assert_cmpstr (member_text (members, "media-2"), ==, "a file like a folder");
  g_assert_cmpstr (member_text (members, "pages/first.html_/deep.txt"), ==, "a folder like a file");
  g_assert_cmpstr (member_text (members, "course_files/canvas_export.txt"), ==, "not ours");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cc-write/report", test_report);
  g_test_add_func ("/cc-write/older-file-stays", test_older_file_stays);
  g_test_add_func ("/cc-write/cancel", test_cancel);
  g_test_add_func ("/cc-write/start-page", test_start_page);
  g_test_add_func ("/cc-write/unused", test_unused);
  g_test_add_func ("/cc-write/old-system", test_old_system);
  g_test_add_func ("/cc-write/names", test_names);
  g_test_add_func ("/cc-write/targets", test_targets);
  return g_test_run ();
}
