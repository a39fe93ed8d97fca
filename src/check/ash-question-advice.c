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
/* Shorter words may be signs. */
#define SHORTEST_WORD 3

typedef struct
{
  const AshDesign *design;
  GPtrArray *advice;
  GHashTable *seen;   /* what a question says -> its number */
  GPtrArray *longest; /* (element-type AshQuizLine) */
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
say (Reading *self, AshAdviceKind kind, const AshQuizLine *line, char *what, const char *why)
{
  AshQuestionAdvice *advice = g_new0 (AshQuestionAdvice, 1);

  advice->kind = kind;
  advice->entry = line->entry;
  advice->question = line->question;
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

/* Whether a sentence may begin with it: "Which", but not the "Aa" of a gene or the "MW" of a unit.
 */
static gboolean
begins_sentence (const char *text)
{
  glong n = 1;

  if (!g_unichar_isalpha (g_utf8_get_char (text)))
    return FALSE;
  for (const char *p = g_utf8_next_char (text); g_unichar_isalpha (g_utf8_get_char (p));
       p = g_utf8_next_char (p), n++)
    if (!g_unichar_islower (g_utf8_get_char (p)))
      return FALSE;
  return n >= SHORTEST_WORD;
}

/* Words for comparing; pictures and formulas count by their markup. Within a sentence, capitals can
 * be what is asked: "Cross Aa x aa" is not "Cross AA x aa". */
static char *
fold_text (const char *text, const char *html)
{
  g_autofree char *first = NULL;
  const char *rest;

  if (*text == '\0')
    return g_strdup (html != NULL ? html : "");
  if (!begins_sentence (text))
    return g_strdup (text);
  rest = g_utf8_next_char (text);
  first = g_utf8_strdown (text, rest - text);
  return g_strconcat (first, rest, NULL);
}

static char *
fold (const char *html)
{
  g_autofree char *text = g_strstrip (ash_text_from_html (html != NULL ? html : ""));

  return fold_text (text, html);
}

/* "mW" and "MW" are two answers; "Secure shell." and "secure shell" are one. */
static char *
fold_answer (const char *html)
{
  g_autofree char *text = g_strstrip (ash_text_from_html (html != NULL ? html : ""));
  gsize length = strlen (text);

  if (length > 1 && text[length - 1] == '.')
    text[length - 1] = '\0';
  return strchr (text, ' ') == NULL && *text != '\0' ? g_steal_pointer (&text)
                                                     : fold_text (text, html);
}

/* Words, or what is looked at or listened to instead: "<p>&nbsp;</p>" is nothing. */
static gboolean
has_words (const char *html)
{
  static const char *const SHOWN[] = { "img",   "svg",    "math",  "object", "video",
                                       "audio", "iframe", "embed", "canvas", NULL };
  g_autofree char *text = ash_text_from_html (html != NULL ? html : "");

  return *text != '\0' || (html != NULL && ash_check_find_tag (html, SHOWN) != NULL);
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
    g_ptr_array_add (self->longest, (gpointer) line);
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
    say (self, ASH_ADVICE_NO_KEY, line, g_strdup (_ ("No choice is marked as the right answer.")),
         _ ("Every learner would be marked wrong."));
  if (is_one && n_right > 1)
    say (self, ASH_ADVICE_TWO_KEYS, line,
         g_strdup (_ ("Two choices are marked as right, where learners choose one.")),
         _ ("Make it a question with several right answers, or keep one."));
  if (choices->len < 2)
    say (self, ASH_ADVICE_FEW_CHOICES, line, g_strdup (_ ("There is nothing to choose between.")),
         _ ("A question needs two choices at least."));
  if (has_empty)
    say (self, ASH_ADVICE_EMPTY_CHOICE, line, g_strdup (_ ("A choice has no words yet.")),
         _ ("Learners would see an empty line. Write it, or delete it."));
  if (has_same)
    say (self, ASH_ADVICE_SAME_CHOICES, line, g_strdup (_ ("Two choices say the same.")),
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
    say (self, ASH_ADVICE_NO_KEY, line, g_strdup (_ ("No answer is accepted yet.")),
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

/* Without the stops and the spaces that nobody reads: "Mr. Das", "Mr Das". A point within a number
 * stays, as do signs that may be part of a formula. */
static char *
fold_stops (const char *html)
{
  g_autofree char *text = fold (html);
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    {
      gboolean is_last = p[1] == '\0' || g_ascii_isspace (p[1]);

      if (strchr (".,;?", *p) != NULL && is_last)
        continue;
      if (!g_ascii_isspace (*p))
        g_string_append_c (out, *p);
      else if (out->len > 0 && out->str[out->len - 1] != ' ')
        g_string_append_c (out, ' ');
    }
  return g_string_free (out, FALSE);
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
    g_ptr_array_add (answers,
                     fold_stops (((const AshChoice *) g_ptr_array_index (choices, i))->html));
  for (guint i = 0; i < accepted->len; i++)
    g_ptr_array_add (answers,
                     fold_stops (((const AshAccepted *) g_ptr_array_index (accepted, i))->text));
  g_ptr_array_sort (answers, compare_texts);
  g_ptr_array_insert (answers, 0, fold_stops (question->stem));
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
      say (self, ASH_ADVICE_NO_WORDS, line, g_strdup (_ ("The question has no words yet.")),
           _ ("Learners would see choices and not what they are about."));
    }
  else
    {
      sum = sum_up (self->design, question);
      other = GPOINTER_TO_UINT (g_hash_table_lookup (self->seen, sum));
      if (other > 0)
        say (self, ASH_ADVICE_DUPLICATE, line,
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
  AshQuizLine line = { entry, NULL, ASH_UNSET };
  guint n = ash_quiz_n_left (self->design, entry);
  gboolean is_shared = n < ash_quiz_n_drawable (self->design, entry);

  if (entry->draw <= (gint64) n)
    return;
  say (self, ASH_ADVICE_SMALL_POOL, &line,
       g_strdup_printf (
           is_shared ? ngettext ("The draws before it leave only %u question of the pool.",
                                 "The draws before it leave only %u questions of the pool.", n)
                     : ngettext ("The pool has only %u question to draw.",
                                 "The pool has only %u questions to draw.", n),
           n),
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

/* @lines: of which those are looked at that @quiz asks by itself; %NULL: all of them */
static void
read_lines (Reading *self, GArray *lines, const char *quiz)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) longest = g_ptr_array_new ();

  self->seen = seen;
  self->longest = longest;
  for (guint i = 0; i < lines->len; i++)
    {
      const AshQuizLine *line = &g_array_index (lines, AshQuizLine, i);

      if (quiz == NULL || line->entry->question != NULL)
        look_at (self, line, i + 1);
    }
  sum_up_lengths (self);
}

/**
 * ash_question_advice:
 * @quiz: id of a quiz of @design
 *
 * Of what a draw brings, nothing is said here: it is written in its pool.
 *
 * Returns: (transfer full) (element-type AshQuestionAdvice): the advice, of one line the weightier
 *   first; borrows from @design
 */
GPtrArray *
ash_question_advice (const AshDesign *design, const char *quiz)
{
  g_autoptr (GArray) lines = ash_quiz_lines (design, quiz);
  GPtrArray *entries = ash_design_entries (design, quiz);
  Reading self = { .design = design };

  self.advice = g_ptr_array_new_with_free_func (advice_free);
  for (guint i = 0; i < entries->len; i++)
    {
      const AshQuizEntry *entry = g_ptr_array_index (entries, i);

      if (entry->question == NULL && entry->bank != NULL)
        look_at_draw (&self, entry);
    }
  read_lines (&self, lines, quiz);
  return self.advice;
}

/**
 * ash_pool_advice:
 * @lines: (element-type AshQuizLine): all questions that may be drawn from a pool
 *
 * Returns: (transfer full) (element-type AshQuestionAdvice): the same of them
 */
GPtrArray *
ash_pool_advice (const AshDesign *design, GArray *lines)
{
  Reading self = { .design = design };

  self.advice = g_ptr_array_new_with_free_func (advice_free);
  read_lines (&self, lines, NULL);
  return self.advice;
}
