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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/check-rubrics/misses", test_rubric);
  g_test_add_func ("/check-rubrics/misses/quiet", test_rubric_quiet);
  g_test_add_func ("/check-rubrics/unaligned", test_unaligned);
  return g_test_run ();
}
