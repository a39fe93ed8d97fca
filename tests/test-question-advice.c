/* check/: advice about the questions of a quiz, each found where it is and silent where not. */
#include "made-design.h"

#include <ash-check.h>
#include <ash-question-advice.h>
#include <ash-quiz-lines.h>

typedef struct
{
  Made *made;
  AshItem *quiz;
} Quiz;

static void
quiz_init (Quiz *self)
{
  self->made = made_new ("Seeing data", "en");
  self->quiz = made_item (self->made, NULL, ASH_ITEM_QUIZ, "Quiz", NULL);
}

static void
quiz_clear (Quiz *self)
{
  made_free (self->made);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Quiz, quiz_clear)

/* A question with one right answer among three of equal length. */
static AshQuestion *
add_sound (Quiz *self, const char *stem)
{
  AshQuestion *question =
      made_question (self->made, self->quiz, ASH_QUESTION_MULTIPLE_CHOICE, stem);

  made_choice (self->made, question, "aaaa", TRUE, NULL);
  made_choice (self->made, question, "bbbb", FALSE, NULL);
  made_choice (self->made, question, "cccc", FALSE, NULL);
  return question;
}

static AshBank *
add_pool (Quiz *self, guint n)
{
  AshBank *bank = ash_bank_new ();

  made_id (self->made, bank);
  bank->title = g_strdup ("Pool");
  g_ptr_array_add (self->made->design->banks, bank);
  for (guint i = 0; i < n; i++)
    {
      AshQuestion *question = ash_question_new ();

      made_id (self->made, question);
      question->bank = g_strdup (bank->record.id);
      question->stem = g_strdup ("Same");
      g_hash_table_insert (self->made->design->questions, question->record.id, question);
      made_push (self->made->design->by_bank, bank->record.id, question);
    }
  return bank;
}

static AshQuizEntry *
add_draw (Quiz *self, const AshBank *bank, gint64 n)
{
  AshQuizEntry *entry = ash_quiz_entry_new ();

  made_id (self->made, entry);
  entry->quiz = g_strdup (self->quiz->record.id);
  entry->bank = g_strdup (bank != NULL ? bank->record.id : "nowhere");
  entry->draw = n;
  made_push (self->made->design->entries, self->quiz->record.id, entry);
  g_ptr_array_set_free_func (
      g_hash_table_lookup (self->made->design->entries, self->quiz->record.id),
      ASH_QUIZ_ENTRY.free);
  return entry;
}

/* How often a kind of advice is given. */
static guint
count (Quiz *self, AshAdviceKind kind)
{
  g_autoptr (GPtrArray) advice = ash_question_advice (self->made->design, self->quiz->record.id);
  guint n = 0;

  for (guint i = 0; i < advice->len; i++)
    n += ((AshQuestionAdvice *) g_ptr_array_index (advice, i))->kind == kind ? 1 : 0;
  return n;
}

static guint
count_all (Quiz *self)
{
  g_autoptr (GPtrArray) advice = ash_question_advice (self->made->design, self->quiz->record.id);

  return advice->len;
}

static void
test_silent (void)
{
  g_auto (Quiz) quiz = { NULL };
  AshQuestion *question;

  quiz_init (&quiz);
  g_assert_cmpuint (count_all (&quiz), ==, 0);
  add_sound (&quiz, "One?");
  add_sound (&quiz, "Two?");
  question = made_question (quiz.made, quiz.quiz, ASH_QUESTION_FILL_IN, "Name it.");
  made_accepted (quiz.made, question, "bar", ASH_ACCEPT_EXACT);
  made_question (quiz.made, quiz.quiz, ASH_QUESTION_ESSAY, "Why?");
  made_question (quiz.made, quiz.quiz, ASH_QUESTION_UNKNOWN, "");
  question = made_question (quiz.made, quiz.quiz, ASH_QUESTION_MULTIPLE_RESPONSE, "Several?");
  made_choice (quiz.made, question, "a", TRUE, NULL);
  made_choice (quiz.made, question, "b", TRUE, NULL);
  add_draw (&quiz, add_pool (&quiz, 3), 3);
  g_assert_cmpuint (count_all (&quiz), ==, 0);
}

/* What nobody sees does not make it another question; a figure or a sign does. */
static void
test_same_but_for_stops (void)
{
  g_auto (Quiz) quiz = { NULL };

  quiz_init (&quiz);
  add_sound (&quiz, "Mr. Das waits.  Which act comes first?");
  add_sound (&quiz, "Mr Das waits. Which act comes first");
  g_assert_cmpuint (count (&quiz, ASH_ADVICE_DUPLICATE), ==, 1);
  add_sound (&quiz, "How much is 1.5 of it?");
  add_sound (&quiz, "How much is 15 of it?");
  add_sound (&quiz, "What is n! here?");
  add_sound (&quiz, "What is n here?");
  g_assert_cmpuint (count (&quiz, ASH_ADVICE_DUPLICATE), ==, 1);
}

static void
test_keys (void)
{
  g_auto (Quiz) quiz = { NULL };
  AshQuestion *question;

  quiz_init (&quiz);
  question = made_question (quiz.made, quiz.quiz, ASH_QUESTION_MULTIPLE_CHOICE, "None?");
  made_choice (quiz.made, question, "a", FALSE, NULL);
  made_choice (quiz.made, question, "b", FALSE, NULL);
  g_assert_cmpuint (count (&quiz, ASH_ADVICE_NO_KEY), ==, 1);
  question->points_c = 0;
  g_assert_cmpuint (count (&quiz, ASH_ADVICE_NO_KEY), ==, 0);
  question = made_question (quiz.made, quiz.quiz, ASH_QUESTION_MULTIPLE_CHOICE, "Two?");
  made_choice (quiz.made, question, "a", TRUE, NULL);
  made_choice (quiz.made, question, "b", TRUE, NULL);
  g_assert_cmpuint (count (&quiz, ASH_ADVICE_TWO_KEYS), ==, 1);
  question = made_question (quiz.made, quiz.quiz, ASH_QUESTION_PATTERN_MATCH, "Words?");
  g_assert_cmpuint (count (&quiz, ASH_ADVICE_NO_KEY), ==, 1);
  made_accepted (quiz.made, question, " ", ASH_ACCEPT_CONTAINS);
  g_assert_cmpuint (count (&quiz, ASH_ADVICE_NO_KEY), ==, 1);
  made_accepted (quiz.made, question, "bar", ASH_ACCEPT_CONTAINS);
  g_assert_cmpuint (count (&quiz, ASH_ADVICE_NO_KEY), ==, 0);
}

static void
test_choices (void)
{
  g_auto (Quiz) quiz = { NULL };
  AshQuestion *question;

  quiz_init (&quiz);
  question = made_question (quiz.made, quiz.quiz, ASH_QUESTION_MULTIPLE_CHOICE, "");
  made_choice (quiz.made, question, "the log", TRUE, NULL);
  g_assert_cmpuint (count (&quiz, ASH_ADVICE_NO_WORDS), ==, 1);
  g_assert_cmpuint (count (&quiz, ASH_ADVICE_FEW_CHOICES), ==, 1);
  /* Of units, signs and commands, capitals are the answer. */
  made_choice (quiz.made, question, "mW", FALSE, NULL);
  made_choice (quiz.made, question, "MW", FALSE, NULL);
  made_choice (quiz.made, question, "5 mW", FALSE, NULL);
  made_choice (quiz.made, question, "5 MW", FALSE, NULL);
  made_choice (quiz.made, question, "Aa x aa", FALSE, NULL);
  made_choice (quiz.made, question, "aa x aa", FALSE, NULL);
  g_assert_cmpuint (count (&quiz, ASH_ADVICE_SAME_CHOICES), ==, 0);
  made_choice (quiz.made, question, "<p>The log. </p>", FALSE, NULL);
  g_assert_cmpuint (count (&quiz, ASH_ADVICE_FEW_CHOICES), ==, 0);
  g_assert_cmpuint (count (&quiz, ASH_ADVICE_SAME_CHOICES), ==, 1);
  made_choice (quiz.made, question, " ", FALSE, NULL);
  g_assert_cmpuint (count (&quiz, ASH_ADVICE_EMPTY_CHOICE), ==, 1);
  /* Pictures are told apart by their markup. */
  question = made_question (quiz.made, quiz.quiz, ASH_QUESTION_MULTIPLE_CHOICE, "<img src='q'>");
  made_choice (quiz.made, question, "<img src='a'>", TRUE, NULL);
  made_choice (quiz.made, question, "<img src='b'>", FALSE, NULL);
  g_assert_cmpuint (count (&quiz, ASH_ADVICE_SAME_CHOICES), ==, 1);
  g_assert_cmpuint (count (&quiz, ASH_ADVICE_EMPTY_CHOICE), ==, 1);
  g_assert_cmpuint (count (&quiz, ASH_ADVICE_NO_WORDS), ==, 1);
}

static void
test_duplicates (void)
{
  g_auto (Quiz) quiz = { NULL };

  quiz_init (&quiz);
  add_sound (&quiz, "<p>Which one?</p>");
  add_sound (&quiz, "Which other?");
  add_sound (&quiz, "which  one?");
  g_assert_cmpuint (count (&quiz, ASH_ADVICE_DUPLICATE), ==, 1);
  /* Within a sentence, and of signs, capitals are what is asked. */
  add_sound (&quiz, "Cross Aa x aa. What share shows aa?");
  add_sound (&quiz, "Cross AA x aa. What share shows aa?");
  add_sound (&quiz, "Cross aa x aa. What share shows aa?");
  add_sound (&quiz, "Aa x aa: what share shows aa?");
  add_sound (&quiz, "aa x aa: what share shows aa?");
  add_sound (&quiz, "Wem gibt sie das Buch?");
  add_sound (&quiz, "Wem gibt Sie das Buch?");
  g_assert_cmpuint (count (&quiz, ASH_ADVICE_DUPLICATE), ==, 1);
}

static void
test_longest (void)
{
  g_auto (Quiz) quiz = { NULL };

  quiz_init (&quiz);
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *stem = g_strdup_printf ("Question %u?", i);
      AshQuestion *question =
          made_question (quiz.made, quiz.quiz, ASH_QUESTION_MULTIPLE_CHOICE, stem);

      made_choice (quiz.made, question, "short", FALSE, NULL);
      made_choice (quiz.made, question, "the one that says the most of all", TRUE, NULL);
      made_choice (quiz.made, question, "brief", FALSE, NULL);
      g_assert_cmpuint (count (&quiz, ASH_ADVICE_LONGEST), ==, i < 2 ? 0 : i + 1);
    }
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *stem = g_strdup_printf ("Even %u?", i);

      add_sound (&quiz, stem);
    }
  g_assert_cmpuint (count (&quiz, ASH_ADVICE_LONGEST), ==, 0);
}

static void
test_pools (void)
{
  g_auto (Quiz) quiz = { NULL };
  AshBank *bank;
  AshQuizEntry *draw;
  g_autoptr (GPtrArray) findings = NULL;

  quiz_init (&quiz);
  bank = add_pool (&quiz, 3);
  draw = add_draw (&quiz, bank, 4);
  g_assert_cmpuint (count (&quiz, ASH_ADVICE_SMALL_POOL), ==, 1);
  findings = ash_check_credential (quiz.made->design, &quiz.made->bodies, NULL, NULL);
  g_assert_cmpuint (findings->len, >=, 1);
  g_clear_pointer (&findings, g_ptr_array_unref);
  draw->draw = 2;
  g_assert_cmpuint (count_all (&quiz), ==, 0);
  add_draw (&quiz, bank, 2);
  g_assert_cmpuint (count (&quiz, ASH_ADVICE_SMALL_POOL), ==, 1);
  draw->draw = 1;
  g_assert_cmpuint (count_all (&quiz), ==, 0);
  draw->draw = -7;
  g_assert_cmpuint (count_all (&quiz), ==, 0);
  add_draw (&quiz, NULL, G_MAXINT64);
  g_assert_cmpuint (count (&quiz, ASH_ADVICE_SMALL_POOL), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/question-advice/silent", test_silent);
  g_test_add_func ("/question-advice/stops", test_same_but_for_stops);
  g_test_add_func ("/question-advice/keys", test_keys);
  g_test_add_func ("/question-advice/choices", test_choices);
  g_test_add_func ("/question-advice/duplicates", test_duplicates);
  g_test_add_func ("/question-advice/longest", test_longest);
  g_test_add_func ("/question-advice/pools", test_pools);
  return g_test_run ();
}
