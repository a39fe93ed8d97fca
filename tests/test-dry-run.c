/* What each system does with a package, against designs made by hand. */
#include "made-design.h"

#include <ash-dry-run.h>
#include <glib/gstdio.h>

static AshDryRun *
dry_run (Made *made, const char *name, gboolean with_start_page, gboolean with_rubrics)
{
  const AshTarget *target = ash_target_find (name);
  const AshCartridgeOptions options = { target->version, target->layout, with_start_page,
                                        with_rubrics };
  g_autoptr (GError) error = NULL;
  g_autoptr (AshCartridgePlan) plan =
      ash_cartridge_plan_new (made->design, &made->bodies, &options, NULL, &error);
  AshDryRun *run;
  guint counts[ASH_N_VERDICTS] = { 0 };
  guint told = 0, sum = 0;

  g_assert_no_error (error);
  run = ash_dry_run_new (plan, target);
  /* Each part has one verdict, and all that do not simply arrive stand in one line each. */
  for (guint i = 0; i < run->parts->len; i++)
    counts[((AshDryPart *) g_ptr_array_index (run->parts, i))->verdict]++;
  for (int verdict = 0; verdict < ASH_N_VERDICTS; verdict++)
    {
      g_assert_cmpuint (counts[verdict], ==, run->counts[verdict]);
      sum += counts[verdict];
    }
  g_assert_cmpuint (sum, ==, run->parts->len);
  for (guint i = 0; i < run->lines->len; i++)
    {
      const AshDryLine *line = g_ptr_array_index (run->lines, i);

      told += line->parts->len;
      g_assert_null (strchr (line->title, '{'));
      g_assert_null (strchr (line->why, '{'));
      for (guint k = 0; k < line->parts->len; k++)
        g_assert_cmpint (((AshDryPart *) g_ptr_array_index (line->parts, k))->verdict, ==,
                         line->verdict);
    }
  g_assert_cmpuint (told, ==, run->parts->len - run->counts[ASH_VERDICT_ARRIVES]);
  return run;
}

static const AshDryLine *
line_about (const AshDryRun *run, const char *about)
{
  for (guint i = 0; i < run->lines->len; i++)
    {
      const AshDryLine *line = g_ptr_array_index (run->lines, i);

      if (g_str_equal (line->about, about))
        return line;
    }
  return NULL;
}

static void
assert_verdict (Made *made, const char *target, const char *about, const char *verdict)
{
  g_autoptr (AshDryRun) run = dry_run (made, target, TRUE, TRUE);
  const AshDryLine *line = line_about (run, about);

  if (g_strcmp0 (line != NULL ? ash_verdict_nick (line->verdict) : NULL, verdict) != 0)
    g_error ("%s: %s is %s, not %s", target, about,
             line != NULL ? ash_verdict_nick (line->verdict) : "said nothing of",
             verdict != NULL ? verdict : "silent");
}

static void
test_nothing (void)
{
  g_autoptr (Made) made = made_new ("Empty", "en");

  for (guint i = 0; i < ash_targets ()->len; i++)
    {
      const AshTarget *target = g_ptr_array_index (ash_targets (), i);
      g_autoptr (AshDryRun) run = dry_run (made, target->name, TRUE, TRUE);
      g_autofree char *verdict = ash_dry_run_dup_verdict (run);

      g_assert_cmpuint (run->parts->len, ==, 0);
      g_assert_cmpstr (verdict, ==, "Everything arrives");
    }
}

static void
test_everything_arrives (void)
{
  g_autoptr (Made) made = made_new ("Links", "en");
  AshItem *module = made_item (made, NULL, ASH_ITEM_FOLDER, "One", NULL);
  AshItem *link = made_item (made, module, ASH_ITEM_LINK, "A link", NULL);
  g_autoptr (AshDryRun) run = NULL;
  g_autofree char *verdict = NULL;

  link->link_url = g_strdup ("https://example.org/");
  run = dry_run (made, "canvas", FALSE, TRUE);
  verdict = ash_dry_run_dup_verdict (run);
  g_assert_cmpuint (run->parts->len, ==, 2);
  g_assert_cmpuint (run->lines->len, ==, 0);
  g_assert_cmpstr (verdict, ==, "Everything arrives");
}

static void
test_items (void)
{
  g_autoptr (Made) made = made_new ("Items", "en");
  AshItem *module = made_item (made, NULL, ASH_ITEM_FOLDER, "One", NULL);
  AshItem *inner = made_item (made, module, ASH_ITEM_FOLDER, "Two", NULL);
  AshItem *innermost = made_item (made, inner, ASH_ITEM_FOLDER, "Three", NULL);
  AshItem *notes, *tool, *topic, *task;

  task = made_item (made, innermost, ASH_ITEM_ASSIGNMENT, "Task", "<p>Do it.</p>");
  notes = made_item (made, module, ASH_ITEM_PAGE, "For you", "<p>Secret</p>");
  notes->role = ASH_ROLE_INSTRUCTOR;
  tool = made_item (made, module, ASH_ITEM_LTI, "Tool", NULL);
  tool->link_url = g_strdup ("https://tool.example/");
  tool->settings = g_strdup ("{\"custom\":{\"a\":\"b\"}}");
  topic = made_item (made, module, ASH_ITEM_TOPIC, "Talk", "<p>Say.</p>");
  topic->settings = g_strdup ("{\"attachments\":[{\"href\":\"a.pdf\"},{\"href\":\"b.pdf\"}]}");

  assert_verdict (made, "moodle", "assignment", "changed");
  assert_verdict (made, "blackboard", "assignment", "changed");
  assert_verdict (made, "openedx", "assignment", "changed");
  assert_verdict (made, "canvas", "assignment", NULL);
  assert_verdict (made, "sakai", "assignment", NULL);
  assert_verdict (made, "moodle", "instructor-only", "different");
  assert_verdict (made, "openedx", "instructor-only", "changed");
  assert_verdict (made, "brightspace", "instructor-only", "unknown");
  assert_verdict (made, "canvas", "nested-module", "different");
  /* Three levels; one more moves up. */
  assert_verdict (made, "openedx", "nested-module", "changed");
  assert_verdict (made, "moodle", "tool-settings", "changed");
  assert_verdict (made, "canvas", "tool-settings", NULL);
  assert_verdict (made, "canvas", "attachments", "changed");
  assert_verdict (made, "canvas", "task-terms", NULL);
  assert_verdict (made, "sakai", "tool-terms", NULL);
  task->attempts = 0; /* any number is what systems take for granted */
  assert_verdict (made, "canvas", "task-terms", NULL);
  task->attempts = 2;
  tool->limit_minutes = 30;
  assert_verdict (made, "canvas", "task-terms", "changed");
  assert_verdict (made, "sakai", "tool-terms", "lost");
  assert_verdict (made, "moodle", "attachments", NULL);
}

static void
test_texts (void)
{
  g_autoptr (Made) made = made_new ("Texts", "en");
  AshItem *module = made_item (made, NULL, ASH_ITEM_FOLDER, "One", NULL);
  AshItem *other = made_item (made, module, ASH_ITEM_PAGE, "Other", "<p>Plain.</p>");
  g_autofree char *to_other =
      g_strdup_printf ("<p>See <a href=\"ash:item/%s\">it</a></p>", other->record.id);

  assert_verdict (made, "moodle", "page-links", NULL);
  assert_verdict (made, "moodle", "page-signs", NULL);
  assert_verdict (made, "moodle", "page-media", NULL);
  made_asset (made, "v.mp4", "video/mp4", "v", 1);
  made_item (made, module, ASH_ITEM_PAGE, "Links", to_other);
  made_item (made, module, ASH_ITEM_PAGE, "Signs", "<p>a &lt; b</p>");
  made_item (made, module, ASH_ITEM_PAGE, "Video", "<video src=\"v.mp4\"></video>");
  made_item (made, module, ASH_ITEM_PAGE, "Style", "<style>p{color:red}</style><p>x</p>");
  made_item (made, module, ASH_ITEM_PAGE, "Script", "<p>x</p><script>1</script>");
  assert_verdict (made, "moodle", "page-links", "changed");
  assert_verdict (made, "openedx", "page-links", "changed");
  assert_verdict (made, "blackboard", "page-links", "unknown");
  assert_verdict (made, "canvas", "page-links", NULL);
  assert_verdict (made, "moodle", "page-signs", "changed");
  assert_verdict (made, "moodle", "page-media", "changed");
  assert_verdict (made, "moodle", "page-style", "different");
  assert_verdict (made, "moodle", "page-script", "changed");
  /* Eight pages of which Canvas does the same are one line. */
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (AshDryRun) run = dry_run (made, "canvas", FALSE, TRUE);

      g_assert_cmpuint (line_about (run, "page")->parts->len, ==, 6);
      g_assert_cmpstr (line_about (run, "page")->title, ==,
                       "6 pages arrive as files, not as Canvas pages");
    }
}

/* Where nobody has looked, only what is told of it arrives; the rest is not known. */
static void
test_unseen (void)
{
  static const AshItemKind KINDS[] = { ASH_ITEM_PAGE, ASH_ITEM_TOPIC, ASH_ITEM_LINK,
                                       ASH_ITEM_LTI,  ASH_ITEM_LABEL, ASH_ITEM_FILE };
  g_autoptr (Made) made = made_new ("Unseen", "en");
  AshItem *module = made_item (made, NULL, ASH_ITEM_FOLDER, "One", NULL);
  AshItem *inner = made_item (made, module, ASH_ITEM_FOLDER, "Two", NULL);
  g_autoptr (AshDryRun) any = NULL;
  g_autoptr (AshDryRun) heard_of = NULL;
  g_autoptr (AshDryRun) with_video = NULL;
  g_autofree char *verdict = NULL;
  g_autofree char *caption = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (KINDS); i++)
    made_item (made, inner, KINDS[i], "Thing", "<p>x</p>")->link_url =
        g_strdup ("https://example.org/");
  any = dry_run (made, "not-sure", TRUE, TRUE);
  g_assert_cmpuint (any->parts->len, ==, 9);
  g_assert_cmpuint (any->counts[ASH_VERDICT_UNKNOWN], ==, 9);
  verdict = ash_dry_run_dup_verdict (any);
  g_assert_cmpstr (verdict, ==, "9 not known");
  caption = ash_dry_line_dup_caption (line_about (any, "link"));
  g_assert_cmpstr (caption, ==, "Look at it after the import. Not tried yet.");

  heard_of = dry_run (made, "brightspace", TRUE, TRUE);
  g_assert_null (line_about (heard_of, "page"));
  g_assert_cmpint (line_about (heard_of, "file")->verdict, ==, ASH_VERDICT_UNKNOWN);
  made_asset (made, "v.mp4", "video/mp4", "v", 1);
  made_item (made, inner, ASH_ITEM_PAGE, "Film", "<video src=\"v.mp4\"></video>");
  with_video = dry_run (made, "brightspace", TRUE, TRUE);
  g_assert_cmpstr (line_about (with_video, "page")->title, ==,
                   "“Film”: whether it arrives as it is");
}

/* That somebody looked at a system says nothing of what was not looked for. */
static void
test_not_looked_for (void)
{
  g_autoptr (Made) made = made_new ("Not looked for", "en");
  AshItem *module = made_item (made, NULL, ASH_ITEM_FOLDER, "One", NULL);
  g_autoptr (AshDryRun) moodle = NULL;
  g_autoptr (AshDryRun) sakai = NULL;

  made_item (made, module, ASH_ITEM_LABEL, "Heading", NULL);
  made_item (made, NULL, ASH_ITEM_PAGE, "Beside", "<p>x</p>")->is_linked = FALSE;
  moodle = dry_run (made, "moodle", FALSE, TRUE);
  g_assert_cmpstr (line_about (moodle, "heading")->title, ==,
                   "“Heading”: whether it arrives as it is");
  assert_verdict (made, "canvas", "heading", NULL);
  sakai = dry_run (made, "sakai", FALSE, TRUE);
  g_assert_nonnull (line_about (sakai, "page"));
  g_assert_cmpuint (sakai->counts[ASH_VERDICT_UNKNOWN], ==, 2);
}

static void
test_hearsay (void)
{
  g_autoptr (Made) made = made_new ("Links", "en");
  AshItem *module = made_item (made, NULL, ASH_ITEM_FOLDER, "One", NULL);
  AshItem *link = made_item (made, module, ASH_ITEM_LINK, "A link", NULL);
  g_autoptr (AshDryRun) run = NULL;
  g_autofree char *verdict = NULL;

  link->link_url = g_strdup ("https://example.org/");
  run = dry_run (made, "brightspace", FALSE, TRUE);
  verdict = ash_dry_run_dup_verdict (run);
  g_assert_cmpstr (verdict, ==, "Everything should arrive");
}

static void
assert_better (const AshDryRun *a, const AshDryRun *b)
{
  g_assert_cmpint (ash_dry_run_compare (a, b), <, 0);
  g_assert_cmpint (ash_dry_run_compare (b, a), >, 0);
}

/* Of three pages nothing is known in one system; in the others they arrive, or one does not. */
static void
test_compare (void)
{
  const AshDryRun good = { .counts = { [ASH_VERDICT_ARRIVES] = 3 } };
  const AshDryRun shown = { .counts = { [ASH_VERDICT_ARRIVES] = 2, [ASH_VERDICT_DIFFERENT] = 1 } };
  const AshDryRun known = { .counts = { [ASH_VERDICT_ARRIVES] = 2, [ASH_VERDICT_CHANGED] = 1 } };
  const AshDryRun heard = { .counts = { [ASH_VERDICT_ARRIVES] = 2, [ASH_VERDICT_UNKNOWN] = 1 } };
  const AshDryRun loses = { .counts = { [ASH_VERDICT_ARRIVES] = 2, [ASH_VERDICT_LOST] = 1 } };
  const AshDryRun changes = { .counts = { [ASH_VERDICT_CHANGED] = 3 } };
  const AshDryRun nothing = { .counts = { [ASH_VERDICT_UNKNOWN] = 3 } };
  const AshDryRun *order[] = { &good, &shown, &known, &heard, &loses, &changes, &nothing };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      g_assert_cmpint (ash_dry_run_compare (order[i], order[i]), ==, 0);
      for (guint k = i + 1; k < G_N_ELEMENTS (order); k++)
        assert_better (order[i], order[k]);
    }
}

/* A real package: the system that nobody named stands behind all that somebody looked at. */
static void
test_compare_systems (void)
{
  g_autoptr (Made) made = made_new ("Pages", "en");
  AshItem *module = made_item (made, NULL, ASH_ITEM_FOLDER, "One", NULL);
  g_autoptr (AshDryRun) any = NULL;

  made_item (made, module, ASH_ITEM_PAGE, "Page", "<p>x</p>");
  made_item (made, module, ASH_ITEM_ASSIGNMENT, "Task", "<p>x</p>");
  any = dry_run (made, "not-sure", TRUE, TRUE);
  for (guint i = 0; i < ash_targets ()->len; i++)
    {
      const AshTarget *target = g_ptr_array_index (ash_targets (), i);
      g_autoptr (AshDryRun) run = dry_run (made, target->name, TRUE, TRUE);

      if (!g_str_equal (target->name, "not-sure"))
        assert_better (run, any);
    }
}

static AshItem *
made_quiz (Made *made)
{
  AshItem *module = made_item (made, NULL, ASH_ITEM_FOLDER, "One", NULL);

  return made_item (made, module, ASH_ITEM_QUIZ, "Quiz", NULL);
}

static void
test_quizzes (void)
{
  g_autoptr (Made) made = made_new ("Quizzes", "en");
  AshItem *quiz = made_quiz (made);
  AshQuestion *question = made_question (made, quiz, ASH_QUESTION_MULTIPLE_CHOICE, "<p>1?</p>");

  made_choice (made, question, "a", TRUE, NULL);
  made_choice (made, question, "b", FALSE, NULL);
  made_choice (made, question, "c", FALSE, NULL);
  for (guint i = 0; i < ash_targets ()->len; i++)
    {
      const AshTarget *target = g_ptr_array_index (ash_targets (), i);
      g_autoptr (AshDryRun) run = dry_run (made, target->name, FALSE, TRUE);

      gboolean is_heard_of = !g_str_equal (target->name, "not-sure");

      g_assert_cmpuint (run->counts[ASH_VERDICT_LOST], ==, 0);
      g_assert_cmpuint (run->counts[ASH_VERDICT_CHANGED], ==, 0);
      g_assert_cmpuint (run->counts[ASH_VERDICT_UNKNOWN], ==, is_heard_of ? 0 : run->parts->len);
    }
  question->points_c = 300;
  question->hint = g_strdup ("Think.");
  question->fb_general = g_strdup ("Well.");
  question->shuffle = TRUE;
  quiz->limit_minutes = 20;
  quiz->attempts = 3;
  /* One line tells of the quiz, by the worst that becomes of it. */
  assert_verdict (made, "moodle", "points", "changed");
  assert_verdict (made, "openedx", "time-limit", "changed");
  assert_verdict (made, "brightspace", "time-limit", "unknown");
  assert_verdict (made, "sakai", "general-feedback", "changed");
  assert_verdict (made, "canvas", "hint", "changed");
  g_clear_pointer (&question->hint, g_free);
  assert_verdict (made, "canvas", "shuffle", "different");
  quiz->attempts = 9;
  assert_verdict (made, "canvas", "many-attempts", "changed");
  question->kind = ASH_QUESTION_PATTERN_MATCH;
  made_accepted (made, question, "part", ASH_ACCEPT_CONTAINS);
  assert_verdict (made, "openedx", "pattern-match", "lost");
  {
    g_autoptr (AshDryRun) run = dry_run (made, "openedx", TRUE, TRUE);

    g_assert_cmpstr (line_about (run, "pattern-match")->fix, ==, "exact-answers");
    g_assert_nonnull (strstr (line_about (run, "pattern-match")->why, "Loses its time limit."));
  }
  question->kind = ASH_QUESTION_UNKNOWN;
  assert_verdict (made, "canvas", "empty", "changed");
}

/* What no importer was seen to read does not arrive, though its system was looked at. */
static void
test_unread (void)
{
  static const char *const LOOKED_AT[] = { "canvas", "moodle", "sakai", "openedx" };
  g_autoptr (Made) made = made_new ("Unread", "en");
  AshItem *quiz = made_quiz (made);
  AshQuestion *question = made_question (made, quiz, ASH_QUESTION_ESSAY, "<p>Why?</p>");
  AshItem *task = made_item (made, NULL, ASH_ITEM_ASSIGNMENT, "Task", "<p>Do it.</p>");

  question->points_c = 100;
  quiz->settings = g_strdup ("{\"description\":\"<p>Take your time.</p>\"}");
  for (guint i = 0; i < G_N_ELEMENTS (LOOKED_AT); i++)
    assert_verdict (made, LOOKED_AT[i], "quiz-text", "changed");
  g_clear_pointer (&quiz->settings, g_free);
  question->hint = g_strdup ("Think.");
  for (guint i = 0; i < G_N_ELEMENTS (LOOKED_AT); i++)
    assert_verdict (made, LOOKED_AT[i], "hint", "changed");
  assert_verdict (made, "canvas", "instructor-notes", NULL);
  task->settings = g_strdup ("{\"instructor_text\":\"Look for care.\"}");
  assert_verdict (made, "canvas", "instructor-notes", "changed");
  assert_verdict (made, "sakai", "instructor-notes", NULL);
  assert_verdict (made, "brightspace", "instructor-notes", "unknown");
}

static void
test_draws (void)
{
  g_autoptr (Made) made = made_new ("Draws", "en");
  AshItem *quiz = made_quiz (made);
  AshQuizEntry *entry = made_draw (made, quiz, 7, 5);
  g_autoptr (AshDryRun) run = dry_run (made, "moodle", TRUE, TRUE);
  const AshDryLine *line = line_about (run, "draw");

  g_assert_cmpint (line->verdict, ==, ASH_VERDICT_LOST);
  g_assert_cmpstr (line->title, ==, "Random draw in “Quiz” becomes 7 fixed questions");
  g_assert_cmpstr (line->fix, ==, "choose-draw");
  g_assert_cmpstr (((AshDryPart *) g_ptr_array_index (line->parts, 0))->ref, ==, entry->record.id);
  /* The quiz itself arrives, with the questions that could be drawn. */
  assert_verdict (made, "moodle", "empty", NULL);
  entry->draw = 7;
  assert_verdict (made, "moodle", "draw", NULL);
  entry->draw = -4;
  assert_verdict (made, "moodle", "draw", "lost");
  g_free (entry->bank);
  entry->bank = g_strdup ("nowhere");
  assert_verdict (made, "moodle", "draw", NULL);
  assert_verdict (made, "moodle", "empty", "changed");
}

static void
test_rubrics (void)
{
  g_autoptr (Made) made = made_new ("Rubrics", "en");
  AshItem *module = made_item (made, NULL, ASH_ITEM_FOLDER, "One", NULL);
  AshItem *task = made_item (made, module, ASH_ITEM_ASSIGNMENT, "Task", "<p>Do.</p>");
  AshRubric *rubric = made_rubric (made, "How");
  AshAssessment *assessment = made_assessment (made, "Task", task, ASH_UNSET, ASH_UNSET);
  g_autoptr (AshDryRun) with = NULL;
  g_autoptr (AshDryRun) without = NULL;
  g_autoptr (AshDryRun) homeless = NULL;

  made_rating (made, made_criterion (made, rubric, "Care"), "Good", "Much", 200);
  g_hash_table_insert (made->design->by_id, rubric->record.id, rubric);
  assessment->rubric = g_strdup (rubric->record.id);
  with = dry_run (made, "canvas", FALSE, TRUE);
  g_assert_cmpint (line_about (with, "rubric-in-brief")->verdict, ==, ASH_VERDICT_CHANGED);
  g_assert_cmpstr (line_about (with, "rubric-in-brief")->done, ==, "In the brief");
  without = dry_run (made, "canvas", FALSE, FALSE);
  g_assert_cmpint (line_about (without, "rubric")->verdict, ==, ASH_VERDICT_LOST);
  g_assert_cmpstr (line_about (without, "rubric")->fix, ==, "rubrics");
  g_clear_pointer (&assessment->item, g_free);
  homeless = dry_run (made, "canvas", FALSE, TRUE);
  g_assert_null (line_about (homeless, "rubric-homeless")->fix);
}

static void
test_completion (void)
{
  g_autoptr (Made) made = made_new ("Completion", "en");
  AshItem *module = made_item (made, NULL, ASH_ITEM_FOLDER, "One", NULL);
  AshItem *task = made_item (made, module, ASH_ITEM_ASSIGNMENT, "Task", "<p>Do.</p>");
  AshAssessment *assessment = made_assessment (made, "Task", task, ASH_UNSET, 5000);
  g_autoptr (AshDryRun) without = NULL;

  made_rule (made, NULL, ASH_RULE_LEAF, 0, assessment);
  assert_verdict (made, "moodle", "completion-in-words", "changed");
  without = dry_run (made, "moodle", FALSE, TRUE);
  g_assert_cmpint (line_about (without, "completion")->verdict, ==, ASH_VERDICT_LOST);
  g_assert_cmpstr (line_about (without, "completion")->fix, ==, "start-page");
}

/* Titles are what people wrote, and long ones; items lack what they should have. */
static void
test_odd (void)
{
  g_autoptr (Made) made = made_new (NULL, NULL);
  g_autofree char *endless = g_strnfill (100000, 'x');
  AshItem *task;

  made_item (made, NULL, ASH_ITEM_PAGE, "{n} {draw} {of} {title} %s", "<p>x</p>");
  made_item (made, NULL, ASH_ITEM_PAGE, NULL, NULL);
  made_item (made, NULL, ASH_ITEM_LINK, "", NULL);
  made_item (made, NULL, ASH_ITEM_UNKNOWN, endless, "x");
  task = made_item (made, NULL, ASH_ITEM_ASSIGNMENT, endless, "<p>x</p>");
  task->settings = g_strdup ("[1,");
  for (guint i = 0; i < ash_targets ()->len; i++)
    {
      const AshTarget *target = g_ptr_array_index (ash_targets (), i);
      const AshCartridgeOptions options = { target->version, target->layout, FALSE, TRUE };
      g_autoptr (AshCartridgePlan) plan =
          ash_cartridge_plan_new (made->design, &made->bodies, &options, NULL, NULL);
      g_autoptr (AshDryRun) run = ash_dry_run_new (plan, target);

      g_assert_cmpuint (run->parts->len, ==, 5);
      for (guint k = 0; k < run->lines->len; k++)
        {
          const AshDryLine *line = g_ptr_array_index (run->lines, k);

          g_assert_cmpuint (strlen (line->title), <, 400);
          if (strchr (line->title, '{') != NULL)
            g_assert_nonnull (strstr (line->title, "“{n} {draw} {of} {title} %s”"));
        }
    }
}

static void
assert_dated (const AshTarget *target)
{
  const char *unseen = g_str_equal (target->sure, "hearsay") ? "not verified" : "not known";
  gboolean is_seen = g_str_equal (target->sure, "tried") || g_str_equal (target->sure, "read");

  g_assert_true ((target->as_of != NULL) == is_seen);
  g_assert_nonnull (strstr (target->basis, is_seen ? target->as_of : unseen));
}

/* Each system says how it is known, of when that is, and has the rules of its format too. */
static void
test_data (void)
{
  for (guint i = 0; i < ash_targets ()->len; i++)
    {
      const AshTarget *target = g_ptr_array_index (ash_targets (), i);

      assert_dated (target);
      g_assert_true (g_str_has_suffix (target->basis, "."));
      g_assert_null (strchr (target->basis, '{'));
      g_assert_cmpint (target->points_as_score, ==, g_str_equal (target->name, "sakai"));
      g_assert_cmpuint (target->rules->len, >, 10);
    }
}

/* What the history keeps of a package: each record with its place. */
static void
test_list (void)
{
  g_autoptr (Made) made = made_new ("Listed", "en");
  AshItem *module = made_item (made, NULL, ASH_ITEM_FOLDER, "One", NULL);
  AshItem *page = made_item (made, module, ASH_ITEM_PAGE, "Page", "<p>x</p>");
  const AshCartridgeOptions options = { ASH_CC_1_1, ASH_LAYOUT_PLAIN, FALSE, TRUE };
  g_autoptr (AshCartridgePlan) plan =
      ash_cartridge_plan_new (made->design, &made->bodies, &options, NULL, NULL);
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "ashlar-test-list.imscc", NULL);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (ash_cartridge_write (plan, path, NULL, &error));
  g_assert_no_error (error);
  list = ash_cartridge_plan_list (plan);
  g_assert_cmpuint (list->len, ==, 2);
  for (guint i = 0; i < list->len; i++)
    {
      const AshExportItem *line = g_ptr_array_index (list, i);
      gboolean is_page = g_str_equal (line->subject, page->record.id);

      g_assert_true (is_page || g_str_equal (line->subject, module->record.id));
      g_assert_nonnull (line->identifier);
      g_assert_true ((line->path != NULL) == is_page);
      g_assert_true ((line->fingerprint != NULL) == is_page);
    }
  g_assert_cmpint (g_unlink (path), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dry-run/nothing", test_nothing);
  g_test_add_func ("/dry-run/everything-arrives", test_everything_arrives);
  g_test_add_func ("/dry-run/items", test_items);
  g_test_add_func ("/dry-run/texts", test_texts);
  g_test_add_func ("/dry-run/unseen", test_unseen);
  g_test_add_func ("/dry-run/not-looked-for", test_not_looked_for);
  g_test_add_func ("/dry-run/hearsay", test_hearsay);
  g_test_add_func ("/dry-run/compare", test_compare);
  g_test_add_func ("/dry-run/compare/systems", test_compare_systems);
  g_test_add_func ("/dry-run/quizzes", test_quizzes);
  g_test_add_func ("/dry-run/unread", test_unread);
  g_test_add_func ("/dry-run/draws", test_draws);
  g_test_add_func ("/dry-run/rubrics", test_rubrics);
  g_test_add_func ("/dry-run/completion", test_completion);
  g_test_add_func ("/dry-run/odd", test_odd);
  g_test_add_func ("/dry-run/data", test_data);
  g_test_add_func ("/dry-run/list", test_list);
  return g_test_run ();
}
