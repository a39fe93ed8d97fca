#pragma once

#include <gtk/gtk.h>

#include "ash-place.h"

G_BEGIN_DECLS

/**
 * AshBadgeForm:
 *
 * What the badge of the credential says: name, description, what was done to earn it, skills,
 * issuer, and how long it is valid; each with what platforms take of it.
 */
#define ASH_TYPE_BADGE_FORM (ash_badge_form_get_type ())
G_DECLARE_FINAL_TYPE (AshBadgeForm, ash_badge_form, ASH, BADGE_FORM, GtkWidget)

GtkWidget *ash_badge_form_new (AshPlace *place);
/* Shows the records as they are now. */
void ash_badge_form_refresh (AshBadgeForm *self);
/* @part: (nullable) "name", "text", "criteria", "skills", "issuer" */
void ash_badge_form_focus (AshBadgeForm *self, const char *part);

G_END_DECLS
