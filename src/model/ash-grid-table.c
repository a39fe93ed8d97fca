#include "ash-grid-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define NUMBER "(\\d{1,7}(?:[.,]\\d{1,4})?)"
#define RANGE NUMBER "(?:\\s*(?:-|–|—|to)\\s*" NUMBER ")?"
#define UNIT "(?:pts?|points?|p|punkte?|pkte?|puntos?|punti|pontos?|نقطة|نقاط)\\.?"
/* Longer ones are sentences, and name no level. */
#define LONGEST_HEAD 200

/* What a column of a table holds. */
typedef enum
{
  COLUMN_CRITERION,
  COLUMN_WEIGHT,
  COLUMN_DESCRIPTION,
  COLUMN_LEVEL,
} ColumnKind;

static GMatchInfo *
match (const char *pattern, const char *text)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_CASELESS, 0, NULL);
  GMatchInfo *info = NULL;

  if (strlen (text) > LONGEST_HEAD || !g_utf8_validate (text, -1, NULL))
    return NULL;
  if (g_regex_match (regex, text, 0, &info))
    return info;
  g_match_info_free (info);
  return NULL;
}

static gint64
hundredths (const char *text)
{
  g_autofree char *plain = g_strdelimit (g_strdup (text), ",", '.');

  return (gint64) (g_ascii_strtod (plain, NULL) * 100 + .5);
}

static void
read_range (GMatchInfo *info, int first, gint64 *min_c, gint64 *points_c)
{
  g_autofree char *a = g_match_info_fetch (info, first);
  g_autofree char *b = g_match_info_fetch (info, first + 1);

  *min_c = ASH_UNSET;
  *points_c = hundredths (a);
  if (b == NULL || *b == '\0')
    return;
  *min_c = *points_c;
  *points_c = hundredths (b);
  if (*min_c > *points_c)
    {
      gint64 swapped = *min_c;

      *min_c = *points_c;
      *points_c = swapped;
    }
}

/**
 * ash_grid_parse_points:
 *
 * Returns: %FALSE when it says no points; "" says that there are none: both %ASH_UNSET
 */
gboolean
ash_grid_parse_points (const char *text, gint64 *min_c, gint64 *points_c)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autoptr (GMatchInfo) info = NULL;

  *min_c = *points_c = ASH_UNSET;
  if (*stripped == '\0')
    return TRUE;
  info = match ("^" RANGE "\\s*(?:" UNIT ")?$", stripped);
  if (info == NULL)
    return FALSE;
  read_range (info, 1, min_c, points_c);
  return TRUE;
}

gboolean
ash_grid_parse_weight (const char *text, gint64 *weight_bp)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autoptr (GMatchInfo) info = NULL;
  g_autofree char *number = NULL;

  *weight_bp = ASH_UNSET;
  if (*stripped == '\0')
    return TRUE;
  info = match ("^" NUMBER "\\s*%?$", stripped);
  if (info == NULL)
    return FALSE;
  number = g_match_info_fetch (info, 1);
  if (hundredths (number) > 10000)
    return FALSE;
  *weight_bp = hundredths (number);
  return TRUE;
}

/**
 * ash_grid_format_hundredths:
 *
 * Returns: (transfer full): 250 as "2.5"; "" for %ASH_UNSET
 */
char *
ash_grid_format_hundredths (gint64 hundredths_)
{
  if (hundredths_ < 0)
    return g_strdup ("");
  if (hundredths_ % 100 == 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT, hundredths_ / 100);
  if (hundredths_ % 10 == 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT ".%d", hundredths_ / 100,
                            (int) (hundredths_ % 100) / 10);
  return g_strdup_printf ("%" G_GINT64_FORMAT ".%02d", hundredths_ / 100,
                          (int) (hundredths_ % 100));
}

char *
ash_grid_format_points (AshScoring scoring, gint64 min_c, gint64 points_c)
{
  g_autofree char *low = ash_grid_format_hundredths (min_c);
  g_autofree char *high = ash_grid_format_hundredths (points_c);

  if (scoring == ASH_SCORING_NONE)
    return g_strdup ("");
  if (scoring == ASH_SCORING_POINTS || *low == '\0' || *high == '\0' || min_c == points_c)
    return g_steal_pointer (&high);
  return g_strconcat (low, "–", high, NULL);
}

/* "Excellent (4 pts)", "4 pts", "Good: 3–4 points", "2 = Fair" as a title and points. */
static char *
split_head (const char *text, gint64 *min_c, gint64 *points_c)
{
  static const struct
  {
    const char *pattern;
    int title;
    int points;
  } FORMS[] = {
    { "^(.*?)\\s*[(\\[]\\s*" RANGE "\\s*(?:" UNIT ")?\\s*[)\\]]$", 1, 2 },
    { "^(.*?)[\\s:,;–—=-]*" RANGE "\\s*" UNIT "$", 1, 2 },
    { "^()" RANGE "$", 1, 2 },
    { "^" RANGE "\\s*(?:" UNIT ")?\\s*[:=–—-]\\s*(.+)$", 3, 1 },
  };

  *min_c = *points_c = ASH_UNSET;
  for (guint i = 0; i < G_N_ELEMENTS (FORMS); i++)
    {
      g_autoptr (GMatchInfo) info = match (FORMS[i].pattern, text);

      if (info == NULL)
        continue;
      read_range (info, FORMS[i].points, min_c, points_c);
      return g_match_info_fetch (info, FORMS[i].title);
    }
  return g_strdup (text);
}

/* "Reads the chart (30 %)" as a title and a weight. */
static char *
split_criterion (const char *text, gint64 *weight_bp)
{
  g_autoptr (GMatchInfo) info =
      match ("^(.+?)\\s*[(\\[,;:–—-]?\\s*" NUMBER "\\s*%\\s*[)\\]]?$", text);
  g_autofree char *number = NULL;

  *weight_bp = ASH_UNSET;
  if (info == NULL)
    return g_strdup (text);
  number = g_match_info_fetch (info, 2);
  *weight_bp = MIN (hundredths (number), 10000);
  return g_match_info_fetch (info, 1);
}

static const char *
text_at (GPtrArray *table, guint row, guint column)
{
  GPtrArray *cells = row < table->len ? g_ptr_array_index (table, row) : NULL;

  return cells != NULL && column < cells->len ? g_ptr_array_index (cells, column) : "";
}

static guint
width (GPtrArray *table)
{
  guint most = 0;

  for (guint i = 0; i < table->len; i++)
    most = MAX (most, ((GPtrArray *) g_ptr_array_index (table, i))->len);
  return most;
}

static gboolean
is_word (const char *text, const char *const *words)
{
  g_autofree char *folded = g_utf8_validate (text, -1, NULL) ? g_utf8_casefold (text, -1) : NULL;

  for (guint i = 0; folded != NULL && words[i] != NULL; i++)
    {
      g_autofree char *word = g_utf8_casefold (words[i], -1);

      if (g_str_equal (folded, word))
        return TRUE;
    }
  return FALSE;
}

static gboolean
names_criterion (const char *text)
{
  return is_word (text, (const char *const[]){ "", "Criterion", "Criteria", "Criteria Name",
                                               _ ("Criterion"), _ ("Criteria"), NULL });
}

/* Whether the first row names levels: it says so, or has points, or is much shorter than what
 * follows. */
static gboolean
has_head (GPtrArray *table)
{
  gsize head = 0, below = 0;

  if (table->len > 0 && names_criterion (text_at (table, 0, 0)))
    return TRUE;
  if (table->len < 2)
    return FALSE;
  for (guint i = 1; i < width (table); i++)
    {
      gint64 min_c, points_c;
      g_autofree char *title = split_head (text_at (table, 0, i), &min_c, &points_c);

      if (points_c >= 0)
        return TRUE;
      head += strlen (text_at (table, 0, i));
      below += strlen (text_at (table, 1, i));
    }
  return head * 2 < below;
}

static gboolean
all_are_weights (GPtrArray *table, guint from, guint column)
{
  gboolean is_any = FALSE;

  for (guint i = from; i < table->len; i++)
    {
      const char *text = text_at (table, i, column);
      gint64 weight_bp;

      if (*text == '\0')
        continue;
      if (strchr (text, '%') == NULL || !ash_grid_parse_weight (text, &weight_bp))
        return FALSE;
      is_any = TRUE;
    }
  return is_any;
}

static ColumnKind
kind_of (GPtrArray *table, gboolean with_head, guint column)
{
  const char *head = with_head ? text_at (table, 0, column) : "";

  if (column == 0)
    return COLUMN_CRITERION;
  if (all_are_weights (table, with_head ? 1 : 0, column) ||
      is_word (head, (const char *const[]){ "Weight", "Weighting", "%", _ ("Weight"), NULL }))
    return COLUMN_WEIGHT;
  if (is_word (head, (const char *const[]){ "Description", "Criteria Description",
                                            _ ("Description"), NULL }))
    return COLUMN_DESCRIPTION;
  return COLUMN_LEVEL;
}

static AshGridRow *
take_row_titled (GPtrArray *rows, const char *title)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const AshGridRow *row = g_ptr_array_index (rows, i);

      if (g_strcmp0 (row->criterion->title, title) == 0)
        return g_ptr_array_steal_index (rows, i);
    }
  return NULL;
}

static void
set_description (AshGridRow *row, const char *text)
{
  g_free (row->criterion->text);
  row->criterion->text = *text != '\0' ? g_strdup (text) : NULL;
}

/* Where criteria call a level otherwise or give it other points, its head says neither: @rating
 * keeps its own, and its name goes from before the words, where level_text() puts it. */
static const char *
keep_own (const AshRating *rating,
          guint level,
          const char *text,
          char **title,
          gint64 *min_c,
          gint64 *points_c)
{
  g_autofree char *number = g_strdup_printf (_ ("Level %u"), level + 1);
  gboolean is_nameless = g_str_equal (*title, number);
  gsize length;

  if (rating == NULL || (!is_nameless && g_strcmp0 (rating->title, *title) != 0))
    return text;
  if (*points_c < 0)
    {
      *min_c = rating->min_c;
      *points_c = rating->points_c;
    }
  if (!is_nameless)
    return text;
  g_free (*title);
  *title = g_strdup (rating->title);
  length = *title != NULL ? strlen (*title) : 0;
  if (length == 0 || strncmp (text, *title, length) != 0)
    return text;
  return text[length] == '\0'                     ? ""
         : g_str_has_prefix (text + length, ": ") ? text + length + 2
                                                  : text;
}

/* Without a row of names the levels are called and worth what they were before. */
static void
fill_row (AshGrid *self,
          guint row,
          GPtrArray *table,
          guint from,
          gboolean with_head,
          const AshGrid *before)
{
  guint columns = width (table);
  guint level = 0;

  for (guint i = 1; i < columns; i++)
    {
      ColumnKind kind = kind_of (table, with_head, i);
      const char *text = text_at (table, from, i);
      gint64 min_c = ASH_UNSET, points_c = ASH_UNSET, weight_bp;
      g_autofree char *title = NULL;

      if (kind == COLUMN_WEIGHT && ash_grid_parse_weight (text, &weight_bp))
        ash_grid_set_weight (self, row, weight_bp);
      else if (kind == COLUMN_DESCRIPTION)
        set_description (ash_grid_row (self, row), text);
      if (kind != COLUMN_LEVEL)
        continue;
      if (with_head)
        {
          title = split_head (text_at (table, 0, i), &min_c, &points_c);
          text =
              keep_own (ash_grid_rating (self, row, level), level, text, &title, &min_c, &points_c);
        }
      else
        {
          title = g_strdup (ash_grid_column_title (before, level));
          if (!ash_grid_column_points (before, level, &min_c, &points_c))
            min_c = points_c = ASH_UNSET;
        }
      ash_grid_set_level (self, row, level, title, min_c, points_c);
      ash_grid_set_cell (self, row, level, text);
      level++;
    }
  g_ptr_array_set_size (ash_grid_row (self, row)->ratings, (gint) level);
}

/**
 * ash_grid_take_table:
 * @table: criteria below each other, levels beside each other, perhaps with a row of names
 *
 * Makes the grid what the table says. A criterion of the same title stays itself, with the
 * outcomes that it shows, and its weight and points where the table has none.
 *
 * Returns: %FALSE when the table is none, or more than a rubric can hold
 */
gboolean
ash_grid_take_table (AshGrid *self, GPtrArray *table)
{
  gboolean with_head = has_head (table);
  guint first = with_head ? 1 : 0;
  g_autoptr (AshGrid) before = ash_grid_copy (self);
  g_autoptr (GPtrArray) old = NULL;

  if (table->len <= first || table->len > ASH_GRID_MOST_ROWS + first || width (table) < 2 ||
      width (table) > ASH_GRID_MOST_COLUMNS + 3)
    return FALSE;
  old = self->rows;
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) ash_grid_row_free);
  for (guint i = first; i < table->len; i++)
    {
      gint64 weight_bp;
      g_autofree char *title = split_criterion (text_at (table, i, 0), &weight_bp);
      AshGridRow *kept = take_row_titled (old, title);
      guint row = self->rows->len;

      if (kept != NULL)
        g_ptr_array_add (self->rows, kept);
      else
        ash_grid_add_row (self, row, title);
      if (weight_bp >= 0)
        ash_grid_set_weight (self, row, weight_bp);
      fill_row (self, row, table, i, with_head, before);
    }
  for (guint i = 0; i < ash_grid_columns (self); i++)
    {
      const AshRating *rating = ash_grid_rating (self, 0, i);

      if (rating != NULL && rating->min_c >= 0 && rating->min_c != rating->points_c)
        self->rubric->scoring = ASH_SCORING_RANGE;
    }
  return TRUE;
}

/**
 * ash_grid_cell_text:
 * @row: a criterion, or %ASH_GRID_HEAD
 * @column: a level, or %ASH_GRID_HEAD
 *
 * Returns: (transfer full): what a spreadsheet shows at that place
 */
char *
ash_grid_cell_text (const AshGrid *self, int row, int column)
{
  if (row < 0 && column < 0)
    return g_strdup (_ ("Criterion"));
  if (row < 0)
    {
      const char *title = ash_grid_column_title (self, (guint) column);
      gint64 min_c, points_c;
      gboolean is_common = ash_grid_column_points (self, (guint) column, &min_c, &points_c);
      g_autofree char *points =
          is_common ? ash_grid_format_points (self->rubric->scoring, min_c, points_c) : NULL;
      g_autofree char *number = g_strdup_printf (_ ("Level %u"), (guint) column + 1);

      if (title == NULL || *title == '\0')
        title = number;
      return points != NULL && *points != '\0' ? g_strdup_printf ("%s (%s)", title, points)
                                               : g_strdup (title);
    }
  if (column < 0)
    {
      const AshGridRow *found = ash_grid_row (self, (guint) row);

      return g_strdup (found != NULL && found->criterion->title != NULL ? found->criterion->title
                                                                        : "");
    }
  else
    {
      const AshRating *rating = ash_grid_rating (self, (guint) row, (guint) column);

      return g_strdup (rating != NULL && rating->text != NULL ? rating->text : "");
    }
}

static gboolean
has_descriptions (const AshGrid *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (ash_grid_row (self, i)->criterion->text != NULL)
      return TRUE;
  return FALSE;
}

/* Where levels have names or points of their own, they stand before the text. */
static char *
level_text (const AshGrid *self, guint row, guint column)
{
  const AshRating *rating = ash_grid_rating (self, row, column);
  gboolean is_named = ash_grid_column_title (self, column) != NULL;
  g_autofree char *text = ash_grid_cell_text (self, (int) row, (int) column);

  if (rating == NULL || is_named || rating->title == NULL)
    return g_steal_pointer (&text);
  return *text != '\0' ? g_strdup_printf ("%s: %s", rating->title, text) : g_strdup (rating->title);
}

static void
append_row (GPtrArray *table, const AshGrid *self, int row, gboolean weights, gboolean texts)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);
  const AshGridRow *found = row >= 0 ? ash_grid_row (self, (guint) row) : NULL;

  g_ptr_array_add (cells, ash_grid_cell_text (self, row, ASH_GRID_HEAD));
  if (weights)
    {
      g_autofree char *weight =
          found != NULL ? ash_grid_format_hundredths (found->criterion->weight_bp) : NULL;

      g_ptr_array_add (cells, found == NULL     ? g_strdup (_ ("Weight"))
                              : *weight == '\0' ? g_strdup ("")
                                                : g_strconcat (weight, " %", NULL));
    }
  if (texts)
    g_ptr_array_add (cells, g_strdup (found == NULL                    ? _ ("Description")
                                      : found->criterion->text != NULL ? found->criterion->text
                                                                       : ""));
  for (guint i = 0; i < ash_grid_columns (self); i++)
    g_ptr_array_add (cells, found == NULL ? ash_grid_cell_text (self, row, (int) i)
                                          : level_text (self, (guint) row, i));
  g_ptr_array_add (table, cells);
}

/**
 * ash_grid_to_table:
 *
 * Returns: (transfer full): the whole rubric with its row of names, as ash_grid_take_table()
 *   reads it
 */
GPtrArray *
ash_grid_to_table (const AshGrid *self)
{
  GPtrArray *table = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  gboolean weights = ash_grid_has_weights (self);
  gboolean texts = has_descriptions (self);

  append_row (table, self, ASH_GRID_HEAD, weights, texts);
  for (guint i = 0; i < self->rows->len; i++)
    append_row (table, self, (int) i, weights, texts);
  return table;
}

static void
paste_head (AshGrid *self, guint column, const char *text)
{
  gint64 min_c, points_c;
  g_autofree char *title = split_head (text, &min_c, &points_c);

  ash_grid_set_column_title (self, column, title);
  if (points_c >= 0)
    ash_grid_set_column_points (self, column, min_c, points_c);
}

static void
paste_title (AshGrid *self, guint row, const char *text)
{
  gint64 weight_bp;
  g_autofree char *title = split_criterion (text, &weight_bp);

  ash_grid_set_row_title (self, row, title);
  if (weight_bp >= 0)
    ash_grid_set_weight (self, row, weight_bp);
}

/**
 * ash_grid_paste:
 * @row: where its first row goes: a criterion, or %ASH_GRID_HEAD
 * @column: where its first column goes: a level, or %ASH_GRID_HEAD
 *
 * Writes a block over what stands there. The grid grows as far as the block reaches.
 *
 * Returns: %FALSE, and nothing is changed, when it would grow beyond what a rubric can hold
 */
gboolean
ash_grid_paste (AshGrid *self, GPtrArray *table, int row, int column)
{
  int rows = row + (int) table->len;
  int columns = column + (int) width (table);

  if (table->len == 0 || rows > ASH_GRID_MOST_ROWS || columns > ASH_GRID_MOST_COLUMNS)
    return FALSE;
  while ((int) self->rows->len < rows)
    ash_grid_add_row (self, self->rows->len, NULL);
  while (self->rows->len > 0 && (int) ash_grid_columns (self) < columns)
    ash_grid_add_column (self, ash_grid_columns (self), NULL);
  for (int i = 0; i < (int) table->len; i++)
    for (int j = 0; j < (int) ((GPtrArray *) g_ptr_array_index (table, i))->len; j++)
      {
        const char *text = text_at (table, (guint) i, (guint) j);

        if (row + i < 0 && column + j >= 0)
          paste_head (self, (guint) (column + j), text);
        else if (row + i >= 0 && column + j < 0)
          paste_title (self, (guint) (row + i), text);
        else if (row + i >= 0)
          ash_grid_set_cell (self, (guint) (row + i), (guint) (column + j), text);
      }
  return TRUE;
}
