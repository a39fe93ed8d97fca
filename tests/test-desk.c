/* desk/: every edit of a credential, its undo label, and the document as it was once undone. */
#include "desk-fixture.h"

#include <ash-desk-leave-out.h>
#include <ash-desk-sheet.h>
#include <ash-left-out.h>

static void
test_source (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) sources = NULL;

  /* Plan, then source. */
  ash_store_undo (fixture->store, &fixture->error);
  g_assert_no_error (fixture->error);
  ash_store_undo (fixture->store, &fixture->error);
  g_assert_no_error (fixture->error);
  sources = ash_desk_list_sources (fixture->store, NULL);
  g_assert_cmpuint (sources->len, ==, 0);
  g_clear_pointer (&sources, g_ptr_array_unref);
  ash_store_redo (fixture->store, &fixture->error);
  sources = ash_desk_list_sources (fixture->store, NULL);
  g_assert_cmpuint (sources->len, ==, 1);
}

static void
test_credential (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = dump (fixture->store);
  g_autofree char *id = ash_desk_add_credential (fixture->store, "New", &fixture->error);
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  g_autofree char *same = NULL;
  g_autoptr (GPtrArray) all = NULL;

  assert_one_step (fixture, first, "Add credential");
  all = ash_desk_list_credentials (fixture->store, NULL);
  g_assert_cmpstr (((AshRecord *) g_ptr_array_index (all, all->len - 1))->id, ==, id);

  second = dump (fixture->store);
  ash_desk_rename_credential (fixture->store, id, "Newer", &fixture->error);
  assert_one_step (fixture, second, "Rename credential");

  third = dump (fixture->store);
  ash_desk_rename_credential (fixture->store, id, "Newer", &fixture->error);
  same = dump (fixture->store);
  g_assert_cmpstr (third, ==, same);
}

/* What one credential has goes, and what the others have stays. */
static void
test_delete_credential (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = dump (fixture->store);
  g_autoptr (AshSource) source = ash_store_get (fixture->store, &ASH_SOURCE, fixture->source, NULL);
  gint64 n_source_items = ash_store_count (fixture->store, &ASH_ITEM, "tree", source->tree);

  ash_desk_delete_credential (fixture->store, fixture->credential, &fixture->error);
  assert_one_step (fixture, before, "Delete credential");
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_ITEM, "tree", fixture->tree), ==, 0);
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_CREDENTIAL, NULL, NULL), ==, 2);
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_ITEM, "tree", source->tree), ==,
                   n_source_items);
  for (guint n = 0; n < 2; n++)
    {
      g_autoptr (GPtrArray) rest = ash_desk_list_credentials (fixture->store, NULL);
      AshRecord *each = g_ptr_array_index (rest, 0);

      ash_desk_delete_credential (fixture->store, each->id, &fixture->error);
      g_assert_no_error (fixture->error);
    }
  /* Of three designs nothing is left behind. */
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_STATEMENT, NULL, NULL), ==, 0);
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_ALIGNMENT, NULL, NULL), ==, 0);
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_ASSESSMENT, NULL, NULL), ==, 0);
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_RULE, NULL, NULL), ==, 0);
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_BADGE, NULL, NULL), ==, 0);
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_ITEM_ORIGIN, NULL, NULL), ==, 0);
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_SHEET_FIELD, NULL, NULL), ==,
                   ash_store_count (fixture->store, &ASH_SHEET_FIELD, "owner", source->tree));
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_RUBRIC, NULL, NULL), ==,
                   ash_store_count (fixture->store, &ASH_RUBRIC, "tree", source->tree));
}

static void
test_fields (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = dump (fixture->store);
  g_autofree char *set = NULL;
  g_autofree char *same = NULL;
  g_autofree char *module = NULL;
  g_autofree char *bare = NULL;
  g_autoptr (AshItem) item = NULL;

  ash_desk_set_field (fixture->store, fixture->credential, "purpose", "To see", &fixture->error);
  assert_one_step (fixture, before, "Change purpose");
  set = dump (fixture->store);
  g_assert_cmpuint (n_changed_rows (before, set), ==, 1);
  ash_desk_set_field (fixture->store, fixture->credential, "purpose", "To see", &fixture->error);
  same = dump (fixture->store);
  g_assert_cmpstr (set, ==, same);

  ash_desk_set_field (fixture->store, fixture->credential, "audience", "", &fixture->error);
  assert_one_step (fixture, set, "Change audience");

  module = add_module (fixture, "M", NULL);
  bare = dump (fixture->store);
  ash_desk_set_field (fixture->store, module, "purpose", "One line", &fixture->error);
  assert_one_step (fixture, bare, "Change purpose");
  item = ash_store_get (fixture->store, &ASH_ITEM, module, NULL);
  g_assert_cmpstr (item->purpose, ==, "One line");
}

/* The outcomes of the first credential: "O1 text, O2 text". */
static char *
outcomes (Fixture *fixture)
{
  g_autoptr (AshDesign) design = ash_store_load_design (fixture->store, fixture->tree, NULL);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < design->outcomes->len; i++)
    {
      const AshStatement *each = g_ptr_array_index (design->outcomes, i);

      g_string_append_printf (out, "%s%s %s", i > 0 ? ", " : "", each->code, each->text);
    }
  return g_string_free (out, FALSE);
}

static void
set_outcomes (Fixture *fixture, const char *lines)
{
  g_auto (GStrv) texts = g_strsplit (lines, ",", -1);

  ash_desk_set_outcomes (fixture->store, fixture->credential, (const char *const *) texts,
                         &fixture->error);
  g_assert_no_error (fixture->error);
}

/* Lines of text that stay the outcomes they were, with what points at them. */
static void
test_outcomes (Fixture *fixture, gconstpointer data)
{
  char *ids[3];
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *said = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (AshStatement) first = NULL;

  three_modules (fixture, ids);
  before = dump (fixture->store);
  set_outcomes (fixture, "Lay,  ,Dress ,Join");
  assert_one_step (fixture, before, "Change outcomes");
  said = outcomes (fixture);
  g_assert_cmpstr (said, ==, "O1 Lay, O2 Dress, O3 Join");
  first = ash_store_find (fixture->store, &ASH_STATEMENT, "text", "Lay");

  /* Another order, one changed, one gone. */
  g_free (before);
  before = dump (fixture->store);
  set_outcomes (fixture, "Join well,Lay");
  assert_one_step (fixture, before, "Change outcomes");
  g_free (said);
  said = outcomes (fixture);
  g_assert_cmpstr (said, ==, "O2 Join well, O1 Lay");
  kept = g_strdup (first->record.id);
  g_clear_pointer (&first, ash_statement_free);
  first = ash_store_find (fixture->store, &ASH_STATEMENT, "text", "Lay");
  g_assert_cmpstr (first->record.id, ==, kept);

  /* Nothing new: nothing happens. */
  g_free (before);
  before = dump (fixture->store);
  set_outcomes (fixture, "Join well,Lay");
  after = dump (fixture->store);
  g_assert_cmpstr (after, ==, before);
  free_three (ids);
}

/* An item that a person leaves out is in the document and in no package, and comes back by undo;
 * with a module goes what is in it. */
static void
test_leave_out (Fixture *fixture, gconstpointer data)
{
  const AshTarget *target = ash_target_find ("canvas");
  const AshCartridgeOptions options = { target->version, ASH_LAYOUT_PLAIN, FALSE, TRUE };
  AshBodies bodies = ash_store_bodies (fixture->store);
  g_autofree char *before = NULL;
  char *ids[3];
  guint all = 0;

  three_modules (fixture, ids);
  before = dump (fixture->store);
  g_assert_true (ash_desk_leave_out (fixture->store, ids[1], TRUE, &fixture->error));
  g_assert_no_error (fixture->error);
  for (guint round = 0; round < 2; round++)
    {
      g_autoptr (AshDesign) design =
          ash_store_load_design (fixture->store, fixture->tree, &fixture->error);
      g_autoptr (AshCartridgePlan) plan =
          ash_cartridge_plan_new (design, &bodies, &options, NULL, &fixture->error);
      g_autoptr (AshDryRun) run = NULL;
      g_autoptr (GPtrArray) left_out = NULL;

      g_assert_no_error (fixture->error);
      run = ash_dry_run_new (plan, target);
      left_out = ash_left_out_list (design);
      if (round == 0)
        {
          all = run->parts->len;
          g_assert_cmpuint (left_out->len, ==, 1);
          g_assert_cmpstr (((AshItem *) g_ptr_array_index (left_out, 0))->record.id, ==, ids[1]);
          g_assert_cmpuint (
              ash_report_n_lines (ash_cartridge_plan_get_report (plan), ASH_LINE_REFUSED), ==, 1);
          for (guint i = 0; i < run->parts->len; i++)
            g_assert_cmpstr (((AshDryPart *) g_ptr_array_index (run->parts, i))->ref, !=, ids[1]);
          assert_one_step (fixture, before, "Leave out “B”");
          g_assert_true (ash_store_undo (fixture->store, &fixture->error));
        }
      else
        {
          g_assert_cmpuint (left_out->len, ==, 0);
          g_assert_cmpuint (run->parts->len, >, all);
        }
    }
  g_assert_false (ash_desk_leave_out (fixture->store, "no-such-item", TRUE, &fixture->error));
  g_assert_error (fixture->error, ASH_ERROR, ASH_ERROR_NOT_FOUND);
  g_clear_error (&fixture->error);
  free_three (ids);
}

static void
test_sheet (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = dump (fixture->store);
  g_autofree char *named = NULL;
  g_autofree char *same = NULL;

  ash_desk_set_sheet (fixture->store, fixture->credential, "code", "X-9", &fixture->error);
  assert_one_step (fixture, before, "Change “Code”");
  named = dump (fixture->store);
  ash_desk_set_sheet (fixture->store, fixture->credential, "issuer", "Guild", &fixture->error);
  assert_one_step (fixture, named, "Change “Awarded by”");
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_PARTY, NULL, NULL), ==, 1);
  g_free (named);
  named = dump (fixture->store);
  ash_desk_set_sheet (fixture->store, fixture->credential, "code", "X-9", &fixture->error);
  ash_desk_set_sheet (fixture->store, fixture->credential, "issuer", "Guild", &fixture->error);
  same = dump (fixture->store);
  g_assert_cmpstr (named, ==, same);
}

static char *
criteria (Fixture *fixture)
{
  g_autoptr (AshCredential) credential =
      ash_store_get (fixture->store, &ASH_CREDENTIAL, fixture->credential, &fixture->error);
  g_autoptr (AshDesign) design =
      ash_store_load_design (fixture->store, credential->tree, &fixture->error);

  g_assert_no_error (fixture->error);
  return ash_badges_criteria (design);
}

/* What the badge says follows the design until somebody writes it, and again when it is emptied. */
static void
test_criteria (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = dump (fixture->store);
  g_autofree char *generated = criteria (fixture);
  g_autofree char *own = NULL;
  g_autofree char *again = NULL;

  ash_desk_set_criteria (fixture->store, fixture->credential, "Made **three** charts.",
                         &fixture->error);
  assert_one_step (fixture, before, "Change what the badge says");
  own = criteria (fixture);
  g_assert_nonnull (strstr (own, "Made **three** charts."));
  g_assert_true (ash_desk_set_criteria (fixture->store, fixture->credential, "", &fixture->error));
  again = criteria (fixture);
  g_assert_cmpstr (again, ==, generated);
}

/* A page that the first credential alone uses. */
static AshItem *
used_by_the_first (Fixture *fixture, AshCoverage *coverage)
{
  GHashTableIter iter;
  gpointer id, value;

  g_hash_table_iter_init (&iter, coverage->by_item);
  while (g_hash_table_iter_next (&iter, &id, &value))
    {
      GArray *numbers = value;
      g_autoptr (AshItem) item = ash_store_get (fixture->store, &ASH_ITEM, id, NULL);

      if (item->kind == ASH_ITEM_PAGE && numbers->len == 1 &&
          g_array_index (numbers, guint, 0) == 1)
        return g_steal_pointer (&item);
    }
  g_error ("no page is used by the first credential alone");
}

static void
test_coverage (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AshCoverage) before = ash_desk_coverage (fixture->store, fixture->source, NULL);
  g_autoptr (AshItem) page = used_by_the_first (fixture, before);
  g_autoptr (AshCoverage) twice = NULL;
  g_autoptr (AshCoverage) adapted = NULL;
  g_autoptr (AshItem) item = NULL;
  g_auto (GStrv) used = NULL;
  GArray *numbers;
  char *ids[3];

  three_modules (fixture, ids);
  used = ash_desk_use_items (fixture->store, fixture->credential, NULL, NULL,
                             (const char *const[]){ page->record.id, NULL }, &fixture->error);
  g_assert_no_error (fixture->error);
  twice = ash_desk_coverage (fixture->store, fixture->source, NULL);
  g_assert_cmpuint (twice->n_items, ==, before->n_items);
  numbers = g_hash_table_lookup (twice->by_item, page->record.id);
  g_assert_cmpuint (numbers->len, ==, 2);
  g_assert_cmpuint (g_array_index (numbers, guint, 0), ==, 1);
  g_assert_cmpuint (g_array_index (numbers, guint, 1), ==, 4);
  g_assert_true (g_hash_table_contains (twice->uses, used[0]));
  g_assert_false (GPOINTER_TO_INT (g_hash_table_lookup (twice->uses, used[0])));

  item = ash_store_get (fixture->store, &ASH_ITEM, used[0], NULL);
  g_free (item->body);
  item->body = g_strnfill (64, 'a');
  ash_store_update (fixture->store, &ASH_ITEM, item, NULL);
  ash_coverage_compare (twice, before);
  g_assert_cmpuint (twice->changed->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (twice->changed, 0), ==, page->record.id);
  g_assert_cmpuint (twice->changed_uses->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (twice->changed_uses, 0), ==, used[0]);
  ash_coverage_compare (twice, twice);
  g_assert_cmpuint (twice->changed->len + twice->changed_uses->len, ==, 0);
  ash_coverage_compare (before, twice);
  g_assert_cmpuint (before->changed->len, ==, 1);
  g_assert_cmpuint (before->changed_uses->len, ==, 0);
  adapted = ash_desk_coverage (fixture->store, fixture->source, NULL);
  ash_coverage_compare (adapted, twice);
  g_assert_cmpuint (adapted->changed->len, ==, 1);
  g_assert_cmpuint (adapted->changed_uses->len, ==, 1);
  g_assert_cmpuint (adapted->n_adapted, ==, before->n_adapted + 1);
  g_assert_cmpuint (adapted->n_used, ==, before->n_used - 1);
  g_assert_true (g_hash_table_contains (adapted->adapted, page->record.id));
  g_assert_true (GPOINTER_TO_INT (g_hash_table_lookup (adapted->uses, used[0])));
  free_three (ids);
}

/* The same course gives the same identities, once more gives others; nothing is forgotten. */
static void
test_take_course (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = dump (fixture->store);
  g_autoptr (AshSource) source = ash_store_get (fixture->store, &ASH_SOURCE, fixture->source, NULL);
  g_autofree char *one = ash_desk_take_course (fixture->store, fixture->source, NULL, NULL);
  g_autoptr (AshCredential) credential = NULL;
  g_autofree char *first = NULL;
  g_autofree char *again = NULL;
  g_autofree char *two = NULL;

  assert_one_step (fixture, before, "Use the whole course");
  credential = ash_store_get (fixture->store, &ASH_CREDENTIAL, one, NULL);
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_ITEM, "tree", credential->tree), ==,
                   ash_store_count (fixture->store, &ASH_ITEM, "tree", source->tree));
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_ASSET, "tree", credential->tree), ==,
                   ash_store_count (fixture->store, &ASH_ASSET, "tree", source->tree));
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_BANK, "tree", credential->tree), >, 0);
  first = dump_rows (fixture->store, FALSE);
  ash_store_undo (fixture->store, NULL);
  g_free (one);
  one = ash_desk_take_course (fixture->store, fixture->source, NULL, NULL);
  again = dump_rows (fixture->store, FALSE);
  g_assert_cmpuint (n_changed_rows (first, again), ==, 0);
  two = ash_desk_take_course (fixture->store, fixture->source, "Once more", &fixture->error);
  g_assert_no_error (fixture->error);
  g_assert_cmpstr (two, !=, one);
}

/* Our own credential comes back: it gets the identity it had, unless it is still there. */
static void
test_comes_back (Fixture *fixture, gconstpointer data)
{
  g_autofree char *package = g_build_filename (fixture->folder, "ours.imscc", NULL);
  g_autofree char *other = g_build_filename (fixture->folder, "other.db", NULL);
  g_autoptr (AshExported) exported = NULL;
  g_autoptr (AshStore) fresh = NULL;
  const AshCartridgeOptions options = { ASH_CC_1_3, ASH_LAYOUT_PLAIN, TRUE, TRUE };
  AshStore *stores[2];

  exported = ash_desk_export (fixture->store, fixture->credential, NULL, &options, package, NULL,
                              &fixture->error);
  g_assert_no_error (fixture->error);
  fresh = ash_store_create (other, ASH_STORE_BUILD, &fixture->error);
  g_assert_no_error (fixture->error);
  stores[0] = fresh;
  stores[1] = ash_store_open (fixture->path, ASH_STORE_IMPORT, &fixture->error);
  g_assert_no_error (fixture->error);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (AshImported) imported =
          ash_cartridge_import (stores[i], package, FALSE, NULL, &fixture->error);
      AshStore *editing = i == 0 ? fresh : fixture->store;
      g_autofree char *id = NULL;

      g_assert_no_error (fixture->error);
      ash_desk_accept_source (editing, imported->source, &fixture->error);
      id = ash_desk_take_course (editing, imported->source, NULL, &fixture->error);
      g_assert_no_error (fixture->error);
      if (i == 0)
        g_assert_cmpstr (id, ==, fixture->credential);
      else
        g_assert_cmpstr (id, !=, fixture->credential);
    }
  g_clear_object (&stores[1]);
  g_clear_object (&fresh);
  g_unlink (other);
  g_unlink (package);
}

#define ADD(name, func) g_test_add ("/desk/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("source", test_source);
  ADD ("credential", test_credential);
  ADD ("delete-credential", test_delete_credential);
  ADD ("fields", test_fields);
  ADD ("outcomes", test_outcomes);
  ADD ("leave-out", test_leave_out);
  ADD ("sheet", test_sheet);
  ADD ("criteria", test_criteria);
  ADD ("coverage", test_coverage);
  ADD ("take-course", test_take_course);
  ADD ("comes-back", test_comes_back);
  return g_test_run ();
}
