/* The rules about what the sheet of a credential says. */
#include "made-plan.h"

static void
set_level (Plan *plan, const char *scheme, const char *level)
{
  AshCredential *credential = plan->made->design->credential;

  set_text (&credential->level_scheme, scheme);
  set_text (&credential->level, level);
}

static void
test_level (void)
{
  g_auto (Plan) plan = { 0 };

  plan_init (&plan);
  set_level (&plan, "eqf", "9");
  assert_finds (&plan, "level", plan.made->design->credential, 1);
  set_level (&plan, "aqf", "Graduate");
  assert_finds (&plan, "level", plan.made->design->credential, 1);
}

static char *
about_of_level (Plan *plan, const char *level)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = NULL;

  set_level (plan, "eqf", level);
  found = ash_check_credential (plan->made->design, &plan->made->bodies, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  return g_strdup (((AshFinding *) g_ptr_array_index (found, 0))->about);
}

/* What is set aside of one level comes back with another. */
static void
test_level_about (void)
{
  g_auto (Plan) plan = { 0 };
  g_autofree char *nine = NULL;
  g_autofree char *again = NULL;
  g_autofree char *ten = NULL;

  plan_init (&plan);
  nine = about_of_level (&plan, "9");
  again = about_of_level (&plan, "9");
  ten = about_of_level (&plan, "10");
  g_assert_cmpstr (nine, ==, again);
  g_assert_cmpstr (nine, !=, ten);
}

static void
test_level_quiet (void)
{
  static const char *const LEVELS[][2] = { { "eqf", "8" },         { "aqf", "Level 10" },
                                           { "qf-ehea", "First" }, { "other", "Meister" },
                                           { "eqf", "" },          { "nzqf", "7" } };
  g_auto (Plan) plan = { 0 };

  plan_init (&plan);
  for (guint i = 0; i < G_N_ELEMENTS (LEVELS); i++)
    {
      set_level (&plan, LEVELS[i][0], LEVELS[i][1]);
      assert_quiet (&plan);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/check/level", test_level);
  g_test_add_func ("/check/level/about", test_level_about);
  g_test_add_func ("/check/level/quiet", test_level_quiet);
  return g_test_run ();
}
