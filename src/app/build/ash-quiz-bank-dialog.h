#pragma once

#include "ash-place.h"
#include "ash-quiz-text-dialog.h"

G_BEGIN_DECLS

/* Takes questions from a pool or from a quiz of a course, or draws some of them. */
void ash_quiz_bank_dialog_present (GtkWindow *parent,
                                   AshPlace *place,
                                   const char *quiz,
                                   const char *before,
                                   AshQuizAddedFunc func,
                                   gpointer user_data);

G_END_DECLS
