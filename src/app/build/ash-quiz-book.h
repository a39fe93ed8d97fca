#pragma once

#include <ash-store.h>

G_BEGIN_DECLS

/* A line of the quiz as the list of questions shows it. */
typedef struct
{
  AshQuizEntry *entry;
  const AshQuestion *question; /* NULL: a draw, or a question that is not there */
  char *bank_title;            /* of a draw */
  guint n_drawable;            /* of a draw: what the pool has to draw */
  guint first;                 /* the number of its first question, from 1 */
  guint n;                     /* how many questions learners see of it */
  gint64 points_c;             /* for each */
} AshQuizBookLine;

/**
 * AshQuizBook:
 *
 * One quiz with its lines and their questions, read from the store; after an edit only what it
 * changed is read again, so that fifty questions cost no more than one.
 */
typedef struct _AshQuizBook AshQuizBook;

AshQuizBook *ash_quiz_book_new (AshStore *store, const char *quiz);
void ash_quiz_book_free (AshQuizBook *self);
/* @changes NULL: all of it. FALSE when it does not concern the quiz. */
gboolean ash_quiz_book_apply (AshQuizBook *self, const AshChangeSet *changes);
const AshItem *ash_quiz_book_get_item (AshQuizBook *self); /* (nullable) */
const char *ash_quiz_book_get_quiz (AshQuizBook *self);
guint ash_quiz_book_get_n (AshQuizBook *self);
const AshQuizBookLine *ash_quiz_book_get (AshQuizBook *self, guint index); /* (nullable) */
gint ash_quiz_book_find (AshQuizBook *self, const char *id); /* of a line or a question; or -1 */
guint ash_quiz_book_count_questions (AshQuizBook *self);
gint64 ash_quiz_book_sum_points (AshQuizBook *self);

/* Words. All (transfer full). */
char *ash_quiz_say_points (gint64 points_c);
char *ash_quiz_say_number (const AshQuizBookLine *line);
char *ash_quiz_say_line (const AshQuizBookLine *line);
const char *ash_quiz_say_kind (AshQuestionKind kind);
const char *ash_quiz_say_icon (const AshQuizBookLine *line);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshQuizBook, ash_quiz_book_free)

G_END_DECLS
