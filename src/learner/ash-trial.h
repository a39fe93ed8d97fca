#pragma once

#include <ash-design.h>

G_BEGIN_DECLS

/* Whether a learner who answers in a certain way earns the credential, by its completion rule: a
 * pure function of the design, so that its verdict can follow every edit. What only a person can
 * mark (essays, assignments, practicals) is never passed by answers alone. */

typedef enum
{
  ASH_TRIAL_RIGHT,   /* everything right */
  ASH_TRIAL_HALF,    /* half of the questions right, which ones by chance */
  ASH_TRIAL_NOTHING, /* nothing answered, nothing handed in */
  ASH_TRIAL_ALL_BUT, /* passes everything, whoever marks it, but one assessment */
} AshTrialAnswers;

typedef struct
{
  AshTrialAnswers answers;
  const char *but;      /* ASH_TRIAL_ALL_BUT: an assessment */
  gboolean with_people; /* what a person has to mark counts as passed */
  guint32 seed;         /* ASH_TRIAL_HALF: another one, another half */
} AshTrialProfile;

typedef enum
{
  ASH_TRIAL_PASSED,
  ASH_TRIAL_OPEN, /* needs a mark from a person */
  ASH_TRIAL_FAILED,
} AshTrialState;

/* One piece of evidence. Points are hundredths. */
typedef struct
{
  const AshAssessment *assessment;
  AshTrialState state;
  gboolean is_assumed; /* passed only because a person is taken to have passed it */
  gboolean is_counted; /* the rule asks for it */
  gint64 got_c;        /* by answers alone */
  gint64 person_c;     /* that a person has to give */
  gint64 of_c;         /* 0 when nothing has points */
  guint n_keyless;     /* questions without an answer key: nobody gets their points */
} AshTrialResult;

typedef enum
{
  ASH_TRIAL_EARNED,
  ASH_TRIAL_NOT_YET, /* some of it failed */
  ASH_TRIAL_WAITING, /* nothing failed that matters, but persons have marks to give */
  ASH_TRIAL_NO_RULE, /* nothing says when it is earned */
} AshTrialVerdict;

typedef struct
{
  AshTrialVerdict verdict;
  GPtrArray *results;  /* (element-type AshTrialResult) in the order of the assessments */
  gint64 total_bp;     /* the weighted mark; ASH_UNSET without weights or with open marks */
  gboolean has_chance; /* another seed may end otherwise */
} AshTrial;

AshTrial *ash_trial_run (const AshDesign *design, const AshTrialProfile *profile);
void ash_trial_free (AshTrial *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AshTrial, ash_trial_free)

G_END_DECLS
