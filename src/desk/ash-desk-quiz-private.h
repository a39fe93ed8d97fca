#pragma once

#include "ash-desk-private.h"
#include "ash-desk-quiz.h"

G_BEGIN_DECLS

/* A line of a credential's quiz, as an edit of it finds it. */
typedef struct
{
  AshStore *store;
  AshItem *quiz;
  AshQuizEntry *entry;
  AshQuestion *question; /* NULL for a draw */
} AshLineEdit;

void ash_line_edit_clear (AshLineEdit *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AshLineEdit, ash_line_edit_clear)

gboolean ash_line_edit_find (AshLineEdit *self, AshStore *store, const char *entry, GError **error);
/* As ash_line_edit_find(), and refuses what has no question that Ashlar understands. */
gboolean
ash_line_edit_question (AshLineEdit *self, AshStore *store, const char *entry, GError **error);
/* Begins a step over one field of the line; the same field within a minute is the same step. */
gboolean
ash_line_edit_begin (AshLineEdit *self, const char *label, const char *field, GError **error);
/* Makes the question the quiz's own, so that it can be changed; within a transaction. */
gboolean ash_line_edit_own (AshLineEdit *self, GError **error);
/* The record that @id, which may be of before the question was copied, names now. */
gpointer
ash_line_edit_part (AshLineEdit *self, const AshRecordClass *klass, const char *id, GError **error);

/* Whether @id stands for @source, of a course: it is that one, or a copy that says the same. */
gboolean ash_desk_is_same_question (AshStore *store, const char *id, const char *source);
gboolean ash_desk_is_same_bank (AshStore *store, const char *id, const char *source);
/* Whether a quiz in @tree other than by the line @entry asks the question. */
gboolean ash_desk_is_asked_otherwise (AshStore *store,
                                      const char *tree,
                                      const char *entry,
                                      const char *question);

AshItem *ash_desk_get_own_quiz (AshStore *store, const char *quiz, GError **error);
char *ash_desk_private_bank (AshStore *store, const AshItem *quiz, GError **error);
/* A copy of a question with all its parts in @bank; its parts' ids follow from theirs. */
AshQuestion *ash_desk_copy_question (AshStore *store,
                                     const AshQuestion *question,
                                     const char *bank,
                                     GError **error);
/* The question with its parts, and what was said of it. */
gboolean ash_desk_drop_question (AshStore *store, const char *question, GError **error);
/* The same when it is in the quiz's own bank and no line asks it any more. @question: (nullable) */
gboolean
ash_desk_drop_unasked (AshStore *store, const AshItem *quiz, const char *question, GError **error);
gboolean ash_desk_delete_line (AshStore *store, const char *entry, GError **error);
/* Makes what a quiz asks what @source asks, of a course; within a transaction. */
gboolean
ash_desk_restore_lines (AshStore *store, const AshItem *quiz, const char *source, GError **error);
/* What was said in @tree of a question is said of @to. @to NULL: of nothing any more. */
gboolean ash_desk_pass_alignments (
    AshStore *store, const char *tree, const char *from, const char *to, GError **error);
gboolean ash_desk_insert_entry (
    AshStore *store, const AshItem *quiz, const char *before, AshQuizEntry *entry, GError **error);
gboolean ash_desk_insert_choice (AshStore *store,
                                 const char *question,
                                 const char *before,
                                 const char *html,
                                 gboolean is_correct,
                                 char **out_id,
                                 GError **error);
gboolean ash_desk_insert_accepted (AshStore *store,
                                   const char *question,
                                   const char *text,
                                   AshAcceptHow how,
                                   char **out_id,
                                   GError **error);
/* Every new question has what its kind needs: two choices, or true and false. */
gboolean ash_desk_fill_question (AshStore *store,
                                 const AshItem *quiz,
                                 const AshQuestion *question,
                                 GError **error);

/* What a line's question had, put aside (element-type AshChoice or AshAccepted) and taken back. */
void ash_desk_put_aside (AshStore *store,
                         const char *entry,
                         const AshRecordClass *klass,
                         GPtrArray *records);
/* (transfer full) (nullable): what was put aside, and is not any more. */
GPtrArray *ash_desk_take_back (AshStore *store, const char *entry, const AshRecordClass *klass);

/* A place in the row of records of @klass whose @column is @owner, before the record @before, or
 * at the end (NULL). */
char *ash_desk_place_before (AshStore *store,
                             const AshRecordClass *klass,
                             const char *column,
                             const char *owner,
                             const char *before,
                             GError **error);
/* Which record stands at @by places from @id: the one that it has to be put before, or NULL for
 * the end. FALSE when it stands at that end already. */
gboolean ash_desk_find_shift (AshStore *store,
                              const AshRecordClass *klass,
                              const char *column,
                              const char *owner,
                              const char *id,
                              int by,
                              char **out_before);

G_END_DECLS
