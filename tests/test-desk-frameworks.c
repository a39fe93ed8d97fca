/* desk/: frameworks, what a credential uses of them, and who confirms it. Each edit is one step,
 * and undone leaves no trace. */
#include <ash-desk-frameworks.h>
#include <ash-outcome-tree.h>
#include <ash-desk-outcomes.h>
#include <ash-error.h>
#include <ash-limits.h>

#include "scratch.h"
#include "store-common.h"

static const char TABLE[] = "code,name,description,uri,parent,level\n"
                            "D,Data,,https://f.example/D,,\n"
                            "D1,present data,Shows it to people.,https://f.example/D1,D,advanced\n"
                            "D2,clean data,,,D,\n";

typedef struct
{
  char *folder;
  char *path;
  AshStore *store;
  char *credential;
  char *tree;
  char *outcome;
  AshListing *listing;
  char *framework;
  GError *error;
} Fixture;

static AshListing *
read_table (const char *text, const char *name)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  AshListing *listing = ash_listing_read (bytes, name, &error);

  g_assert_no_error (error);
  return listing;
}

static char *
add (Fixture *fixture, const AshListing *listing, AshFrameworkNews *out_news)
{
  g_autofree char *digest = ash_desk_store_listing (fixture->store, listing, &fixture->error);
  char *id;

  g_assert_no_error (fixture->error);
  id = ash_desk_add_framework (fixture->store, listing, digest, ASH_FRAMEWORK_SKILLS, out_news,
                               &fixture->error);
  g_assert_no_error (fixture->error);
  return id;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AshCredential) credential = NULL;
  AshFrameworkNews news = ASH_FRAMEWORK_KNOWN;

  fixture->folder = g_dir_make_tmp ("ashlar-frames-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "work.db", NULL);
  fixture->store = ash_store_create (fixture->path, ASH_STORE_EDIT, &fixture->error);
  g_assert_no_error (fixture->error);
  fixture->credential = ash_desk_add_credential (fixture->store, "Maps", &fixture->error);
  credential = ash_store_get (fixture->store, &ASH_CREDENTIAL, fixture->credential, NULL);
  fixture->tree = g_strdup (credential->tree);
  fixture->outcome = ash_desk_add_outcome (fixture->store, fixture->credential, "Draw a map", NULL,
                                           &fixture->error);
  fixture->listing = read_table (TABLE, "skills.csv");
  fixture->framework = add (fixture, fixture->listing, &news);
  g_assert_cmpint (news, ==, ASH_FRAMEWORK_NEW);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_no_error (fixture->error);
  g_clear_object (&fixture->store);
  scratch_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->credential);
  g_free (fixture->tree);
  g_free (fixture->outcome);
  g_free (fixture->framework);
  ash_listing_unref (fixture->listing);
}

static void
assert_one_step (Fixture *fixture, const char *before, const char *label)
{
  g_assert_no_error (fixture->error);
  assert_store_step (fixture->store, before, label);
}

static void
assert_unchanged (Fixture *fixture, const char *before)
{
  g_autofree char *after = dump_store (fixture->store);

  g_assert_cmpstr (after, ==, before);
}

static void
assert_refused (Fixture *fixture, const char *before, int code)
{
  g_assert_error (fixture->error, ASH_ERROR, code);
  g_clear_error (&fixture->error);
  assert_unchanged (fixture, before);
}

static char *
use (Fixture *fixture, guint index, AshStatementKind kind, const char *outcome)
{
  return ash_desk_use_statement (fixture->store, fixture->credential, fixture->framework,
                                 fixture->listing, index, kind, outcome, &fixture->error);
}

static AshDesign *
design (Fixture *fixture)
{
  AshDesign *made = ash_store_load_design (fixture->store, fixture->tree, &fixture->error);

  g_assert_no_error (fixture->error);
  return made;
}

/* Frameworks */

static void
test_add (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = dump_store (fixture->store);
  g_autoptr (AshListing) other = read_table ("statement\nActs with care\n", "attributes.csv");
  AshFrameworkNews news = ASH_FRAMEWORK_RENEWED;
  g_autofree char *again = add (fixture, fixture->listing, &news);
  g_autofree char *id = NULL;
  g_autoptr (GPtrArray) listed = NULL;
  g_autoptr (AshListing) kept = NULL;

  g_assert_cmpint (news, ==, ASH_FRAMEWORK_KNOWN);
  g_assert_cmpstr (again, ==, fixture->framework);
  assert_unchanged (fixture, before);
  id = add (fixture, other, &news);
  g_assert_cmpint (news, ==, ASH_FRAMEWORK_NEW);
  assert_one_step (fixture, before, "Bring in framework");
  listed = ash_desk_list_frameworks (fixture->store, &fixture->error);
  g_assert_cmpuint (listed->len, ==, 2);
  g_assert_cmpstr (((AshFramework *) listed->pdata[0])->title, ==, "attributes");
  kept = ash_desk_load_listing (fixture->store, listed->pdata[1], &fixture->error);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (ash_listing_length (kept), ==, 3);
  g_assert_cmpstr (ash_listing_entry (kept, 1)->text, ==, "present data");
}

/* Two of one name are told apart in the list. */
static void
test_same_title (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = { "Acts with care", "Listens", "Plans" };
  static const char *const titles[] = { "values", "values (2)", "values (3)" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *table = g_strdup_printf ("statement\n%s\n", texts[i]);
      g_autoptr (AshListing) listing = read_table (table, "values.csv");
      g_autofree char *id = add (fixture, listing, NULL);
      g_autoptr (AshFramework) added = ash_store_get (fixture->store, &ASH_FRAMEWORK, id, NULL);

      g_assert_cmpstr (added->title, ==, titles[i]);
    }
}

/* Another version of a framework with an address takes its place; what is used stays. */
static void
test_renew (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AshListing) old = read_table (
      "{\"CFDocument\":{\"title\":\"F\",\"uri\":\"https://f.example/1\",\"version\":\"1\"},"
      "\"CFItems\":[{\"identifier\":\"a\",\"fullStatement\":\"Old\"}]}",
      "f.json");
  g_autoptr (AshListing) new = read_table (
      "{\"CFDocument\":{\"title\":\"G\",\"uri\":\"https://f.example/1\",\"version\":\"2\"},"
      "\"CFItems\":[{\"identifier\":\"a\",\"fullStatement\":\"New\"}]}",
      "f.json");
  AshFrameworkNews news = ASH_FRAMEWORK_KNOWN;
  g_autofree char *first = add (fixture, old, NULL);
  g_autofree char *skill = ash_desk_use_statement (fixture->store, fixture->credential, first, old,
                                                   0, ASH_STATEMENT_SKILL, NULL, &fixture->error);
  g_autofree char *before = dump_store (fixture->store);
  g_autofree char *second = add (fixture, new, &news);
  g_autoptr (AshFramework) record = NULL;
  g_autoptr (AshStatement) statement = NULL;

  g_assert_cmpint (news, ==, ASH_FRAMEWORK_RENEWED);
  g_assert_cmpstr (second, ==, first);
  assert_one_step (fixture, before, "Renew framework");
  record = ash_store_get (fixture->store, &ASH_FRAMEWORK, first, NULL);
  g_assert_cmpstr (record->version, ==, "2");
  g_assert_cmpstr (record->title, ==, "F");
  statement = ash_store_get (fixture->store, &ASH_STATEMENT, skill, NULL);
  g_assert_cmpstr (statement->text, ==, "Old");
}

static void
test_rename_remove (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = dump_store (fixture->store);
  g_autofree char *renamed = NULL;
  g_autofree char *used = NULL;
  g_autofree char *kind = NULL;
  g_autofree char *own = NULL;
  g_autofree char *again = NULL;
  g_autofree char *skill = NULL;
  g_autoptr (AshFramework) own_one = NULL;
  g_autoptr (AshFramework) record = NULL;
  g_autoptr (GPtrArray) listed = NULL;
  AshFrameworkNews news = ASH_FRAMEWORK_KNOWN;

  g_assert_false (
      ash_desk_rename_framework (fixture->store, fixture->framework, "  ", &fixture->error));
  assert_refused (fixture, before, ASH_ERROR_REFUSED);
  own_one = ash_store_find (fixture->store, &ASH_FRAMEWORK, "kind", "own");
  own = g_strdup (own_one->record.id);
  g_assert_false (ash_desk_remove_framework (fixture->store, own, &fixture->error));
  assert_refused (fixture, before, ASH_ERROR_REFUSED);
  ash_desk_rename_framework (fixture->store, fixture->framework, " Our skills ", &fixture->error);
  assert_one_step (fixture, before, "Rename framework");
  kind = dump_store (fixture->store);
  ash_desk_set_framework_kind (fixture->store, fixture->framework, ASH_FRAMEWORK_ATTRIBUTES,
                               &fixture->error);
  assert_one_step (fixture, kind, "Change what a framework is for");
  renamed = dump_store (fixture->store);
  ash_desk_remove_framework (fixture->store, fixture->framework, &fixture->error);
  assert_one_step (fixture, renamed, "Remove framework");
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_FRAMEWORK, "id", fixture->framework), ==,
                   0);
  ash_store_undo (fixture->store, NULL);
  skill = use (fixture, 1, ASH_STATEMENT_SKILL, NULL);
  used = dump_store (fixture->store);
  ash_desk_remove_framework (fixture->store, fixture->framework, &fixture->error);
  assert_one_step (fixture, used, "Remove framework");
  record = ash_store_get (fixture->store, &ASH_FRAMEWORK, fixture->framework, NULL);
  g_assert_cmpstr (record->title, ==, "Our skills");
  g_assert_null (record->listing);
  listed = ash_desk_list_frameworks (fixture->store, &fixture->error);
  g_assert_cmpuint (listed->len, ==, 0);
  /* Brought in again it is not what is left of that one: that has another name now. */
  again = add (fixture, fixture->listing, &news);
  g_assert_cmpint (news, ==, ASH_FRAMEWORK_NEW);
  g_assert_cmpstr (again, !=, fixture->framework);
}

/* Using */

static void
test_use_skill (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = dump_store (fixture->store);
  g_autofree char *skill = use (fixture, 1, ASH_STATEMENT_SKILL, NULL);
  g_autofree char *again = NULL;
  g_autofree char *after = NULL;
  g_autofree char *other = NULL;
  g_autofree char *shared = NULL;
  g_autoptr (AshDesign) made = NULL;
  const AshStatement *statement;

  assert_one_step (fixture, before, "Add skill");
  made = design (fixture);
  statement = ash_design_statement (made, skill);
  g_assert_cmpuint (made->skills->len, ==, 1);
  g_assert_cmpstr (statement->text, ==, "present data");
  g_assert_cmpstr (statement->code, ==, "D1");
  g_assert_cmpstr (statement->uri, ==, "https://f.example/D1");
  g_assert_cmpstr (ash_design_framework_of (made, statement)->title, ==, "skills");
  g_assert_cmpstr (ash_design_use_of (made, skill)->level, ==, "advanced");
  after = dump_store (fixture->store);
  again = use (fixture, 1, ASH_STATEMENT_SKILL, NULL);
  g_assert_cmpstr (again, ==, skill);
  assert_unchanged (fixture, after);
  /* Two credentials have the same skill, not two. */
  other = ash_desk_add_credential (fixture->store, "Charts", &fixture->error);
  shared = ash_desk_use_statement (fixture->store, other, fixture->framework, fixture->listing, 1,
                                   ASH_STATEMENT_SKILL, NULL, &fixture->error);
  g_assert_cmpstr (shared, ==, skill);
  ash_desk_delete_outcome (fixture->store, other, skill, &fixture->error);
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_STATEMENT, "id", skill), ==, 1);
}

static void
test_use_outcome (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = dump_store (fixture->store);
  g_autofree char *coded = use (fixture, 1, ASH_STATEMENT_OUTCOME, NULL);
  g_autofree char *plain = NULL;
  g_autoptr (AshListing) bare = read_table ("Speaks\nO1 of theirs\n", "b.txt");
  g_autofree char *framework = NULL;
  g_autoptr (AshDesign) made = NULL;

  assert_one_step (fixture, before, "Add outcome");
  framework = add (fixture, bare, NULL);
  plain = ash_desk_use_statement (fixture->store, fixture->credential, framework, bare, 0,
                                  ASH_STATEMENT_OUTCOME, NULL, &fixture->error);
  made = design (fixture);
  g_assert_cmpuint (made->outcomes->len, ==, 3);
  /* Its own code stays; what has none is numbered as our outcomes are. */
  g_assert_cmpstr (ash_design_outcome (made, fixture->outcome)->code, ==, "O1");
  g_assert_cmpstr (ash_design_outcome (made, coded)->code, ==, "D1");
  g_assert_cmpstr (ash_design_outcome (made, plain)->code, ==, "O3");
  ash_desk_shift_outcome (fixture->store, fixture->credential, plain, -2, &fixture->error);
  g_clear_pointer (&made, ash_design_free);
  made = design (fixture);
  g_assert_cmpstr (ash_design_outcome (made, plain)->code, ==, "O1");
  g_assert_cmpstr (ash_design_outcome (made, coded)->code, ==, "D1");
}

static void
test_align (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = dump_store (fixture->store);
  g_autofree char *skill = use (fixture, 1, ASH_STATEMENT_SKILL, fixture->outcome);
  g_autofree char *after = NULL;
  g_autofree char *second = NULL;
  g_autofree char *aligned = NULL;
  g_autoptr (AshDesign) made = NULL;
  g_autoptr (GPtrArray) shown = NULL;

  assert_one_step (fixture, before, "Align outcome");
  made = design (fixture);
  shown = ash_design_shown_by (made, skill);
  g_assert_cmpuint (shown->len, ==, 1);
  g_assert_cmpstr (((AshStatement *) shown->pdata[0])->record.id, ==, fixture->outcome);
  after = dump_store (fixture->store);
  second = use (fixture, 1, ASH_STATEMENT_SKILL, fixture->outcome);
  assert_unchanged (fixture, after);
  ash_desk_set_shown_by (fixture->store, skill, fixture->outcome, FALSE, &fixture->error);
  assert_one_step (fixture, after, "Remove alignment");
  ash_desk_set_shown_by (fixture->store, skill, fixture->outcome, TRUE, &fixture->error);
  aligned = dump_store (fixture->store);
  g_assert_false (
      ash_desk_set_shown_by (fixture->store, fixture->outcome, skill, TRUE, &fixture->error));
  assert_refused (fixture, aligned, ASH_ERROR_REFUSED);
  /* The alignment goes with either of the two. */
  ash_desk_delete_outcome (fixture->store, fixture->credential, fixture->outcome, &fixture->error);
  assert_one_step (fixture, aligned, "Delete outcome");
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_ALIGNMENT, NULL, NULL), ==, 0);
  ash_store_undo (fixture->store, NULL);
  ash_desk_delete_outcome (fixture->store, fixture->credential, skill, &fixture->error);
  assert_one_step (fixture, aligned, "Delete skill");
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_ALIGNMENT, NULL, NULL), ==, 0);
}

static void
test_attribute (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = dump_store (fixture->store);
  g_autofree char *one = use (fixture, 0, ASH_STATEMENT_ATTRIBUTE, NULL);
  g_autofree char *between = NULL;
  g_autofree char *two = NULL;
  g_autofree char *both = NULL;
  g_autoptr (AshDesign) made = NULL;

  assert_one_step (fixture, before, "Add graduate attribute");
  between = dump_store (fixture->store);
  two = ash_desk_add_attribute (fixture->store, fixture->credential, "Acts with care",
                                &fixture->error);
  assert_one_step (fixture, between, "Add graduate attribute");
  made = design (fixture);
  g_assert_cmpuint (made->attributes->len, ==, 2);
  g_assert_cmpuint (made->outcomes->len, ==, 1);
  both = dump_store (fixture->store);
  ash_desk_delete_outcome (fixture->store, fixture->credential, two, &fixture->error);
  assert_one_step (fixture, both, "Delete graduate attribute");
}

static void
test_level (Fixture *fixture, gconstpointer data)
{
  g_autofree char *skill = use (fixture, 2, ASH_STATEMENT_SKILL, NULL);
  g_autofree char *before = dump_store (fixture->store);
  g_autofree char *after = NULL;

  ash_desk_set_skill_level (fixture->store, fixture->credential, skill, " expert ",
                            &fixture->error);
  assert_one_step (fixture, before, "Change level of a skill");
  after = dump_store (fixture->store);
  g_assert_false (ash_desk_set_skill_level (fixture->store, fixture->credential, "nobody", "x",
                                            &fixture->error));
  assert_refused (fixture, after, ASH_ERROR_NOT_FOUND);
}

/* Confirmations */

static void
test_validation (Fixture *fixture, gconstpointer data)
{
  g_autofree char *skill = use (fixture, 1, ASH_STATEMENT_SKILL, NULL);
  g_autofree char *before = dump_store (fixture->store);
  g_autofree char *id =
      ash_desk_add_validation (fixture->store, fixture->credential, skill, &fixture->error);
  g_autofree char *added = NULL;
  g_autofree char *named = NULL;
  g_autofree char *filed = NULL;
  g_autofree char *whole = NULL;
  g_autoptr (AshDesign) made = NULL;

  assert_one_step (fixture, before, "Add confirmation");
  added = dump_store (fixture->store);
  ash_desk_set_validation (fixture->store, id, "organisation", "Northfield Health",
                           &fixture->error);
  assert_one_step (fixture, added, "Change confirmation");
  named = dump_store (fixture->store);
  g_assert_false (
      ash_desk_set_validation (fixture->store, id, "date", "in March", &fixture->error));
  assert_refused (fixture, named, ASH_ERROR_REFUSED);
  ash_desk_set_validation (fixture->store, id, "date", "2026-03-01", &fixture->error);
  ash_desk_set_validation (fixture->store, id, "date", "", &fixture->error);
  g_assert_no_error (fixture->error);
  whole = ash_desk_add_validation (fixture->store, fixture->credential, NULL, &fixture->error);
  made = design (fixture);
  g_assert_cmpuint (made->validations->len, ==, 2);
  filed = dump_store (fixture->store);
  ash_desk_delete_validation (fixture->store, whole, &fixture->error);
  assert_one_step (fixture, filed, "Delete confirmation");
  /* It goes with its skill, and comes back with it. */
  g_free (filed);
  filed = dump_store (fixture->store);
  ash_desk_delete_outcome (fixture->store, fixture->credential, skill, &fixture->error);
  assert_one_step (fixture, filed, "Delete skill");
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_VALIDATION, NULL, NULL), ==, 0);
  g_assert_null (
      ash_desk_add_validation (fixture->store, fixture->credential, skill, &fixture->error));
  g_assert_error (fixture->error, ASH_ERROR, ASH_ERROR_NOT_FOUND);
  g_clear_error (&fixture->error);
}

static void
test_letter (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id =
      ash_desk_add_validation (fixture->store, fixture->credential, NULL, &fixture->error);
  g_autofree char *path = g_build_filename (fixture->folder, "letter.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *huge = g_malloc0 (ASH_LIMIT_LETTER_BYTES + 1);
  g_autofree char *before = dump_store (fixture->store);
  g_autofree char *after = NULL;
  g_autofree char *digest = NULL;

  g_file_set_contents (path, "%PDF a letter", -1, NULL);
  digest = ash_desk_store_letter (fixture->store, file, NULL, &fixture->error);
  ash_desk_set_validation_file (fixture->store, id, digest, "letter.pdf", &fixture->error);
  assert_one_step (fixture, before, "Attach file to confirmation");
  g_assert_cmpint (ash_store_object_size (fixture->store, digest), ==, 13);
  after = dump_store (fixture->store);
  ash_desk_set_validation_file (fixture->store, id, NULL, NULL, &fixture->error);
  assert_one_step (fixture, after, "Remove file of confirmation");
  g_file_set_contents (path, huge, ASH_LIMIT_LETTER_BYTES + 1, NULL);
  g_assert_null (ash_desk_store_letter (fixture->store, file, NULL, &fixture->error));
  g_assert_error (fixture->error, ASH_ERROR, ASH_ERROR_LIMIT);
  g_clear_error (&fixture->error);
  g_unlink (path);
}

/* What is deleted with its credential. */
static void
test_delete_credential (Fixture *fixture, gconstpointer data)
{
  g_autofree char *skill = use (fixture, 1, ASH_STATEMENT_SKILL, fixture->outcome);
  g_autofree char *id =
      ash_desk_add_validation (fixture->store, fixture->credential, skill, &fixture->error);
  g_autofree char *before = dump_store (fixture->store);

  ash_desk_delete_credential (fixture->store, fixture->credential, &fixture->error);
  assert_one_step (fixture, before, "Delete credential");
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_VALIDATION, NULL, NULL), ==, 0);
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_ALIGNMENT, NULL, NULL), ==, 0);
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_STATEMENT, NULL, NULL), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                            \
  g_test_add ("/desk-frameworks/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("add", test_add);
  ADD ("same-title", test_same_title);
  ADD ("renew", test_renew);
  ADD ("rename-remove", test_rename_remove);
  ADD ("use-skill", test_use_skill);
  ADD ("use-outcome", test_use_outcome);
  ADD ("align", test_align);
  ADD ("attribute", test_attribute);
  ADD ("level", test_level);
  ADD ("validation", test_validation);
  ADD ("letter", test_letter);
  ADD ("delete-credential", test_delete_credential);
  return g_test_run ();
}
