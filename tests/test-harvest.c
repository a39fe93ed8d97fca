/* check/: outcomes that a course states, and none that it does not; the matrix as numbers. */
#include <ash-harvest.h>
#include <ash-marks.h>

#include "made-design.h"

static GPtrArray *
harvest (Made *made)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) ash_found_outcome_free);
  g_autoptr (GError) error = NULL;

  g_assert_true (ash_harvest (made->design, &made->bodies, found, NULL, &error));
  g_assert_no_error (error);
  return found;
}

/* What one page gives, a line each. */
static char *
found_in (const char *html)
{
  Made *made = made_new ("Maps", "en");
  AshItem *week = made_item (made, NULL, ASH_ITEM_FOLDER, "Week 5", NULL);
  g_autoptr (GPtrArray) found = NULL;
  GString *said = g_string_new (NULL);

  made_item (made, week, ASH_ITEM_PAGE, "Start", html);
  found = harvest (made);
  for (guint i = 0; i < found->len; i++)
    {
      const AshFoundOutcome *each = g_ptr_array_index (found, i);

      g_assert_cmpstr (each->place, ==, "Week 5");
      g_assert_nonnull (each->item);
      g_string_append_printf (said, "%s%s", i > 0 ? "\n" : "", each->text);
    }
  made_free (made);
  return g_string_free (said, FALSE);
}

static const struct
{
  const char *html;
  const char *found;
} PAGES[] = {
  /* Stated. */
  /* Beside what is known for a verb, another word that stands so is one. */
  { "<h2>Intended learning outcomes (ILOs)</h2><ul><li>Describe the parts of a lathe</li>"
    "<li>Turn a shaft to 0.05 mm</li></ul>",
    "Describe the parts of a lathe\nTurn a shaft to 0.05 mm" },
  { "<h2>Learning outcomes</h2><ul><li>Turnery tools</li><li>Describe a lathe</li></ul>",
    "Describe a lathe" },
  { "<p>Following the completion of this workshop, you will:</p><ul><li>Describe a lathe</li>"
    "<li>Check a thread</li></ul>",
    "Describe a lathe\nCheck a thread" },
  { "<h3>Skills you will gain</h3><ul><li>Describe a lathe</li></ul>", "Describe a lathe" },
  { "<h3>I can statements</h3><ul><li>I can describe a lathe.</li><li>I can turn a "
    "shaft.</li></ul>",
    "Describe a lathe\nTurn a shaft" },
  { "<p>Students who pass this course are able to describe a lathe.</p>", "Describe a lathe" },
  { "<p>By the end of this week you will be able to judge whether a map is honest.</p>",
    "Judge whether a map is honest" },
  { "<p>By the end of the week, learners will be able to:</p><ul><li>choose a chart that fits.</li>"
    "<li>Redesign a misleading chart;</li></ul>",
    "Choose a chart that fits\nRedesign a misleading chart" },
  { "<h2>Learning outcomes</h2><ul><li>Given a blank map, locate ten capitals."
    "</li><li>In this unit, explain a trend</li></ul>",
    "Given a blank map, locate ten capitals\nExplain a trend" },
  { "<h2>Learning outcomes</h2><ol><li>Know when a map helps</li></ol>", "Know when a map helps" },
  { "<div><p><strong>Learning Objectives:</strong></p><ul><li>You will be able to describe a "
    "trend</li></ul></div>",
    "Describe a trend" },
  { "<p>Welcome.</p><p>After this module you will be able to draw a small multiple. Have fun!</p>",
    "Draw a small multiple" },
  { "<h2>Outcomes</h2><ul><li>Describe a trend</li><li>describe a trend.</li></ul>",
    "Describe a trend" },
  { "<h2>Learning outcomes</h2><ul><li><h3>Maps</h3><p>Judge a map</p><p>Judge twice.</p></li>"
    "<li>Demonstrate your ability to:<ul><li>draw a chart</li></ul></li></ul>"
    "<p>Judge your neighbour’s map.</p>",
    "Judge a map\nDraw a chart" },
  { "<table><tr><td><h3>Unit objectives</h3><ul><li>Judge a map</li></ul></td>"
    "<td><p>Write: The ice age</p><ul><li>Draw a chart of your own</li></ul></td></tr></table>",
    "Judge a map" },
  { "<ul><li>Learning outcomes:<ul><li>Judge a map</li></ul></li><li>Draw a chart</li></ul>",
    "Judge a map" },
  { "<h2>Learning outcomes</h2><h3>Week 1</h3><ul><li>Judge a map</li></ul><h3>Week 2</h3><ul>"
    "<li>Draw a chart</li></ul><h2>Week 1</h2><ul><li>Draw your street</li></ul>",
    "Judge a map\nDraw a chart" },
  { "<h2>Learning outcomes</h2><ul><li>Judge a map</li></ul><h3>Week 1</h3><ul>"
    "<li>Draw a chart</li></ul>",
    "Judge a map" },
  /* Not stated. */
  { "<p>You will be able to submit until Friday at noon.</p>", "" },
  { "<h2>Reading</h2><ul><li>Describe a trend in one line</li></ul>", "" },
  { "<h2>Learning outcomes</h2><p>See the handbook.</p><ul><li>Describe a trend</li></ul>", "" },
  { "<h2>Outcomes</h2><ul><li>Monday</li><li>The exam</li><li>Describe?</li></ul>", "" },
  { "<p>By the end of the week the forum closes.</p>", "" },
  { "<p>By the end of the day it will be able to rain.</p>", "" },
  { "", "" },
  { "<ul><li>", "" },
};

static void
test_pages (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (PAGES); i++)
    {
      g_autofree char *found = found_in (PAGES[i].html);

      g_assert_cmpstr (found, ==, PAGES[i].found);
    }
}

static gboolean
check_passage (char **cells)
{
  gboolean is_stated = g_str_equal (cells[0], "stated");
  g_autofree char *found = found_in (cells[1]);
  g_auto (GStrv) lines = g_strsplit (found, "\n", -1);
  g_autofree char *said = g_strjoinv (" | ", lines);

  g_assert_true (is_stated || g_str_equal (cells[0], "other"));
  if (g_str_equal (said, is_stated ? cells[2] : ""))
    return TRUE;
  g_test_message ("%s\n  gave %s", cells[1], said);
  return FALSE;
}

/* Passages of many fields, with the outcomes that they state, and those that only look like it. */
static void
test_passages (void)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "fixtures", "harvest", "en.tsv", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;
  guint n[2] = { 0, 0 };
  guint n_wrong = 0;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);

      n[g_str_equal (cells[0], "stated")]++;
      n_wrong += !check_passage (cells);
    }
  g_assert_cmpuint (n_wrong, ==, 0);
  g_assert_cmpuint (n[0], >=, 30);
  g_assert_cmpuint (n[1], >=, 30);
}

/* A page of Canvas has its heading in its name. */
static void
test_title (void)
{
  Made *made = made_new ("Maps", "en");
  g_autoptr (GPtrArray) found = NULL;

  made_item (made, NULL, ASH_ITEM_PAGE, "Week 1 objectives", "<ul><li>Judge a map</li></ul>");
  made_item (made, NULL, ASH_ITEM_PAGE, "Tasks", "<ul><li>Judge a chart</li></ul>");
  made_item (made, NULL, ASH_ITEM_PAGE, "Learning outcomes",
             "<p>See below.</p><ul><li>Draw a "
             "map</li></ul>");
  found = harvest (made);
  g_assert_cmpuint (found->len, ==, 2);
  g_assert_cmpstr (((AshFoundOutcome *) found->pdata[0])->text, ==, "Judge a map");
  g_assert_cmpstr (((AshFoundOutcome *) found->pdata[0])->quote, ==, "Week 1 objectives");
  g_assert_cmpstr (((AshFoundOutcome *) found->pdata[1])->text, ==, "Draw a map");
  made_free (made);
}

static void
test_many (void)
{
  g_autoptr (GString) html = g_string_new ("<h2>Outcomes</h2><ul>");
  g_autofree char *found = NULL;
  g_auto (GStrv) lines = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (html, "<li>Describe trend %u</li>", i);
  found = found_in (html->str);
  lines = g_strsplit (found, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), <=, 240);
}

static void
check_many (const char *before, const char *each, guint n, const char *found)
{
  g_autoptr (GString) html = g_string_new (before);
  g_autofree char *said = NULL;

  for (guint i = 0; i < n; i++)
    g_string_append (html, each);
  said = found_in (html->str);
  g_assert_cmpstr (said, ==, found);
}

/* Pages made to take long: they read in a moment, or the test times out. */
static void
test_hostile (void)
{
  gint64 start = g_get_monotonic_time ();

  check_many ("<h2>Learning outcomes</h2><ul>", "<li>Thing number one</li>", 5000, "");
  check_many ("<h2>Learning outcomes</h2><ul>", "<li>Explain this map</li>", 5000,
              "Explain this map");
  check_many ("<h2>Objectives</h2><ul><li>Explain this map</li>", "<li>Thing one</li>", 5000, "");
  check_many ("<h2>Learning outcomes</h2><table><tr>", "<td>Thing; one; two</td>", 5000, "");
  check_many ("<h2>Learning outcomes</h2><ul><li>Explain this map (A1", ", 1", 120, "");
  check_many ("<p>By the end of this module ", "you will ", 30000, "");
  check_many ("<p>By the end of this module you will be able to ", "explain; ", 30000, "");
  check_many ("<p>", "e.g. A ", 30000, "");
  check_many ("<p>", ": ", 30000, "");
  check_many ("<h2>Learning outcomes</h2><p>", "(a) ", 30000, "");
  check_many ("<h2>Learning outcomes</h2>", "<div>", 300, "");
  check_many ("<h2>Learning outcomes</h2><p>", "LO1: Explain this map<br>", 5000,
              "Explain this map");
  g_assert_cmpint (g_get_monotonic_time () - start, <, 60 * G_USEC_PER_SEC);
}

/* What Canvas and curriculum metadata left with the course. */
static void
test_leftovers (void)
{
  Made *made = made_new ("Maps", "en");
  g_autoptr (GPtrArray) found = NULL;

  made_field (made, "canvas/learning_outcomes.xml",
              "<learningOutcomes><learningOutcome identifier=\"a\"><title>Maps</title>"
              "<description>&lt;p&gt;Know when a map helps&lt;/p&gt;</description>"
              "</learningOutcome></learningOutcomes>");
  made_field (made, "curriculum",
              "<curriculumStandardsMetadataSet><labelledGUID><label>Judge a source</label>"
              "<GUID>x</GUID></labelledGUID></curriculumStandardsMetadataSet>");
  made_field (made, "canvas/course_settings.xml", "<course><title>Judge a map</title></course>");
  found = harvest (made);
  g_assert_cmpuint (found->len, ==, 2);
  g_assert_cmpstr (((AshFoundOutcome *) found->pdata[0])->text, ==, "Know when a map helps");
  g_assert_cmpint (((AshFoundOutcome *) found->pdata[0])->kind, ==, ASH_FOUND_IN_CANVAS);
  g_assert_cmpint (((AshFoundOutcome *) found->pdata[1])->kind, ==, ASH_FOUND_IN_CURRICULUM);
  made_free (made);
}

/* The matrix */

static void
test_columns (void)
{
  Made *made = made_new ("Maps", "en");
  AshItem *module = made_item (made, NULL, ASH_ITEM_FOLDER, "Maps", NULL);
  AshItem *page = made_item (made, module, ASH_ITEM_PAGE, "Colour", "<p>x</p>");
  AshItem *other = made_item (made, module, ASH_ITEM_PAGE, "Scale", "<p>x</p>");
  AshItem *quiz = made_item (made, module, ASH_ITEM_QUIZ, "Quiz", NULL);
  AshStatement *outcome = made_outcome (made, "O1", "Judge a map");
  AshStatement *gap = made_outcome (made, "O2", "Draw a map");
  AshAssessment *evidence = made_assessment (made, "Quiz", quiz, 10000, ASH_UNSET);
  g_autoptr (AshMarks) marks = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) folded = NULL;
  g_autoptr (GPtrArray) open = NULL;
  AshMark mark;

  made_align (made, ASH_SUBJECT_ITEM, page, outcome, ASH_DEPTH_INTRODUCED);
  made_align (made, ASH_SUBJECT_ITEM, other, outcome, ASH_DEPTH_PRACTISED);
  made_align (made, ASH_SUBJECT_ASSESSMENT, evidence, outcome, ASH_DEPTH_ASSESSED);
  /* A document from outside may say that an item assesses: it only practises. */
  made_align (made, ASH_SUBJECT_ITEM, page, gap, ASH_DEPTH_ASSESSED);
  marks = ash_marks_new (made->design);
  all = ash_columns_new (made->design, NULL, 10);
  g_assert_cmpuint (all->len, ==, 3);
  g_assert_cmpuint (ash_columns_n_evidence (all), ==, 1);
  mark = ash_marks_get (marks, g_ptr_array_index (all, 0), outcome);
  g_assert_cmpint (mark.own, ==, ASH_MARK_ASSESSED);
  mark = ash_marks_get (marks, g_ptr_array_index (all, 1), gap);
  g_assert_cmpint (mark.own, ==, ASH_MARK_PRACTISED);

  folded = ash_columns_new (made->design, NULL, 2);
  g_assert_cmpuint (folded->len, ==, 2);
  mark = ash_marks_get (marks, g_ptr_array_index (folded, 1), outcome);
  g_assert_cmpint (mark.derived, ==, ASH_MARK_PRACTISED);
  g_assert_cmpuint (mark.n, ==, 2);
  open = ash_columns_new (made->design, module->record.id, 2);
  g_assert_cmpuint (open->len, ==, 4);

  g_assert_true (ash_marks_is_assessed (marks, outcome));
  g_assert_false (ash_marks_is_assessed (marks, gap));
  g_assert_cmpuint (ash_marks_n_assessed (marks), ==, 1);
  g_assert_cmpuint (ash_marks_count (marks, outcome, ASH_MARK_PRACTISED), ==, 1);
  made_free (made);
}

/* A criterion of its rubric assesses for the evidence, and is no mark of its own. */
static void
test_derived (void)
{
  Made *made = made_new ("Maps", "en");
  AshStatement *outcome = made_outcome (made, "O1", "Judge a map");
  AshAssessment *evidence = made_assessment (made, "Essay", NULL, 10000, ASH_UNSET);
  AshRubric *rubric = made_rubric (made, "Essays");
  AshCriterion *criterion = made_criterion (made, rubric, "Judgement");
  g_autoptr (AshMarks) marks = NULL;
  g_autoptr (GPtrArray) columns = NULL;
  AshMark mark;

  g_free (evidence->rubric);
  evidence->rubric = g_strdup (rubric->record.id);
  made_align (made, ASH_SUBJECT_CRITERION, criterion, outcome, ASH_DEPTH_ASSESSED);
  marks = ash_marks_new (made->design);
  columns = ash_columns_new (made->design, NULL, 10);
  mark = ash_marks_get (marks, g_ptr_array_index (columns, 0), outcome);
  g_assert_cmpint (mark.own, ==, ASH_MARK_NONE);
  g_assert_cmpint (mark.derived, ==, ASH_MARK_ASSESSED);
  g_assert_true (ash_marks_is_assessed (marks, outcome));
  made_free (made);
}

static void
add_found (GPtrArray *found, const char *place, const char *text, gboolean is_own)
{
  AshFoundOutcome *each = g_new0 (AshFoundOutcome, 1);

  each->text = g_strdup (text);
  each->place = g_strdup (place);
  each->is_own = is_own;
  g_ptr_array_add (found, each);
}

static gboolean
is_chosen (GPtrArray *found, GHashTable *chosen, const char *text)
{
  for (guint i = 0; i < found->len; i++)
    {
      const AshFoundOutcome *each = g_ptr_array_index (found, i);

      if (g_str_equal (each->text, text))
        return g_hash_table_contains (chosen, each);
    }
  g_assert_not_reached ();
}

/* Of each section those that ask most of learners; what cannot be observed, and what is not the
 * credential's own, is nothing to begin with. */
static void
test_choose (void)
{
  g_autoptr (GPtrArray) found =
      g_ptr_array_new_with_free_func ((GDestroyNotify) ash_found_outcome_free);
  g_autoptr (GHashTable) three = NULL;
  g_autoptr (GHashTable) all = NULL;

  add_found (found, "Week 1", "Understand maps", TRUE);
  add_found (found, "Week 1", "List the parts of a map", TRUE);
  add_found (found, "Week 1", "Evaluate a map", TRUE);
  add_found (found, "Week 2", "Define a scale", TRUE);
  add_found (found, "Week 2", "Compare two scales", TRUE);
  add_found (found, "Elsewhere", "Design an atlas", FALSE);
  three = ash_harvest_choose (found, "en", 3);
  g_assert_cmpuint (g_hash_table_size (three), ==, 3);
  g_assert_true (is_chosen (found, three, "Evaluate a map"));
  g_assert_true (is_chosen (found, three, "List the parts of a map"));
  g_assert_true (is_chosen (found, three, "Compare two scales"));
  all = ash_harvest_choose (found, "en", 6);
  g_assert_cmpuint (g_hash_table_size (all), ==, 5);
  g_assert_false (is_chosen (found, all, "Design an atlas"));
  g_ptr_array_set_size (found, 0);
  g_clear_pointer (&all, g_hash_table_unref);
  all = ash_harvest_choose (found, NULL, 6);
  g_assert_cmpuint (g_hash_table_size (all), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/harvest/pages", test_pages);
  g_test_add_func ("/harvest/passages", test_passages);
  g_test_add_func ("/harvest/title", test_title);
  g_test_add_func ("/harvest/many", test_many);
  g_test_add_func ("/harvest/hostile", test_hostile);
  g_test_add_func ("/harvest/leftovers", test_leftovers);
  g_test_add_func ("/harvest/choose", test_choose);
  g_test_add_func ("/marks/columns", test_columns);
  g_test_add_func ("/marks/derived", test_derived);
  return g_test_run ();
}
