#pragma once

#include "ash-design.h"

G_BEGIN_DECLS

/* What a worth that nobody stated counts: one point. */
#define ASH_POINTS_DEFAULT_C 100

/**
 * AshQuizLine:
 *
 * A question as a learner meets it in a quiz. A draw stands for as many lines as it draws: the
 * first questions of its bank that the quiz does not ask already, so that the same document gives
 * the same quiz everywhere.
 */
typedef struct
{
  const AshQuizEntry *entry;
  const AshQuestion *question;
  gint64 points_c; /* as it was stated, of the entry or the question; perhaps ASH_UNSET */
} AshQuizLine;

GArray *ash_quiz_lines (const AshDesign *design, const char *quiz);
GPtrArray *ash_quiz_drawable (const AshDesign *design, const AshQuizEntry *draw);
guint ash_quiz_n_drawable (const AshDesign *design, const AshQuizEntry *draw);
guint ash_quiz_n_left (const AshDesign *design, const AshQuizEntry *draw);
gint64 ash_quiz_points_c (const AshDesign *design, const char *quiz);

gboolean ash_question_has_choices (AshQuestionKind kind);
gboolean ash_question_has_accepted (AshQuestionKind kind);

/* One question with what belongs to it; arrays of AshChoice and AshAccepted, in order. */
typedef struct
{
  const AshQuestion *question;
  GPtrArray *choices;
  GPtrArray *accepted;
} AshQuestionParts;

gboolean ash_question_equal (const AshQuestionParts *a, const AshQuestionParts *b);

G_END_DECLS
