#pragma once

#include "ash-quiz-editor.h"

#include <ash-question-advice.h>

#include "ash-question-form.h"
#include "ash-quiz-book.h"
#include "ash-quiz-list.h"

G_BEGIN_DECLS

/* How much room there is. */
typedef enum
{
  ASH_QUIZ_WIDE,
  ASH_QUIZ_MIDDLE, /* a narrower list, facts below each other */
  ASH_QUIZ_NARROW, /* the list, or the question */
} AshQuizRoom;

struct _AshQuizEditor
{
  GtkWidget parent_instance;

  AshPlace *place;
  AshQuizBook *book;
  char *entry; /* (nullable) the line that is open */
  AshQuizRoom room;
  gboolean is_open; /* narrow: the question is shown, not the list */
  guint switching;  /* the idle that changes the room */
  int width;

  GtkWidget *box;
  GtkLabel *title;
  GtkLabel *share; /* what it counts */
  GtkWidget *body;
  GtkWidget *empty;
  GtkWidget *side; /* the list with what belongs to it */
  GtkLabel *sum;
  AshQuizList *list;
  AshQuestionForm *form;
  GSimpleActionGroup *actions;
  GMenu *menu;
  GPtrArray *advice;
  gulong design_handler;
  GtkEventController *keys; /* (nullable) of the window while it is in one */
};

void ash_quiz_editor_add_actions (AshQuizEditor *self);
void ash_quiz_editor_listen (AshQuizEditor *self, gboolean is_on);
void ash_quiz_editor_fill_menu (AshQuizEditor *self);
/* Opens a line; @with_focus: with the keyboard in its question. */
void ash_quiz_editor_open (AshQuizEditor *self, const char *entry, gboolean with_focus);
void ash_quiz_editor_show_all (AshQuizEditor *self);
void ash_quiz_editor_show_list (AshQuizEditor *self);
void ash_quiz_editor_next (AshQuizEditor *self, gboolean can_add);
gboolean ash_quiz_editor_run (AshQuizEditor *self, const char *command);
AshStore *ash_quiz_editor_get_store (AshQuizEditor *self);

G_END_DECLS
