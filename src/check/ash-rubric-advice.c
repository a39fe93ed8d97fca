#include "ash-rubric-advice.h"

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

static void
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

/* Whether two texts are the same but for one short run of words. */
static gboolean
look_alike (const char *a, const char *b, gboolean *out_same)
{
  g_auto (GStrv) one = NULL;
  g_auto (GStrv) other = NULL;
  guint n, m, head = 0, tail = 0;

  *out_same = FALSE;
  if (strlen (a) > LONGEST_BYTES || strlen (b) > LONGEST_BYTES || !g_utf8_validate (a, -1, NULL) ||
      !g_utf8_validate (b, -1, NULL))
    return FALSE;
  one = words_of (a);
  other = words_of (b);
  n = g_strv_length (one);
  m = g_strv_length (other);
  if (n == 0 || m == 0)
    return FALSE;
  while (head < n && head < m && g_str_equal (one[head], other[head]))
    head++;
  while (tail < n - head && tail < m - head && g_str_equal (one[n - 1 - tail], other[m - 1 - tail]))
    tail++;
  *out_same = n == m && head == n;
  n -= head + tail;
  m -= head + tail;
  if (head + tail < 2)
    return *out_same;
  /* One says more than the other, or one word stands for another. */
  return MIN (n, m) == 0 ? MAX (n, m) <= ADDED_WORDS : MAX (n, m) <= SWAPPED_WORDS;
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
      gboolean is_same;

      if (!look_alike (said (grid, row, i), said (grid, row, i + 1), &is_same))
        continue;
      add (found, ASH_RUBRIC_SAME_LEVELS, (int) row, (int) i, (int) i + 1,
           g_strdup_printf (is_same ? _ ("“%s” and “%s” of “%s” say the same. What sets them "
                                         "apart?")
                                    : _ ("“%s” and “%s” of “%s” differ by one phrase. Can two "
                                         "markers tell them apart?"),
                            left, right, criterion_name (grid, row)),
           _ ("Marks are fair when two people who mark the same work choose the same level. "
              "Levels that name different things in the work make that likely."));
    }
}

static gboolean
joins_two (const char *title)
{
  static const char *const JOINS[] = { "and/or", "and / or",  "as well as", "und/oder", "sowie",
                                       "et/ou",  "ainsi que", "y/o",        "así como", NULL };
  static const char *const WORDS[] = { "and", "und", "et", "y", "و", NULL };
  g_autofree char *folded =
      g_utf8_validate (title, -1, NULL) ? g_utf8_casefold (title, -1) : g_strdup ("");
  g_auto (GStrv) words = g_strsplit (folded, " ", 100);

  for (guint i = 0; JOINS[i] != NULL; i++)
    if (strstr (folded, JOINS[i]) != NULL)
      return TRUE;
  for (guint i = 1; words[0] != NULL && words[i] != NULL && words[i + 1] != NULL; i++)
    if (g_strv_contains (WORDS, words[i]))
      return TRUE;
  return FALSE;
}

static void
advise_two_things (const AshGrid *grid, guint row, GPtrArray *found)
{
  const char *title = ash_grid_row (grid, row)->criterion->title;

  if (title != NULL && strlen (title) < LONGEST_BYTES && joins_two (title))
    add (found, ASH_RUBRIC_TWO_THINGS, (int) row, -1, -1,
         g_strdup_printf (_ ("“%s” asks for two things. Work may be strong in one and weak in the "
                             "other."),
                          title),
         _ ("One criterion for each makes the mark say which of the two is missing."));
}

static void
advise_gaps (const AshGrid *grid, guint row, GPtrArray *found)
{
  guint columns = ash_grid_row (grid, row)->ratings->len;
  guint n_said = 0;
  int gap = -1;

  for (guint i = 0; i < columns; i++)
    if (*said (grid, row, i) != '\0')
      n_said++;
    else if (gap < 0)
      gap = (int) i;
  if (n_said > 0 && gap >= 0)
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
         _ ("Levels are read as steps: each should be worth less than the one before it."));
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
       _ ("A criterion’s weight is its part of the whole mark."));
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
  void (*const rules[]) (const AshGrid *, guint, GPtrArray *) = { advise_order, advise_levels,
                                                                  advise_two_things, advise_gaps };

  advise_weights (grid, found);
  for (guint k = 0; k < G_N_ELEMENTS (rules); k++)
    for (guint i = 0; i < grid->rows->len; i++)
      rules[k](grid, i, found);
  return found;
}
