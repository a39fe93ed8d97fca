#pragma once

#include <ash-grid.h>

G_BEGIN_DECLS

typedef enum
{
  ASH_RUBRIC_SAME_LEVELS, /* two levels say the same, or differ by one phrase */
  ASH_RUBRIC_TWO_THINGS,  /* a criterion asks for two things at once */
  ASH_RUBRIC_WEIGHTS,     /* weights do not add up to 100 % */
  ASH_RUBRIC_GAP,         /* a level of which nothing is said */
  ASH_RUBRIC_UNSAID,      /* a criterion of whose levels nothing is said, unlike of others */
  ASH_RUBRIC_ORDER,       /* a level left of a better one, or all worth the same */
} AshRubricAdviceKind;

/* One thing to look at in a rubric. @row -1: of the whole; @column and @other: its levels, or -1.
 */
typedef struct
{
  AshRubricAdviceKind kind;
  int row;
  int column;
  int other;
  gboolean is_sure; /* nobody would say that it is meant so: the checks say it too */
  char *text;       /* a sentence or two, translated */
  char *why;        /* the reason behind it */
} AshRubricAdvice;

/* What could be better in the wording and the numbers of a rubric, the weightiest first. Advice:
 * nothing of it is wrong for sure. (transfer full) (element-type AshRubricAdvice) */
GPtrArray *ash_rubric_advise (const AshGrid *grid);
void ash_rubric_advice_free (AshRubricAdvice *self);
/* The sum of what the criteria weigh in basis points; `ASH_UNSET` when nothing is weighted. */
gint64 ash_rubric_weight_sum (const AshGrid *grid);
/* Whether so many weights add up to 100 %, but for what rounding each to a percent leaves: a third
 * of the mark is 33 %. */
gboolean ash_weights_are_whole (gint64 sum_bp, guint n);

G_END_DECLS
