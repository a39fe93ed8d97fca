#pragma once

#include <gtk/gtk.h>

#include "ash-place.h"

G_BEGIN_DECLS

/**
 * AshBadgeCardView:
 *
 * "What an employer reads": the facts of the written definition, and what it leaves out and why.
 */
#define ASH_TYPE_BADGE_CARD_VIEW (ash_badge_card_view_get_type ())
G_DECLARE_FINAL_TYPE (AshBadgeCardView, ash_badge_card_view, ASH, BADGE_CARD_VIEW, GtkWidget)

GtkWidget *ash_badge_card_view_new (AshPlace *place);

G_END_DECLS
