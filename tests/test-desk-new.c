/* desk/: items that are new, or copies of others, and where a record is worked on. */
#include <ash-error.h>
#include <ash-page.h>

#include <glib/gstdio.h>
#include <string.h>

#include "desk-new-fixture.h"

static char *
load_text (Fixture *self, const char *digest)
{
  g_autoptr (GBytes) bytes = ash_store_load_object (self->store, digest, &self->error);

  g_assert_no_error (self->error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_page (Fixture *self, gconstpointer data)
{
  g_autoptr (AshItem) module = find_item (self, "Choosing a chart");
  g_autoptr (AshItem) second = find_item (self, "Showing change over time");
  g_autofree char *before = titles_below (self, module->record.id);
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *html = NULL;
  g_autofree char *title = NULL;
  g_autofree char *id =
      ash_desk_add_item (self->store, self->credential, module->record.id, second->record.id,
                         ASH_ITEM_PAGE, "Dots & <bars>", &self->error);
  g_autoptr (AshItem) page = ash_store_get (self->store, &ASH_ITEM, id, NULL);

  g_assert_no_error (self->error);
  g_assert_cmpint (page->kind, ==, ASH_ITEM_PAGE);
  g_assert_true (page->is_linked);
  g_assert_cmpstr (page->body_type, ==, "text/html");
  html = load_text (self, page->body);
  g_assert_true (g_str_has_prefix (html, "<!DOCTYPE html>\n<html lang=\"en\">"));
  g_assert_nonnull (strstr (html, "<title>Dots &amp; &lt;bars&gt;</title>"));
  title = ash_page_title (html, -1);
  g_assert_cmpstr (title, ==, "Dots & <bars>");
  after = titles_below (self, module->record.id);
  g_assert_cmpstr (after, ==,
                   "Bar, line or dot?, Dots & <bars>, Showing change over time, "
                   "Colour that everyone can read, Chart choice quiz");
  assert_undo_label (self, "Add page");
  g_assert_true (ash_store_undo (self->store, NULL));
  undone = titles_below (self, module->record.id);
  g_assert_cmpstr (undone, ==, before);
}

static void
test_every_kind (Fixture *self, gconstpointer data)
{
  static const AshItemKind KINDS[] = { ASH_ITEM_FOLDER, ASH_ITEM_LINK,  ASH_ITEM_TOPIC,
                                       ASH_ITEM_QUIZ,   ASH_ITEM_LABEL, ASH_ITEM_ASSIGNMENT };
  g_autofree char *out = g_build_filename (self->folder, "out.imscc", NULL);
  const AshTarget *target = g_ptr_array_index (ash_targets (), 0);
  g_autoptr (AshExported) exported = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (KINDS); i++)
    {
      g_autofree char *id = ash_desk_add_item (self->store, self->credential, NULL, NULL, KINDS[i],
                                               "New", &self->error);
      g_autoptr (AshItem) item = ash_store_get (self->store, &ASH_ITEM, id, NULL);

      g_assert_no_error (self->error);
      g_assert_cmpint (item->kind, ==, KINDS[i]);
      g_assert_null (item->parent);
    }
  /* What is empty goes out too, and is read back. */
  exported = ash_desk_export (self->store, self->credential, target, NULL, out, NULL, &self->error);
  g_assert_no_error (self->error);
  g_unlink (out);
}

static void
test_refused_places (Fixture *self, gconstpointer data)
{
  g_autoptr (AshItem) page = find_item (self, "Showing change over time");
  g_autofree char *id = ash_desk_add_item (self->store, self->credential, page->record.id, NULL,
                                           ASH_ITEM_PAGE, "Below a page", &self->error);

  g_assert_null (id);
  g_assert_error (self->error, ASH_ERROR, ASH_ERROR_REFUSED);
  g_clear_error (&self->error);
  id = ash_desk_add_item (self->store, self->credential, NULL, page->record.id, ASH_ITEM_PAGE,
                          "Before what is not there", &self->error);
  g_assert_null (id);
  g_assert_error (self->error, ASH_ERROR, ASH_ERROR_NOT_FOUND);
  g_clear_error (&self->error);
  id =
      ash_desk_add_item (self->store, "nobody", NULL, NULL, ASH_ITEM_PAGE, "Nowhere", &self->error);
  g_assert_null (id);
  g_assert_error (self->error, ASH_ERROR, ASH_ERROR_NOT_FOUND);
  g_clear_error (&self->error);
  assert_undo_label (self, NULL);
}

static void
test_file (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "Fiche d’exercice.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *bytes = g_malloc (300000);
  g_autoptr (AshStore) importing = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *missing = NULL;
  g_autofree char *id = NULL;
  g_autoptr (AshItem) item = NULL;

  memset (bytes, 'x', 300000);
  g_file_set_contents (path, bytes, 300000, &self->error);
  g_assert_no_error (self->error);
  importing = ash_store_open (ash_store_get_path (self->store), ASH_STORE_IMPORT, &self->error);
  g_assert_no_error (self->error);
  digest = ash_desk_store_file (importing, file, NULL, &self->error);
  g_assert_no_error (self->error);
  g_unlink (path);
  missing = ash_desk_store_file (importing, file, NULL, &self->error);
  g_assert_null (missing);
  g_assert_error (self->error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&self->error);
  g_clear_object (&importing);
  id = ash_desk_add_file (self->store, self->credential, NULL, NULL, "Fiche d’exercice.pdf", digest,
                          &self->error);
  g_assert_no_error (self->error);
  item = ash_store_get (self->store, &ASH_ITEM, id, NULL);
  g_assert_cmpstr (item->body_type, ==, "application/pdf");
  g_assert_cmpint (ash_store_object_size (self->store, item->body), ==, 300000);
  assert_undo_label (self, "Add file");
}

static void
test_files (Fixture *self, gconstpointer data)
{
  static const char *const BYTES[] = { "<title>Reading a map</title><script>alert (1)</script>",
                                       "<p>Nothing says what this is called", "ID3" };
  const char *names[] = { "map.html", "Week 3.htm", "Interview.mp3", NULL };
  g_autoptr (AshItem) module = find_item (self, "Choosing a chart");
  g_autofree char *is = NULL;
  g_auto (GStrv) digests = g_new0 (char *, 4);
  g_auto (GStrv) titles = g_new0 (char *, 4);
  g_auto (GStrv) made = NULL;

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (BYTES[i], strlen (BYTES[i]));

      digests[i] = ash_store_put_object (self->store, bytes, NULL, &self->error);
      titles[i] = ash_desk_dup_file_title (self->store, names[i], digests[i]);
    }
  made = ash_desk_add_files (self->store, self->credential, module->record.id, NULL, names,
                             (const char *const *) titles, (const char *const *) digests,
                             &self->error);
  g_assert_no_error (self->error);
  is = titles_below (self, module->record.id);
  g_assert_true (g_str_has_suffix (is, ", Reading a map, Week 3, Interview.mp3"));
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (AshItem) item = ash_store_get (self->store, &ASH_ITEM, made[i], NULL);

      g_assert_cmpint (item->kind, ==, i == 2 ? ASH_ITEM_FILE : ASH_ITEM_PAGE);
      g_assert_cmpstr (item->body, ==, digests[i]); /* no byte of it is another */
    }
  assert_undo_label (self, "Add 3 items");
}

static guint
count (Fixture *self, const AshRecordClass *klass, const char *column, const char *value)
{
  return (guint) ash_store_count (self->store, klass, column, value);
}

static void
test_duplicate_module (Fixture *self, gconstpointer data)
{
  g_autoptr (AshItem) module = find_item (self, "Choosing a chart");
  g_autoptr (AshItem) page = find_item (self, "Bar, line or dot?");
  const char *ids[] = { module->record.id, page->record.id, NULL };
  guint n_marks = count (self, &ASH_ALIGNMENT, "subject", page->record.id);
  g_auto (GStrv) made = ash_desk_duplicate_items (self->store, ids, &self->error);
  g_autoptr (AshItem) copy = NULL;
  g_autofree char *was = titles_below (self, module->record.id);
  g_autofree char *is = NULL;
  g_autoptr (AshItem) first = NULL;
  g_autoptr (AshItemOrigin) origin = NULL;

  g_assert_no_error (self->error);
  g_assert_cmpuint (g_strv_length (made), ==, 1); /* the page comes with its module */
  copy = ash_store_get (self->store, &ASH_ITEM, made[0], NULL);
  g_assert_cmpstr (copy->title, ==, "Choosing a chart (copy)");
  is = titles_below (self, made[0]);
  g_assert_cmpstr (is, ==, was);
  first = ash_store_find (self->store, &ASH_ITEM, "parent", made[0]);
  g_assert_cmpstr (first->title, ==, "Bar, line or dot?");
  g_assert_cmpstr (first->record.id, !=, page->record.id);
  g_assert_cmpstr (first->body, ==, page->body);
  origin = ash_store_find (self->store, &ASH_ITEM_ORIGIN, "item", first->record.id);
  g_assert_nonnull (origin);
  g_assert_cmpuint (n_marks, >, 0);
  g_assert_cmpuint (count (self, &ASH_ALIGNMENT, "subject", first->record.id), ==, n_marks);
  assert_undo_label (self, "Duplicate module");
  g_assert_true (ash_store_undo (self->store, NULL));
  g_assert_cmpuint (count (self, &ASH_ITEM, "id", made[0]), ==, 0);
}

/* A quiz with a question of its own, one that it shares, and a draw from its private bank. */
static void
test_duplicate_quiz (Fixture *self, gconstpointer data)
{
  g_autoptr (AshItem) quiz = find_item (self, "Chart choice quiz");
  guint n_shared = count (self, &ASH_QUIZ_ENTRY, "quiz", quiz->record.id);
  g_autoptr (AshBank) bank = ash_bank_new ();
  g_autoptr (AshQuestion) question = ash_question_new ();
  g_autoptr (AshChoice) choice = ash_choice_new ();
  g_autoptr (AshQuizEntry) own = ash_quiz_entry_new ();
  g_autoptr (AshQuizEntry) draw = ash_quiz_entry_new ();
  const char *ids[] = { quiz->record.id, NULL };
  g_auto (GStrv) made = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (AshBank) bank_copy = NULL;
  g_autoptr (AshQuestion) question_copy = NULL;
  guint n_same = 0;
  gboolean is_drawn = FALSE;

  g_assert_true (ash_store_begin (self->store, "Prepare", NULL, NULL));
  bank->tree = g_strdup (self->tree);
  bank->quiz = g_strdup (quiz->record.id);
  bank->pos = g_strdup ("V");
  g_assert_true (ash_store_insert (self->store, &ASH_BANK, bank, NULL));
  question->bank = g_strdup (bank->record.id);
  question->pos = g_strdup ("V");
  question->stem = g_strdup ("<p>Which?</p>");
  g_assert_true (ash_store_insert (self->store, &ASH_QUESTION, question, NULL));
  choice->question = g_strdup (question->record.id);
  choice->pos = g_strdup ("V");
  choice->is_correct = TRUE;
  g_assert_true (ash_store_insert (self->store, &ASH_CHOICE, choice, NULL));
  own->quiz = g_strdup (quiz->record.id);
  own->pos = g_strdup ("zz");
  own->question = g_strdup (question->record.id);
  g_assert_true (ash_store_insert (self->store, &ASH_QUIZ_ENTRY, own, NULL));
  draw->quiz = g_strdup (quiz->record.id);
  draw->pos = g_strdup ("zzz");
  draw->bank = g_strdup (bank->record.id);
  draw->draw = 1;
  g_assert_true (ash_store_insert (self->store, &ASH_QUIZ_ENTRY, draw, NULL));
  g_assert_true (ash_store_commit (self->store, NULL));

  made = ash_desk_duplicate_items (self->store, ids, &self->error);
  g_assert_no_error (self->error);
  entries = ash_store_list (self->store, &ASH_QUIZ_ENTRY, "quiz", made[0], NULL);
  g_assert_cmpuint (entries->len, ==, n_shared + 2);
  bank_copy = ash_store_find (self->store, &ASH_BANK, "quiz", made[0]);
  g_assert_nonnull (bank_copy);
  question_copy = ash_store_find (self->store, &ASH_QUESTION, "bank", bank_copy->record.id);
  g_assert_cmpstr (question_copy->record.id, !=, question->record.id);
  g_assert_cmpstr (question_copy->stem, ==, question->stem);
  g_assert_cmpuint (count (self, &ASH_CHOICE, "question", question_copy->record.id), ==, 1);
  for (guint i = 0; i < entries->len; i++)
    {
      const AshQuizEntry *entry = g_ptr_array_index (entries, i);

      g_assert_cmpstr (entry->question, !=, question->record.id);
      n_same += g_strcmp0 (entry->question, question_copy->record.id) == 0;
      is_drawn |= g_strcmp0 (entry->bank, bank_copy->record.id) == 0;
    }
  g_assert_cmpuint (n_same, ==, 1);
  g_assert_true (is_drawn);
  assert_undo_label (self, "Duplicate quiz");
}

/* Its text, pictures and provenance are there too; the words of a design stay in that design. */
static void
test_reuse_elsewhere (Fixture *self, gconstpointer data)
{
  g_autoptr (AshItem) page = find_item (self, "Bar, line or dot?");
  g_autoptr (AshItem) module = ash_store_find (self->store, &ASH_ITEM, "title", "Fair use of data");
  g_autoptr (AshCredential) other =
      ash_store_find (self->store, &ASH_CREDENTIAL, "tree", module->tree);
  const char *ids[] = { page->record.id, NULL };
  g_autoptr (AshItem) was_first =
      ash_store_find (self->store, &ASH_ITEM, "parent", module->record.id);
  g_auto (GStrv) made = ash_desk_reuse_items (self->store, ids, other->record.id, module->record.id,
                                              was_first->record.id, &self->error);
  g_autoptr (AshItem) copy = NULL;
  g_autoptr (AshItem) still = NULL;

  g_assert_no_error (self->error);
  g_assert_cmpstr (module->tree, !=, page->tree);
  copy = ash_store_get (self->store, &ASH_ITEM, made[0], NULL);
  g_assert_cmpstr (copy->title, ==, page->title);
  g_assert_cmpstr (copy->tree, ==, module->tree);
  g_assert_cmpstr (copy->parent, ==, module->record.id);
  g_assert_cmpstr (copy->pos, <, was_first->pos);
  g_assert_cmpstr (copy->body, ==, page->body);
  g_assert_cmpuint (count (self, &ASH_ITEM_ORIGIN, "item", made[0]), ==, 1);
  g_assert_cmpuint (count (self, &ASH_ALIGNMENT, "subject", made[0]), ==, 0);
  still = ash_store_get (self->store, &ASH_ITEM, page->record.id, NULL);
  g_assert_cmpstr (still->parent, ==, page->parent);
  g_assert_cmpstr (still->pos, ==, page->pos);
  assert_undo_label (self, "Use page again");
  g_assert_true (ash_store_undo (self->store, NULL));
  g_assert_cmpuint (count (self, &ASH_ITEM, "id", made[0]), ==, 0);
}

/* Beside itself it is called a copy; in another module of the credential it keeps its marks. */
static void
test_reuse_here (Fixture *self, gconstpointer data)
{
  g_autoptr (AshItem) page = find_item (self, "Bar, line or dot?");
  g_autoptr (AshItem) module = find_item (self, "Maps");
  const char *ids[] = { page->record.id, NULL };
  guint n_marks = count (self, &ASH_ALIGNMENT, "subject", page->record.id);
  g_auto (GStrv) beside = ash_desk_reuse_items (self->store, ids, self->credential, page->parent,
                                                page->record.id, &self->error);
  g_auto (GStrv) below = ash_desk_reuse_items (self->store, ids, self->credential,
                                               module->record.id, NULL, &self->error);
  g_autoptr (AshItem) first = NULL;
  g_autoptr (AshItem) second = NULL;

  g_assert_no_error (self->error);
  first = ash_store_get (self->store, &ASH_ITEM, beside[0], NULL);
  second = ash_store_get (self->store, &ASH_ITEM, below[0], NULL);
  g_assert_cmpstr (first->title, ==, "Bar, line or dot? (copy)");
  g_assert_cmpstr (first->parent, ==, page->parent);
  g_assert_cmpstr (second->title, ==, "Bar, line or dot?");
  g_assert_cmpstr (second->parent, ==, module->record.id);
  g_assert_cmpuint (n_marks, >, 0);
  g_assert_cmpuint (count (self, &ASH_ALIGNMENT, "subject", second->record.id), ==, n_marks);
}

static void
test_duplicate_source (Fixture *self, gconstpointer data)
{
  g_autoptr (AshItem) page = find_item (self, "Bar, line or dot?");
  g_autoptr (AshItemOrigin) origin =
      ash_store_find (self->store, &ASH_ITEM_ORIGIN, "item", page->record.id);
  const char *ids[] = { origin->source_item, NULL };

  g_assert_null (ash_desk_duplicate_items (self->store, ids, &self->error));
  g_assert_error (self->error, ASH_ERROR, ASH_ERROR_REFUSED);
  g_clear_error (&self->error);
}

static void
assert_place (Fixture *self, const char *record, const char *item, const char *assessment)
{
  g_autofree char *found_assessment = NULL;
  g_autofree char *found =
      ash_desk_find_place (self->store, self->credential, record, &found_assessment);
  g_autofree char *alone = ash_desk_find_place (self->store, self->credential, record, NULL);

  g_assert_cmpstr (found, ==, item);
  g_assert_cmpstr (alone, ==, item);
  g_assert_cmpstr (found_assessment, ==, assessment);
}

static void
test_places (Fixture *self, gconstpointer data)
{
  g_autoptr (AshItem) quiz = find_item (self, "Chart choice quiz");
  g_autoptr (AshQuizEntry) entry =
      ash_store_find (self->store, &ASH_QUIZ_ENTRY, "quiz", quiz->record.id);
  g_autoptr (AshChoice) choice =
      ash_store_find (self->store, &ASH_CHOICE, "question", entry->question);
  g_autoptr (AshItem) critique = find_item (self, "Chart critique");
  g_autoptr (AshAssessment) assessment =
      ash_store_find (self->store, &ASH_ASSESSMENT, "item", critique->record.id);
  g_autoptr (AshCriterion) criterion =
      ash_store_find (self->store, &ASH_CRITERION, "rubric", assessment->rubric);
  g_autoptr (AshRating) rating =
      ash_store_find (self->store, &ASH_RATING, "criterion", criterion->record.id);

  assert_place (self, quiz->record.id, quiz->record.id, NULL);
  assert_place (self, entry->record.id, quiz->record.id, NULL);
  assert_place (self, entry->question, quiz->record.id, NULL);
  assert_place (self, choice->record.id, quiz->record.id, NULL);
  assert_place (self, assessment->record.id, critique->record.id, assessment->record.id);
  assert_place (self, criterion->record.id, critique->record.id, assessment->record.id);
  assert_place (self, rating->record.id, critique->record.id, assessment->record.id);
  assert_place (self, "nothing", NULL, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/new/page", Fixture, NULL, set_up, test_page, tear_down);
  g_test_add ("/new/every-kind", Fixture, NULL, set_up, test_every_kind, tear_down);
  g_test_add ("/new/refused-places", Fixture, NULL, set_up, test_refused_places, tear_down);
  g_test_add ("/new/file", Fixture, NULL, set_up, test_file, tear_down);
  g_test_add ("/new/files", Fixture, NULL, set_up, test_files, tear_down);
  g_test_add ("/new/duplicate-module", Fixture, NULL, set_up, test_duplicate_module, tear_down);
  g_test_add ("/new/duplicate-quiz", Fixture, NULL, set_up, test_duplicate_quiz, tear_down);
  g_test_add ("/new/reuse-elsewhere", Fixture, NULL, set_up, test_reuse_elsewhere, tear_down);
  g_test_add ("/new/reuse-here", Fixture, NULL, set_up, test_reuse_here, tear_down);
  g_test_add ("/new/duplicate-source", Fixture, NULL, set_up, test_duplicate_source, tear_down);
  g_test_add ("/new/places", Fixture, NULL, set_up, test_places, tear_down);
  return g_test_run ();
}
