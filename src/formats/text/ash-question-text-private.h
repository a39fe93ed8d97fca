#pragma once

#include "../ash-question-text.h"

G_BEGIN_DECLS

AshQuestionDraft *ash_question_draft_new (guint line);
void ash_question_draft_free (AshQuestionDraft *self);
/* @html: (transfer full) */
AshChoice *ash_question_draft_choice (AshQuestionDraft *self, char *html, gboolean is_correct);
AshAccepted *ash_question_draft_accept (AshQuestionDraft *self, const char *text);
void ash_question_text_add (AshQuestionText *self, AshQuestionDraft *draft);
void ash_question_text_fault (AshQuestionText *self, guint line, const char *what);
/* Whether two choices are the words of a question of true or false. */
gboolean ash_question_draft_is_truth (const AshQuestionDraft *self);
int ash_question_text_truth (const char *text);

void ash_question_text_read_lines (AshQuestionText *self, char **lines);
void ash_question_text_read_gift (AshQuestionText *self, char **lines);
void ash_question_text_read_tabs (AshQuestionText *self, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshQuestionDraft, ash_question_draft_free)

G_END_DECLS
