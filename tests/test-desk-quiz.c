/* desk/: quizzes. Every edit, its undo, and the source that it leaves alone. */
#include <ash-desk-quiz.h>
#include <ash-error.h>
#include <ash-id.h>
#include <ash-quiz-lines.h>

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder;
  AshStore *store;
  AshSource *source;
  char *source_quiz;
  char *pool; /* of the course */
  char *credential;
  char *tree;
  char *quiz; /* used from the course */
  GError *error;
} Fixture;

#define INSERT(klass, record)                                                                      \
  g_assert_true (ash_store_insert (fixture->store, &klass, record, &fixture->error))

static void
put_choice (Fixture *fixture, const char *question, guint n, const char *html, gboolean is_right)
{
  g_autoptr (AshChoice) choice = ash_choice_new ();

  choice->question = g_strdup (question);
  choice->pos = ash_position_nth (n);
  choice->html = g_strdup (html);
  choice->is_correct = is_right;
  INSERT (ASH_CHOICE, choice);
}

static char *
put_question (Fixture *fixture, const char *bank, guint n, const char *quiz)
{
  g_autoptr (AshQuestion) question = ash_question_new ();
  g_autoptr (AshQuizEntry) entry = ash_quiz_entry_new ();

  question->bank = g_strdup (bank);
  question->pos = ash_position_nth (n);
  question->kind = ASH_QUESTION_MULTIPLE_CHOICE;
  question->stem = g_strdup_printf ("<p>Question <b>%u</b>?</p>", n);
  question->points_c = 200;
  INSERT (ASH_QUESTION, question);
  put_choice (fixture, question->record.id, 0, "one", FALSE);
  put_choice (fixture, question->record.id, 1, "two", TRUE);
  put_choice (fixture, question->record.id, 2, "three", FALSE);
  if (quiz != NULL)
    {
      entry->quiz = g_strdup (quiz);
      entry->pos = ash_position_nth (n);
      entry->question = g_strdup (question->record.id);
      INSERT (ASH_QUIZ_ENTRY, entry);
    }
  return g_strdup (question->record.id);
}

static char *
put_bank (Fixture *fixture, const char *tree, const char *title, const char *quiz)
{
  g_autoptr (AshBank) bank = ash_bank_new ();

  bank->tree = g_strdup (tree);
  bank->pos = ash_position_nth (0);
  bank->title = g_strdup (title);
  bank->quiz = g_strdup (quiz);
  INSERT (ASH_BANK, bank);
  return g_strdup (bank->record.id);
}

/* A course with a quiz of three questions and a pool of five, and a credential that uses it. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *bank = NULL;
  g_autoptr (AshTree) tree = ash_tree_new ();
  g_autoptr (AshItem) quiz = ash_item_new ();
  g_auto (GStrv) used = NULL;
  g_autoptr (AshCredential) credential = NULL;

  fixture->folder = g_dir_make_tmp ("ashlar-quiz-XXXXXX", NULL);
  path = g_build_filename (fixture->folder, "work.db", NULL);
  fixture->store = ash_store_create (path, ASH_STORE_EDIT, &fixture->error);
  g_assert_no_error (fixture->error);
  tree->kind = ASH_TREE_SOURCE;
  tree->title = g_strdup ("Course");
  INSERT (ASH_TREE, tree);
  fixture->source = ash_source_new ();
  fixture->source->tree = g_strdup (tree->record.id);
  fixture->source->pos = g_strdup ("V");
  fixture->source->state = ASH_SOURCE_READY;
  INSERT (ASH_SOURCE, fixture->source);
  quiz->tree = g_strdup (tree->record.id);
  quiz->pos = g_strdup ("V");
  quiz->kind = ASH_ITEM_QUIZ;
  quiz->is_linked = TRUE;
  quiz->title = g_strdup ("Quiz");
  quiz->settings = g_strdup ("{\"other\":[1,\"a\"],\"description\":\"old\"}");
  INSERT (ASH_ITEM, quiz);
  fixture->source_quiz = g_strdup (quiz->record.id);
  bank = put_bank (fixture, tree->record.id, "Quiz", fixture->source_quiz);
  for (guint i = 0; i < 3; i++)
    g_free (put_question (fixture, bank, i, fixture->source_quiz));
  fixture->pool = put_bank (fixture, tree->record.id, "Pool", NULL);
  for (guint i = 0; i < 5; i++)
    g_free (put_question (fixture, fixture->pool, i, NULL));
  fixture->credential = ash_desk_add_credential (fixture->store, "Award", &fixture->error);
  credential = ash_store_get (fixture->store, &ASH_CREDENTIAL, fixture->credential, NULL);
  fixture->tree = g_strdup (credential->tree);
  used = ash_desk_use_items (fixture->store, fixture->credential, NULL, NULL,
                             (const char *[]){ fixture->source_quiz, NULL }, &fixture->error);
  g_assert_no_error (fixture->error);
  fixture->quiz = g_strdup (used[0]);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  const char *const names[] = { "work.db", "work.db-wal", "work.db-shm" };

  g_clear_object (&fixture->store);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  ash_source_free (fixture->source);
  g_free (fixture->folder);
  g_free (fixture->source_quiz);
  g_free (fixture->pool);
  g_free (fixture->credential);
  g_free (fixture->tree);
  g_free (fixture->quiz);
}

static void
dump_row (GString *out, const AshRecordClass *klass, const AshRecord *row)
{
  g_string_append_printf (out, "%s %s", klass->table, row->id);
  for (guint f = 0; f < klass->n_fields; f++)
    {
      const AshField *field = &klass->fields[f];

      if (field->type == ASH_FIELD_TEXT)
        g_string_append_printf (out, "|%s", G_STRUCT_MEMBER (char *, row, field->offset));
      else if (field->type == ASH_FIELD_INT)
        g_string_append_printf (out, "|%" G_GINT64_FORMAT,
                                G_STRUCT_MEMBER (gint64, row, field->offset));
      else
        g_string_append_printf (out, "|%d", G_STRUCT_MEMBER (int, row, field->offset));
    }
  g_string_append_c (out, '\n');
}

static gint
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* Everything that the document says, in an order that undo cannot change. */
static char *
dump (Fixture *fixture)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint c = 0; ASH_RECORD_CLASSES[c] != NULL; c++)
    {
      g_autoptr (GPtrArray) rows =
          ash_store_list (fixture->store, ASH_RECORD_CLASSES[c], NULL, NULL, NULL);

      for (guint i = 0; i < rows->len; i++)
        {
          GString *line = g_string_new (NULL);

          dump_row (line, ASH_RECORD_CLASSES[c], g_ptr_array_index (rows, i));
          g_ptr_array_add (lines, g_string_free (line, FALSE));
        }
    }
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("", (char **) lines->pdata);
}

/* The course as it is: its questions with all their parts. */
static char *
dump_source (Fixture *fixture)
{
  GString *out = g_string_new (NULL);
  g_autoptr (GPtrArray) banks =
      ash_store_list (fixture->store, &ASH_BANK, "tree", fixture->source->tree, NULL);
  g_autoptr (GPtrArray) entries =
      ash_store_list (fixture->store, &ASH_QUIZ_ENTRY, "quiz", fixture->source_quiz, NULL);

  for (guint i = 0; i < entries->len; i++)
    dump_row (out, &ASH_QUIZ_ENTRY, g_ptr_array_index (entries, i));
  for (guint b = 0; b < banks->len; b++)
    {
      const AshBank *bank = g_ptr_array_index (banks, b);
      g_autoptr (GPtrArray) questions =
          ash_store_list (fixture->store, &ASH_QUESTION, "bank", bank->record.id, NULL);

      dump_row (out, &ASH_BANK, &bank->record);
      for (guint i = 0; i < questions->len; i++)
        {
          const AshRecord *question = g_ptr_array_index (questions, i);
          g_autoptr (GPtrArray) choices =
              ash_store_list (fixture->store, &ASH_CHOICE, "question", question->id, NULL);

          dump_row (out, &ASH_QUESTION, question);
          for (guint j = 0; j < choices->len; j++)
            dump_row (out, &ASH_CHOICE, g_ptr_array_index (choices, j));
        }
    }
  return g_string_free (out, FALSE);
}

static char *
line (Fixture *fixture, guint index)
{
  g_autoptr (GPtrArray) entries =
      ash_store_list (fixture->store, &ASH_QUIZ_ENTRY, "quiz", fixture->quiz, NULL);

  g_assert_cmpuint (index, <, entries->len);
  return g_strdup (((AshRecord *) g_ptr_array_index (entries, index))->id);
}

static guint
n_lines (Fixture *fixture)
{
  return (guint) ash_store_count (fixture->store, &ASH_QUIZ_ENTRY, "quiz", fixture->quiz);
}

static AshQuestion *
question_of (Fixture *fixture, const char *entry)
{
  g_autoptr (AshQuizEntry) record = ash_store_get (fixture->store, &ASH_QUIZ_ENTRY, entry, NULL);

  return ash_store_get (fixture->store, &ASH_QUESTION, record->question, NULL);
}

static GPtrArray *
choices_of (Fixture *fixture, const char *entry)
{
  g_autoptr (AshQuestion) question = question_of (fixture, entry);

  return ash_store_list (fixture->store, &ASH_CHOICE, "question", question->record.id, NULL);
}

static char *
choice_id (Fixture *fixture, const char *entry, guint index)
{
  g_autoptr (GPtrArray) choices = choices_of (fixture, entry);

  g_assert_cmpuint (index, <, choices->len);
  return g_strdup (((AshRecord *) g_ptr_array_index (choices, index))->id);
}

/* Its choices as "one|*two|three". */
static char *
say_choices (Fixture *fixture, const char *entry)
{
  g_autoptr (GPtrArray) choices = choices_of (fixture, entry);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < choices->len; i++)
    {
      const AshChoice *choice = g_ptr_array_index (choices, i);

      g_string_append_printf (out, "%s%s%s", i > 0 ? "|" : "", choice->is_correct ? "*" : "",
                              choice->html);
    }
  return g_string_free (out, FALSE);
}

static char *
say_accepted (Fixture *fixture, const char *entry)
{
  g_autoptr (AshQuestion) question = question_of (fixture, entry);
  g_autoptr (GPtrArray) accepted =
      ash_store_list (fixture->store, &ASH_ACCEPTED, "question", question->record.id, NULL);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < accepted->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "|" : "",
                            ((AshAccepted *) g_ptr_array_index (accepted, i))->text);
  return g_string_free (out, FALSE);
}

#define assert_said(call, wanted)                                                                  \
  {                                                                                                \
    g_autofree char *said = call;                                                                  \
    g_assert_cmpstr (said, ==, wanted);                                                            \
  }

/* Whether the design and the coverage, which ask differently, say that the quiz is adapted. */
static gboolean
is_adapted (Fixture *fixture)
{
  g_autoptr (AshDesign) design = ash_store_load_design (fixture->store, fixture->tree, NULL);
  g_autoptr (AshCoverage) coverage =
      ash_desk_coverage (fixture->store, fixture->source->record.id, NULL);
  const AshItem *item = ash_design_item (design, fixture->quiz);
  gboolean said = ash_design_is_adapted (design, item);

  g_assert_cmpint (said, ==, g_hash_table_contains (coverage->adapted, fixture->source_quiz));
  return said;
}

/* Undoes the step that was just made, finds @before, and does it again. */
static void
check_undo (Fixture *fixture, const char *before)
{
  g_autofree char *after = dump (fixture);
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  g_assert_cmpstr (after, !=, before);
  g_assert_true (ash_store_undo (fixture->store, &fixture->error));
  undone = dump (fixture);
  g_assert_cmpstr (undone, ==, before);
  g_assert_true (ash_store_redo (fixture->store, &fixture->error));
  redone = dump (fixture);
  g_assert_cmpstr (redone, ==, after);
}

static void
test_copy_on_write (Fixture *fixture, gconstpointer data)
{
  g_autofree char *source = dump_source (fixture);
  g_autofree char *before = dump (fixture);
  g_autofree char *entry = line (fixture, 1);
  g_autofree char *shared_choice = choice_id (fixture, entry, 0);
  g_autoptr (AshQuestion) shared = question_of (fixture, entry);
  g_autoptr (AshQuestion) own = NULL;
  g_autofree char *source_after = NULL;

  g_assert_false (is_adapted (fixture));
  g_assert_true (
      ash_desk_question_set_text (fixture->store, entry, "stem", "<p>Mine?</p>", &fixture->error));
  check_undo (fixture, before);
  own = question_of (fixture, entry);
  g_assert_cmpstr (own->record.id, !=, shared->record.id);
  g_assert_cmpstr (own->origin, ==, shared->record.id);
  g_assert_cmpstr (own->stem, ==, "<p>Mine?</p>");
  assert_said (say_choices (fixture, entry), "one|*two|three");
  g_assert_true (is_adapted (fixture));

  /* An edit that still names a choice of the course's question finds its copy, and no second
   * copy is made. */
  g_assert_true (ash_desk_choice_set_text (fixture->store, entry, shared_choice, "html", "ONE",
                                           &fixture->error));
  g_assert_no_error (fixture->error);
  assert_said (say_choices (fixture, entry), "ONE|*two|three");
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_BANK, "quiz", fixture->quiz), ==, 1);
  source_after = dump_source (fixture);
  g_assert_cmpstr (source, ==, source_after);

  /* Said again as the course says it, the quiz is as it was used. */
  ash_desk_choice_set_text (fixture->store, entry, shared_choice, "html", "one", &fixture->error);
  ash_desk_question_set_text (fixture->store, entry, "stem", "<p>Question <b>1</b>?</p>",
                              &fixture->error);
  g_assert_false (is_adapted (fixture));
}

static void
test_typing_is_one_step (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = dump (fixture);
  g_autofree char *entry = line (fixture, 0);
  g_autofree char *choice = choice_id (fixture, entry, 2);
  g_autofree char *undone = NULL;

  g_assert_true (ash_desk_choice_set_text (fixture->store, entry, choice, "html", "t", NULL));
  g_assert_true (ash_desk_choice_set_text (fixture->store, entry, choice, "html", "th", NULL));
  g_assert_true (ash_desk_choice_set_text (fixture->store, entry, choice, "html", "thr", NULL));
  assert_said (say_choices (fixture, entry), "one|*two|thr");
  g_assert_true (ash_store_undo (fixture->store, NULL));
  undone = dump (fixture);
  g_assert_cmpstr (undone, ==, before);
  /* The same text again is no step at all. */
  g_assert_true (ash_desk_choice_set_text (fixture->store, entry, choice, "html", "three", NULL));
  assert_said (ash_store_dup_undo_label (fixture->store), "Use quiz");
}

static void
test_source_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) entries =
      ash_store_list (fixture->store, &ASH_QUIZ_ENTRY, "quiz", fixture->source_quiz, NULL);
  const char *entry = ((AshRecord *) g_ptr_array_index (entries, 0))->id;
  g_autofree char *before = dump (fixture);
  g_autofree char *after = NULL;

  g_assert_false (ash_desk_question_set_text (fixture->store, entry, "stem", "x", &fixture->error));
  g_assert_error (fixture->error, ASH_ERROR, ASH_ERROR_REFUSED);
  g_clear_error (&fixture->error);
  g_assert_false (ash_desk_quiz_delete (fixture->store, (const char *[]){ entry, NULL }, NULL));
  g_assert_null (ash_desk_quiz_add_question (fixture->store, fixture->source_quiz, NULL,
                                             ASH_QUESTION_ESSAY, NULL));
  g_assert_false (ash_desk_quiz_set_points (fixture->store, entry, 100, NULL));
  g_assert_null (ash_desk_quiz_duplicate (fixture->store, entry, NULL));
  g_assert_false (ash_desk_question_set_text (fixture->store, "nothing", "stem", "x", NULL));
  after = dump (fixture);
  g_assert_cmpstr (before, ==, after);
}

static void
test_lines (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = line (fixture, 0);
  g_autofree char *before = dump (fixture);
  g_autofree char *added = NULL;
  g_autofree char *copy = NULL;
  g_autofree char *now = NULL;

  added = ash_desk_quiz_add_question (fixture->store, fixture->quiz, first,
                                      ASH_QUESTION_MULTIPLE_CHOICE, &fixture->error);
  g_assert_no_error (fixture->error);
  check_undo (fixture, before);
  assert_said (line (fixture, 0), added);
  assert_said (say_choices (fixture, added), "|");

  g_free (before);
  before = dump (fixture);
  copy = ash_desk_quiz_duplicate (fixture->store, first, &fixture->error);
  check_undo (fixture, before);
  assert_said (line (fixture, 2), copy);
  assert_said (say_choices (fixture, copy), "one|*two|three");

  g_free (before);
  before = dump (fixture);
  g_assert_true (ash_desk_quiz_shift (fixture->store, copy, -1, &fixture->error));
  check_undo (fixture, before);
  assert_said (line (fixture, 1), copy);
  g_assert_true (ash_desk_quiz_shift (fixture->store, added, -1, &fixture->error));
  assert_said (line (fixture, 0), added);
  g_assert_true (ash_desk_quiz_shift (fixture->store, added, 1, &fixture->error));
  assert_said (line (fixture, 1), added);
  g_assert_true (ash_desk_quiz_move (fixture->store, added, NULL, &fixture->error));
  assert_said (line (fixture, 4), added);
  g_assert_true (ash_desk_quiz_move (fixture->store, added, copy, &fixture->error));
  assert_said (line (fixture, 0), added);

  g_free (before);
  before = dump (fixture);
  g_assert_true (ash_desk_quiz_delete (fixture->store, (const char *[]){ added, copy, NULL },
                                       &fixture->error));
  check_undo (fixture, before);
  g_assert_cmpuint (n_lines (fixture), ==, 3);
  /* What was the quiz's own is gone with its lines; what the course has stays. */
  now = line (fixture, 0);
  g_assert_true (ash_desk_quiz_delete (fixture->store, (const char *[]){ now, NULL }, NULL));
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_QUESTION, NULL, NULL), ==, 8);
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_CHOICE, NULL, NULL), ==, 24);
}

static void
test_points (Fixture *fixture, gconstpointer data)
{
  g_autofree char *entry = line (fixture, 2);
  g_autofree char *before = dump (fixture);
  g_autofree char *source = dump_source (fixture);
  g_autofree char *source_after = NULL;
  g_autoptr (AshDesign) design = NULL;

  g_assert_true (ash_desk_quiz_set_points (fixture->store, entry, 350, &fixture->error));
  check_undo (fixture, before);
  source_after = dump_source (fixture);
  g_assert_cmpstr (source, ==, source_after);
  design = ash_store_load_design (fixture->store, fixture->tree, NULL);
  g_assert_cmpint (ash_quiz_points_c (design, fixture->quiz), ==, 750);
  g_assert_true (is_adapted (fixture));
}

static void
test_kinds (Fixture *fixture, gconstpointer data)
{
  g_autofree char *entry = line (fixture, 0);
  g_autofree char *choice = choice_id (fixture, entry, 2);
  g_autofree char *before = dump (fixture);

  g_assert_true (ash_desk_question_set_kind (fixture->store, entry, ASH_QUESTION_MULTIPLE_RESPONSE,
                                             &fixture->error));
  check_undo (fixture, before);
  assert_said (say_choices (fixture, entry), "one|*two|three");
  g_assert_true (ash_desk_choice_set_right (fixture->store, entry, choice, TRUE, NULL));
  assert_said (say_choices (fixture, entry), "one|*two|*three");
  /* What is right is accepted, and the other way round. */
  g_assert_true (ash_desk_question_set_kind (fixture->store, entry, ASH_QUESTION_FILL_IN, NULL));
  assert_said (say_accepted (fixture, entry), "two|three");
  assert_said (say_choices (fixture, entry), "");
  g_assert_true (
      ash_desk_question_set_kind (fixture->store, entry, ASH_QUESTION_PATTERN_MATCH, NULL));
  assert_said (say_accepted (fixture, entry), "two|three");
  g_assert_true (
      ash_desk_question_set_kind (fixture->store, entry, ASH_QUESTION_MULTIPLE_RESPONSE, NULL));
  assert_said (say_choices (fixture, entry), "one|*two|*three");
  assert_said (say_accepted (fixture, entry), "");
  g_assert_true (
      ash_desk_question_set_kind (fixture->store, entry, ASH_QUESTION_MULTIPLE_CHOICE, NULL));
  assert_said (say_choices (fixture, entry), "one|*two|three");
  g_assert_true (ash_desk_question_set_kind (fixture->store, entry, ASH_QUESTION_TRUE_FALSE, NULL));
  assert_said (say_choices (fixture, entry), "*True|False");
  g_assert_true (
      ash_desk_question_set_kind (fixture->store, entry, ASH_QUESTION_MULTIPLE_CHOICE, NULL));
  assert_said (say_choices (fixture, entry), "one|*two|three");
  g_assert_true (ash_desk_question_set_kind (fixture->store, entry, ASH_QUESTION_TRUE_FALSE, NULL));
  assert_said (say_choices (fixture, entry), "*True|False");
  g_assert_true (ash_desk_question_set_kind (fixture->store, entry, ASH_QUESTION_ESSAY, NULL));
  assert_said (say_choices (fixture, entry), "");
  g_assert_true (
      ash_desk_question_set_kind (fixture->store, entry, ASH_QUESTION_MULTIPLE_CHOICE, NULL));
  assert_said (say_choices (fixture, entry), "one|*two|three");
}

/* What a type cannot have comes back with one that can. */
static void
test_aside (Fixture *fixture, gconstpointer data)
{
  g_autofree char *entry = line (fixture, 0);
  g_autofree char *added = NULL;

  g_assert_cmpuint (ash_desk_question_n_aside (fixture->store, entry), ==, 0);
  g_assert_true (ash_desk_question_set_kind (fixture->store, entry, ASH_QUESTION_ESSAY, NULL));
  g_assert_cmpuint (ash_desk_question_n_aside (fixture->store, entry), ==, 3);
  assert_said (say_choices (fixture, entry), "");
  /* Undo has its own way, and what was put aside is not there twice. */
  g_assert_true (ash_store_undo (fixture->store, NULL));
  assert_said (say_choices (fixture, entry), "one|*two|three");
  g_assert_cmpuint (ash_desk_question_n_aside (fixture->store, entry), ==, 0);
  g_assert_true (ash_store_redo (fixture->store, NULL));
  g_assert_true (ash_desk_question_set_kind (fixture->store, entry, ASH_QUESTION_FILL_IN, NULL));
  assert_said (say_accepted (fixture, entry), "");
  g_assert_cmpuint (ash_desk_question_n_aside (fixture->store, entry), ==, 3);
  added = ash_desk_accepted_add (fixture->store, entry, "zwei", &fixture->error);
  g_assert_no_error (fixture->error);
  g_assert_true (
      ash_desk_question_set_kind (fixture->store, entry, ASH_QUESTION_MULTIPLE_RESPONSE, NULL));
  assert_said (say_choices (fixture, entry), "one|*two|three|*zwei");
  g_assert_true (ash_desk_question_set_kind (fixture->store, entry, ASH_QUESTION_ESSAY, NULL));
  g_assert_true (ash_desk_question_set_kind (fixture->store, entry, ASH_QUESTION_FILL_IN, NULL));
  assert_said (say_accepted (fixture, entry), "zwei");
  g_assert_cmpuint (ash_desk_question_n_aside (fixture->store, "nothing"), ==, 0);
}

/* Pools are named and go; what quizzes ask from them stays. */
static void
test_pools (Fixture *fixture, gconstpointer data)
{
  g_autofree char *entry = line (fixture, 0);
  g_autofree char *bank = NULL;
  g_autofree char *draw = NULL;
  g_autofree char *before = NULL;
  g_autoptr (AshBank) record = NULL;
  g_autoptr (GPtrArray) banks = NULL;
  g_autoptr (AshItem) quiz = ash_store_get (fixture->store, &ASH_ITEM, fixture->quiz, NULL);
  g_autoptr (AshCredential) credential =
      ash_store_find (fixture->store, &ASH_CREDENTIAL, "tree", quiz->tree);
  g_autoptr (AshQuizEntry) use = NULL;

  bank = ash_desk_add_bank (fixture->store, credential->record.id, "Old", &fixture->error);
  g_assert_no_error (fixture->error);
  g_assert_true (ash_desk_question_move_to_bank (fixture->store, entry, bank, NULL));
  draw = ash_desk_quiz_add_draw (fixture->store, fixture->quiz, NULL, bank, 1, 100, NULL);
  g_assert_nonnull (draw);
  before = dump (fixture);
  g_assert_true (ash_desk_rename_bank (fixture->store, bank, "  New\n", &fixture->error));
  record = ash_store_get (fixture->store, &ASH_BANK, bank, NULL);
  g_assert_cmpstr (record->title, ==, "New");
  check_undo (fixture, before);
  g_assert_true (ash_desk_rename_bank (fixture->store, bank, " ", NULL));
  g_free (before);
  before = dump (fixture);
  g_assert_true (ash_desk_delete_bank (fixture->store, bank, &fixture->error));
  g_assert_no_error (fixture->error);
  check_undo (fixture, before);
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_BANK, "id", bank), ==, 0);
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_QUIZ_ENTRY, "id", draw), ==, 0);
  use = ash_store_get (fixture->store, &ASH_QUIZ_ENTRY, entry, NULL);
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_QUESTION, "id", use->question), ==, 1);
  assert_said (say_choices (fixture, entry), "one|*two|three");
  /* And again, after a change of mind. */
  g_assert_true (ash_store_undo (fixture->store, NULL));
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_BANK, "id", bank), ==, 1);
  g_assert_true (ash_desk_delete_bank (fixture->store, bank, &fixture->error));
  g_assert_no_error (fixture->error);
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_BANK, "id", bank), ==, 0);
  /* A course's pools stay. */
  banks = ash_desk_list_banks (fixture->store, credential->record.id, NULL);
  for (guint i = 0; i < banks->len; i++)
    {
      const AshBankLine *each = g_ptr_array_index (banks, i);

      if (!each->is_own)
        g_assert_false (ash_desk_delete_bank (fixture->store, each->bank->record.id, NULL));
    }
}

static void
test_choices (Fixture *fixture, gconstpointer data)
{
  g_autofree char *entry = line (fixture, 0);
  g_autofree char *one = choice_id (fixture, entry, 0);
  g_autofree char *three = choice_id (fixture, entry, 2);
  g_autofree char *before = dump (fixture);
  g_autofree char *added = NULL;
  g_autofree char *source = dump_source (fixture);
  g_autofree char *source_after = NULL;

  g_assert_true (ash_desk_choice_set_right (fixture->store, entry, three, TRUE, &fixture->error));
  check_undo (fixture, before);
  assert_said (say_choices (fixture, entry), "one|two|*three");
  added = ash_desk_choice_add (fixture->store, entry, one, "zero", &fixture->error);
  g_assert_no_error (fixture->error);
  assert_said (say_choices (fixture, entry), "zero|one|two|*three");
  g_assert_true (ash_desk_choice_shift (fixture->store, entry, added, 1, NULL));
  assert_said (say_choices (fixture, entry), "one|zero|two|*three");
  g_assert_true (ash_desk_choice_move (fixture->store, entry, one, NULL, NULL));
  assert_said (say_choices (fixture, entry), "zero|two|*three|one");
  g_assert_true (ash_desk_choice_set_text (fixture->store, entry, one, "feedback", "No.", NULL));
  g_free (before);
  before = dump (fixture);
  g_assert_true (ash_desk_choice_delete (fixture->store, entry, one, NULL));
  check_undo (fixture, before);
  assert_said (say_choices (fixture, entry), "zero|two|*three");
  g_assert_false (ash_desk_choice_delete (fixture->store, entry, one, &fixture->error));
  g_assert_error (fixture->error, ASH_ERROR, ASH_ERROR_NOT_FOUND);
  source_after = dump_source (fixture);
  g_assert_cmpstr (source, ==, source_after);
}

static void
test_accepted (Fixture *fixture, gconstpointer data)
{
  g_autofree char *entry = ash_desk_quiz_add_question (fixture->store, fixture->quiz, NULL,
                                                       ASH_QUESTION_FILL_IN, &fixture->error);
  g_autofree char *first = ash_desk_accepted_add (fixture->store, entry, "Paris", NULL);
  g_autofree char *second = ash_desk_accepted_add (fixture->store, entry, "", NULL);
  g_autofree char *before = dump (fixture);

  g_assert_true (
      ash_desk_accepted_set_text (fixture->store, entry, second, "text", "Lutetia", NULL));
  check_undo (fixture, before);
  assert_said (say_accepted (fixture, entry), "Paris|Lutetia");
  g_assert_true (ash_desk_accepted_set_case (fixture->store, entry, second, TRUE, NULL));
  g_assert_true (ash_desk_accepted_delete (fixture->store, entry, first, NULL));
  assert_said (say_accepted (fixture, entry), "Lutetia");
}

static void
test_banks (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) banks = NULL;
  g_autoptr (GPtrArray) pool =
      ash_store_list (fixture->store, &ASH_QUESTION, "bank", fixture->pool, NULL);
  const char *taken = ((AshRecord *) g_ptr_array_index (pool, 3))->id;
  g_autofree char *own = ash_desk_add_bank (fixture->store, fixture->credential, "Mine", NULL);
  g_autofree char *before = dump (fixture);
  g_auto (GStrv) entries = NULL;
  g_autofree char *draw = NULL;
  g_autofree char *first = line (fixture, 0);
  g_autoptr (AshDesign) design = NULL;
  g_autoptr (GArray) lines = NULL;
  g_autoptr (AshQuestion) moved = NULL;

  banks = ash_desk_list_banks (fixture->store, fixture->credential, &fixture->error);
  g_assert_cmpuint (banks->len, ==, 3);
  g_assert_true (((AshBankLine *) g_ptr_array_index (banks, 0))->is_own);
  g_assert_cmpstr (((AshBankLine *) g_ptr_array_index (banks, 1))->where, ==, "Course");
  entries = ash_desk_quiz_take_questions (fixture->store, fixture->quiz, NULL,
                                          (const char *[]){ taken, NULL }, &fixture->error);
  g_assert_no_error (fixture->error);
  check_undo (fixture, before);
  g_free (before);
  before = dump (fixture);
  draw = ash_desk_quiz_add_draw (fixture->store, fixture->quiz, NULL, fixture->pool, 2, 50,
                                 &fixture->error);
  g_assert_no_error (fixture->error);
  check_undo (fixture, before);
  g_assert_true (ash_desk_quiz_set_draw (fixture->store, draw, 99, NULL));
  design = ash_store_load_design (fixture->store, fixture->tree, NULL);
  lines = ash_quiz_lines (design, fixture->quiz);
  /* Three of its own, the one that was taken, and the other four of the pool. */
  g_assert_cmpuint (lines->len, ==, 8);
  for (guint i = 4; i < 8; i++)
    {
      g_assert_cmpstr (g_array_index (lines, AshQuizLine, i).question->record.id, !=, taken);
      g_assert_cmpint (g_array_index (lines, AshQuizLine, i).points_c, ==, 50);
    }
  /* A draw has no question to be changed. */
  g_assert_false (ash_desk_question_set_text (fixture->store, draw, "stem", "x", &fixture->error));
  g_assert_error (fixture->error, ASH_ERROR, ASH_ERROR_REFUSED);
  g_clear_error (&fixture->error);

  g_free (before);
  before = dump (fixture);
  g_assert_true (ash_desk_question_move_to_bank (fixture->store, first, own, &fixture->error));
  check_undo (fixture, before);
  moved = question_of (fixture, first);
  g_assert_cmpstr (moved->bank, ==, own);
  g_assert_false (ash_desk_question_move_to_bank (fixture->store, first, fixture->pool, NULL));
}

static char *
say_outcome (Fixture *fixture, const char *entry)
{
  g_autoptr (AshQuestion) question = question_of (fixture, entry);
  g_autoptr (AshAlignment) alignment =
      ash_store_find (fixture->store, &ASH_ALIGNMENT, "subject", question->record.id);

  return g_strdup (alignment != NULL ? alignment->statement : "none");
}

static void
test_outcome (Fixture *fixture, gconstpointer data)
{
  g_autofree char *entry = line (fixture, 0);
  g_autoptr (AshStatement) statement = ash_statement_new ();
  g_autoptr (AshCredentialStatement) use = ash_credential_statement_new ();
  g_autofree char *before = NULL;

  statement->pos = g_strdup ("V");
  statement->text = g_strdup ("Choose");
  INSERT (ASH_STATEMENT, statement);
  use->credential = g_strdup (fixture->credential);
  use->statement = g_strdup (statement->record.id);
  use->pos = g_strdup ("V");
  INSERT (ASH_CREDENTIAL_STATEMENT, use);
  before = dump (fixture);
  g_assert_true (
      ash_desk_question_set_outcome (fixture->store, entry, statement->record.id, &fixture->error));
  check_undo (fixture, before);
  g_assert_false (is_adapted (fixture));
  assert_said (say_outcome (fixture, entry), statement->record.id);
  /* What was said of the course's question is said of the copy. */
  g_assert_true (ash_desk_question_set_shuffle (fixture->store, entry, TRUE, NULL));
  assert_said (say_outcome (fixture, entry), statement->record.id);
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_ALIGNMENT, NULL, NULL), ==, 1);
  g_assert_true (ash_desk_question_set_outcome (fixture->store, entry, NULL, NULL));
  assert_said (say_outcome (fixture, entry), "none");
}

static void
test_quiz_goes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *entry = line (fixture, 0);
  g_autofree char *other = NULL;
  g_autofree char *before = NULL;
  g_autoptr (AshCredential) record = NULL;
  g_autoptr (AshBank) bank = NULL;

  g_assert_true (ash_desk_question_set_text (fixture->store, entry, "hint", "Think.", NULL));
  other = ash_desk_add_credential (fixture->store, "Other", NULL);
  record = ash_store_get (fixture->store, &ASH_CREDENTIAL, other, NULL);
  g_assert_true (ash_desk_move_items (fixture->store, (const char *[]){ fixture->quiz, NULL },
                                      other, NULL, NULL, &fixture->error));
  g_assert_no_error (fixture->error);
  bank = ash_store_find (fixture->store, &ASH_BANK, "quiz", fixture->quiz);
  g_assert_cmpstr (bank->tree, ==, record->tree);
  before = dump (fixture);
  g_assert_true (
      ash_desk_delete_items (fixture->store, (const char *[]){ fixture->quiz, NULL }, NULL));
  check_undo (fixture, before);
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_BANK, NULL, NULL), ==, 2);
  g_assert_cmpint (ash_store_count (fixture->store, &ASH_QUESTION, NULL, NULL), ==, 8);
}

static void
test_new_quiz (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = dump (fixture);
  g_autofree char *quiz = ash_desk_add_quiz (fixture->store, fixture->credential, NULL,
                                             fixture->quiz, NULL, &fixture->error);
  g_autoptr (AshQuestionText) text = ash_question_text_read (
      "One?\nA) yes\nB) no\nANSWER: A\n\nTwo?\nTell.\n", ASH_QUESTION_TEXT_AUTO);
  g_auto (GStrv) entries = NULL;
  g_autoptr (AshItem) item = NULL;

  g_assert_no_error (fixture->error);
  check_undo (fixture, before);
  g_free (before);
  before = dump (fixture);
  entries = ash_desk_quiz_add_drafts (fixture->store, quiz, NULL, text->drafts, &fixture->error);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (g_strv_length (entries), ==, 2);
  check_undo (fixture, before);
  assert_said (say_choices (fixture, entries[0]), "*yes|no");
  g_assert_true (ash_desk_quiz_set_description (fixture->store, fixture->quiz, "<p>New</p>", NULL));
  item = ash_store_get (fixture->store, &ASH_ITEM, fixture->quiz, NULL);
  g_assert_nonnull (strstr (item->settings, "<p>New</p>"));
  g_assert_nonnull (strstr (item->settings, "other"));
  g_assert_null (strstr (item->settings, "old"));
}

/* A document of a stranger: lines without a quiz, a question or a bank. */
static void
test_odd (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AshQuizEntry) none = ash_quiz_entry_new ();
  g_autoptr (AshQuizEntry) lost = ash_quiz_entry_new ();
  g_autoptr (AshQuizEntry) draw = ash_quiz_entry_new ();
  g_autoptr (AshDesign) design = NULL;
  g_autoptr (GArray) lines = NULL;

  INSERT (ASH_QUIZ_ENTRY, none);
  lost->quiz = g_strdup (fixture->quiz);
  lost->question = g_strdup ("0123");
  INSERT (ASH_QUIZ_ENTRY, lost);
  draw->quiz = g_strdup (fixture->quiz);
  draw->bank = g_strdup ("4567");
  draw->draw = G_MAXINT64;
  INSERT (ASH_QUIZ_ENTRY, draw);
  g_assert_false (ash_desk_question_set_text (fixture->store, none->record.id, "stem", "x", NULL));
  g_assert_false (ash_desk_question_set_text (fixture->store, lost->record.id, "stem", "x", NULL));
  g_assert_true (is_adapted (fixture));
  design = ash_store_load_design (fixture->store, fixture->tree, NULL);
  lines = ash_quiz_lines (design, fixture->quiz);
  g_assert_cmpuint (lines->len, ==, 3);
  g_assert_true (ash_desk_quiz_delete (
      fixture->store, (const char *[]){ lost->record.id, draw->record.id, NULL }, &fixture->error));
  g_assert_no_error (fixture->error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add ("/quiz/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("copy-on-write", test_copy_on_write);
  ADD ("typing-is-one-step", test_typing_is_one_step);
  ADD ("source-is-refused", test_source_is_refused);
  ADD ("lines", test_lines);
  ADD ("points", test_points);
  ADD ("kinds", test_kinds);
  ADD ("aside", test_aside);
  ADD ("pools", test_pools);
  ADD ("choices", test_choices);
  ADD ("accepted", test_accepted);
  ADD ("banks", test_banks);
  ADD ("outcome", test_outcome);
  ADD ("quiz-goes", test_quiz_goes);
  ADD ("new-quiz", test_new_quiz);
  ADD ("odd", test_odd);
  return g_test_run ();
}
