/* formats/cc: what of a cartridge is read. */
#include "cc-read-fixture.h"

#define TOPIC(TITLE, TEXT, MORE)                                                                   \
  "<topic xmlns=\"http://www.imsglobal.org/xsd/imsccv1p1/imsdt_v1p1\"><title>" TITLE               \
  "</title><text texttype=\"text/html\">" TEXT "</text>" MORE "</topic>"

static GPtrArray *
below (const Arrival *self, const char *title)
{
  return ash_design_children (self->design,
                              title != NULL ? arrival_item (self, title)->record.id : NULL);
}

static void
assert_titles (GPtrArray *items, const char *const *titles)
{
  g_assert_cmpuint (items->len, ==, g_strv_length ((char **) titles));
  for (guint i = 0; i < items->len; i++)
    g_assert_cmpstr (((AshItem *) g_ptr_array_index (items, i))->title, ==, titles[i]);
}

#define ASSERT_TITLES(ITEMS, ...) assert_titles (ITEMS, (const char *[]){ __VA_ARGS__, NULL })

static void
test_kinds (void)
{
  const char *members[] = {
    "imsmanifest.xml",
    MANIFEST (OUTLINE ("<item identifier=\"f\"><title>Week 1</title>" ITEM ("i1", "p", "Page")
                           ITEM ("i2", "d", "Handout") ITEM ("i3", "l", "Link") ITEM (
                               "i4", "t", "Talk") ITEM ("i5", "x", "Tool") ITEM ("i6", "a", "Essay")
                               ITEM ("i7", "u", "Odd") ITEM ("i8", "p", "Page again") "</item>"),
              WEB ("p", "pages/a%20b.html") WEB ("d", "files/h.pdf")
                  RESOURCE ("l", "imswl_xmlv1p4", "l.xml") RESOURCE ("t", "imsdt_xmlv1p0", "t.xml")
                      RESOURCE ("x", "imsbasiclti_xmlv1p3", "x.xml")
                          RESOURCE ("a", "assignment_xmlv1p0", "a.xml")
                              RESOURCE ("u", "imsiwb_iwbv1p0", "board.iwb") WEB ("g", "files/g.png")
                                  WEB ("n", "pages/unlinked.html")),
    "pages/a b.html",
    "<html><body><img src=\"../files/g.png\"><a href=\"gone.html\">x</a></body>",
    "files/h.pdf",
    "%PDF",
    "files/g.png",
    "PNG",
    "pages/unlinked.html",
    "<html><head><title>Left &amp; over</title></head><body></body></html>",
    "l.xml",
    "<webLink><title>Own</title><url href=\" https://soil.example/ \" target=\"_blank\" "
    "windowFeatures=\"width=1\"/></webLink>",
    "t.xml",
    TOPIC ("Talk it over", "&lt;p&gt;Say&lt;/p&gt;",
           "<attachments><attachment href=\"files/h.pdf\"/><attachment href=\"no.pdf\"/>"
           "</attachments>"),
    "x.xml",
    "<cartridge_basiclti_link xmlns:b=\"http://www.imsglobal.org/xsd/imsbasiclti_v1p0\" "
    "xmlns:m=\"http://www.imsglobal.org/xsd/imslticm_v1p0\"><b:title>Tool</b:title>"
    "<b:launch_url>http://t.example/</b:launch_url><b:secure_launch_url>https://t.example/"
    "</b:secure_launch_url><b:custom><m:property name=\"k\">v</m:property></b:custom>"
    "<b:extensions platform=\"canvas.instructure.com\"><m:property name=\"e\">w</m:property>"
    "</b:extensions><b:vendor><c:code xmlns:c=\"c\">acme</c:code></b:vendor>"
    "</cartridge_basiclti_link>",
    "a.xml",
    "<assignment xmlns=\"http://www.imsglobal.org/xsd/imscc_extensions/assignment\">"
    "<title>Essay</title><text texttype=\"text/plain\">Write &lt;much&gt;</text>"
    "<instructor_text texttype=\"text/plain\">Be kind</instructor_text>"
    "<gradable points_possible=\"12.5\">true</gradable><submission_formats>"
    "<format type=\"file\"/></submission_formats></assignment>",
    "board.iwb",
    "?",
    NULL
  };
  g_autoptr (Arrival) a = test_arrive (members);
  g_autofree char *topic = NULL;
  g_autofree char *assignment = NULL;

  g_assert_no_error (a->error);
  g_assert_cmpstr (a->design->tree->title, ==, "Soil");
  g_assert_cmpstr (a->source->version, ==, "1.1");
  g_assert_cmpint (a->source->state, ==, ASH_SOURCE_HIDDEN);
  ASSERT_TITLES (below (a, NULL), "Week 1");
  ASSERT_TITLES (below (a, "Week 1"), "Page", "Handout", "Link", "Talk", "Tool", "Essay", "Odd",
                 "Page again");

  g_assert_cmpint (arrival_item (a, "Page")->kind, ==, ASH_ITEM_PAGE);
  g_assert_cmpstr (arrival_item (a, "Page")->path, ==, "pages/a b.html");
  g_assert_cmpstr (arrival_item (a, "Page again")->body, ==, arrival_item (a, "Page")->body);
  g_assert_cmpint (arrival_item (a, "Handout")->kind, ==, ASH_ITEM_FILE);
  g_assert_cmpstr (arrival_item (a, "Handout")->body_type, ==, "application/pdf");
  g_assert_cmpstr (arrival_item (a, "Link")->link_url, ==, "https://soil.example/");
  g_assert_nonnull (strstr (arrival_item (a, "Link")->settings, "width=1"));
  topic = arrival_body (a, arrival_item (a, "Talk"));
  g_assert_cmpstr (topic, ==, "<p>Say</p>");
  g_assert_nonnull (strstr (arrival_item (a, "Talk")->settings, "Talk it over"));
  g_assert_nonnull (strstr (arrival_item (a, "Talk")->settings, "files/h.pdf"));
  g_assert_cmpstr (arrival_item (a, "Tool")->link_url, ==, "https://t.example/");
  g_assert_nonnull (strstr (arrival_item (a, "Tool")->settings, "\"k\": \"v\""));
  g_assert_nonnull (strstr (arrival_item (a, "Tool")->settings, "\"vendor_code\": \"acme\""));
  assignment = arrival_body (a, arrival_item (a, "Essay"));
  g_assert_cmpstr (assignment, ==, "Write <much>");
  g_assert_cmpstr (arrival_item (a, "Essay")->body_type, ==, "text/plain");
  g_assert_cmpint (arrival_item (a, "Essay")->points_c, ==, 1250);
  g_assert_cmpint (arrival_item (a, "Odd")->kind, ==, ASH_ITEM_UNKNOWN);

  g_assert_cmpint (arrival_item (a, "Left & over")->kind, ==, ASH_ITEM_PAGE);
  g_assert_false (arrival_item (a, "Left & over")->is_linked);
  g_assert_nonnull (arrival_asset (a, "files/g.png"));
  g_assert_null (arrival_asset (a, "files/h.pdf"));

  g_assert_cmpint (ash_report_total (a->imported->report), ==, 9);
  g_assert_cmpint (fate (a, ASH_FATE_CONVERTED), ==, 6);
  g_assert_cmpint (fate (a, ASH_FATE_FILE), ==, 2);
  g_assert_cmpint (fate (a, ASH_FATE_VERBATIM), ==, 1);
  g_assert_cmpuint (arrival_lines (a, ASH_LINE_DEAD_LINK, "gone.html"), ==, 1);
  g_assert_cmpuint (arrival_lines (a, ASH_LINE_DEAD_LINK, "no.pdf"), ==, 1);
  g_assert_cmpuint (ash_report_n_lines (a->imported->report, ASH_LINE_DEAD_LINK), ==, 2);
}

/* An entry with content and children, one that leads nowhere, a missing file, an empty folder, a
 * root with a title, two roots. */
static void
test_outline (void)
{
  const char *members[] = {
    "imsmanifest.xml",
    MANIFEST ("<organizations><organization identifier=\"o\"><item identifier=\"r1\">"
              "<title>Part 1</title><item identifier=\"b\" identifierref=\"p\"><title>Both</title>"
              "<item identifier=\"c\" identifierref=\"q\"><title>Child</title></item></item>"
              "<item identifier=\"d\" identifierref=\"nowhere\"><title>Dangling</title></item>"
              "</item><item identifier=\"r2\"><item identifier=\"e\"><title>Empty</title></item>"
              "<item identifier=\"m\" identifierref=\"gone\"><title>Lost</title><metadata>"
              "<lom:lom><lom:educational><lom:intendedEndUserRole><lom:value>Instructor"
              "</lom:value></lom:intendedEndUserRole></lom:educational></lom:lom></metadata></item>"
              "</item></organization></organizations>",
              WEB ("p", "p.html") WEB ("q", "q.html") WEB ("gone", "gone.html")
                  WEB ("p", "z.html")),
    "p.html",
    "<p>p",
    "q.html",
    "<p>q",
    "z.html",
    "<p>z",
    "stray.txt",
    "stray",
    NULL
  };
  g_autoptr (Arrival) a = test_arrive (members);
  GPtrArray *part;
  const AshItem *page;
  const AshItem *folder;

  g_assert_no_error (a->error);
  ASSERT_TITLES (below (a, NULL), "Part 1", "Empty", "Lost");
  part = below (a, "Part 1");
  ASSERT_TITLES (part, "Both", "Both", "Dangling");
  page = g_ptr_array_index (part, 0);
  folder = g_ptr_array_index (part, 1);
  g_assert_cmpint (page->kind, ==, ASH_ITEM_PAGE);
  g_assert_cmpint (folder->kind, ==, ASH_ITEM_FOLDER);
  ASSERT_TITLES (ash_design_children (a->design, folder->record.id), "Child");
  g_assert_cmpint (arrival_item (a, "Empty")->kind, ==, ASH_ITEM_FOLDER);
  g_assert_cmpint (arrival_item (a, "Lost")->kind, ==, ASH_ITEM_PAGE);
  g_assert_null (arrival_item (a, "Lost")->body);
  g_assert_cmpint (arrival_item (a, "Lost")->role, ==, ASH_ROLE_INSTRUCTOR);
  g_assert_cmpuint (arrival_lines (a, ASH_LINE_MISSING, "Dangling"), ==, 1);
  g_assert_cmpuint (arrival_lines (a, ASH_LINE_MISSING, "gone.html"), ==, 1);
  g_assert_cmpuint (arrival_lines (a, ASH_LINE_REPAIRED, "named alike"), ==, 1);
  g_assert_cmpuint (arrival_lines (a, ASH_LINE_NOTE, "stray.txt"), ==, 1);
  g_assert_nonnull (arrival_asset (a, "stray.txt"));
  g_assert_cmpint (ash_report_total (a->imported->report), ==, 4);
  g_assert_cmpint (fate (a, ASH_FATE_MISSING), ==, 1);
  g_assert_cmpint (fate (a, ASH_FATE_CONVERTED), ==, 3);
}

/* A file that is named and not there is known by its name, at the page that wants it. */
static void
test_missing_files (void)
{
  const char *members[] = {
    "imsmanifest.xml",
    MANIFEST (OUTLINE (ITEM ("i", "p", "Spread")),
              WEB ("p", "pages/p.html") WEB ("R-spread-png", "media/the%20spread.png")
                  WEB ("x", "files/exam.pdf") "<resource identifier=\"n\" type=\"webcontent\"/>"),
    "pages/p.html",
    "<p>Clay <img src=\"../media/the%20spread.png\" alt=\"Bars\"></p>",
    NULL,
  };
  g_autoptr (Arrival) a = test_arrive (members);
  const AshItem *page = arrival_item (a, "Spread");
  guint n_pictures = 0;

  g_assert_cmpuint (arrival_lines (a, ASH_LINE_MISSING, "picture “the spread.png”"), ==, 1);
  g_assert_cmpuint (arrival_lines (a, ASH_LINE_MISSING, "file “exam.pdf”"), ==, 1);
  g_assert_cmpuint (arrival_lines (a, ASH_LINE_MISSING, "part without any file"), ==, 1);
  for (guint i = 0; i < a->imported->report->lines->len; i++)
    {
      const AshReportLine *line = g_ptr_array_index (a->imported->report->lines, i);

      g_assert_null (strstr (line->where, "R-spread"));
      if (strstr (line->what, "picture “the spread.png”") == NULL)
        continue;
      g_assert_cmpstr (line->ref, ==, page->record.id);
      n_pictures++;
    }
  g_assert_cmpuint (n_pictures, ==, 1);
}

/* What says nothing of itself, or something that nobody knows, is taken for what its file is. */
static void
test_odd_types (void)
{
  const char *members[] = {
    "imsmanifest.xml",
    MANIFEST (
        OUTLINE (ITEM ("i", "p", "Page") ITEM ("j", "q", "Other") ITEM ("k", "f", "File")
                     ITEM ("l", "b", "Board")),
        "<resource identifier=\"p\" href=\"p.html\"><file href=\"p.html\"/></resource>"
        "<resource identifier=\"f\" href=\"f.pdf\"><file href=\"f.pdf\"/></resource>" RESOURCE (
            "q", "x-lesson", "q.html") RESOURCE ("b", "x-board", "b.iwb")),
    "p.html",
    "<p>Clay</p>",
    "q.html",
    "<p>Loam</p>",
    "f.pdf",
    "%PDF",
    "b.iwb",
    "board",
    NULL,
  };
  g_autoptr (Arrival) a = test_arrive (members);

  g_assert_cmpint (arrival_item (a, "Page")->kind, ==, ASH_ITEM_PAGE);
  g_assert_cmpint (arrival_item (a, "Other")->kind, ==, ASH_ITEM_PAGE);
  g_assert_cmpint (arrival_item (a, "File")->kind, ==, ASH_ITEM_FILE);
  g_assert_cmpint (arrival_item (a, "Board")->kind, ==, ASH_ITEM_UNKNOWN);
  g_assert_cmpuint (a->imported->report->fates[ASH_FATE_CONVERTED], ==, 1);
  g_assert_cmpuint (a->imported->report->fates[ASH_FATE_FILE], ==, 1);
  g_assert_cmpuint (a->imported->report->fates[ASH_FATE_VERBATIM], ==, 2);
}

static void
test_endless_title (void)
{
  g_autofree char *title = g_strnfill (2 * ASH_LIMIT_TITLE_BYTES, 'x');
  g_autofree char *manifest =
      g_strdup_printf (MANIFEST (OUTLINE (ITEM ("i", "p", "%s")), WEB ("p", "p.html")), title);
  const char *members[] = { "imsmanifest.xml", manifest, "p.html", "<p>Clay</p>", NULL };
  g_autoptr (Arrival) a = test_arrive (members);
  const AshItem *item = g_ptr_array_index (ash_design_children (a->design, NULL), 0);

  g_assert_cmpuint (strlen (item->title), <=, ASH_LIMIT_TITLE_BYTES);
  g_assert_cmpuint (strlen (item->title), >=, ASH_LIMIT_TITLE_BYTES - 4);
  g_assert_cmpuint (arrival_lines (a, ASH_LINE_CHANGED, "too long"), ==, 1);
}

/* Pages that nothing names take the name of their file only where somebody gave it. */
static void
test_titles_of_unnamed (void)
{
  const char *members[] = {
    "imsmanifest.xml",
    MANIFEST ("<organizations/>",
              WEB ("a", "files/item-478.html") WEB ("b", "files/item-479.html")
                  WEB ("c", "files/item-480.html") WEB ("d", "files/week-1_notes.html")),
    "files/item-478.html",
    "<h4>How was it?</h4><p>Say</p>",
    "files/item-479.html",
    "<p>Before we start, tell us about yourself.</p><p>Now</p>",
    "files/item-480.html",
    "<img src=x>",
    "files/week-1_notes.html",
    "<p>Clay holds water, and sand does not.</p>",
    NULL
  };
  g_autoptr (Arrival) a = test_arrive (members);

  g_assert_no_error (a->error);
  ASSERT_TITLES (below (a, NULL), "How was it?", "Before we start, tell us about yourself",
                 "item-480", "week-1 notes");
}

static void
test_no_outline (void)
{
  const char *members[] = { "imsmanifest.xml",
                            MANIFEST ("<organizations/>",
                                      WEB ("p", "p.html") WEB ("g", "g.png")
                                          RESOURCE ("t", "imsdt_xmlv1p1", "t.xml")),
                            "p.html",
                            "<title>First</title>",
                            "g.png",
                            "PNG",
                            "t.xml",
                            TOPIC ("Second", "x", ""),
                            NULL };
  g_autoptr (Arrival) a = test_arrive (members);

  g_assert_no_error (a->error);
  ASSERT_TITLES (below (a, NULL), "First", "Second");
  g_assert_true (arrival_item (a, "First")->is_linked);
  g_assert_nonnull (arrival_asset (a, "g.png"));
}

/* The package in a folder of its own, its manifest in capitals, with what macOS leaves. */
static void
test_folder_inside (void)
{
  const char *members[] = { "course/IMSMANIFEST.XML",
                            MANIFEST (OUTLINE (ITEM ("i", "p", "Page")), WEB ("p", "P.html")),
                            "course/p.HTML",
                            "<p>x",
                            "__MACOSX/course/._p.html",
                            "junk",
                            "course/.DS_Store",
                            "junk",
                            NULL };
  g_autoptr (Arrival) a = test_arrive (members);

  g_assert_no_error (a->error);
  g_assert_cmpstr (arrival_item (a, "Page")->path, ==, "p.HTML");
  g_assert_cmpuint (a->design->assets->len, ==, 0);
  g_assert_cmpint (fate (a, ASH_FATE_CONVERTED), ==, 1);
}

static void
test_flat (void)
{
  g_autofree char *folder = test_folder ();
  g_autofree char *path = g_build_filename (folder, "flat.xml", NULL);
  g_autoptr (Arrival) a = NULL;

  g_file_set_contents (
      path,
      "<m:manifest xmlns:m=\"http://www.imsglobal.org/xsd/imsccv1p3/imscp_v1p1\"><m:organizations>"
      "<m:organization><m:item><m:item identifierref=\"t\"><m:title>Talk</m:title></m:item>"
      "</m:item></m:organization></m:organizations><m:resources><m:resource identifier=\"t\" "
      "type=\"imsdt_xmlv1p3\"><topic><title>Talk</title><text texttype=\"text/plain\">Hello</text>"
      "</topic></m:resource></m:resources></m:manifest>",
      -1, NULL);
  a = test_import (folder, path);
  g_assert_no_error (a->error);
  g_assert_cmpstr (a->source->version, ==, "1.3");
  g_assert_cmpint (arrival_item (a, "Talk")->kind, ==, ASH_ITEM_TOPIC);
  g_assert_cmpint (fate (a, ASH_FATE_CONVERTED), ==, 1);
}

/* A tar archive, compressed, is read like a zip. */
static void
test_tar (void)
{
  g_autofree char *folder = test_folder ();
  g_autofree char *path = g_build_filename (folder, "course.tar.gz", NULL);
  g_autofree char *manifest = g_build_filename (folder, "imsmanifest.xml", NULL);
  g_autofree char *page = g_build_filename (folder, "p.html", NULL);
  const char *argv[] = { "tar", "-C", folder, "-czf", path, "imsmanifest.xml", "p.html", NULL };
  g_autoptr (Arrival) a = NULL;
  int status = -1;

  g_file_set_contents (manifest, MANIFEST (OUTLINE (ITEM ("i", "p", "Page")), WEB ("p", "p.html")),
                       -1, NULL);
  g_file_set_contents (page, "<p>x", -1, NULL);
  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL,
                     &status, NULL))
    {
      scratch_remove (folder);
      g_test_skip ("no tar here");
      return;
    }
  g_assert_cmpint (status, ==, 0);
  a = test_import (folder, path);
  g_assert_no_error (a->error);
  g_assert_cmpint (arrival_item (a, "Page")->kind, ==, ASH_ITEM_PAGE);
}

#define OURS "0123456789abcdef0123456789abcdef"

#define THEIRS "fedcba9876543210fedcba9876543210"

/* What we wrote is recognised, and its identities are kept as foreign keys. */
static void
test_ours (void)
{
  g_autofree char *manifest = NULL;
  const char *plain = MANIFEST (OUTLINE (ITEM ("i" OURS, "i" OURS "_R", "Page")),
                                WEB ("i" OURS "_R", "p.html") WEB ("i" THEIRS "_R", "g.png"));
  g_auto (GStrv) parts = g_strsplit (plain, "<lomimscc:title>", 2);
  const char *members[] = { "imsmanifest.xml", NULL, "p.html", "<p>x", "g.png", "PNG", NULL };
  g_autoptr (Arrival) a = NULL;
  const AshSourceView *view;

  manifest = g_strconcat (parts[0],
                          "<lomimscc:identifier><lomimscc:catalog>ashlar</lomimscc:catalog>"
                          "<lomimscc:entry>" THEIRS "</lomimscc:entry></lomimscc:identifier>"
                          "<lomimscc:title>",
                          parts[1], NULL);
  members[1] = manifest;
  a = test_arrive (members);
  g_assert_no_error (a->error);
  g_assert_cmpstr (a->source->foreign, ==, THEIRS);
  g_assert_cmpstr (a->source->producer, ==, "Ashlar");
  view = g_ptr_array_index (a->design->sources, 0);
  g_assert_cmpstr (ash_source_view_find (view, "ashlar", OURS), ==,
                   arrival_item (a, "Page")->record.id);
  g_assert_cmpstr (ash_source_view_find (view, "ashlar", THEIRS), ==,
                   arrival_asset (a, "g.png")->record.id);
  g_assert_cmpstr (arrival_item (a, "Page")->record.id, !=, OURS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cc-read/kinds", test_kinds);
  g_test_add_func ("/cc-read/outline", test_outline);
  g_test_add_func ("/cc-read/endless-title", test_endless_title);
  g_test_add_func ("/cc-read/missing-files", test_missing_files);
  g_test_add_func ("/cc-read/titles-of-unnamed", test_titles_of_unnamed);
  g_test_add_func ("/cc-read/odd-types", test_odd_types);
  g_test_add_func ("/cc-read/no-outline", test_no_outline);
  g_test_add_func ("/cc-read/folder-inside", test_folder_inside);
  g_test_add_func ("/cc-read/flat", test_flat);
  g_test_add_func ("/cc-read/tar", test_tar);
  g_test_add_func ("/cc-read/ours", test_ours);
  return g_test_run ();
}
