/* model/: a grid from a table and back, and what is typed into it. */
#include "desk-rubric-fixture.h"

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
  g_assert_true (ash_grid_parse_weight ("100", &weight_bp));
  g_assert_cmpint (weight_bp, ==, 10000);
  g_assert_false (ash_grid_parse_weight ("400", &weight_bp));
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

#define ADD(name, function) g_test_add ("/rubric/" name, Fixture, NULL, set_up, function, tear_down)

/* Criteria of other courses have points and names of their own, which a head cannot say. */
static void
test_levels_of_their_own_come_back (void)
{
  g_autoptr (AshGrid) grid = grid_of ("Criterion\tGood (4)\tWeak (0)\nA\tx\ty\nB\tz\t\n");
  g_autoptr (GPtrArray) table = NULL;

  ash_grid_set_level (grid, 1, 0, "Good", ASH_UNSET, 800);
  ash_grid_set_level (grid, 1, 1, "Missing", ASH_UNSET, 0);
  table = ash_grid_to_table (grid);
  g_assert_true (ash_grid_take_table (grid, table));
  g_assert_cmpint (ash_grid_rating (grid, 0, 0)->points_c, ==, 400);
  g_assert_cmpint (ash_grid_rating (grid, 1, 0)->points_c, ==, 800);
  g_assert_cmpstr (ash_grid_rating (grid, 0, 1)->title, ==, "Weak");
  g_assert_cmpstr (ash_grid_rating (grid, 0, 1)->text, ==, "y");
  g_assert_cmpstr (ash_grid_rating (grid, 1, 1)->title, ==, "Missing");
  g_assert_cmpstr (ash_grid_rating (grid, 1, 1)->text, ==, NULL);
  g_assert_cmpint (ash_grid_rating (grid, 1, 1)->points_c, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rubric/table", test_a_table_from_a_spreadsheet);
  g_test_add_func ("/rubric/table-shapes", test_tables_of_other_shapes);
  g_test_add_func ("/rubric/no-table", test_tables_that_are_none);
  g_test_add_func ("/rubric/table-round", test_a_table_goes_out_and_comes_back);
  g_test_add_func ("/rubric/table-keeps", test_a_table_keeps_criteria_of_the_same_name);
  g_test_add_func ("/rubric/table-own", test_levels_of_their_own_come_back);
  g_test_add_func ("/rubric/paste", test_blocks_are_pasted);
  g_test_add_func ("/rubric/numbers", test_points_and_weights_are_read);
  g_test_add_func ("/rubric/ranges", test_ranges_are_filled);
  return g_test_run ();
}
