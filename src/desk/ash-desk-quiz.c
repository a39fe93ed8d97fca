#include "ash-desk-quiz-private.h"

#include <ash-error.h>
#include <ash-id.h>
#include <ash-json-writer.h>
#include <ash-json.h>
#include <ash-quiz-lines.h>
#include <glib/gi18n-lib.h>

#include "ash-in-words.h"

/**
 * ash_desk_add_quiz:
 * @parent: (nullable): a module, or %NULL for the top of the outline
 * @before: (nullable): an item under @parent, or %NULL for the end
 * @title: (nullable): %NULL for a plain name
 *
 * Returns: (transfer full): the id of a new quiz that asks nothing yet
 */
char *
ash_desk_add_quiz (AshStore *store,
                   const char *credential,
                   const char *parent,
                   const char *before,
                   const char *title,
                   GError **error)
{
  g_autofree char *tree = ash_desk_tree_of (store, credential, error);
  g_autoptr (AshItem) item = ash_item_new ();
  g_autoptr (GPtrArray) places = NULL;
  gboolean is_done;

  if (tree == NULL || !ash_desk_check_parent (store, tree, parent, error) ||
      !ash_store_begin (store, _ ("Add quiz"), NULL, error))
    return NULL;
  places = ash_desk_places_before (store, tree, parent, before, 1, error);
  item->tree = g_steal_pointer (&tree);
  item->parent = g_strdup (parent);
  item->kind = ASH_ITEM_QUIZ;
  item->is_linked = TRUE;
  item->title = g_strdup (title != NULL ? title : _ ("New quiz"));
  if (places != NULL)
    item->pos = g_strdup (g_ptr_array_index (places, 0));
  is_done = places != NULL && ash_store_insert (store, &ASH_ITEM, item, error);
  if (!ash_desk_end (store, is_done, error))
    return NULL;
  return g_strdup (item->record.id);
}

static void
copy_json (AshJsonWriter *out, const char *name, const AshJsonValue *value)
{
  switch (ash_json_kind (value))
    {
    case ASH_JSON_STRING:
      ash_json_writer_string (out, name, ash_json_string (value));
      break;
    case ASH_JSON_NUMBER:
      ash_json_writer_hundredths (out, name, (gint64) (ash_json_number (value) * 100));
      break;
    case ASH_JSON_BOOLEAN:
      ash_json_writer_boolean (out, name, ash_json_boolean (value));
      break;
    case ASH_JSON_ARRAY:
      ash_json_writer_begin_array (out, name);
      for (guint i = 0; i < ash_json_length (value); i++)
        copy_json (out, NULL, ash_json_at (value, i));
      ash_json_writer_end_array (out);
      break;
    case ASH_JSON_OBJECT:
      ash_json_writer_begin_object (out, name);
      for (guint i = 0; i < ash_json_length (value); i++)
        copy_json (out, ash_json_name_at (value, i),
                   ash_json_member (value, ash_json_name_at (value, i)));
      ash_json_writer_end_object (out);
      break;
    default:
      ash_json_writer_null (out, name);
    }
}

/* The settings with another description; what else they say stays. */
static char *
describe (const char *settings, const char *html)
{
  g_autoptr (AshJson) json = settings != NULL ? ash_json_parse_text (settings, NULL) : NULL;
  const AshJsonValue *root = json != NULL ? ash_json_root (json) : NULL;
  g_autoptr (AshJsonWriter) out = ash_json_writer_new ();

  ash_json_writer_begin_object (out, NULL);
  for (guint i = 0; i < ash_json_length (root); i++)
    {
      const char *name = ash_json_name_at (root, i);

      if (name != NULL && !g_str_equal (name, "description"))
        copy_json (out, name, ash_json_member (root, name));
    }
  ash_json_writer_string_if (out, "description", html);
  ash_json_writer_end_object (out);
  return ash_json_writer_finish (out);
}

static gboolean
says (const char *settings, const char *html)
{
  g_autoptr (AshJson) json = settings != NULL ? ash_json_parse_text (settings, NULL) : NULL;
  const char *said =
      json != NULL ? ash_json_member_string (ash_json_root (json), "description") : NULL;

  return g_str_equal (said != NULL ? said : "", html);
}

/**
 * ash_desk_quiz_set_description:
 * @html: (nullable): what learners read before the questions
 */
gboolean
ash_desk_quiz_set_description (AshStore *store, const char *quiz, const char *html, GError **error)
{
  g_autoptr (AshItem) item = ash_desk_get_own_quiz (store, quiz, error);
  g_autofree char *key = g_strconcat ("quiz/", quiz, "/description", NULL);
  char *settings;

  if (item == NULL)
    return FALSE;
  if (says (item->settings, html != NULL ? html : ""))
    return TRUE;
  settings = describe (item->settings, html != NULL && *html != '\0' ? html : NULL);
  g_free (item->settings);
  item->settings = settings;
  if (!ash_store_begin (store, _ ("Change description"), key, error))
    return FALSE;
  return ash_desk_end (store, ash_store_update (store, &ASH_ITEM, item, error), error);
}

gboolean
ash_desk_insert_entry (
    AshStore *store, const AshItem *quiz, const char *before, AshQuizEntry *entry, GError **error)
{
  g_free (entry->quiz);
  entry->quiz = g_strdup (quiz->record.id);
  g_free (entry->pos);
  entry->pos =
      ash_desk_place_before (store, &ASH_QUIZ_ENTRY, "quiz", quiz->record.id, before, error);
  return entry->pos != NULL && ash_store_insert (store, &ASH_QUIZ_ENTRY, entry, error);
}

/* (transfer full): the line that asks @question, which is stored with it in the quiz's bank */
static char *
insert_question (
    AshStore *store, const AshItem *quiz, const char *before, AshQuestion *question, GError **error)
{
  g_autoptr (AshQuizEntry) entry = ash_quiz_entry_new ();
  g_autofree char *bank = ash_desk_private_bank (store, quiz, error);

  if (bank == NULL)
    return NULL;
  g_free (question->bank);
  question->bank = g_strdup (bank);
  g_free (question->pos);
  question->pos = ash_desk_place_last (store, &ASH_QUESTION, "bank", bank, error);
  if (question->pos == NULL || !ash_store_insert (store, &ASH_QUESTION, question, error))
    return NULL;
  entry->question = g_strdup (question->record.id);
  if (!ash_desk_insert_entry (store, quiz, before, entry, error))
    return NULL;
  return g_strdup (entry->record.id);
}

/**
 * ash_desk_quiz_add_question:
 * @before: (nullable): a line of @quiz, or %NULL for the end
 * @kind: not %ASH_QUESTION_UNKNOWN
 *
 * Returns: (transfer full): the id of the new line
 */
char *
ash_desk_quiz_add_question (
    AshStore *store, const char *quiz, const char *before, AshQuestionKind kind, GError **error)
{
  g_autoptr (AshItem) item = ash_desk_get_own_quiz (store, quiz, error);
  g_autoptr (AshQuestion) question = ash_question_new ();
  g_autofree char *entry = NULL;
  gboolean is_done;

  g_return_val_if_fail (kind != ASH_QUESTION_UNKNOWN, NULL);
  if (item == NULL || !ash_store_begin (store, _ ("Add question"), NULL, error))
    return NULL;
  question->kind = kind;
  question->stem = g_strdup ("");
  question->points_c = ASH_POINTS_DEFAULT_C;
  entry = insert_question (store, item, before, question, error);
  is_done = entry != NULL && ash_desk_fill_question (store, item, question, error);
  if (!ash_desk_end (store, is_done, error))
    return NULL;
  return g_steal_pointer (&entry);
}

static gboolean
insert_draft_parts (AshStore *store,
                    const AshQuestionDraft *draft,
                    const char *question,
                    GError **error)
{
  for (guint i = 0; i < draft->choices->len; i++)
    {
      g_autoptr (AshChoice) choice = ash_choice_copy (g_ptr_array_index (draft->choices, i));

      choice->question = g_strdup (question);
      choice->pos = ash_position_nth (i);
      if (!ash_store_insert (store, &ASH_CHOICE, choice, error))
        return FALSE;
    }
  for (guint i = 0; i < draft->accepted->len; i++)
    {
      g_autoptr (AshAccepted) accepted = ash_accepted_copy (g_ptr_array_index (draft->accepted, i));

      accepted->question = g_strdup (question);
      accepted->pos = ash_position_nth (i);
      if (!ash_store_insert (store, &ASH_ACCEPTED, accepted, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * ash_desk_quiz_add_drafts:
 * @before: (nullable): a line of @quiz, or %NULL for the end
 * @drafts: (element-type AshQuestionDraft): what was typed or pasted
 *
 * Returns: (transfer full): the ids of the new lines
 */
GStrv
ash_desk_quiz_add_drafts (
    AshStore *store, const char *quiz, const char *before, GPtrArray *drafts, GError **error)
{
  g_autoptr (AshItem) item = ash_desk_get_own_quiz (store, quiz, error);
  g_autoptr (GStrvBuilder) entries = g_strv_builder_new ();
  g_autofree char *label = NULL;
  gboolean is_done = TRUE;

  if (item == NULL)
    return NULL;
  label =
      ash_say_number (ngettext ("Add %u question", "Add %u questions", drafts->len), drafts->len);
  if (!ash_store_begin (store, label, NULL, error))
    return NULL;
  for (guint i = 0; is_done && i < drafts->len; i++)
    {
      const AshQuestionDraft *draft = g_ptr_array_index (drafts, i);
      g_autoptr (AshQuestion) question = ash_question_copy (draft->question);
      g_autofree char *entry = insert_question (store, item, before, question, error);

      is_done = entry != NULL && insert_draft_parts (store, draft, question->record.id, error);
      if (is_done)
        g_strv_builder_add (entries, entry);
    }
  if (!ash_desk_end (store, is_done, error))
    return NULL;
  return g_strv_builder_end (entries);
}

/* The line after @entry in its quiz: (transfer full) (nullable) */
static char *
next_line (AshStore *store, const AshQuizEntry *entry)
{
  g_autoptr (GPtrArray) entries =
      ash_store_list (store, &ASH_QUIZ_ENTRY, "quiz", entry->quiz, NULL);

  for (guint i = 0; entries != NULL && i + 1 < entries->len; i++)
    if (g_str_equal (((AshRecord *) g_ptr_array_index (entries, i))->id, entry->record.id))
      return g_strdup (((AshRecord *) g_ptr_array_index (entries, i + 1))->id);
  return NULL;
}

static gboolean
duplicate (AshLineEdit *self, AshQuizEntry *copy, GError **error)
{
  g_autofree char *before = next_line (self->store, self->entry);

  if (self->question != NULL)
    {
      g_autofree char *bank = ash_desk_private_bank (self->store, self->quiz, error);
      g_autoptr (AshQuestion) question =
          bank != NULL ? ash_desk_copy_question (self->store, self->question, bank, error) : NULL;

      if (question == NULL ||
          !ash_desk_pass_alignments (self->store, self->quiz->tree, self->question->record.id,
                                     question->record.id, error))
        return FALSE;
      g_free (copy->question);
      copy->question = g_strdup (question->record.id);
    }
  copy->record.n = 0;
  g_clear_pointer (&copy->record.id, g_free);
  return ash_desk_insert_entry (self->store, self->quiz, before, copy, error);
}

/**
 * ash_desk_quiz_duplicate:
 *
 * Returns: (transfer full): the id of a line after @entry that asks a copy of its question
 */
char *
ash_desk_quiz_duplicate (AshStore *store, const char *entry, GError **error)
{
  g_auto (AshLineEdit) edit = { NULL };
  g_autoptr (AshQuizEntry) copy = NULL;

  if (!ash_line_edit_find (&edit, store, entry, error) ||
      !ash_line_edit_begin (&edit, _ ("Duplicate question"), NULL, error))
    return NULL;
  copy = ash_quiz_entry_copy (edit.entry);
  if (!ash_desk_end (store, duplicate (&edit, copy, error), error))
    return NULL;
  return g_strdup (copy->record.id);
}

gboolean
ash_desk_drop_unasked (AshStore *store, const AshItem *quiz, const char *question, GError **error)
{
  g_autoptr (AshQuestion) record = NULL;
  g_autoptr (AshBank) bank = NULL;

  if (question == NULL || ash_store_count (store, &ASH_QUIZ_ENTRY, "question", question) > 0)
    return TRUE;
  record = ash_store_find (store, &ASH_QUESTION, "id", question);
  if (record != NULL && record->bank != NULL)
    bank = ash_store_find (store, &ASH_BANK, "id", record->bank);
  if (bank == NULL || g_strcmp0 (bank->quiz, quiz->record.id) != 0 ||
      g_strcmp0 (bank->tree, quiz->tree) != 0)
    return TRUE;
  return ash_desk_drop_question (store, question, error);
}

gboolean
ash_desk_delete_line (AshStore *store, const char *entry, GError **error)
{
  g_autoptr (AshQuizEntry) line = ash_store_get (store, &ASH_QUIZ_ENTRY, entry, error);
  g_autoptr (AshItem) quiz =
      line != NULL ? ash_desk_get_own_quiz (store, line->quiz != NULL ? line->quiz : "", error)
                   : NULL;

  return quiz != NULL && ash_store_delete (store, &ASH_QUIZ_ENTRY, entry, error) &&
         ash_desk_drop_unasked (store, quiz, line->question, error);
}

/**
 * ash_desk_quiz_delete:
 * @entries: (array zero-terminated=1): lines of quizzes
 */
gboolean
ash_desk_quiz_delete (AshStore *store, const char *const *entries, GError **error)
{
  guint n = g_strv_length ((GStrv) entries);
  g_autofree char *label = NULL;
  gboolean is_done = TRUE;

  if (n == 0)
    return TRUE;
  label = n == 1 ? g_strdup (_ ("Delete question"))
                 : ash_say_number (ngettext ("Delete %u question", "Delete %u questions", n), n);
  if (!ash_store_begin (store, label, NULL, error))
    return FALSE;
  for (guint i = 0; is_done && i < n; i++)
    is_done = ash_desk_delete_line (store, entries[i], error);
  return ash_desk_end (store, is_done, error);
}

static gboolean
place_line (AshLineEdit *self, const char *before, GError **error)
{
  g_autofree char *pos = NULL;
  g_autoptr (AshQuizEntry) fresh = NULL;

  pos = ash_desk_place_before (self->store, &ASH_QUIZ_ENTRY, "quiz", self->quiz->record.id, before,
                               error);
  /* Making room may have changed the row since it was read. */
  fresh = pos != NULL ? ash_store_get (self->store, &ASH_QUIZ_ENTRY, self->entry->record.id, error)
                      : NULL;
  if (fresh == NULL)
    return FALSE;
  g_free (fresh->pos);
  fresh->pos = g_steal_pointer (&pos);
  return ash_store_update (self->store, &ASH_QUIZ_ENTRY, fresh, error);
}

/**
 * ash_desk_quiz_move:
 * @before: (nullable): another line of the quiz, or %NULL for the end
 */
gboolean
ash_desk_quiz_move (AshStore *store, const char *entry, const char *before, GError **error)
{
  g_auto (AshLineEdit) edit = { NULL };
  g_autofree char *next = NULL;

  if (!ash_line_edit_find (&edit, store, entry, error))
    return FALSE;
  next = next_line (store, edit.entry);
  if (g_strcmp0 (before, entry) == 0 || g_strcmp0 (before, next) == 0)
    return TRUE;
  if (!ash_line_edit_begin (&edit, _ ("Move question"), NULL, error))
    return FALSE;
  return ash_desk_end (store, place_line (&edit, before, error), error);
}

/**
 * ash_desk_quiz_shift:
 * @by: -1 up, 1 down; at the end of the quiz nothing happens
 */
gboolean
ash_desk_quiz_shift (AshStore *store, const char *entry, int by, GError **error)
{
  g_autoptr (AshQuizEntry) record = ash_store_get (store, &ASH_QUIZ_ENTRY, entry, error);
  g_autofree char *before = NULL;

  if (record == NULL)
    return FALSE;
  if (record->quiz == NULL ||
      !ash_desk_find_shift (store, &ASH_QUIZ_ENTRY, "quiz", record->quiz, entry, by, &before))
    return TRUE;
  return ash_desk_quiz_move (store, entry, before, error);
}

/**
 * ash_desk_quiz_set_points:
 * @points_c: in hundredths, of a draw for each question; the question itself, which others may
 *   share, is not changed
 */
gboolean
ash_desk_quiz_set_points (AshStore *store, const char *entry, gint64 points_c, GError **error)
{
  g_auto (AshLineEdit) edit = { NULL };

  if (!ash_line_edit_find (&edit, store, entry, error))
    return FALSE;
  if (edit.entry->points_c == points_c)
    return TRUE;
  edit.entry->points_c = points_c;
  if (!ash_line_edit_begin (&edit, _ ("Change points"), "points", error))
    return FALSE;
  return ash_desk_end (store, ash_store_update (store, &ASH_QUIZ_ENTRY, edit.entry, error), error);
}
