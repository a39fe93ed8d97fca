#include "ash-harvest-grammar.h"

#include <string.h>

#define MOST_WORDS_OF_HEADING 16
#define MOST_WORDS_OF_SUBHEADING 8
#define MOST_WORDS_OF_LEAD 60
#define MOST_WORDS_OF_PREFIX 4
#define LONGEST_LABEL 80

/* Headings */

/* Words of a course, numbers, and what may stand between them. */
static gboolean
is_course_words (const AshHarvestWords *self, GArray *words, guint from, guint to)
{
  for (guint i = from; i < to; i++)
    if (!ash_harvest_is_in (words, i, self->spans) &&
        !ash_harvest_is_in (words, i, self->qualifiers) &&
        !ash_harvest_is_number (ash_harvest_word_at (words, i)))
      return FALSE;
  return TRUE;
}

static gboolean
has_span (const AshHarvestWords *self, GArray *words, guint from, guint to)
{
  for (guint i = from; i < to; i++)
    if (ash_harvest_is_in (words, i, self->spans))
      return TRUE;
  return FALSE;
}

/* "… for this week", "… of the module" */
static gboolean
is_tail (const AshHarvestWords *self, GArray *words, guint from, gboolean is_free)
{
  guint n;

  if (from == words->len)
    return TRUE;
  if (is_free && ash_harvest_phrase_at (words, from, self->heading_tails_free) > 0)
    return TRUE;
  n = ash_harvest_phrase_at (words, from, self->heading_tails);
  if (n == 0)
    n = ash_harvest_phrase_at (words, from, self->heading_tails_free);
  return n > 0 && from + n < words->len && is_course_words (self, words, from + n, words->len);
}

/* "Biology 101 learning outcomes", but not "Writing good learning outcomes" */
static gboolean
is_prefix (const AshHarvestWords *self, GArray *words, guint to)
{
  for (guint i = 0; i < to; i++)
    if (ash_harvest_is_in (words, i, self->heading_vetoes))
      return FALSE;
  return to <= MOST_WORDS_OF_PREFIX;
}

/* "(CLOs)" says the same once more. */
static char *
without_parenthesis (const char *text)
{
  const char *open = strchr (text, '(');
  const char *close = open != NULL ? strchr (open, ')') : NULL;

  if (close == NULL || open == text)
    return g_strdup (text);
  return g_strdup_printf ("%.*s%s", (int) (open - text), text, close + 1);
}

/* "CLO1" is "CLO 1". */
static char *
with_code_apart (const char *text)
{
  static gsize code = 0;

  return g_regex_replace (ash_harvest_pattern (&code, "\\b(\\p{Lu}{2,4})(?=\\d)"), text, -1, 0,
                          "\\1 ", 0, NULL);
}

static void
drop_end (const AshHarvestWords *self, GArray *words)
{
  for (guint i = 1; i < words->len; i++)
    {
      guint n = ash_harvest_phrase_at (words, i, self->heading_ends);

      if (n > 0 && i + n == words->len)
        {
          g_array_set_size (words, i);
          return;
        }
    }
}

/**
 * ash_harvest_read_heading:
 *
 * Returns: %ASH_LEAD_HEADING, %ASH_LEAD_BARE or %ASH_LEAD_NONE for the whole of @text
 */
AshLead
ash_harvest_read_heading (const AshHarvestWords *self, const char *text)
{
  g_autofree char *plain = without_parenthesis (text);
  g_autofree char *bare = with_code_apart (plain);
  g_autoptr (GArray) words = ash_harvest_split (bare, MOST_WORDS_OF_HEADING + 1);

  if (words->len == 0 || words->len > MOST_WORDS_OF_HEADING)
    return ASH_LEAD_NONE;
  drop_end (self, words);
  for (guint i = 0; i < words->len; i++)
    {
      gboolean is_course = is_course_words (self, words, 0, i);
      guint n = ash_harvest_phrase_at (words, i, self->headings);

      if (n > 0 && (is_course || is_prefix (self, words, i)) && is_tail (self, words, i + n, TRUE))
        return ASH_LEAD_HEADING;
      n = ash_harvest_phrase_at (words, i, self->headings_alone);
      /* "Objective 1" */
      if (n > 0 && is_course &&
          (is_tail (self, words, i + n, FALSE) || is_course_words (self, words, i + n, words->len)))
        return has_span (self, words, 0, words->len) ? ASH_LEAD_HEADING : ASH_LEAD_BARE;
    }
  return ASH_LEAD_NONE;
}

/* "Objective 2.1 Given a map, locate …" */
static gboolean
ends_numbered (const char *text, const char *at)
{
  return at > text && g_ascii_isdigit (at[-1]) && *at == ' ' &&
         g_unichar_isupper (g_utf8_get_char (at + 1));
}

static gboolean
ends_label (const char *at)
{
  return *at == ':' || (*at == '.' && at[1] == ' ') || g_str_has_prefix (at, " – ") ||
         g_str_has_prefix (at, " — ") || g_str_has_prefix (at, " - ");
}

static gboolean
has_digit (const char *text)
{
  return strpbrk (text, "0123456789") != NULL;
}

/* "Students", "The student" */
static gboolean
names_learner (const AshHarvestWords *self, const char *text)
{
  g_autoptr (GArray) words = ash_harvest_split (text, 2);

  return ash_harvest_is_in (words, 0, self->learners) ||
         (ash_harvest_is_in (words, 0, self->qualifiers) &&
          ash_harvest_is_in (words, 1, self->learners));
}

static const char *
after_label (const char *at)
{
  gboolean has_dash = *at == ' ' && ends_label (at);

  at += has_dash ? strcspn (at + 1, " ") + 1 : 1;
  return at + strspn (at, " ");
}

/**
 * ash_harvest_read_label:
 * @out_rest: where the outcome begins
 *
 * "Learning objective: Explain …", "Objective 1. Calculate …"
 */
AshLead
ash_harvest_read_label (const AshHarvestWords *self, const char *text, gsize *out_rest)
{
  for (const char *at = text; *at != '\0' && at - text < LONGEST_LABEL; at++)
    if (ends_label (at) || ends_numbered (text, at))
      {
        g_autofree char *label = g_strndup (text, (gsize) (at - text));
        AshLead lead = ash_harvest_read_heading (self, label);
        const char *rest = after_label (at);

        if (lead == ASH_LEAD_NONE ||
            (lead == ASH_LEAD_BARE && !has_digit (label) && !names_learner (self, rest)))
          continue;
        *out_rest = (gsize) (rest - text);
        return lead;
      }
  return ASH_LEAD_NONE;
}

/* "Case: Tata Motors", "House rules for the forum": a single word says what is below only by
 * itself, as there are "Case law" and "Example-based learning" too. */
static gboolean
speaks_of (GArray *words, const char *heading, guint first, GPtrArray *phrases)
{
  guint n = ash_harvest_phrase_at (words, first, phrases);
  const char *rest;

  if (n != 1 || first + 1 == words->len)
    return n > 0;
  rest = heading + g_array_index (words, AshHarvestWord, first).end;
  return *rest == ':' || (*rest == ' ' && ends_label (rest));
}

/**
 * ash_harvest_read_about:
 *
 * Returns: what the lines below @heading are of
 */
AshAbout
ash_harvest_read_about (const AshHarvestWords *self, const char *heading)
{
  g_autoptr (GArray) words = ash_harvest_split (heading, MOST_WORDS_OF_HEADING);
  guint first = 0;

  while (first < words->len && ash_harvest_is_number (ash_harvest_word_at (words, first)))
    first++;
  if (speaks_of (words, heading, first, self->elsewhere))
    return ASH_ABOUT_ELSEWHERE;
  return speaks_of (words, heading, first, self->cases) ? ASH_ABOUT_CASE : ASH_ABOUT_COURSE;
}

/* "Practical skills", between the lists of outcomes. */
gboolean
ash_harvest_is_subheading (const AshHarvestWords *self, const char *text)
{
  g_autofree char *bare = without_parenthesis (text);
  g_autoptr (GArray) words = ash_harvest_split (bare, MOST_WORDS_OF_SUBHEADING + 1);

  if (words->len > MOST_WORDS_OF_SUBHEADING)
    return FALSE;
  for (guint first = 0; first < words->len; first++)
    if (ash_harvest_phrase_at (words, first, self->subheadings) == words->len - first)
      return TRUE;
  return FALSE;
}

/* "Week 2", "Module 2: Supply and demand" */
gboolean
ash_harvest_is_part (const AshHarvestWords *self, const char *text)
{
  g_autofree char *name = g_strndup (text, strcspn (text, ":"));
  g_autoptr (GArray) words = ash_harvest_split (name, MOST_WORDS_OF_SUBHEADING + 1);
  gboolean has_number = FALSE;

  for (guint i = 0; i < words->len; i++)
    has_number |= ash_harvest_is_number (ash_harvest_word_at (words, i));
  return has_number && words->len <= MOST_WORDS_OF_SUBHEADING &&
         is_course_words (self, words, 0, words->len);
}

/* Whether it speaks of learners, of a part of the course, or of what is below. */
gboolean
ash_harvest_is_of_course (const AshHarvestWords *self, const char *text)
{
  g_autoptr (GArray) words = ash_harvest_split (text, MOST_WORDS_OF_LEAD);

  for (guint i = 0; i < words->len; i++)
    if (ash_harvest_is_in (words, i, self->learners) ||
        ash_harvest_is_in (words, i, self->addressed) ||
        ash_harvest_is_in (words, i, self->spans) || ash_harvest_is_in (words, i, self->announcers))
      return TRUE;
  return FALSE;
}

/* "How to", before a verb and nothing else. */
gboolean
ash_harvest_asks_verb (const AshHarvestWords *self, const char *text)
{
  g_autoptr (GArray) words = ash_harvest_split (text, MOST_WORDS_OF_PREFIX);

  return ash_harvest_phrase_at (words, 0, self->before_verbs) > 0;
}

/* Sentences */

typedef struct
{
  const AshHarvestWords *lists;
  const char *text;
  GArray *words;
  guint pivot; /* where it begins */
  guint rest;  /* the word after it */
  gboolean is_after_outcome;
} Clause;

static gboolean
begins_with_learner (const Clause *self, guint from)
{
  while (from < self->pivot && ash_harvest_is_in (self->words, from, self->lists->qualifiers) &&
         !ash_harvest_is_in (self->words, from, self->lists->learners))
    from++;
  return from < self->pivot && ash_harvest_is_in (self->words, from, self->lists->learners);
}

/* After the last comma before the pivot. */
static guint
last_clause (const Clause *self)
{
  for (guint i = self->pivot; i > 0; i--)
    if (self->text[g_array_index (self->words, AshHarvestWord, i - 1).end] == ',')
      return i;
  return 0;
}

/* "students", "you": the word before the pivot, or what the clause begins with, as in "students
 * who complete it will be able to". */
static gboolean
has_learner (const Clause *self, gboolean *out_is_named)
{
  guint last = self->pivot;

  while (last > 0 && ash_harvest_is_in (self->words, last - 1, self->lists->between))
    last--;
  *out_is_named = (last > 0 && ash_harvest_is_in (self->words, last - 1, self->lists->learners)) ||
                  begins_with_learner (self, 0) || begins_with_learner (self, last_clause (self));
  return *out_is_named ||
         (last > 0 && (ash_harvest_is_in (self->words, last - 1, self->lists->addressed) ||
                       (self->is_after_outcome &&
                        ash_harvest_is_in (self->words, last - 1, self->lists->again))));
}

static gboolean
has_veto (const Clause *self)
{
  for (guint i = 0; i < self->pivot; i++)
    if (ash_harvest_is_in (self->words, i, self->lists->vetoes))
      return TRUE;
  return FALSE;
}

/* "By the end of this module": of a part of the course, which a learner completes. */
static gboolean
has_opening (const Clause *self, gboolean is_named)
{
  for (guint i = 0; i < self->pivot; i++)
    {
      guint n = ash_harvest_phrase_at (self->words, i, self->lists->openers);

      if (n > 0 && has_span (self->lists, self->words, i + 1, self->pivot))
        return TRUE;
      n = ash_harvest_phrase_at (self->words, i, self->lists->openers_whole);
      if (n > 0 && i + n < self->pivot &&
          (ash_harvest_is_in (self->words, i + n, self->lists->addressed) ||
           ash_harvest_is_in (self->words, i + n, self->lists->learners) ||
           self->text[g_array_index (self->words, AshHarvestWord, i + n - 1).end] == ','))
        return TRUE;
      if (is_named && ash_harvest_phrase_at (self->words, i, self->lists->openers_completion) > 0)
        return TRUE;
    }
  return FALSE;
}

/* "In this lesson" */
static gboolean
has_passage (const Clause *self)
{
  for (guint i = 0; i < self->pivot; i++)
    if (ash_harvest_phrase_at (self->words, i, self->lists->openers_within) > 0 &&
        has_span (self->lists, self->words, i + 1, self->pivot))
      return TRUE;
  return FALSE;
}

/* "Students will be able to:" needs no more before a list. */
static gboolean
is_bare (const Clause *self, gboolean is_named)
{
  if (begins_with_learner (self, 0))
    return is_named;
  return ash_harvest_is_in (self->words, 0, self->lists->addressed) &&
         ash_harvest_phrase_at (self->words, self->pivot, self->lists->pivots_bare) > 0;
}

/* Whether nothing but a colon, dots or a parenthesis follows. */
static gboolean
is_end (const char *rest)
{
  static const char *const marks[] = { "…", "–", "—" };

  rest += strspn (rest, " ");
  if (*rest == '(' && strchr (rest, ')') != NULL)
    rest = strchr (rest, ')') + 1;
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      rest += strspn (rest, " :.;,-");
      if (g_str_has_prefix (rest, marks[i]))
        rest += strlen (marks[i]);
    }
  return rest[strspn (rest, " :.;,-")] == '\0';
}

/* "The aim of this module is to enable you to": nothing else is spoken of before it. */
static gboolean
is_of_span (const Clause *self)
{
  guint from = 0;

  while (from < self->pivot)
    {
      guint n = MAX (ash_harvest_phrase_at (self->words, from, self->lists->openers),
                     ash_harvest_phrase_at (self->words, from, self->lists->openers_within));

      n = MAX (n, ash_harvest_phrase_at (self->words, from, self->lists->own_aims));
      if (n == 0 && !is_course_words (self->lists, self->words, from, from + 1) &&
          !ash_harvest_is_in (self->words, from, self->lists->aims))
        return FALSE;
      from += MAX (n, 1);
    }
  return TRUE;
}

static gboolean
is_at_pivot (const Clause *self, GPtrArray *phrases)
{
  return ash_harvest_phrase_at (self->words, self->pivot, phrases) > 0;
}

/* "This module enables you to", "Our aim is to enable you to" */
static gboolean
is_enabled (const Clause *self, gboolean is_last)
{
  if (ash_harvest_phrase_at (self->words, 0, self->lists->own_aims) > 0)
    return is_of_span (self);
  return has_span (self->lists, self->words, 0, self->pivot) && (is_last || is_of_span (self));
}

static gboolean
has_chance_sign (const Clause *self)
{
  for (guint i = self->rest; i < self->words->len; i++)
    if (ash_harvest_is_in (self->words, i, self->lists->chance_signs))
      return TRUE;
  return FALSE;
}

/* "At the end of this module you can judge a map", but not "… you can find a list of words". */
static gboolean
is_chance (const Clause *self)
{
  return has_chance_sign (self) ||
         ash_harvest_phrase_at (self->words, self->rest, self->lists->chances) > 0;
}

/* "This course", "completing this course" */
static gboolean
names_span (const Clause *self, gboolean is_completed)
{
  for (guint i = 0; i + 1 < self->pivot; i++)
    {
      guint n = is_completed
                    ? ash_harvest_phrase_at (self->words, i, self->lists->openers_completion)
                    : 0;

      if ((n > 0 || !is_completed) &&
          ash_harvest_is_in (self->words, i + n, self->lists->qualifiers) &&
          ash_harvest_is_in (self->words, i + n + 1, self->lists->spans) &&
          !ash_harvest_is_in (self->words, i + n + 2, self->lists->noun_ends))
        return TRUE;
    }
  return FALSE;
}

static gboolean
mentions_learner (const Clause *self)
{
  for (guint i = 0; i < self->pivot; i++)
    if (ash_harvest_is_in (self->words, i, self->lists->learners) ||
        ash_harvest_is_in (self->words, i, self->lists->addressed))
      return TRUE;
  return FALSE;
}

/* However it is put: learners, a part of the course, and "able to". Who completes a course is a
 * learner. */
static AshLead
read_core (const Clause *self, gboolean is_last)
{
  gboolean is_completed = names_span (self, TRUE);

  if (self->pivot == 0 ||
      !ash_harvest_phrase_at (self->words, self->pivot, self->lists->pivots_core) ||
      has_chance_sign (self) ||
      ash_harvest_is_in (self->words, self->pivot - 1, self->lists->past) ||
      !(is_completed || (names_span (self, FALSE) && mentions_learner (self))))
    return ASH_LEAD_NONE;
  return is_completed || is_last ? ASH_LEAD_VERBS : ASH_LEAD_WEAK;
}

/* "The student will:", and nothing else. */
static gboolean
is_will (const Clause *self)
{
  return self->rest == self->words->len && self->pivot <= 2 && begins_with_learner (self, 0) &&
         !ash_harvest_phrase_at (self->words, self->pivot, self->lists->pivots_chance);
}

static AshLead
read_pivot (const Clause *self, AshAround around, gboolean is_last)
{
  const AshHarvestWords *lists = self->lists;
  gboolean is_below = around.is_below || around.is_more;
  gboolean is_named;
  AshLead core;

  if (has_veto (self))
    return ASH_LEAD_NONE;
  if (is_at_pivot (self, lists->enablers))
    return is_enabled (self, is_last) ? ASH_LEAD_VERBS : ASH_LEAD_NONE;
  if (is_at_pivot (self, lists->enablers_weak))
    return is_enabled (self, is_last) && (is_last || !is_chance (self)) ? ASH_LEAD_WEAK
                                                                        : ASH_LEAD_NONE;
  if (self->pivot == 0 || !has_learner (self, &is_named))
    return around.is_aside ? ASH_LEAD_NONE : read_core (self, is_last);
  /* With a verb that is known to be one. */
  if (is_at_pivot (self, lists->pivots_sure) && is_named && !around.is_aside && !is_last)
    return ASH_LEAD_WEAK;
  if (is_at_pivot (self, lists->pivots))
    return is_below || has_opening (self, is_named) || has_passage (self) ||
                   (is_last && !around.is_aside && is_bare (self, is_named))
               ? ASH_LEAD_VERBS
               : ASH_LEAD_NONE;
  if (is_at_pivot (self, lists->pivots_opened))
    return is_below || has_opening (self, is_named) || has_passage (self) ||
                   (is_last && !around.is_aside && is_bare (self, is_named))
               ? ASH_LEAD_VERBS
               : ASH_LEAD_NONE;
  if (is_at_pivot (self, lists->pivots_chance) && !is_last && !around.is_aside && !is_below &&
      has_opening (self, is_named) && !is_chance (self))
    return ASH_LEAD_WEAK;
  core = !is_below && !around.is_aside ? read_core (self, is_last) : ASH_LEAD_NONE;
  if (core != ASH_LEAD_NONE)
    return core;
  if (is_last && !around.is_aside && !is_below && is_will (self))
    return ASH_LEAD_BARE;
  /* "In this lesson you will:" is what they do there, not what they can do afterwards. */
  return around.is_below || (is_last && !around.is_aside && has_opening (self, is_named))
             ? ASH_LEAD_WEAK
             : ASH_LEAD_NONE;
}

/* How many words at @index are a pivot of any kind. */
static guint
pivot_at (const AshHarvestWords *self, GArray *words, guint index)
{
  GPtrArray *const lists[] = { self->pivots,        self->pivots_sure, self->pivots_opened,
                               self->pivots_core,   self->pivots_weak, self->pivots_chance,
                               self->enablers_weak, self->enablers };
  guint longest = 0;

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    longest = MAX (longest, ash_harvest_phrase_at (words, index, lists[i]));
  return longest;
}

/**
 * ash_harvest_read_sentence:
 * @out_rest: where the outcomes begin; at the end of @sentence when a list is to follow
 *
 * "By the end of week 5 you will be able to judge a map." Without a learner and a part of a course
 * it may be about anything: "By the end of the war Britain was able to …"
 */
AshLead
ash_harvest_read_sentence (const AshHarvestWords *words,
                           const char *sentence,
                           AshAround around,
                           gsize *out_rest)
{
  g_autoptr (GArray) split = ash_harvest_split (sentence, MOST_WORDS_OF_LEAD);
  Clause clause = { words, sentence, split, 0, 0, around.is_more };

  for (; clause.pivot < split->len; clause.pivot++)
    {
      guint n = pivot_at (words, split, clause.pivot);
      const char *rest;
      gboolean is_last;
      AshLead lead;

      if (n == 0)
        continue;
      n += ash_harvest_phrase_at (split, clause.pivot + n, words->list_ends);
      rest = sentence + g_array_index (split, AshHarvestWord, clause.pivot + n - 1).end;
      clause.rest = clause.pivot + n;
      is_last = is_end (rest);
      if (is_last && !around.is_list)
        return ASH_LEAD_NONE;
      lead = read_pivot (&clause, around, is_last);
      if (lead == ASH_LEAD_NONE)
        continue;
      *out_rest = is_last ? strlen (sentence) : (gsize) (rest - sentence);
      return lead;
    }
  return ASH_LEAD_NONE;
}
