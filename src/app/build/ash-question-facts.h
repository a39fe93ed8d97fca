#pragma once

#include "ash-place.h"
#include "ash-quiz-book.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AshQuestionFacts:
 *
 * What a question counts, what it shows, whether its choices come in any order; of a draw how many
 * there are.
 */
#define ASH_TYPE_QUESTION_FACTS (ash_question_facts_get_type ())
G_DECLARE_FINAL_TYPE (AshQuestionFacts, ash_question_facts, ASH, QUESTION_FACTS, GtkWidget)

GtkWidget *ash_question_facts_new (AshPlace *place);
void ash_question_facts_show (AshQuestionFacts *self, const AshQuizBookLine *line);
void ash_question_facts_set_design (AshQuestionFacts *self, AshDesign *design);
void ash_question_facts_set_narrow (AshQuestionFacts *self, gboolean is_narrow);

G_END_DECLS
