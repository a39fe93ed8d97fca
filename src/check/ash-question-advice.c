#include "ash-question-advice.h"

#include "ash-check-private.h"

#include <ash-quiz-lines.h>
#include <ash-text.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* A right answer stands out when it is this much longer than any other, in letters. */
#define LONGER_PERCENT 120
/* A difference of fewer letters is seen by nobody. */
#define LONGER_LETTERS 8
/* Three in a row can be chance. */
#define LONGEST_AT_LEAST 3

typedef struct
{
  const AshDesign *design;
  GPtrArray *advice;
  GHashTable *seen;   /* what a question says -> its number */
  GPtrArray *longest; /* (element-type AshQuizEntry) */
  guint n_one_right;  /* questions with one right answer among three or more */
} Reading;

static void
advice_free (gpointer data)
{
  AshQuestionAdvice *self = data;

  g_free (self->what);
  g_free (self);
}

/* @what: (transfer full) */
static void
say (Reading *self, AshAdviceKind kind, const AshQuizEntry *entry, char *what, const char *why)
{
  AshQuestionAdvice *advice = g_new0 (AshQuestionAdvice, 1);

  advice->kind = kind;
  advice->entry = entry;
  advice->what = what;
  advice->why = why;
  g_ptr_array_add (self->advice, advice);
}

/**
 * ash_advice_is_fault:
 *
 * Returns: whether it has to be put right for the question to work at all
 */
gboolean
ash_advice_is_fault (AshAdviceKind kind)
{
  return kind == ASH_ADVICE_NO_KEY || kind == ASH_ADVICE_SMALL_POOL || kind == ASH_ADVICE_NO_WORDS;
}

/* Words for comparing; pictures and formulas count by their markup. */
static char *
fold (const char *html)
{
  g_autofree char *text = ash_text_from_html (html != NULL ? html : "");

  return *text != '\0' ? g_utf8_casefold (text, -1) : g_strdup (html != NULL ? html : "");
}

/* "mW" and "MW" are two answers; "Secure Shell" and "secure shell" are one. */
static char *
fold_answer (const char *html)
{
  g_autofree char *text = g_strstrip (ash_text_from_html (html != NULL ? html : ""));
  gsize length = strlen (text);

  if (length > 1 && text[length - 1] == '.')
    text[length - 1] = '\0';
  if (*text == '\0')
    return fold (html);
  return strchr (text, ' ') != NULL ? g_utf8_casefold (text, -1) : g_steal_pointer (&text);
}

static gboolean
has_words (const char *html)
{
  g_autofree char *text = fold (html);

  return text[strspn (text, " \t\r\n")] != '\0';
}

static void
look_at_length (Reading *self, const AshQuizLine *line, GPtrArray *choices)
{
  glong right = 0;
  glong wrong = 0;

  if (choices->len < 3)
    return;
  for (guint i = 0; i < choices->len; i++)
    {
      const AshChoice *choice = g_ptr_array_index (choices, i);
      g_autofree char *text = ash_text_from_html (choice->html != NULL ? choice->html : "");
      glong length = g_utf8_strlen (text, -1);

      if (choice->is_correct)
        right = MAX (right, length);
      else
        wrong = MAX (wrong, length);
    }
  self->n_one_right++;
  if (wrong > 0 && right * 100 > wrong * LONGER_PERCENT && right >= wrong + LONGER_LETTERS)
    g_ptr_array_add (self->longest, (gpointer) line->entry);
}

static void
look_at_choices (Reading *self, const AshQuizLine *line)
{
  const AshQuestion *question = line->question;
  GPtrArray *choices = ash_design_choices (self->design, question->record.id);
  g_autoptr (GHashTable) texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean is_one = question->kind != ASH_QUESTION_MULTIPLE_RESPONSE;
  gboolean has_empty = FALSE;
  gboolean has_same = FALSE;
  guint n_right = 0;

  for (guint i = 0; i < choices->len; i++)
    {
      const AshChoice *choice = g_ptr_array_index (choices, i);

      n_right += choice->is_correct ? 1 : 0;
      if (!has_words (choice->html))
        has_empty = TRUE;
      else
        has_same |= !g_hash_table_add (texts, fold_answer (choice->html));
    }
  if (n_right == 0 && line->points_c != 0)
    say (self, ASH_ADVICE_NO_KEY, line->entry,
         g_strdup (_ ("No choice is marked as the right answer.")),
         _ ("Every learner would be marked wrong."));
  if (is_one && n_right > 1)
    say (self, ASH_ADVICE_TWO_KEYS, line->entry,
         g_strdup (_ ("Two choices are marked as right, where learners choose one.")),
         _ ("Make it a question with several right answers, or keep one."));
  if (choices->len < 2)
    say (self, ASH_ADVICE_FEW_CHOICES, line->entry,
         g_strdup (_ ("There is nothing to choose between.")),
         _ ("A question needs two choices at least."));
  if (has_empty)
    say (self, ASH_ADVICE_EMPTY_CHOICE, line->entry, g_strdup (_ ("A choice has no words yet.")),
         _ ("Learners would see an empty line. Write it, or delete it."));
  if (has_same)
    say (self, ASH_ADVICE_SAME_CHOICES, line->entry, g_strdup (_ ("Two choices say the same.")),
         _ ("A learner who knows the answer cannot tell which of them is meant."));
  if (is_one && n_right == 1)
    look_at_length (self, line, choices);
}

static void
look_at_accepted (Reading *self, const AshQuizLine *line)
{
  GPtrArray *accepted = ash_design_accepted (self->design, line->question->record.id);

  for (guint i = 0; i < accepted->len; i++)
    {
      const AshAccepted *each = g_ptr_array_index (accepted, i);

      if (each->text != NULL && each->text[strspn (each->text, " \t")] != '\0')
        return;
    }
  if (line->points_c != 0)
    say (self, ASH_ADVICE_NO_KEY, line->entry, g_strdup (_ ("No answer is accepted yet.")),
         _ ("Every learner would be marked wrong."));
}

/* Pictures, sounds and films, as they are marked up. */
static void
append_media (GString *out, const char *html)
{
  static const char *const TAGS[] = { "img",    "audio",  "video", "source",
                                      "object", "iframe", "embed", NULL };

  for (const char *p = html != NULL ? ash_check_find_tag (html, TAGS) : NULL; p != NULL;
       p = ash_check_find_tag (p + 1, TAGS))
    g_string_append_len (out, p, (gssize) strcspn (p, ">"));
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Everything that it says, in whatever order its answers stand: two questions with the same words
 * on two pictures, or with other answers, are not the same. */
static char *
sum_up (const AshDesign *design, const AshQuestion *question)
{
  GPtrArray *choices = ash_design_choices (design, question->record.id);
  GPtrArray *accepted = ash_design_accepted (design, question->record.id);
  g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func (g_free);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < choices->len; i++)
    g_ptr_array_add (answers, fold (((const AshChoice *) g_ptr_array_index (choices, i))->html));
  for (guint i = 0; i < accepted->len; i++)
    g_ptr_array_add (answers, fold (((const AshAccepted *) g_ptr_array_index (accepted, i))->text));
  g_ptr_array_sort (answers, compare_texts);
  g_ptr_array_insert (answers, 0, fold (question->stem));
  for (guint i = 0; i < answers->len; i++)
    g_string_append_printf (out, "%s\n", (const char *) g_ptr_array_index (answers, i));
  append_media (out, question->stem);
  return g_string_free (out, FALSE);
}

static void
look_at (Reading *self, const AshQuizLine *line, guint number)
{
  const AshQuestion *question = line->question;
  char *sum;
  guint other;

  if (question->kind == ASH_QUESTION_UNKNOWN)
    return;
  if (!has_words (question->stem))
    {
      say (self, ASH_ADVICE_NO_WORDS, line->entry, g_strdup (_ ("The question has no words yet.")),
           _ ("Learners would see choices and not what they are about."));
    }
  else
    {
      sum = sum_up (self->design, question);
      other = GPOINTER_TO_UINT (g_hash_table_lookup (self->seen, sum));
      if (other > 0)
        say (self, ASH_ADVICE_DUPLICATE, line->entry,
             g_strdup_printf (_ ("Question %u asks the same."), other),
             _ ("The second one measures nothing new."));
      g_hash_table_replace (self->seen, sum, GUINT_TO_POINTER (number));
    }
  if (ash_question_has_choices (question->kind))
    look_at_choices (self, line);
  else if (ash_question_has_accepted (question->kind))
    look_at_accepted (self, line);
}

static void
look_at_draw (Reading *self, const AshQuizEntry *entry)
{
  gint64 n = ash_quiz_n_drawable (self->design, entry);

  if (entry->draw > n)
    say (self, ASH_ADVICE_SMALL_POOL, entry,
         g_strdup_printf (ngettext ("The pool has only %u question to draw.",
                                    "The pool has only %u questions to draw.", (guint) n),
                          (guint) n),
         _ ("Draw fewer, or add questions to the pool."));
}

static void
sum_up_lengths (Reading *self)
{
  if (self->longest->len < LONGEST_AT_LEAST || self->longest->len * 2 <= self->n_one_right)
    return;
  for (guint i = 0; i < self->longest->len; i++)
    say (self, ASH_ADVICE_LONGEST, g_ptr_array_index (self->longest, i),
         g_strdup_printf (ngettext ("The right answer is the longest one in %u of %u question.",
                                    "The right answer is the longest one in %u of %u questions.",
                                    self->n_one_right),
                          self->longest->len, self->n_one_right),
         _ ("Learners who have not studied find it by its length. Shorten it, or lengthen "
            "another."));
}

/**
 * ash_question_advice:
 * @quiz: id of a quiz of @design
 *
 * Returns: (transfer full) (element-type AshQuestionAdvice): the advice, of one line the weightier
 *   first; borrows from @design
 */
GPtrArray *
ash_question_advice (const AshDesign *design, const char *quiz)
{
  g_autoptr (GArray) lines = ash_quiz_lines (design, quiz);
  GPtrArray *entries = ash_design_entries (design, quiz);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) longest = g_ptr_array_new ();
  Reading self = { .design = design, .seen = seen, .longest = longest };

  self.advice = g_ptr_array_new_with_free_func (advice_free);
  for (guint i = 0; i < entries->len; i++)
    {
      const AshQuizEntry *entry = g_ptr_array_index (entries, i);

      if (entry->question == NULL && entry->bank != NULL)
        look_at_draw (&self, entry);
    }
  /* What a draw brings is written in its pool, not here. */
  for (guint i = 0; i < lines->len; i++)
    {
      const AshQuizLine *line = &g_array_index (lines, AshQuizLine, i);

      if (line->entry->question != NULL)
        look_at (&self, line, i + 1);
    }
  sum_up_lengths (&self);
  return self.advice;
}
