#pragma once

#include <ash-design.h>

G_BEGIN_DECLS

/* What could be better about the questions of one quiz, for whoever writes them. Advice, unlike
 * the findings of ash_check_credential(): some of it is a guess. */
typedef enum
{
  ASH_ADVICE_NO_WORDS, /* the question says nothing */
  ASH_ADVICE_NO_KEY,
  ASH_ADVICE_TWO_KEYS, /* where there is one right answer */
  ASH_ADVICE_FEW_CHOICES,
  ASH_ADVICE_EMPTY_CHOICE,
  ASH_ADVICE_SAME_CHOICES,
  ASH_ADVICE_DUPLICATE, /* another line asks the same */
  ASH_ADVICE_SMALL_POOL,
  ASH_ADVICE_LONGEST, /* the right answer can be told by its length, in most questions */
} AshAdviceKind;

typedef struct
{
  AshAdviceKind kind;
  const AshQuizEntry *entry;   /* borrowed from the design */
  const AshQuestion *question; /* NULL: of a draw as a whole */
  char *what;
  const char *why; /* one sentence, translated */
} AshQuestionAdvice;

GPtrArray *ash_question_advice (const AshDesign *design, const char *quiz);
GPtrArray *ash_pool_advice (const AshDesign *design, GArray *lines);
gboolean ash_advice_is_fault (AshAdviceKind kind);

G_END_DECLS
