/* The rules about what has to be shown before the badge is given: each with what it is there for
 * and designs that it must not say a word about. */
#include "made-plan.h"

static AshBadge *
add_badge (Plan *plan)
{
  AshBadge *badge = ash_badge_new ();

  made_id (plan->made, badge);
  badge->credential = g_strdup (plan->made->design->credential->record.id);
  badge->name = g_strdup ("Safe medication");
  plan->made->design->badge = badge;
  return badge;
}

/* Of both assessments @need are to be passed. */
static AshRule *
add_rule (Plan *plan, AshRuleOp op, gint64 need)
{
  AshRule *root = made_rule (plan->made, NULL, op, need, NULL);

  made_rule (plan->made, root, ASH_RULE_LEAF, ASH_UNSET, plan->tested);
  made_rule (plan->made, root, ASH_RULE_LEAF, ASH_UNSET, plan->done);
  return root;
}

static void
test_completion (void)
{
  g_auto (Plan) plan = { 0 };
  AshRule *root;

  plan_init (&plan);
  root = made_rule (plan.made, NULL, ASH_RULE_NEED, 3, NULL);
  made_rule (plan.made, root, ASH_RULE_LEAF, ASH_UNSET, plan.tested);
  made_rule (plan.made, root, ASH_RULE_LEAF, ASH_UNSET, plan.done);
  assert_finds (&plan, "completion-impossible", plan.made->design->credential, 1);
  root->op = ASH_RULE_ALL;
  assert_quiet (&plan);
  /* Its item was taken out of the outline. */
  plan.task->is_linked = FALSE;
  assert_finds (&plan, "completion-impossible", plan.made->design->credential, 1);
}

static void
test_completion_quiet (void)
{
  g_auto (Plan) any = { 0 };
  g_auto (Plan) viva = { 0 };
  g_auto (Plan) gone = { 0 };
  AshRule *root;

  /* One of two is enough, and one can be had. */
  plan_init (&any);
  root = made_rule (any.made, NULL, ASH_RULE_ANY, ASH_UNSET, NULL);
  made_rule (any.made, root, ASH_RULE_LEAF, ASH_UNSET, any.tested);
  made_rule (any.made, root, ASH_RULE_LEAF, ASH_UNSET, any.done);
  any.task->is_linked = FALSE;
  assert_quiet (&any);
  /* A viva has no place in the outline. */
  plan_init (&viva);
  g_clear_pointer (&viva.done->item, g_free);
  root = made_rule (viva.made, NULL, ASH_RULE_ALL, ASH_UNSET, NULL);
  made_rule (viva.made, root, ASH_RULE_LEAF, ASH_UNSET, viva.done);
  made_rule (viva.made, root, ASH_RULE_LEAF, ASH_UNSET, viva.tested);
  assert_quiet (&viva);
  /* What was deleted is not asked for any more. */
  plan_init (&gone);
  root = made_rule (gone.made, NULL, ASH_RULE_ALL, ASH_UNSET, NULL);
  made_rule (gone.made, root, ASH_RULE_LEAF, ASH_UNSET, gone.tested);
  made_rule (gone.made, root, ASH_RULE_LEAF, ASH_UNSET, gone.done);
  made_rule (gone.made, root, ASH_RULE_LEAF, ASH_UNSET, gone.outcomes[0]);
  assert_quiet (&gone);
}

/* What the badge says has to be asked for. */
static void
test_required (void)
{
  g_auto (Plan) plan = { 0 };
  AshRule *root;
  AshRubric *rubric;

  plan_init (&plan);
  root = made_rule (plan.made, NULL, ASH_RULE_ALL, ASH_UNSET, NULL);
  made_rule (plan.made, root, ASH_RULE_LEAF, ASH_UNSET, plan.done);
  assert_finds (&plan, "outcome-not-required", plan.outcomes[0], 1);
  /* What is asked for shows it too, by a criterion. */
  rubric = made_rubric (plan.made, "Sheets");
  set_text (&plan.done->rubric, rubric->record.id);
  for (guint i = 0; i < 2; i++)
    made_align (plan.made, ASH_SUBJECT_CRITERION, made_criterion (plan.made, rubric, "Doses"),
                plan.outcomes[i], ASH_DEPTH_ASSESSED);
  assert_quiet (&plan);
}

static void
test_required_quiet (void)
{
  g_auto (Plan) none = { 0 };
  g_auto (Plan) choice = { 0 };
  g_auto (Plan) whole = { 0 };
  AshRule *root;
  AshStatement *part;

  /* Nothing is said of completing. */
  plan_init (&none);
  made_rule (none.made, NULL, ASH_RULE_ALL, ASH_UNSET, NULL);
  assert_quiet (&none);
  /* Learners choose what they hand in. */
  plan_init (&choice);
  root = made_rule (choice.made, NULL, ASH_RULE_NEED, 1, NULL);
  made_rule (choice.made, root, ASH_RULE_LEAF, ASH_UNSET, choice.tested);
  made_rule (choice.made, root, ASH_RULE_LEAF, ASH_UNSET, choice.done);
  assert_quiet (&choice);
  /* A part of what is asked for. */
  plan_init (&whole);
  root = made_rule (whole.made, NULL, ASH_RULE_ALL, ASH_UNSET, NULL);
  made_rule (whole.made, root, ASH_RULE_LEAF, ASH_UNSET, whole.tested);
  made_rule (whole.made, root, ASH_RULE_LEAF, ASH_UNSET, whole.done);
  part = made_outcome (whole.made, "O2.1", "Lay out the fields of a sheet");
  part->parent = g_strdup (whole.outcomes[1]->record.id);
  assert_quiet (&whole);
}

/* A badge whose rule was never made, or asks for nothing any more */
static void
test_missing (void)
{
  g_auto (Plan) plan = { 0 };

  plan_init (&plan);
  add_badge (&plan);
  assert_finds (&plan, "missing-completion", plan.made->design->credential, 1);
  made_rule (plan.made, NULL, ASH_RULE_ALL, ASH_UNSET, NULL);
  assert_finds (&plan, "missing-completion", plan.made->design->credential, 1);
}

static void
test_missing_quiet (void)
{
  g_auto (Plan) plain = { 0 };
  g_auto (Plan) ruled = { 0 };
  g_auto (Plan) early = { 0 };

  plan_init (&plain);
  assert_quiet (&plain);
  plan_init (&ruled);
  add_badge (&ruled);
  add_rule (&ruled, ASH_RULE_ALL, ASH_UNSET);
  assert_quiet (&ruled);
  /* A badge before there is any evidence: the outcomes that nothing shows are named. */
  plan_init (&early);
  add_badge (&early);
  g_ptr_array_set_size (early.made->design->assessments, 0);
  for (guint i = 0; i < 2; i++)
    made_align (early.made, ASH_SUBJECT_ITEM, early.quiz, early.outcomes[i], ASH_DEPTH_PRACTISED);
  assert_finds (&early, "outcome-without-assessment", NULL, 2);
}

/* Whoever passes one of them has not shown what the other shows. */
static void
test_avoidable (void)
{
  g_auto (Plan) plan = { 0 };
  g_autoptr (GPtrArray) found = NULL;
  AshRule *root;

  plan_init (&plan);
  add_badge (&plan);
  root = add_rule (&plan, ASH_RULE_ANY, ASH_UNSET);
  assert_finds (&plan, "outcome-avoidable", plan.made->design->credential, 1);
  root->op = ASH_RULE_NEED;
  root->need = 1;
  assert_finds (&plan, "outcome-avoidable", plan.made->design->credential, 1);
  /* The test shows both by now, but the sheet only its own. */
  made_align (plan.made, ASH_SUBJECT_ASSESSMENT, plan.tested, plan.outcomes[1], ASH_DEPTH_ASSESSED);
  found = ash_check_credential (plan.made->design, &plan.made->bodies, NULL, NULL);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpstr (((AshFinding *) g_ptr_array_index (found, 0))->what, ==,
                   "Learners can earn the badge without showing O1: they may choose what they "
                   "pass.");
}

static void
test_avoidable_quiet (void)
{
  g_auto (Plan) all = { 0 };
  g_auto (Plan) alike = { 0 };
  g_auto (Plan) nested = { 0 };
  AshAssessment *viva;
  AshRule *root, *choice;

  plan_init (&all);
  add_badge (&all);
  add_rule (&all, ASH_RULE_NEED, 2);
  assert_quiet (&all);
  /* Whichever they choose shows both. */
  plan_init (&alike);
  add_badge (&alike);
  add_rule (&alike, ASH_RULE_ANY, ASH_UNSET);
  made_align (alike.made, ASH_SUBJECT_ASSESSMENT, alike.tested, alike.outcomes[1],
              ASH_DEPTH_ASSESSED);
  made_align (alike.made, ASH_SUBJECT_ASSESSMENT, alike.done, alike.outcomes[0],
              ASH_DEPTH_ASSESSED);
  assert_quiet (&alike);
  /* The sheet, and one of two ways to show that they can calculate. */
  plan_init (&nested);
  add_badge (&nested);
  nested.tested->weight_bp = 2500;
  viva = made_assessment (nested.made, "Viva", NULL, 2500, 6000);
  made_align (nested.made, ASH_SUBJECT_ASSESSMENT, viva, nested.outcomes[0], ASH_DEPTH_ASSESSED);
  root = made_rule (nested.made, NULL, ASH_RULE_ALL, ASH_UNSET, NULL);
  made_rule (nested.made, root, ASH_RULE_LEAF, ASH_UNSET, nested.done);
  choice = made_rule (nested.made, root, ASH_RULE_ANY, ASH_UNSET, NULL);
  made_rule (nested.made, choice, ASH_RULE_LEAF, ASH_UNSET, nested.tested);
  made_rule (nested.made, choice, ASH_RULE_LEAF, ASH_UNSET, viva);
  assert_quiet (&nested);
}

static void
test_empty (void)
{
  g_auto (Plan) quiz = { 0 };
  g_auto (Plan) page = { 0 };

  plan_init (&quiz);
  g_hash_table_remove (quiz.made->design->entries, quiz.quiz->record.id);
  assert_finds (&quiz, "empty-evidence", quiz.tested, 1);
  plan_init (&page);
  page.task->kind = ASH_ITEM_PAGE;
  assert_finds (&page, "empty-evidence", page.done, 1);
  page.task->body = g_strdup (made_object (page.made, "<p> </p>", 8));
  assert_finds (&page, "empty-evidence", page.done, 1);
}

static void
test_empty_quiet (void)
{
  static const char *const BODIES[] = {
    "<p>Make a sheet.</p>", "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw=' alt='A sheet'>",
    "<iframe src='https://example.org/'></iframe>"
  };
  g_auto (Plan) other = { 0 };
  g_auto (Plan) page = { 0 };
  g_auto (Plan) judged = { 0 };
  AshCriterion *criterion;
  AshRubric *rubric;

  /* Something else shows it too. */
  plan_init (&other);
  g_hash_table_remove (other.made->design->entries, other.quiz->record.id);
  made_align (other.made, ASH_SUBJECT_ASSESSMENT, other.done, other.outcomes[0],
              ASH_DEPTH_ASSESSED);
  assert_quiet (&other);
  plan_init (&page);
  page.task->kind = ASH_ITEM_PAGE;
  for (guint i = 0; i < G_N_ELEMENTS (BODIES); i++)
    {
      set_text (&page.task->body, made_object (page.made, BODIES[i], strlen (BODIES[i])));
      assert_quiet (&page);
    }
  /* What is watched and judged by a rubric may need no page. */
  plan_init (&judged);
  judged.task->kind = ASH_ITEM_PAGE;
  rubric = made_rubric (judged.made, "Sheet");
  criterion = made_criterion (judged.made, rubric, "Fields");
  made_align (judged.made, ASH_SUBJECT_CRITERION, criterion, judged.outcomes[1],
              ASH_DEPTH_ASSESSED);
  set_text (&judged.done->rubric, rubric->record.id);
  assert_quiet (&judged);
}

static const char *
carrier (GPtrArray *carriers, guint i)
{
  return ((const AshRecord *) g_ptr_array_index (carriers, i))->id;
}

/* Evidence by its weight, then what could become evidence: first of a kind that none is yet. */
static void
test_carriers (void)
{
  Made *made = made_new ("Maps", "en");
  AshItem *module = made_item (made, NULL, ASH_ITEM_FOLDER, "Week 1", NULL);
  AshItem *quiz = made_item (made, module, ASH_ITEM_QUIZ, "Quiz 1", NULL);
  AshItem *second = made_item (made, module, ASH_ITEM_QUIZ, "Quiz 2", NULL);
  AshItem *task = made_item (made, module, ASH_ITEM_ASSIGNMENT, "Task", NULL);
  AshAssessment *of_quiz;
  AshAssessment *viva;
  g_autoptr (GPtrArray) at_first = NULL;
  g_autoptr (GPtrArray) then = NULL;
  g_autoptr (GPtrArray) at_last = NULL;

  made_item (made, module, ASH_ITEM_PAGE, "Page", NULL);
  at_first = ash_check_carriers (made->design, 9);
  g_assert_cmpuint (at_first->len, ==, 2);
  g_assert_cmpstr (carrier (at_first, 0), ==, quiz->record.id);
  g_assert_cmpstr (carrier (at_first, 1), ==, task->record.id);

  of_quiz = made_assessment (made, "Quiz 1", quiz, 3000, ASH_UNSET);
  then = ash_check_carriers (made->design, 9);
  g_assert_cmpuint (then->len, ==, 3);
  g_assert_cmpstr (carrier (then, 0), ==, of_quiz->record.id);
  g_assert_cmpstr (carrier (then, 1), ==, task->record.id);
  g_assert_cmpstr (carrier (then, 2), ==, second->record.id);

  viva = made_assessment (made, "Defend a map", NULL, 7000, ASH_UNSET);
  at_last = ash_check_carriers (made->design, 2);
  g_assert_cmpuint (at_last->len, ==, 2);
  g_assert_cmpstr (carrier (at_last, 0), ==, viva->record.id);
  g_assert_cmpstr (carrier (at_last, 1), ==, of_quiz->record.id);
  made_free (made);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/check-completion/possible", test_completion);
  g_test_add_func ("/check-completion/possible/quiet", test_completion_quiet);
  g_test_add_func ("/check-completion/required", test_required);
  g_test_add_func ("/check-completion/required/quiet", test_required_quiet);
  g_test_add_func ("/check-completion/missing", test_missing);
  g_test_add_func ("/check-completion/missing/quiet", test_missing_quiet);
  g_test_add_func ("/check-completion/avoidable", test_avoidable);
  g_test_add_func ("/check-completion/avoidable/quiet", test_avoidable_quiet);
  g_test_add_func ("/check-completion/empty", test_empty);
  g_test_add_func ("/check-completion/empty/quiet", test_empty_quiet);
  g_test_add_func ("/check/carriers", test_carriers);
  return g_test_run ();
}
