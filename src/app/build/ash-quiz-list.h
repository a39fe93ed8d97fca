#pragma once

#include <gtk/gtk.h>

#include "ash-quiz-book.h"

G_BEGIN_DECLS

/**
 * AshQuizList:
 *
 * The questions of a quiz, a row each. Signals: `chosen` (line's id, or %NULL), `opened` (the
 * chosen one is to be worked on), `pressed` (by the pointer), `drop` (id of the line that moves, id
 * it stands before or %NULL).
 */
#define ASH_TYPE_QUIZ_LIST (ash_quiz_list_get_type ())
G_DECLARE_FINAL_TYPE (AshQuizList, ash_quiz_list, ASH, QUIZ_LIST, GtkWidget)

GtkWidget *ash_quiz_list_new (void);
void ash_quiz_list_show (AshQuizList *self, AshQuizBook *book, const char *chosen);
/* @faults: (element-type utf8): set of lines in which something has to be put right */
void ash_quiz_list_set_faults (AshQuizList *self, GHashTable *faults);
void ash_quiz_list_focus (AshQuizList *self);

G_END_DECLS
