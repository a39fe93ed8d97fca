/* desk/: every edit of a credential, its undo label, and the document as it was once undone. */
#include <ash-desk.h>
#include <ash-desk-leave-out.h>
#include <ash-desk-sheet.h>
#include <ash-left-out.h>
#include <ash-error.h>
#include <ash-id.h>

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder;
  char *path;
  AshStore *store;
  char *source;
  char *credential; /* the first of the plan's */
  char *tree;
  GError *error;
} Fixture;

/* Compiled into the desk. */
extern GResource *ash_sample_get_resource (void);

static GBytes *
sample_file (const char *name)
{
  g_autofree char *path = g_strconcat ("/org/ashlar/Ashlar/sample/", name, NULL);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = g_resource_lookup_data (ash_sample_get_resource (), path, 0, &error);

  g_assert_no_error (error);
  return bytes;
}

static void
write_sample (const char *path)
{
  g_autoptr (GBytes) bytes = sample_file ("sample.imscc");
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                       &error);
  g_assert_no_error (error);
}

/* A working copy with the sample course in it, brought in as the window does it. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *package = NULL;
  g_autoptr (AshStore) importing = NULL;
  g_autoptr (AshImported) imported = NULL;
  g_autoptr (GBytes) plan = sample_file ("plan.json");
  g_autoptr (GPtrArray) credentials = NULL;
  AshCredential *first;

  fixture->folder = g_dir_make_tmp ("ashlar-desk-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "work.db", NULL);
  package = g_build_filename (fixture->folder, "sample.imscc", NULL);
  write_sample (package);
  fixture->store = ash_store_create (fixture->path, ASH_STORE_EDIT, &fixture->error);
  g_assert_no_error (fixture->error);
  importing = ash_store_open (fixture->path, ASH_STORE_IMPORT, &fixture->error);
  g_assert_no_error (fixture->error);
  imported = ash_cartridge_import (importing, package, FALSE, NULL, &fixture->error);
  g_assert_no_error (fixture->error);
  g_clear_object (&importing);
  g_unlink (package);
  fixture->source = g_strdup (imported->source);
  ash_desk_accept_source (fixture->store, fixture->source, &fixture->error);
  g_assert_no_error (fixture->error);
  ash_desk_apply_plan (fixture->store, plan, "plan.json", &fixture->error);
  g_assert_no_error (fixture->error);
  credentials = ash_desk_list_credentials (fixture->store, NULL);
  first = g_ptr_array_index (credentials, 0);
  fixture->credential = g_strdup (first->record.id);
  fixture->tree = g_strdup (first->tree);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  const char *const endings[] = { "", "-wal", "-shm" };

  g_clear_object (&fixture->store);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (fixture->path, endings[i], NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->source);
  g_free (fixture->credential);
  g_free (fixture->tree);
}

static void
dump_field (GString *out, const AshField *field, gconstpointer record)
{
  if (field->type == ASH_FIELD_TEXT)
    {
      const char *text = G_STRUCT_MEMBER (char *, record, field->offset);

      g_string_append_printf (out, "|%s", text != NULL ? text : "\x01");
    }
  else if (field->type == ASH_FIELD_INT)
    g_string_append_printf (out, "|%" G_GINT64_FORMAT,
                            G_STRUCT_MEMBER (gint64, record, field->offset));
  else
    g_string_append_printf (out, "|%d", G_STRUCT_MEMBER (int, record, field->offset));
}

/* Every field of every record; row numbers are not the same when it is made once more. */
static char *
dump_rows (AshStore *store, gboolean with_numbers)
{
  GString *out = g_string_new (NULL);

  for (guint c = 0; ASH_RECORD_CLASSES[c] != NULL; c++)
    {
      const AshRecordClass *klass = ASH_RECORD_CLASSES[c];
      g_autoptr (GPtrArray) rows = ash_store_list (store, klass, NULL, NULL, NULL);

      for (guint i = 0; i < rows->len; i++)
        {
          const AshRecord *row = g_ptr_array_index (rows, i);

          g_string_append_printf (out, "%s %" G_GINT64_FORMAT " %s", klass->table,
                                  with_numbers ? row->n : 0, row->id);
          for (guint f = 0; f < klass->n_fields; f++)
            dump_field (out, &klass->fields[f], row);
          g_string_append_c (out, '\n');
        }
    }
  return g_string_free (out, FALSE);
}

static char *
dump (AshStore *store)
{
  return dump_rows (store, TRUE);
}

/* How many lines differ between two dumps: lines of @after that @before has not. */
static guint
n_changed_rows (const char *before, const char *after)
{
  g_auto (GStrv) old_lines = g_strsplit (before, "\n", -1);
  g_auto (GStrv) new_lines = g_strsplit (after, "\n", -1);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = 0;

  for (guint i = 0; old_lines[i] != NULL; i++)
    g_hash_table_add (known, old_lines[i]);
  for (guint i = 0; new_lines[i] != NULL; i++)
    n += !g_hash_table_contains (known, new_lines[i]);
  return n;
}

/* The last step is called @label; undone the document is @before, redone it is as it is now. */
static void
assert_one_step (Fixture *fixture, const char *before, const char *label)
{
  g_autofree char *after = dump (fixture->store);
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autofree char *said = ash_store_dup_undo_label (fixture->store);

  g_assert_no_error (fixture->error);
  g_assert_cmpstr (said, ==, label);
  g_assert_cmpstr (after, !=, before);
  g_assert_true (ash_store_undo (fixture->store, &fixture->error));
  g_assert_no_error (fixture->error);
  undone = dump (fixture->store);
  g_assert_cmpstr (undone, ==, before);
  g_assert_true (ash_store_redo (fixture->store, &fixture->error));
  redone = dump (fixture->store);
  g_assert_cmpstr (redone, ==, after);
}

/* The edit was refused, and left nothing: neither a row nor a step. */
static void
assert_refused (Fixture *fixture, const char *before, int code)
{
  g_autofree char *after = dump (fixture->store);

  g_assert_error (fixture->error, ASH_ERROR, code);
  g_clear_error (&fixture->error);
  g_assert_cmpstr (after, ==, before);
}

static AshItem *
source_item (Fixture *fixture, const char *title)
{
  g_autoptr (AshSource) source = ash_store_get (fixture->store, &ASH_SOURCE, fixture->source, NULL);
  g_autoptr (GPtrArray) items =
      ash_store_list (fixture->store, &ASH_ITEM, "tree", source->tree, NULL);

  for (guint i = 0; i < items->len; i++)
    {
      AshItem *item = g_ptr_array_index (items, i);

      if (g_strcmp0 (item->title, title) == 0)
        return ash_item_copy (item);
    }
  g_error ("the sample has no “%s”", title);
}

/* The children of @parent in the first credential, as "A, B, C". */
static char *
titles (Fixture *fixture, const char *parent)
{
  g_autoptr (GPtrArray) items =
      ash_store_list (fixture->store, &ASH_ITEM, "tree", fixture->tree, NULL);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (items, i);

      if (g_strcmp0 (item->parent, parent) == 0)
        g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", item->title);
    }
  return g_string_free (out, FALSE);
}

static char *
add_module (Fixture *fixture, const char *title, const char *before)
{
  char *id =
      ash_desk_add_module (fixture->store, fixture->credential, title, before, &fixture->error);

  g_assert_no_error (fixture->error);
  return id;
}

/* A credential of its own with modules A, B, C. */
static void
three_modules (Fixture *fixture, char *ids[3])
{
  g_autoptr (AshCredential) credential = NULL;
  const char *const names[] = { "A", "B", "C" };

  g_free (fixture->credential);
  g_free (fixture->tree);
  fixture->credential = ash_desk_add_credential (fixture->store, "Own", &fixture->error);
  g_assert_no_error (fixture->error);
  credential = ash_store_get (fixture->store, &ASH_CREDENTIAL, fixture->credential, NULL);
  fixture->tree = g_strdup (credential->tree);
  for (guint i = 0; i < 3; i++)
    ids[i] = add_module (fixture, names[i], NULL);
}

static void
free_three (char *ids[3])
{
  for (guint i = 0; i < 3; i++)
    g_free (ids[i]);
}

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

static void
test_modules (Fixture *fixture, gconstpointer data)
{
  char *ids[3];
  g_autofree char *before = NULL;
  g_autofree char *added = NULL;
  g_autofree char *order = NULL;
  g_autofree char *gone = ash_id_new ();
  g_autofree char *none = NULL;

  three_modules (fixture, ids);
  before = dump (fixture->store);
  added = add_module (fixture, "Between", ids[1]);
  assert_one_step (fixture, before, "Add module");
  order = titles (fixture, NULL);
  g_assert_cmpstr (order, ==, "A, Between, B, C");

  g_free (before);
  before = dump (fixture->store);
  none = ash_desk_add_module (fixture->store, fixture->credential, "X", gone, &fixture->error);
  g_assert_null (none);
  assert_refused (fixture, before, ASH_ERROR_NOT_FOUND);
  free_three (ids);
}

static void
test_use (Fixture *fixture, gconstpointer data)
{
  char *ids[3];
  g_autoptr (AshItem) section = source_item (fixture, "Start here");
  g_autoptr (AshItem) page = source_item (fixture, "Welcome to Working with Data");
  const char *const both[] = { section->record.id, page->record.id, NULL };
  const char *const one[] = { page->record.id, NULL };
  g_autofree char *before = NULL;
  g_auto (GStrv) used = NULL;
  g_auto (GStrv) used_page = NULL;
  g_autoptr (AshItem) copy = NULL;
  g_autoptr (AshItemOrigin) origin = NULL;
  g_autofree char *order = NULL;

  three_modules (fixture, ids);
  before = dump (fixture->store);
  /* The page stands in the section: it comes once. */
  used =
      ash_desk_use_items (fixture->store, fixture->credential, ids[1], NULL, both, &fixture->error);
  assert_one_step (fixture, before, "Use section");
  g_assert_cmpuint (g_strv_length (used), ==, 1);

  g_free (before);
  before = dump (fixture->store);
  used_page =
      ash_desk_use_items (fixture->store, fixture->credential, NULL, ids[1], one, &fixture->error);
  assert_one_step (fixture, before, "Use page");
  order = titles (fixture, NULL);
  g_assert_cmpstr (order, ==, "A, Welcome to Working with Data, B, C");
  copy = ash_store_get (fixture->store, &ASH_ITEM, used_page[0], NULL);
  origin = ash_store_find (fixture->store, &ASH_ITEM_ORIGIN, "item", used_page[0]);
  g_assert_cmpstr (copy->body, ==, page->body);
  g_assert_cmpstr (copy->path, ==, page->path);
  g_assert_cmpstr (origin->source_item, ==, page->record.id);
  g_assert_cmpstr (origin->source_digest, ==, page->body);

  /* An item of a credential is no item of a course. */
  g_free (before);
  before = dump (fixture->store);
  g_strfreev (used);
  used = ash_desk_use_items (fixture->store, fixture->credential, NULL, NULL,
                             (const char *const *) used_page, &fixture->error);
  g_assert_null (used);
  assert_refused (fixture, before, ASH_ERROR_REFUSED);
  free_three (ids);
}

/* A used quiz has lines of its own that ask the source's questions. */
static void
test_use_quiz (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) quizzes = ash_store_list (fixture->store, &ASH_ITEM, "kind", "quiz", NULL);
  gint64 n_questions = ash_store_count (fixture->store, &ASH_QUESTION, NULL, NULL);
  g_autoptr (AshSource) source = ash_store_get (fixture->store, &ASH_SOURCE, fixture->source, NULL);
  AshItem *quiz = NULL;
  g_auto (GStrv) used = NULL;
  g_autoptr (GPtrArray) from = NULL;
  g_autoptr (GPtrArray) to = NULL;

  for (guint i = 0; i < quizzes->len && quiz == NULL; i++)
    {
      AshItem *each = g_ptr_array_index (quizzes, i);

      if (g_str_equal (each->tree, source->tree))
        quiz = each;
    }
  g_assert_nonnull (quiz);
  used = ash_desk_use_items (fixture->store, fixture->credential, NULL, NULL,
                             (const char *const[]){ quiz->record.id, NULL }, &fixture->error);
  g_assert_no_error (fixture->error);
  from = ash_store_list (fixture->store, &ASH_QUIZ_ENTRY, "quiz", quiz->record.id, NULL);
  to = ash_store_list (fixture->store, &ASH_QUIZ_ENTRY, "quiz", used[0], NULL);
  g_assert_cmpuint (from->len, >, 0);
  g_assert_cmpuint (from->len, ==, to->len);
  for (guint i = 0; i < from->len; i++)
    {
      const AshQuizEntry *old_entry = g_ptr_array_index (from, i);
      const AshQuizEntry *new_entry = g_ptr_array_index (to, i);

      g_assert_cmpstr (old_entry->question, ==, new_entry->question);
      g_assert_cmpstr (old_entry->record.id, !=, new_entry->record.id);
    }
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_QUESTION, NULL, NULL), ==, n_questions);
}

static void
test_rename_item (Fixture *fixture, gconstpointer data)
{
  char *ids[3];
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (AshItem) page = source_item (fixture, "Welcome to Working with Data");

  three_modules (fixture, ids);
  before = dump (fixture->store);
  ash_desk_rename_item (fixture->store, ids[0], "Alpha", &fixture->error);
  assert_one_step (fixture, before, "Rename module");
  after = dump (fixture->store);
  g_assert_cmpuint (n_changed_rows (before, after), ==, 1);

  /* What stands in the course is never changed. */
  g_assert_false (ash_desk_rename_item (fixture->store, page->record.id, "No", &fixture->error));
  assert_refused (fixture, after, ASH_ERROR_REFUSED);
  free_three (ids);
}

static void
test_move (Fixture *fixture, gconstpointer data)
{
  char *ids[3];
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *order = NULL;
  g_autofree char *inside = NULL;

  three_modules (fixture, ids);
  before = dump (fixture->store);
  ash_desk_move_items (fixture->store, (const char *const[]){ ids[2], NULL }, fixture->credential,
                       NULL, ids[0], &fixture->error);
  assert_one_step (fixture, before, "Move module");
  after = dump (fixture->store);
  g_assert_cmpuint (n_changed_rows (before, after), ==, 1);
  order = titles (fixture, NULL);
  g_assert_cmpstr (order, ==, "C, A, B");

  /* Two into the third, in the order given. */
  ash_desk_move_items (fixture->store, (const char *const[]){ ids[1], ids[0], NULL },
                       fixture->credential, ids[2], NULL, &fixture->error);
  assert_one_step (fixture, after, "Move 2 items");
  inside = titles (fixture, ids[2]);
  g_assert_cmpstr (inside, ==, "B, A");

  /* Before one of those that move: the place of the next that stays. */
  g_free (before);
  before = dump (fixture->store);
  g_assert_true (ash_desk_move_items (fixture->store, (const char *const[]){ ids[0], ids[1], NULL },
                                      fixture->credential, ids[2], ids[1], &fixture->error));
  g_free (inside);
  inside = titles (fixture, ids[2]);
  g_assert_cmpstr (inside, ==, "A, B");

  /* Dropped where it was taken from: nothing happens. */
  g_free (before);
  before = dump (fixture->store);
  g_assert_true (ash_desk_move_items (fixture->store, (const char *const[]){ ids[0], ids[1], NULL },
                                      fixture->credential, ids[2], NULL, &fixture->error));
  g_free (after);
  after = dump (fixture->store);
  g_assert_cmpstr (after, ==, before);

  /* Never into itself, nor into what stands below. */
  g_free (before);
  before = dump (fixture->store);
  g_assert_false (ash_desk_move_items (fixture->store, (const char *const[]){ ids[2], NULL },
                                       fixture->credential, ids[0], NULL, &fixture->error));
  assert_refused (fixture, before, ASH_ERROR_REFUSED);
  free_three (ids);
}

/* To another credential: what is below follows, evidence that named it stays behind. */
static void
test_move_away (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) credentials = ash_desk_list_credentials (fixture->store, NULL);
  const AshCredential *other = g_ptr_array_index (credentials, 1);
  g_autoptr (GPtrArray) evidence =
      ash_store_list (fixture->store, &ASH_ASSESSMENT, "credential", fixture->credential, NULL);
  g_autofree char *before = dump (fixture->store);
  const AshAssessment *with_item = NULL;
  g_autoptr (AshItem) item = NULL;
  g_autoptr (AshItem) moved = NULL;
  g_autoptr (AshAssessment) left = NULL;

  for (guint i = 0; i < evidence->len && with_item == NULL; i++)
    {
      const AshAssessment *each = g_ptr_array_index (evidence, i);

      if (each->item != NULL)
        with_item = each;
    }
  g_assert_nonnull (with_item);
  item = ash_store_get (fixture->store, &ASH_ITEM, with_item->item, NULL);
  g_assert_nonnull (item->parent);
  ash_desk_move_items (fixture->store, (const char *const[]){ item->parent, NULL },
                       other->record.id, NULL, NULL, &fixture->error);
  assert_one_step (fixture, before, "Move module");
  moved = ash_store_get (fixture->store, &ASH_ITEM, with_item->item, NULL);
  g_assert_cmpstr (moved->tree, ==, other->tree);
  left = ash_store_get (fixture->store, &ASH_ASSESSMENT, with_item->record.id, NULL);
  g_assert_null (left->item);
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_ALIGNMENT, "subject", with_item->item), ==,
                   0);
}

static void
test_steps (Fixture *fixture, gconstpointer data)
{
  char *ids[3];
  g_autofree char *before = NULL;
  g_autofree char *order = NULL;
  g_autofree char *inside = NULL;

  three_modules (fixture, ids);
  before = dump (fixture->store);
  ash_desk_indent_item (fixture->store, ids[1], &fixture->error);
  assert_one_step (fixture, before, "Indent");
  inside = titles (fixture, ids[0]);
  g_assert_cmpstr (inside, ==, "B");

  g_free (before);
  before = dump (fixture->store);
  g_assert_false (ash_desk_indent_item (fixture->store, ids[0], &fixture->error));
  assert_refused (fixture, before, ASH_ERROR_REFUSED);
  g_assert_false (ash_desk_outdent_item (fixture->store, ids[0], &fixture->error));
  assert_refused (fixture, before, ASH_ERROR_REFUSED);

  ash_desk_outdent_item (fixture->store, ids[1], &fixture->error);
  assert_one_step (fixture, before, "Outdent");
  order = titles (fixture, NULL);
  g_assert_cmpstr (order, ==, "A, B, C");

  g_free (before);
  before = dump (fixture->store);
  ash_desk_shift_item (fixture->store, ids[2], -1, &fixture->error);
  assert_one_step (fixture, before, "Move module");
  g_free (order);
  order = titles (fixture, NULL);
  g_assert_cmpstr (order, ==, "A, C, B");
  ash_desk_shift_item (fixture->store, ids[0], 1, &fixture->error);
  g_free (order);
  order = titles (fixture, NULL);
  g_assert_cmpstr (order, ==, "C, A, B");

  g_free (before);
  before = dump (fixture->store);
  g_assert_true (ash_desk_shift_item (fixture->store, ids[2], -1, &fixture->error));
  g_free (order);
  order = dump (fixture->store);
  g_assert_cmpstr (order, ==, before);
  free_three (ids);
}

static void
test_delete_items (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = dump (fixture->store);
  g_autoptr (GPtrArray) items =
      ash_store_list (fixture->store, &ASH_ITEM, "tree", fixture->tree, NULL);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;
  guint n_tops = 0;
  g_autofree char *label = NULL;

  /* Everything is named, folders and what stands in them. */
  for (guint i = 0; i < items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (items, i);

      g_strv_builder_add (builder, item->record.id);
      n_tops += item->parent == NULL;
    }
  ids = g_strv_builder_end (builder);
  label = g_strdup_printf ("Delete %u items", n_tops);
  ash_desk_delete_items (fixture->store, (const char *const *) ids, &fixture->error);
  assert_one_step (fixture, before, label);
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_ITEM, "tree", fixture->tree), ==, 0);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_assert_cmpint (ash_store_count (fixture->store, &ASH_ITEM_ORIGIN, "item", ids[i]), ==, 0);
      g_assert_cmpint (ash_store_count (fixture->store, &ASH_QUIZ_ENTRY, "quiz", ids[i]), ==, 0);
      g_assert_cmpint (ash_store_count (fixture->store, &ASH_ASSESSMENT, "item", ids[i]), ==, 0);
    }
}

/* A hundred items put at the same spot: places stay short and in order. */
static void
test_places (Fixture *fixture, gconstpointer data)
{
  char *ids[3];
  g_autoptr (GPtrArray) items = NULL;
  const AshItem *last = NULL;

  three_modules (fixture, ids);
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *title = g_strdup_printf ("%03u", i);
      g_autofree char *id = add_module (fixture, title, ids[1]);
    }
  items = ash_store_list (fixture->store, &ASH_ITEM, "tree", fixture->tree, NULL);
  g_assert_cmpuint (items->len, ==, 103);
  for (guint i = 0; i < items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (items, i);

      g_assert_true (last == NULL || g_strcmp0 (last->pos, item->pos) < 0);
      g_assert_cmpuint (strlen (item->pos), <, 40);
      last = item;
    }
  g_assert_cmpstr (last->title, ==, "C");
  free_three (ids);
}

/* Places in a stranger's document may leave no room: the row is numbered anew, in one step. */
static void
test_no_room (Fixture *fixture, gconstpointer data)
{
  char *ids[3];
  g_autofree char *before = NULL;
  g_autofree char *added = NULL;
  g_autofree char *order = NULL;

  three_modules (fixture, ids);
  ash_store_begin (fixture->store, "Break", NULL, NULL);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (AshItem) item = ash_store_get (fixture->store, &ASH_ITEM, ids[i], NULL);

      g_free (item->pos);
      item->pos = g_strdup (i == 0 ? "0" : "5");
      ash_store_update (fixture->store, &ASH_ITEM, item, NULL);
    }
  ash_store_commit (fixture->store, NULL);
  before = dump (fixture->store);
  added = add_module (fixture, "First", ids[0]);
  assert_one_step (fixture, before, "Add module");
  g_clear_pointer (&added, g_free);
  added = add_module (fixture, "Last but one", ids[2]);
  order = titles (fixture, NULL);
  g_assert_cmpstr (order, ==, "First, A, B, Last but one, C");
  free_three (ids);
}

/* A circle of folders in a stranger's document ends in a sentence. */
static void
test_circle (Fixture *fixture, gconstpointer data)
{
  char *ids[3];
  g_autofree char *before = NULL;

  three_modules (fixture, ids);
  ash_store_begin (fixture->store, "Break", NULL, NULL);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (AshItem) item = ash_store_get (fixture->store, &ASH_ITEM, ids[i], NULL);

      item->parent = g_strdup (ids[i == 0 ? 1 : 0]);
      ash_store_update (fixture->store, &ASH_ITEM, item, NULL);
    }
  ash_store_commit (fixture->store, NULL);
  before = dump (fixture->store);
  g_assert_false (ash_desk_delete_items (fixture->store, (const char *const[]){ ids[2], NULL },
                                         &fixture->error));
  assert_refused (fixture, before, ASH_ERROR_LIMIT);
  free_three (ids);
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
  adapted = ash_desk_coverage (fixture->store, fixture->source, NULL);
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

static const char *
any_row (Fixture *fixture, GPtrArray *rows)
{
  if (rows->len == 0)
    return "none";
  return ((AshRecord *) g_ptr_array_index (rows, g_test_rand_int_range (0, (int) rows->len)))->id;
}

/* One edit of whatever is there; some are refused. */
static void
edit_at_random (Fixture *fixture, guint n)
{
  AshStore *store = fixture->store;
  g_autoptr (GPtrArray) credentials = ash_desk_list_credentials (store, NULL);
  const AshCredential *credential =
      g_ptr_array_index (credentials, g_test_rand_int_range (0, (int) credentials->len));
  const char *id = credential->record.id;
  g_autoptr (AshSource) source = ash_store_get (store, &ASH_SOURCE, fixture->source, NULL);
  g_autoptr (GPtrArray) own = ash_store_list (store, &ASH_ITEM, "tree", credential->tree, NULL);
  g_autoptr (GPtrArray) theirs = ash_store_list (store, &ASH_ITEM, "tree", source->tree, NULL);
  g_autofree char *text = g_strdup_printf ("Text “%u”", n);
  g_autofree char *made = NULL;
  g_auto (GStrv) used = NULL;
  const char *item = any_row (fixture, own);
  const char *other = any_row (fixture, own);
  const char *const two[] = { item, other, NULL };
  const char *const from[] = { any_row (fixture, theirs), any_row (fixture, theirs), NULL };

  switch (g_test_rand_int_range (0, 12))
    {
    case 0:
      made = ash_desk_add_credential (store, text, NULL);
      break;
    case 1:
      ash_desk_rename_credential (store, id, text, NULL);
      break;
    case 2:
      if (credentials->len > 2)
        ash_desk_delete_credential (store, id, NULL);
      break;
    case 3:
      ash_desk_set_field (store, id, n % 2 == 0 ? "purpose" : "audience", text, NULL);
      break;
    case 4:
      made = ash_desk_add_module (store, id, text, NULL, NULL);
      break;
    case 5:
      used = ash_desk_use_items (store, id, NULL, NULL, from, NULL);
      break;
    case 6:
      ash_desk_rename_item (store, item, text, NULL);
      break;
    case 7:
      ash_desk_move_items (store, two, id, NULL, NULL, NULL);
      break;
    case 8:
      ash_desk_move_items (store, two, id, other, NULL, NULL);
      break;
    case 9:
      ash_desk_indent_item (store, item, NULL);
      break;
    case 10:
      ash_desk_outdent_item (store, item, NULL);
      break;
    default:
      if (n % 3 == 0)
        ash_desk_delete_items (store, two, NULL);
      else
        ash_desk_shift_item (store, item, n % 2 == 0 ? 1 : -1, NULL);
    }
}

/* 500 edits of every kind, undone to the identical document, and done again. */
static void
test_random (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = dump (fixture->store);
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  guint n_steps = 0;

  for (guint n = 0; n < 500; n++)
    edit_at_random (fixture, n);
  after = dump (fixture->store);
  for (;; n_steps++)
    {
      g_autofree char *label = ash_store_dup_undo_label (fixture->store);

      if (g_strcmp0 (label, "Apply plan") == 0)
        break;
      g_assert_true (ash_store_undo (fixture->store, &fixture->error));
    }
  g_assert_cmpuint (n_steps, >, 250);
  undone = dump (fixture->store);
  g_assert_cmpstr (undone, ==, before);
  for (guint n = 0; n < n_steps; n++)
    g_assert_true (ash_store_redo (fixture->store, &fixture->error));
  redone = dump (fixture->store);
  g_assert_cmpstr (redone, ==, after);
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
  ADD ("modules", test_modules);
  ADD ("use", test_use);
  ADD ("use-quiz", test_use_quiz);
  ADD ("rename-item", test_rename_item);
  ADD ("move", test_move);
  ADD ("move-away", test_move_away);
  ADD ("steps", test_steps);
  ADD ("delete-items", test_delete_items);
  ADD ("places", test_places);
  ADD ("no-room", test_no_room);
  ADD ("circle", test_circle);
  ADD ("coverage", test_coverage);
  ADD ("take-course", test_take_course);
  ADD ("comes-back", test_comes_back);
  ADD ("random", test_random);
  return g_test_run ();
}
