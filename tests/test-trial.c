#include <ash-limits.h>
#include <ash-trial.h>

#include "made-design.h"

/* A quiz of four questions of one point with a key each. */
static AshItem *
made_quiz (Made *made, guint n_questions)
{
  AshItem *quiz = made_item (made, NULL, ASH_ITEM_QUIZ, "Quiz", NULL);

  for (guint i = 0; i < n_questions; i++)
    {
      AshQuestion *question = made_question (made, quiz, ASH_QUESTION_MULTIPLE_CHOICE, "?");

      question->points_c = 100;
      made_choice (made, question, "yes", TRUE, NULL);
      made_choice (made, question, "no", FALSE, NULL);
    }
  return quiz;
}

static AshTrialVerdict
verdict (Made *made, AshTrialProfile profile)
{
  g_autoptr (AshTrial) trial = ash_trial_run (made->design, &profile);

  return trial->verdict;
}

#define RIGHT ((AshTrialProfile){ .answers = ASH_TRIAL_RIGHT })
#define HALF ((AshTrialProfile){ .answers = ASH_TRIAL_HALF })
#define NOTHING ((AshTrialProfile){ .answers = ASH_TRIAL_NOTHING })
#define PEOPLE ((AshTrialProfile){ .answers = ASH_TRIAL_RIGHT, .with_people = TRUE })

static void
test_quiz (void)
{
  g_autoptr (Made) made = made_new ("Charts", "en");
  AshAssessment *quiz = made_assessment (made, "Quiz", made_quiz (made, 4), 10000, 6000);

  made_rule (made, NULL, ASH_RULE_LEAF, 0, quiz);
  g_assert_cmpint (verdict (made, RIGHT), ==, ASH_TRIAL_EARNED);
  g_assert_cmpint (verdict (made, NOTHING), ==, ASH_TRIAL_NOT_YET);
  g_assert_cmpint (verdict (made, HALF), ==, ASH_TRIAL_NOT_YET);
  quiz->pass_bp = 5000;
  g_assert_cmpint (verdict (made, HALF), ==, ASH_TRIAL_EARNED);
  quiz->pass_bp = 5001;
  g_assert_cmpint (verdict (made, HALF), ==, ASH_TRIAL_NOT_YET);
  quiz->pass_bp = ASH_UNSET;
  g_assert_cmpint (verdict (made, HALF), ==, ASH_TRIAL_EARNED);
  g_assert_cmpint (verdict (made, NOTHING), ==, ASH_TRIAL_NOT_YET);
}

/* Half is half whatever the chance, and of questions of unequal worth another half is another
 * mark. */
static void
test_half (void)
{
  g_autoptr (Made) made = made_new ("Charts", "en");
  AshItem *item = made_quiz (made, 5);
  gboolean is_other = FALSE;
  gint64 first = -1;

  ((AshQuestion *) ash_design_question (
       made->design,
       ((AshQuizEntry *) g_ptr_array_index (ash_design_entries (made->design, item->record.id), 0))
           ->question))
      ->points_c = 1000;
  made_assessment (made, "Quiz", item, 10000, 6000);
  for (guint seed = 0; seed < 40; seed++)
    {
      AshTrialProfile profile = { .answers = ASH_TRIAL_HALF, .seed = seed };
      g_autoptr (AshTrial) trial = ash_trial_run (made->design, &profile);
      const AshTrialResult *result = g_ptr_array_index (trial->results, 0);

      g_assert_true (trial->has_chance);
      g_assert_cmpint (result->of_c, ==, 1400);
      g_assert_true (result->got_c == 200 || result->got_c == 1100);
      first = first < 0 ? result->got_c : first;
      is_other |= result->got_c != first;
    }
  g_assert_true (is_other);
}

static void
test_person (void)
{
  g_autoptr (Made) made = made_new ("Charts", "en");
  AshItem *brief = made_item (made, NULL, ASH_ITEM_ASSIGNMENT, "Brief", "Do it.");
  AshItem *item = made_quiz (made, 3);
  AshAssessment *one = made_assessment (made, "Brief", brief, 5000, 6000);
  AshAssessment *two = made_assessment (made, "Viva", NULL, 5000, 6000);
  AshAssessment *three = made_assessment (made, "Quiz", item, 5000, 6000);
  AshRule *root = made_rule (made, NULL, ASH_RULE_ALL, 0, NULL);
  AshTrialProfile all_but = { .answers = ASH_TRIAL_ALL_BUT };
  AshQuestion *essay;

  made_rule (made, root, ASH_RULE_LEAF, 0, one);
  made_rule (made, root, ASH_RULE_LEAF, 0, two);
  g_assert_cmpint (verdict (made, RIGHT), ==, ASH_TRIAL_WAITING);
  g_assert_cmpint (verdict (made, PEOPLE), ==, ASH_TRIAL_EARNED);
  g_assert_cmpint (verdict (made, NOTHING), ==, ASH_TRIAL_NOT_YET);
  all_but.but = one->record.id;
  g_assert_cmpint (verdict (made, all_but), ==, ASH_TRIAL_NOT_YET);
  all_but.but = three->record.id; /* the rule does not ask for it */
  g_assert_cmpint (verdict (made, all_but), ==, ASH_TRIAL_EARNED);

  /* An essay of half the points: a pass below what answers give does not wait for it. */
  made_rule (made, root, ASH_RULE_LEAF, 0, three);
  essay = made_question (made, item, ASH_QUESTION_ESSAY, "Why?");
  essay->points_c = 300;
  {
    AshTrialProfile profile = RIGHT;
    g_autoptr (AshTrial) trial = ash_trial_run (made->design, &profile);
    const AshTrialResult *result = g_ptr_array_index (trial->results, 2);

    g_assert_cmpint (result->state, ==, ASH_TRIAL_OPEN);
    g_assert_cmpint (result->person_c, ==, 300);
    g_assert_true (result->is_counted);
    g_assert_cmpint (trial->total_bp, ==, ASH_UNSET);
  }
  three->pass_bp = 5000;
  {
    AshTrialProfile profile = RIGHT;
    g_autoptr (AshTrial) trial = ash_trial_run (made->design, &profile);

    g_assert_cmpint (((AshTrialResult *) g_ptr_array_index (trial->results, 2))->state, ==,
                     ASH_TRIAL_PASSED);
  }
}

static void
test_rules (void)
{
  g_autoptr (Made) made = made_new ("Charts", "en");
  AshAssessment *quiz = made_assessment (made, "Quiz", made_quiz (made, 2), 10000, 6000);
  AshAssessment *viva = made_assessment (made, "Viva", NULL, 10000, 6000);
  AshAssessment *keyless = made_assessment (made, "Keyless", made_quiz (made, 0), 10000, 6000);
  AshRule *root;

  g_assert_cmpint (verdict (made, RIGHT), ==, ASH_TRIAL_NO_RULE);
  root = made_rule (made, NULL, ASH_RULE_ANY, 0, NULL);
  g_assert_cmpint (verdict (made, RIGHT), ==, ASH_TRIAL_NO_RULE); /* empty says nothing */
  made_rule (made, root, ASH_RULE_LEAF, 0, viva);
  g_assert_cmpint (verdict (made, RIGHT), ==, ASH_TRIAL_WAITING);
  made_rule (made, root, ASH_RULE_LEAF, 0, quiz);
  g_assert_cmpint (verdict (made, RIGHT), ==, ASH_TRIAL_EARNED);
  g_assert_cmpint (verdict (made, HALF), ==, ASH_TRIAL_WAITING);
  made_rule (made, root, ASH_RULE_LEAF, 0, keyless);
  root->op = ASH_RULE_NEED;
  root->need = 2;
  g_assert_cmpint (verdict (made, RIGHT), ==, ASH_TRIAL_WAITING);
  g_assert_cmpint (verdict (made, PEOPLE), ==, ASH_TRIAL_EARNED);
  root->need = 3;
  g_assert_cmpint (verdict (made, PEOPLE), ==, ASH_TRIAL_NOT_YET); /* nothing to pass in a quiz
                                                                       without questions */
  root->need = 4;
  g_assert_cmpint (verdict (made, PEOPLE), ==, ASH_TRIAL_NOT_YET);
  root->need = -7;
  g_assert_cmpint (verdict (made, RIGHT), ==, ASH_TRIAL_EARNED);
  root->op = ASH_RULE_ALL;
  g_assert_cmpint (verdict (made, PEOPLE), ==, ASH_TRIAL_NOT_YET);
}

/* A group in a group, a leaf whose assessment is gone, a rule that is its own parent, and more
 * depth than anybody means. */
static void
test_odd_rules (void)
{
  g_autoptr (Made) made = made_new ("Charts", "en");
  AshAssessment *quiz = made_assessment (made, "Quiz", made_quiz (made, 2), 10000, 20000);
  AshRule *rule = made_rule (made, NULL, ASH_RULE_ALL, 0, NULL);
  AshRule *gone = made_rule (made, rule, ASH_RULE_LEAF, 0, quiz);
  AshRule *loop = made_rule (made, rule, ASH_RULE_ALL, 0, NULL);

  g_free (gone->target);
  gone->target = g_strdup ("no such thing");
  g_free (loop->parent);
  loop->parent = g_strdup (loop->record.id);
  made_rule (made, rule, ASH_RULE_LEAF, 0, quiz);
  g_assert_cmpint (verdict (made, RIGHT), ==, ASH_TRIAL_EARNED); /* a mark over 100 % is 100 % */
  for (guint i = 0; i < ASH_LIMIT_TREE_DEPTH + 50; i++)
    rule = made_rule (made, rule, ASH_RULE_ANY, 0, NULL);
  made_rule (made, rule, ASH_RULE_LEAF, 0, quiz);
  g_assert_cmpint (verdict (made, RIGHT), ==, ASH_TRIAL_EARNED);
}

static void
test_odd_quizzes (void)
{
  g_autoptr (Made) made = made_new ("Charts", "en");
  AshItem *item = made_quiz (made, 2);
  AshAssessment *quiz = made_assessment (made, "Quiz", item, 10000, 6000);
  AshQuestion *keyless = made_question (made, item, ASH_QUESTION_MULTIPLE_CHOICE, "Which?");
  AshQuizEntry *entry = g_ptr_array_index (ash_design_entries (made->design, item->record.id), 0);
  AshTrialProfile profile = RIGHT;

  made_rule (made, NULL, ASH_RULE_LEAF, 0, quiz);
  keyless->points_c = 100;
  {
    g_autoptr (AshTrial) trial = ash_trial_run (made->design, &profile);
    const AshTrialResult *result = g_ptr_array_index (trial->results, 0);

    g_assert_cmpuint (result->n_keyless, ==, 1);
    g_assert_cmpint (result->got_c, ==, 200);
    g_assert_cmpint (result->of_c, ==, 300);
    g_assert_cmpint (trial->total_bp, ==, 6666);
  }
  entry->points_c = G_MAXINT64;
  quiz->pass_bp = G_MAXINT64;
  g_assert_cmpint (verdict (made, RIGHT), ==, ASH_TRIAL_NOT_YET);
  g_free (entry->question);
  entry->question = g_strdup ("gone");
  g_assert_cmpint (verdict (made, NOTHING), ==, ASH_TRIAL_NOT_YET);
}

/* A draw is as many as there are, at most, and the worst of what may be drawn. */
static void
test_draws (void)
{
  g_autoptr (Made) made = made_new ("Charts", "en");
  AshItem *item = made_quiz (made, 3);
  AshAssessment *quiz = made_assessment (made, "Quiz", item, 10000, 6000);
  GPtrArray *entries = ash_design_entries (made->design, item->record.id);
  AshQuizEntry *draw = g_ptr_array_index (entries, 0);
  const AshQuestion *first = ash_design_question (made->design, draw->question);
  g_autofree char *bank = g_strdup (first->bank);
  AshTrialProfile profile = RIGHT;

  g_ptr_array_set_size (entries, 1);
  g_clear_pointer (&draw->question, g_free);
  g_free (draw->bank);
  draw->bank = g_strdup (bank != NULL ? bank : "bank");
  draw->points_c = 200;
  draw->draw = G_MAXINT64;
  made_rule (made, NULL, ASH_RULE_LEAF, 0, quiz);
  if (ash_design_bank_questions (made->design, draw->bank)->len == 0)
    made_push (made->design->by_bank, draw->bank, (gpointer) first);
  {
    g_autoptr (AshTrial) trial = ash_trial_run (made->design, &profile);
    const AshTrialResult *result = g_ptr_array_index (trial->results, 0);

    g_assert_cmpint (result->of_c, ==,
                     200 * ash_design_bank_questions (made->design, draw->bank)->len);
    g_assert_cmpint (result->got_c, ==, result->of_c);
  }
  draw->draw = -3;
  g_assert_cmpint (verdict (made, RIGHT), ==, ASH_TRIAL_NOT_YET);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/trial/quiz", test_quiz);
  g_test_add_func ("/trial/half", test_half);
  g_test_add_func ("/trial/person", test_person);
  g_test_add_func ("/trial/rules", test_rules);
  g_test_add_func ("/trial/odd-rules", test_odd_rules);
  g_test_add_func ("/trial/odd-quizzes", test_odd_quizzes);
  g_test_add_func ("/trial/draws", test_draws);
  return g_test_run ();
}
