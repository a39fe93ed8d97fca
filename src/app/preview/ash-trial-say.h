#pragma once

#include <ash-trial.h>

G_BEGIN_DECLS

/* What the outcome of a trial is called. All (transfer full). */
char *ash_trial_say_verdict (const AshTrial *trial);
char *ash_trial_say_reason (const AshTrial *trial);
char *ash_trial_say_result (const AshTrialResult *result, const AshTrialProfile *profile);

G_END_DECLS
