/* The rules about a design as a whole: each with what it is there for and three designs that it
 * must not say a word about. */
#include "made-plan.h"

#include <ash-evidence.h>
#include <ash-marks.h>

/* Pages that serve nothing */
static void
add_idle (Plan *plan, guint n)
{
  for (guint i = 0; i < n; i++)
    made_item (plan->made, plan->modules[0], ASH_ITEM_PAGE, "The history of the ward", "<p/>");
}

static void
unalign_items (Plan *plan, guint n)
{
  GPtrArray *alignments = plan->made->design->alignments;

  for (guint i = alignments->len; i > 0 && n > 0; i--)
    if (((AshAlignment *) g_ptr_array_index (alignments, i - 1))->subject_kind == ASH_SUBJECT_ITEM)
      {
        g_ptr_array_remove_index (alignments, i - 1);
        n--;
      }
}

static void
test_activity (void)
{
  g_auto (Plan) plan = { 0 };
  AshItem *idle;

  plan_init (&plan);
  assert_quiet (&plan);
  idle = made_item (plan.made, plan.modules[0], ASH_ITEM_PAGE, "The history of the ward", "<p/>");
  assert_finds (&plan, "activity-without-outcome", idle, 1);
  idle->minutes = 45;
  assert_finds (&plan, "activity-without-outcome", idle, 1);
}

static void
test_activity_quiet (void)
{
  g_auto (Plan) small = { 0 };
  g_auto (Plan) early = { 0 };
  g_auto (Plan) whole = { 0 };
  AshItem *folder;

  /* What helps to find one's way, what is at hand, what takes a few minutes. */
  plan_init (&small);
  made_item (small.made, small.modules[0], ASH_ITEM_PAGE, "Welcome to the ward", "<p/>");
  made_item (small.made, small.modules[0], ASH_ITEM_FILE, "Table of drops", NULL);
  made_item (small.made, small.modules[0], ASH_ITEM_LINK, "The regulator", NULL)->link_url =
      g_strdup ("https://example.org/");
  made_item (small.made, small.modules[0], ASH_ITEM_PAGE, "A story", "<p/>")->minutes = 10;
  made_item (small.made, small.modules[0], ASH_ITEM_PAGE, "Marking guide", "<p/>")->role =
      ASH_ROLE_INSTRUCTOR;
  assert_quiet (&small);
  /* A design in which nobody has aligned the activities yet. */
  plan_init (&early);
  unalign_items (&early, G_MAXUINT);
  assert_quiet (&early);
  /* The folder serves the outcome, with all that is in it. */
  plan_init (&whole);
  folder = made_item (whole.made, whole.modules[1], ASH_ITEM_FOLDER, "Practice", NULL);
  made_align (whole.made, ASH_SUBJECT_ITEM, folder, whole.outcomes[0], ASH_DEPTH_PRACTISED);
  made_item (whole.made, folder, ASH_ITEM_PAGE, "Ten prescriptions", "<p/>");
  assert_quiet (&whole);
}

static void
give_outcome (Plan *plan, AshItem *module, const AshStatement *outcome)
{
  AshCredentialStatement *use = ash_credential_statement_new ();

  made_id (plan->made, use);
  use->statement = g_strdup (outcome->record.id);
  use->module = g_strdup (module->record.id);
  g_ptr_array_add (plan->made->design->statement_uses, use);
}

/* A module that has outcomes says for its parts what they serve, unless they say so themselves. */
static void
test_activity_of_module (void)
{
  g_auto (Plan) plan = { 0 };
  AshItem *module;
  AshItem *page;

  plan_init (&plan);
  module = made_item (plan.made, NULL, ASH_ITEM_FOLDER, "More", NULL);
  page = made_item (plan.made, module, ASH_ITEM_PAGE, "Pumps", "<p/>");
  assert_finds (&plan, "activity-without-outcome", page, 1);
  give_outcome (&plan, module, plan.outcomes[0]);
  assert_quiet (&plan);
  made_align (plan.made, ASH_SUBJECT_ITEM,
              made_item (plan.made, module, ASH_ITEM_PAGE, "Clamps", "<p/>"), plan.outcomes[0],
              ASH_DEPTH_PRACTISED);
  assert_finds (&plan, "activity-without-outcome", page, 1);
}

/* Each is named where most serve an outcome; where most do not, that is said once. */
static void
test_many_activities (void)
{
  g_auto (Plan) some = { 0 };
  g_auto (Plan) most = { 0 };
  g_auto (Plan) small = { 0 };
  g_autoptr (GPtrArray) found = NULL;

  plan_init (&some);
  add_idle (&some, 4);
  assert_finds (&some, "activity-without-outcome", NULL, 4);
  plan_init (&most);
  add_idle (&most, 9);
  assert_finds (&most, "activity-without-outcome", most.made->design->credential, 1);
  found = ash_check_credential (most.made->design, &most.made->bodies, NULL, NULL);
  g_assert_cmpstr (((AshFinding *) g_ptr_array_index (found, 0))->what, ==,
                   "9 of 17 activities serve none of the outcomes.");
  /* One page of six is aligned, and the evidence. */
  plan_init (&small);
  unalign_items (&small, 6);
  assert_finds (&small, "activity-without-outcome", small.made->design->credential, 1);
}

static void
test_recall (void)
{
  g_auto (Plan) plan = { 0 };

  plan_init (&plan);
  ask (&plan, ASH_QUESTION_MULTIPLE_CHOICE, "<p>What is the name of this device?</p>");
  ask (&plan, ASH_QUESTION_FILL_IN, "A nurse hangs a bag. Which term stands for its rate?");
  ask (&plan, ASH_QUESTION_MULTIPLE_CHOICE, "<p>What is a clamp?</p>");
  assert_finds (&plan, "recall-only-evidence", plan.outcomes[0], 1);
  /* Whatever is no verb to remember or to understand is done. */
  set_text (&plan.outcomes[0]->text, "Given a chart, defibrillate an adult");
  ask (&plan, ASH_QUESTION_FILL_IN, "A dose that is too large is called");
  ask (&plan, ASH_QUESTION_MULTIPLE_CHOICE, "Who invented the drip?");
  ask (&plan, ASH_QUESTION_MULTIPLE_CHOICE, "What do the letters IV stand for?");
  assert_finds (&plan, "recall-only-evidence", plan.outcomes[0], 1);
  /* A single case among many questions changes nothing. */
  ask (&plan, ASH_QUESTION_MULTIPLE_CHOICE, "The ____ counts the drops.");
  ask (&plan, ASH_QUESTION_MULTIPLE_CHOICE, "500 ml in 4 hours: how fast is that?");
  assert_finds (&plan, "recall-only-evidence", plan.outcomes[0], 1);
}

static void
test_recall_quiet (void)
{
  g_auto (Plan) mixed = { 0 };
  g_auto (Plan) remember = { 0 };
  g_auto (Plan) apart = { 0 };
  g_auto (Plan) cases = { 0 };
  AshQuestion *question;

  /* Who, when and what are also asked of a case, and of what is seen or heard. */
  plan_init (&cases);
  ask (&cases, ASH_QUESTION_MULTIPLE_CHOICE,
       "Ms A. is 16 and refuses the drip. Her mother consents to it in writing. Who may decide?");
  ask (&cases, ASH_QUESTION_MULTIPLE_CHOICE, "<svg></svg><p>What is it?</p>");
  ask (&cases, ASH_QUESTION_FILL_IN, "Name the part of this pump that failed.");
  assert_quiet (&cases);
  /* One question of several is about a case; what follows a case is no bare term. */
  plan_init (&mixed);
  ask (&mixed, ASH_QUESTION_MULTIPLE_CHOICE, "What is the name of this device?");
  ask (&mixed, ASH_QUESTION_FILL_IN, "500 ml in 4 hours: how many millilitres an hour?");
  assert_quiet (&mixed);
  /* The outcome asks for no more than that. */
  plan_init (&remember);
  set_text (&remember.outcomes[0]->text, "List the five rights of medication");
  ask (&remember, ASH_QUESTION_MULTIPLE_CHOICE, "Which term is one of the five rights?");
  assert_quiet (&remember);
  /* The question that shows it is said; the others are for something else. */
  plan_init (&apart);
  ask (&apart, ASH_QUESTION_MULTIPLE_CHOICE, "What is the name of this device?");
  question =
      ask (&apart, ASH_QUESTION_MULTIPLE_CHOICE, "The order says 5 mg. How much do you draw?");
  made_align (apart.made, ASH_SUBJECT_QUESTION, question, apart.outcomes[0], ASH_DEPTH_ASSESSED);
  assert_quiet (&apart);
}

static void
test_level (void)
{
  g_auto (Plan) plan = { 0 };

  plan_init (&plan);
  ask (&plan, ASH_QUESTION_MULTIPLE_CHOICE, "A bag runs for 4 hours. How fast?");
  ask (&plan, ASH_QUESTION_TRUE_FALSE, "The sheet may be left blank.");
  ask (&plan, ASH_QUESTION_ESSAY, "Two shifts meet. Explain what a sheet is for.");
  set_text (&plan.done->item, plan.quiz->record.id);
  assert_finds (&plan, "assessed-below-level", plan.outcomes[1], 1);
  /* Nor does anybody drive by choosing. */
  set_text (&plan.outcomes[1]->text, "Drive a forklift in a narrow aisle");
  assert_finds (&plan, "assessed-below-level", plan.outcomes[1], 1);
  /* A principle of it can be chosen. */
  set_text (&plan.outcomes[1]->text, "Apply first aid principles to a case");
  assert_quiet (&plan);
}

static void
test_level_quiet (void)
{
  g_auto (Plan) essay = { 0 };
  g_auto (Plan) criterion = { 0 };
  g_auto (Plan) german = { 0 };
  g_auto (Plan) figures = { 0 };
  g_auto (Plan) told = { 0 };
  AshRubric *rubric;

  /* A verb that makes something only where a thing is named. */
  plan_init (&figures);
  set_text (&figures.outcomes[1]->text, "Write doses in scientific notation");
  set_text (&figures.done->item, figures.quiz->record.id);
  ask (&figures, ASH_QUESTION_MULTIPLE_CHOICE, "A bag runs for 4 hours. How fast?");
  assert_quiet (&figures);
  /* To explain and to make in one essay. */
  plan_init (&told);
  set_text (&told.done->item, told.quiz->record.id);
  ask (&told, ASH_QUESTION_MULTIPLE_CHOICE, "A bag runs for 4 hours. How fast?");
  ask (&told, ASH_QUESTION_ESSAY, "Explain what a sheet is for and draw the one of your ward.");
  assert_quiet (&told);

  /* Learners write it in the quiz. */
  plan_init (&essay);
  set_text (&essay.done->item, essay.quiz->record.id);
  ask (&essay, ASH_QUESTION_MULTIPLE_CHOICE, "A bag runs for 4 hours. How fast?");
  ask (&essay, ASH_QUESTION_ESSAY, "Lay out a sheet for your ward.");
  assert_quiet (&essay);
  /* A criterion judges it besides. */
  plan_init (&criterion);
  set_text (&criterion.done->item, criterion.quiz->record.id);
  ask (&criterion, ASH_QUESTION_MULTIPLE_CHOICE, "A bag runs for 4 hours. How fast?");
  rubric = made_rubric (criterion.made, "Sheets");
  made_align (criterion.made, ASH_SUBJECT_CRITERION,
              made_criterion (criterion.made, rubric, "Fields"), criterion.outcomes[1],
              ASH_DEPTH_ASSESSED);
  assert_quiet (&criterion);
  /* Of a language whose verbs are not known, nothing is said. */
  plan_init (&german);
  set_text (&german.made->design->tree->lang, "de");
  set_text (&german.outcomes[1]->text, "Design eines Bogens");
  set_text (&german.done->item, german.quiz->record.id);
  ask (&german, ASH_QUESTION_MULTIPLE_CHOICE, "Wie schnell?");
  assert_quiet (&german);
}

static AshBank *
add_bank (Plan *plan, const char *quiz)
{
  AshBank *bank = ash_bank_new ();
  AshQuestion *question = ash_question_new ();

  made_id (plan->made, bank);
  bank->tree = g_strdup (plan->made->design->tree->record.id);
  bank->title = g_strdup ("Doses, harder");
  bank->quiz = g_strdup (quiz);
  g_ptr_array_add (plan->made->design->banks, bank);
  made_id (plan->made, question);
  question->kind = ASH_QUESTION_ESSAY;
  question->stem = g_strdup ("An order has no dose. What do you do?");
  question->bank = g_strdup (bank->record.id);
  g_hash_table_insert (plan->made->design->questions, question->record.id, question);
  made_push (plan->made->design->by_bank, bank->record.id, question);
  return bank;
}

/* The quiz asks one of the pool. */
static void
draw_one (Plan *plan, const AshBank *bank)
{
  AshQuizEntry *entry;

  ask (plan, ASH_QUESTION_ESSAY, "Why?");
  entry = g_ptr_array_index (ash_design_entries (plan->made->design, plan->quiz->record.id), 0);
  g_clear_pointer (&entry->question, g_free);
  entry->bank = g_strdup (bank->record.id);
  entry->draw = 1;
}

static void
test_bank (void)
{
  g_auto (Plan) plan = { 0 };

  plan_init (&plan);
  assert_finds (&plan, "unused-bank", add_bank (&plan, NULL), 1);
}

static void
test_bank_quiet (void)
{
  g_auto (Plan) own = { 0 };
  g_auto (Plan) drawn = { 0 };
  g_auto (Plan) shared = { 0 };
  AshBank *bank;

  plan_init (&own);
  add_bank (&own, own.quiz->record.id);
  assert_quiet (&own);
  plan_init (&drawn);
  bank = add_bank (&drawn, NULL);
  draw_one (&drawn, bank);
  assert_quiet (&drawn);
  /* One of its questions is asked by name. */
  plan_init (&shared);
  bank = add_bank (&shared, NULL);
  set_text (&ask (&shared, ASH_QUESTION_ESSAY, "Why?")->bank, bank->record.id);
  assert_quiet (&shared);
}

/* The matrix and the badge take the same for evidence as the checks. */
static void
assert_shown (Plan *plan, gboolean first, gboolean second)
{
  g_autoptr (AshMarks) marks = ash_marks_new (plan->made->design);
  g_autoptr (GHashTable) shown = ash_design_shown_outcomes (plan->made->design);

  for (guint i = 0; i < 2; i++)
    {
      gboolean is_shown = i == 0 ? first : second;

      g_assert_true (ash_marks_is_assessed (marks, plan->outcomes[i]) == is_shown);
      g_assert_true (g_hash_table_contains (shown, plan->outcomes[i]->record.id) == is_shown);
    }
}

static void
test_shown (void)
{
  g_auto (Plan) asked = { 0 };
  g_auto (Plan) drawn = { 0 };
  g_auto (Plan) unused = { 0 };
  AshQuestion *question;
  AshRubric *rubric;
  AshBank *bank;

  /* By a question of its quiz alone. */
  plan_init (&asked);
  g_ptr_array_remove_index (asked.made->design->alignments,
                            asked.made->design->alignments->len - 2);
  assert_shown (&asked, FALSE, TRUE);
  assert_finds (&asked, NULL, NULL, 2);
  question = ask (&asked, ASH_QUESTION_ESSAY, "The order says 5 mg. How much do you draw?");
  made_align (asked.made, ASH_SUBJECT_QUESTION, question, asked.outcomes[0], ASH_DEPTH_ASSESSED);
  assert_shown (&asked, TRUE, TRUE);
  assert_quiet (&asked);
  /* By one of a pool, once the quiz draws from it. */
  plan_init (&drawn);
  g_ptr_array_remove_index (drawn.made->design->alignments,
                            drawn.made->design->alignments->len - 2);
  bank = add_bank (&drawn, NULL);
  made_align (
      drawn.made, ASH_SUBJECT_QUESTION,
      g_ptr_array_index (ash_design_bank_questions (drawn.made->design, bank->record.id), 0),
      drawn.outcomes[0], ASH_DEPTH_ASSESSED);
  assert_shown (&drawn, FALSE, TRUE);
  draw_one (&drawn, bank);
  assert_shown (&drawn, TRUE, TRUE);
  /* By a criterion of a rubric, once something is judged by it. */
  plan_init (&unused);
  g_ptr_array_remove_index (unused.made->design->alignments,
                            unused.made->design->alignments->len - 1);
  rubric = made_rubric (unused.made, "Sheets");
  made_align (unused.made, ASH_SUBJECT_CRITERION, made_criterion (unused.made, rubric, "Fields"),
              unused.outcomes[1], ASH_DEPTH_ASSESSED);
  assert_shown (&unused, TRUE, FALSE);
  set_text (&unused.done->rubric, rubric->record.id);
  assert_shown (&unused, TRUE, TRUE);
}

static void
test_weak_verb (void)
{
  g_auto (Plan) plan = { 0 };
  g_autoptr (GPtrArray) found = NULL;

  plan_init (&plan);
  set_text (&plan.outcomes[1]->text, "Understand what the next shift needs");
  assert_finds (&plan, "weak-verb", plan.outcomes[1], 1);
  found = ash_check_credential (plan.made->design, &plan.made->bodies, NULL, NULL);
  g_assert_cmpstr (((AshFinding *) g_ptr_array_index (found, 0))->what, ==,
                   "“Understand” cannot be observed.");
  g_assert_nonnull (strstr (((AshFinding *) g_ptr_array_index (found, 0))->fix, ", "));
  set_text (&plan.outcomes[1]->text, "Be aware of what the next shift needs");
  assert_finds (&plan, "weak-verb", plan.outcomes[1], 1);
}

static void
test_weak_verb_quiet (void)
{
  static const char *const SOUND[] = {
    "Design a handover sheet from what the next shift needs to know",
    "Infer what a colleague understands from a report",
    "Tell what is known about a patient from what is not", "Triage patients on arrival", ""
  };
  g_auto (Plan) plan = { 0 };

  plan_init (&plan);
  for (guint i = 0; i < G_N_ELEMENTS (SOUND); i++)
    {
      set_text (&plan.outcomes[1]->text, SOUND[i]);
      assert_quiet (&plan);
    }
}

static void
test_duplicate_outcome (void)
{
  g_auto (Plan) plan = { 0 };
  g_autoptr (GPtrArray) found = NULL;

  plan_init (&plan);
  set_text (&plan.outcomes[1]->text, "Calculate the dose, for a  Patient.");
  found = ash_check_credential (plan.made->design, &plan.made->bodies, NULL, NULL);
  assert_finds (&plan, "duplicate-outcome", plan.outcomes[1], 1);
  g_assert_cmpstr (((AshFinding *) g_ptr_array_index (found, 0))->what, ==,
                   "It says the same as outcome O1.");
  set_text (&plan.outcomes[0]->code, "");
  assert_finds (&plan, "duplicate-outcome", plan.outcomes[1], 1);
}

static void
test_duplicate_outcome_quiet (void)
{
  g_auto (Plan) near = { 0 };
  g_auto (Plan) begun = { 0 };
  g_auto (Plan) part = { 0 };
  AshStatement *outcome;

  /* One word is another. */
  plan_init (&near);
  set_text (&near.outcomes[1]->text, "Calculate the rate for a patient");
  assert_quiet (&near);
  /* A sign is another. */
  set_text (&near.outcomes[0]->text, "Solve tasks in which x < 5");
  set_text (&near.outcomes[1]->text, "Solve tasks in which x > 5");
  assert_quiet (&near);
  /* Lines that are still to be written. */
  plan_init (&begun);
  set_text (&begun.outcomes[0]->text, "");
  set_text (&begun.outcomes[1]->text, "…");
  assert_quiet (&begun);
  /* The outcome of a module is the whole one that it works on. */
  plan_init (&part);
  outcome = made_outcome (part.made, "M1", part.outcomes[0]->text);
  outcome->parent = g_strdup (part.outcomes[0]->record.id);
  give_outcome (&part, part.modules[1], outcome);
  made_align (part.made, ASH_SUBJECT_ASSESSMENT, part.tested, outcome, ASH_DEPTH_ASSESSED);
  assert_quiet (&part);
}

static void
test_empty_module (void)
{
  g_auto (Plan) plan = { 0 };
  AshItem *module;

  plan_init (&plan);
  module = made_item (plan.made, NULL, ASH_ITEM_FOLDER, "After the shift", NULL);
  assert_finds (&plan, "empty-module", module, 1);
  made_item (plan.made, module, ASH_ITEM_PAGE, "Marking guide", "<p/>")->role = ASH_ROLE_INSTRUCTOR;
  assert_finds (&plan, "empty-module", module, 1);
}

static void
test_empty_module_quiet (void)
{
  g_auto (Plan) begun = { 0 };
  g_auto (Plan) heading = { 0 };
  g_auto (Plan) aside = { 0 };

  /* Nothing is placed yet: there is more to say than that. */
  begun.made = made_new ("Safe medication", "en");
  made_field (begun.made, "purpose", "Fewer errors at the bedside.");
  made_field (begun.made, "audience", "Nurses in their first year.");
  made_item (begun.made, NULL, ASH_ITEM_FOLDER, "Before the shift", NULL);
  assert_finds (&begun, "missing-outcomes", NULL, 1);
  /* A heading between the items of a module. */
  plan_init (&heading);
  made_item (heading.made, heading.modules[0], ASH_ITEM_FOLDER, "To read", NULL);
  assert_quiet (&heading);
  /* What only those see who teach, and what is not in the outline. */
  plan_init (&aside);
  made_item (aside.made, NULL, ASH_ITEM_FOLDER, "Keys", NULL)->role = ASH_ROLE_INSTRUCTOR;
  made_item (aside.made, NULL, ASH_ITEM_FOLDER, "Set aside", NULL)->is_linked = FALSE;
  assert_quiet (&aside);
}

static void
test_weights (void)
{
  g_auto (Plan) plan = { 0 };

  plan_init (&plan);
  plan.tested->weight_bp = 8000;
  assert_finds (&plan, "evidence-weights", plan.made->design->credential, 1);
  plan.tested->weight_bp = 4000;
  assert_finds (&plan, "evidence-weights", plan.made->design->credential, 1);
}

static void
test_weights_quiet (void)
{
  g_auto (Plan) early = { 0 };
  g_auto (Plan) third = { 0 };
  g_auto (Plan) choice = { 0 };
  AshAssessment *viva;
  AshRule *root;

  /* Nobody has weighed all of them yet; or they are passed or not. */
  plan_init (&early);
  early.tested->weight_bp = ASH_UNSET;
  assert_quiet (&early);
  early.tested->weight_bp = early.done->weight_bp = 0;
  assert_quiet (&early);
  plan_init (&third);
  viva = made_assessment (third.made, "Viva", NULL, 3300, 6000);
  made_align (third.made, ASH_SUBJECT_ASSESSMENT, viva, third.outcomes[0], ASH_DEPTH_ASSESSED);
  third.tested->weight_bp = third.done->weight_bp = 3300;
  assert_quiet (&third);
  /* Either is the whole mark. */
  plan_init (&choice);
  choice.tested->weight_bp = choice.done->weight_bp = 10000;
  root = made_rule (choice.made, NULL, ASH_RULE_ANY, ASH_UNSET, NULL);
  made_rule (choice.made, root, ASH_RULE_LEAF, ASH_UNSET, choice.tested);
  made_rule (choice.made, root, ASH_RULE_LEAF, ASH_UNSET, choice.done);
  assert_quiet (&choice);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/check-design/activity", test_activity);
  g_test_add_func ("/check-design/activity/quiet", test_activity_quiet);
  g_test_add_func ("/check-design/activity/of-module", test_activity_of_module);
  g_test_add_func ("/check-design/activity/many", test_many_activities);
  g_test_add_func ("/check-design/recall", test_recall);
  g_test_add_func ("/check-design/recall/quiet", test_recall_quiet);
  g_test_add_func ("/check-design/level", test_level);
  g_test_add_func ("/check-design/level/quiet", test_level_quiet);
  g_test_add_func ("/check-design/shown", test_shown);
  g_test_add_func ("/check-design/bank", test_bank);
  g_test_add_func ("/check-design/bank/quiet", test_bank_quiet);
  g_test_add_func ("/check-design/duplicate-outcome", test_duplicate_outcome);
  g_test_add_func ("/check-design/duplicate-outcome/quiet", test_duplicate_outcome_quiet);
  g_test_add_func ("/check-design/empty-module", test_empty_module);
  g_test_add_func ("/check-design/empty-module/quiet", test_empty_module_quiet);
  g_test_add_func ("/check-design/weak-verb", test_weak_verb);
  g_test_add_func ("/check-design/weak-verb/quiet", test_weak_verb_quiet);
  g_test_add_func ("/check-design/weights", test_weights);
  g_test_add_func ("/check-design/weights/quiet", test_weights_quiet);
  return g_test_run ();
}
