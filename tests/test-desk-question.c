/* desk/: one question: its type, its answers, its outcome. */
#include "desk-quiz-fixture.h"

static char *
say_accepted (Fixture *fixture, const char *entry)
{
  g_autoptr (AshQuestion) question = question_of (fixture, entry);
  g_autoptr (GPtrArray) accepted =
      ash_store_list (fixture->store, &ASH_ACCEPTED, "question", question->record.id, NULL);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < accepted->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "|" : "",
                            ((AshAccepted *) g_ptr_array_index (accepted, i))->text);
  return g_string_free (out, FALSE);
}

static void
test_kinds (Fixture *fixture, gconstpointer data)
{
  g_autofree char *entry = line (fixture, 0);
  g_autofree char *choice = choice_id (fixture, entry, 2);
  g_autofree char *before = dump (fixture);

  g_assert_true (ash_desk_question_set_kind (fixture->store, entry, ASH_QUESTION_MULTIPLE_RESPONSE,
                                             &fixture->error));
  check_undo (fixture, before);
  assert_said (say_choices (fixture, entry), "one|*two|three");
  g_assert_true (ash_desk_choice_set_right (fixture->store, entry, choice, TRUE, NULL));
  assert_said (say_choices (fixture, entry), "one|*two|*three");
  /* What is right is accepted, and the other way round. */
  g_assert_true (ash_desk_question_set_kind (fixture->store, entry, ASH_QUESTION_FILL_IN, NULL));
  assert_said (say_accepted (fixture, entry), "two|three");
  assert_said (say_choices (fixture, entry), "");
  g_assert_true (
      ash_desk_question_set_kind (fixture->store, entry, ASH_QUESTION_PATTERN_MATCH, NULL));
  assert_said (say_accepted (fixture, entry), "two|three");
  g_assert_true (
      ash_desk_question_set_kind (fixture->store, entry, ASH_QUESTION_MULTIPLE_RESPONSE, NULL));
  assert_said (say_choices (fixture, entry), "one|*two|*three");
  assert_said (say_accepted (fixture, entry), "");
  g_assert_true (
      ash_desk_question_set_kind (fixture->store, entry, ASH_QUESTION_MULTIPLE_CHOICE, NULL));
  assert_said (say_choices (fixture, entry), "one|*two|three");
  g_assert_true (ash_desk_question_set_kind (fixture->store, entry, ASH_QUESTION_TRUE_FALSE, NULL));
  assert_said (say_choices (fixture, entry), "*True|False");
  g_assert_true (
      ash_desk_question_set_kind (fixture->store, entry, ASH_QUESTION_MULTIPLE_CHOICE, NULL));
  assert_said (say_choices (fixture, entry), "one|*two|three");
  g_assert_true (ash_desk_question_set_kind (fixture->store, entry, ASH_QUESTION_TRUE_FALSE, NULL));
  assert_said (say_choices (fixture, entry), "*True|False");
  g_assert_true (ash_desk_question_set_kind (fixture->store, entry, ASH_QUESTION_ESSAY, NULL));
  assert_said (say_choices (fixture, entry), "");
  g_assert_true (
      ash_desk_question_set_kind (fixture->store, entry, ASH_QUESTION_MULTIPLE_CHOICE, NULL));
  assert_said (say_choices (fixture, entry), "one|*two|three");
}

/* "True" is the key of a sentence, and no answer to a question. */
static void
test_truth_is_no_answer (Fixture *fixture, gconstpointer data)
{
  g_autofree char *entry = ash_desk_quiz_add_question (fixture->store, fixture->quiz, NULL,
                                                       ASH_QUESTION_TRUE_FALSE, NULL);

  assert_said (say_choices (fixture, entry), "*True|False");
  g_assert_true (ash_desk_question_set_kind (fixture->store, entry, ASH_QUESTION_FILL_IN, NULL));
  assert_said (say_accepted (fixture, entry), "");
  assert_said (say_choices (fixture, entry), "");
}

/* What a type cannot have comes back with one that can. */
static void
test_aside (Fixture *fixture, gconstpointer data)
{
  g_autofree char *entry = line (fixture, 0);
  g_autofree char *added = NULL;

  g_assert_cmpuint (ash_desk_question_n_aside (fixture->store, entry), ==, 0);
  g_assert_true (ash_desk_question_set_kind (fixture->store, entry, ASH_QUESTION_ESSAY, NULL));
  g_assert_cmpuint (ash_desk_question_n_aside (fixture->store, entry), ==, 3);
  assert_said (say_choices (fixture, entry), "");
  /* Undo has its own way, and what was put aside is not there twice. */
  g_assert_true (ash_store_undo (fixture->store, NULL));
  assert_said (say_choices (fixture, entry), "one|*two|three");
  g_assert_cmpuint (ash_desk_question_n_aside (fixture->store, entry), ==, 0);
  g_assert_true (ash_store_redo (fixture->store, NULL));
  g_assert_true (ash_desk_question_set_kind (fixture->store, entry, ASH_QUESTION_FILL_IN, NULL));
  assert_said (say_accepted (fixture, entry), "");
  g_assert_cmpuint (ash_desk_question_n_aside (fixture->store, entry), ==, 3);
  added = ash_desk_accepted_add (fixture->store, entry, "zwei", &fixture->error);
  g_assert_no_error (fixture->error);
  g_assert_true (
      ash_desk_question_set_kind (fixture->store, entry, ASH_QUESTION_MULTIPLE_RESPONSE, NULL));
  assert_said (say_choices (fixture, entry), "one|*two|three|*zwei");
  g_assert_true (ash_desk_question_set_kind (fixture->store, entry, ASH_QUESTION_ESSAY, NULL));
  g_assert_true (ash_desk_question_set_kind (fixture->store, entry, ASH_QUESTION_FILL_IN, NULL));
  assert_said (say_accepted (fixture, entry), "zwei");
  g_assert_cmpuint (ash_desk_question_n_aside (fixture->store, "nothing"), ==, 0);
}

static void
test_choices (Fixture *fixture, gconstpointer data)
{
  g_autofree char *entry = line (fixture, 0);
  g_autofree char *one = choice_id (fixture, entry, 0);
  g_autofree char *three = choice_id (fixture, entry, 2);
  g_autofree char *before = dump (fixture);
  g_autofree char *added = NULL;
  g_autofree char *source = dump_source (fixture);
  g_autofree char *source_after = NULL;

  g_assert_true (ash_desk_choice_set_right (fixture->store, entry, three, TRUE, &fixture->error));
  check_undo (fixture, before);
  assert_said (say_choices (fixture, entry), "one|two|*three");
  added = ash_desk_choice_add (fixture->store, entry, one, "zero", &fixture->error);
  g_assert_no_error (fixture->error);
  assert_said (say_choices (fixture, entry), "zero|one|two|*three");
  g_assert_true (ash_desk_choice_shift (fixture->store, entry, added, 1, NULL));
  assert_said (say_choices (fixture, entry), "one|zero|two|*three");
  g_assert_true (ash_desk_choice_move (fixture->store, entry, one, NULL, NULL));
  assert_said (say_choices (fixture, entry), "zero|two|*three|one");
  g_assert_true (ash_desk_choice_set_text (fixture->store, entry, one, "feedback", "No.", NULL));
  g_free (before);
  before = dump (fixture);
  g_assert_true (ash_desk_choice_delete (fixture->store, entry, one, NULL));
  check_undo (fixture, before);
  assert_said (say_choices (fixture, entry), "zero|two|*three");
  g_assert_false (ash_desk_choice_delete (fixture->store, entry, one, &fixture->error));
  g_assert_error (fixture->error, ASH_ERROR, ASH_ERROR_NOT_FOUND);
  source_after = dump_source (fixture);
  g_assert_cmpstr (source, ==, source_after);
}

/* As a course can have them: the one that is marked again is the only one. */
static void
test_two_keys (Fixture *fixture, gconstpointer data)
{
  g_autofree char *entry = line (fixture, 0);
  g_autofree char *three = choice_id (fixture, entry, 2);
  g_autoptr (AshChoice) choice = NULL;
  g_autofree char *before = NULL;

  /* Its own copy of the question, with a second key. */
  g_assert_true (
      ash_desk_choice_set_text (fixture->store, entry, three, "feedback", "No.", &fixture->error));
  g_free (three);
  three = choice_id (fixture, entry, 2);
  choice = ash_store_find (fixture->store, &ASH_CHOICE, "id", three);
  choice->is_correct = TRUE;
  g_assert_true (ash_store_begin (fixture->store, "Two keys", NULL, NULL));
  g_assert_true (ash_store_update (fixture->store, &ASH_CHOICE, choice, NULL));
  g_assert_true (ash_store_commit (fixture->store, NULL));
  assert_said (say_choices (fixture, entry), "one|*two|*three");
  before = dump (fixture);
  g_assert_true (ash_desk_choice_set_right (fixture->store, entry, three, TRUE, &fixture->error));
  check_undo (fixture, before);
  assert_said (say_choices (fixture, entry), "one|two|*three");
}

static void
test_accepted (Fixture *fixture, gconstpointer data)
{
  g_autofree char *entry = ash_desk_quiz_add_question (fixture->store, fixture->quiz, NULL,
                                                       ASH_QUESTION_FILL_IN, &fixture->error);
  g_autofree char *first = ash_desk_accepted_add (fixture->store, entry, "Paris", NULL);
  g_autofree char *second = ash_desk_accepted_add (fixture->store, entry, "", NULL);
  g_autofree char *before = dump (fixture);

  g_assert_true (
      ash_desk_accepted_set_text (fixture->store, entry, second, "text", "Lutetia", NULL));
  check_undo (fixture, before);
  assert_said (say_accepted (fixture, entry), "Paris|Lutetia");
  g_assert_true (ash_desk_accepted_set_case (fixture->store, entry, second, TRUE, NULL));
  g_assert_true (ash_desk_accepted_delete (fixture->store, entry, first, NULL));
  assert_said (say_accepted (fixture, entry), "Lutetia");
}

static char *
say_outcome (Fixture *fixture, const char *entry)
{
  g_autoptr (AshQuestion) question = question_of (fixture, entry);
  g_autoptr (AshAlignment) alignment =
      ash_store_find (fixture->store, &ASH_ALIGNMENT, "subject", question->record.id);

  return g_strdup (alignment != NULL ? alignment->statement : "none");
}

static void
test_outcome (Fixture *fixture, gconstpointer data)
{
  g_autofree char *entry = line (fixture, 0);
  g_autoptr (AshStatement) statement = ash_statement_new ();
  g_autoptr (AshCredentialStatement) use = ash_credential_statement_new ();
  g_autofree char *before = NULL;

  statement->pos = g_strdup ("V");
  statement->text = g_strdup ("Choose");
  INSERT (ASH_STATEMENT, statement);
  use->credential = g_strdup (fixture->credential);
  use->statement = g_strdup (statement->record.id);
  use->pos = g_strdup ("V");
  INSERT (ASH_CREDENTIAL_STATEMENT, use);
  before = dump (fixture);
  g_assert_true (
      ash_desk_question_set_outcome (fixture->store, entry, statement->record.id, &fixture->error));
  check_undo (fixture, before);
  g_assert_false (is_adapted (fixture));
  assert_said (say_outcome (fixture, entry), statement->record.id);
  /* What was said of the course's question is said of the copy. */
  g_assert_true (ash_desk_question_set_shuffle (fixture->store, entry, TRUE, NULL));
  assert_said (say_outcome (fixture, entry), statement->record.id);
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_ALIGNMENT, NULL, NULL), ==, 1);
  g_assert_true (ash_desk_question_set_outcome (fixture->store, entry, NULL, NULL));
  assert_said (say_outcome (fixture, entry), "none");
}

#define ADD(path, func) g_test_add ("/quiz/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("kinds", test_kinds);
  ADD ("aside", test_aside);
  ADD ("truth-is-no-answer", test_truth_is_no_answer);
  ADD ("choices", test_choices);
  ADD ("two-keys", test_two_keys);
  ADD ("accepted", test_accepted);
  ADD ("outcome", test_outcome);
  return g_test_run ();
}
