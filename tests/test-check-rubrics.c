/* The rules about rubrics: each with what it is there for and rubrics that it must not say a word
 * about. */
#include "made-plan.h"

static AshCriterion *
add_rubric (Plan *plan, AshStatement *shown)
{
  AshRubric *rubric = made_rubric (plan->made, "Sheet");
  AshCriterion *criterion = made_criterion (plan->made, rubric, "Fields");

  set_text (&plan->done->rubric, rubric->record.id);
  if (shown != NULL)
    made_align (plan->made, ASH_SUBJECT_CRITERION, criterion, shown, ASH_DEPTH_ASSESSED);
  return criterion;
}

static void
test_rubric (void)
{
  g_auto (Plan) plan = { 0 };

  plan_init (&plan);
  add_rubric (&plan, plan.outcomes[0]);
  assert_finds (&plan, "rubric-misses-outcome", plan.done, 1);
}

/* One finding, however many outcomes and criteria. */
static void
test_unaligned (void)
{
  g_auto (Plan) plan = { 0 };
  g_auto (Plan) empty = { 0 };
  AshCriterion *criterion;

  plan_init (&plan);
  criterion = add_rubric (&plan, NULL);
  made_align (plan.made, ASH_SUBJECT_ASSESSMENT, plan.done, plan.outcomes[0], ASH_DEPTH_ASSESSED);
  assert_finds (&plan, "rubric-misses-outcome", plan.done, 1);
  made_align (plan.made, ASH_SUBJECT_CRITERION, criterion, plan.outcomes[0], ASH_DEPTH_ASSESSED);
  assert_finds (&plan, "rubric-misses-outcome", plan.done, 1);
  made_align (plan.made, ASH_SUBJECT_CRITERION, criterion, plan.outcomes[1], ASH_DEPTH_ASSESSED);
  assert_quiet (&plan);
  plan_init (&empty);
  set_text (&empty.done->rubric, made_rubric (empty.made, "Sheet")->record.id);
  assert_finds (&empty, "rubric-misses-outcome", empty.done, 1);
}

static void
test_rubric_quiet (void)
{
  g_auto (Plan) covered = { 0 };
  g_auto (Plan) unaligned = { 0 };
  g_auto (Plan) other = { 0 };

  plan_init (&covered);
  add_rubric (&covered, covered.outcomes[1]);
  assert_quiet (&covered);
  /* Its criteria do not say what they show, but there is one thing to show. */
  plan_init (&unaligned);
  add_rubric (&unaligned, NULL);
  assert_quiet (&unaligned);
  /* The assessment says nothing itself; its criteria do. */
  plan_init (&other);
  g_ptr_array_remove_index (other.made->design->alignments,
                            other.made->design->alignments->len - 1);
  add_rubric (&other, other.outcomes[1]);
  assert_quiet (&other);
}

/* Wording */

typedef struct
{
  const char *title;
  const char *levels[4];
  const char *words[4];
  gint64 points_c[4];
} Line;

static void
add_line (Plan *plan, AshRubric *rubric, const Line *line, gint64 weight_bp)
{
  AshCriterion *criterion = made_criterion (plan->made, rubric, line->title);

  criterion->weight_bp = weight_bp;
  made_align (plan->made, ASH_SUBJECT_CRITERION, criterion, plan->outcomes[1], ASH_DEPTH_ASSESSED);
  for (guint i = 0; i < 4 && line->levels[i] != NULL; i++)
    made_rating (plan->made, criterion, line->levels[i], line->words[i], line->points_c[i]);
}

static const Line FIELDS = {
  "Fields",
  { "Complete", "Partly", "Not yet" },
  { "Nothing that the next shift asked for is missing.", "One or two questions remain open.",
    "The sheet cannot be used." },
  { 500, 200, 0 },
};

static AshCriterion *
second_of (Plan *plan, AshRubric *rubric)
{
  return g_ptr_array_index (ash_design_criteria (plan->made->design, rubric->record.id), 1);
}

/* A rubric of a sound line and @line, by which the sheet is judged */
static AshRubric *
judge_by (Plan *plan, const Line *line)
{
  AshRubric *rubric;

  plan_init (plan);
  rubric = made_rubric (plan->made, "Sheet");
  rubric->scoring = ASH_SCORING_POINTS;
  set_text (&plan->done->rubric, rubric->record.id);
  add_line (plan, rubric, &FIELDS, ASH_UNSET);
  add_line (plan, rubric, line, ASH_UNSET);
  return rubric;
}

static void
test_wording (void)
{
  static const Line LINES[] = {
    { "Reasons",
      { "Convincing", "Thin" },
      { "Each field has a reason.", "Each field has a reason" },
      { 500, 200 } },
    { "Reasons, layout and language",
      { "Convincing", "Thin" },
      { "From the ward.", "General." },
      { 500, 200 } },
    { "Reasons and layout and language",
      { "Convincing", "Thin" },
      { "From the ward.", "General." },
      { 500, 200 } },
    { "Reasons",
      { "Convincing", "Thin", "None" },
      { "From the ward.", "General.", "There are none." },
      { 500, 100, 200 } },
    { "Reasons", { "Convincing", "Thin" }, { "From the ward.", "General." }, { 500, 500 } },
    { "Reasons",
      { "Best", "Good", "Thin" },
      { "From the ward.", "From a book.", "General." },
      { 500, 300, 300 } },
    { "Reasons",
      { "Best", "Good" },
      { "Shows an outstanding grasp of the ward.", "Shows some grasp of the ward." },
      { 500, 300 } },
    { "Handgriff",
      { "Gut", "Schwach" },
      { "Führt den Griff sehr gut aus.", "Führt den Griff ausreichend aus." },
      { 500, 300 } },
    { "Content and layout", { "Good", "Thin" }, { "From the ward.", "General." }, { 500, 300 } },
    { "Justificación y presentación oral",
      { "Bien", "Mal" },
      { "Cita datos.", "Opina." },
      { 500, 300 } },
    { "Clarity of writing and correctness of figures",
      { "Good", "Thin" },
      { "From the ward.", "General." },
      { 500, 300 } },
    { "Reasons", { "Complete", "Partly" }, { NULL }, { 500, 200 } },
    { "Reasons", { NULL }, { NULL }, { 0 } },
    { "Reasons", { "Given" }, { "From the ward." }, { 500 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (LINES); i++)
    {
      g_auto (Plan) plan = { 0 };

      judge_by (&plan, &LINES[i]);
      assert_finds (&plan, "rubric-wording", plan.done, 1);
    }
}

/* As rubrics of real courses are */
static void
test_wording_quiet (void)
{
  static const Line LINES[] = {
    { "Grammar and spelling",
      { "Full marks", "Few errors", "Nothing handed in" },
      { "Correct throughout.", "A few errors, or one kind of error.", "" },
      { 500, 300, 0 } },
    { "Spelling, grammar and punctuation",
      { "Full marks", "Few errors" },
      { "Correct throughout.", "A few errors." },
      { 500, 300 } },
    { "Style and coherence",
      { "Full marks", "Mostly" },
      { "Clear and to the point.", "Generally clear and to the point." },
      { 500, 300 } },
    { "Structure: aim, method and result",
      { "Full marks", "Mostly" },
      { "All there.", "One is missing." },
      { 500, 300 } },
    { "In time", { "In time", "A day late", "Later" }, { NULL }, { 500, 300, 0 } },
    { "Looked at, not scored",
      { "Yes", "No" },
      { "It was tried on the ward.", "It was not tried." },
      { 0, 0 } },
    { "Rising", { "Not yet", "Yes" }, { "It is bare.", "It is full." }, { 0, 500 } },
    /* What can be counted, and what says more than that it is liked */
    { "Fields",
      { "Good", "Thin", "Poor" },
      { "Names all of the fields.", "Names some of the fields.", "Names few of the fields." },
      { 500, 300, 0 } },
    { "Hands",
      { "Good", "Thin" },
      { "Washes both hands very well.", "Washes one hand very well." },
      { 500, 300 } },
    { "Clarity & organisation", { "Good", "Thin" }, { "Clear.", "Crowded." }, { 500, 300 } },
    { "Presentation of results and structure",
      { "Good", "Thin" },
      { "Clear.", "Bare." },
      { 5, 3 } },
    { "Breadth and depth of research", { "Good", "Thin" }, { "Wide.", "Narrow." }, { 500, 300 } },
    { "Nothing handed in",
      { "Yes", "Late", "No" },
      { "On the day.", "A day late.", "Not at all." },
      { 500, 0, 0 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (LINES); i++)
    {
      g_auto (Plan) plan = { 0 };

      judge_by (&plan, &LINES[i]);
      assert_quiet (&plan);
    }
}

/* A criterion says what is looked at. */
static void
test_asked_twice (void)
{
  static const Line LINE = {
    "Listening and form", { "Good", "Thin" }, { "Both are there.", "One is missing." }, { 500, 200 }
  };
  static const char *const TWICE[] = {
    "Whether the caller is heard and whether the form is filled in.",
    "Ob zugehört wird und ob das Formular ausgefüllt ist.", NULL
  };
  static const char *const ONCE[] = { "Whether the caller is heard, and how soon.",
                                      "Whether each field has a reason and a date.",
                                      "Whether it is right or not, whether long or short.", NULL };

  for (guint i = 0; TWICE[i] != NULL; i++)
    {
      g_auto (Plan) plan = { 0 };
      AshRubric *rubric = judge_by (&plan, &LINE);

      set_text (&second_of (&plan, rubric)->text, TWICE[i]);
      assert_finds (&plan, "rubric-wording", plan.done, 1);
    }
  for (guint i = 0; ONCE[i] != NULL; i++)
    {
      g_auto (Plan) plan = { 0 };
      AshRubric *rubric = judge_by (&plan, &LINE);

      set_text (&second_of (&plan, rubric)->text, ONCE[i]);
      assert_quiet (&plan);
    }
}

static void
test_criterion_weights (void)
{
  static const Line SECOND = {
    "Reasons", { "Good", "Thin" }, { "From the ward.", "General." }, { 500, 200 }
  };
  g_auto (Plan) plan = { 0 };
  AshRubric *rubric = judge_by (&plan, &SECOND);
  GPtrArray *criteria = ash_design_criteria (plan.made->design, rubric->record.id);
  AshCriterion *first = g_ptr_array_index (criteria, 0);
  AshCriterion *second = g_ptr_array_index (criteria, 1);

  first->weight_bp = 7000;
  second->weight_bp = 6000;
  assert_finds (&plan, "rubric-wording", plan.done, 1);
  second->weight_bp = 3000;
  assert_quiet (&plan);
  /* A third of the mark, rounded */
  add_line (&plan, rubric,
            &(Line){ "Layout", { "Good", "Thin" }, { "Easy to read.", "Crowded." }, { 500, 200 } },
            3300);
  first->weight_bp = second->weight_bp = 3300;
  assert_quiet (&plan);
}

/* Two are judged by it, and it is named once. */
static void
test_shared (void)
{
  static const Line SAME = {
    "Reasons", { "Good", "Thin" }, { "General.", "General." }, { 500, 200 }
  };
  g_auto (Plan) plan = { 0 };
  AshRubric *rubric = judge_by (&plan, &SAME);

  set_text (&plan.tested->rubric, rubric->record.id);
  made_align (plan.made, ASH_SUBJECT_ASSESSMENT, plan.tested, plan.outcomes[1], ASH_DEPTH_ASSESSED);
  made_align (plan.made, ASH_SUBJECT_CRITERION,
              ash_design_criteria (plan.made->design, rubric->record.id)->pdata[0],
              plan.outcomes[0], ASH_DEPTH_ASSESSED);
  assert_finds (&plan, "rubric-wording", plan.tested, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/check-rubrics/misses", test_rubric);
  g_test_add_func ("/check-rubrics/misses/quiet", test_rubric_quiet);
  g_test_add_func ("/check-rubrics/unaligned", test_unaligned);
  g_test_add_func ("/check-rubrics/wording", test_wording);
  g_test_add_func ("/check-rubrics/wording/quiet", test_wording_quiet);
  g_test_add_func ("/check-rubrics/asked-twice", test_asked_twice);
  g_test_add_func ("/check-rubrics/weights", test_criterion_weights);
  g_test_add_func ("/check-rubrics/shared", test_shared);
  return g_test_run ();
}
