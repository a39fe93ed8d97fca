#pragma once

#include <ash-records.h>

G_BEGIN_DECLS

/* Questions as people type or paste them. */
typedef enum
{
  ASH_QUESTION_TEXT_AUTO,
  ASH_QUESTION_TEXT_LINES, /* Aiken, and a star for the right answer */
  ASH_QUESTION_TEXT_GIFT,
  ASH_QUESTION_TEXT_TABS, /* question, right answer, wrong answers: a row of a spreadsheet */
} AshQuestionTextFormat;

/* A question that is not stored yet: its records have neither ids nor places. */
typedef struct
{
  AshQuestion *question;
  GPtrArray *choices;  /* (element-type AshChoice) */
  GPtrArray *accepted; /* (element-type AshAccepted) */
  guint line;          /* where it begins, from 1 */
} AshQuestionDraft;

/* Something in the text that was not understood, or that a question lacks. */
typedef struct
{
  guint line;
  char *what;
} AshTextFault;

typedef struct
{
  AshQuestionTextFormat format; /* as it was read */
  GPtrArray *drafts;            /* (element-type AshQuestionDraft) */
  GPtrArray *faults;            /* (element-type AshTextFault) in order */
} AshQuestionText;

AshQuestionText *ash_question_text_read (const char *text, AshQuestionTextFormat format);
void ash_question_text_free (AshQuestionText *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshQuestionText, ash_question_text_free)

G_END_DECLS
