/* Banks: pools of questions that quizzes take from and draw from. */
#include "ash-desk-quiz-private.h"

#include <ash-error.h>
#include <ash-text.h>
#include <glib/gi18n-lib.h>

#include "ash-in-words.h"

void
ash_bank_line_free (AshBankLine *self)
{
  if (self == NULL)
    return;
  ash_bank_free (self->bank);
  g_free (self->where);
  g_free (self);
}

/* Of a credential its pools, also empty ones; of a course what has questions: its pools, or what
 * its quizzes ask. */
static gboolean
list_tree (AshStore *store,
           const char *tree,
           gboolean is_own,
           gboolean of_quizzes,
           GPtrArray *lines,
           GError **error)
{
  g_autoptr (AshTree) record = ash_store_find (store, &ASH_TREE, "id", tree);
  g_autoptr (GPtrArray) banks = ash_store_list (store, &ASH_BANK, "tree", tree, error);

  for (guint i = 0; banks != NULL && i < banks->len; i++)
    {
      AshBank *bank = g_ptr_array_index (banks, i);
      gint64 n = ash_store_count (store, &ASH_QUESTION, "bank", bank->record.id);
      AshBankLine *line;

      if ((bank->quiz != NULL) != of_quizzes || (!is_own && n == 0))
        continue;
      line = g_new0 (AshBankLine, 1);
      line->bank = ash_bank_copy (bank);
      line->where = is_own || record == NULL ? NULL : g_strdup (record->title);
      line->n = (guint) MAX (n, 0);
      line->is_own = is_own;
      g_ptr_array_add (lines, line);
    }
  return banks != NULL;
}

/**
 * ash_desk_list_banks:
 *
 * What a quiz of the credential can take questions from: the credential's pools, then the courses'
 * pools and quizzes.
 *
 * Returns: (transfer full) (element-type AshBankLine): the banks
 */
GPtrArray *
ash_desk_list_banks (AshStore *store, const char *credential, GError **error)
{
  g_autofree char *tree = ash_desk_tree_of (store, credential, error);
  g_autoptr (GPtrArray) sources = tree != NULL ? ash_desk_list_sources (store, error) : NULL;
  g_autoptr (GPtrArray) lines =
      g_ptr_array_new_with_free_func ((GDestroyNotify) ash_bank_line_free);

  if (sources == NULL || !list_tree (store, tree, TRUE, FALSE, lines, error))
    return NULL;
  for (guint i = 0; i < 2 * sources->len; i++)
    {
      const AshSource *source = g_ptr_array_index (sources, i % sources->len);

      if (!list_tree (store, source->tree, FALSE, i >= sources->len, lines, error))
        return NULL;
    }
  return g_steal_pointer (&lines);
}

/**
 * ash_desk_add_bank:
 *
 * Returns: (transfer full): the id of a new, empty pool of the credential
 */
char *
ash_desk_add_bank (AshStore *store, const char *credential, const char *title, GError **error)
{
  g_autofree char *tree = ash_desk_tree_of (store, credential, error);
  g_autoptr (AshBank) bank = ash_bank_new ();
  gboolean is_done;

  if (tree == NULL || !ash_store_begin (store, _ ("Add pool"), NULL, error))
    return NULL;
  bank->tree = g_strdup (tree);
  bank->title = g_strdup (title);
  bank->pos = ash_desk_place_last (store, &ASH_BANK, "tree", tree, error);
  is_done = bank->pos != NULL && ash_store_insert (store, &ASH_BANK, bank, error);
  if (!ash_desk_end (store, is_done, error))
    return NULL;
  return g_strdup (bank->record.id);
}

static AshBank *
get_own_pool (AshStore *store, const char *id, GError **error)
{
  g_autoptr (AshBank) bank = ash_store_get (store, &ASH_BANK, id, error);

  if (bank == NULL)
    return NULL;
  if (bank->quiz == NULL && bank->tree != NULL && !ash_desk_is_source_tree (store, bank->tree))
    return g_steal_pointer (&bank);
  g_set_error_literal (error, ASH_ERROR, ASH_ERROR_REFUSED,
                       _ ("Only a pool of a credential can be changed: a course stays as it is."));
  return NULL;
}

/**
 * ash_desk_rename_bank:
 * @bank: a pool of a credential
 */
gboolean
ash_desk_rename_bank (AshStore *store, const char *bank, const char *title, GError **error)
{
  g_autoptr (AshBank) record = get_own_pool (store, bank, error);
  g_autofree char *clean = ash_text_clean_title (title);

  if (record == NULL)
    return FALSE;
  if (*clean == '\0' || g_strcmp0 (record->title, clean) == 0)
    return TRUE;
  if (!ash_store_begin (store, _ ("Rename pool"), NULL, error))
    return FALSE;
  g_free (record->title);
  record->title = g_steal_pointer (&clean);
  return ash_desk_end (store, ash_store_update (store, &ASH_BANK, record, error), error);
}

/* A question that a quiz asks stays: it is the quiz's own from now on. */
static gboolean
let_go (AshStore *store, AshQuestion *question, GError **error)
{
  g_autoptr (GPtrArray) uses =
      ash_store_list (store, &ASH_QUIZ_ENTRY, "question", question->record.id, error);

  for (guint i = 0; uses != NULL && i < uses->len; i++)
    {
      const AshQuizEntry *use = g_ptr_array_index (uses, i);
      g_autoptr (AshItem) quiz =
          use->quiz != NULL ? ash_store_find (store, &ASH_ITEM, "id", use->quiz) : NULL;
      g_autofree char *bank = quiz != NULL ? ash_desk_private_bank (store, quiz, error) : NULL;

      if (quiz == NULL)
        continue;
      if (bank == NULL)
        return FALSE;
      g_free (question->bank);
      question->bank = g_steal_pointer (&bank);
      g_free (question->pos);
      question->pos = ash_desk_place_last (store, &ASH_QUESTION, "bank", question->bank, error);
      return question->pos != NULL && ash_store_update (store, &ASH_QUESTION, question, error);
    }
  return uses != NULL && ash_desk_drop_question (store, question->record.id, error);
}

static gboolean
drop_bank (AshStore *store, const char *bank, GError **error)
{
  g_autoptr (GPtrArray) questions = ash_store_list (store, &ASH_QUESTION, "bank", bank, error);
  gboolean is_done = questions != NULL;

  for (guint i = 0; is_done && i < questions->len; i++)
    is_done = let_go (store, g_ptr_array_index (questions, i), error);
  return is_done && ash_desk_delete_where (store, &ASH_QUIZ_ENTRY, "bank", bank, error) &&
         ash_store_delete (store, &ASH_BANK, bank, error);
}

/**
 * ash_desk_delete_bank:
 * @bank: a pool of a credential
 *
 * Its questions go, but for those that quizzes ask; what draws from it goes too.
 */
gboolean
ash_desk_delete_bank (AshStore *store, const char *bank, GError **error)
{
  g_autoptr (AshBank) record = get_own_pool (store, bank, error);

  if (record == NULL || !ash_store_begin (store, _ ("Delete pool"), NULL, error))
    return FALSE;
  return ash_desk_end (store, drop_bank (store, bank, error), error);
}

/* Whether the quiz's credential may use the bank: its own, or one of a course. */
static AshBank *
get_bank (AshStore *store, const AshItem *quiz, const char *id, GError **error)
{
  g_autoptr (AshBank) bank = ash_store_get (store, &ASH_BANK, id, error);

  if (bank == NULL)
    return NULL;
  if (g_strcmp0 (bank->tree, quiz->tree) == 0 || ash_desk_is_source_tree (store, bank->tree))
    return g_steal_pointer (&bank);
  g_set_error (error, ASH_ERROR, ASH_ERROR_REFUSED, _ ("“%s” is a pool of another credential."),
               bank->title != NULL ? bank->title : "");
  return NULL;
}

static gboolean
take_one (AshStore *store,
          const AshItem *quiz,
          const char *before,
          const char *id,
          char **out,
          GError **error)
{
  g_autoptr (AshQuestion) question = ash_store_get (store, &ASH_QUESTION, id, error);
  g_autoptr (AshBank) bank =
      question != NULL ? get_bank (store, quiz, question->bank != NULL ? question->bank : "", error)
                       : NULL;
  g_autoptr (AshQuizEntry) entry = ash_quiz_entry_new ();

  if (bank == NULL)
    return FALSE;
  entry->question = g_strdup (id);
  if (!ash_desk_insert_entry (store, quiz, before, entry, error))
    return FALSE;
  *out = g_strdup (entry->record.id);
  return TRUE;
}

/**
 * ash_desk_quiz_take_questions:
 * @before: (nullable): a line of @quiz, or %NULL for the end
 * @questions: (array zero-terminated=1): of a pool or a quiz of a course, or of the credential's
 *   pools
 *
 * The quiz shares the questions with where they come from, until one is changed.
 *
 * Returns: (transfer full): the ids of the new lines
 */
GStrv
ash_desk_quiz_take_questions (AshStore *store,
                              const char *quiz,
                              const char *before,
                              const char *const *questions,
                              GError **error)
{
  g_autoptr (AshItem) item = ash_desk_get_own_quiz (store, quiz, error);
  g_autoptr (GStrvBuilder) entries = g_strv_builder_new ();
  guint n = g_strv_length ((GStrv) questions);
  g_autofree char *label = NULL;
  gboolean is_done = TRUE;

  if (item == NULL)
    return NULL;
  label = ash_say_number (ngettext ("Take %u question", "Take %u questions", n), n);
  if (!ash_store_begin (store, label, NULL, error))
    return NULL;
  for (guint i = 0; is_done && i < n; i++)
    {
      g_autofree char *entry = NULL;

      is_done = take_one (store, item, before, questions[i], &entry, error);
      if (is_done)
        g_strv_builder_add (entries, entry);
    }
  if (!ash_desk_end (store, is_done, error))
    return NULL;
  return g_strv_builder_end (entries);
}

/* Others will ask it from there, so what it is worth goes with it. */
static gboolean
put_into_bank (AshLineEdit *self, const char *bank, GError **error)
{
  AshQuestion *question;

  if (!ash_line_edit_own (self, error))
    return FALSE;
  question = self->question;
  g_free (question->bank);
  question->bank = g_strdup (bank);
  g_free (question->pos);
  question->pos = ash_desk_place_last (self->store, &ASH_QUESTION, "bank", bank, error);
  if (self->entry->points_c != ASH_UNSET)
    question->points_c = self->entry->points_c;
  return question->pos != NULL && ash_store_update (self->store, &ASH_QUESTION, question, error);
}

/**
 * ash_desk_question_move_to_bank:
 * @bank: a pool of the credential
 *
 * The quiz goes on asking the question, from the pool.
 */
gboolean
ash_desk_question_move_to_bank (AshStore *store,
                                const char *entry,
                                const char *bank,
                                GError **error)
{
  g_auto (AshLineEdit) edit = { NULL };
  g_autoptr (AshBank) record = NULL;

  if (!ash_line_edit_question (&edit, store, entry, error) ||
      (record = get_bank (store, edit.quiz, bank, error)) == NULL)
    return FALSE;
  if (record->quiz != NULL || g_strcmp0 (record->tree, edit.quiz->tree) != 0)
    {
      g_set_error_literal (error, ASH_ERROR, ASH_ERROR_REFUSED,
                           _ ("A question can be moved to a pool of this credential only."));
      return FALSE;
    }
  if (g_strcmp0 (edit.question->bank, bank) == 0)
    return TRUE;
  if (!ash_line_edit_begin (&edit, _ ("Move question to pool"), NULL, error))
    return FALSE;
  return ash_desk_end (store, put_into_bank (&edit, bank, error), error);
}

/**
 * ash_desk_quiz_add_draw:
 * @before: (nullable): a line of @quiz, or %NULL for the end
 * @n: how many questions each learner gets from @bank, at least 1
 * @points_c: for each, in hundredths, or %ASH_UNSET for what the questions say
 *
 * Returns: (transfer full): the id of the new line
 */
char *
ash_desk_quiz_add_draw (AshStore *store,
                        const char *quiz,
                        const char *before,
                        const char *bank,
                        gint64 n,
                        gint64 points_c,
                        GError **error)
{
  g_autoptr (AshItem) item = ash_desk_get_own_quiz (store, quiz, error);
  g_autoptr (AshBank) record = item != NULL ? get_bank (store, item, bank, error) : NULL;
  g_autoptr (AshQuizEntry) entry = ash_quiz_entry_new ();
  gboolean is_done;

  if (record == NULL || !ash_store_begin (store, _ ("Add draw"), NULL, error))
    return NULL;
  entry->bank = g_strdup (bank);
  entry->draw = MAX (n, 1);
  entry->points_c = points_c;
  is_done = ash_desk_insert_entry (store, item, before, entry, error);
  if (!ash_desk_end (store, is_done, error))
    return NULL;
  return g_strdup (entry->record.id);
}

/**
 * ash_desk_quiz_set_draw:
 * @entry: a line that draws
 * @n: how many, at least 1
 */
gboolean
ash_desk_quiz_set_draw (AshStore *store, const char *entry, gint64 n, GError **error)
{
  g_auto (AshLineEdit) edit = { NULL };

  if (!ash_line_edit_find (&edit, store, entry, error))
    return FALSE;
  if (edit.question != NULL || edit.entry->draw == MAX (n, 1))
    return TRUE;
  edit.entry->draw = MAX (n, 1);
  if (!ash_line_edit_begin (&edit, _ ("Change draw"), "draw", error))
    return FALSE;
  return ash_desk_end (store, ash_store_update (store, &ASH_QUIZ_ENTRY, edit.entry, error), error);
}
