#include "ash-rubric-advice.h"

#include "ash-rubric-words.h"

#include <ash-grid-table.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* Two levels that differ by so many words look alike to a marker in a hurry. */
#define SWAPPED_WORDS 1
#define ADDED_WORDS 6
/* A longer text than this is no level of a rubric; comparing it word by word would be slow. */
#define LONGEST_BYTES 2000

void
ash_rubric_advice_free (AshRubricAdvice *self)
{
  g_free (self->text);
  g_free (self->why);
  g_free (self);
}

static AshRubricAdvice *
add (GPtrArray *found,
     AshRubricAdviceKind kind,
     int row,
     int column,
     int other,
     char *text,
     const char *why)
{
  AshRubricAdvice *advice = g_new0 (AshRubricAdvice, 1);

  advice->kind = kind;
  advice->row = row;
  advice->column = column;
  advice->other = other;
  advice->text = text;
  advice->why = g_strdup (why);
  g_ptr_array_add (found, advice);
  return advice;
}

/* Its words in small letters, without marks. */
static GStrv
words_of (const char *text)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *folded = g_utf8_casefold (text, -1);
  GString *word = g_string_new (NULL);

  for (const char *p = folded;; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c != 0 && (g_unichar_isalnum (c) || g_unichar_ismark (c)))
        {
          g_string_append_unichar (word, c);
          continue;
        }
      if (word->len > 0)
        g_strv_builder_add (builder, word->str);
      g_string_truncate (word, 0);
      if (c == 0)
        break;
    }
  g_string_free (word, TRUE);
  return g_strv_builder_end (builder);
}

typedef enum
{
  LEVELS_DIFFER,
  LEVELS_NEAR,   /* the same but for one short run of words */
  LEVELS_PRAISE, /* but for words of praise */
  LEVELS_SAME,
} Likeness;

static Likeness
look_alike (const char *a, const char *b)
{
  g_auto (GStrv) one = NULL;
  g_auto (GStrv) other = NULL;
  guint n, m, head = 0, tail = 0;

  if (strlen (a) > LONGEST_BYTES || strlen (b) > LONGEST_BYTES || !g_utf8_validate (a, -1, NULL) ||
      !g_utf8_validate (b, -1, NULL))
    return LEVELS_DIFFER;
  one = words_of (a);
  other = words_of (b);
  n = g_strv_length (one);
  m = g_strv_length (other);
  if (n == 0 || m == 0)
    return LEVELS_DIFFER;
  while (head < n && head < m && g_str_equal (one[head], other[head]))
    head++;
  while (tail < n - head && tail < m - head && g_str_equal (one[n - 1 - tail], other[m - 1 - tail]))
    tail++;
  if (n == m && head == n)
    return LEVELS_SAME;
  if (ash_rubric_words_only_praise (one, other))
    return LEVELS_PRAISE;
  n -= head + tail;
  m -= head + tail;
  if (head + tail < 2)
    return LEVELS_DIFFER;
  /* One says more than the other, or one word stands for another. */
  return (MIN (n, m) == 0 ? MAX (n, m) <= ADDED_WORDS : MAX (n, m) <= SWAPPED_WORDS)
             ? LEVELS_NEAR
             : LEVELS_DIFFER;
}

static const char *
likeness_format (Likeness likeness)
{
  switch (likeness)
    {
    case LEVELS_SAME:
      return _ ("“%s” and “%s” of “%s” say the same. What sets them apart?");
    case LEVELS_PRAISE:
      return _ ("“%s” and “%s” of “%s” differ in praise alone. What is in the better work?");
    case LEVELS_NEAR:
    case LEVELS_DIFFER:
    default:
      return _ ("“%s” and “%s” of “%s” differ by one phrase. Can two markers tell them apart?");
    }
}

static const char *
said (const AshGrid *grid, guint row, guint column)
{
  const AshRating *rating = ash_grid_rating (grid, row, column);

  return rating != NULL && rating->text != NULL ? rating->text : "";
}

static char *
level_name (const AshGrid *grid, guint row, guint column)
{
  const AshRating *rating = ash_grid_rating (grid, row, column);

  if (rating != NULL && rating->title != NULL)
    return g_strdup (rating->title);
  return g_strdup_printf (_ ("Level %u"), column + 1);
}

static const char *
criterion_name (const AshGrid *grid, guint row)
{
  const char *title = ash_grid_row (grid, row)->criterion->title;

  return title != NULL ? title : _ ("a criterion without a name");
}

static void
advise_levels (const AshGrid *grid, guint row, GPtrArray *found)
{
  guint columns = ash_grid_row (grid, row)->ratings->len;

  for (guint i = 0; i + 1 < columns; i++)
    {
      g_autofree char *left = level_name (grid, row, i);
      g_autofree char *right = level_name (grid, row, i + 1);
      Likeness likeness = look_alike (said (grid, row, i), said (grid, row, i + 1));

      if (likeness == LEVELS_DIFFER)
        continue;
      add (found, ASH_RUBRIC_SAME_LEVELS, (int) row, (int) i, (int) i + 1,
           g_strdup_printf (likeness_format (likeness), left, right, criterion_name (grid, row)),
           _ ("Marks are fair when two people who mark the same work choose the same level. "
              "Levels that name different things in the work make that likely."))
          ->is_sure = likeness != LEVELS_NEAR;
    }
}

static gboolean
is_and (const char *word)
{
  static const char *const WORDS[] = { "and", "&", "und", "et", "y", "e", "و", NULL };

  return g_strv_contains (WORDS, word);
}

/* (transfer full): in small letters; "" for what is no text */
static char *
folded_title (const char *title)
{
  return g_utf8_validate (title, -1, NULL) ? g_utf8_casefold (title, -1) : g_strdup ("");
}

static gboolean
joins_two (const char *title)
{
  static const char *const JOINS[] = { "and/or", "and / or",  "as well as", "und/oder", "sowie",
                                       "et/ou",  "ainsi que", "y/o",        "así como", NULL };
  g_autofree char *folded = folded_title (title);
  g_auto (GStrv) words = g_strsplit (folded, " ", 100);

  for (guint i = 0; JOINS[i] != NULL; i++)
    if (strstr (folded, JOINS[i]) != NULL)
      return TRUE;
  for (guint i = 1; words[0] != NULL && words[i] != NULL && words[i + 1] != NULL; i++)
    if (is_and (words[i]))
      return TRUE;
  return FALSE;
}

/* Two words often name one thing ("Style and coherence"), and so do lists of what correct writing
 * is or of the parts of a whole that is named first. */
static gboolean
joins_three (const char *title)
{
  static const char *const ONE_THING[] = { ":",
                                           "(",
                                           "spelling",
                                           "grammar",
                                           "mechanics",
                                           "punctuation",
                                           "rechtschreib",
                                           "grammati",
                                           "zeichensetzung",
                                           "orthograph",
                                           "grammair",
                                           "ponctuation",
                                           "ortograf",
                                           "gramática",
                                           "puntuación",
                                           NULL };
  g_autofree char *folded = folded_title (title);
  g_auto (GStrv) words = g_strsplit (folded, " ", 100);
  gboolean after_comma = FALSE;
  guint n_ands = 0, n_joints = 0;

  for (guint i = 0; ONE_THING[i] != NULL; i++)
    if (strstr (folded, ONE_THING[i]) != NULL)
      return FALSE;
  for (guint i = 0; words[i] != NULL; i++)
    {
      gboolean is_joint = is_and (words[i]);

      n_ands += is_joint;
      n_joints += g_str_has_suffix (words[i], ",") || (is_joint && !after_comma);
      after_comma = g_str_has_suffix (words[i], ",");
    }
  return n_ands > 0 && n_joints > 1;
}

/* Two that have nothing to do with each other. */
static gboolean
joins_unlike (const char *title)
{
  g_autofree char *folded = folded_title (title);
  g_auto (GStrv) words = g_strsplit_set (folded, " ,", 100);

  for (guint i = 1; strpbrk (folded, ":(") == NULL && words[0] != NULL && words[i] != NULL; i++)
    if (is_and (words[i]))
      return ash_rubric_words_are_two_things (words, i);
  return FALSE;
}

/* "Whether the caller is heard and whether the form is filled in": two that may come apart. */
static gboolean
asks_twice (const char *text)
{
  g_autofree char *folded = folded_title (text);
  g_auto (GStrv) words = g_strsplit_set (folded, " ,.;", 100);
  gboolean is_asked = FALSE;

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (!ash_rubric_word_is (ASH_RUBRIC_WORD_WHETHER, words[i]))
        continue;
      if (is_asked && is_and (words[i - 1]))
        return TRUE;
      is_asked = TRUE;
    }
  return FALSE;
}

static void
advise_two_things (const AshGrid *grid, guint row, GPtrArray *found)
{
  const AshCriterion *criterion = ash_grid_row (grid, row)->criterion;
  gboolean is_joined = criterion->title != NULL && strlen (criterion->title) < LONGEST_BYTES &&
                       joins_two (criterion->title);
  gboolean is_asked_twice = criterion->text != NULL && strlen (criterion->text) < LONGEST_BYTES &&
                            asks_twice (criterion->text);

  if (is_joined || is_asked_twice)
    add (found, ASH_RUBRIC_TWO_THINGS, (int) row, -1, -1,
         g_strdup_printf (_ ("“%s” asks for two things. Work may be strong in one and weak in the "
                             "other."),
                          criterion_name (grid, row)),
         _ ("One criterion for each makes the mark say which of the two is missing."))
        ->is_sure =
        is_asked_twice || joins_three (criterion->title) || joins_unlike (criterion->title);
}

static guint
n_said (const AshGrid *grid, guint row)
{
  guint n = 0;

  for (guint i = 0; i < ash_grid_row (grid, row)->ratings->len; i++)
    n += *said (grid, row, i) != '\0';
  return n;
}

/* Names of levels that only this criterion has can say what they are: "Posted late". */
static gboolean
has_names_of_its_own (const AshGrid *grid, guint row)
{
  for (guint i = 0; i < ash_grid_row (grid, row)->ratings->len; i++)
    {
      const char *title = ash_grid_rating (grid, row, i)->title;
      gboolean is_shared = title == NULL;

      for (guint j = 0; j < grid->rows->len && !is_shared; j++)
        is_shared = j != row && ash_grid_rating (grid, j, i) != NULL &&
                    g_strcmp0 (ash_grid_rating (grid, j, i)->title, title) == 0;
      if (!is_shared)
        return TRUE;
    }
  return FALSE;
}

/* Nothing is said of any level, though of every other criterion it is. */
static void
advise_unsaid (const AshGrid *grid, guint row, GPtrArray *found)
{
  const char *text = ash_grid_row (grid, row)->criterion->text;

  if (grid->rows->len < 2 || n_said (grid, row) > 0 || (text != NULL && *text != '\0'))
    return;
  for (guint i = 0; i < grid->rows->len; i++)
    if (i != row && n_said (grid, i) == 0)
      return;
  if (has_names_of_its_own (grid, row))
    return;
  add (found, ASH_RUBRIC_UNSAID, (int) row, -1, -1,
       g_strdup_printf (_ ("Nothing says what work of any level is like in “%s”."),
                        criterion_name (grid, row)),
       _ ("Learners read a rubric before they start: a level without words is one that they "
          "cannot aim at."))
      ->is_sure = TRUE;
}

/* One level where other criteria have several: whatever is handed in is on it. */
static void
advise_only_level (const AshGrid *grid, guint row, GPtrArray *found)
{
  gboolean has_several = FALSE;

  for (guint i = 0; i < grid->rows->len; i++)
    has_several |= ash_grid_row (grid, i)->ratings->len > 1;
  if (!has_several || ash_grid_row (grid, row)->ratings->len != 1)
    return;
  add (found, ASH_RUBRIC_SAME_LEVELS, (int) row, 0, -1,
       g_strdup_printf (_ ("“%s” has one level only: all work is on it."),
                        criterion_name (grid, row)),
       _ ("Marks are fair when two people who mark the same work choose the same level. "
          "Levels that name different things in the work make that likely."))
      ->is_sure = TRUE;
}

static void
advise_gaps (const AshGrid *grid, guint row, GPtrArray *found)
{
  guint columns = ash_grid_row (grid, row)->ratings->len;
  int gap = -1;

  for (guint i = 0; i < columns && gap < 0; i++)
    if (*said (grid, row, i) == '\0')
      gap = (int) i;
  if (n_said (grid, row) > 0 && gap >= 0)
    {
      g_autofree char *name = level_name (grid, row, (guint) gap);

      add (found, ASH_RUBRIC_GAP, (int) row, gap, -1,
           g_strdup_printf (_ ("Nothing says what “%s” of “%s” looks like."), name,
                            criterion_name (grid, row)),
           _ ("Learners read a rubric before they start: a level without words is one that they "
              "cannot aim at."));
    }
}

static void
advise_order (const AshGrid *grid, guint row, GPtrArray *found)
{
  guint columns = ash_grid_row (grid, row)->ratings->len;
  gboolean rises = FALSE, falls = FALSE;
  int turn = -1;

  if (grid->rubric->scoring == ASH_SCORING_NONE)
    return;
  for (guint i = 0; i + 1 < columns; i++)
    {
      gint64 left = ash_grid_rating (grid, row, i)->points_c;
      gint64 right = ash_grid_rating (grid, row, i + 1)->points_c;

      if (left < 0 || right < 0)
        continue;
      rises |= left < right;
      falls |= left > right;
      if (rises && falls && turn < 0)
        turn = (int) i;
    }
  if (turn >= 0)
    add (found, ASH_RUBRIC_ORDER, (int) row, turn, turn + 1,
         g_strdup_printf (_ ("The points of “%s” go up and down again from level to level."),
                          criterion_name (grid, row)),
         _ ("Levels are read as steps: each should be worth less than the one before it."))
        ->is_sure = TRUE;
}

/* Levels that are worth nothing are not scored. */
static void
advise_steps (const AshGrid *grid, guint row, GPtrArray *found)
{
  guint columns = ash_grid_row (grid, row)->ratings->len;

  if (grid->rubric->scoring == ASH_SCORING_NONE)
    return;
  for (guint i = 0; i + 1 < columns; i++)
    {
      gint64 points = ash_grid_rating (grid, row, i)->points_c;
      g_autofree char *left = level_name (grid, row, i);
      g_autofree char *right = level_name (grid, row, i + 1);

      if (points <= 0 || ash_grid_rating (grid, row, i + 1)->points_c != points)
        continue;
      add (found, ASH_RUBRIC_ORDER, (int) row, (int) i, (int) i + 1,
           g_strdup_printf (_ ("“%s” and “%s” of “%s” are worth the same."), left, right,
                            criterion_name (grid, row)),
           _ ("Levels are read as steps: each should be worth less than the one before it."))
          ->is_sure = TRUE;
      return;
    }
}

gboolean
ash_weights_are_whole (gint64 sum_bp, guint n)
{
  return ABS (sum_bp - 10000) * 2 < (gint64) n * 100;
}

gint64
ash_rubric_weight_sum (const AshGrid *grid)
{
  gint64 sum = 0;

  if (!ash_grid_has_weights (grid))
    return ASH_UNSET;
  for (guint i = 0; i < grid->rows->len; i++)
    sum += CLAMP (ash_grid_row (grid, i)->criterion->weight_bp, 0, 1000000);
  return sum;
}

static void
advise_weights (const AshGrid *grid, GPtrArray *found)
{
  gint64 sum = ash_rubric_weight_sum (grid);
  g_autofree char *text = ash_grid_format_hundredths (sum);

  if (sum == ASH_UNSET || sum == 10000)
    return;
  add (found, ASH_RUBRIC_WEIGHTS, -1, -1, -1,
       g_strdup_printf (_ ("The weights add up to %s %%, not to 100 %%."), text),
       _ ("A criterion’s weight is its part of the whole mark."))
      ->is_sure = !ash_weights_are_whole (sum, grid->rows->len);
}

/**
 * ash_rubric_advise:
 *
 * Returns: (transfer full): what to look at
 */
GPtrArray *
ash_rubric_advise (const AshGrid *grid)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) ash_rubric_advice_free);
  void (*const rules[]) (const AshGrid *, guint,
                         GPtrArray *) = { advise_order,      advise_steps,      advise_levels,
                                          advise_only_level, advise_two_things, advise_gaps,
                                          advise_unsaid };

  advise_weights (grid, found);
  for (guint k = 0; k < G_N_ELEMENTS (rules); k++)
    for (guint i = 0; i < grid->rows->len; i++)
      rules[k](grid, i, found);
  return found;
}
