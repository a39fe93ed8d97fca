#pragma once

#include "ash-place.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AshQuestionAnswers:
 *
 * The answers of the question that is open: choices in their order with the key, or the words that
 * are accepted. What is done here is stored at once.
 */
#define ASH_TYPE_QUESTION_ANSWERS (ash_question_answers_get_type ())
G_DECLARE_FINAL_TYPE (AshQuestionAnswers, ash_question_answers, ASH, QUESTION_ANSWERS, GtkWidget)

GtkWidget *ash_question_answers_new (AshPlace *place);
void ash_question_answers_show (AshQuestionAnswers *self,
                                const char *entry,
                                const AshQuestion *question);
void ash_question_answers_add (AshQuestionAnswers *self);
/* The words of the first answer; FALSE when there is none. */
gboolean ash_question_answers_focus_first (AshQuestionAnswers *self);
/* @number: from 1; marks that choice right, of several right ones turns it */
void ash_question_answers_set_key (AshQuestionAnswers *self, guint number);
gboolean ash_question_answers_go_to (AshQuestionAnswers *self, const char *id);
/* Moves the choice that has the keyboard. FALSE: none has. */
gboolean ash_question_answers_shift (AshQuestionAnswers *self, int by);

G_END_DECLS
