/* desk/: what is said in the sheet of a credential. */
#include <ash-desk-outcomes.h>
#include <ash-desk-sheet.h>
#include <ash-sheet.h>

#include "design-fixture.h"

static char *
said (Fixture *fixture, const char *key)
{
  g_autoptr (AshDesign) design = load (fixture);

  return ash_sheet_dup_value (ash_sheet_find (key), design);
}

static const struct
{
  const char *key;
  const char *typed;
  const char *shown;
} SHEET[] = {
  { "purpose", "  Say what a map says ", "Say what a map says" },
  { "hours", "1,5", "1.5" },
  { "credit", "0", "0" },
  { "weeks", "4", "4" },
  { "mode", "hybrid", "hybrid" },
  { "level", "5", "5" },
  { "review", "2027-03-01", "2027-03-01" },
  { "title", "Maps that tell", "Maps that tell" },
  { "language", "en-AU", "en-AU" },
  { "issuer", "University of Northfield", "University of Northfield" },
  { "country", "AU", "AU" },
  { "employers", "Northfield Health", "Northfield Health" },
};

static void
test_sheet (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (SHEET); i++)
    {
      g_autofree char *before = dump_store (fixture->store);
      g_autofree char *label =
          g_strdup_printf ("Change “%s”", ash_sheet_find (SHEET[i].key)->title);
      g_autofree char *after = NULL;
      g_autofree char *again = NULL;
      g_autofree char *shown = NULL;

      g_assert_true (ash_desk_set_sheet (fixture->store, fixture->credential, SHEET[i].key,
                                         SHEET[i].typed, &fixture->error));
      assert_one_step (fixture, before, label);
      shown = said (fixture, SHEET[i].key);
      g_assert_cmpstr (shown, ==, SHEET[i].shown);
      /* What is said already is no step. */
      after = dump_store (fixture->store);
      g_assert_true (ash_desk_set_sheet (fixture->store, fixture->credential, SHEET[i].key,
                                         SHEET[i].typed, &fixture->error));
      again = dump_store (fixture->store);
      g_assert_cmpstr (again, ==, after);
    }
}

static void
test_sheet_refused (Fixture *fixture, gconstpointer data)
{
  const char *const wrong[] = { "hours",    "two",      "hours", "-1",     "credit",
                                "1.5.2",    "review",   "March", "review", "2027-13-01",
                                "skills",   "maps",     "weeks", "9e9",    "review",
                                "2027-3-1", "outcomes", "x",     "mode",   "telepathy" };
  g_autofree char *before = dump_store (fixture->store);

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i += 2)
    {
      g_assert_false (ash_desk_set_sheet (fixture->store, fixture->credential, wrong[i],
                                          wrong[i + 1], &fixture->error));
      assert_refused (fixture, before, ASH_ERROR_REFUSED);
    }
}

/* Counts go up with what is said, and what helps counts for the packs that ask for it alone. */
static void
test_sheet_counts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AshDesign) empty = load (fixture);
  AshSheetCount all = ash_sheet_count (empty);
  AshSheetCount au = ash_sheet_count_pack (empty, "au");
  g_autoptr (AshDesign) design = NULL;
  guint sum = 0;

  /* Its title. */
  g_assert_cmpuint (all.n_filled, ==, 1);
  g_assert_true (
      ash_desk_set_sheet (fixture->store, fixture->credential, "price", "Free", &fixture->error));
  g_assert_true (
      ash_desk_set_sheet (fixture->store, fixture->credential, "weeks", "4", &fixture->error));
  design = load (fixture);
  g_assert_cmpuint (ash_sheet_count (design).n_filled, ==, 2);
  g_assert_cmpuint (ash_sheet_count_pack (design, "au").n_filled, ==, au.n_filled + 1);
  /* The template counts what the design itself says. */
  g_assert_cmpuint (ash_sheet_count_pack (design, "design").n_filled, ==, 0);
  g_free (ash_desk_add_outcome (fixture->store, fixture->credential, "Judge a map", NULL,
                                &fixture->error));
  g_assert_true (
      ash_desk_set_field (fixture->store, fixture->credential, "purpose", "Maps", &fixture->error));
  {
    g_autoptr (AshDesign) more = load (fixture);

    g_assert_cmpuint (ash_sheet_count_pack (more, "design").n, ==, 10);
    g_assert_cmpuint (ash_sheet_count_pack (more, "design").n_filled, ==, 2);
  }
  for (guint i = 0; i < ash_sheet_groups ()->len; i++)
    sum += ash_sheet_count_group (
               design, ((AshSheetPart *) g_ptr_array_index (ash_sheet_groups (), i))->key)
               .n;
  g_assert_cmpuint (sum, ==, all.n);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/sheet", test_sheet);
  ADD ("/sheet/refused", test_sheet_refused);
  ADD ("/sheet/counts", test_sheet_counts);
  return g_test_run ();
}
