/* Fixes that the Package view offers: each is one edit that can be undone. */
#include <ash-desk-quiz.h>
#include <ash-dry-run.h>
#include <glib/gstdio.h>

#include "scratch.h"

typedef struct
{
  char *folder;
  AshStore *store;
  GError *error;
  char *credential;
  char *quiz;
  char *bank;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *path = NULL;

  self->folder = g_dir_make_tmp ("ashlar-fixes-XXXXXX", NULL);
  path = g_build_filename (self->folder, "work.db", NULL);
  self->store = ash_store_create (path, ASH_STORE_EDIT, &self->error);
  self->credential = ash_desk_add_credential (self->store, "Award", &self->error);
  self->quiz = ash_desk_add_quiz (self->store, self->credential, NULL, NULL, "Quiz", &self->error);
  self->bank = ash_desk_add_bank (self->store, self->credential, "Pool", &self->error);
  g_assert_no_error (self->error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_object (&self->store);
  scratch_remove (self->folder);
  g_free (self->folder);
  g_free (self->credential);
  g_free (self->quiz);
  g_free (self->bank);
}

static void
fill_bank (Fixture *self, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *entry = ash_desk_quiz_add_question (self->store, self->quiz, NULL,
                                                           ASH_QUESTION_ESSAY, &self->error);
      g_autofree char *stem = g_strdup_printf ("<p>%u?</p>", i);

      ash_desk_question_set_text (self->store, entry, "stem", stem, &self->error);
      ash_desk_question_move_to_bank (self->store, entry, self->bank, &self->error);
      ash_desk_quiz_delete (self->store, (const char *[]){ entry, NULL }, &self->error);
      g_assert_no_error (self->error);
    }
}

static AshDryRun *
look (Fixture *self, const char *name)
{
  g_autoptr (AshCredential) credential =
      ash_store_get (self->store, &ASH_CREDENTIAL, self->credential, &self->error);
  g_autoptr (AshDesign) design =
      ash_store_load_design (self->store, credential->tree, &self->error);
  AshBodies bodies = ash_store_bodies (self->store);
  const AshTarget *target = ash_target_find (name);
  const AshCartridgeOptions options = { target->version, target->layout, FALSE, TRUE };
  g_autoptr (AshCartridgePlan) plan =
      ash_cartridge_plan_new (design, &bodies, &options, NULL, &self->error);

  g_assert_no_error (self->error);
  return ash_dry_run_new (plan, target);
}

static const AshDryLine *
line_with_fix (const AshDryRun *run, const char *fix)
{
  for (guint i = 0; i < run->lines->len; i++)
    {
      const AshDryLine *line = g_ptr_array_index (run->lines, i);

      if (g_strcmp0 (line->fix, fix) == 0)
        return line;
    }
  return NULL;
}

static void
test_draw (Fixture *self, gconstpointer data)
{
  g_autofree char *last = NULL;
  g_autofree char *draw = NULL;
  g_autoptr (AshDryRun) before = NULL;
  g_autoptr (AshDryRun) after = NULL;
  g_autoptr (AshDryRun) undone = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  fill_bank (self, 5);
  last = ash_desk_quiz_add_question (self->store, self->quiz, NULL, ASH_QUESTION_TRUE_FALSE,
                                     &self->error);
  draw = ash_desk_quiz_add_draw (self->store, self->quiz, last, self->bank, 3, 200, &self->error);
  g_assert_no_error (self->error);
  before = look (self, "moodle");
  g_assert_cmpstr (line_with_fix (before, "choose-draw")->button, ==, "Choose 3 now");
  g_assert_true (ash_desk_choose_draw (self->store, draw, &self->error));
  g_assert_no_error (self->error);
  after = look (self, "moodle");
  g_assert_null (line_with_fix (after, "choose-draw"));
  entries = ash_store_list (self->store, &ASH_QUIZ_ENTRY, "quiz", self->quiz, &self->error);
  g_assert_cmpuint (entries->len, ==, 4);
  for (guint i = 0; i < 3; i++)
    {
      const AshQuizEntry *entry = g_ptr_array_index (entries, i);

      g_assert_nonnull (entry->question);
      g_assert_cmpint (entry->points_c, ==, 200);
    }
  g_assert_cmpstr (((AshQuizEntry *) g_ptr_array_index (entries, 3))->record.id, ==, last);
  g_assert_true (ash_store_undo (self->store, &self->error));
  undone = look (self, "moodle");
  g_assert_nonnull (line_with_fix (undone, "choose-draw"));
  /* A question that is asked already is not asked twice. */
  g_assert_false (ash_desk_choose_draw (self->store, "0123", NULL));
  g_assert_false (ash_desk_choose_draw (self->store, last, NULL));
}

static void
test_whole (Fixture *self, gconstpointer data)
{
  g_autofree char *entry = ash_desk_quiz_add_question (self->store, self->quiz, NULL,
                                                       ASH_QUESTION_FILL_IN, &self->error);
  g_autofree char *accepted = ash_desk_accepted_add (self->store, entry, "mean", &self->error);
  g_autoptr (AshAccepted) record =
      ash_store_get (self->store, &ASH_ACCEPTED, accepted, &self->error);
  g_autoptr (AshDryRun) before = NULL;
  g_autoptr (AshDryRun) after = NULL;
  g_autoptr (AshDryRun) undone = NULL;

  g_assert_no_error (self->error);
  record->how = ASH_ACCEPT_CONTAINS;
  ash_store_begin (self->store, "Change", NULL, NULL);
  ash_store_update (self->store, &ASH_ACCEPTED, record, &self->error);
  ash_store_commit (self->store, &self->error);
  g_assert_no_error (self->error);
  before = look (self, "openedx");
  g_assert_cmpint (line_with_fix (before, "exact-answers")->verdict, ==, ASH_VERDICT_LOST);
  g_assert_true (
      ash_desk_match_whole (self->store, (const char *[]){ self->quiz, NULL }, &self->error));
  g_assert_no_error (self->error);
  after = look (self, "openedx");
  g_assert_null (line_with_fix (after, "exact-answers"));
  g_assert_cmpuint (after->counts[ASH_VERDICT_LOST], ==, 0);
  g_assert_true (ash_store_undo (self->store, &self->error));
  undone = look (self, "openedx");
  g_assert_nonnull (line_with_fix (undone, "exact-answers"));
  g_assert_false (ash_desk_match_whole (self->store, (const char *[]){ self->bank, NULL }, NULL));
}

/* What was exported stays in the document, and Undo does not know it. */
static void
test_history (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "out.imscc", NULL);
  g_autoptr (AshExported) exported = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autofree char *entry = ash_desk_quiz_add_question (self->store, self->quiz, NULL,
                                                       ASH_QUESTION_TRUE_FALSE, &self->error);
  g_autofree char *label = ash_store_dup_undo_label (self->store);
  g_autofree char *same = NULL;
  const AshExport *record;
  GStatBuf info;

  exported = ash_desk_export (self->store, self->credential, ash_target_find ("canvas"), NULL, path,
                              NULL, &self->error);
  g_assert_no_error (self->error);
  g_assert_true (ash_desk_record_export (self->store, exported, &self->error));
  g_assert_no_error (self->error);
  history = ash_desk_list_exports (self->store, self->credential, &self->error);
  g_assert_cmpuint (history->len, ==, 1);
  record = g_ptr_array_index (history, 0);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (record->size, ==, info.st_size);
  g_assert_cmpstr (record->file_name, ==, "out.imscc");
  g_assert_cmpstr (record->format, ==, "cc1.3");
  g_assert_cmpuint (strlen (record->digest), ==, 64);
  items = ash_store_list (self->store, &ASH_EXPORT_ITEM, "export", record->record.id, NULL);
  g_assert_cmpuint (items->len, >=, 1);
  same = ash_store_dup_undo_label (self->store);
  g_assert_cmpstr (label, ==, same);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/fixes/draw", Fixture, NULL, set_up, test_draw, tear_down);
  g_test_add ("/fixes/whole", Fixture, NULL, set_up, test_whole, tear_down);
  g_test_add ("/fixes/history", Fixture, NULL, set_up, test_history, tear_down);
  return g_test_run ();
}
