#pragma once

#include <ash-question-advice.h>

#include "ash-place.h"
#include "ash-quiz-book.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AshQuestionForm:
 *
 * The question that is open. Its buttons are actions of the editor (`quiz.…`). Signal `show`
 * (id of a line): one that the advice is about as well.
 */
#define ASH_TYPE_QUESTION_FORM (ash_question_form_get_type ())
G_DECLARE_FINAL_TYPE (AshQuestionForm, ash_question_form, ASH, QUESTION_FORM, GtkWidget)

GtkWidget *ash_question_form_new (AshPlace *place);
void ash_question_form_show (AshQuestionForm *self, const AshQuizBookLine *line, GMenuModel *menu);
/* @design (nullable); @advice (element-type AshQuestionAdvice) (nullable): of the whole quiz */
void ash_question_form_set_design (AshQuestionForm *self, AshDesign *design, GPtrArray *advice);
void ash_question_form_set_narrow (AshQuestionForm *self, gboolean is_narrow);
/* Facts below each other. */
void ash_question_form_set_tight (AshQuestionForm *self, gboolean is_tight);
void ash_question_form_add_answer (AshQuestionForm *self);
gboolean ash_question_form_set_key (AshQuestionForm *self, guint number);
gboolean ash_question_form_set_kind (AshQuestionForm *self, AshQuestionKind kind);
gboolean ash_question_form_shift_choice (AshQuestionForm *self, int by);
gboolean ash_question_form_go_to (AshQuestionForm *self, const char *part);
void ash_question_form_focus (AshQuestionForm *self);

G_END_DECLS
