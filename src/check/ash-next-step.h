#pragma once

#include <ash-design.h>
#include <ash-report.h>

G_BEGIN_DECLS

/* The one thing to do next, in the order of backward design: what learners will be able to do, then
 * how they show it, then what prepares them for it. Pure. */

/* What a design alone does not know. */
typedef struct
{
  gboolean has_course;  /* a course was brought in */
  gboolean is_exported; /* this credential left as a package once */
} AshStepContext;

typedef enum
{
  ASH_STAGE_OPEN,
  ASH_STAGE_NEXT,
  ASH_STAGE_DONE,
} AshStageState;

/* One line of the way: "Evidence", "4 of 5 outcomes". */
typedef struct
{
  const char *title; /* translated, static */
  char *fact;        /* (nullable) */
  AshStageState state;
} AshStage;

/**
 * AshNextStep:
 * @id: "credential", "items", "purpose", "audience", "outcomes", "evidence", "rubric",
 * "activities", "time", "issuer" or "package"
 * @text: what to do, as the rest of a sentence that begins "Next step:"
 * @heading: the principle in a few words
 * @why: one reason
 * @source: who says so
 * @action: (nullable): the words on the button that leads there
 * @view: the view where it is done
 * @record: (nullable): what it is done to
 * @part: (nullable): which field of that
 */
typedef struct
{
  const char *id;
  char *text;
  const char *heading;
  const char *why;
  const char *source;
  const char *action;
  const char *view;
  char *record;
  const char *part;
  const char *command; /* (nullable): of the window, that does it instead */
} AshNextStep;

AshNextStep *
ash_check_next_step (const AshDesign *design, GPtrArray *findings, const AshStepContext *context);
GPtrArray *
ash_check_stages (const AshDesign *design, GPtrArray *findings, const AshStepContext *context);
void ash_next_step_free (AshNextStep *self);
void ash_stage_free (AshStage *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshNextStep, ash_next_step_free)

G_END_DECLS
