/* What Canvas keeps beside a cartridge: a small export with everything in it. */
#include "package-fixture.h"

#include <ash-page.h>

#define NS "xmlns=\"http://canvas.instructure.com/xsd/cccv1p0\""
#define LAR "associatedcontent/imscc_xmlv1p1/learning-application-resource"
#define LAR_OF(ID, PATH, MORE)                                                                     \
  "<resource identifier=\"" ID "\" type=\"" LAR "\" href=\"" PATH "\"><file href=\"" PATH          \
  "\"/>" MORE "</resource>"
#define FILE_OF(PATH) "<file href=\"" PATH "\"/>"
#define WIKI(TITLE, ID, STATE, BODY)                                                               \
  "<html><head><title>" TITLE "</title><meta name=\"identifier\" content=\"" ID                    \
  "\"/><meta name=\"editing_roles\" content=\"teachers\"/>"                                        \
  "<meta name=\"workflow_state\" content=\"" STATE "\"/></head><body>" BODY "</body></html>"
#define ENTRY(ID, TYPE, TITLE, REF, MORE)                                                          \
  "<item identifier=\"" ID "\"><content_type>" TYPE "</content_type><workflow_state>active"        \
  "</workflow_state><title>" TITLE "</title><identifierref>" REF "</identifierref>" MORE "</item>"

static const char *const MEMBERS[] = {
  "imsmanifest.xml",
  MANIFEST (
      OUTLINE ("<item identifier=\"gm1\"><title>Module one</title>" ITEM (
          "gi1", "gp1", "First page") ITEM ("gi2", "ga1", "Essay") ITEM ("gi3", "gi3x", "Simulator")
                   ITEM ("gi4", "gq1", "Quiz") ITEM ("gi5", "gt1", "Talk")
                       ITEM ("gonly", "gp2", "Only in the manifest") "</item>"),
      LAR_OF ("gc",
              "course_settings/canvas_export.txt",
              FILE_OF ("course_settings/course_settings.xml") FILE_OF (
                  "course_settings/module_meta.xml") FILE_OF ("course_settings/rubrics.xml")
                  FILE_OF ("course_settings/files_meta.xml") FILE_OF ("course_settings/events.xml")
                      FILE_OF ("course_settings/media_tracks.xml")
                          FILE_OF ("course_settings/users.xml"))
          LAR_OF ("gc_syllabus", "course_settings/syllabus.html", "") WEB (
              "gp1", "wiki_content/first-page.html") WEB ("gp2", "wiki_content/other.html")
              WEB ("gp3", "wiki_content/hidden.html") WEB ("gf1", "web_resources/plan.pdf") LAR_OF (
                  "ga1",
                  "ga1/essay.html",
                  FILE_OF (
                      "ga1/assignment_settings.xml")) "<resource identifier=\"gq1\" "
                                                      "type=\"imsqti_xmlv1p2/imscc_xmlv1p1/"
                                                      "assessment\">"
                                                      "<file "
                                                      "href=\"gq1/assessment_qti.xml\"/"
                                                      "><dependency "
                                                      "identifierref=\"gqm\"/></resource>" LAR_OF (
                                                          "gqm",
                                                          "gq1/assessment_meta.xml",
                                                          "") "<resource identifier=\"gt1\" "
                                                              "type=\"imsdt_xmlv1p1\"><file "
                                                              "href=\"gt1.xml\"/>"
                                                              "<dependency "
                                                              "identifierref=\"gtm\"/></"
                                                              "resource>" LAR_OF (
                                                                  "gtm", "gtm.xml", "")),
  "course_settings/canvas_export.txt",
  "joke",
  "course_settings/course_settings.xml",
  "<course " NS "><title>Soil in Canvas</title><course_code>SOIL1</course_code>"
  "<locale>de</locale></course>",
  "course_settings/module_meta.xml",
  "<modules " NS "><module identifier=\"gm1\"><title>Another title</title>"
  "<workflow_state>unpublished</workflow_state><require_sequential_progress>true"
  "</require_sequential_progress><items>"
  "<item identifier=\"gi1\"><content_type>WikiPage</content_type><workflow_state>unpublished"
  "</workflow_state><title>Renamed</title><identifierref>gp1</identifierref><indent>2</indent>"
  "</item>" ENTRY ("gh1", "ContextModuleSubHeader", "Read this", "", "")
      ENTRY ("gi2", "Assignment", "Essay", "ga1", "<indent>0</indent>") ENTRY (
          "gi3x", "ContextExternalTool", "Simulator", "gtool", "<url>https://sim.example/lti</url>")
          ENTRY ("gi4", "Quizzes::Quiz", "Quiz", "gq1", "")
              ENTRY ("gi6", "WikiPage", "Hidden page", "gp3", "")
                  ENTRY ("gi7", "ExternalUrl", "Atlas", "gi7", "<url>https://atlas.example/</url>")
                      ENTRY ("gi8", "Attachment", "Plan", "gf1", "")
                          ENTRY ("gi9", "WikiPage", "Again", "gp1", "")
                              ENTRY ("gi10", "Quizzes::Quiz", "Quiz again", "gq1", "")
                                  ENTRY ("gi11",
                                         "WikiPage",
                                         "Gone",
                                         "gnone",
                                         "") "</items></module>"
                                             "<module identifier=\"gm2\"><title>Module "
                                             "two</title><workflow_state>active</workflow_state>"
                                             "</module></modules>",
  "course_settings/rubrics.xml",
  "<rubrics " NS "><rubric identifier=\"gr1\"><title>Essay rubric</title><criteria><criterion>"
  "<points>5</points><description>Argument</description>"
  "<long_description>&lt;p&gt;Clear &amp;amp; sound&lt;/p&gt;</long_description><ratings>"
  "<rating><description>Full</description><points>5.0</points></rating>"
  "<rating><description>None</description><points>0</points>"
  "<long_description>plain</long_description></rating></ratings></criterion></criteria></rubric>"
  "<rubric identifier=\"gr2\"><title>Unused</title></rubric></rubrics>",
  "course_settings/files_meta.xml",
  "<fileMeta " NS "><files><file identifier=\"gf1\"><locked>true</locked></file></files>"
  "</fileMeta>",
  "course_settings/events.xml",
  "<events " NS "><event identifier=\"ge\"><title>Excursion</title></event></events>",
  "course_settings/media_tracks.xml",
  "<media_tracks " NS "/>",
  "course_settings/users.xml",
  "<users><user>planted person</user></users>",
  "course_settings/syllabus.html",
  "<html><head><title>Syllabus</title></head><body><p>Plan</p></body></html>",
  "wiki_content/first-page.html",
  WIKI ("First page",
        "gp1",
        "active",
        "<a href=\"$WIKI_REFERENCE$/pages/HIDDEN\">h</a>"
        "<a href=\"%24CANVAS_OBJECT_REFERENCE%24/assignments/ga1\">a</a>"
        "<a href=\"$CANVAS_OBJECT_REFERENCE$/quizzes/gq1\">q</a>"
        "<a href=\"$CANVAS_COURSE_REFERENCE$/assignments/syllabus\">s</a>"
        "<a href=\"$CANVAS_OBJECT_REFERENCE$/modules/gm2\">m</a>"
        "<a href=\"$CANVAS_COURSE_REFERENCE$/modules\">l</a>"
        "<a href=\"$IMS-CC-FILEBASE$/plan.pdf?canvas_download=1\">f</a>"),
  "wiki_content/other.html",
  WIKI ("Other", "gp2", "active", "<p>x</p>"),
  "wiki_content/hidden.html",
  WIKI ("Hidden", "gp3", "unpublished", "<p>x</p>"),
  "web_resources/plan.pdf",
  "%PDF",
  "ga1/essay.html",
  "<html><head><title>Assignment: Essay</title></head><body>\n<p>Write.</p>\n</body></html>",
  "ga1/assignment_settings.xml",
  "<assignment identifier=\"ga1\" " NS "><title>Essay</title><due_at>2020-01-01</due_at>"
  "<workflow_state>unpublished</workflow_state><points_possible>12.5</points_possible>"
  "<allowed_attempts>2</allowed_attempts>"
  "<submission_types>online_text_entry,online_upload,media_recording</submission_types>"
  "<rubric_identifierref>gr1</rubric_identifierref></assignment>",
  "gq1/assessment_qti.xml",
  "<questestinterop xmlns=\"http://www.imsglobal.org/xsd/ims_qtiasiv1p2\"><assessment ident=\"x\" "
  "title=\"Quiz\"><section ident=\"root\"><item ident=\"q1\"><itemmetadata><qtimetadata>"
  "<qtimetadatafield><fieldlabel>cc_profile</fieldlabel><fieldentry>cc.essay.v0p1</fieldentry>"
  "</qtimetadatafield></qtimetadata></itemmetadata><presentation><material><mattext>Why?</mattext>"
  "</material></presentation></item></section></assessment></questestinterop>",
  "gq1/assessment_meta.xml",
  "<quiz identifier=\"gq1\" " NS "><title>Quiz</title><description>&lt;p&gt;Take care&lt;/p&gt;"
  "</description><quiz_type>practice_quiz</quiz_type><points_possible>7</points_possible>"
  "<time_limit>20</time_limit><allowed_attempts>-1</allowed_attempts><available>false</available>"
  "<assignment identifier=\"gqa\"><workflow_state>published</workflow_state></assignment></quiz>",
  "gt1.xml",
  "<topic xmlns=\"http://www.imsglobal.org/xsd/imsccv1p1/imsdt_v1p1\"><title>Talk</title>"
  "<text texttype=\"text/html\">&lt;p&gt;Say&lt;/p&gt;</text></topic>",
  "gtm.xml",
  "<topicMeta identifier=\"gtm\" " NS "><topic_id>gt1</topic_id><title>Talk</title><type>topic"
  "</type><workflow_state>unpublished</workflow_state><assignment identifier=\"gta\">"
  "<points_possible>3</points_possible></assignment></topicMeta>",
  NULL
};

static GPtrArray *
below (const Arrival *a, const char *title)
{
  return ash_design_children (a->design, title != NULL ? arrival_item (a, title)->record.id : NULL);
}

static void
assert_titles (GPtrArray *items, const char *expected)
{
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    g_string_append_printf (titles, "%s%s", i > 0 ? "|" : "",
                            ((AshItem *) g_ptr_array_index (items, i))->title);
  g_assert_cmpstr (titles->str, ==, expected);
}

/* The manifest's titles and order hold; what only module_meta.xml has comes behind. */
static void
test_modules (void)
{
  g_autoptr (Arrival) a = test_arrive (MEMBERS);
  GPtrArray *top = below (a, NULL);

  g_assert_no_error (a->error);
  g_assert_cmpstr (a->source->producer, ==, "Canvas");
  g_assert_cmpstr (((AshItem *) g_ptr_array_index (top, 0))->title, ==, "Module one");
  assert_titles (below (a, "Module one"),
                 "First page|Essay|Quiz|Talk|Only in the manifest|Read this|Simulator|Hidden "
                 "page|Atlas|Plan|Again|Quiz again|Gone");
  g_assert_cmpint (arrival_item (a, "Module two")->kind, ==, ASH_ITEM_FOLDER);
  g_assert_cmpint (arrival_item (a, "Module one")->publish_state, ==, ASH_PUBLISH_UNPUBLISHED);
  g_assert_nonnull (strstr (arrival_item (a, "Module one")->extra, "require_sequential"));
  g_assert_cmpint (arrival_item (a, "First page")->publish_state, ==, ASH_PUBLISH_UNPUBLISHED);
  g_assert_nonnull (strstr (arrival_item (a, "First page")->extra, "\"indent\": \"2\""));
  g_assert_cmpint (arrival_item (a, "Read this")->kind, ==, ASH_ITEM_LABEL);
  g_assert_cmpint (arrival_item (a, "Atlas")->kind, ==, ASH_ITEM_LINK);
  g_assert_cmpstr (arrival_item (a, "Atlas")->link_url, ==, "https://atlas.example/");
  g_assert_cmpint (arrival_item (a, "Simulator")->kind, ==, ASH_ITEM_LTI);
  g_assert_cmpstr (arrival_item (a, "Simulator")->link_url, ==, "https://sim.example/lti");
  g_assert_cmpint (arrival_item (a, "Plan")->kind, ==, ASH_ITEM_FILE);
  g_assert_cmpint (arrival_item (a, "Plan")->publish_state, ==, ASH_PUBLISH_UNPUBLISHED);
  g_assert_cmpint (arrival_item (a, "Hidden page")->kind, ==, ASH_ITEM_PAGE);
  g_assert_cmpint (arrival_item (a, "Hidden page")->publish_state, ==, ASH_PUBLISH_UNPUBLISHED);
  g_assert_cmpstr (arrival_item (a, "Again")->body, ==, arrival_item (a, "First page")->body);
  g_assert_cmpuint (ash_design_entries (a->design, arrival_item (a, "Quiz again")->record.id)->len,
                    ==, 1);
  g_assert_cmpint (arrival_item (a, "Gone")->kind, ==, ASH_ITEM_PAGE);
}

static void
test_content (void)
{
  g_autoptr (Arrival) a = test_arrive (MEMBERS);
  const AshItem *essay = arrival_item (a, "Essay");
  const AshItem *quiz = arrival_item (a, "Quiz");
  const AshItem *topic = arrival_item (a, "Talk");
  const AshItem *syllabus = arrival_item (a, "Syllabus");
  g_autofree char *brief = arrival_body (a, essay);

  g_assert_cmpint (essay->kind, ==, ASH_ITEM_ASSIGNMENT);
  g_assert_cmpstr (brief, ==, "<p>Write.</p>");
  g_assert_cmpstr (essay->path, ==, "ga1/essay.html");
  g_assert_cmpint (essay->points_c, ==, 1250);
  g_assert_cmpint (essay->attempts, ==, 2);
  g_assert_cmpint (essay->publish_state, ==, ASH_PUBLISH_UNPUBLISHED);
  g_assert_nonnull (strstr (essay->settings, "\"html\""));
  g_assert_nonnull (strstr (essay->settings, "\"file\""));
  g_assert_nonnull (strstr (essay->extra, "due_at"));

  g_assert_cmpint (quiz->limit_minutes, ==, 20);
  g_assert_cmpint (quiz->attempts, ==, 0);
  g_assert_cmpint (quiz->points_c, ==, 700);
  g_assert_cmpint (quiz->publish_state, ==, ASH_PUBLISH_UNPUBLISHED);
  g_assert_nonnull (strstr (quiz->settings, "Take care"));
  g_assert_nonnull (strstr (quiz->extra, "practice_quiz"));

  g_assert_cmpint (topic->publish_state, ==, ASH_PUBLISH_UNPUBLISHED);
  g_assert_cmpint (topic->points_c, ==, 300);

  g_assert_false (syllabus->is_linked);
  g_assert_cmpint (syllabus->kind, ==, ASH_ITEM_PAGE);
}

static void
test_rubrics (void)
{
  g_autoptr (Arrival) a = test_arrive (MEMBERS);
  const AshRubric *rubric = g_ptr_array_index (a->design->rubrics, 0);
  const AshCriterion *criterion;
  GPtrArray *ratings;

  g_assert_cmpuint (a->design->rubrics->len, ==, 2);
  g_assert_cmpstr (rubric->title, ==, "Essay rubric");
  g_assert_cmpstr (rubric->item, ==, arrival_item (a, "Essay")->record.id);
  criterion = g_ptr_array_index (ash_design_criteria (a->design, rubric->record.id), 0);
  g_assert_cmpstr (criterion->title, ==, "Argument");
  g_assert_cmpstr (criterion->text, ==, "Clear & sound");
  g_assert_cmpint (criterion->points_c, ==, 500);
  ratings = ash_design_ratings (a->design, criterion->record.id);
  g_assert_cmpuint (ratings->len, ==, 2);
  g_assert_cmpstr (((AshRating *) g_ptr_array_index (ratings, 1))->text, ==, "plain");
  g_assert_null (((AshRubric *) g_ptr_array_index (a->design->rubrics, 1))->item);
}

static void
test_links (void)
{
  static const struct
  {
    const char *href;
    AshLinkKind kind;
    const char *title;
  } cases[] = {
    { "$WIKI_REFERENCE$/pages/HIDDEN", ASH_LINK_ITEM, "Hidden page" },
    { "%24CANVAS_OBJECT_REFERENCE%24/assignments/ga1", ASH_LINK_ITEM, "Essay" },
    { "$CANVAS_OBJECT_REFERENCE$/quizzes/gq1", ASH_LINK_ITEM, "Quiz" },
    { "$CANVAS_OBJECT_REFERENCE$/discussion_topics/gt1", ASH_LINK_ITEM, "Talk" },
    { "$CANVAS_OBJECT_REFERENCE$/assignments/gqa", ASH_LINK_ITEM, "Quiz" },
    { "$CANVAS_OBJECT_REFERENCE$/modules/gm2", ASH_LINK_ITEM, "Module two" },
    { "$CANVAS_COURSE_REFERENCE$/modules/items/gi5", ASH_LINK_ITEM, "Talk" },
    { "$CANVAS_COURSE_REFERENCE$/assignments/syllabus", ASH_LINK_ITEM, "Syllabus" },
    { "$CANVAS_COURSE_REFERENCE$/modules", ASH_LINK_MODULES, NULL },
    { "$CANVAS_COURSE_REFERENCE$/file_ref/gf1/download?wrap=1", ASH_LINK_ITEM, "Plan" },
    { "$IMS-CC-FILEBASE$/plan.pdf?canvas_download=1", ASH_LINK_ITEM, "Plan" },
  };
  g_autoptr (Arrival) a = test_arrive (MEMBERS);
  g_autoptr (AshLinkMap) map = ash_link_map_new (a->design);
  const AshItem *from = arrival_item (a, "First page");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (AshLinkTarget) target = { 0 };

      ash_link_map_resolve (map, from, from->path, cases[i].href, &target);
      g_test_message ("%s", cases[i].href);
      g_assert_cmpint (target.kind, ==, cases[i].kind);
      g_assert_cmpstr (target.item != NULL ? target.item->title : NULL, ==, cases[i].title);
      g_assert_cmpstr (target.tail, ==, "");
    }
  g_assert_cmpuint (ash_report_n_lines (a->imported->report, ASH_LINE_DEAD_LINK), ==, 0);
}

static gboolean
has_line (const AshReport *report, AshLineKind kind, const char *text)
{
  for (guint i = 0; i < report->lines->len; i++)
    {
      const AshReportLine *line = g_ptr_array_index (report->lines, i);

      if (line->kind == kind && (strstr (line->what, text) || strstr (line->where, text)))
        return TRUE;
    }
  return FALSE;
}

/* Every resource has its fate; what is not understood is kept; people are left out. */
static void
test_accounts (void)
{
  g_autoptr (Arrival) a = test_arrive (MEMBERS);
  const AshReport *report = a->imported->report;
  const char *tree = a->design->tree->record.id;
  g_autoptr (GString) dump = g_string_new (NULL);

  g_assert_cmpint (ash_report_total (report), ==, 11);
  g_assert_cmpint (report->fates[ASH_FATE_CONVERTED], ==, 10);
  g_assert_cmpint (report->fates[ASH_FATE_FILE], ==, 1);
  g_assert_true (has_line (report, ASH_LINE_VERBATIM, "events.xml"));
  g_assert_false (has_line (report, ASH_LINE_VERBATIM, "media_tracks.xml"));
  g_assert_true (has_line (report, ASH_LINE_REFUSED, "users.xml"));
  g_assert_true (has_line (report, ASH_LINE_MISSING, "module names this entry"));
  g_assert_false (has_line (report, ASH_LINE_MISSING, "Simulator"));
  g_assert_nonnull (strstr (ash_design_field (a->design, tree, "canvas/events.xml"), "Excursion"));
  g_assert_cmpstr (ash_design_field (a->design, tree, "course-code"), ==, "SOIL1");
  for (guint i = 0; i < a->design->assets->len; i++)
    g_string_append (dump, ((AshAsset *) g_ptr_array_index (a->design->assets, i))->path);
  for (guint i = 0; i < a->design->fields->len; i++)
    g_string_append (dump, ((AshSheetField *) g_ptr_array_index (a->design->fields, i))->value);
  g_assert_null (strstr (dump->str, "planted"));
  g_assert_null (strstr (dump->str, "course_settings/"));
}

/* Canvas's own files may be broken: the rest still comes in. */
static void
test_broken_settings (void)
{
  const char *members[G_N_ELEMENTS (MEMBERS)];
  g_autoptr (Arrival) a = NULL;

  memcpy (members, MEMBERS, sizeof members);
  for (guint i = 0; members[i] != NULL; i += 2)
    if (g_str_has_suffix (members[i], "_meta.xml") ||
        g_str_has_suffix (members[i], "rubrics.xml") ||
        g_str_has_suffix (members[i], "settings.xml") || g_str_equal (members[i], "gtm.xml"))
      members[i + 1] = "<broken><a>";
  a = test_arrive (members);
  g_assert_no_error (a->error);
  assert_titles (below (a, "Module one"),
                 "First page|Essay|Simulator|Quiz|Talk|Only in the manifest");
  g_assert_cmpint (ash_report_total (a->imported->report), ==, 11);
}

/* With no published module the manifest's outline is empty; Canvas's own file still has one. */
static void
test_unpublished_modules (void)
{
  const char *members[G_N_ELEMENTS (MEMBERS)];
  const char *from = strstr (MEMBERS[1], "<item identifier=\"gm1\">");
  const char *to = strstr (MEMBERS[1], "</item></item></organization>");
  g_autofree char *manifest = NULL;
  g_autoptr (Arrival) a = NULL;

  g_assert_nonnull (from);
  g_assert_nonnull (to);
  manifest =
      g_strdup_printf ("%.*s%s", (int) (from - MEMBERS[1]), MEMBERS[1], to + strlen ("</item>"));
  memcpy (members, MEMBERS, sizeof members);
  members[1] = manifest;
  a = test_arrive (members);
  g_assert_no_error (a->error);
  g_assert_cmpuint (arrival_lines (a, ASH_LINE_REPAIRED, "no outline"), ==, 0);
  assert_titles (below (a, "Another title"),
                 "Renamed|Read this|Essay|Simulator|Quiz|Hidden page|Atlas|Plan|Again|Quiz again|"
                 "Gone");
  g_assert_cmpuint (ash_design_children (a->design, NULL)->len, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/canvas/modules", test_modules);
  g_test_add_func ("/canvas/content", test_content);
  g_test_add_func ("/canvas/rubrics", test_rubrics);
  g_test_add_func ("/canvas/links", test_links);
  g_test_add_func ("/canvas/accounts", test_accounts);
  g_test_add_func ("/canvas/broken-settings", test_broken_settings);
  g_test_add_func ("/canvas/unpublished-modules", test_unpublished_modules);
  return g_test_run ();
}
