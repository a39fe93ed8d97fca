#pragma once

/* A quiz that a credential uses, and what is in it. */
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

G_GNUC_UNUSED static void
put_choice (Fixture *fixture, const char *question, guint n, const char *html, gboolean is_right)
{
  g_autoptr (AshChoice) choice = ash_choice_new ();

  choice->question = g_strdup (question);
  choice->pos = ash_position_nth (n);
  choice->html = g_strdup (html);
  choice->is_correct = is_right;
  INSERT (ASH_CHOICE, choice);
}

G_GNUC_UNUSED static char *
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

G_GNUC_UNUSED static char *
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
G_GNUC_UNUSED static void
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

G_GNUC_UNUSED static void
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

G_GNUC_UNUSED static void
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

G_GNUC_UNUSED static gint
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* Everything that the document says, in an order that undo cannot change. */
G_GNUC_UNUSED static char *
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
G_GNUC_UNUSED static char *
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

G_GNUC_UNUSED static char *
line (Fixture *fixture, guint index)
{
  g_autoptr (GPtrArray) entries =
      ash_store_list (fixture->store, &ASH_QUIZ_ENTRY, "quiz", fixture->quiz, NULL);

  g_assert_cmpuint (index, <, entries->len);
  return g_strdup (((AshRecord *) g_ptr_array_index (entries, index))->id);
}

G_GNUC_UNUSED static AshQuestion *
question_of (Fixture *fixture, const char *entry)
{
  g_autoptr (AshQuizEntry) record = ash_store_get (fixture->store, &ASH_QUIZ_ENTRY, entry, NULL);

  return ash_store_get (fixture->store, &ASH_QUESTION, record->question, NULL);
}

G_GNUC_UNUSED static GPtrArray *
choices_of (Fixture *fixture, const char *entry)
{
  g_autoptr (AshQuestion) question = question_of (fixture, entry);

  return ash_store_list (fixture->store, &ASH_CHOICE, "question", question->record.id, NULL);
}

G_GNUC_UNUSED static char *
choice_id (Fixture *fixture, const char *entry, guint index)
{
  g_autoptr (GPtrArray) choices = choices_of (fixture, entry);

  g_assert_cmpuint (index, <, choices->len);
  return g_strdup (((AshRecord *) g_ptr_array_index (choices, index))->id);
}

/* Its choices as "one|*two|three". */
G_GNUC_UNUSED static char *
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

#define assert_said(call, wanted)                                                                  \
  {                                                                                                \
    g_autofree char *said = call;                                                                  \
    g_assert_cmpstr (said, ==, wanted);                                                            \
  }

/* Whether the design and the coverage, which ask differently, say that the quiz is adapted. */
G_GNUC_UNUSED static gboolean
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
G_GNUC_UNUSED static void
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
