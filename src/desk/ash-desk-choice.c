/* The answers of a question: its choices, and what is accepted where learners write. */
#include "ash-desk-quiz-private.h"

#include <ash-error.h>
#include <glib/gi18n-lib.h>

gboolean
ash_desk_insert_choice (AshStore *store,
                        const char *question,
                        const char *before,
                        const char *html,
                        gboolean is_correct,
                        char **out_id,
                        GError **error)
{
  g_autoptr (AshChoice) choice = ash_choice_new ();

  choice->question = g_strdup (question);
  choice->html = g_strdup (html);
  choice->is_correct = is_correct;
  choice->pos = ash_desk_place_before (store, &ASH_CHOICE, "question", question, before, error);
  if (choice->pos == NULL || !ash_store_insert (store, &ASH_CHOICE, choice, error))
    return FALSE;
  if (out_id != NULL)
    *out_id = g_strdup (choice->record.id);
  return TRUE;
}

gboolean
ash_desk_insert_accepted (AshStore *store,
                          const char *question,
                          const char *text,
                          AshAcceptHow how,
                          char **out_id,
                          GError **error)
{
  g_autoptr (AshAccepted) accepted = ash_accepted_new ();

  accepted->question = g_strdup (question);
  accepted->text = g_strdup (text);
  accepted->how = how;
  accepted->pos = ash_desk_place_last (store, &ASH_ACCEPTED, "question", question, error);
  if (accepted->pos == NULL || !ash_store_insert (store, &ASH_ACCEPTED, accepted, error))
    return FALSE;
  if (out_id != NULL)
    *out_id = g_strdup (accepted->record.id);
  return TRUE;
}

/* The name of a step over one field of an answer. By its place in the question: its id changes
 * when the question is copied, and what is typed on should still join the step. */
static char *
field_of (const AshRecordClass *klass, gconstpointer part, const char *column)
{
  const AshField *pos = ash_record_class_field (klass, "pos");

  return g_strconcat (klass->table, "/", G_STRUCT_MEMBER (char *, part, pos->offset), "/", column,
                      NULL);
}

/* Owns the question, and finds the answer in what then is the question. */
static gpointer
own_part (AshLineEdit *self, const AshRecordClass *klass, const char *id, GError **error)
{
  return ash_line_edit_own (self, error) ? ash_line_edit_part (self, klass, id, error) : NULL;
}

static gboolean
write_text (AshLineEdit *self,
            const AshRecordClass *klass,
            const char *id,
            const AshField *field,
            const char *text,
            GError **error)
{
  gpointer part = own_part (self, klass, id, error);
  gboolean is_done;
  char **member;

  if (part == NULL)
    return FALSE;
  member = &G_STRUCT_MEMBER (char *, part, field->offset);
  g_free (*member);
  *member = g_strdup (text);
  is_done = ash_store_update (self->store, klass, part, error);
  ash_record_free (klass, part);
  return is_done;
}

static gboolean
set_part_text (AshStore *store,
               const AshRecordClass *klass,
               const char *entry,
               const char *id,
               const char *column,
               const char *text,
               const char *label,
               GError **error)
{
  const AshField *field = ash_record_class_field (klass, column);
  g_auto (AshLineEdit) edit = { NULL };
  g_autofree char *step = NULL;
  gboolean is_same;
  gpointer part;

  if (!ash_line_edit_question (&edit, store, entry, error) ||
      (part = ash_line_edit_part (&edit, klass, id, error)) == NULL)
    return FALSE;
  is_same = g_strcmp0 (G_STRUCT_MEMBER (char *, part, field->offset), text) == 0;
  step = field_of (klass, part, column);
  ash_record_free (klass, part);
  if (is_same)
    return TRUE;
  if (!ash_line_edit_begin (&edit, label, step, error))
    return FALSE;
  return ash_desk_end (store, write_text (&edit, klass, id, field, text, error), error);
}

static gboolean
delete_part (AshStore *store,
             const AshRecordClass *klass,
             const char *entry,
             const char *id,
             const char *label,
             GError **error)
{
  g_auto (AshLineEdit) edit = { NULL };
  AshRecord *part;
  gboolean is_done;

  if (!ash_line_edit_question (&edit, store, entry, error) ||
      !ash_line_edit_begin (&edit, label, NULL, error))
    return FALSE;
  part = own_part (&edit, klass, id, error);
  is_done = part != NULL && ash_store_delete (store, klass, part->id, error);
  if (part != NULL)
    ash_record_free (klass, part);
  return ash_desk_end (store, is_done, error);
}

/* The id, in what is now the question, of the choice that the new one is put before. */
static gboolean
find_before (AshLineEdit *self, const char *before, char **out, GError **error)
{
  g_autoptr (AshChoice) choice = NULL;

  if (before == NULL)
    return TRUE;
  choice = ash_line_edit_part (self, &ASH_CHOICE, before, error);
  if (choice != NULL)
    *out = g_strdup (choice->record.id);
  return choice != NULL;
}

/**
 * ash_desk_choice_add:
 * @before: (nullable): another choice, or %NULL for the end
 *
 * Returns: (transfer full): the id of the new choice, which is not right
 */
char *
ash_desk_choice_add (
    AshStore *store, const char *entry, const char *before, const char *html, GError **error)
{
  g_auto (AshLineEdit) edit = { NULL };
  g_autofree char *place = NULL;
  g_autofree char *id = NULL;
  gboolean is_done;

  if (!ash_line_edit_question (&edit, store, entry, error) ||
      !ash_line_edit_begin (&edit, _ ("Add choice"), NULL, error))
    return NULL;
  is_done =
      ash_line_edit_own (&edit, error) && find_before (&edit, before, &place, error) &&
      ash_desk_insert_choice (store, edit.question->record.id, place, html, FALSE, &id, error);
  if (!ash_desk_end (store, is_done, error))
    return NULL;
  return g_steal_pointer (&id);
}

/**
 * ash_desk_choice_set_text:
 * @column: "html" or "feedback"
 */
gboolean
ash_desk_choice_set_text (AshStore *store,
                          const char *entry,
                          const char *choice,
                          const char *column,
                          const char *html,
                          GError **error)
{
  gboolean is_feedback = g_str_equal (column, "feedback");

  if (is_feedback && html != NULL && *html == '\0')
    html = NULL;
  return set_part_text (store, &ASH_CHOICE, entry, choice, column, html,
                        is_feedback ? _ ("Change feedback") : _ ("Change choice"), error);
}

/* In a question with one right answer, another one is right no more. */
static gboolean
write_right (AshLineEdit *self, const char *id, gboolean is_right, GError **error)
{
  g_autoptr (AshChoice) choice = own_part (self, &ASH_CHOICE, id, error);
  g_autoptr (GPtrArray) choices = NULL;
  gboolean is_many = self->question->kind == ASH_QUESTION_MULTIPLE_RESPONSE;

  if (choice == NULL)
    return FALSE;
  choices = ash_store_list (self->store, &ASH_CHOICE, "question", self->question->record.id, error);
  for (guint i = 0; choices != NULL && i < choices->len; i++)
    {
      AshChoice *each = g_ptr_array_index (choices, i);
      gboolean is_this = g_str_equal (each->record.id, choice->record.id);
      gboolean wanted = is_this ? is_right : each->is_correct && (is_many || !is_right);

      if (!each->is_correct == !wanted)
        continue;
      each->is_correct = wanted;
      if (!ash_store_update (self->store, &ASH_CHOICE, each, error))
        return FALSE;
    }
  return choices != NULL;
}

/* A course can come with two right answers where learners choose one. */
static gboolean
has_other_key (AshLineEdit *self, const AshChoice *choice)
{
  g_autoptr (GPtrArray) choices =
      ash_store_list (self->store, &ASH_CHOICE, "question", self->question->record.id, NULL);

  for (guint i = 0; choices != NULL && i < choices->len; i++)
    {
      const AshChoice *each = g_ptr_array_index (choices, i);

      if (each->is_correct && !g_str_equal (each->record.id, choice->record.id))
        return self->question->kind != ASH_QUESTION_MULTIPLE_RESPONSE;
    }
  return FALSE;
}

gboolean
ash_desk_choice_set_right (
    AshStore *store, const char *entry, const char *choice, gboolean is_right, GError **error)
{
  g_auto (AshLineEdit) edit = { NULL };
  g_autoptr (AshChoice) record = NULL;

  if (!ash_line_edit_question (&edit, store, entry, error) ||
      (record = ash_line_edit_part (&edit, &ASH_CHOICE, choice, error)) == NULL)
    return FALSE;
  if (!record->is_correct == !is_right && !(is_right && has_other_key (&edit, record)))
    return TRUE;
  if (!ash_line_edit_begin (&edit, _ ("Mark right answer"), NULL, error))
    return FALSE;
  return ash_desk_end (store, write_right (&edit, choice, is_right, error), error);
}

static gboolean
place_choice (AshLineEdit *self, const char *id, const char *before, GError **error)
{
  g_autoptr (AshChoice) choice = own_part (self, &ASH_CHOICE, id, error);
  g_autoptr (AshChoice) fresh = NULL;
  g_autofree char *place = NULL;
  g_autofree char *pos = NULL;

  if (choice == NULL || !find_before (self, before, &place, error))
    return FALSE;
  pos = ash_desk_place_before (self->store, &ASH_CHOICE, "question", self->question->record.id,
                               place, error);
  /* Making room may have changed the row since it was read. */
  fresh = pos != NULL ? ash_store_get (self->store, &ASH_CHOICE, choice->record.id, error) : NULL;
  if (fresh == NULL)
    return FALSE;
  g_free (fresh->pos);
  fresh->pos = g_steal_pointer (&pos);
  return ash_store_update (self->store, &ASH_CHOICE, fresh, error);
}

/**
 * ash_desk_choice_move:
 * @before: (nullable): another choice, or %NULL for the end
 */
gboolean
ash_desk_choice_move (
    AshStore *store, const char *entry, const char *choice, const char *before, GError **error)
{
  g_auto (AshLineEdit) edit = { NULL };

  if (!ash_line_edit_question (&edit, store, entry, error))
    return FALSE;
  if (g_strcmp0 (choice, before) == 0)
    return TRUE;
  if (!ash_line_edit_begin (&edit, _ ("Move choice"), NULL, error))
    return FALSE;
  return ash_desk_end (store, place_choice (&edit, choice, before, error), error);
}

/**
 * ash_desk_choice_shift:
 * @by: -1 up, 1 down; at the end nothing happens
 */
gboolean
ash_desk_choice_shift (
    AshStore *store, const char *entry, const char *choice, int by, GError **error)
{
  g_auto (AshLineEdit) edit = { NULL };
  g_autoptr (AshChoice) record = NULL;
  g_autofree char *before = NULL;

  if (!ash_line_edit_question (&edit, store, entry, error) ||
      (record = ash_line_edit_part (&edit, &ASH_CHOICE, choice, error)) == NULL)
    return FALSE;
  if (!ash_desk_find_shift (store, &ASH_CHOICE, "question", edit.question->record.id,
                            record->record.id, by, &before))
    return TRUE;
  return ash_desk_choice_move (store, entry, record->record.id, before, error);
}

gboolean
ash_desk_choice_delete (AshStore *store, const char *entry, const char *choice, GError **error)
{
  return delete_part (store, &ASH_CHOICE, entry, choice, _ ("Delete choice"), error);
}

/**
 * ash_desk_accepted_add:
 * @text: plain text
 *
 * Returns: (transfer full): the id of the new accepted answer
 */
char *
ash_desk_accepted_add (AshStore *store, const char *entry, const char *text, GError **error)
{
  g_auto (AshLineEdit) edit = { NULL };
  g_autofree char *id = NULL;
  gboolean is_done;

  if (!ash_line_edit_question (&edit, store, entry, error) ||
      !ash_line_edit_begin (&edit, _ ("Add accepted answer"), NULL, error))
    return NULL;
  is_done = ash_line_edit_own (&edit, error) &&
            ash_desk_insert_accepted (store, edit.question->record.id, text,
                                      edit.question->kind == ASH_QUESTION_PATTERN_MATCH
                                          ? ASH_ACCEPT_CONTAINS
                                          : ASH_ACCEPT_EXACT,
                                      &id, error);
  if (!ash_desk_end (store, is_done, error))
    return NULL;
  return g_steal_pointer (&id);
}

/**
 * ash_desk_accepted_set_text:
 * @column: "text" or "feedback"
 */
gboolean
ash_desk_accepted_set_text (AshStore *store,
                            const char *entry,
                            const char *accepted,
                            const char *column,
                            const char *text,
                            GError **error)
{
  gboolean is_feedback = g_str_equal (column, "feedback");

  if (is_feedback && text != NULL && *text == '\0')
    text = NULL;
  return set_part_text (store, &ASH_ACCEPTED, entry, accepted, column, text,
                        is_feedback ? _ ("Change feedback") : _ ("Change accepted answer"), error);
}

gboolean
ash_desk_accepted_set_case (
    AshStore *store, const char *entry, const char *accepted, gboolean is_sensitive, GError **error)
{
  g_auto (AshLineEdit) edit = { NULL };
  AshAccepted *record;
  gboolean is_done;

  if (!ash_line_edit_question (&edit, store, entry, error) ||
      !ash_line_edit_begin (&edit, _ ("Change accepted answer"), NULL, error))
    return FALSE;
  record = own_part (&edit, &ASH_ACCEPTED, accepted, error);
  if (record != NULL)
    record->is_case_sensitive = is_sensitive;
  is_done = record != NULL && ash_store_update (store, &ASH_ACCEPTED, record, error);
  ash_accepted_free (record);
  return ash_desk_end (store, is_done, error);
}

gboolean
ash_desk_accepted_delete (AshStore *store, const char *entry, const char *accepted, GError **error)
{
  return delete_part (store, &ASH_ACCEPTED, entry, accepted, _ ("Delete accepted answer"), error);
}
