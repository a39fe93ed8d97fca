/* What the editor of questions says of a single quiz, for all quizzes of the credential and the
 * pools that they draw from. */
#include "ash-check-private.h"

#include "ash-question-advice.h"

#include <glib/gi18n-lib.h>

/* The findings of one kind */
static gboolean
find_kind (AshCheck *check, AshAdviceKind kind, AshSayAskedFunc say, const char *fix)
{
  GPtrArray *asked = ash_check_asked (check);

  for (guint i = 0; i < asked->len; i++)
    {
      AshAskedFrom *from = g_ptr_array_index (asked, i);
      GPtrArray *advice = ash_check_asked_advice (check, from);
      g_autoptr (GPtrArray) lines = g_ptr_array_new ();

      for (guint j = 0; j < advice->len; j++)
        {
          const AshQuestionAdvice *each = g_ptr_array_index (advice, j);

          if (each->kind == kind && each->question != NULL)
            g_ptr_array_add (lines, (gpointer) ash_asked_line (from, each->entry, each->question));
        }
      if (lines->len > 0)
        ash_check_add_asked (check, from, lines, say, fix);
    }
  return TRUE;
}

static char *
say_empty (guint n, const char *names)
{
  return g_strdup_printf (ngettext ("Question %s asks nothing yet.",
                                    "Questions %s ask nothing yet.", n),
                          names);
}

gboolean
ash_rule_empty_question (AshCheck *check, GError **error)
{
  return find_kind (check, ASH_ADVICE_NO_WORDS, say_empty, _ ("Write it, or take it out."));
}

static char *
say_empty_answer (guint n, const char *names)
{
  return g_strdup_printf (ngettext ("An answer of question %s has no words.",
                                    "Answers of questions %s have no words.", n),
                          names);
}

gboolean
ash_rule_empty_answer (AshCheck *check, GError **error)
{
  return find_kind (check, ASH_ADVICE_EMPTY_CHOICE, say_empty_answer,
                    _ ("Write it, or take it out."));
}

static char *
say_two_keys (guint n, const char *names)
{
  return g_strdup_printf (ngettext ("Question %s has several right answers, where learners choose "
                                    "one.",
                                    "Questions %s have several right answers, where learners "
                                    "choose one.",
                                    n),
                          names);
}

gboolean
ash_rule_two_keys (AshCheck *check, GError **error)
{
  return find_kind (check, ASH_ADVICE_TWO_KEYS, say_two_keys,
                    _ ("Let learners choose several, or keep one right answer."));
}

static char *
say_same (guint n, const char *names)
{
  return g_strdup_printf (ngettext ("Two answers of question %s say the same.",
                                    "Two answers of questions %s say the same.", n),
                          names);
}

gboolean
ash_rule_same_answers (AshCheck *check, GError **error)
{
  return find_kind (check, ASH_ADVICE_SAME_CHOICES, say_same,
                    _ ("Change one of them, or take it out."));
}

static char *
say_duplicate (guint n, const char *names)
{
  return g_strdup_printf (ngettext ("Question %s asks what an earlier one asks.",
                                    "Questions %s ask what earlier ones ask.", n),
                          names);
}

gboolean
ash_rule_duplicate_question (AshCheck *check, GError **error)
{
  return find_kind (check, ASH_ADVICE_DUPLICATE, say_duplicate,
                    _ ("Ask something else, or take it out."));
}

static char *
say_longest (guint n, const char *names)
{
  return g_strdup_printf (_ ("The right answer can be told by its length in most questions: %s."),
                          names);
}

gboolean
ash_rule_longest_answer (AshCheck *check, GError **error)
{
  return find_kind (check, ASH_ADVICE_LONGEST, say_longest,
                    _ ("Shorten the right answers, or lengthen others."));
}
