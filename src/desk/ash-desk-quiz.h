#pragma once

#include "ash-desk.h"

#include <ash-question-text.h>

G_BEGIN_DECLS

/* Quizzes of credentials. A line of a quiz (AshQuizEntry) is what the user sees as a question:
 * edits name it, for it stays the same when its question becomes the quiz's own. A question that
 * a quiz shares with a course is copied into the quiz before it is changed; the course stays. */

/* The quiz and its lines. @before NULL: at the end. (transfer full): the new id. */
char *ash_desk_add_quiz (AshStore *store,
                         const char *credential,
                         const char *parent,
                         const char *before,
                         const char *title,
                         GError **error);
gboolean
ash_desk_quiz_set_description (AshStore *store, const char *quiz, const char *html, GError **error);
char *ash_desk_quiz_add_question (
    AshStore *store, const char *quiz, const char *before, AshQuestionKind kind, GError **error);
/* (element-type AshQuestionDraft) as ash_question_text_read() gives them */
GStrv ash_desk_quiz_add_drafts (
    AshStore *store, const char *quiz, const char *before, GPtrArray *drafts, GError **error);
char *ash_desk_quiz_duplicate (AshStore *store, const char *entry, GError **error);
gboolean ash_desk_quiz_delete (AshStore *store, const char *const *entries, GError **error);
gboolean
ash_desk_quiz_move (AshStore *store, const char *entry, const char *before, GError **error);
gboolean ash_desk_quiz_shift (AshStore *store, const char *entry, int by, GError **error);
gboolean
ash_desk_quiz_set_points (AshStore *store, const char *entry, gint64 points_c, GError **error);

/* The question of a line. @column: stem, title, fb_general, fb_correct, fb_incorrect, solution or
 * hint; an HTML fragment but for the title. */
gboolean ash_desk_question_set_text (
    AshStore *store, const char *entry, const char *column, const char *text, GError **error);
gboolean ash_desk_question_set_kind (AshStore *store,
                                     const char *entry,
                                     AshQuestionKind kind,
                                     GError **error);
/* What the present type of a question cannot have, and an earlier one had: kept while the document
 * is open, for a change of mind. */
guint ash_desk_question_n_aside (AshStore *store, const char *entry);
gboolean ash_desk_question_set_shuffle (AshStore *store,
                                        const char *entry,
                                        gboolean is_shuffled,
                                        GError **error);
/* @statement NULL: none of the credential's outcomes */
gboolean ash_desk_question_set_outcome (AshStore *store,
                                        const char *entry,
                                        const char *statement,
                                        GError **error);

/* Its choices. @column: html or feedback. A choice may be named by the id that it had before its
 * question was copied. */
char *ash_desk_choice_add (
    AshStore *store, const char *entry, const char *before, const char *html, GError **error);
gboolean ash_desk_choice_set_text (AshStore *store,
                                   const char *entry,
                                   const char *choice,
                                   const char *column,
                                   const char *html,
                                   GError **error);
gboolean ash_desk_choice_set_right (
    AshStore *store, const char *entry, const char *choice, gboolean is_right, GError **error);
gboolean ash_desk_choice_move (
    AshStore *store, const char *entry, const char *choice, const char *before, GError **error);
gboolean ash_desk_choice_shift (
    AshStore *store, const char *entry, const char *choice, int by, GError **error);
gboolean
ash_desk_choice_delete (AshStore *store, const char *entry, const char *choice, GError **error);

/* Its accepted answers. @column: text or feedback. */
char *ash_desk_accepted_add (AshStore *store, const char *entry, const char *text, GError **error);
gboolean ash_desk_accepted_set_text (AshStore *store,
                                     const char *entry,
                                     const char *accepted,
                                     const char *column,
                                     const char *text,
                                     GError **error);
gboolean ash_desk_accepted_set_case (AshStore *store,
                                     const char *entry,
                                     const char *accepted,
                                     gboolean is_sensitive,
                                     GError **error);
gboolean
ash_desk_accepted_delete (AshStore *store, const char *entry, const char *accepted, GError **error);

/* Banks: pools of the credential and of the courses, and what the courses' quizzes ask. */
typedef struct
{
  AshBank *bank;
  char *where;     /* title of the course, NULL for the credential's own */
  guint n;         /* questions in it */
  gboolean is_own; /* of the credential: its questions can be changed, and others moved there */
} AshBankLine;
void ash_bank_line_free (AshBankLine *self);
GPtrArray *ash_desk_list_banks (AshStore *store, const char *credential, GError **error);
char *
ash_desk_add_bank (AshStore *store, const char *credential, const char *title, GError **error);
gboolean
ash_desk_rename_bank (AshStore *store, const char *bank, const char *title, GError **error);
gboolean ash_desk_delete_bank (AshStore *store, const char *bank, GError **error);
GStrv ash_desk_quiz_take_questions (AshStore *store,
                                    const char *quiz,
                                    const char *before,
                                    const char *const *questions,
                                    GError **error);
gboolean ash_desk_question_move_to_bank (AshStore *store,
                                         const char *entry,
                                         const char *bank,
                                         GError **error);
char *ash_desk_quiz_add_draw (AshStore *store,
                              const char *quiz,
                              const char *before,
                              const char *bank,
                              gint64 n,
                              gint64 points_c,
                              GError **error);
gboolean ash_desk_quiz_set_draw (AshStore *store, const char *entry, gint64 n, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshBankLine, ash_bank_line_free)

G_END_DECLS
