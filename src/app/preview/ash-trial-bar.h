#pragma once

#include <ash-design.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AshTrialBar:
 *
 * "Try as a learner who answers everything right": whether such a learner earns the credential, and
 * by which rule. The verdict follows every design that it is given.
 */
#define ASH_TYPE_TRIAL_BAR (ash_trial_bar_get_type ())
G_DECLARE_FINAL_TYPE (AshTrialBar, ash_trial_bar, ASH, TRIAL_BAR, GtkWidget)

void ash_trial_bar_set_design (AshTrialBar *self, AshDesign *design);
void ash_trial_bar_set_narrow (AshTrialBar *self, gboolean is_narrow);

G_END_DECLS
