/* desk/: quizzes: their lines, pools and banks. */
#include "desk-quiz-fixture.h"

#include <ash-comparison.h>
#include <ash-desk-outcomes.h>

static guint
n_lines (Fixture *fixture)
{
  return (guint) ash_store_count (fixture->store, &ASH_QUIZ_ENTRY, "quiz", fixture->quiz);
}

static void
test_copy_on_write (Fixture *fixture, gconstpointer data)
{
  g_autofree char *source = dump_source (fixture);
  g_autofree char *before = dump (fixture);
  g_autofree char *entry = line (fixture, 1);
  g_autofree char *shared_choice = choice_id (fixture, entry, 0);
  g_autoptr (AshQuestion) shared = question_of (fixture, entry);
  g_autoptr (AshQuestion) own = NULL;
  g_autofree char *source_after = NULL;

  g_assert_false (is_adapted (fixture));
  g_assert_true (
      ash_desk_question_set_text (fixture->store, entry, "stem", "<p>Mine?</p>", &fixture->error));
  check_undo (fixture, before);
  own = question_of (fixture, entry);
  g_assert_cmpstr (own->record.id, !=, shared->record.id);
  g_assert_cmpstr (own->origin, ==, shared->record.id);
  g_assert_cmpstr (own->stem, ==, "<p>Mine?</p>");
  assert_said (say_choices (fixture, entry), "one|*two|three");
  g_assert_true (is_adapted (fixture));

  /* An edit that still names a choice of the course's question finds its copy, and no second
   * copy is made. */
  g_assert_true (ash_desk_choice_set_text (fixture->store, entry, shared_choice, "html", "ONE",
                                           &fixture->error));
  g_assert_no_error (fixture->error);
  assert_said (say_choices (fixture, entry), "ONE|*two|three");
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_BANK, "quiz", fixture->quiz), ==, 1);
  source_after = dump_source (fixture);
  g_assert_cmpstr (source, ==, source_after);

  /* Said again as the course says it, the quiz is as it was used. */
  ash_desk_choice_set_text (fixture->store, entry, shared_choice, "html", "one", &fixture->error);
  ash_desk_question_set_text (fixture->store, entry, "stem", "<p>Question <b>1</b>?</p>",
                              &fixture->error);
  g_assert_false (is_adapted (fixture));
}

static void
test_typing_is_one_step (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = dump (fixture);
  g_autofree char *entry = line (fixture, 0);
  g_autofree char *choice = choice_id (fixture, entry, 2);
  g_autofree char *undone = NULL;

  g_assert_true (ash_desk_choice_set_text (fixture->store, entry, choice, "html", "t", NULL));
  g_assert_true (ash_desk_choice_set_text (fixture->store, entry, choice, "html", "th", NULL));
  g_assert_true (ash_desk_choice_set_text (fixture->store, entry, choice, "html", "thr", NULL));
  assert_said (say_choices (fixture, entry), "one|*two|thr");
  g_assert_true (ash_store_undo (fixture->store, NULL));
  undone = dump (fixture);
  g_assert_cmpstr (undone, ==, before);
  /* The same text again is no step at all. */
  g_assert_true (ash_desk_choice_set_text (fixture->store, entry, choice, "html", "three", NULL));
  assert_said (ash_store_dup_undo_label (fixture->store), "Use quiz");
}

static void
test_source_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) entries =
      ash_store_list (fixture->store, &ASH_QUIZ_ENTRY, "quiz", fixture->source_quiz, NULL);
  const char *entry = ((AshRecord *) g_ptr_array_index (entries, 0))->id;
  g_autofree char *before = dump (fixture);
  g_autofree char *after = NULL;

  g_assert_false (ash_desk_question_set_text (fixture->store, entry, "stem", "x", &fixture->error));
  g_assert_error (fixture->error, ASH_ERROR, ASH_ERROR_REFUSED);
  g_clear_error (&fixture->error);
  g_assert_false (ash_desk_quiz_delete (fixture->store, (const char *[]){ entry, NULL }, NULL));
  g_assert_null (ash_desk_quiz_add_question (fixture->store, fixture->source_quiz, NULL,
                                             ASH_QUESTION_ESSAY, NULL));
  g_assert_false (ash_desk_quiz_set_points (fixture->store, entry, 100, NULL));
  g_assert_null (ash_desk_quiz_duplicate (fixture->store, entry, NULL));
  g_assert_false (ash_desk_question_set_text (fixture->store, "nothing", "stem", "x", NULL));
  after = dump (fixture);
  g_assert_cmpstr (before, ==, after);
}

static void
test_lines (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = line (fixture, 0);
  g_autofree char *before = dump (fixture);
  g_autofree char *added = NULL;
  g_autofree char *copy = NULL;
  g_autofree char *now = NULL;

  added = ash_desk_quiz_add_question (fixture->store, fixture->quiz, first,
                                      ASH_QUESTION_MULTIPLE_CHOICE, &fixture->error);
  g_assert_no_error (fixture->error);
  check_undo (fixture, before);
  assert_said (line (fixture, 0), added);
  assert_said (say_choices (fixture, added), "|");

  g_free (before);
  before = dump (fixture);
  copy = ash_desk_quiz_duplicate (fixture->store, first, &fixture->error);
  check_undo (fixture, before);
  assert_said (line (fixture, 2), copy);
  assert_said (say_choices (fixture, copy), "one|*two|three");

  g_free (before);
  before = dump (fixture);
  g_assert_true (ash_desk_quiz_shift (fixture->store, copy, -1, &fixture->error));
  check_undo (fixture, before);
  assert_said (line (fixture, 1), copy);
  g_assert_true (ash_desk_quiz_shift (fixture->store, added, -1, &fixture->error));
  assert_said (line (fixture, 0), added);
  g_assert_true (ash_desk_quiz_shift (fixture->store, added, 1, &fixture->error));
  assert_said (line (fixture, 1), added);
  g_assert_true (ash_desk_quiz_move (fixture->store, added, NULL, &fixture->error));
  assert_said (line (fixture, 4), added);
  g_assert_true (ash_desk_quiz_move (fixture->store, added, copy, &fixture->error));
  assert_said (line (fixture, 0), added);

  g_free (before);
  before = dump (fixture);
  g_assert_true (ash_desk_quiz_delete (fixture->store, (const char *[]){ added, copy, NULL },
                                       &fixture->error));
  check_undo (fixture, before);
  g_assert_cmpuint (n_lines (fixture), ==, 3);
  /* What was the quiz's own is gone with its lines; what the course has stays. */
  now = line (fixture, 0);
  g_assert_true (ash_desk_quiz_delete (fixture->store, (const char *[]){ now, NULL }, NULL));
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_QUESTION, NULL, NULL), ==, 8);
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_CHOICE, NULL, NULL), ==, 24);
}

static void
test_points (Fixture *fixture, gconstpointer data)
{
  g_autofree char *entry = line (fixture, 2);
  g_autofree char *before = dump (fixture);
  g_autofree char *source = dump_source (fixture);
  g_autofree char *source_after = NULL;
  g_autoptr (AshDesign) design = NULL;

  g_assert_true (ash_desk_quiz_set_points (fixture->store, entry, 350, &fixture->error));
  check_undo (fixture, before);
  source_after = dump_source (fixture);
  g_assert_cmpstr (source, ==, source_after);
  design = ash_store_load_design (fixture->store, fixture->tree, NULL);
  g_assert_cmpint (ash_quiz_points_c (design, fixture->quiz), ==, 750);
  g_assert_true (is_adapted (fixture));
}

/* Pools are named and go; what quizzes ask from them stays. */
static void
test_pools (Fixture *fixture, gconstpointer data)
{
  g_autofree char *entry = line (fixture, 0);
  g_autofree char *bank = NULL;
  g_autofree char *draw = NULL;
  g_autofree char *before = NULL;
  g_autoptr (AshBank) record = NULL;
  g_autoptr (GPtrArray) banks = NULL;
  g_autoptr (AshItem) quiz = ash_store_get (fixture->store, &ASH_ITEM, fixture->quiz, NULL);
  g_autoptr (AshCredential) credential =
      ash_store_find (fixture->store, &ASH_CREDENTIAL, "tree", quiz->tree);
  g_autoptr (AshQuizEntry) use = NULL;

  bank = ash_desk_add_bank (fixture->store, credential->record.id, "Old", &fixture->error);
  g_assert_no_error (fixture->error);
  g_assert_true (ash_desk_question_move_to_bank (fixture->store, entry, bank, NULL));
  draw = ash_desk_quiz_add_draw (fixture->store, fixture->quiz, NULL, bank, 1, 100, NULL);
  g_assert_nonnull (draw);
  before = dump (fixture);
  g_assert_true (ash_desk_rename_bank (fixture->store, bank, "  New\n", &fixture->error));
  record = ash_store_get (fixture->store, &ASH_BANK, bank, NULL);
  g_assert_cmpstr (record->title, ==, "New");
  check_undo (fixture, before);
  g_assert_true (ash_desk_rename_bank (fixture->store, bank, " ", NULL));
  g_free (before);
  before = dump (fixture);
  g_assert_true (ash_desk_delete_bank (fixture->store, bank, &fixture->error));
  g_assert_no_error (fixture->error);
  check_undo (fixture, before);
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_BANK, "id", bank), ==, 0);
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_QUIZ_ENTRY, "id", draw), ==, 0);
  use = ash_store_get (fixture->store, &ASH_QUIZ_ENTRY, entry, NULL);
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_QUESTION, "id", use->question), ==, 1);
  assert_said (say_choices (fixture, entry), "one|*two|three");
  /* And again, after a change of mind. */
  g_assert_true (ash_store_undo (fixture->store, NULL));
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_BANK, "id", bank), ==, 1);
  g_assert_true (ash_desk_delete_bank (fixture->store, bank, &fixture->error));
  g_assert_no_error (fixture->error);
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_BANK, "id", bank), ==, 0);
  /* A course's pools stay. */
  banks = ash_desk_list_banks (fixture->store, credential->record.id, NULL);
  for (guint i = 0; i < banks->len; i++)
    {
      const AshBankLine *each = g_ptr_array_index (banks, i);

      if (!each->is_own)
        g_assert_false (ash_desk_delete_bank (fixture->store, each->bank->record.id, NULL));
    }
}

static void
test_banks (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) banks = NULL;
  g_autoptr (GPtrArray) pool =
      ash_store_list (fixture->store, &ASH_QUESTION, "bank", fixture->pool, NULL);
  const char *taken = ((AshRecord *) g_ptr_array_index (pool, 3))->id;
  g_autofree char *own = ash_desk_add_bank (fixture->store, fixture->credential, "Mine", NULL);
  g_autofree char *before = dump (fixture);
  g_auto (GStrv) entries = NULL;
  g_autofree char *draw = NULL;
  g_autofree char *first = line (fixture, 0);
  g_autoptr (AshDesign) design = NULL;
  g_autoptr (GArray) lines = NULL;
  g_autoptr (AshQuestion) moved = NULL;

  banks = ash_desk_list_banks (fixture->store, fixture->credential, &fixture->error);
  g_assert_cmpuint (banks->len, ==, 3);
  g_assert_true (((AshBankLine *) g_ptr_array_index (banks, 0))->is_own);
  g_assert_cmpstr (((AshBankLine *) g_ptr_array_index (banks, 1))->where, ==, "Course");
  entries = ash_desk_quiz_take_questions (fixture->store, fixture->quiz, NULL,
                                          (const char *[]){ taken, NULL }, &fixture->error);
  g_assert_no_error (fixture->error);
  check_undo (fixture, before);
  g_free (before);
  before = dump (fixture);
  draw = ash_desk_quiz_add_draw (fixture->store, fixture->quiz, NULL, fixture->pool, 2, 50,
                                 &fixture->error);
  g_assert_no_error (fixture->error);
  check_undo (fixture, before);
  g_assert_true (ash_desk_quiz_set_draw (fixture->store, draw, 99, NULL));
  design = ash_store_load_design (fixture->store, fixture->tree, NULL);
  lines = ash_quiz_lines (design, fixture->quiz);
  /* Three of its own, the one that was taken, and the other four of the pool. */
  g_assert_cmpuint (lines->len, ==, 8);
  for (guint i = 4; i < 8; i++)
    {
      g_assert_cmpstr (g_array_index (lines, AshQuizLine, i).question->record.id, !=, taken);
      g_assert_cmpint (g_array_index (lines, AshQuizLine, i).points_c, ==, 50);
    }
  /* A draw has no question to be changed. */
  g_assert_false (ash_desk_question_set_text (fixture->store, draw, "stem", "x", &fixture->error));
  g_assert_error (fixture->error, ASH_ERROR, ASH_ERROR_REFUSED);
  g_clear_error (&fixture->error);

  g_free (before);
  before = dump (fixture);
  g_assert_true (ash_desk_question_move_to_bank (fixture->store, first, own, &fixture->error));
  check_undo (fixture, before);
  moved = question_of (fixture, first);
  g_assert_cmpstr (moved->bank, ==, own);
  g_assert_false (ash_desk_question_move_to_bank (fixture->store, first, fixture->pool, NULL));
}

static void
test_quiz_goes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *entry = line (fixture, 0);
  g_autofree char *other = NULL;
  g_autofree char *before = NULL;
  g_autoptr (AshCredential) record = NULL;
  g_autoptr (AshBank) bank = NULL;

  g_assert_true (ash_desk_question_set_text (fixture->store, entry, "hint", "Think.", NULL));
  other = ash_desk_add_credential (fixture->store, "Other", NULL);
  record = ash_store_get (fixture->store, &ASH_CREDENTIAL, other, NULL);
  g_assert_true (ash_desk_move_items (fixture->store, (const char *[]){ fixture->quiz, NULL },
                                      other, NULL, NULL, &fixture->error));
  g_assert_no_error (fixture->error);
  bank = ash_store_find (fixture->store, &ASH_BANK, "quiz", fixture->quiz);
  g_assert_cmpstr (bank->tree, ==, record->tree);
  before = dump (fixture);
  g_assert_true (
      ash_desk_delete_items (fixture->store, (const char *[]){ fixture->quiz, NULL }, NULL));
  check_undo (fixture, before);
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_BANK, NULL, NULL), ==, 2);
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_QUESTION, NULL, NULL), ==, 8);
}

static void
test_new_quiz (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = dump (fixture);
  g_autofree char *quiz = ash_desk_add_quiz (fixture->store, fixture->credential, NULL,
                                             fixture->quiz, NULL, &fixture->error);
  g_autoptr (AshQuestionText) text = ash_question_text_read (
      "One?\nA) yes\nB) no\nANSWER: A\n\nTwo?\nTell.\n", ASH_QUESTION_TEXT_AUTO);
  g_auto (GStrv) entries = NULL;
  g_autoptr (AshItem) item = NULL;

  g_assert_no_error (fixture->error);
  check_undo (fixture, before);
  g_free (before);
  before = dump (fixture);
  entries = ash_desk_quiz_add_drafts (fixture->store, quiz, NULL, text->drafts, &fixture->error);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (g_strv_length (entries), ==, 2);
  check_undo (fixture, before);
  assert_said (say_choices (fixture, entries[0]), "*yes|no");
  g_assert_true (ash_desk_quiz_set_description (fixture->store, fixture->quiz, "<p>New</p>", NULL));
  item = ash_store_get (fixture->store, &ASH_ITEM, fixture->quiz, NULL);
  g_assert_nonnull (strstr (item->settings, "<p>New</p>"));
  g_assert_nonnull (strstr (item->settings, "other"));
  g_assert_null (strstr (item->settings, "old"));
}

/* A document of a stranger: lines without a quiz, a question or a bank. */
static void
test_odd (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AshQuizEntry) none = ash_quiz_entry_new ();
  g_autoptr (AshQuizEntry) lost = ash_quiz_entry_new ();
  g_autoptr (AshQuizEntry) draw = ash_quiz_entry_new ();
  g_autoptr (AshDesign) design = NULL;
  g_autoptr (GArray) lines = NULL;

  INSERT (ASH_QUIZ_ENTRY, none);
  lost->quiz = g_strdup (fixture->quiz);
  lost->question = g_strdup ("0123");
  INSERT (ASH_QUIZ_ENTRY, lost);
  draw->quiz = g_strdup (fixture->quiz);
  draw->bank = g_strdup ("4567");
  draw->draw = G_MAXINT64;
  INSERT (ASH_QUIZ_ENTRY, draw);
  g_assert_false (ash_desk_question_set_text (fixture->store, none->record.id, "stem", "x", NULL));
  g_assert_false (ash_desk_question_set_text (fixture->store, lost->record.id, "stem", "x", NULL));
  g_assert_true (is_adapted (fixture));
  design = ash_store_load_design (fixture->store, fixture->tree, NULL);
  lines = ash_quiz_lines (design, fixture->quiz);
  g_assert_cmpuint (lines->len, ==, 3);
  g_assert_true (ash_desk_quiz_delete (
      fixture->store, (const char *[]){ lost->record.id, draw->record.id, NULL }, &fixture->error));
  g_assert_no_error (fixture->error);
}

static AshComparison *
compared (Fixture *fixture)
{
  g_autoptr (AshItem) quiz = ash_store_get (fixture->store, &ASH_ITEM, fixture->quiz, NULL);
  g_autoptr (AshItem) source =
      ash_store_get (fixture->store, &ASH_ITEM, fixture->source_quiz, NULL);
  AshComparison *comparison = ash_comparison_new (fixture->store, quiz, source, &fixture->error);

  g_assert_no_error (fixture->error);
  g_assert_true (comparison->is_quiz);
  return comparison;
}

/* What a quiz asks is compared line by line, and becomes the course's again: what was said of a
 * copy is said of the course's question, and the lines stay the lines that they were. */
static void
test_restore (Fixture *fixture, gconstpointer data)
{
  g_autofree char *source = dump_source (fixture);
  g_autofree char *first = line (fixture, 0);
  g_autofree char *second = line (fixture, 1);
  g_autofree char *third = line (fixture, 2);
  g_autofree char *choice = choice_id (fixture, first, 1);
  g_autofree char *outcome =
      ash_desk_add_outcome (fixture->store, fixture->credential, "Count", NULL, &fixture->error);
  g_autofree char *added = NULL;
  g_autofree char *before = NULL;
  g_autofree char *source_after = NULL;
  g_autoptr (AshComparison) same = compared (fixture);
  g_autoptr (AshComparison) settings = NULL;
  g_autoptr (AshComparison) changed = NULL;
  g_autoptr (AshQuestion) question = NULL;

  g_assert_no_error (fixture->error);
  g_assert_cmpuint (same->n_different, ==, 0);
  g_assert_false (same->is_changed);
  g_assert_true (ash_desk_question_set_shuffle (fixture->store, third, TRUE, &fixture->error));
  settings = compared (fixture);
  g_assert_cmpuint (settings->n_different, ==, 0);
  g_assert_true (settings->is_changed);

  g_assert_true (ash_desk_question_set_outcome (fixture->store, first, outcome, &fixture->error));
  g_assert_true (ash_desk_choice_set_text (fixture->store, first, choice, "html", "2", NULL));
  g_assert_true (ash_desk_quiz_delete (fixture->store, (const char *[]){ second, NULL }, NULL));
  g_assert_true (ash_desk_quiz_shift (fixture->store, third, -1, &fixture->error));
  added = ash_desk_quiz_add_question (fixture->store, fixture->quiz, NULL, ASH_QUESTION_ESSAY,
                                      &fixture->error);
  changed = compared (fixture);
  g_assert_cmpuint (changed->n_different, >, 2);

  before = dump (fixture);
  g_assert_true (ash_desk_restore_item (fixture->store, fixture->quiz, &fixture->error));
  check_undo (fixture, before);
  g_assert_false (is_adapted (fixture));
  source_after = dump_source (fixture);
  g_assert_cmpstr (source, ==, source_after);
  g_assert_cmpuint (n_lines (fixture), ==, 3);
  g_free (g_steal_pointer (&second));
  second = line (fixture, 0);
  g_assert_cmpstr (second, ==, first);
  question = question_of (fixture, first);
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_ALIGNMENT, "subject", question->record.id),
                   ==, 1);
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_ALIGNMENT, NULL, NULL), ==, 1);
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_QUESTION, NULL, NULL), ==, 8);
}

#define ADD(path, func) g_test_add ("/quiz/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("copy-on-write", test_copy_on_write);
  ADD ("typing-is-one-step", test_typing_is_one_step);
  ADD ("source-is-refused", test_source_is_refused);
  ADD ("lines", test_lines);
  ADD ("points", test_points);
  ADD ("pools", test_pools);
  ADD ("banks", test_banks);
  ADD ("quiz-goes", test_quiz_goes);
  ADD ("new-quiz", test_new_quiz);
  ADD ("odd", test_odd);
  ADD ("restore", test_restore);
  return g_test_run ();
}
