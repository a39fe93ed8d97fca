/* Cartridges read into a document: our own odd ones, and every package of the corpus. */
#include "package-fixture.h"

#include <ash-id.h>
#include <ash-limits.h>
#include <ash-xml.h>

#define TOPIC(TITLE, TEXT, MORE)                                                                   \
  "<topic xmlns=\"http://www.imsglobal.org/xsd/imsccv1p1/imsdt_v1p1\"><title>" TITLE               \
  "</title><text texttype=\"text/html\">" TEXT "</text>" MORE "</topic>"

static gint64
fate (const Arrival *self, AshFate which)
{
  return self->imported->report->fates[which];
}

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
      test_remove_folder (folder);
      g_test_skip ("no tar here");
      return;
    }
  g_assert_cmpint (status, ==, 0);
  a = test_import (folder, path);
  g_assert_no_error (a->error);
  g_assert_cmpint (arrival_item (a, "Page")->kind, ==, ASH_ITEM_PAGE);
}

/* What we wrote is recognised, and its identities are kept as foreign keys. */
static void
test_ours (void)
{
#define OURS "0123456789abcdef0123456789abcdef"
#define THEIRS "fedcba9876543210fedcba9876543210"
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

/* The same package gives the same identities; a second time it is said, and they differ. */
static void
test_again (void)
{
  const char *members[] = { "imsmanifest.xml",
                            MANIFEST (OUTLINE (ITEM ("i", "p", "Page")), WEB ("p", "p.html")),
                            "p.html", "<p>x", NULL };
  g_autoptr (Arrival) a = test_arrive (members);
  g_autoptr (Arrival) b = test_arrive (members);
  g_autofree char *path = g_build_filename (a->folder, "soil.imscc", NULL);
  g_autoptr (AshImported) again = NULL;
  g_autoptr (AshSource) second = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (arrival_item (a, "Page")->record.id, ==, arrival_item (b, "Page")->record.id);
  a->source->state = ASH_SOURCE_READY;
  g_assert_true (ash_store_update (a->store, &ASH_SOURCE, a->source, NULL));
  g_assert_null (ash_cartridge_import (a->store, path, FALSE, NULL, &error));
  g_assert_error (error, ASH_ERROR, ASH_ERROR_AGAIN);
  g_clear_error (&error);
  again = ash_cartridge_import (a->store, path, TRUE, NULL, &error);
  g_assert_no_error (error);
  second = ash_store_get (a->store, &ASH_SOURCE, again->source, NULL);
  g_assert_cmpint (second->times, ==, 1);
  g_assert_cmpint (ash_store_count (a->store, &ASH_ITEM, NULL, NULL), ==, 2);
}

static void
test_personal_data (void)
{
  const char *members[] = { "imsmanifest.xml",
                            MANIFEST (OUTLINE (ITEM ("i", "p", "Page")), WEB ("p", "p.html")),
                            "p.html",
                            "<p>x",
                            "users.xml",
                            "<users>Ada Lovelace</users>",
                            NULL };
  g_autoptr (Arrival) a = test_arrive (members);
  g_autofree char *document = g_build_filename (a->folder, "course.ashlar", NULL);
  g_autofree char *bytes = NULL;
  gsize length = 0;

  g_assert_no_error (a->error);
  g_assert_cmpint (fate (a, ASH_FATE_REFUSED), ==, 1);
  g_assert_cmpuint (arrival_lines (a, ASH_LINE_REFUSED, "users.xml"), ==, 1);
  g_assert_true (g_file_get_contents (document, &bytes, &length, NULL));
  g_assert_null (g_strstr_len (bytes, (gssize) length, "Lovelace"));
}

static void
assert_refused (const char *name, const char *bytes, gsize length, const char *word)
{
  g_autofree char *folder = test_folder ();
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (Arrival) a = NULL;

  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  a = test_import (folder, path);
  g_assert_error (a->error, ASH_ERROR, ASH_ERROR_REFUSED);
  if (strstr (a->error->message, word) == NULL)
    g_error ("“%s” does not speak of %s", a->error->message, word);
  g_assert_nonnull (strstr (a->error->message, name));
}

static void
assert_package_refused (const char *const *members, const char *word)
{
  g_autoptr (Arrival) a = test_arrive (members);

  g_assert_error (a->error, ASH_ERROR, ASH_ERROR_REFUSED);
  if (strstr (a->error->message, word) == NULL)
    g_error ("“%s” does not speak of %s", a->error->message, word);
  g_assert_cmpint (ash_store_count (a->store, &ASH_SOURCE, NULL, NULL), ==, 0);
}

static void
test_refused (void)
{
  /* One stored file, locked with the word "secret". */
  static const char locked[] =
      "PK\3\4\12\0\11\0\0\0\10N|]\203\26\334\214\15\0\0\0\1\0\0\0\6\0\0\0a.html\33,\67"
      "\213\11\65\77\374\20i{$aPK\7\10\203\26\334\214\15\0\0\0\1\0\0\0PK\1\2\36\3\12\0"
      "\11\0\0\0\10N|]\203\26\334\214\15\0\0\0\1\0\0\0\6\0\0\0\0\0\0\0\0\0\0\0\244\201"
      "\0\0\0\0a.htmlPK\5\6\0\0\0\0\1\0\1\0\64\0\0\0A\0\0\0\0\0";
  const char *moodle[] = { "moodle_backup.xml", "<moodle_backup/>", NULL };
  const char *word[] = { "[Content_Types].xml", "<Types/>", "word/document.xml", "<d/>", NULL };
  const char *book[] = { "mimetype", "application/epub+zip", "META-INF/container.xml", "<c/>",
                         NULL };
  const char *pages[] = { "index.html", "<p>", "b.html", "<p>", NULL };
  const char *scorm[] = { "imsmanifest.xml",
                          "<manifest xmlns=\"http://www.imsproject.org/xsd/imscp_rootv1p1p2\" "
                          "xmlns:adlcp=\"http://www.adlnet.org/xsd/adlcp_rootv1p2\"><resources>"
                          "<resource identifier=\"r\" type=\"webcontent\"/></resources></manifest>",
                          NULL };
  const char *qti[] = { "imsmanifest.xml",
                        "<manifest xmlns=\"http://www.imsglobal.org/xsd/imscp_v1p1\"><resources>"
                        "<resource identifier=\"r\" type=\"imsqti_item_xmlv2p1\"/></resources>"
                        "</manifest>",
                        NULL };
  const char *content[] = { "imsmanifest.xml",
                            "<manifest xmlns=\"http://www.imsglobal.org/xsd/imscp_v1p1\">"
                            "<resources><resource identifier=\"r\" type=\"webcontent\"/>"
                            "</resources></manifest>",
                            NULL };
  const char *protected[] = {
    "imsmanifest.xml",
    MANIFEST ("<a:authorizations xmlns:a=\"http://www.imsglobal.org/xsd/imsccv1p1/imsccauth_v1p1\" "
              "access=\"cartridge\"/>",
              WEB ("p", "p.html")),
    "p.html", "<p>x", NULL
  };
  const char *empty[] = { "imsmanifest.xml", MANIFEST ("", ""), NULL };
  const char *torn[] = { "imsmanifest.xml", "<manifest><resources>", NULL };

  assert_refused ("photo.imscc", "\x89PNG\r\n\x1a\n", 8, "picture");
  assert_refused ("paper.imscc", "%PDF-1.7", 8, "PDF");
  assert_refused ("nothing.imscc", "", 0, "empty");
  assert_refused ("page.imscc", "<!DOCTYPE html><html>", 21, "web page");
  assert_refused ("note.txt", "Dear students,", 14, "not a course package");
  assert_refused ("cut.imscc", "PK\3\4", 4, "damaged");
  assert_refused ("locked.imscc", locked, sizeof locked - 1, "password");
  assert_package_refused (moodle, "Moodle backup");
  assert_package_refused (word, "Word");
  assert_package_refused (book, "EPUB");
  assert_package_refused (pages, "web pages");
  assert_package_refused (scorm, "SCORM");
  assert_package_refused (qti, "QTI");
  assert_package_refused (content, "IMS content package");
  assert_package_refused (protected, "protected");
  assert_package_refused (empty, "without any content");
  assert_package_refused (torn, "cannot be read");
}

static void
test_cancelled (void)
{
  const char *members[] = { "imsmanifest.xml",
                            MANIFEST (OUTLINE (ITEM ("i", "p", "Page")), WEB ("p", "p.html")),
                            "p.html", "<p>x", NULL };
  g_autofree char *folder = test_folder ();
  g_autofree char *path = test_package (folder, members);
  g_autofree char *document = g_build_filename (folder, "course.ashlar", NULL);
  g_autoptr (AshStore) store = ash_store_create (document, ASH_STORE_BUILD, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (AshProgress) progress = ash_progress_new (cancellable);
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (ash_cartridge_import (store, path, FALSE, progress, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (ash_store_count (store, &ASH_SOURCE, NULL, NULL), ==, 0);
  g_assert_cmpint (ash_store_count (store, &ASH_ITEM, NULL, NULL), ==, 0);
  g_clear_object (&store);
  test_remove_folder (folder);
}

/* A cartridge with many questions, whose import takes long enough to be stopped half-way. */
static char *
large_package (const char *folder)
{
  g_autoptr (GString) items = g_string_new (NULL);
  g_autoptr (GString) resources = g_string_new (NULL);
  g_autoptr (GPtrArray) members = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) parts = g_strsplit (MANIFEST (OUTLINE ("@"), "@"), "@", 3);
  char *path;

  g_ptr_array_add (members, g_strdup ("imsmanifest.xml"));
  g_ptr_array_add (members, NULL);
  for (guint quiz = 0; quiz < 40; quiz++)
    {
      GString *qti = g_string_new ("<questestinterop><assessment><section>");

      for (guint i = 0; i < 50; i++)
        g_string_append_printf (
            qti,
            "<item ident=\"q%u\"><presentation><material><mattext>%u of %u</mattext></material>"
            "<response_lid ident=\"r\" rcardinality=\"Single\"><render_choice>"
            "<response_label ident=\"a\"><material><mattext>A</mattext></material>"
            "</response_label><response_label ident=\"b\"><material><mattext>B</mattext>"
            "</material></response_label></render_choice></response_lid></presentation></item>",
            i, i, quiz);
      g_string_append (qti, "</section></assessment></questestinterop>");
      g_string_append_printf (items,
                              "<item identifier=\"i%u\" identifierref=\"r%u\"><title>Quiz %u"
                              "</title></item>",
                              quiz, quiz, quiz);
      g_string_append_printf (resources,
                              "<resource identifier=\"r%u\" type=\"imsqti_xmlv1p2/imscc_xmlv1p1/"
                              "assessment\"><file href=\"q%u.xml\"/></resource>",
                              quiz, quiz);
      g_ptr_array_add (members, g_strdup_printf ("q%u.xml", quiz));
      g_ptr_array_add (members, g_string_free (qti, FALSE));
    }
  members->pdata[1] = g_strconcat (parts[0], items->str, parts[1], resources->str, parts[2], NULL);
  g_ptr_array_add (members, NULL);
  path = test_package (folder, (const char *const *) members->pdata);
  return path;
}

typedef struct
{
  GCancellable *cancellable;
  gulong after;
} Stop;

static gpointer
stop_worker (gpointer data)
{
  Stop *self = data;

  g_usleep (self->after);
  g_cancellable_cancel (self->cancellable);
  return NULL;
}

static gint64
rows_of (AshStore *store)
{
  gint64 n = 0;

  for (guint i = 0; ASH_RECORD_CLASSES[i] != NULL; i++)
    n += ash_store_count (store, ASH_RECORD_CLASSES[i], NULL, NULL);
  return n;
}

/* Beside an open document, as the window imports: whole, or stopped at any moment and then gone,
 * every row of it. */
static void
test_stopped (void)
{
  g_autofree char *folder = test_folder ();
  g_autofree char *path = large_package (folder);
  g_autofree char *document = g_build_filename (folder, "course.ashlar", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AshStore) main_store = ash_store_create (document, ASH_STORE_EDIT, &error);
  g_autoptr (AshStore) store = NULL;
  g_autoptr (AshImported) whole = NULL;
  guint n_stopped = 0;

  g_assert_no_error (error);
  store = ash_store_open (document, ASH_STORE_IMPORT, &error);
  g_assert_no_error (error);
  for (gulong after = 500; after < 200000 && n_stopped < 12; after = after * 3 / 2)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (AshProgress) progress = ash_progress_new (cancellable);
      Stop stop = { cancellable, after };
      GThread *thread = g_thread_new ("stop", stop_worker, &stop);
      g_autoptr (AshImported) imported =
          ash_cartridge_import (store, path, FALSE, progress, &error);
      gint64 give_up = g_get_monotonic_time () + 20 * G_TIME_SPAN_SECOND;

      g_thread_join (thread);
      if (imported != NULL)
        {
          g_assert_true (ash_store_drop_source (store, imported->source, NULL));
          break;
        }
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_error (&error);
      n_stopped++;
      while (rows_of (store) > 0 && g_get_monotonic_time () < give_up)
        g_usleep (5000);
      g_assert_cmpint (rows_of (store), ==, 0);
    }
  g_assert_cmpuint (n_stopped, >, 0);
  whole = ash_cartridge_import (store, path, FALSE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (ash_store_count (store, &ASH_QUESTION, NULL, NULL), ==, 2000);
  g_assert_cmpint (ash_store_count (store, &ASH_CHOICE, NULL, NULL), ==, 4000);
  g_assert_cmpint (ash_store_count (store, &ASH_QUIZ_ENTRY, NULL, NULL), ==, 2000);
  g_clear_object (&store);
  g_clear_object (&main_store);
  test_remove_folder (folder);
}

static void
test_report_json (void)
{
  g_autoptr (AshReport) report = ash_report_new ();
  g_autoptr (AshReport) back = NULL;
  g_autoptr (AshReport) none = ash_report_from_json ("{\"fates\": 3");
  g_autofree char *json = NULL;
  const AshReportLine *line;

  ash_report_count (report, ASH_FATE_FILE);
  ash_report_add (report, ASH_LINE_DEAD_LINK, "id", "Page “1”", "100%% \"gone\"");
  ash_report_add (report, ASH_LINE_NOTE, NULL, NULL, "no place");
  json = ash_report_to_json (report);
  back = ash_report_from_json (json);
  g_assert_cmpint (back->fates[ASH_FATE_FILE], ==, 1);
  g_assert_cmpuint (back->lines->len, ==, 2);
  line = g_ptr_array_index (back->lines, 0);
  g_assert_cmpint (line->kind, ==, ASH_LINE_DEAD_LINK);
  g_assert_cmpstr (line->ref, ==, "id");
  g_assert_cmpstr (line->where, ==, "Page “1”");
  g_assert_cmpstr (line->what, ==, "100% \"gone\"");
  g_assert_cmpuint (none->lines->len, ==, 0);
}

/* -- the corpus -- */

/* The manifest of a package, by the archive door alone. */
typedef struct
{
  GByteArray *bytes;
  gboolean is_taking;
} ManifestTaker;

static gboolean
begin_cb (const char *path, gpointer user_data, GError **error)
{
  ManifestTaker *self = user_data;

  self->is_taking = self->bytes->len == 0 && g_str_has_suffix (path, "imsmanifest.xml");
  return TRUE;
}

static gboolean
data_cb (const guint8 *data, gsize length, gpointer user_data, GError **error)
{
  ManifestTaker *self = user_data;

  if (self->is_taking)
    g_byte_array_append (self->bytes, data, (guint) length);
  return TRUE;
}

static gboolean
end_cb (gpointer user_data, GError **error)
{
  return TRUE;
}

static void
refused_cb (const char *name, const char *reason, gpointer user_data)
{
}

static gint64
resources_of (const char *path)
{
  static const AshArchiveSink sink = { begin_cb, data_cb, end_cb, refused_cb, NULL };
  ManifestTaker taker = { g_byte_array_new (), FALSE };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (AshXml) xml = NULL;
  gint64 n = 0;

  if (ash_archive_is_archive (path))
    g_assert_true (ash_archive_read (path, &sink, &taker, NULL, NULL));
  else
    {
      g_autofree char *text = NULL;
      gsize length = 0;

      g_assert_true (g_file_get_contents (path, &text, &length, NULL));
      g_byte_array_append (taker.bytes, (const guint8 *) text, (guint) length);
    }
  bytes = g_byte_array_free_to_bytes (taker.bytes);
  xml = ash_xml_parse (bytes, "imsmanifest.xml", NULL, NULL);
  g_assert_nonnull (xml);
  for (const AshXmlNode *r = ash_xml_find (ash_xml_root (xml), "resource"); r != NULL;
       r = ash_xml_find_next (ash_xml_root (xml), r, "resource"))
    n++;
  return n;
}

static void
assert_sentence (const char *name, const GError *error)
{
  g_assert_true (error->domain == ASH_ERROR);
  g_assert_true (error->code == ASH_ERROR_REFUSED || error->code == ASH_ERROR_LIMIT);
  if (!g_str_has_suffix (error->message, ".") || strstr (error->message, name) == NULL ||
      !g_utf8_validate (error->message, -1, NULL))
    g_error ("%s: “%s” is no sentence about it", name, error->message);
}

/* Every record that an item, an entry or an asset points at is there. */
static void
assert_whole (const Arrival *self)
{
  const AshDesign *design = self->design;

  for (guint i = 0; i < design->items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (design->items, i);
      GPtrArray *entries = ash_design_entries (design, item->record.id);

      g_assert_nonnull (item->title);
      g_assert_true (ash_id_is_valid (item->record.id));
      g_assert_true (item->is_linked || item->parent == NULL);
      if (item->body != NULL)
        g_assert_cmpint (ash_store_object_size (self->store, item->body), >=, 0);
      for (guint j = 0; j < entries->len; j++)
        g_assert_nonnull (ash_design_question (
            design, ((AshQuizEntry *) g_ptr_array_index (entries, j))->question));
    }
  for (guint i = 0; i < design->assets->len; i++)
    {
      const AshAsset *asset = g_ptr_array_index (design->assets, i);

      g_assert_cmpint (ash_store_object_size (self->store, asset->digest), >=, 0);
    }
}

static void
take_package (const char *folder, const char *name)
{
  static const char *const may_be_refused[] = { "canvasfx-ident-cc1-2.imscc",
                                                "canvasfx-ident-cc1-3.imscc", NULL };
  g_autofree char *path = g_build_filename (folder, name, NULL);
  gint64 start = g_get_monotonic_time ();
  gboolean is_cartridge = g_str_has_suffix (folder, "/imscc");
  gboolean is_broken = g_str_has_suffix (folder, "/broken");
  gint64 limit = (is_broken ? 5 : 20) * G_TIME_SPAN_SECOND;
  g_autofree char *document = test_folder ();
  g_autoptr (Arrival) a = test_import (document, path);
  const AshReport *report;

  g_assert_cmpint (g_get_monotonic_time () - start, <, limit);
  if (a->imported == NULL)
    {
      assert_sentence (name, a->error);
      g_assert_false (is_cartridge && !g_strv_contains (may_be_refused, name));
      return;
    }
  report = a->imported->report;
  /* Refused entries of the archive are counted beside the resources. */
  if (ash_report_total (report) - report->fates[ASH_FATE_REFUSED] != resources_of (path))
    g_error ("%s: %" G_GINT64_FORMAT " fates for %" G_GINT64_FORMAT " resources", name,
             ash_report_total (report), resources_of (path));
  for (guint i = 0; i < report->lines->len; i++)
    {
      const AshReportLine *line = g_ptr_array_index (report->lines, i);

      g_assert_nonnull (line->where);
      if (!g_str_has_suffix (line->what, "."))
        g_error ("%s: “%s” is no sentence", name, line->what);
    }
  assert_whole (a);
}

static void
test_corpus (gconstpointer data)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "..", "..", "shared", "corpus",
                                                   (const char *) data, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  if (dir == NULL)
    {
      g_test_skip ("the corpus is not beside the source");
      return;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      take_package (folder, name);
      n++;
    }
  g_test_message ("%u packages", n);
  g_assert_cmpuint (n, >, 0);
}

int
main (int argc, char **argv)
{
  static const char *const folders[] = { "imscc", "broken", "qti", "scorm", "mbz", "other" };

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
  g_test_add_func ("/cc-read/again", test_again);
  g_test_add_func ("/cc-read/personal-data", test_personal_data);
  g_test_add_func ("/cc-read/refused", test_refused);
  g_test_add_func ("/cc-read/cancelled", test_cancelled);
  g_test_add_func ("/cc-read/stopped", test_stopped);
  g_test_add_func ("/cc-read/report-json", test_report_json);
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = g_strconcat ("/cc-read/corpus/", folders[i], NULL);

      g_test_add_data_func (path, folders[i], test_corpus);
    }
  return g_test_run ();
}
