/* The coach: for each step a design that it is the next one of, and one that has it behind. */
#include "made-design.h"

#include <ash-check.h>
#include <ash-next-step.h>

static const AshStepContext CONTEXT = { TRUE, FALSE };

/* A credential that grows by what the steps ask for. */
typedef struct
{
  Made *made;
  AshItem *module;
  AshItem *page;
  AshStatement *outcome;
  AshAssessment *evidence;
} Grown;

static void
grown_clear (Grown *self)
{
  made_free (self->made);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Grown, grown_clear)

static void
assert_next_in (Grown *self, const AshStepContext *context, const char *id)
{
  g_autoptr (GPtrArray) findings =
      ash_check_credential (self->made->design, &self->made->bodies, NULL, NULL);
  g_autoptr (AshNextStep) step = ash_check_next_step (self->made->design, findings, context);

  if (id == NULL)
    {
      g_assert_null (step);
      return;
    }
  g_assert_nonnull (step);
  g_assert_cmpstr (step->id, ==, id);
  g_assert_cmpuint (strlen (step->text), >, 0);
  g_assert_cmpuint (strlen (step->why), >, 0);
  g_assert_cmpuint (strlen (step->source), >, 0);
  g_assert_cmpuint (strlen (step->action), >, 0);
}

static void
assert_next (Grown *self, const char *id)
{
  assert_next_in (self, &CONTEXT, id);
}

static void
set_issuer (Grown *self, const char *name)
{
  AshParty *issuer = ash_party_new ();

  made_id (self->made, issuer);
  issuer->name = g_strdup (name);
  self->made->design->issuer = issuer;
}

static void
grow_items (Grown *self)
{
  self->made = made_new ("Seeing data", "en");
  self->module = made_item (self->made, NULL, ASH_ITEM_FOLDER, "Charts", NULL);
  self->page = made_item (self->made, self->module, ASH_ITEM_PAGE, "Bars", "<p>Bars</p>");
}

static void
grow_sheet (Grown *self)
{
  grow_items (self);
  made_field (self->made, "purpose", "Charts that tell the truth.");
  made_field (self->made, "audience", "People who report.");
}

static void
grow_outcome (Grown *self)
{
  grow_sheet (self);
  self->outcome = made_outcome (self->made, "O1", "Choose a chart");
}

static void
grow_evidence (Grown *self)
{
  grow_outcome (self);
  self->evidence = made_assessment (self->made, "Brief", NULL, 10000, 7000);
  made_align (self->made, ASH_SUBJECT_ASSESSMENT, self->evidence, self->outcome,
              ASH_DEPTH_ASSESSED);
}

static void
grow_rubric (Grown *self)
{
  AshRubric *rubric;

  grow_evidence (self);
  rubric = made_rubric (self->made, "Brief");
  self->evidence->rubric = g_strdup (rubric->record.id);
  made_criterion (self->made, rubric, "The chart answers the question");
}

static void
grow_activities (Grown *self)
{
  grow_rubric (self);
  made_align (self->made, ASH_SUBJECT_ITEM, self->page, self->outcome, ASH_DEPTH_PRACTISED);
}

static void
grow_time (Grown *self)
{
  grow_activities (self);
  self->made->design->credential->minutes = 600;
}

static void
set_aside (Grown *self, const char *rule)
{
  AshDismissal *dismissal = ash_dismissal_new ();

  made_id (self->made, dismissal);
  dismissal->rule = g_strdup (rule);
  g_ptr_array_add (self->made->design->dismissals, dismissal);
}

static void
test_no_credential (void)
{
  const AshStepContext none = { FALSE, FALSE };
  g_autoptr (AshNextStep) without = ash_check_next_step (NULL, NULL, &none);
  g_autoptr (AshNextStep) with = ash_check_next_step (NULL, NULL, &CONTEXT);
  g_autoptr (GPtrArray) stages = ash_check_stages (NULL, NULL, &none);

  g_assert_cmpstr (without->id, ==, "credential");
  g_assert_cmpstr (with->id, ==, "credential");
  g_assert_cmpstr (without->text, !=, with->text);
  g_assert_cmpuint (stages->len, ==, 9);
  for (guint i = 0; i < stages->len; i++)
    {
      const AshStage *stage = g_ptr_array_index (stages, i);

      g_assert_cmpint (stage->state, ==, i == 0 ? ASH_STAGE_NEXT : ASH_STAGE_OPEN);
      g_assert_null (stage->fact);
    }
}

/* A module alone is no learning. */
static void
test_items (void)
{
  g_auto (Grown) grown = { .made = made_new ("Seeing data", "en") };

  assert_next (&grown, "items");
  made_item (grown.made, NULL, ASH_ITEM_FOLDER, "Charts", NULL);
  assert_next (&grown, "items");
  made_item (grown.made, NULL, ASH_ITEM_PAGE, "Bars", "<p>Bars</p>");
  assert_next (&grown, "purpose");
}

static void
test_sheet (void)
{
  g_auto (Grown) grown = { 0 };

  grow_items (&grown);
  assert_next (&grown, "purpose");
  made_field (grown.made, "purpose", "Charts that tell the truth.");
  assert_next (&grown, "audience");
  made_field (grown.made, "audience", "People who report.");
  assert_next (&grown, "outcomes");
}

/* What holds a place is not yet written. */
static void
test_placeholder (void)
{
  g_auto (Grown) grown = { 0 };

  grow_items (&grown);
  made_field (grown.made, "purpose", "TBD");
  made_field (grown.made, "audience", "People who report.");
  assert_next (&grown, "purpose");
}

static void
test_outcomes (void)
{
  g_auto (Grown) grown = { 0 };

  grow_outcome (&grown);
  assert_next (&grown, "evidence");
}

static void
test_evidence (void)
{
  g_auto (Grown) grown = { 0 };
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (AshNextStep) step = NULL;
  AshStatement *second;

  grow_evidence (&grown);
  assert_next (&grown, "rubric");
  second = made_outcome (grown.made, "O2", NULL);
  findings = ash_check_credential (grown.made->design, &grown.made->bodies, NULL, NULL);
  step = ash_check_next_step (grown.made->design, findings, &CONTEXT);
  g_assert_cmpstr (step->id, ==, "evidence");
  g_assert_cmpstr (step->record, ==, second->record.id);
}

static const AshStage *
stage_at (GPtrArray *stages, guint index)
{
  return g_ptr_array_index (stages, index);
}

static void
assert_rubrics (Grown *self, AshStageState state, const char *fact)
{
  g_autoptr (GPtrArray) findings =
      ash_check_credential (self->made->design, &self->made->bodies, NULL, NULL);
  g_autoptr (GPtrArray) stages = ash_check_stages (self->made->design, findings, &CONTEXT);

  g_assert_cmpint (stage_at (stages, 4)->state, ==, state);
  g_assert_cmpstr (stage_at (stages, 4)->fact, ==, fact);
}

/* A rubric that says nothing is none; the step is about the first evidence without. */
static void
test_rubric (void)
{
  g_auto (Grown) grown = { 0 };
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (AshNextStep) step = NULL;
  AshRubric *rubric;
  AshItem *task;
  AshAssessment *second;

  grow_evidence (&grown);
  assert_rubrics (&grown, ASH_STAGE_NEXT, "0 of 1");
  rubric = made_rubric (grown.made, "Brief");
  grown.evidence->rubric = g_strdup (rubric->record.id);
  assert_next (&grown, "rubric");
  made_criterion (grown.made, rubric, "The chart answers the question");
  assert_next (&grown, "activities");
  assert_rubrics (&grown, ASH_STAGE_DONE, "1 of 1");
  task = made_item (grown.made, grown.module, ASH_ITEM_TOPIC, "Discuss it", NULL);
  second = made_assessment (grown.made, "Discuss it", task, 10000, 7000);
  findings = ash_check_credential (grown.made->design, &grown.made->bodies, NULL, NULL);
  step = ash_check_next_step (grown.made->design, findings, &CONTEXT);
  g_assert_cmpstr (step->id, ==, "rubric");
  g_assert_cmpstr (step->record, ==, second->record.id);
  g_assert_cmpstr (step->view, ==, "build");
  g_assert_cmpstr (step->text, ==, "say how well “Discuss it” has to be done");
  set_aside (&grown, "coach.rubric");
  assert_next (&grown, "activities");
}

/* A quiz has its key: no rubric is asked for. */
static void
test_rubric_of_a_quiz (void)
{
  g_auto (Grown) grown = { 0 };

  grow_outcome (&grown);
  assert_rubrics (&grown, ASH_STAGE_OPEN, NULL);
  grown.evidence = made_assessment (
      grown.made, "Quiz", made_item (grown.made, grown.module, ASH_ITEM_QUIZ, "Quiz", NULL), 10000,
      7000);
  made_align (grown.made, ASH_SUBJECT_ASSESSMENT, grown.evidence, grown.outcome,
              ASH_DEPTH_ASSESSED);
  assert_next (&grown, "activities");
  assert_rubrics (&grown, ASH_STAGE_DONE, "none needed");
}

/* What the check leaves alone because somebody said why, the coach leaves alone too. */
static void
test_evidence_dismissed (void)
{
  g_auto (Grown) grown = { 0 };

  grow_outcome (&grown);
  set_aside (&grown, "outcome-without-assessment");
  assert_next (&grown, "activities");
}

static void
test_activities (void)
{
  g_auto (Grown) grown = { 0 };

  grow_activities (&grown);
  assert_next (&grown, "time");
}

static void
test_time (void)
{
  g_auto (Grown) grown = { 0 };

  grow_time (&grown);
  assert_next (&grown, "issuer");
  grown.page->minutes = 590;
  assert_next (&grown, "issuer");
  grown.page->minutes = 200;
  assert_next (&grown, "time");
  grown.page->minutes = 900;
  assert_next (&grown, "time");
  grown.page->minutes = G_MAXINT64;
  assert_next (&grown, "issuer");
}

static void
test_end (void)
{
  const AshStepContext out = { TRUE, TRUE };
  g_auto (Grown) grown = { 0 };

  grow_time (&grown);
  set_issuer (&grown, "");
  assert_next (&grown, "issuer");
  g_clear_pointer (&grown.made->design->issuer, ash_party_free);
  set_issuer (&grown, "University of Northfield");
  assert_next (&grown, "package");
  assert_next_in (&grown, &out, NULL);
}

static void
test_set_aside (void)
{
  g_auto (Grown) grown = { 0 };

  grow_items (&grown);
  set_aside (&grown, "coach.purpose");
  assert_next (&grown, "audience");
  set_aside (&grown, NULL);
  set_aside (&grown, "coach.audience");
  assert_next (&grown, "outcomes");
  set_aside (&grown, "coach.outcomes");
  assert_next (&grown, "time");
}

static void
test_stages (void)
{
  static const AshStageState states[] = { ASH_STAGE_DONE, ASH_STAGE_DONE, ASH_STAGE_DONE,
                                          ASH_STAGE_NEXT, ASH_STAGE_OPEN, ASH_STAGE_OPEN,
                                          ASH_STAGE_DONE, ASH_STAGE_OPEN, ASH_STAGE_OPEN };
  g_auto (Grown) grown = { 0 };
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GPtrArray) stages = NULL;
  const AshStage *evidence;

  grow_outcome (&grown);
  grown.made->design->credential->minutes = 90;
  findings = ash_check_credential (grown.made->design, &grown.made->bodies, NULL, NULL);
  stages = ash_check_stages (grown.made->design, findings, &CONTEXT);
  g_assert_cmpuint (stages->len, ==, G_N_ELEMENTS (states));
  for (guint i = 0; i < stages->len; i++)
    g_assert_cmpint (((AshStage *) g_ptr_array_index (stages, i))->state, ==, states[i]);
  evidence = g_ptr_array_index (stages, 3);
  g_assert_cmpstr (evidence->fact, ==, "0 of 1 outcome");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/next-step/no-credential", test_no_credential);
  g_test_add_func ("/next-step/items", test_items);
  g_test_add_func ("/next-step/sheet", test_sheet);
  g_test_add_func ("/next-step/placeholder", test_placeholder);
  g_test_add_func ("/next-step/outcomes", test_outcomes);
  g_test_add_func ("/next-step/evidence", test_evidence);
  g_test_add_func ("/next-step/evidence/dismissed", test_evidence_dismissed);
  g_test_add_func ("/next-step/rubric", test_rubric);
  g_test_add_func ("/next-step/rubric/quiz", test_rubric_of_a_quiz);
  g_test_add_func ("/next-step/activities", test_activities);
  g_test_add_func ("/next-step/time", test_time);
  g_test_add_func ("/next-step/end", test_end);
  g_test_add_func ("/next-step/set-aside", test_set_aside);
  g_test_add_func ("/next-step/stages", test_stages);
  return g_test_run ();
}
