/* What the editor of questions says of a single quiz, for all quizzes of the credential. One
 * finding for a quiz, with the numbers of its questions. */
#include "ash-check-private.h"

#include "ash-question-advice.h"

#include <ash-quiz-lines.h>
#include <glib/gi18n-lib.h>

/* (transfer none): of one quiz, asked once for all rules of this run */
static GPtrArray *
advice_of (AshCheck *check, const AshItem *quiz)
{
  GPtrArray *advice;

  if (check->advice == NULL)
    check->advice =
        g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  advice = g_hash_table_lookup (check->advice, quiz->record.id);
  if (advice == NULL)
    {
      advice = ash_question_advice (check->design, quiz->record.id);
      g_hash_table_insert (check->advice, quiz->record.id, advice);
    }
  return advice;
}

static guint
number_of (GArray *lines, const AshQuizEntry *entry)
{
  for (guint i = 0; i < lines->len; i++)
    if (g_array_index (lines, AshQuizLine, i).entry == entry)
      return i + 1;
  return 0;
}

/* The findings of one kind; @say: (transfer full) words for so many questions of these numbers */
static gboolean
find_kind (AshCheck *check,
           AshAdviceKind kind,
           char *(*say) (guint n, const char *numbers),
           const char *fix)
{
  for (guint i = 0; i < check->design->items->len; i++)
    {
      const AshItem *quiz = g_ptr_array_index (check->design->items, i);
      GPtrArray *advice;
      g_autoptr (GArray) lines = NULL;
      g_autoptr (GString) numbers = g_string_new (NULL);
      g_autoptr (GString) ids = g_string_new (NULL);
      guint n = 0;

      if (!quiz->is_linked || quiz->kind != ASH_ITEM_QUIZ)
        continue;
      advice = advice_of (check, quiz);
      lines = advice->len > 0 ? ash_quiz_lines (check->design, quiz->record.id) : NULL;
      for (guint j = 0; j < advice->len; j++)
        {
          const AshQuestionAdvice *each = g_ptr_array_index (advice, j);

          if (each->kind != kind)
            continue;
          g_string_append_printf (numbers, "%s%u", n++ > 0 ? ", " : "",
                                  number_of (lines, each->entry));
          g_string_append (ids, each->entry->record.id);
        }
      if (n > 0)
        {
          g_autofree char *place = ash_design_place (check->design, quiz);

          ash_check_add_about (check, &quiz->record, ids->str, place, say (n, numbers->str), fix);
        }
    }
  return TRUE;
}

static char *
say_two_keys (guint n, const char *numbers)
{
  return g_strdup_printf (ngettext ("Question %s has several right answers, where learners choose "
                                    "one.",
                                    "Questions %s have several right answers, where learners "
                                    "choose one.",
                                    n),
                          numbers);
}

gboolean
ash_rule_two_keys (AshCheck *check, GError **error)
{
  return find_kind (check, ASH_ADVICE_TWO_KEYS, say_two_keys,
                    _ ("Let learners choose several, or keep one right answer."));
}

static char *
say_same (guint n, const char *numbers)
{
  return g_strdup_printf (ngettext ("Two answers of question %s say the same.",
                                    "Two answers of questions %s say the same.", n),
                          numbers);
}

gboolean
ash_rule_same_answers (AshCheck *check, GError **error)
{
  return find_kind (check, ASH_ADVICE_SAME_CHOICES, say_same,
                    _ ("Change one of them, or take it out."));
}

static char *
say_duplicate (guint n, const char *numbers)
{
  return g_strdup_printf (ngettext ("Question %s asks what an earlier one asks.",
                                    "Questions %s ask what earlier ones ask.", n),
                          numbers);
}

gboolean
ash_rule_duplicate_question (AshCheck *check, GError **error)
{
  return find_kind (check, ASH_ADVICE_DUPLICATE, say_duplicate,
                    _ ("Ask something else, or take it out."));
}

static char *
say_longest (guint n, const char *numbers)
{
  return g_strdup_printf (_ ("The right answer can be told by its length in most questions: %s."),
                          numbers);
}

gboolean
ash_rule_longest_answer (AshCheck *check, GError **error)
{
  return find_kind (check, ASH_ADVICE_LONGEST, say_longest,
                    _ ("Shorten the right answers, or lengthen others."));
}
