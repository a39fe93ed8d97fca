/* store/: snapshots of a tree, and what leaves a document. */
#include <ash-document.h>
#include <ash-error.h>

#include <string.h>

static char *folder;

#define INSERT(CLASS, record)                                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autoptr (GError) insert_error = NULL;                                                        \
    ash_store_insert (store, &CLASS, record, &insert_error);                                       \
    g_assert_no_error (insert_error);                                                              \
    ash_store_batch (store, &insert_error);                                                        \
    g_assert_no_error (insert_error);                                                              \
  }                                                                                                \
  G_STMT_END

static AshStore *
fresh_store (const char *name, AshStoreMode mode)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  AshStore *store = ash_store_create (path, mode, &error);

  g_assert_no_error (error);
  return store;
}

static AshItem *
add_item (AshStore *store,
          const char *tree,
          const char *parent,
          const char *pos,
          AshItemKind kind,
          const char *title)
{
  AshItem *item = ash_item_new ();

  item->tree = g_strdup (tree);
  item->parent = g_strdup (parent);
  item->pos = g_strdup (pos);
  item->kind = kind;
  item->is_linked = TRUE;
  item->title = g_strdup (title);
  INSERT (ASH_ITEM, item);
  return item;
}

static void
add_key (
    AshStore *store, const char *tree, const char *owner, const char *scheme, const char *value)
{
  g_autoptr (AshForeignKey) key = ash_foreign_key_new ();

  key->tree = g_strdup (tree);
  key->owner = g_strdup (owner);
  key->scheme = g_strdup (scheme);
  key->value = g_strdup (value);
  INSERT (ASH_FOREIGN_KEY, key);
}

static char *
add_bank (AshStore *store, const char *tree, const char *quiz)
{
  g_autoptr (AshBank) bank = ash_bank_new ();

  bank->tree = g_strdup (tree);
  bank->quiz = g_strdup (quiz);
  INSERT (ASH_BANK, bank);
  return g_strdup (bank->record.id);
}

static char *
add_question (AshStore *store, const char *bank, guint n_choices)
{
  g_autoptr (AshQuestion) question = ash_question_new ();

  question->bank = g_strdup (bank);
  question->stem = g_strdup ("<p>Which chart?</p>");
  INSERT (ASH_QUESTION, question);
  for (guint i = 0; i < n_choices; i++)
    {
      g_autoptr (AshChoice) choice = ash_choice_new ();

      choice->question = g_strdup (question->record.id);
      choice->pos = g_strdup_printf ("%c", 'a' + i);
      choice->html = g_strdup_printf ("Answer %u", i);
      INSERT (ASH_CHOICE, choice);
    }
  return g_strdup (question->record.id);
}

static void
add_entry (AshStore *store, const char *quiz, const char *question)
{
  g_autoptr (AshQuizEntry) entry = ash_quiz_entry_new ();

  entry->quiz = g_strdup (quiz);
  entry->question = g_strdup (question);
  INSERT (ASH_QUIZ_ENTRY, entry);
}

static char *
add_rubric (AshStore *store, const char *tree, const char *item, const char *title)
{
  g_autoptr (AshRubric) rubric = ash_rubric_new ();
  g_autoptr (AshCriterion) criterion = ash_criterion_new ();
  g_autoptr (AshRating) rating = ash_rating_new ();

  rubric->tree = g_strdup (tree);
  rubric->item = g_strdup (item);
  rubric->title = g_strdup (title);
  INSERT (ASH_RUBRIC, rubric);
  criterion->rubric = g_strdup (rubric->record.id);
  criterion->title = g_strdup ("Honesty");
  INSERT (ASH_CRITERION, criterion);
  rating->criterion = g_strdup (criterion->record.id);
  rating->points_c = 500;
  INSERT (ASH_RATING, rating);
  return g_strdup (rubric->record.id);
}

/* A source of two weeks: a page, a quiz with a question of its own and one of a bank, an
 * assignment with its rubric, a file outside the outline. */
typedef struct
{
  char *source, *tree, *page, *quiz, *assignment, *loose, *own, *shared, *rubric;
} Source;

static void
source_clear (Source *self)
{
  char **texts = (char **) self;

  for (guint i = 0; i < sizeof *self / sizeof (char *); i++)
    g_free (texts[i]);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Source, source_clear)

#define PAGE_DIGEST "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define OUR_ID "0123456789abcdef0123456789abcdef"

static Source
add_source (AshStore *store, AshSourceState state)
{
  Source self = { 0 };
  g_autoptr (AshTree) tree = ash_tree_new ();
  g_autoptr (AshSource) source = ash_source_new ();
  g_autoptr (AshItem) second = NULL;
  g_autoptr (AshItem) first = NULL;
  g_autoptr (AshItem) page = NULL;
  g_autoptr (AshItem) quiz = NULL;
  g_autoptr (AshItem) assignment = NULL;
  g_autoptr (AshItem) loose = NULL;
  g_autoptr (AshAsset) asset = ash_asset_new ();
  g_autofree char *private = NULL;
  g_autofree char *bank = NULL;

  tree->title = g_strdup ("Working with Data");
  INSERT (ASH_TREE, tree);
  source->tree = g_strdup (tree->record.id);
  source->state = state;
  INSERT (ASH_SOURCE, source);
  second = add_item (store, source->tree, NULL, "b", ASH_ITEM_FOLDER, "Week 2");
  first = add_item (store, source->tree, NULL, "a", ASH_ITEM_FOLDER, "Week 1");
  quiz = add_item (store, source->tree, second->record.id, "a", ASH_ITEM_QUIZ, "Quiz");
  assignment = add_item (store, source->tree, second->record.id, "b", ASH_ITEM_ASSIGNMENT, "Essay");
  page = add_item (store, source->tree, first->record.id, "a", ASH_ITEM_PAGE, "Charts");
  page->body = g_strdup (PAGE_DIGEST);
  ash_store_update (store, &ASH_ITEM, page, NULL);
  loose = add_item (store, source->tree, NULL, "0", ASH_ITEM_FILE, "Loose");
  loose->is_linked = FALSE;
  ash_store_update (store, &ASH_ITEM, loose, NULL);
  asset->tree = g_strdup (source->tree);
  asset->path = g_strdup ("media/chart.png");
  INSERT (ASH_ASSET, asset);
  private = add_bank (store, source->tree, quiz->record.id);
  bank = add_bank (store, source->tree, NULL);
  self.own = add_question (store, private, 4);
  self.shared = add_question (store, bank, 2);
  add_entry (store, quiz->record.id, self.own);
  add_entry (store, quiz->record.id, self.shared);
  self.rubric = add_rubric (store, source->tree, assignment->record.id, "Essay rubric");
  add_key (store, source->tree, page->record.id, "path", "wiki/charts.html");
  add_key (store, source->tree, self.own, "ashlar", OUR_ID);
  self.source = g_strdup (source->record.id);
  self.tree = g_strdup (source->tree);
  self.page = g_strdup (page->record.id);
  self.quiz = g_strdup (quiz->record.id);
  self.assignment = g_strdup (assignment->record.id);
  self.loose = g_strdup (loose->record.id);
  return self;
}

static char *
use_item (AshStore *store,
          const char *tree,
          const char *parent,
          const char *pos,
          AshItemKind kind,
          const char *source_item)
{
  g_autoptr (AshItem) item = add_item (store, tree, parent, pos, kind, "Used");
  g_autoptr (AshItemOrigin) origin = ash_item_origin_new ();

  origin->item = g_strdup (item->record.id);
  origin->source_item = g_strdup (source_item);
  INSERT (ASH_ITEM_ORIGIN, origin);
  return g_strdup (item->record.id);
}

static const char *
title_at (GPtrArray *items, guint i)
{
  return ((AshItem *) g_ptr_array_index (items, i))->title;
}

static void
test_source_design (void)
{
  g_autoptr (AshStore) store = fresh_store ("source", ASH_STORE_BUILD);
  g_auto (Source) source = add_source (store, ASH_SOURCE_READY);
  g_autoptr (GError) error = NULL;
  g_autoptr (AshDesign) design = ash_store_load_design (store, source.tree, &error);
  const char *order[] = { "Week 1", "Charts", "Week 2", "Quiz", "Essay", "Loose" };
  const AshSourceView *view;

  g_assert_no_error (error);
  g_assert_null (design->credential);
  g_assert_cmpuint (design->items->len, ==, G_N_ELEMENTS (order));
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    g_assert_cmpstr (title_at (design->items, i), ==, order[i]);
  g_assert_cmpuint (ash_design_children (design, NULL)->len, ==, 2);
  g_assert_cmpuint (ash_design_entries (design, source.quiz)->len, ==, 2);
  g_assert_cmpuint (ash_design_choices (design, source.own)->len, ==, 4);
  g_assert_cmpuint (design->banks->len, ==, 2);
  g_assert_cmpuint (design->rubrics->len, ==, 1);
  g_assert_cmpuint (ash_design_criteria (design, source.rubric)->len, ==, 1);
  g_assert_cmpuint (design->sources->len, ==, 1);
  view = ash_design_source_of (design, source.page);
  g_assert_cmpstr (view->tree->title, ==, "Working with Data");
  g_assert_cmpstr (ash_source_view_find (view, "path", "wiki/charts.html"), ==, source.page);
  g_assert_cmpstr (ash_source_view_name (view, source.page, "path"), ==, "wiki/charts.html");
  g_assert_cmpuint (view->assets->len, ==, 1);
  g_assert_cmpstr (
      ash_design_export_id (design, (AshRecord *) ash_design_question (design, source.own)), ==,
      OUR_ID);
}

static void
test_credential_design (void)
{
  g_autoptr (AshStore) store = fresh_store ("credential", ASH_STORE_EDIT);
  g_auto (Source) source = add_source (store, ASH_SOURCE_READY);
  g_auto (Source) unused = add_source (store, ASH_SOURCE_READY);
  g_autoptr (GError) error = NULL;
  g_autoptr (AshTree) tree = ash_tree_new ();
  g_autoptr (AshCredential) credential = ash_credential_new ();
  g_autoptr (AshItem) module = NULL;
  g_autofree char *quiz = NULL;
  g_autofree char *page = NULL;
  g_autofree char *essay = NULL;
  g_autofree char *rubric = NULL;
  g_autoptr (AshParty) party = ash_party_new ();
  g_autoptr (AshBadge) badge = ash_badge_new ();
  g_autoptr (AshFramework) framework = ash_framework_new ();
  g_autoptr (AshAssessment) assessment = ash_assessment_new ();
  g_autoptr (AshAlignment) alignment = ash_alignment_new ();
  g_autoptr (AshSheetField) field = ash_sheet_field_new ();
  g_autoptr (AshRule) rule = ash_rule_new ();
  g_autoptr (AshDesign) design = NULL;

  tree->kind = ASH_TREE_CREDENTIAL;
  tree->title = g_strdup ("Reading charts");
  INSERT (ASH_TREE, tree);
  credential->tree = g_strdup (tree->record.id);
  INSERT (ASH_CREDENTIAL, credential);
  module = add_item (store, tree->record.id, NULL, "a", ASH_ITEM_FOLDER, "Module");
  quiz = use_item (store, tree->record.id, module->record.id, "b", ASH_ITEM_QUIZ, source.quiz);
  page = use_item (store, tree->record.id, module->record.id, "a", ASH_ITEM_PAGE, source.page);
  essay = use_item (store, tree->record.id, module->record.id, "c", ASH_ITEM_ASSIGNMENT,
                    source.assignment);
  add_entry (store, quiz, source.own);
  add_entry (store, quiz, source.shared);
  rubric = add_rubric (store, tree->record.id, NULL, "Our rubric");
  INSERT (ASH_PARTY, party);
  badge->credential = g_strdup (credential->record.id);
  INSERT (ASH_BADGE, badge);
  INSERT (ASH_FRAMEWORK, framework);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (AshStatement) outcome = ash_statement_new ();
      g_autoptr (AshCredentialStatement) line = ash_credential_statement_new ();

      outcome->framework = g_strdup (framework->record.id);
      outcome->pos = g_strdup_printf ("%u", i);
      outcome->text = g_strdup_printf ("Outcome %u", i);
      INSERT (ASH_STATEMENT, outcome);
      line->credential = g_strdup (credential->record.id);
      line->statement = g_strdup (outcome->record.id);
      line->pos = g_strdup_printf ("%u", 9 - i);
      INSERT (ASH_CREDENTIAL_STATEMENT, line);
      g_free (alignment->statement);
      alignment->statement = g_strdup (outcome->record.id);
    }
  alignment->subject = g_strdup (page);
  INSERT (ASH_ALIGNMENT, alignment);
  assessment->credential = g_strdup (credential->record.id);
  assessment->item = g_strdup (essay);
  assessment->rubric = g_strdup (rubric);
  INSERT (ASH_ASSESSMENT, assessment);
  field->owner = g_strdup (credential->record.id);
  field->key = g_strdup ("purpose");
  field->value = g_strdup ("To read charts");
  INSERT (ASH_SHEET_FIELD, field);
  rule->owner = g_strdup (credential->record.id);
  INSERT (ASH_RULE, rule);

  design = ash_store_load_design (store, tree->record.id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (design->credential->record.id, ==, credential->record.id);
  g_assert_cmpuint (design->items->len, ==, 4);
  g_assert_nonnull (design->badge);
  g_assert_nonnull (design->issuer);
  g_assert_nonnull (design->framework);
  g_assert_cmpuint (design->outcomes->len, ==, 3);
  g_assert_cmpstr (((AshStatement *) design->outcomes->pdata[0])->text, ==, "Outcome 2");
  g_assert_cmpuint (design->alignments->len, ==, 1);
  g_assert_cmpuint (design->assessments->len, ==, 1);
  g_assert_cmpuint (design->rules->len, ==, 1);
  g_assert_cmpuint (design->rubrics->len, ==, 2);
  g_assert_cmpstr (ash_design_field (design, credential->record.id, "purpose"), ==,
                   "To read charts");
  g_assert_cmpuint (design->banks->len, ==, 0);
  g_assert_cmpuint (ash_design_entries (design, quiz)->len, ==, 2);
  g_assert_nonnull (ash_design_question (design, source.shared));
  g_assert_cmpuint (ash_design_choices (design, source.shared)->len, ==, 2);
  g_assert_cmpuint (design->sources->len, ==, 1);
  g_assert_cmpstr (ash_design_source_of (design, page)->source->record.id, ==, source.source);
  g_assert_cmpuint (ash_design_uses (design, source.page)->len, ==, 1);
  g_assert_cmpstr (ash_design_origin (design, page)->source_item, ==, source.page);

  g_assert_null (ash_store_load_design (store, "nothing", &error));
  g_assert_error (error, ASH_ERROR, ASH_ERROR_NOT_FOUND);
}

/* Parents that form a ring, or are not there, end outside the outline. */
static void
test_hostile_outline (void)
{
  g_autoptr (AshStore) store = fresh_store ("hostile", ASH_STORE_BUILD);
  g_autoptr (GError) error = NULL;
  g_autoptr (AshTree) tree = ash_tree_new ();
  g_autoptr (AshDesign) design = NULL;
  g_autofree char *parent = NULL;

  INSERT (ASH_TREE, tree);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (AshItem) item = ash_item_new ();

      item->record.id = g_strdup_printf ("%032x", i);
      item->parent = g_strdup_printf ("%032x", 1 - i);
      item->tree = g_strdup (tree->record.id);
      item->is_linked = TRUE;
      INSERT (ASH_ITEM, item);
    }
  ash_item_free (add_item (store, tree->record.id, "gone", "a", ASH_ITEM_PAGE, "Orphan"));
  for (guint i = 0; i < 500; i++)
    {
      g_autoptr (AshItem) item =
          add_item (store, tree->record.id, parent, "a", ASH_ITEM_FOLDER, "Deep");

      g_free (parent);
      parent = g_strdup (item->record.id);
    }
  design = ash_store_load_design (store, tree->record.id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (design->items->len, ==, 503);
  g_assert_cmpuint (ash_design_children (design, NULL)->len, ==, 1);
  for (guint i = 0; i < design->items->len; i++)
    {
      const AshItem *item = g_ptr_array_index (design->items, i);

      g_assert_nonnull (item->title);
      g_assert_cmpuint (ash_design_depth (design, item), <, 100);
    }
}

static gint64
total_rows (AshStore *store)
{
  gint64 total = 0;

  for (guint i = 0; ASH_RECORD_CLASSES[i] != NULL; i++)
    total += ash_store_count (store, ASH_RECORD_CLASSES[i], NULL, NULL);
  return total;
}

static void
test_drop_source (void)
{
  const AshStoreMode modes[] = { ASH_STORE_EDIT, ASH_STORE_IMPORT, ASH_STORE_BUILD };

  for (guint m = 0; m < G_N_ELEMENTS (modes); m++)
    {
      g_autofree char *name = g_strdup_printf ("drop-%u", m);
      g_autoptr (AshStore) main = fresh_store (name, m == 2 ? ASH_STORE_BUILD : ASH_STORE_EDIT);
      g_autoptr (AshStore) store =
          m == 1 ? ash_store_open (ash_store_get_path (main), ASH_STORE_IMPORT, NULL)
                 : g_object_ref (main);
      g_autoptr (GError) error = NULL;
      g_auto (Source) kept = add_source (store, ASH_SOURCE_READY);
      gint64 before = total_rows (store);
      g_auto (Source) dropped = add_source (store, ASH_SOURCE_HIDDEN);
      g_autofree char *undo = ash_store_dup_undo_label (store);
      g_autofree char *undo_after = NULL;

      g_assert_true (ash_store_drop_source (store, dropped.source, &error));
      g_assert_no_error (error);
      g_assert_cmpint (total_rows (store), ==, before);
      undo_after = ash_store_dup_undo_label (store);
      g_assert_cmpstr (undo, ==, undo_after);
      g_assert_false (ash_store_drop_source (store, dropped.source, &error));
      g_assert_error (error, ASH_ERROR, ASH_ERROR_NOT_FOUND);
    }
}

static char *
put_text (AshStore *store, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  char *digest = ash_store_put_object (store, bytes, NULL, &error);

  g_assert_no_error (error);
  return digest;
}

/* Arriving sources, hidden ones that undo does not know, and objects of nobody go; whatever can
 * still be reached, through undo or a revision too, stays. */
static void
test_sweep (void)
{
  g_autoptr (AshStore) store = fresh_store ("sweep", ASH_STORE_EDIT);
  g_autoptr (AshStore) import = ash_store_open (ash_store_get_path (store), ASH_STORE_IMPORT, NULL);
  g_autoptr (GError) error = NULL;
  g_auto (Source) arriving = add_source (import, ASH_SOURCE_ARRIVING);
  g_auto (Source) refused = add_source (import, ASH_SOURCE_HIDDEN);
  g_auto (Source) undone = add_source (import, ASH_SOURCE_HIDDEN);
  g_autoptr (AshSource) accepted = ash_store_get (store, &ASH_SOURCE, undone.source, &error);
  g_autoptr (AshItem) page = ash_store_get (store, &ASH_ITEM, undone.page, &error);
  g_autoptr (AshRevision) revision = ash_revision_new ();
  g_autofree char *nobody = put_text (import, "nobody's");
  g_autofree char *used = put_text (import, "used");
  g_autofree char *in_undo = put_text (import, "in undo only");
  g_autofree char *in_settings = put_text (import, "in settings");
  g_autofree char *body = put_text (import, "of a revision");
  g_autofree char *record_text = g_strdup_printf ("{\"body\":\"%s\"}", body);
  g_autofree char *record = put_text (import, record_text);
  g_autofree char *root_text = g_strdup_printf ("{\"x\":\"%s\"}", record);
  g_autofree char *root = put_text (import, root_text);

  accepted->state = ASH_SOURCE_READY;
  g_assert_true (ash_store_update (store, &ASH_SOURCE, accepted, &error));
  g_assert_true (ash_store_undo (store, &error));
  g_assert_no_error (error);
  g_free (page->body);
  page->body = g_strdup (used);
  page->settings = g_strdup_printf ("{\"a\":\"%s\"}", in_settings);
  g_assert_true (ash_store_update (import, &ASH_ITEM, page, &error));
  revision->root = g_strdup (root);
  g_assert_true (ash_store_insert (import, &ASH_REVISION, revision, &error));

  g_assert_true (ash_store_sweep (store, &error));
  g_assert_no_error (error);
  g_assert_cmpint (ash_store_count (store, &ASH_SOURCE, NULL, NULL), ==, 1);
  g_assert_cmpint (ash_store_count (store, &ASH_TREE, NULL, NULL), ==, 1);
  g_assert_true (ash_store_redo (store, &error));
  g_assert_cmpint (ash_store_object_size (store, nobody), ==, -1);
  g_assert_cmpint (ash_store_object_size (store, in_undo), ==, -1);
  g_assert_cmpint (ash_store_object_size (store, used), >, 0);
  g_assert_cmpint (ash_store_object_size (store, in_settings), >, 0);
  g_assert_cmpint (ash_store_object_size (store, root), >, 0);
  g_assert_cmpint (ash_store_object_size (store, record), >, 0);
  g_assert_cmpint (ash_store_object_size (store, body), >, 0);

  g_clear_pointer (&in_undo, g_free);
  in_undo = put_text (store, "in undo only");
  g_free (page->body);
  page->body = g_strdup (in_undo);
  g_assert_true (ash_store_update (store, &ASH_ITEM, page, &error));
  g_free (page->body);
  page->body = g_strdup (used);
  g_assert_true (ash_store_update (store, &ASH_ITEM, page, &error));
  g_assert_true (ash_store_sweep (store, &error));
  g_assert_cmpint (ash_store_object_size (store, in_undo), >, 0);
}

/* The L cartridge of the benchmark: 5,000 pages, 20,000 questions, 80,000 choices. */
static void
test_large (void)
{
  g_autoptr (AshStore) store = fresh_store ("large", ASH_STORE_BUILD);
  g_auto (Source) source = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (AshDesign) design = NULL;
  g_autofree char *bank = NULL;
  gint64 start = g_get_monotonic_time ();

  ash_store_begin (store, NULL, NULL, &error);
  source = add_source (store, ASH_SOURCE_READY);
  for (guint i = 0; i < 5000; i++)
    {
      g_autoptr (AshItem) page = add_item (store, source.tree, NULL, "c", ASH_ITEM_PAGE, "Page");

      add_key (store, source.tree, page->record.id, "path", page->record.id);
    }
  bank = add_bank (store, source.tree, NULL);
  for (guint i = 0; i < 20000; i++)
    g_free (add_question (store, bank, 4));
  ash_store_commit (store, &error);
  g_assert_no_error (error);
  g_test_message ("written in %.2f s", (double) (g_get_monotonic_time () - start) / 1e6);

  start = g_get_monotonic_time ();
  design = ash_store_load_design (store, source.tree, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (design->questions), ==, 20002);
  g_test_message ("loaded in %.2f s", (double) (g_get_monotonic_time () - start) / 1e6);

  start = g_get_monotonic_time ();
  g_assert_true (ash_store_drop_source (store, source.source, &error));
  g_test_message ("dropped in %.2f s", (double) (g_get_monotonic_time () - start) / 1e6);
}

int
main (int argc, char **argv)
{
  int result;
  g_autoptr (GError) error = NULL;
  g_autofree char *command = NULL;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("ash-design-XXXXXX", &error);
  g_assert_no_error (error);
  g_test_add_func ("/store/design/source", test_source_design);
  g_test_add_func ("/store/design/credential", test_credential_design);
  g_test_add_func ("/store/design/hostile-outline", test_hostile_outline);
  g_test_add_func ("/store/drop-source", test_drop_source);
  g_test_add_func ("/store/sweep", test_sweep);
  g_test_add_func ("/store/design/large", test_large);
  result = g_test_run ();
  command = g_strdup_printf ("rm -rf %s", folder);
  g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL);
  g_free (folder);
  return result;
}
