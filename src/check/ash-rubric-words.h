#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Kinds of words in rubrics (data/rubric-words.ini), of all languages together. */
typedef enum
{
  ASH_RUBRIC_WORD_PRAISE, /* how much a marker likes it */
  ASH_RUBRIC_WORD_AMOUNT, /* how much of it there is */
  ASH_RUBRIC_WORD_MATTER, /* what work says */
  ASH_RUBRIC_WORD_FORM,   /* the form that it is given */
  ASH_RUBRIC_WORD_OF,
  ASH_RUBRIC_WORD_WHETHER,
  ASH_N_RUBRIC_WORDS,
} AshRubricWordKind;

gboolean ash_rubric_word_is (AshRubricWordKind kind, const char *folded);

/* Both for words in small letters, without marks. */

/* Whether two levels differ in praise alone: "Argues very well" and "Argues adequately" */
gboolean ash_rubric_words_only_praise (GStrv one, GStrv other);
/* Whether what stands on both sides of a title's "and", its word @joint, has little to do with each
 * other: "Content and layout" */
gboolean ash_rubric_words_are_two_things (GStrv words, guint joint);

G_END_DECLS
