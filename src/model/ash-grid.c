#include "ash-grid.h"

static AshGridRow *
row_new (void)
{
  AshGridRow *self = g_new0 (AshGridRow, 1);

  self->criterion = ash_criterion_new ();
  self->ratings = g_ptr_array_new_with_free_func (ASH_RATING.free);
  self->outcomes = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
ash_grid_row_free (AshGridRow *self)
{
  if (self == NULL)
    return;
  ash_criterion_free (self->criterion);
  g_ptr_array_unref (self->ratings);
  g_ptr_array_unref (self->outcomes);
  g_free (self);
}

static gpointer
copy_rating (gconstpointer rating, gpointer data)
{
  return ash_rating_copy (rating);
}

static gpointer
copy_text (gconstpointer text, gpointer data)
{
  return g_strdup (text);
}

static gpointer
copy_row (gconstpointer source, gpointer data)
{
  const AshGridRow *row = source;
  AshGridRow *self = g_new0 (AshGridRow, 1);

  self->criterion = ash_criterion_copy (row->criterion);
  self->ratings = g_ptr_array_copy (row->ratings, copy_rating, NULL);
  g_ptr_array_set_free_func (self->ratings, ASH_RATING.free);
  self->outcomes = g_ptr_array_copy (row->outcomes, copy_text, NULL);
  g_ptr_array_set_free_func (self->outcomes, g_free);
  return self;
}

/**
 * ash_grid_new:
 *
 * Returns: (transfer full): a rubric with no criteria
 */
AshGrid *
ash_grid_new (void)
{
  AshGrid *self = g_new0 (AshGrid, 1);

  self->rubric = ash_rubric_new ();
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) ash_grid_row_free);
  return self;
}

AshGrid *
ash_grid_copy (const AshGrid *self)
{
  AshGrid *copy = g_new0 (AshGrid, 1);

  copy->rubric = ash_rubric_copy (self->rubric);
  copy->rows = g_ptr_array_copy (self->rows, copy_row, NULL);
  g_ptr_array_set_free_func (copy->rows, (GDestroyNotify) ash_grid_row_free);
  return copy;
}

void
ash_grid_free (AshGrid *self)
{
  if (self == NULL)
    return;
  ash_rubric_free (self->rubric);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static void
forget (AshRecord *record)
{
  record->n = 0;
  g_clear_pointer (&record->id, g_free);
}

static void
forget_row (AshGridRow *row)
{
  forget (&row->criterion->record);
  for (guint i = 0; i < row->ratings->len; i++)
    forget (g_ptr_array_index (row->ratings, i));
}

void
ash_grid_forget_ids (AshGrid *self)
{
  forget (&self->rubric->record);
  for (guint i = 0; i < self->rows->len; i++)
    forget_row (g_ptr_array_index (self->rows, i));
}

/**
 * ash_grid_row:
 *
 * Returns: (transfer none) (nullable): the criterion at that place
 */
AshGridRow *
ash_grid_row (const AshGrid *self, guint row)
{
  return row < self->rows->len ? g_ptr_array_index (self->rows, row) : NULL;
}

AshRating *
ash_grid_rating (const AshGrid *self, guint row, guint column)
{
  const AshGridRow *found = ash_grid_row (self, row);

  return found != NULL && column < found->ratings->len ? g_ptr_array_index (found->ratings, column)
                                                       : NULL;
}

guint
ash_grid_columns (const AshGrid *self)
{
  guint most = 0;

  for (guint i = 0; i < self->rows->len; i++)
    most = MAX (most, ash_grid_row (self, i)->ratings->len);
  return most;
}

/**
 * ash_grid_column_title:
 *
 * Returns: (transfer none) (nullable): what every criterion that has this level calls it; ""
 *   when none names it, %NULL when they differ
 */
const char *
ash_grid_column_title (const AshGrid *self, guint column)
{
  const char *title = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const AshRating *rating = ash_grid_rating (self, i, column);
      const char *each = rating != NULL && rating->title != NULL ? rating->title : "";

      if (rating == NULL)
        continue;
      if (title != NULL && !g_str_equal (title, each))
        return NULL;
      title = each;
    }
  return title != NULL ? title : "";
}

/**
 * ash_grid_column_points:
 * @min_c: (out): the lower end of a range, or %ASH_UNSET
 * @points_c: (out): hundredths, or %ASH_UNSET when no level of the column has points
 *
 * Returns: %FALSE when levels of the column are not worth the same
 */
gboolean
ash_grid_column_points (const AshGrid *self, guint column, gint64 *min_c, gint64 *points_c)
{
  gboolean is_first = TRUE;

  *min_c = *points_c = ASH_UNSET;
  for (guint i = 0; i < self->rows->len; i++)
    {
      const AshRating *rating = ash_grid_rating (self, i, column);

      if (rating == NULL)
        continue;
      if (!is_first && (rating->points_c != *points_c ||
                        (self->rubric->scoring == ASH_SCORING_RANGE && rating->min_c != *min_c)))
        return FALSE;
      is_first = FALSE;
      *points_c = rating->points_c;
      *min_c = rating->min_c;
    }
  return TRUE;
}

gint64
ash_grid_row_points (const AshGrid *self, guint row)
{
  const AshGridRow *found = ash_grid_row (self, row);
  gint64 most = ASH_UNSET;

  for (guint i = 0; found != NULL && i < found->ratings->len; i++)
    most = MAX (most, ash_grid_rating (self, row, i)->points_c);
  if (most == ASH_UNSET && found != NULL)
    most = found->criterion->points_c;
  return most;
}

gboolean
ash_grid_has_weights (const AshGrid *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (ash_grid_row (self, i)->criterion->weight_bp >= 0)
      return TRUE;
  return FALSE;
}

/**
 * ash_grid_row_share:
 *
 * Returns: the weight of a criterion in basis points: its own, or, when no criterion has one of
 *   its own, what its points make of all points; %ASH_UNSET when neither is known
 */
gint64
ash_grid_row_share (const AshGrid *self, guint row)
{
  const AshGridRow *found = ash_grid_row (self, row);
  double all = 0;
  gint64 own = found != NULL ? ash_grid_row_points (self, row) : ASH_UNSET;

  if (found == NULL)
    return ASH_UNSET;
  if (ash_grid_has_weights (self))
    return MAX (found->criterion->weight_bp, ASH_UNSET);
  if (self->rubric->scoring == ASH_SCORING_NONE || own < 0)
    return ASH_UNSET;
  for (guint i = 0; i < self->rows->len; i++)
    all += (double) MAX (ash_grid_row_points (self, i), 0);
  return all > 0 ? (gint64) ((double) own * 10000 / all + .5) : ASH_UNSET;
}

static void
set_text (char **member, const char *text)
{
  char *fresh = text != NULL && *text != '\0' ? g_strdup (text) : NULL;

  g_free (*member);
  *member = fresh;
}

/* What a criterion is worth at most follows its levels. */
static void
follow_points (AshGrid *self, guint row)
{
  AshGridRow *found = ash_grid_row (self, row);
  gint64 most = ASH_UNSET;

  for (guint i = 0; i < found->ratings->len; i++)
    most = MAX (most, ash_grid_rating (self, row, i)->points_c);
  if (most != ASH_UNSET)
    found->criterion->points_c = most;
}

/* A level as the others of its column are. */
static AshRating *
level_like (const AshGrid *self, guint column)
{
  AshRating *rating = ash_rating_new ();
  gint64 min_c, points_c;

  set_text (&rating->title, ash_grid_column_title (self, column));
  if (ash_grid_column_points (self, column, &min_c, &points_c))
    {
      rating->points_c = points_c;
      rating->min_c = min_c;
    }
  return rating;
}

/* The level at that place, made with those before it when the criterion has fewer. */
static AshRating *
ensure_rating (AshGrid *self, guint row, guint column)
{
  AshGridRow *found = ash_grid_row (self, row);

  while (found->ratings->len <= column)
    g_ptr_array_add (found->ratings, level_like (self, found->ratings->len));
  return g_ptr_array_index (found->ratings, column);
}

/**
 * ash_grid_add_row:
 * @before: its place; beyond the last is the end
 * @title: (nullable)
 *
 * Adds a criterion with the levels that the others have.
 *
 * Returns: its place
 */
guint
ash_grid_add_row (AshGrid *self, guint before, const char *title)
{
  AshGridRow *row = row_new ();
  guint columns = ash_grid_columns (self);
  guint place = MIN (before, self->rows->len);

  set_text (&row->criterion->title, title);
  for (guint i = 0; i < columns; i++)
    g_ptr_array_add (row->ratings, level_like (self, i));
  g_ptr_array_insert (self->rows, (gint) place, row);
  follow_points (self, place);
  return place;
}

/**
 * ash_grid_duplicate_row:
 *
 * The copy stands below, without a weight: the sum stays what it was.
 */
gboolean
ash_grid_duplicate_row (AshGrid *self, guint row)
{
  AshGridRow *copy;

  if (row >= self->rows->len)
    return FALSE;
  copy = copy_row (ash_grid_row (self, row), NULL);
  forget_row (copy);
  copy->criterion->weight_bp = ASH_UNSET;
  g_ptr_array_insert (self->rows, (gint) row + 1, copy);
  return TRUE;
}

static gboolean
move (GPtrArray *array, guint from, guint to)
{
  gpointer moved;

  if (from >= array->len || to >= array->len || from == to)
    return FALSE;
  moved = g_ptr_array_steal_index (array, from);
  g_ptr_array_insert (array, (gint) to, moved);
  return TRUE;
}

gboolean
ash_grid_move_row (AshGrid *self, guint row, guint to)
{
  return move (self->rows, row, to);
}

gboolean
ash_grid_remove_row (AshGrid *self, guint row)
{
  if (row >= self->rows->len)
    return FALSE;
  g_ptr_array_remove_index (self->rows, row);
  return TRUE;
}

/**
 * ash_grid_add_column:
 * @before: its place; beyond the last is the end
 *
 * Adds a level to every criterion that reaches so far. In between it is worth what lies halfway.
 */
guint
ash_grid_add_column (AshGrid *self, guint before, const char *title)
{
  guint place = MIN (before, ash_grid_columns (self));

  for (guint i = 0; i < self->rows->len; i++)
    {
      AshGridRow *row = ash_grid_row (self, i);
      const AshRating *left = place > 0 ? ash_grid_rating (self, i, place - 1) : NULL;
      const AshRating *right = ash_grid_rating (self, i, place);
      AshRating *rating;

      if (row->ratings->len < place)
        continue;
      rating = ash_rating_new ();
      set_text (&rating->title, title);
      if (left != NULL && right != NULL && left->points_c >= 0 && right->points_c >= 0)
        rating->points_c = (left->points_c + right->points_c) / 2;
      else if (left != NULL && left->points_c >= 0)
        rating->points_c = 0;
      else if (right != NULL && right->points_c >= 0)
        rating->points_c = right->points_c + 100;
      g_ptr_array_insert (row->ratings, (gint) place, rating);
      follow_points (self, i);
    }
  return place;
}

gboolean
ash_grid_move_column (AshGrid *self, guint column, guint to)
{
  guint columns = ash_grid_columns (self);
  gboolean is_moved = FALSE;

  if (column >= columns || to >= columns || column == to)
    return FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    is_moved |= move (ash_grid_row (self, i)->ratings, column, to);
  return is_moved;
}

gboolean
ash_grid_remove_column (AshGrid *self, guint column)
{
  if (column >= ash_grid_columns (self))
    return FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      AshGridRow *row = ash_grid_row (self, i);

      if (column < row->ratings->len)
        {
          g_ptr_array_remove_index (row->ratings, column);
          follow_points (self, i);
        }
    }
  return TRUE;
}

gboolean
ash_grid_set_row_title (AshGrid *self, guint row, const char *title)
{
  AshGridRow *found = ash_grid_row (self, row);

  if (found == NULL)
    return FALSE;
  set_text (&found->criterion->title, title);
  return TRUE;
}

/**
 * ash_grid_set_cell:
 *
 * Sets what is said of a level. Emptying a level that is not there makes none.
 */
gboolean
ash_grid_set_cell (AshGrid *self, guint row, guint column, const char *text)
{
  gboolean is_empty = text == NULL || *text == '\0';

  if (row >= self->rows->len || (is_empty && ash_grid_rating (self, row, column) == NULL))
    return FALSE;
  set_text (&ensure_rating (self, row, column)->text, text);
  return TRUE;
}

/**
 * ash_grid_set_level:
 * @title: (nullable)
 * @min_c: the lower end of a range in hundredths of a point, or %ASH_UNSET
 * @points_c: or %ASH_UNSET
 *
 * Names one level of one criterion and says what it is worth.
 */
gboolean
ash_grid_set_level (
    AshGrid *self, guint row, guint column, const char *title, gint64 min_c, gint64 points_c)
{
  AshRating *rating;

  if (row >= self->rows->len)
    return FALSE;
  rating = ensure_rating (self, row, column);
  set_text (&rating->title, title);
  rating->min_c = min_c;
  rating->points_c = points_c;
  follow_points (self, row);
  return TRUE;
}

gboolean
ash_grid_set_column_title (AshGrid *self, guint column, const char *title)
{
  if (column >= ash_grid_columns (self))
    return FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      AshRating *rating = ash_grid_rating (self, i, column);

      if (rating != NULL)
        set_text (&rating->title, title);
    }
  return TRUE;
}

gboolean
ash_grid_set_column_points (AshGrid *self, guint column, gint64 min_c, gint64 points_c)
{
  if (column >= ash_grid_columns (self))
    return FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      AshRating *rating = ash_grid_rating (self, i, column);

      if (rating == NULL)
        continue;
      rating->min_c = min_c;
      rating->points_c = points_c;
      follow_points (self, i);
    }
  return TRUE;
}

gboolean
ash_grid_set_weight (AshGrid *self, guint row, gint64 weight_bp)
{
  AshGridRow *found = ash_grid_row (self, row);

  if (found == NULL)
    return FALSE;
  found->criterion->weight_bp = weight_bp;
  return TRUE;
}

/**
 * ash_grid_share_weights:
 *
 * Weighs all criteria alike, in whole percents; the first has what is left over.
 */
void
ash_grid_share_weights (AshGrid *self)
{
  gint64 n = (gint64) self->rows->len;
  gint64 each = n > 0 ? 100 / n * 100 : 0;

  for (guint i = 0; i < self->rows->len; i++)
    ash_grid_set_weight (self, i, i == 0 ? 10000 - each * (n - 1) : each);
}

/* A range starts where the next lower level of its criterion ends. */
static void
fill_range (AshGridRow *row)
{
  for (guint i = 0; i < row->ratings->len; i++)
    {
      AshRating *rating = g_ptr_array_index (row->ratings, i);

      if (rating->min_c >= 0 || rating->points_c < 0)
        continue;
      rating->min_c = 0;
      for (guint j = 0; j < row->ratings->len; j++)
        {
          const AshRating *other = g_ptr_array_index (row->ratings, j);

          if (other->points_c < rating->points_c)
            rating->min_c = MAX (rating->min_c, other->points_c);
        }
    }
}

/**
 * ash_grid_set_scoring:
 *
 * Points stay where they are when they no longer count, so that it can be taken back.
 */
gboolean
ash_grid_set_scoring (AshGrid *self, AshScoring scoring)
{
  if (self->rubric->scoring == scoring)
    return FALSE;
  self->rubric->scoring = scoring;
  for (guint i = 0; scoring == ASH_SCORING_RANGE && i < self->rows->len; i++)
    fill_range (ash_grid_row (self, i));
  return TRUE;
}

gboolean
ash_grid_shows (const AshGrid *self, guint row, const char *statement)
{
  const AshGridRow *found = ash_grid_row (self, row);

  return found != NULL &&
         g_ptr_array_find_with_equal_func (found->outcomes, statement, g_str_equal, NULL);
}

gboolean
ash_grid_set_outcome (AshGrid *self, guint row, const char *statement, gboolean shows)
{
  AshGridRow *found = ash_grid_row (self, row);
  guint index;

  if (found == NULL || ash_grid_shows (self, row, statement) == shows)
    return FALSE;
  if (shows)
    g_ptr_array_add (found->outcomes, g_strdup (statement));
  else if (g_ptr_array_find_with_equal_func (found->outcomes, statement, g_str_equal, &index))
    g_ptr_array_remove_index (found->outcomes, index);
  return TRUE;
}
