#pragma once

#include <ash-store.h>

#include "ash-view.h"

G_BEGIN_DECLS

/**
 * AshBadgesView:
 *
 * The badge of a credential: what it says, how it looks, what an employer reads, and the pathway
 * that it is a step of.
 */
#define ASH_TYPE_BADGES_VIEW (ash_badges_view_get_type ())
G_DECLARE_FINAL_TYPE (AshBadgesView, ash_badges_view, ASH, BADGES_VIEW, GtkWidget)

GtkWidget *ash_badges_view_new (AshPlace *place);
/* It appears with the first outcome. */
gboolean ash_badges_view_is_ready (AshStore *store);

G_END_DECLS
