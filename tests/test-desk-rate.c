/* desk/: the figures that minutes are estimated with, said otherwise for one credential. */
#include "desk-fixture.h"

#include <ash-desk-rate.h>
#include <ash-inspect.h>
#include <ash-revision-lines.h>
#include <ash-spec.h>

static void
set_rate (Fixture *fixture, AshRate rate, double value)
{
  ash_desk_set_rate (fixture->store, fixture->credential, rate, value, &fixture->error);
  g_assert_no_error (fixture->error);
}

static gint64
count_fields (Fixture *fixture)
{
  return ash_store_count (fixture->store, &ASH_SHEET_FIELD, "owner", fixture->credential);
}

static double
rate_of (Fixture *fixture, const char *tree, AshRate rate)
{
  g_autoptr (AshDesign) design = ash_store_load_design (fixture->store, tree, &fixture->error);
  AshRates rates;

  g_assert_no_error (fixture->error);
  ash_rates_init (&rates, design);
  return rates.values[rate];
}

static gint64
minutes (Fixture *fixture)
{
  g_autoptr (AshDesign) design =
      ash_store_load_design (fixture->store, fixture->tree, &fixture->error);
  AshBodies bodies = ash_store_bodies (fixture->store);
  GPtrArray *top = ash_design_children (design, NULL);
  AshWorkloadSum sum = { 0 };

  for (guint i = 0; i < design->items->len; i++)
    ((AshItem *) g_ptr_array_index (design->items, i))->minutes = ASH_UNSET;
  for (guint i = 0; i < top->len; i++)
    ash_workload_sum_add (&sum, design, &bodies, g_ptr_array_index (top, i));
  return sum.minutes;
}

static void
test_set (Fixture *fixture, gconstpointer data)
{
  gint64 before = count_fields (fixture);
  gint64 usual = minutes (fixture);
  g_autofree char *label = NULL;
  g_autoptr (AshSource) source = NULL;

  set_rate (fixture, ASH_RATE_WORDS, 120);
  set_rate (fixture, ASH_RATE_WORDS, 90);
  g_assert_cmpint (count_fields (fixture), ==, before + 1);
  g_assert_cmpfloat (rate_of (fixture, fixture->tree, ASH_RATE_WORDS), ==, 90);
  g_assert_cmpint (minutes (fixture), >, usual);
  /* A course is estimated as usual. */
  source = ash_store_get (fixture->store, &ASH_SOURCE, fixture->source, &fixture->error);
  g_assert_cmpfloat (rate_of (fixture, source->tree, ASH_RATE_WORDS), ==, 180);
  label = ash_store_dup_undo_label (fixture->store);
  g_assert_cmpstr (label, ==, "Change how minutes are estimated");
  ash_store_undo (fixture->store, &fixture->error);
  g_assert_cmpint (count_fields (fixture), ==, before);
  ash_store_redo (fixture->store, &fixture->error);
  g_assert_cmpfloat (rate_of (fixture, fixture->tree, ASH_RATE_WORDS), ==, 90);
  /* What is as usual is not said. */
  set_rate (fixture, ASH_RATE_WORDS, 180);
  g_assert_cmpint (count_fields (fixture), ==, before);
  set_rate (fixture, ASH_RATE_FILM, 1.5);
  ash_desk_reset_rate (fixture->store, fixture->credential, ASH_RATE_FILM, &fixture->error);
  g_assert_no_error (fixture->error);
  g_assert_cmpint (count_fields (fixture), ==, before);
  g_assert_cmpint (minutes (fixture), ==, usual);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  static const double NOT_HEARD[] = { 0, -5, 1e9, 1.0 / 0.0, 0.0 / 0.0 };
  gint64 before = count_fields (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (NOT_HEARD); i++)
    {
      g_assert_false (ash_desk_set_rate (fixture->store, fixture->credential, ASH_RATE_WORDS,
                                         NOT_HEARD[i], &fixture->error));
      g_assert_error (fixture->error, ASH_ERROR, ASH_ERROR_REFUSED);
      g_clear_error (&fixture->error);
    }
  g_assert_false (
      ash_desk_set_rate (fixture->store, "nobody", ASH_RATE_WORDS, 90, &fixture->error));
  g_clear_error (&fixture->error);
  g_assert_cmpint (count_fields (fixture), ==, before);
}

/* The field of a document that came from somebody. */
static void
test_hostile (Fixture *fixture, gconstpointer data)
{
  static const char *const VALUES[] = { "0", "-1", "1e99", "a lot", "   ", "\xc3\xa9" };
  gint64 usual = minutes (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (VALUES); i++)
    {
      ash_desk_set_field (fixture->store, fixture->credential, "rate-words-per-minute", VALUES[i],
                          &fixture->error);
      ash_desk_set_field (fixture->store, fixture->credential, "rate-seconds-essay", VALUES[i],
                          &fixture->error);
      g_assert_no_error (fixture->error);
      g_assert_cmpint (minutes (fixture), ==, usual);
    }
}

static char *
specification (Fixture *fixture)
{
  AshSpecOptions options = { 0 };
  g_autoptr (GBytes) bytes =
      ash_desk_specification (fixture->store, fixture->credential, &options, NULL, &fixture->error);

  g_assert_no_error (fixture->error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
forget_a_time (Fixture *fixture)
{
  g_autoptr (GPtrArray) items =
      ash_store_list (fixture->store, &ASH_ITEM, "tree", fixture->tree, &fixture->error);

  for (guint i = 0; i < items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (items, i);

      if (item->kind != ASH_ITEM_PAGE || !item->is_linked)
        continue;
      ash_desk_set_int (fixture->store, &ASH_ITEM, item->record.id, "minutes", ASH_UNSET, "x",
                        &fixture->error);
      g_assert_no_error (fixture->error);
      return;
    }
  g_assert_not_reached ();
}

/* A committee reads with which figures the sum was made. */
static void
test_specification (Fixture *fixture, gconstpointer data)
{
  g_autofree char *stated = specification (fixture);
  g_autofree char *usual = NULL;
  g_autofree char *changed = NULL;

  /* The sample states all of its times. */
  g_assert_null (strstr (stated, "words at reading speed"));
  forget_a_time (fixture);
  usual = specification (fixture);
  g_assert_nonnull (strstr (usual, "words at reading speed"));
  g_assert_null (strstr (usual, "set otherwise"));
  set_rate (fixture, ASH_RATE_WORDS, 90);
  set_rate (fixture, ASH_RATE_FILM, 1.5);
  changed = specification (fixture);
  g_assert_nonnull (
      strstr (changed, "set otherwise: Reading: 90 words a minute; A film or sound: 1.5 times."));
}

static gboolean
has_finding (Fixture *fixture, const char *rule)
{
  g_autoptr (GPtrArray) findings =
      ash_desk_check (fixture->store, fixture->credential, NULL, &fixture->error);

  g_assert_no_error (fixture->error);
  for (guint i = 0; i < findings->len; i++)
    if (g_str_equal (((AshFinding *) g_ptr_array_index (findings, i))->rule, rule))
      return TRUE;
  return FALSE;
}

/* Credit that stands for as many hours as the credential says. */
static void
test_checks (Fixture *fixture, gconstpointer data)
{
  ash_desk_set_text (fixture->store, &ASH_CREDENTIAL, fixture->credential, "credit_scheme", "ects",
                     "x", &fixture->error);
  ash_desk_set_int (fixture->store, &ASH_CREDENTIAL, fixture->credential, "credit_c", 100, "x",
                    &fixture->error);
  ash_desk_set_int (fixture->store, &ASH_CREDENTIAL, fixture->credential, "minutes", 12 * 60, "x",
                    &fixture->error);
  g_assert_no_error (fixture->error);
  g_assert_true (has_finding (fixture, "credit"));
  set_rate (fixture, ASH_RATE_CREDIT_LEAST, 12);
  set_rate (fixture, ASH_RATE_CREDIT_MOST, 14);
  g_assert_false (has_finding (fixture, "credit"));
}

static void
test_versions (Fixture *fixture, gconstpointer data)
{
  g_autofree char *revision =
      ash_revision_add (fixture->store, fixture->credential, "First", &fixture->error);
  g_autoptr (GPtrArray) lines = NULL;
  const AshRevisionLine *line;

  g_assert_no_error (fixture->error);
  set_rate (fixture, ASH_RATE_WORDS, 90);
  lines = ash_revision_describe (fixture->store, revision, NULL, &fixture->error);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (lines->len, ==, 1);
  line = g_ptr_array_index (lines, 0);
  g_assert_cmpstr (line->title, ==, "Reading");
  g_assert_cmpstr (g_ptr_array_index (line->details, 0), ==, "as usual → 90 words a minute");
  ash_revision_restore (fixture->store, revision, &fixture->error);
  g_assert_no_error (fixture->error);
  g_assert_cmpfloat (rate_of (fixture, fixture->tree, ASH_RATE_WORDS), ==, 180);
}

static gboolean
apply (Fixture *fixture, const char *plan)
{
  g_autoptr (GBytes) bytes = g_bytes_new (plan, strlen (plan));

  return ash_desk_apply_plan (fixture->store, bytes, "rates.json", &fixture->error);
}

/* A plan says them among the fields of the sheet, by their keys. */
static void
test_plan (Fixture *fixture, gconstpointer data)
{
  static const char *const REFUSED[] = { "fast", "", "0", "1e9", "nan" };
  g_autoptr (AshCredential) made = NULL;
  gint64 n = ash_store_count (fixture->store, &ASH_CREDENTIAL, NULL, NULL);

  g_assert_true (apply (fixture, "{\"credentials\": [{\"title\": \"Slow\", \"code\": \"SLOW\", "
                                 "\"sheet\": {\"rate-words-per-minute\": \"90\"}}]}"));
  g_assert_no_error (fixture->error);
  made = ash_store_find (fixture->store, &ASH_CREDENTIAL, "code", "SLOW");
  g_assert_cmpfloat (rate_of (fixture, made->tree, ASH_RATE_WORDS), ==, 90);
  g_assert_cmpfloat (rate_of (fixture, fixture->tree, ASH_RATE_WORDS), !=, 90);
  for (guint i = 0; i < G_N_ELEMENTS (REFUSED); i++)
    {
      g_autofree char *plan = g_strdup_printf (
          "{\"credentials\": [{\"title\": \"T\", \"sheet\": {\"rate-words-per-minute\": \"%s\"}}]}",
          REFUSED[i]);

      g_assert_false (apply (fixture, plan));
      g_assert_error (fixture->error, ASH_ERROR, ASH_ERROR_REFUSED);
      g_clear_error (&fixture->error);
    }
  g_assert_false (apply (fixture, "{\"credentials\": [{\"title\": \"T\", "
                                  "\"sheet\": {\"rate-of-nothing\": \"9\"}}]}"));
  g_clear_error (&fixture->error);
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_CREDENTIAL, NULL, NULL), ==, n + 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/rate/set", Fixture, NULL, set_up, test_set, tear_down);
  g_test_add ("/rate/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/rate/hostile", Fixture, NULL, set_up, test_hostile, tear_down);
  g_test_add ("/rate/specification", Fixture, NULL, set_up, test_specification, tear_down);
  g_test_add ("/rate/checks", Fixture, NULL, set_up, test_checks, tear_down);
  g_test_add ("/rate/plan", Fixture, NULL, set_up, test_plan, tear_down);
  g_test_add ("/rate/versions", Fixture, NULL, set_up, test_versions, tear_down);
  return g_test_run ();
}
