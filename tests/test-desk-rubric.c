/* desk/: rubrics of evidence: made, changed, shared, taken from the bank. */
#include "desk-rubric-fixture.h"

static AshGrid *
load (Fixture *self)
{
  AshGrid *grid = ash_desk_load_grid (self->store, self->critique, &self->error);

  g_assert_no_error (self->error);
  return grid;
}

static void
save (Fixture *self, AshGrid *grid)
{
  ash_desk_save_grid (self->store, self->critique, grid, "Change rubric", NULL, &self->error);
  g_assert_no_error (self->error);
}

static char *
dump_stored (Fixture *self)
{
  g_autoptr (AshGrid) grid = load (self);

  return dump (grid);
}

static void
test_edits_are_stored_and_undone (Fixture *self, gconstpointer data)
{
  g_autofree char *before = dump_stored (self);
  g_autoptr (AshGrid) grid = load (self);
  guint rows = grid->rows->len;
  guint columns = ash_grid_columns (grid);
  g_autofree char *edited = NULL;
  g_autofree char *again = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  gint64 n_ratings = ash_store_count (self->store, &ASH_RATING, NULL, NULL);
  gint64 n_alignments = ash_store_count (self->store, &ASH_ALIGNMENT, NULL, NULL);

  g_assert_cmpuint (rows, >, 1);
  g_assert_true (ash_grid_duplicate_row (grid, 0));
  g_assert_true (ash_grid_move_row (grid, 1, rows));
  g_assert_cmpuint (ash_grid_add_column (grid, 1, "Between"), ==, 1);
  g_assert_true (ash_grid_set_cell (grid, 0, 1, "New words"));
  g_assert_true (ash_grid_set_weight (grid, 0, 4000));
  g_assert_true (ash_grid_remove_row (grid, 1));
  save (self, grid);
  edited = dump_stored (self);
  g_assert_cmpstr (edited, !=, before);
  g_clear_pointer (&grid, ash_grid_free);
  grid = load (self);
  g_assert_cmpuint (grid->rows->len, ==, rows);
  g_assert_cmpuint (ash_grid_columns (grid), ==, columns + 1);
  g_assert_cmpstr (ash_grid_rating (grid, 0, 1)->text, ==, "New words");
  g_assert_cmpstr (ash_grid_column_title (grid, 1), ==, "Between");
  g_assert_cmpint (ash_grid_row (grid, 0)->criterion->weight_bp, ==, 4000);
  /* The copy shows what the criterion shows. */
  g_assert_cmpuint (ash_grid_row (grid, rows - 1)->outcomes->len, ==,
                    ash_grid_row (grid, 0)->outcomes->len);

  /* Nothing different: no step. */
  save (self, grid);
  again = dump_stored (self);
  g_assert_cmpstr (again, ==, edited);
  g_assert_true (ash_store_undo (self->store, &self->error));
  undone = dump_stored (self);
  g_assert_cmpstr (undone, ==, before);
  g_assert_cmpint (ash_store_count (self->store, &ASH_RATING, NULL, NULL), ==, n_ratings);
  g_assert_cmpint (ash_store_count (self->store, &ASH_ALIGNMENT, NULL, NULL), ==, n_alignments);
  g_assert_true (ash_store_redo (self->store, &self->error));
  redone = dump_stored (self);
  g_assert_cmpstr (redone, ==, edited);
}

static void
test_a_deleted_criterion_leaves_nothing (Fixture *self, gconstpointer data)
{
  g_autoptr (AshGrid) grid = load (self);
  g_autofree char *criterion = g_strdup (ash_grid_row (grid, 0)->criterion->record.id);

  g_assert_cmpint (ash_store_count (self->store, &ASH_RATING, "criterion", criterion), >, 0);
  g_assert_cmpint (ash_store_count (self->store, &ASH_ALIGNMENT, "subject", criterion), >, 0);
  ash_grid_remove_row (grid, 0);
  save (self, grid);
  g_assert_cmpint (ash_store_count (self->store, &ASH_RATING, "criterion", criterion), ==, 0);
  g_assert_cmpint (ash_store_count (self->store, &ASH_ALIGNMENT, "subject", criterion), ==, 0);
  g_assert_cmpint (ash_store_count (self->store, &ASH_CRITERION, "id", criterion), ==, 0);
}

static void
test_a_shared_rubric_can_be_split (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) sharers =
      ash_desk_rubric_sharers (self->store, self->critique, &self->error);
  const AshAssessment *other;
  g_autoptr (AshGrid) grid = NULL;
  g_autoptr (AshGrid) theirs = NULL;
  g_autoptr (GPtrArray) none = NULL;

  g_assert_no_error (self->error);
  g_assert_cmpuint (sharers->len, ==, 1);
  other = g_ptr_array_index (sharers, 0);
  g_assert_true (ash_desk_split_rubric (self->store, self->critique, &self->error));
  none = ash_desk_rubric_sharers (self->store, self->critique, &self->error);
  g_assert_cmpuint (none->len, ==, 0);
  grid = load (self);
  g_assert_nonnull (grid->rubric->origin);
  ash_grid_set_row_title (grid, 0, "Mine alone");
  save (self, grid);
  theirs = ash_desk_load_grid (self->store, other->record.id, &self->error);
  g_assert_cmpstr (ash_grid_row (theirs, 0)->criterion->title, !=, "Mine alone");
  g_assert_cmpuint (ash_grid_row (theirs, 0)->outcomes->len, ==,
                    ash_grid_row (grid, 0)->outcomes->len);
}

/* A rubric that came with a course, of an item that this evidence has. */
static char *
add_source_rubric (Fixture *self)
{
  g_autoptr (AshAssessment) evidence =
      ash_store_get (self->store, &ASH_ASSESSMENT, self->critique, NULL);
  g_autoptr (AshItemOrigin) origin =
      ash_store_find (self->store, &ASH_ITEM_ORIGIN, "item", evidence->item);
  g_autoptr (AshItem) source_item =
      ash_store_get (self->store, &ASH_ITEM, origin->source_item, NULL);
  g_autoptr (AshRubric) rubric = ash_rubric_new ();
  const char *const titles[] = { "Claim", "Form" };

  rubric->tree = g_strdup (source_item->tree);
  rubric->title = g_strdup ("From Canvas");
  rubric->item = g_strdup (source_item->record.id);
  g_assert_true (ash_store_begin (self->store, "Test", NULL, &self->error));
  g_assert_true (ash_store_insert (self->store, &ASH_RUBRIC, rubric, &self->error));
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autoptr (AshCriterion) criterion = ash_criterion_new ();

      criterion->rubric = g_strdup (rubric->record.id);
      criterion->title = g_strdup (titles[i]);
      criterion->points_c = 1000;
      g_assert_true (ash_store_insert (self->store, &ASH_CRITERION, criterion, &self->error));
      for (guint j = 0; j < 2 + i * 2; j++)
        {
          g_autoptr (AshRating) rating = ash_rating_new ();

          rating->criterion = g_strdup (criterion->record.id);
          rating->pos = g_strdup_printf ("%u", j + 1);
          rating->title = g_strdup_printf ("%s %u", titles[i], j);
          rating->points_c = 1000 - 250 * j;
          g_assert_true (ash_store_insert (self->store, &ASH_RATING, rating, &self->error));
        }
    }
  g_clear_pointer (&evidence->rubric, g_free);
  g_assert_true (ash_store_update (self->store, &ASH_ASSESSMENT, evidence, &self->error));
  g_assert_true (ash_store_commit (self->store, &self->error));
  return g_strdup (rubric->record.id);
}

static void
test_a_source_rubric_is_copied_when_changed (Fixture *self, gconstpointer data)
{
  g_autofree char *source = add_source_rubric (self);
  g_autoptr (AshGrid) grid = load (self);
  g_autoptr (AshGrid) mine = NULL;
  g_autoptr (AshRubric) kept = NULL;
  g_autoptr (GPtrArray) criteria = NULL;
  gint64 min_c, points_c;

  /* Unequal numbers of levels, each with a name of its own: nothing is lost. */
  g_assert_cmpstr (grid->rubric->record.id, ==, source);
  g_assert_cmpuint (ash_grid_columns (grid), ==, 4);
  g_assert_null (ash_grid_rating (grid, 0, 2));
  g_assert_null (ash_grid_column_title (grid, 0));
  g_assert_true (ash_grid_column_points (grid, 0, &min_c, &points_c));
  g_assert_cmpint (points_c, ==, 1000);
  g_assert_true (ash_grid_set_cell (grid, 1, 3, "Says it"));
  g_assert_false (ash_grid_set_cell (grid, 0, 3, ""));
  save (self, grid);

  mine = load (self);
  g_assert_cmpstr (mine->rubric->record.id, !=, source);
  g_assert_cmpstr (mine->rubric->origin, ==, source);
  g_assert_cmpuint (ash_grid_row (mine, 0)->ratings->len, ==, 2);
  g_assert_cmpuint (ash_grid_row (mine, 1)->ratings->len, ==, 4);
  g_assert_cmpstr (ash_grid_rating (mine, 1, 3)->text, ==, "Says it");
  g_assert_cmpstr (ash_grid_rating (mine, 1, 3)->title, ==, "Form 3");
  criteria = ash_store_list (self->store, &ASH_CRITERION, "rubric", source, NULL);
  g_assert_cmpuint (criteria->len, ==, 2);

  /* Removing ours shows the course's again. */
  g_assert_true (ash_desk_remove_rubric (self->store, self->critique, &self->error));
  kept = ash_store_find (self->store, &ASH_RUBRIC, "id", mine->rubric->record.id);
  g_assert_null (kept);
  g_clear_pointer (&grid, ash_grid_free);
  grid = load (self);
  g_assert_cmpstr (grid->rubric->record.id, ==, source);
}

static void
test_the_bank (Fixture *self, gconstpointer data)
{
  g_autofree char *source = add_source_rubric (self);
  g_autoptr (GPtrArray) rubrics = NULL;
  g_autoptr (AshGrid) grid = NULL;
  const AshRubric *banked;
  const AshRubric *of_course;

  g_assert_true (
      ash_desk_bank_rubric (self->store, self->critique, "Kept for later", &self->error));
  rubrics = ash_desk_list_rubrics (self->store, &self->error);
  g_assert_cmpuint (rubrics->len, ==, 2);
  banked = g_ptr_array_index (rubrics, 0);
  of_course = g_ptr_array_index (rubrics, 1);
  g_assert_cmpstr (banked->title, ==, "Kept for later");
  g_assert_cmpstr (of_course->record.id, ==, source);
  g_assert_true (
      ash_desk_use_rubric (self->store, self->critique, banked->record.id, &self->error));
  grid = load (self);
  g_assert_cmpstr (grid->rubric->record.id, !=, banked->record.id);
  g_assert_false (grid->rubric->is_shared);
  ash_grid_set_row_title (grid, 0, "Changed here");
  save (self, grid);
  g_clear_pointer (&grid, ash_grid_free);
  g_assert_true (
      ash_desk_use_rubric (self->store, self->critique, banked->record.id, &self->error));
  grid = load (self);
  g_assert_cmpstr (ash_grid_row (grid, 0)->criterion->title, ==, "Claim");
  /* The one that it replaced is gone: bank, course, this, and the other credentials' own. */
  g_assert_cmpint (ash_store_count (self->store, &ASH_RUBRIC, "title", "Kept for later"), ==, 2);
}

static void
test_a_first_grid_from_outcomes (Fixture *self, gconstpointer data)
{
  g_autoptr (AshGrid) grid = NULL;
  g_autoptr (GPtrArray) advice = NULL;
  g_autofree char *label = NULL;

  g_assert_true (ash_desk_start_rubric (self->store, self->critique, FALSE, &self->error));
  label = ash_store_dup_undo_label (self->store);
  g_assert_cmpstr (label, ==, "Build rubric from outcomes");
  grid = load (self);
  g_assert_cmpuint (grid->rows->len, >, 0);
  g_assert_cmpuint (ash_grid_columns (grid), ==, 4);
  for (guint i = 0; i < grid->rows->len; i++)
    {
      g_assert_cmpuint (ash_grid_row (grid, i)->outcomes->len, ==, 1);
      for (guint j = 0; j < 4; j++)
        {
          const char *text = ash_grid_rating (grid, i, j)->text;

          g_test_message ("%s | %s", ash_grid_row (grid, i)->criterion->title, text);
          g_assert_nonnull (text);
          g_assert_null (strchr (text, '{'));
        }
    }
  g_assert_cmpint (ash_rubric_weight_sum (grid), ==, 10000);
  /* What we propose needs no advice, but for outcomes that ask for two things themselves. */
  advice = ash_rubric_advise (grid);
  for (guint i = 0; i < advice->len; i++)
    g_assert_cmpint (((AshRubricAdvice *) g_ptr_array_index (advice, i))->kind, ==,
                     ASH_RUBRIC_TWO_THINGS);
}

static void
test_a_blank_one (Fixture *self, gconstpointer data)
{
  g_autoptr (AshGrid) grid = NULL;

  g_assert_true (ash_desk_start_rubric (self->store, self->critique, TRUE, &self->error));
  grid = load (self);
  g_assert_cmpuint (grid->rows->len, ==, 1);
  g_assert_cmpstr (ash_grid_column_title (grid, 0), ==, "Excellent");
  g_assert_cmpint (ash_grid_row_points (grid, 0), ==, 400);
}

static void
test_words_of_verbs (void)
{
  static const struct
  {
    const char *lang;
    const char *text;
    const char *level;
  } CASES[] = {
    { "en", "Choose a chart that fits", "apply" },
    { "en-AU", "Design a poster", "create" },
    { NULL, "Judge a claim", "evaluate" },
    { "en", "Charts", NULL },
    { "en", "", NULL },
    { "de", "Choose a chart", NULL },
    { "../../en", "Choose a chart", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    g_assert_cmpstr (ash_desk_level_of_verb (CASES[i].lang, CASES[i].text), ==, CASES[i].level);
}

static void
test_evidence_is_made_once (Fixture *self, gconstpointer data)
{
  g_autoptr (AshAssessment) known =
      ash_store_get (self->store, &ASH_ASSESSMENT, self->critique, NULL);
  g_autofree char *same = ash_desk_make_evidence (self->store, known->item, &self->error);
  g_autoptr (AshCredential) credential =
      ash_store_get (self->store, &ASH_CREDENTIAL, self->credential, NULL);
  g_autoptr (GPtrArray) items =
      ash_store_list (self->store, &ASH_ITEM, "tree", credential->tree, NULL);
  g_autoptr (AshItem) foreign = NULL;
  g_autofree char *fresh = NULL;
  g_autofree char *refused = NULL;
  const AshItem *page = NULL;

  g_assert_cmpstr (same, ==, self->critique);
  for (guint i = 0; i < items->len; i++)
    if (((AshItem *) g_ptr_array_index (items, i))->kind == ASH_ITEM_PAGE)
      page = g_ptr_array_index (items, i);
  fresh = ash_desk_make_evidence (self->store, page->record.id, &self->error);
  g_assert_no_error (self->error);
  g_assert_nonnull (fresh);
  g_assert_true (ash_store_undo (self->store, NULL));
  g_assert_cmpint (ash_store_count (self->store, &ASH_ASSESSMENT, "id", fresh), ==, 0);
  foreign = ash_store_find (self->store, &ASH_ITEM, "title", "Broken axes");
  g_assert_nonnull (foreign);
  if (ash_store_count (self->store, &ASH_SOURCE, "tree", foreign->tree) > 0)
    {
      refused = ash_desk_make_evidence (self->store, foreign->record.id, &self->error);
      g_assert_error (self->error, ASH_ERROR, ASH_ERROR_REFUSED);
      g_clear_error (&self->error);
      g_assert_null (refused);
    }
}

#define ADD(name, function) g_test_add ("/rubric/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("edits", test_edits_are_stored_and_undone);
  ADD ("delete-criterion", test_a_deleted_criterion_leaves_nothing);
  ADD ("shared", test_a_shared_rubric_can_be_split);
  ADD ("source", test_a_source_rubric_is_copied_when_changed);
  ADD ("bank", test_the_bank);
  ADD ("from-outcomes", test_a_first_grid_from_outcomes);
  ADD ("blank", test_a_blank_one);
  ADD ("evidence", test_evidence_is_made_once);
  g_test_add_func ("/rubric/verbs", test_words_of_verbs);
  return g_test_run ();
}
