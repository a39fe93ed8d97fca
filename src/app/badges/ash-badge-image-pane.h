#pragma once

#include <gtk/gtk.h>

#include "ash-place.h"

G_BEGIN_DECLS

/**
 * AshBadgeImagePane:
 *
 * The picture of the badge: drawn in a style that is chosen here, or from a file.
 */
#define ASH_TYPE_BADGE_IMAGE_PANE (ash_badge_image_pane_get_type ())
G_DECLARE_FINAL_TYPE (AshBadgeImagePane, ash_badge_image_pane, ASH, BADGE_IMAGE_PANE, GtkWidget)

GtkWidget *ash_badge_image_pane_new (AshPlace *place);

/* The picture that the badge of a design goes out with: (transfer full) (nullable). */
GdkTexture *ash_badge_texture (AshStore *store, const AshDesign *design, int pixels);

G_END_DECLS
