/* The rules about hours, credit, weeks and the balance of modules: each with what it is there for
 * and designs that it must not say a word about. */
#include "made-plan.h"

static void
state_minutes (Plan *plan, gint64 page, gint64 task)
{
  for (guint i = 0; i < 6; i++)
    plan->pages[i]->minutes = page;
  plan->quiz->minutes = task;
  plan->task->minutes = task;
}

static void
test_workload (void)
{
  g_auto (Plan) plan = { 0 };

  plan_init (&plan);
  state_minutes (&plan, 60, 120); /* 10 h */
  plan.made->design->credential->minutes = 7 * 60;
  assert_finds (&plan, "workload", plan.made->design->credential, 1);
  plan.made->design->credential->minutes = 20 * 60;
  assert_finds (&plan, "workload", plan.made->design->credential, 1);
  /* Nor are there parts of unknown length enough. */
  state_minutes (&plan, 60, ASH_UNSET);
  plan.pages[4]->kind = plan.pages[5]->kind = ASH_ITEM_LTI;
  plan.pages[4]->minutes = plan.pages[5]->minutes = ASH_UNSET;
  plan.made->design->credential->minutes = 250 * 60;
  assert_finds (&plan, "workload", plan.made->design->credential, 1);
}

static void
test_workload_quiet (void)
{
  g_auto (Plan) near = { 0 };
  g_auto (Plan) unknown = { 0 };
  g_auto (Plan) module = { 0 };

  plan_init (&near);
  state_minutes (&near, 60, 120);
  for (gint64 hours = 8; hours <= 16; hours++)
    {
      near.made->design->credential->minutes = hours * 60;
      assert_quiet (&near);
    }
  /* How long the task takes, nobody said: perhaps all that is missing. */
  plan_init (&unknown);
  state_minutes (&unknown, 60, ASH_UNSET);
  unknown.made->design->credential->minutes = 40 * 60;
  assert_quiet (&unknown);
  /* The module says how long it takes; what is in it need not. */
  plan_init (&module);
  state_minutes (&module, 600, 600);
  for (guint i = 0; i < 3; i++)
    module.modules[i]->minutes = 120;
  module.made->design->credential->minutes = 6 * 60;
  assert_quiet (&module);
}

static void
test_credit (void)
{
  g_auto (Plan) plan = { 0 };
  AshCredential *credential;

  plan_init (&plan);
  credential = plan.made->design->credential;
  credential->minutes = 30 * 60;
  state_minutes (&plan, 150, 450);
  credential->credit_scheme = g_strdup ("ects");
  credential->credit_c = 500;
  assert_finds (&plan, "credit", credential, 1);
  credential->credit_c = 25;
  assert_finds (&plan, "credit", credential, 1);
  /* Where nobody states the hours, the parts say them, as far as they are known. */
  credential->minutes = ASH_UNSET;
  credential->credit_c = 1000;
  assert_finds (&plan, "credit", credential, 1);
  state_minutes (&plan, 60, ASH_UNSET);
  plan.pages[4]->kind = plan.pages[5]->kind = ASH_ITEM_LTI;
  plan.pages[4]->minutes = plan.pages[5]->minutes = ASH_UNSET;
  assert_finds (&plan, "credit", credential, 1);
}

static void
test_credit_quiet (void)
{
  g_auto (Plan) ects = { 0 };
  g_auto (Plan) points = { 0 };
  g_auto (Plan) none = { 0 };
  g_auto (Plan) alone = { 0 };

  plan_init (&ects);
  state_minutes (&ects, 330, 660);
  ects.made->design->credential->minutes = 55 * 60;
  ects.made->design->credential->credit_scheme = g_strdup ("ects");
  ects.made->design->credential->credit_c = 200;
  assert_quiet (&ects);
  /* What a point stands for, each Australian university says for itself. */
  plan_init (&points);
  state_minutes (&points, 60, 180);
  points.made->design->credential->minutes = 12 * 60;
  points.made->design->credential->credit_scheme = g_strdup ("points");
  points.made->design->credential->level_scheme = g_strdup ("aqf");
  points.made->design->credential->credit_c = 600;
  assert_quiet (&points);
  plan_init (&none);
  none.made->design->credential->minutes = 12 * 60;
  none.made->design->credential->credit_scheme = g_strdup ("none");
  none.made->design->credential->credit_c = 100;
  assert_quiet (&none);
  /* What is missing in the parts may be private study. */
  plan_init (&alone);
  state_minutes (&alone, 210, 420);
  alone.made->design->credential->credit_scheme = g_strdup ("ects");
  alone.made->design->credential->credit_c = 200;
  assert_quiet (&alone);
}

static void
give_weeks (Plan *plan, gint64 first, gint64 second, gint64 third)
{
  plan->modules[0]->weeks = first;
  plan->modules[1]->weeks = second;
  plan->modules[2]->weeks = third;
}

static void
test_weeks (void)
{
  g_auto (Plan) plan = { 0 };
  AshCredential *credential;

  plan_init (&plan);
  state_minutes (&plan, 60, 120);
  credential = plan.made->design->credential;
  credential->weeks = 6;
  give_weeks (&plan, 4, 4, 4);
  assert_finds (&plan, "weeks", credential, 1);
  give_weeks (&plan, 1, 1, 1);
  assert_finds (&plan, "weeks", credential, 1);
  give_weeks (&plan, 2, 14, 2);
  assert_finds (&plan, "weeks", plan.modules[1], 1);
  credential->weeks = 0;
  plan.pages[2]->minutes = plan.pages[3]->minutes = plan.quiz->minutes = 10;
  assert_finds (&plan, "weeks", plan.modules[1], 1);
  plan.pages[2]->minutes = plan.pages[3]->minutes = plan.quiz->minutes = 0;
  assert_finds (&plan, "weeks", plan.modules[1], 1);
}

static void
test_weeks_of_many_hours (void)
{
  g_auto (Plan) plan = { 0 };

  plan_init (&plan);
  give_weeks (&plan, 1, 1, 1);
  state_minutes (&plan, 60, 60);
  plan.task->minutes = 60 * 60;
  assert_finds (&plan, "weeks", plan.modules[2], 1);
  plan.task->minutes = 60;
  plan.made->design->credential->minutes = 8 * 60;
  assert_quiet (&plan);
  state_minutes (&plan, 420, 420);
  plan.made->design->credential->minutes = 56 * 60;
  plan.made->design->credential->weeks = 1;
  assert_finds (&plan, "weeks", plan.made->design->credential, 1);
}

/* What was set aside was about these weeks, not about others. */
static void
test_weeks_set_aside (void)
{
  g_auto (Plan) plan = { 0 };
  g_autoptr (GPtrArray) found = NULL;
  AshDismissal *dismissal = ash_dismissal_new ();
  const AshFinding *finding;

  plan_init (&plan);
  state_minutes (&plan, 60, 120);
  plan.made->design->credential->weeks = 6;
  give_weeks (&plan, 2, 14, 2);
  found = ash_check_credential (plan.made->design, &plan.made->bodies, NULL, NULL);
  finding = g_ptr_array_index (found, 0);
  made_id (plan.made, dismissal);
  dismissal->rule = g_strdup (finding->rule);
  dismissal->subject = g_strdup (finding->ref);
  dismissal->digest = g_strdup (finding->about);
  g_ptr_array_add (plan.made->design->dismissals, dismissal);
  assert_quiet (&plan);
  give_weeks (&plan, 2, 10, 2);
  assert_finds (&plan, "weeks", plan.modules[1], 1);
}

static void
test_weeks_quiet (void)
{
  g_auto (Plan) holidays = { 0 };
  g_auto (Plan) beside = { 0 };
  g_auto (Plan) own_pace = { 0 };
  g_auto (Plan) long_one = { 0 };

  /* A week off and one for the examination. */
  plan_init (&holidays);
  state_minutes (&holidays, 60, 120);
  holidays.made->design->credential->weeks = 8;
  give_weeks (&holidays, 2, 2, 2);
  assert_quiet (&holidays);
  /* One runs beside the two that follow each other. */
  plan_init (&beside);
  state_minutes (&beside, 60, 120);
  beside.made->design->credential->weeks = 4;
  give_weeks (&beside, 4, 2, 2);
  assert_quiet (&beside);
  plan_init (&own_pace);
  state_minutes (&own_pace, 60, 120);
  own_pace.made->design->credential->weeks = 12;
  own_pace.made->design->credential->pacing = g_strdup ("self-paced");
  give_weeks (&own_pace, 2, 2, 2);
  assert_quiet (&own_pace);
  /* It is long, and so is what is in it. */
  plan_init (&long_one);
  state_minutes (&long_one, 60, 120);
  long_one.pages[2]->minutes = 600;
  give_weeks (&long_one, 1, 14, 1);
  assert_quiet (&long_one);
}

static void
test_balance (void)
{
  g_auto (Plan) plan = { 0 };

  plan_init (&plan);
  state_minutes (&plan, 60, 60);
  plan.pages[2]->minutes = 400;
  assert_finds (&plan, "module-balance", plan.modules[1], 1);
}

static void
test_balance_quiet (void)
{
  g_auto (Plan) task = { 0 };
  g_auto (Plan) weeks = { 0 };
  g_auto (Plan) short_one = { 0 };
  g_auto (Plan) handed_in = { 0 };

  /* The task at the end is meant to be large. */
  plan_init (&task);
  state_minutes (&task, 60, 60);
  task.task->minutes = 900;
  assert_quiet (&task);
  /* It is long and has the weeks for it. */
  plan_init (&weeks);
  state_minutes (&weeks, 60, 60);
  weeks.pages[2]->minutes = 400;
  weeks.modules[1]->weeks = 4;
  assert_quiet (&weeks);
  plan_init (&short_one);
  state_minutes (&short_one, 10, 10);
  short_one.pages[2]->minutes = 70;
  assert_quiet (&short_one);
  /* One is practice, the other two are mostly what is handed in. */
  plan_init (&handed_in);
  state_minutes (&handed_in, 60, 340);
  handed_in.pages[0]->minutes = 400;
  assert_quiet (&handed_in);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/check-workload/workload", test_workload);
  g_test_add_func ("/check-workload/workload/quiet", test_workload_quiet);
  g_test_add_func ("/check-workload/credit", test_credit);
  g_test_add_func ("/check-workload/credit/quiet", test_credit_quiet);
  g_test_add_func ("/check-workload/weeks", test_weeks);
  g_test_add_func ("/check-workload/weeks/many-hours", test_weeks_of_many_hours);
  g_test_add_func ("/check-workload/weeks/set-aside", test_weeks_set_aside);
  g_test_add_func ("/check-workload/weeks/quiet", test_weeks_quiet);
  g_test_add_func ("/check-workload/balance", test_balance);
  g_test_add_func ("/check-workload/balance/quiet", test_balance_quiet);
  return g_test_run ();
}
