/* desk/: what is edited in the Design view. Each edit is one step, and undone leaves no trace. */
#include <ash-check.h>
#include <ash-desk-align.h>
#include <ash-desk-evidence.h>
#include <ash-desk-outcomes.h>
#include <ash-desk-sheet.h>
#include <ash-terms.h>

#include "design-fixture.h"

/* "O1 Choose a chart, O2 Judge a map" */
static void
assert_outcomes (Fixture *fixture, const char *wanted)
{
  g_autoptr (AshDesign) design = load (fixture);
  g_autoptr (GString) said = g_string_new (NULL);

  for (guint i = 0; i < design->outcomes->len; i++)
    {
      const AshStatement *outcome = g_ptr_array_index (design->outcomes, i);

      g_string_append_printf (said, "%s%s %s", i > 0 ? ", " : "", outcome->code, outcome->text);
    }
  g_assert_cmpstr (said->str, ==, wanted);
}

static char *
add_outcome (Fixture *fixture, const char *text)
{
  char *made =
      ash_desk_add_outcome (fixture->store, fixture->credential, text, NULL, &fixture->error);

  g_assert_no_error (fixture->error);
  return made;
}

static guint
n_marks (Fixture *fixture)
{
  return (guint) ash_store_count (fixture->store, &ASH_ALIGNMENT, NULL, NULL);
}

static void
test_outcomes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *empty = dump_store (fixture->store);
  g_autofree char *first = add_outcome (fixture, "Choose");
  g_autofree char *second = NULL;
  g_autofree char *between = NULL;
  g_autofree char *copy = NULL;
  g_autofree char *two = NULL;
  g_autofree char *three = NULL;
  g_autofree char *moved = NULL;
  g_autofree char *copied = NULL;

  assert_one_step (fixture, empty, "Add outcome");
  second = add_outcome (fixture, "Judge");
  two = dump_store (fixture->store);
  between =
      ash_desk_add_outcome (fixture->store, fixture->credential, "Draw", second, &fixture->error);
  assert_one_step (fixture, two, "Add outcome");
  assert_outcomes (fixture, "O1 Choose, O2 Draw, O3 Judge");

  three = dump_store (fixture->store);
  g_assert_true (
      ash_desk_shift_outcome (fixture->store, fixture->credential, second, -2, &fixture->error));
  assert_one_step (fixture, three, "Move outcome");
  assert_outcomes (fixture, "O1 Judge, O2 Choose, O3 Draw");

  moved = dump_store (fixture->store);
  copy = ash_desk_duplicate_outcome (fixture->store, fixture->credential, second, &fixture->error);
  assert_one_step (fixture, moved, "Duplicate outcome");
  assert_outcomes (fixture, "O1 Judge, O2 Judge, O3 Choose, O4 Draw");

  copied = dump_store (fixture->store);
  g_assert_true (ash_desk_set_outcome_text (fixture->store, copy, "Assess", &fixture->error));
  assert_one_step (fixture, copied, "Change outcome");
  g_clear_pointer (&copied, g_free);
  copied = dump_store (fixture->store);
  g_assert_true (ash_desk_set_outcome_level (fixture->store, copy, "evaluate", &fixture->error));
  assert_one_step (fixture, copied, "Change level");
  g_clear_pointer (&copied, g_free);
  copied = dump_store (fixture->store);
  g_assert_true (
      ash_desk_delete_outcome (fixture->store, fixture->credential, second, &fixture->error));
  assert_one_step (fixture, copied, "Delete outcome");
  assert_outcomes (fixture, "O1 Assess, O2 Choose, O3 Draw");
}

static void
test_outcomes_found (Fixture *fixture, gconstpointer data)
{
  const char *const texts[] = { "Choose", "Judge", NULL };
  g_autofree char *before = dump_store (fixture->store);

  g_assert_true (
      ash_desk_add_outcomes (fixture->store, fixture->credential, texts, &fixture->error));
  assert_one_step (fixture, before, "Add 2 outcomes");
  assert_outcomes (fixture, "O1 Choose, O2 Judge");
}

/* The end of the list is no step, and a code that a person gave stays. */
static void
test_outcomes_keep (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = add_outcome (fixture, "Choose");
  g_autofree char *second = add_outcome (fixture, "Judge");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_true (ash_desk_set_text (fixture->store, &ASH_STATEMENT, second, "code", "CLO-7",
                                    "Change code", &fixture->error));
  before = dump_store (fixture->store);
  g_assert_true (
      ash_desk_shift_outcome (fixture->store, fixture->credential, second, 1, &fixture->error));
  after = dump_store (fixture->store);
  g_assert_cmpstr (after, ==, before);
  g_assert_true (
      ash_desk_shift_outcome (fixture->store, fixture->credential, second, -1, &fixture->error));
  assert_outcomes (fixture, "CLO-7 Judge, O2 Choose");
  g_assert_null (ash_desk_add_outcome (fixture->store, "00000000000000000000000000000000", "Draw",
                                       NULL, &fixture->error));
  g_clear_error (&fixture->error);
}

/* A document from a stranger may give two the same place. */
static void
test_outcomes_same_place (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = add_outcome (fixture, "Choose");
  g_autofree char *second = add_outcome (fixture, "Judge");
  g_autofree char *made = NULL;
  g_autoptr (GPtrArray) uses =
      ash_store_list (fixture->store, &ASH_CREDENTIAL_STATEMENT, NULL, NULL, NULL);

  for (guint i = 0; i < uses->len; i++)
    {
      AshCredentialStatement *use = g_ptr_array_index (uses, i);

      g_free (use->pos);
      use->pos = g_strdup (i == 0 ? "V" : "V");
      ash_store_update (fixture->store, &ASH_CREDENTIAL_STATEMENT, use, &fixture->error);
      g_assert_no_error (fixture->error);
    }
  made =
      ash_desk_add_outcome (fixture->store, fixture->credential, "Draw", second, &fixture->error);
  g_assert_no_error (fixture->error);
  assert_outcomes (fixture, "O1 Choose, O2 Draw, O3 Judge");
}

static void
test_marks (Fixture *fixture, gconstpointer data)
{
  g_autofree char *outcome = add_outcome (fixture, "Judge");
  g_autofree char *before = dump_store (fixture->store);
  g_autofree char *introduced = NULL;
  g_autofree char *practised = NULL;

  g_assert_true (ash_desk_align (fixture->store, ASH_SUBJECT_ITEM, fixture->page, outcome,
                                 ASH_DEPTH_INTRODUCED, &fixture->error));
  assert_one_step (fixture, before, "Mark as introduced");
  introduced = dump_store (fixture->store);
  g_assert_true (ash_desk_align (fixture->store, ASH_SUBJECT_ITEM, fixture->page, outcome,
                                 ASH_DEPTH_PRACTISED, &fixture->error));
  assert_one_step (fixture, introduced, "Mark as practised");
  g_assert_cmpuint (n_marks (fixture), ==, 1);
  practised = dump_store (fixture->store);
  g_assert_true (
      ash_desk_unalign (fixture->store, ASH_SUBJECT_ITEM, fixture->page, outcome, &fixture->error));
  assert_one_step (fixture, practised, "Remove mark");
  g_assert_cmpuint (n_marks (fixture), ==, 0);
}

static void
test_marks_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *outcome = add_outcome (fixture, "Judge");
  g_autofree char *source = add_tree (fixture->store, ASH_TREE_SOURCE, "Course");
  g_autoptr (AshItem) foreign = add_item (fixture->store, source, "Not ours");
  g_autofree char *before = dump_store (fixture->store);

  g_assert_false (ash_desk_align (fixture->store, ASH_SUBJECT_ITEM, fixture->page, outcome,
                                  ASH_DEPTH_ASSESSED, &fixture->error));
  assert_refused (fixture, before, ASH_ERROR_REFUSED);
  g_assert_false (ash_desk_align (fixture->store, ASH_SUBJECT_ITEM, foreign->record.id, outcome,
                                  ASH_DEPTH_PRACTISED, &fixture->error));
  assert_refused (fixture, before, ASH_ERROR_REFUSED);
  g_assert_false (ash_desk_align (fixture->store, ASH_SUBJECT_ITEM, fixture->page, fixture->page,
                                  ASH_DEPTH_PRACTISED, &fixture->error));
  assert_refused (fixture, before, ASH_ERROR_NOT_FOUND);
  g_assert_false (ash_desk_align (fixture->store, ASH_SUBJECT_ASSESSMENT, fixture->page, outcome,
                                  ASH_DEPTH_ASSESSED, &fixture->error));
  assert_refused (fixture, before, ASH_ERROR_NOT_FOUND);
}

static char *
add_evidence (Fixture *fixture, const char *title)
{
  char *made = ash_desk_add_evidence (fixture->store, fixture->credential, NULL, title, "viva",
                                      &fixture->error);

  g_assert_no_error (fixture->error);
  return made;
}

static void
test_evidence (Fixture *fixture, gconstpointer data)
{
  g_autofree char *outcome = add_outcome (fixture, "Judge");
  g_autofree char *before = dump_store (fixture->store);
  g_autofree char *carried = ash_desk_add_evidence (fixture->store, fixture->credential,
                                                    fixture->page, NULL, NULL, &fixture->error);
  g_autofree char *again = NULL;
  g_autofree char *viva = NULL;
  g_autofree char *filled = NULL;
  g_autofree char *weighed = NULL;
  g_autofree char *moved = NULL;
  g_autoptr (AshAssessment) record = NULL;
  g_autoptr (AshDesign) design = NULL;

  assert_one_step (fixture, before, "Add evidence");
  record = ash_store_get (fixture->store, &ASH_ASSESSMENT, carried, NULL);
  g_assert_cmpstr (record->title, ==, "When a map helps");
  again = ash_desk_add_evidence (fixture->store, fixture->credential, fixture->page, NULL, NULL,
                                 &fixture->error);
  g_assert_cmpstr (again, ==, carried);

  viva = add_evidence (fixture, "Defend a map");
  g_assert_true (ash_desk_align (fixture->store, ASH_SUBJECT_ASSESSMENT, viva, outcome,
                                 ASH_DEPTH_ASSESSED, &fixture->error));
  filled = dump_store (fixture->store);
  g_assert_true (ash_desk_share_weights (fixture->store, fixture->credential, &fixture->error));
  assert_one_step (fixture, filled, "Share weights equally");
  weighed = dump_store (fixture->store);
  g_assert_true (ash_desk_shift_evidence (fixture->store, viva, -1, &fixture->error));
  assert_one_step (fixture, weighed, "Move evidence");
  design = load (fixture);
  g_assert_cmpstr (((AshAssessment *) design->assessments->pdata[0])->record.id, ==, viva);
  g_assert_cmpint (((AshAssessment *) design->assessments->pdata[0])->weight_bp, ==, 5000);
  moved = dump_store (fixture->store);
  g_assert_true (ash_desk_delete_evidence (fixture->store, viva, &fixture->error));
  assert_one_step (fixture, moved, "Delete evidence");
  g_assert_cmpuint (n_marks (fixture), ==, 0);
}

static void
set_kind (Fixture *fixture, AshItemKind kind)
{
  g_autoptr (AshItem) item = ash_store_get (fixture->store, &ASH_ITEM, fixture->page, NULL);

  item->kind = kind;
  g_assert_true (ash_store_update (fixture->store, &ASH_ITEM, item, &fixture->error));
}

/* "2/30 0/0": attempts and minutes of the item, and of the evidence */
static char *
terms_kept (Fixture *fixture, const char *evidence)
{
  g_autoptr (AshItem) item = ash_store_get (fixture->store, &ASH_ITEM, fixture->page, NULL);
  g_autoptr (AshAssessment) record =
      ash_store_get (fixture->store, &ASH_ASSESSMENT, evidence, NULL);

  return g_strdup_printf ("%d/%d %d/%d", (int) item->attempts, (int) item->limit_minutes,
                          (int) record->attempts, (int) record->minutes);
}

/* There is one truth: what a quiz, an assignment or a tool allows stands in itself. */
static void
test_terms (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    AshItemKind kind;
    const char *kept;
  } CASES[] = { { ASH_ITEM_QUIZ, "2/30 -1/-1" },
                { ASH_ITEM_ASSIGNMENT, "2/30 -1/-1" },
                { ASH_ITEM_LTI, "2/30 -1/-1" },
                { ASH_ITEM_PAGE, "-1/-1 2/30" } };
  g_autofree char *carried = ash_desk_add_evidence (fixture->store, fixture->credential,
                                                    fixture->page, NULL, NULL, &fixture->error);
  g_autofree char *viva = add_evidence (fixture, "Defend a map");
  g_autofree char *before = NULL;
  g_autoptr (AshDesign) design = NULL;
  AshTerms terms;

  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autofree char *start = NULL;
      g_autofree char *timed = NULL;
      g_autofree char *kept = NULL;

      set_kind (fixture, CASES[i].kind);
      start = dump_store (fixture->store);
      g_assert_true (ash_desk_set_attempts (fixture->store, carried, 2, &fixture->error));
      assert_one_step (fixture, start, "Change attempts");
      timed = dump_store (fixture->store);
      g_assert_true (ash_desk_set_time (fixture->store, carried, 30, &fixture->error));
      assert_one_step (fixture, timed, "Change time limit");
      kept = terms_kept (fixture, carried);
      g_assert_cmpstr (kept, ==, CASES[i].kept);
      g_assert_true (ash_store_undo (fixture->store, NULL));
      g_assert_true (ash_store_undo (fixture->store, NULL));
    }
  set_kind (fixture, ASH_ITEM_TOPIC);
  before = dump_store (fixture->store);
  g_assert_false (ash_desk_set_attempts (fixture->store, carried, 2, &fixture->error));
  g_assert_error (fixture->error, ASH_ERROR, ASH_ERROR_REFUSED);
  g_clear_error (&fixture->error);
  g_assert_false (ash_desk_set_time (fixture->store, carried, 2, &fixture->error));
  g_assert_error (fixture->error, ASH_ERROR, ASH_ERROR_REFUSED);
  g_clear_error (&fixture->error);
  {
    g_autofree char *after = dump_store (fixture->store);

    g_assert_cmpstr (after, ==, before);
  }
  g_assert_true (ash_desk_set_attempts (fixture->store, viva, 0, &fixture->error));
  g_assert_true (ash_desk_set_time (fixture->store, viva, 20, &fixture->error));
  design = load (fixture);
  terms = ash_design_terms (design, ash_design_assessment (design, viva));
  g_assert_cmpint (terms.attempts, ==, 0);
  g_assert_cmpint (terms.minutes, ==, 20);
  terms = ash_design_terms (design, ash_design_assessment (design, carried));
  g_assert_cmpint (terms.attempts, ==, ASH_UNSET);
}

static void
test_weights (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AshDesign) design = NULL;
  gint64 sum = 0;

  for (guint i = 0; i < 7; i++)
    g_free (add_evidence (fixture, "Piece"));
  g_assert_true (ash_desk_share_weights (fixture->store, fixture->credential, &fixture->error));
  design = load (fixture);
  for (guint i = 0; i < design->assessments->len; i++)
    sum += ((AshAssessment *) g_ptr_array_index (design->assessments, i))->weight_bp;
  g_assert_cmpint (sum, ==, 10000);
}

static void
test_make_evidence (Fixture *fixture, gconstpointer data)
{
  g_autofree char *outcome = add_outcome (fixture, "Judge");
  g_autofree char *before = dump_store (fixture->store);
  g_autoptr (AshDesign) design = NULL;

  g_assert_true (ash_desk_assess_with_item (fixture->store, fixture->credential, fixture->page,
                                            outcome, &fixture->error));
  assert_one_step (fixture, before, "Make it evidence");
  design = load (fixture);
  g_assert_cmpuint (design->assessments->len, ==, 1);
  g_assert_cmpuint (design->alignments->len, ==, 1);
  g_assert_cmpint (((AshAlignment *) design->alignments->pdata[0])->depth, ==, ASH_DEPTH_ASSESSED);
}

/* Where all evidence is asked for, more of it is too; what goes leaves no rule behind. */
static void
test_completion (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = add_evidence (fixture, "Draw a map");
  g_autofree char *second = add_evidence (fixture, "Defend a map");
  const char *const both[] = { first, second, NULL };
  g_autofree char *before = dump_store (fixture->store);
  g_autoptr (AshRule) root = NULL;
  g_autofree char *third = NULL;

  g_assert_true (ash_desk_set_completion (fixture->store, fixture->credential, ASH_RULE_NEED, 9,
                                          both, &fixture->error));
  assert_one_step (fixture, before, "Change what completes it");
  root = ash_store_find (fixture->store, &ASH_RULE, "op", "need");
  g_assert_cmpint (root->need, ==, 2);
  third = add_evidence (fixture, "Mend a map");
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_RULE, "target", third), ==, 1);
  g_assert_true (ash_desk_set_completion (fixture->store, fixture->credential, ASH_RULE_NEED, 1,
                                          both, &fixture->error));
  g_free (add_evidence (fixture, "Sell a map"));
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_RULE, NULL, NULL), ==, 3);
  g_assert_true (ash_desk_delete_evidence (fixture->store, first, &fixture->error));
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_RULE, NULL, NULL), ==, 2);
  g_assert_true (ash_desk_delete_evidence (fixture->store, second, &fixture->error));
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_RULE, NULL, NULL), ==, 0);
}

static void
test_skills (Fixture *fixture, gconstpointer data)
{
  g_autofree char *outcome = add_outcome (fixture, "Judge");
  g_autofree char *before = dump_store (fixture->store);
  g_autofree char *skill = ash_desk_add_skill (fixture->store, fixture->credential,
                                               "data visualisation", NULL, &fixture->error);
  g_autofree char *with = NULL;
  const char *const lines[] = { "Judge a map", NULL };
  g_autoptr (AshDesign) design = NULL;

  assert_one_step (fixture, before, "Add skill");
  design = load (fixture);
  g_assert_cmpuint (design->outcomes->len, ==, 1);
  g_assert_cmpuint (design->skills->len, ==, 1);
  /* Outcomes typed as lines leave skills alone. */
  g_assert_true (
      ash_desk_set_outcomes (fixture->store, fixture->credential, lines, &fixture->error));
  assert_outcomes (fixture, "O1 Judge a map");
  with = dump_store (fixture->store);
  g_assert_true (
      ash_desk_delete_outcome (fixture->store, fixture->credential, skill, &fixture->error));
  assert_one_step (fixture, with, "Delete skill");
}

static void
test_shared_outcome (Fixture *fixture, gconstpointer data)
{
  g_autofree char *outcome = add_outcome (fixture, "Judge");
  g_autofree char *other = ash_desk_add_credential (fixture->store, "Charts", &fixture->error);
  g_autoptr (AshCredential) record = ash_store_get (fixture->store, &ASH_CREDENTIAL, other, NULL);
  g_autoptr (AshItem) page = add_item (fixture->store, record->tree, "Colour");
  g_autoptr (AshCredentialStatement) use = ash_credential_statement_new ();

  use->credential = g_strdup (other);
  use->statement = g_strdup (outcome);
  use->pos = g_strdup ("V");
  ash_store_insert (fixture->store, &ASH_CREDENTIAL_STATEMENT, use, &fixture->error);
  ash_desk_align (fixture->store, ASH_SUBJECT_ITEM, fixture->page, outcome, ASH_DEPTH_PRACTISED,
                  &fixture->error);
  ash_desk_align (fixture->store, ASH_SUBJECT_ITEM, page->record.id, outcome, ASH_DEPTH_PRACTISED,
                  &fixture->error);
  g_assert_no_error (fixture->error);
  g_assert_true (
      ash_desk_delete_outcome (fixture->store, fixture->credential, outcome, &fixture->error));
  g_assert_cmpuint (n_marks (fixture), ==, 1);
  assert_outcomes (fixture, "");
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_STATEMENT, NULL, NULL), ==, 1);
}

/* Set aside for the outcome as it reads now; it comes back when that is another. */
static void
test_dismissal (Fixture *fixture, gconstpointer data)
{
  g_autofree char *outcome = add_outcome (fixture, "Understand maps");
  g_autofree char *before = dump_store (fixture->store);
  g_autoptr (AshDesign) design = load (fixture);
  g_autofree char *about = ash_check_about (design, outcome);
  g_autoptr (AshDesign) after = NULL;
  g_autoptr (AshDesign) changed = NULL;

  g_assert_true (ash_desk_dismiss (fixture->store, fixture->credential, "weak-verb", outcome, about,
                                   "It is the first step", &fixture->error));
  assert_one_step (fixture, before, "Dismiss suggestion");
  after = load (fixture);
  g_assert_true (ash_check_is_dismissed (after, "weak-verb", outcome));
  g_assert_false (ash_check_is_dismissed (after, "gap", outcome));
  g_assert_true (ash_desk_set_outcome_text (fixture->store, outcome, "Know maps", &fixture->error));
  changed = load (fixture);
  g_assert_false (ash_check_is_dismissed (changed, "weak-verb", outcome));
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/design/outcomes", test_outcomes);
  ADD ("/design/outcomes/found", test_outcomes_found);
  ADD ("/design/outcomes/keep", test_outcomes_keep);
  ADD ("/design/outcomes/same-place", test_outcomes_same_place);
  ADD ("/design/outcomes/shared", test_shared_outcome);
  ADD ("/design/marks", test_marks);
  ADD ("/design/marks/refused", test_marks_refused);
  ADD ("/design/evidence", test_evidence);
  ADD ("/design/evidence/terms", test_terms);
  ADD ("/design/evidence/weights", test_weights);
  ADD ("/design/evidence/made", test_make_evidence);
  ADD ("/design/completion", test_completion);
  ADD ("/design/skills", test_skills);
  ADD ("/design/dismissal", test_dismissal);
  return g_test_run ();
}
