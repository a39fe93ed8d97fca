#include "ash-desk-rubric.h"

#include <ash-error.h>
#include <ash-grid-table.h>
#include <ash-id.h>
#include <glib/gi18n-lib.h>

#include "ash-desk-private.h"

/* The rubric that came with the item, or with the one that it was made from. */
static AshRubric *
rubric_of_item (AshStore *store, const char *item)
{
  g_autoptr (AshItemOrigin) origin = NULL;
  AshRubric *rubric;

  if (item == NULL)
    return NULL;
  rubric = ash_store_find (store, &ASH_RUBRIC, "item", item);
  if (rubric != NULL)
    return rubric;
  origin = ash_store_find (store, &ASH_ITEM_ORIGIN, "item", item);
  return origin != NULL && origin->source_item != NULL
             ? ash_store_find (store, &ASH_RUBRIC, "item", origin->source_item)
             : NULL;
}

static AshRubric *
rubric_of (AshStore *store, const AshAssessment *assessment)
{
  AshRubric *rubric = assessment->rubric != NULL
                          ? ash_store_find (store, &ASH_RUBRIC, "id", assessment->rubric)
                          : NULL;

  return rubric != NULL ? rubric : rubric_of_item (store, assessment->item);
}

static gboolean
load_outcomes (AshStore *store, AshGridRow *row, GError **error)
{
  g_autoptr (GPtrArray) alignments =
      ash_store_list (store, &ASH_ALIGNMENT, "subject", row->criterion->record.id, error);

  for (guint i = 0; alignments != NULL && i < alignments->len; i++)
    {
      const AshAlignment *alignment = g_ptr_array_index (alignments, i);

      if (alignment->statement != NULL)
        g_ptr_array_add (row->outcomes, g_strdup (alignment->statement));
    }
  return alignments != NULL;
}

static AshGridRow *
load_row (AshStore *store, const AshCriterion *criterion, GError **error)
{
  AshGridRow *row = g_new0 (AshGridRow, 1);

  row->criterion = ash_criterion_copy (criterion);
  row->outcomes = g_ptr_array_new_with_free_func (g_free);
  row->ratings = ash_store_list (store, &ASH_RATING, "criterion", criterion->record.id, error);
  if (row->ratings != NULL && row->ratings->len <= ASH_GRID_MOST_COLUMNS &&
      load_outcomes (store, row, error))
    return row;
  if (row->ratings != NULL && row->ratings->len > ASH_GRID_MOST_COLUMNS)
    g_set_error (error, ASH_ERROR, ASH_ERROR_LIMIT,
                 _ ("“%s” has %u levels, more than can be edited here. They are kept, and go "
                    "into the package."),
                 criterion->title != NULL ? criterion->title : "", row->ratings->len);
  if (row->ratings == NULL)
    row->ratings = g_ptr_array_new ();
  ash_grid_row_free (row);
  return NULL;
}

AshGrid *
ash_desk_load_rubric (AshStore *store, const AshRubric *rubric, GError **error)
{
  g_autoptr (AshGrid) grid = ash_grid_new ();
  g_autoptr (GPtrArray) criteria = NULL;

  if (rubric == NULL)
    return g_steal_pointer (&grid);
  ash_rubric_free (grid->rubric);
  grid->rubric = ash_rubric_copy (rubric);
  criteria = ash_store_list (store, &ASH_CRITERION, "rubric", rubric->record.id, error);
  if (criteria == NULL)
    return NULL;
  if (criteria->len > ASH_GRID_MOST_ROWS)
    {
      g_set_error (error, ASH_ERROR, ASH_ERROR_LIMIT,
                   _ ("This rubric has %u criteria, more than can be edited here. They are kept, "
                      "and go into the package."),
                   criteria->len);
      return NULL;
    }
  for (guint i = 0; i < criteria->len; i++)
    {
      AshGridRow *row = load_row (store, g_ptr_array_index (criteria, i), error);

      if (row == NULL)
        return NULL;
      g_ptr_array_add (grid->rows, row);
    }
  return g_steal_pointer (&grid);
}

/**
 * ash_desk_load_grid:
 * @assessment: id of a piece of evidence
 */
AshGrid *
ash_desk_load_grid (AshStore *store, const char *assessment, GError **error)
{
  g_autoptr (AshAssessment) record = ash_store_get (store, &ASH_ASSESSMENT, assessment, error);
  g_autoptr (AshRubric) rubric = record != NULL ? rubric_of (store, record) : NULL;

  return record != NULL ? ash_desk_load_rubric (store, rubric, error) : NULL;
}

static gboolean
is_same (const AshRecordClass *klass, gconstpointer a, gconstpointer b)
{
  for (guint i = 0; i < klass->n_fields; i++)
    {
      const AshField *field = &klass->fields[i];
      gconstpointer at = G_STRUCT_MEMBER_P (a, field->offset);
      gconstpointer bt = G_STRUCT_MEMBER_P (b, field->offset);

      if (field->type == ASH_FIELD_TEXT  ? g_strcmp0 (*(char *const *) at, *(char *const *) bt) != 0
          : field->type == ASH_FIELD_INT ? *(const gint64 *) at != *(const gint64 *) bt
                                         : *(const int *) at != *(const int *) bt)
        return FALSE;
    }
  return TRUE;
}

/* Inserts what has no id yet, updates what is different. */
static gboolean
put (AshStore *store, const AshRecordClass *klass, gpointer record, gpointer before, GError **error)
{
  if (before == NULL)
    return ash_store_insert (store, klass, record, error);
  return is_same (klass, record, before) || ash_store_update (store, klass, record, error);
}

static gpointer
record_with_id (GHashTable *records, const AshRecord *record)
{
  return record->id != NULL ? g_hash_table_lookup (records, record->id) : NULL;
}

static gboolean
put_outcomes (AshStore *store, const AshGridRow *row, GError **error)
{
  const char *subject = row->criterion->record.id;
  g_autoptr (GPtrArray) stored = ash_store_list (store, &ASH_ALIGNMENT, "subject", subject, error);
  g_autoptr (GHashTable) said = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; stored != NULL && i < stored->len; i++)
    {
      const AshAlignment *alignment = g_ptr_array_index (stored, i);
      gboolean is_kept =
          alignment->statement != NULL &&
          g_ptr_array_find_with_equal_func (row->outcomes, alignment->statement, g_str_equal, NULL);

      if (is_kept)
        g_hash_table_add (said, alignment->statement);
      else if (alignment->statement != NULL &&
               !ash_store_delete (store, &ASH_ALIGNMENT, alignment->record.id, error))
        return FALSE;
    }
  for (guint i = 0; stored != NULL && i < row->outcomes->len; i++)
    {
      g_autoptr (AshAlignment) fresh = NULL;

      if (!g_hash_table_add (said, g_ptr_array_index (row->outcomes, i)))
        continue;
      fresh = ash_alignment_new ();
      fresh->subject_kind = ASH_SUBJECT_CRITERION;
      fresh->subject = g_strdup (subject);
      fresh->statement = g_strdup (g_ptr_array_index (row->outcomes, i));
      fresh->depth = ASH_DEPTH_ASSESSED;
      if (!ash_store_insert (store, &ASH_ALIGNMENT, fresh, error))
        return FALSE;
    }
  return stored != NULL;
}

static void
place (char **pos, guint index)
{
  g_free (*pos);
  *pos = ash_position_nth (index);
}

static void
index_records (AshGrid *grid, GHashTable *records)
{
  for (guint i = 0; i < grid->rows->len; i++)
    {
      AshGridRow *row = ash_grid_row (grid, i);

      g_hash_table_insert (records, row->criterion->record.id, row->criterion);
      for (guint j = 0; j < row->ratings->len; j++)
        {
          AshRating *rating = g_ptr_array_index (row->ratings, j);

          g_hash_table_insert (records, rating->record.id, rating);
        }
    }
}

static gboolean
put_row (AshStore *store, GHashTable *records, AshGridRow *row, guint index, GError **error)
{
  AshCriterion *criterion = row->criterion;
  gpointer before = record_with_id (records, &criterion->record);

  place (&criterion->pos, index);
  if (!put (store, &ASH_CRITERION, criterion, before, error) || !put_outcomes (store, row, error))
    return FALSE;
  g_hash_table_remove (records, criterion->record.id);
  for (guint j = 0; j < row->ratings->len; j++)
    {
      AshRating *rating = g_ptr_array_index (row->ratings, j);

      before = record_with_id (records, &rating->record);
      place (&rating->pos, j);
      g_free (rating->criterion);
      rating->criterion = g_strdup (criterion->record.id);
      if (!put (store, &ASH_RATING, rating, before, error))
        return FALSE;
      g_hash_table_remove (records, rating->record.id);
    }
  return TRUE;
}

/* What is in neither place any more goes, with what hangs on it. */
static gboolean
delete_rest (AshStore *store, const AshGrid *stored, GHashTable *records, GError **error)
{
  for (guint i = 0; i < stored->rows->len; i++)
    {
      const AshGridRow *row = ash_grid_row (stored, i);
      const char *id = row->criterion->record.id;

      for (guint j = 0; j < row->ratings->len; j++)
        {
          const AshRating *rating = g_ptr_array_index (row->ratings, j);

          if (g_hash_table_contains (records, rating->record.id) &&
              !ash_store_delete (store, &ASH_RATING, rating->record.id, error))
            return FALSE;
        }
      if (g_hash_table_contains (records, id) &&
          (!ash_desk_delete_where (store, &ASH_ALIGNMENT, "subject", id, error) ||
           !ash_store_delete (store, &ASH_CRITERION, id, error)))
        return FALSE;
    }
  return TRUE;
}

/* Stores @grid over what is stored of its rubric; one without an id is new. */
gboolean
ash_desk_put_grid (AshStore *store, AshGrid *grid, GError **error)
{
  g_autoptr (AshRubric) before =
      grid->rubric->record.id != NULL
          ? ash_store_get (store, &ASH_RUBRIC, grid->rubric->record.id, error)
          : NULL;
  g_autoptr (AshGrid) stored = NULL;
  g_autoptr (GHashTable) records = g_hash_table_new (g_str_hash, g_str_equal);

  if (grid->rubric->record.id != NULL && before == NULL)
    return FALSE;
  stored = ash_desk_load_rubric (store, before, error);
  if (stored == NULL)
    return FALSE;
  index_records (stored, records);
  if (before == NULL)
    {
      g_free (grid->rubric->pos);
      grid->rubric->pos =
          ash_desk_place_last (store, &ASH_RUBRIC, "tree", grid->rubric->tree, error);
      if (grid->rubric->pos == NULL)
        return FALSE;
    }
  if (!put (store, &ASH_RUBRIC, grid->rubric, before, error))
    return FALSE;
  for (guint i = 0; i < grid->rows->len; i++)
    {
      AshGridRow *row = ash_grid_row (grid, i);

      g_free (row->criterion->rubric);
      row->criterion->rubric = g_strdup (grid->rubric->record.id);
      if (!put_row (store, records, row, i, error))
        return FALSE;
    }
  return delete_rest (store, stored, records, error);
}

/* Outcomes that are none of the credential's are not shown by its evidence. */
static gboolean
keep_own_outcomes (AshStore *store, AshGrid *grid, const char *credential, GError **error)
{
  g_autoptr (GPtrArray) uses =
      ash_store_list (store, &ASH_CREDENTIAL_STATEMENT, "credential", credential, error);

  for (guint i = 0; uses != NULL && i < grid->rows->len; i++)
    {
      AshGridRow *row = ash_grid_row (grid, i);

      for (guint k = row->outcomes->len; k > 0; k--)
        {
          gboolean is_own = FALSE;

          for (guint u = 0; u < uses->len && !is_own; u++)
            is_own = g_strcmp0 (((AshCredentialStatement *) g_ptr_array_index (uses, u))->statement,
                                g_ptr_array_index (row->outcomes, k - 1)) == 0;
          if (!is_own)
            g_ptr_array_remove_index (row->outcomes, k - 1);
        }
    }
  return uses != NULL;
}

/* Makes @grid a rubric of the credential's own, if it is none: a copy that knows where it is from.
 */
gboolean
ash_desk_make_own_grid (AshStore *store,
                        const AshAssessment *assessment,
                        AshGrid *grid,
                        GError **error)
{
  g_autofree char *tree = ash_desk_tree_of (store, assessment->credential, error);
  g_autofree char *from = g_strdup (grid->rubric->record.id);

  if (tree == NULL)
    return FALSE;
  if (from != NULL && g_strcmp0 (grid->rubric->tree, tree) == 0 && !grid->rubric->is_shared)
    return TRUE;
  if (from != NULL)
    {
      ash_grid_forget_ids (grid);
      g_free (grid->rubric->origin);
      grid->rubric->origin = g_steal_pointer (&from);
    }
  g_clear_pointer (&grid->rubric->item, g_free);
  grid->rubric->is_shared = FALSE;
  g_free (grid->rubric->tree);
  grid->rubric->tree = g_steal_pointer (&tree);
  if (grid->rubric->title == NULL)
    grid->rubric->title = g_strdup (assessment->title);
  return keep_own_outcomes (store, grid, assessment->credential, error);
}

gboolean
ash_desk_attach_grid (AshStore *store, AshAssessment *assessment, AshGrid *grid, GError **error)
{
  if (!ash_desk_make_own_grid (store, assessment, grid, error) ||
      !ash_desk_put_grid (store, grid, error))
    return FALSE;
  if (g_strcmp0 (assessment->rubric, grid->rubric->record.id) == 0)
    return TRUE;
  g_free (assessment->rubric);
  assessment->rubric = g_strdup (grid->rubric->record.id);
  return ash_store_update (store, &ASH_ASSESSMENT, assessment, error);
}

static gboolean
is_same_row (const AshGridRow *a, const AshGridRow *b)
{
  if (!is_same (&ASH_CRITERION, a->criterion, b->criterion) ||
      g_strcmp0 (a->criterion->record.id, b->criterion->record.id) != 0 ||
      a->ratings->len != b->ratings->len || a->outcomes->len != b->outcomes->len)
    return FALSE;
  for (guint i = 0; i < a->ratings->len; i++)
    {
      const AshRating *one = g_ptr_array_index (a->ratings, i);
      const AshRating *other = g_ptr_array_index (b->ratings, i);

      if (!is_same (&ASH_RATING, one, other) || g_strcmp0 (one->record.id, other->record.id) != 0)
        return FALSE;
    }
  for (guint i = 0; i < a->outcomes->len; i++)
    if (g_strcmp0 (g_ptr_array_index (a->outcomes, i), g_ptr_array_index (b->outcomes, i)) != 0)
      return FALSE;
  return TRUE;
}

static gboolean
is_same_grid (const AshGrid *a, const AshGrid *b)
{
  if (a->rows->len != b->rows->len || !is_same (&ASH_RUBRIC, a->rubric, b->rubric))
    return FALSE;
  for (guint i = 0; i < a->rows->len; i++)
    if (!is_same_row (ash_grid_row (a, i), ash_grid_row (b, i)))
      return FALSE;
  return TRUE;
}

/**
 * ash_desk_save_grid:
 * @grid: what ash_desk_load_grid() gave, edited
 *
 * Nothing happens when it is what is stored.
 */
gboolean
ash_desk_save_grid (AshStore *store,
                    const char *assessment,
                    const AshGrid *grid,
                    const char *label,
                    const char *coalesce,
                    GError **error)
{
  g_autoptr (AshAssessment) record = ash_store_get (store, &ASH_ASSESSMENT, assessment, error);
  g_autoptr (AshGrid) wanted = ash_grid_copy (grid);
  g_autoptr (AshGrid) stored = ash_desk_load_grid (store, assessment, error);

  if (record == NULL || stored == NULL)
    return FALSE;
  if (is_same_grid (stored, grid))
    return TRUE;
  if (!ash_store_begin (store, label, coalesce, error))
    return FALSE;
  return ash_desk_end (store, ash_desk_attach_grid (store, record, wanted, error), error);
}

/**
 * ash_desk_rubric_sharers:
 *
 * Returns: (transfer full): other evidence that a change of this one's rubric changes too
 */
GPtrArray *
ash_desk_rubric_sharers (AshStore *store, const char *assessment, GError **error)
{
  g_autoptr (AshAssessment) record = ash_store_get (store, &ASH_ASSESSMENT, assessment, error);
  g_autofree char *tree =
      record != NULL ? ash_desk_tree_of (store, record->credential, error) : NULL;
  g_autoptr (AshRubric) rubric = NULL;
  GPtrArray *others;

  if (tree == NULL)
    return NULL;
  rubric = rubric_of (store, record);
  /* What stands elsewhere is copied with the first change. */
  if (rubric == NULL || g_strcmp0 (rubric->tree, tree) != 0 || rubric->is_shared)
    return g_ptr_array_new_with_free_func (ASH_ASSESSMENT.free);
  others = ash_store_list (store, &ASH_ASSESSMENT, "rubric", rubric->record.id, error);
  for (guint i = others != NULL ? others->len : 0; i > 0; i--)
    {
      const AshAssessment *other = g_ptr_array_index (others, i - 1);

      if (g_str_equal (other->record.id, assessment))
        g_ptr_array_remove_index (others, i - 1);
    }
  return others;
}

gboolean
ash_desk_split_rubric (AshStore *store, const char *assessment, GError **error)
{
  g_autoptr (AshAssessment) record = ash_store_get (store, &ASH_ASSESSMENT, assessment, error);
  g_autoptr (AshGrid) grid = record != NULL ? ash_desk_load_grid (store, assessment, error) : NULL;
  g_autofree char *from = NULL;

  if (grid == NULL)
    return FALSE;
  if (grid->rubric->record.id == NULL)
    return TRUE;
  from = g_strdup (grid->rubric->record.id);
  ash_grid_forget_ids (grid);
  g_free (grid->rubric->origin);
  grid->rubric->origin = g_steal_pointer (&from);
  if (!ash_store_begin (store, _ ("Copy rubric"), NULL, error))
    return FALSE;
  return ash_desk_end (store, ash_desk_attach_grid (store, record, grid, error), error);
}

/* A rubric of the credential's own goes when nothing needs it any more. */
gboolean
ash_desk_drop_rubric (AshStore *store, const char *tree, const char *rubric, GError **error)
{
  g_autoptr (AshRubric) record =
      rubric != NULL ? ash_store_find (store, &ASH_RUBRIC, "id", rubric) : NULL;
  g_autoptr (AshGrid) stored = NULL;
  g_autoptr (GHashTable) records = g_hash_table_new (g_str_hash, g_str_equal);

  if (record == NULL || g_strcmp0 (record->tree, tree) != 0 || record->is_shared ||
      ash_store_count (store, &ASH_ASSESSMENT, "rubric", rubric) > 0)
    return TRUE;
  stored = ash_desk_load_rubric (store, record, error);
  if (stored == NULL)
    return FALSE;
  index_records (stored, records);
  return delete_rest (store, stored, records, error) &&
         ash_store_delete (store, &ASH_RUBRIC, rubric, error);
}

static gboolean
remove_rubric (AshStore *store, AshAssessment *assessment, GError **error)
{
  g_autofree char *tree = ash_desk_tree_of (store, assessment->credential, error);
  g_autofree char *rubric = g_steal_pointer (&assessment->rubric);

  return tree != NULL && ash_store_update (store, &ASH_ASSESSMENT, assessment, error) &&
         ash_desk_drop_rubric (store, tree, rubric, error);
}

/**
 * ash_desk_remove_rubric:
 *
 * The evidence is judged by no rubric of the credential's any more.
 */
gboolean
ash_desk_remove_rubric (AshStore *store, const char *assessment, GError **error)
{
  g_autoptr (AshAssessment) record = ash_store_get (store, &ASH_ASSESSMENT, assessment, error);

  if (record == NULL)
    return FALSE;
  if (record->rubric == NULL)
    return TRUE;
  if (!ash_store_begin (store, _ ("Remove rubric"), NULL, error))
    return FALSE;
  return ash_desk_end (store, remove_rubric (store, record, error), error);
}
