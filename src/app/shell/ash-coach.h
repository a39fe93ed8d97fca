#pragma once

#include <ash-next-step.h>
#include <gtk/gtk.h>

#include "ash-place.h"

G_BEGIN_DECLS

/**
 * AshCoach:
 *
 * The next step in one line, with its reason. Takes no room where there is too little of it, while
 * there is nothing to say, and once it was closed.
 * Signals: `go` (pointer to an AshNextStep): lead there; `refused` (string, GError): an edit
 * failed; `hide-coach`: it is not wanted in any window.
 */
#define ASH_TYPE_COACH (ash_coach_get_type ())
G_DECLARE_FINAL_TYPE (AshCoach, ash_coach, ASH, COACH, GtkWidget)

GtkWidget *ash_coach_new (AshPlace *place);
void ash_coach_set_wanted (AshCoach *self, gboolean is_wanted);
void ash_coach_set_view (AshCoach *self, const char *view);

G_END_DECLS
