/* check/: what could be better about the wording of a rubric. */
#include "desk-rubric-fixture.h"

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

#define ADD(name, function) g_test_add ("/rubric/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rubric/advice", test_advice);
  g_test_add_func ("/rubric/advice-odd", test_advice_on_odd_text);
  return g_test_run ();
}
