/* The rules about the questions of a quiz. */
#include "made-plan.h"

static AshQuestion *
ask_with (Plan *plan, const char *stem, const char *const *answers, guint n_right)
{
  AshQuestion *question =
      made_question (plan->made, plan->quiz, ASH_QUESTION_MULTIPLE_CHOICE, stem);

  for (guint i = 0; answers[i] != NULL; i++)
    made_choice (plan->made, question, answers[i], i < n_right, NULL);
  return question;
}

static void
test_questions (void)
{
  g_auto (Plan) empty = { 0 };
  g_auto (Plan) mute = { 0 };
  g_auto (Plan) keys = { 0 };
  g_auto (Plan) same = { 0 };
  g_auto (Plan) twice = { 0 };
  g_auto (Plan) longest = { 0 };
  const char *const two[] = { "5 ml", "6 ml", NULL };
  const char *const half[] = { "5 ml", "<p> </p>", NULL };
  const char *const alike[] = { "Five ml", "Six ml", "<p>six ml</p>", NULL };
  const char *const long_one[] = { "Five millilitres, because the order says so", "6 ml", "7 ml",
                                   NULL };

  plan_init (&empty);
  ask_with (&empty, "<p>&nbsp;</p>", two, 1);
  assert_finds (&empty, "empty-question", empty.quiz, 1);
  plan_init (&mute);
  ask_with (&mute, "The order says 5 mg. How much?", half, 1);
  assert_finds (&mute, "empty-answer", mute.quiz, 1);
  plan_init (&keys);
  ask_with (&keys, "The order says 5 mg. How much?", two, 2);
  assert_finds (&keys, "two-keys", keys.quiz, 1);
  plan_init (&same);
  ask_with (&same, "The order says 5 mg. How much?", alike, 1);
  assert_finds (&same, "same-answers", same.quiz, 1);
  plan_init (&twice);
  ask_with (&twice, "The order says 5 mg. How much?", two, 1);
  ask_with (&twice, "<p>The order says 5 mg. How much?</p>", two, 1);
  assert_finds (&twice, "duplicate-question", twice.quiz, 1);
  plan_init (&longest);
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *stem = g_strdup_printf ("The order says %u mg. How much?", i);

      ask_with (&longest, stem, long_one, 1);
    }
  assert_finds (&longest, "longest-answer", longest.quiz, 1);
}

static void
test_questions_quiet (void)
{
  g_auto (Plan) seen = { 0 };
  g_auto (Plan) several = { 0 };
  g_auto (Plan) alike = { 0 };
  g_auto (Plan) few = { 0 };
  const char *const two[] = { "5 ml", "6 ml", NULL };
  const char *const other[] = { "5 ml", "7 ml", NULL };
  const char *const pictures[] = { "<svg><path d='M0 0h9'/></svg>", "<svg><path d='M0 0v9'/></svg>",
                                   NULL };
  const char *const long_one[] = { "Five millilitres, because the order says so", "6 ml", "7 ml",
                                   NULL };

  /* What is asked, and what is answered, can be looked at, and a formula has letters. */
  plan_init (&seen);
  ask_with (&seen, "<p><svg><path d='M0 0h9'/></svg></p>", pictures, 1);
  ask_with (&seen, "<math><mi>x</mi></math>", two, 1);
  ask_with (&seen, "?", other, 1);
  assert_quiet (&seen);
  /* Learners may choose several. */
  plan_init (&several);
  ask_with (&several, "Which doses are right?", two, 2)->kind = ASH_QUESTION_MULTIPLE_RESPONSE;
  assert_quiet (&several);
  /* The same words over other answers. */
  plan_init (&alike);
  ask_with (&alike, "Which dose is right?", two, 1);
  ask_with (&alike, "Which dose is right?", other, 1);
  assert_quiet (&alike);
  /* Two of them can be chance. */
  plan_init (&few);
  ask_with (&few, "The order says 5 mg. How much?", long_one, 1);
  ask_with (&few, "The order says 6 mg. How much?", long_one, 1);
  assert_quiet (&few);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/check-questions/faults", test_questions);
  g_test_add_func ("/check-questions/quiet", test_questions_quiet);
  return g_test_run ();
}
