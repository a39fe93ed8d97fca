#pragma once

#include "ash-view.h"

G_BEGIN_DECLS

/**
 * AshQuizEditor:
 *
 * A quiz: its questions in a list, one of them open beside it, or instead of it where there is no
 * room. `go_to` takes a quiz, a question of it, a line or a choice.
 */
#define ASH_TYPE_QUIZ_EDITOR (ash_quiz_editor_get_type ())
G_DECLARE_FINAL_TYPE (AshQuizEditor, ash_quiz_editor, ASH, QUIZ_EDITOR, GtkWidget)

GtkWidget *ash_quiz_editor_new (AshPlace *place, const char *item);

G_END_DECLS
