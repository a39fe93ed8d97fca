#pragma once

#include "ash-place.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AshQuestionFeedback:
 *
 * What a question says after an answer, whatever was chosen, and its hint: folded while there is
 * none.
 */
#define ASH_TYPE_QUESTION_FEEDBACK (ash_question_feedback_get_type ())
G_DECLARE_FINAL_TYPE (AshQuestionFeedback, ash_question_feedback, ASH, QUESTION_FEEDBACK, GtkWidget)

GtkWidget *ash_question_feedback_new (AshPlace *place);
void ash_question_feedback_show (AshQuestionFeedback *self,
                                 const char *entry,
                                 const AshQuestion *question);

G_END_DECLS
