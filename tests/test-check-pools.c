/* The rules about question banks that quizzes draw from: each with what it is there for and designs
 * that it must not say a word about. */
#include "made-plan.h"

static AshBank *
add_pool (Plan *plan, const char *title)
{
  AshBank *bank = ash_bank_new ();

  made_id (plan->made, bank);
  bank->tree = g_strdup (plan->made->design->tree->record.id);
  bank->title = g_strdup (title);
  g_ptr_array_add (plan->made->design->banks, bank);
  return bank;
}

/* Of whose answers the first @n_right are right */
static AshQuestion *
add_question (
    Plan *plan, AshBank *bank, const char *stem, const char *const *answers, guint n_right)
{
  AshQuestion *question = ash_question_new ();

  made_id (plan->made, question);
  question->kind = ASH_QUESTION_MULTIPLE_CHOICE;
  question->bank = g_strdup (bank->record.id);
  question->stem = g_strdup (stem);
  question->points_c = 100;
  g_hash_table_insert (plan->made->design->questions, question->record.id, question);
  made_push (plan->made->design->by_bank, bank->record.id, question);
  for (guint i = 0; answers[i] != NULL; i++)
    made_choice (plan->made, question, answers[i], i < n_right, NULL);
  return question;
}

static const char *const DOSES[] = { "5 ml", "6 ml", "7 ml", NULL };

/* A pool of @n sound questions */
static AshBank *
add_sound_pool (Plan *plan, const char *title, guint n)
{
  AshBank *bank = add_pool (plan, title);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *stem = g_strdup_printf ("The order says %u mg. How much?", i);

      add_question (plan, bank, stem, DOSES, 1);
    }
  return bank;
}

static AshQuizEntry *
add_draw (Plan *plan, AshItem *quiz, AshBank *bank, gint64 n)
{
  AshQuizEntry *entry = ash_quiz_entry_new ();

  made_id (plan->made, entry);
  entry->quiz = g_strdup (quiz->record.id);
  entry->bank = g_strdup (bank->record.id);
  entry->draw = n;
  entry->points_c = ASH_UNSET;
  made_push (plan->made->design->entries, quiz->record.id, entry);
  g_ptr_array_set_free_func (g_hash_table_lookup (plan->made->design->entries, quiz->record.id),
                             ASH_QUIZ_ENTRY.free);
  return entry;
}

/* The only finding */
static AshFinding *
find_one (Plan *plan, const char *rule)
{
  g_autoptr (GPtrArray) found =
      ash_check_credential (plan->made->design, &plan->made->bodies, NULL, NULL);

  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpstr (((AshFinding *) g_ptr_array_index (found, 0))->rule, ==, rule);
  return g_ptr_array_steal_index (found, 0);
}

/* Two of four are drawn, and whichever a learner meets has to be sound. */
static void
test_keys (void)
{
  g_auto (Plan) none = { 0 };
  g_auto (Plan) two = { 0 };
  g_autoptr (AshFinding) finding = NULL;
  AshBank *bank;
  AshQuizEntry *draw;

  plan_init (&none);
  bank = add_sound_pool (&none, "Harder doses", 3);
  draw = add_draw (&none, none.quiz, bank, 2);
  assert_quiet (&none);
  add_question (&none, bank, "The vial holds 2 mg in 1 ml. How much?", DOSES, 0);
  assert_finds (&none, "quiz-without-key", bank, 1);
  finding = find_one (&none, "quiz-without-key");
  g_assert_cmpint (finding->severity, ==, ASH_SEVERITY_ERROR);
  g_assert_cmpstr (finding->where, ==, "Harder doses");
  g_assert_nonnull (strstr (finding->what, "“The vial holds 2 mg in 1 ml. How much?”"));
  g_assert_cmpstr (finding->to, ==, draw->record.id);
  plan_init (&two);
  bank = add_sound_pool (&two, NULL, 3);
  add_draw (&two, two.quiz, bank, 1);
  add_question (&two, bank, "The vial holds 2 mg in 1 ml. How much?", DOSES, 2);
  assert_finds (&two, "two-keys", bank, 1);
}

/* A pool is named once, however many quizzes draw from it. */
static void
test_once (void)
{
  g_auto (Plan) plan = { 0 };
  AshItem *other;
  AshBank *bank;

  plan_init (&plan);
  other = made_item (plan.made, plan.modules[1], ASH_ITEM_QUIZ, "Doses again", NULL);
  made_align (plan.made, ASH_SUBJECT_ITEM, other, plan.outcomes[0], ASH_DEPTH_PRACTISED);
  bank = add_sound_pool (&plan, "Doses", 3);
  for (guint i = 0; i < 6; i++)
    add_question (&plan, bank, i % 2 ? "The pump stops. What now?" : "The drip is slow. What now?",
                  DOSES, 0);
  add_draw (&plan, plan.quiz, bank, 2);
  add_draw (&plan, other, bank, 2);
  assert_finds (&plan, NULL, bank, 2);
}

static void
test_answers (void)
{
  g_auto (Plan) same = { 0 };
  g_auto (Plan) twice = { 0 };
  const char *const alike[] = { "Stop it", "Stop it.", "Wait", NULL };
  AshBank *bank;

  plan_init (&same);
  bank = add_sound_pool (&same, "Doses", 3);
  add_question (&same, bank, "The pump stops. What now?", alike, 1);
  add_draw (&same, same.quiz, bank, 2);
  assert_finds (&same, "same-answers", bank, 1);
  plan_init (&twice);
  bank = add_sound_pool (&twice, "Doses", 3);
  add_question (&twice, bank, "the order says 2 mg. How much?", DOSES, 1);
  add_draw (&twice, twice.quiz, bank, 2);
  assert_finds (&twice, "duplicate-question", bank, 1);
}

static void
test_pool_quiet (void)
{
  g_auto (Plan) own = { 0 };
  g_auto (Plan) survey = { 0 };
  g_auto (Plan) away = { 0 };
  AshQuestion *question;
  AshQuizEntry *draw;
  AshBank *bank;

  /* What the quiz asks by itself is not drawn: it is named there. */
  plan_init (&own);
  bank = add_sound_pool (&own, "Doses", 3);
  question = add_question (&own, bank, "The pump stops. What now?", DOSES, 0);
  draw = add_draw (&own, own.quiz, bank, 2);
  g_free (draw->bank);
  draw->bank = NULL;
  draw->question = g_strdup (question->record.id);
  add_draw (&own, own.quiz, bank, 2);
  assert_finds (&own, "quiz-without-key", own.quiz, 1);
  /* Of what is worth nothing, nobody marks the answers. */
  plan_init (&survey);
  bank = add_sound_pool (&survey, "Looking back", 3);
  add_question (&survey, bank, "What helped you most?", DOSES, 0);
  add_draw (&survey, survey.quiz, bank, 2)->points_c = 0;
  assert_quiet (&survey);
  /* From one quiz that nobody sees, questions are drawn by nobody. */
  plan_init (&away);
  bank = add_sound_pool (&away, "Doses", 3);
  add_question (&away, bank, "The pump stops. What now?", DOSES, 0);
  add_draw (&away, away.quiz, bank, 2);
  away.quiz->is_linked = FALSE;
  set_text (&away.tested->item, away.task->record.id);
  assert_quiet (&away);
}

/* Learners may meet any of its texts; each is named once. */
static void
test_texts (void)
{
  g_auto (Plan) plan = { 0 };
  AshBank *bank;

  plan_init (&plan);
  bank = add_pool (&plan, "Doses");
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *stem = g_strdup_printf (
          "<p>Bag %u. How much is left?</p><img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>",
          i);

      add_question (&plan, bank, stem, DOSES, 1);
    }
  assert_finds (&plan, "unused-bank", bank, 1);
  add_draw (&plan, plan.quiz, bank, 1);
  add_draw (&plan, plan.quiz, bank, 1);
  assert_finds (&plan, "missing-alt-text", plan.quiz, 3);
}

/* Draws */

static void
test_draws (void)
{
  g_auto (Plan) twice = { 0 };
  g_auto (Plan) none = { 0 };
  g_autoptr (AshFinding) finding = NULL;
  AshQuizEntry *draw;
  AshBank *bank;

  plan_init (&twice);
  bank = add_sound_pool (&twice, "Doses", 4);
  add_draw (&twice, twice.quiz, bank, 3);
  assert_quiet (&twice);
  draw = add_draw (&twice, twice.quiz, bank, 3);
  assert_finds (&twice, "small-pool", twice.quiz, 1);
  finding = find_one (&twice, "small-pool");
  g_assert_nonnull (strstr (finding->what, "leave 1."));
  g_assert_cmpstr (finding->to, ==, draw->record.id);
  g_assert_cmpint (((AshRepair *) g_ptr_array_index (finding->repairs, 0))->number, ==, 1);
  draw->draw = 1;
  assert_quiet (&twice);
  plan_init (&none);
  bank = add_sound_pool (&none, "Doses", 4);
  draw = add_draw (&none, none.quiz, bank, 0);
  assert_finds (&none, "small-pool", none.quiz, 1);
  draw->draw = 4;
  assert_quiet (&none);
}

static void
test_draws_quiet (void)
{
  g_auto (Plan) quizzes = { 0 };
  g_auto (Plan) pools = { 0 };
  AshBank *bank;
  AshItem *other;

  /* Two quizzes empty a pool of their own accord. */
  plan_init (&quizzes);
  other = made_item (quizzes.made, quizzes.modules[1], ASH_ITEM_QUIZ, "Doses again", NULL);
  made_align (quizzes.made, ASH_SUBJECT_ITEM, other, quizzes.outcomes[0], ASH_DEPTH_PRACTISED);
  bank = add_sound_pool (&quizzes, "Doses", 4);
  add_draw (&quizzes, quizzes.quiz, bank, 3);
  add_draw (&quizzes, other, bank, 4);
  assert_quiet (&quizzes);
  /* Two pools do not take from each other. */
  plan_init (&pools);
  add_draw (&pools, pools.quiz, add_sound_pool (&pools, NULL, 3), 3);
  add_draw (&pools, pools.quiz, add_sound_pool (&pools, NULL, 3), 3);
  assert_quiet (&pools);
}

/* Two of them without a name are told apart. */
static void
test_names (void)
{
  g_auto (Plan) plan = { 0 };
  g_autoptr (GPtrArray) found = NULL;
  const AshFinding *first, *second;

  plan_init (&plan);
  add_question (&plan, add_pool (&plan, NULL), "The pump stops. What now?", DOSES, 1);
  add_question (&plan, add_pool (&plan, NULL),
                "A nurse of the night shift finds two bags on one stand. What now?", DOSES, 1);
  assert_finds (&plan, "unused-bank", NULL, 2);
  found = ash_check_credential (plan.made->design, &plan.made->bodies, NULL, NULL);
  first = g_ptr_array_index (found, 0);
  second = g_ptr_array_index (found, 1);
  g_assert_cmpstr (first->where, ==, "Question bank: The pump stops. What now?");
  g_assert_cmpstr (second->where, ==, "Question bank: A nurse of the night shift finds two ba…");
  g_clear_pointer (&found, g_ptr_array_unref);
  for (guint i = 0; i < 2; i++)
    set_text (&((AshBank *) g_ptr_array_index (plan.made->design->banks, i))->title, "Doses");
  found = ash_check_credential (plan.made->design, &plan.made->bodies, NULL, NULL);
  g_assert_cmpstr (((AshFinding *) g_ptr_array_index (found, 1))->where, ==,
                   "Doses: A nurse of the night shift finds two ba…");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/check-pools/keys", test_keys);
  g_test_add_func ("/check-pools/once", test_once);
  g_test_add_func ("/check-pools/answers", test_answers);
  g_test_add_func ("/check-pools/quiet", test_pool_quiet);
  g_test_add_func ("/check-pools/texts", test_texts);
  g_test_add_func ("/check-pools/draws", test_draws);
  g_test_add_func ("/check-pools/draws-quiet", test_draws_quiet);
  g_test_add_func ("/check-pools/names", test_names);
  return g_test_run ();
}
