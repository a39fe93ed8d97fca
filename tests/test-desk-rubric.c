/* desk/: rubrics as grids: each edit, what undo makes of it, tables in and out, first grids. */
#include <ash-desk-rubric.h>
#include <ash-error.h>
#include <ash-grid-table.h>
#include <ash-rubric-advice.h>

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder;
  char *path;
  AshStore *store;
  char *critique;   /* evidence of the sample that shares its rubric with others */
  char *credential; /* of it */
  GError *error;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) evidence = NULL;

  self->folder = g_dir_make_tmp ("ashlar-rubric-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "work.db", NULL);
  self->store = ash_store_create (self->path, ASH_STORE_BUILD, &self->error);
  g_assert_no_error (self->error);
  g_assert_true (ash_desk_fill_sample (self->store, NULL, &self->error));
  g_clear_object (&self->store);
  self->store = ash_store_open (self->path, ASH_STORE_EDIT, &self->error);
  g_assert_no_error (self->error);
  evidence = ash_store_list (self->store, &ASH_ASSESSMENT, NULL, NULL, NULL);
  for (guint i = 0; i < evidence->len && self->critique == NULL; i++)
    {
      const AshAssessment *each = g_ptr_array_index (evidence, i);

      if (g_strcmp0 (each->title, "Chart critique") == 0)
        {
          self->critique = g_strdup (each->record.id);
          self->credential = g_strdup (each->credential);
        }
    }
  g_assert_nonnull (self->critique);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  const char *const endings[] = { "", "-wal", "-shm" };

  g_clear_object (&self->store);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (self->path, endings[i], NULL);

      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->critique);
  g_free (self->credential);
}

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

/* The whole grid as one text, ids included. */
static char *
dump (const AshGrid *grid)
{
  GString *out = g_string_new (grid->rubric->record.id);

  g_string_append_printf (out, " %s %d\n", grid->rubric->title, grid->rubric->scoring);
  for (guint i = 0; i < grid->rows->len; i++)
    {
      const AshGridRow *row = ash_grid_row (grid, i);

      g_string_append_printf (out, "%s %s [%" G_GINT64_FORMAT " %" G_GINT64_FORMAT "]",
                              row->criterion->record.id, row->criterion->title,
                              row->criterion->points_c, row->criterion->weight_bp);
      for (guint j = 0; j < row->outcomes->len; j++)
        g_string_append_printf (out, " >%s", (char *) g_ptr_array_index (row->outcomes, j));
      for (guint j = 0; j < row->ratings->len; j++)
        {
          const AshRating *rating = g_ptr_array_index (row->ratings, j);

          g_string_append_printf (out, " | %s %s %s %" G_GINT64_FORMAT, rating->record.id,
                                  rating->title, rating->text, rating->points_c);
        }
      g_string_append_c (out, '\n');
    }
  return g_string_free (out, FALSE);
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

/* Tables */

static AshGrid *
grid_of (const char *text)
{
  g_autoptr (GPtrArray) table = ash_table_parse (text);
  AshGrid *grid = ash_grid_new ();

  g_assert_true (ash_grid_take_table (grid, table));
  return grid;
}

static void
test_a_table_from_a_spreadsheet (void)
{
  g_autoptr (AshGrid) grid =
      grid_of ("\tExcellent (4 pts)\tGood: 3 points\t\"Not yet\n(0)\"\r\n"
               "Reads the chart (30 %)\t\"Names \"\"the\"\" question\nand more\"\tNames it\t\r\n"
               "\r\n"
               "Form\tA\tB\tC\tExtra\n");

  g_assert_cmpuint (grid->rows->len, ==, 2);
  g_assert_cmpuint (ash_grid_columns (grid), ==, 4);
  g_assert_cmpstr (ash_grid_column_title (grid, 0), ==, "Excellent");
  g_assert_cmpstr (ash_grid_column_title (grid, 1), ==, "Good");
  g_assert_cmpstr (ash_grid_column_title (grid, 2), ==, "Not yet");
  g_assert_cmpint (ash_grid_rating (grid, 0, 0)->points_c, ==, 400);
  g_assert_cmpint (ash_grid_rating (grid, 0, 1)->points_c, ==, 300);
  g_assert_cmpint (ash_grid_rating (grid, 0, 2)->points_c, ==, 0);
  g_assert_cmpstr (ash_grid_row (grid, 0)->criterion->title, ==, "Reads the chart");
  g_assert_cmpint (ash_grid_row (grid, 0)->criterion->weight_bp, ==, 3000);
  g_assert_cmpstr (ash_grid_rating (grid, 0, 0)->text, ==, "Names \"the\" question\nand more");
  g_assert_cmpstr (ash_grid_rating (grid, 1, 3)->text, ==, "Extra");
}

static void
test_tables_of_other_shapes (void)
{
  g_autoptr (AshGrid) semicolons =
      grid_of ("Criterion;Weight;2 = Good;1,5 pts\nA;60 %;fine, really;poor\nB;40%;x;y\n");
  g_autoptr (AshGrid) no_head = grid_of ("Reads,long words of a level here,more long words\nB,b,c");
  g_autoptr (AshGrid) ranges = grid_of ("\xef\xbb\xbf,Level 1 (3-4),Level 2 (0 to 2)\nA,x,y");
  g_autoptr (AshGrid) quotes = grid_of ("A\tsays \"hi\"\t\"not closed\nB\t1\t2");

  g_assert_cmpuint (semicolons->rows->len, ==, 2);
  g_assert_cmpuint (ash_grid_columns (semicolons), ==, 2);
  g_assert_cmpint (ash_grid_row (semicolons, 1)->criterion->weight_bp, ==, 4000);
  g_assert_cmpstr (ash_grid_rating (semicolons, 0, 0)->text, ==, "fine, really");
  g_assert_cmpstr (ash_grid_column_title (semicolons, 0), ==, "Good");
  g_assert_cmpint (ash_grid_rating (semicolons, 0, 1)->points_c, ==, 150);
  g_assert_cmpuint (no_head->rows->len, ==, 2);
  g_assert_cmpuint (ranges->rows->len, ==, 1);
  g_assert_cmpint (ranges->rubric->scoring, ==, ASH_SCORING_RANGE);
  g_assert_cmpstr (ash_grid_column_title (ranges, 0), ==, "Level 1");
  g_assert_cmpint (ash_grid_rating (ranges, 0, 0)->min_c, ==, 300);
  g_assert_cmpint (ash_grid_rating (ranges, 0, 0)->points_c, ==, 400);
  g_assert_cmpuint (quotes->rows->len, ==, 2);
  g_assert_cmpstr (ash_grid_rating (quotes, 0, 1)->text, ==, "\"not closed");
}

static void
test_tables_that_are_none (void)
{
  static const char *const NONE[] = { "", "\n\n", "only one cell", "a\nb\nc", "Criterion,Good" };
  g_autoptr (GString) huge = g_string_new ("Criterion,Good\n");
  g_autoptr (GPtrArray) table = NULL;
  g_autoptr (AshGrid) grid = ash_grid_new ();

  for (guint i = 0; i < G_N_ELEMENTS (NONE); i++)
    {
      g_autoptr (GPtrArray) none = ash_table_parse (NONE[i]);

      g_assert_false (ash_grid_take_table (grid, none));
    }
  for (guint i = 0; i < 5000; i++)
    g_string_append (huge, "a,b\n");
  table = ash_table_parse (huge->str);
  g_assert_false (ash_grid_take_table (grid, table));
  g_assert_cmpuint (grid->rows->len, ==, 0);
}

static void
test_a_table_goes_out_and_comes_back (void)
{
  g_autoptr (AshGrid) grid =
      grid_of ("Criterion\tWeight\tA, \"best\" (4)\tB (1.5)\nOne\t60 %\t=1+1\tx\ny\t40 %\tö\t\n");
  g_autoptr (GPtrArray) table = ash_grid_to_table (grid);
  g_autofree char *text = ash_table_write (table, ',');
  g_autoptr (AshGrid) back = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_test_message ("%s", text);
  g_assert_nonnull (strstr (text, ",'=1+1,"));
  back = grid_of (text);
  before = dump (grid);
  after = dump (back);
  g_assert_cmpstr (after, ==, before);
}

static void
test_a_table_keeps_criteria_of_the_same_name (void)
{
  g_autoptr (AshGrid) grid = grid_of (",Good (2),Poor (0)\nOne,a,b\nTwo,c,d");
  g_autoptr (GPtrArray) table = ash_table_parse ("Two,C,D\nThree,E,F");

  ash_grid_row (grid, 1)->criterion->record.id = g_strdup ("two");
  ash_grid_set_outcome (grid, 1, "outcome", TRUE);
  g_assert_true (ash_grid_take_table (grid, table));
  g_assert_cmpstr (ash_grid_row (grid, 0)->criterion->record.id, ==, "two");
  g_assert_true (ash_grid_shows (grid, 0, "outcome"));
  g_assert_null (ash_grid_row (grid, 1)->criterion->record.id);
  /* The levels are called what they were called. */
  g_assert_cmpstr (ash_grid_column_title (grid, 0), ==, "Good");
  g_assert_cmpint (ash_grid_rating (grid, 1, 0)->points_c, ==, 200);
  g_assert_cmpstr (ash_grid_rating (grid, 0, 1)->text, ==, "D");
}

static void
test_blocks_are_pasted (void)
{
  g_autoptr (AshGrid) grid = grid_of (",Good (2),Poor (0)\nOne,a,b\nTwo,c,d");
  g_autoptr (GPtrArray) block = ash_table_parse ("x\ty\nz\tw");
  g_autoptr (GPtrArray) head = ash_table_parse ("\tBest (5 pts)\nFirst (70%)\t!");

  g_assert_true (ash_grid_paste (grid, block, 1, 1));
  g_assert_cmpuint (grid->rows->len, ==, 3);
  g_assert_cmpuint (ash_grid_columns (grid), ==, 3);
  g_assert_cmpstr (ash_grid_rating (grid, 1, 1)->text, ==, "x");
  g_assert_cmpstr (ash_grid_rating (grid, 2, 2)->text, ==, "w");
  g_assert_cmpstr (ash_grid_rating (grid, 1, 0)->text, ==, "c");
  g_assert_true (ash_grid_paste (grid, head, ASH_GRID_HEAD, ASH_GRID_HEAD));
  g_assert_cmpstr (ash_grid_column_title (grid, 0), ==, "Best");
  g_assert_cmpint (ash_grid_rating (grid, 1, 0)->points_c, ==, 500);
  g_assert_cmpstr (ash_grid_row (grid, 0)->criterion->title, ==, "First");
  g_assert_cmpint (ash_grid_row (grid, 0)->criterion->weight_bp, ==, 7000);
  g_assert_false (ash_grid_paste (grid, block, 199, 0));
}

static void
test_points_and_weights_are_read (void)
{
  gint64 min_c, points_c, weight_bp;

  g_assert_true (ash_grid_parse_points ("2,5", &min_c, &points_c));
  g_assert_cmpint (points_c, ==, 250);
  g_assert_true (ash_grid_parse_points (" 3–4 pts ", &min_c, &points_c));
  g_assert_cmpint (min_c, ==, 300);
  g_assert_cmpint (points_c, ==, 400);
  g_assert_true (ash_grid_parse_points ("", &min_c, &points_c));
  g_assert_cmpint (points_c, ==, ASH_UNSET);
  g_assert_false (ash_grid_parse_points ("many", &min_c, &points_c));
  g_assert_false (ash_grid_parse_points ("-4", &min_c, &points_c));
  g_assert_true (ash_grid_parse_weight ("12.5 %", &weight_bp));
  g_assert_cmpint (weight_bp, ==, 1250);
  g_assert_true (ash_grid_parse_weight ("400", &weight_bp));
  g_assert_cmpint (weight_bp, ==, 10000);
  g_assert_false (ash_grid_parse_weight ("half", &weight_bp));
}

static void
test_ranges_are_filled (void)
{
  g_autoptr (AshGrid) grid = grid_of (",A (4),B (2),C (0)\nOne,a,b,c");

  g_assert_true (ash_grid_set_scoring (grid, ASH_SCORING_RANGE));
  g_assert_cmpint (ash_grid_rating (grid, 0, 0)->min_c, ==, 200);
  g_assert_cmpint (ash_grid_rating (grid, 0, 1)->min_c, ==, 0);
  g_assert_true (ash_grid_set_scoring (grid, ASH_SCORING_NONE));
  g_assert_cmpint (ash_grid_rating (grid, 0, 0)->points_c, ==, 400);
}

/* Advice */

static GPtrArray *
kinds_of (const char *table)
{
  g_autoptr (AshGrid) grid = grid_of (table);

  return ash_rubric_advise (grid);
}

static gboolean
has_kind (const char *table, AshRubricAdviceKind kind)
{
  g_autoptr (GPtrArray) advice = kinds_of (table);

  for (guint i = 0; i < advice->len; i++)
    if (((AshRubricAdvice *) g_ptr_array_index (advice, i))->kind == kind)
      return TRUE;
  return FALSE;
}

static void
test_advice (void)
{
  g_autoptr (GPtrArray) none = kinds_of (",A (2),B (0)\nOne (100 %),Names each choice,Shows one");

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_true (has_kind (",A (2),B (0)\nOne,Redraws it honestly and keeps what is true,Redraws "
                           "it honestly",
                           ASH_RUBRIC_SAME_LEVELS));
  g_assert_true (
      has_kind (",A (2),B (0)\nOne,Names most choices,Names some choices", ASH_RUBRIC_SAME_LEVELS));
  g_assert_true (has_kind (",A (2),B (0)\nOne,Same.,same", ASH_RUBRIC_SAME_LEVELS));
  g_assert_false (has_kind (",A (2),B (0)\nOne,Clear,Hard to follow", ASH_RUBRIC_SAME_LEVELS));
  g_assert_true (
      has_kind (",A (2),B (0)\nArgument and style,Clear,Hard to follow", ASH_RUBRIC_TWO_THINGS));
  g_assert_false (has_kind (",A (2),B (0)\nUnderstanding,Clear,Hard", ASH_RUBRIC_TWO_THINGS));
  g_assert_true (has_kind (",A (2),B (0)\nOne (30 %),x,y\nTwo (60 %),z,w", ASH_RUBRIC_WEIGHTS));
  g_assert_false (has_kind (",A (2),B (0)\nOne (40 %),x,y\nTwo (60 %),z,w", ASH_RUBRIC_WEIGHTS));
  g_assert_true (has_kind (",A (2),B (0)\nOne,x,", ASH_RUBRIC_GAP));
  g_assert_true (has_kind (",A (2),B (0),C (1)\nOne,x,y,z", ASH_RUBRIC_ORDER));
  g_assert_false (has_kind (",A (0),B (1),C (2)\nOne,x,y,z", ASH_RUBRIC_ORDER));
}

static void
test_advice_on_odd_text (void)
{
  g_autoptr (AshGrid) grid = grid_of (",A (2),B (0)\nOne,x,y");
  g_autoptr (GPtrArray) advice = NULL;
  g_autofree char *long_text = g_strnfill (100000, 'a');

  ash_grid_set_cell (grid, 0, 0, "\xff\xfe broken");
  ash_grid_set_cell (grid, 0, 1, long_text);
  ash_grid_set_row_title (grid, 0, "\xff and \xfe");
  ash_grid_set_weight (grid, 0, G_MAXINT64);
  advice = ash_rubric_advise (grid);
  g_assert_cmpuint (advice->len, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/rubric/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("edits", test_edits_are_stored_and_undone);
  ADD ("delete-criterion", test_a_deleted_criterion_leaves_nothing);
  ADD ("shared", test_a_shared_rubric_can_be_split);
  ADD ("source", test_a_source_rubric_is_copied_when_changed);
  ADD ("bank", test_the_bank);
  ADD ("from-outcomes", test_a_first_grid_from_outcomes);
  ADD ("blank", test_a_blank_one);
  ADD ("evidence", test_evidence_is_made_once);
  g_test_add_func ("/rubric/verbs", test_words_of_verbs);
  g_test_add_func ("/rubric/table", test_a_table_from_a_spreadsheet);
  g_test_add_func ("/rubric/table-shapes", test_tables_of_other_shapes);
  g_test_add_func ("/rubric/no-table", test_tables_that_are_none);
  g_test_add_func ("/rubric/table-round", test_a_table_goes_out_and_comes_back);
  g_test_add_func ("/rubric/table-keeps", test_a_table_keeps_criteria_of_the_same_name);
  g_test_add_func ("/rubric/paste", test_blocks_are_pasted);
  g_test_add_func ("/rubric/numbers", test_points_and_weights_are_read);
  g_test_add_func ("/rubric/ranges", test_ranges_are_filled);
  g_test_add_func ("/rubric/advice", test_advice);
  g_test_add_func ("/rubric/advice-odd", test_advice_on_odd_text);
  return g_test_run ();
}
