#pragma once

#include <ash-design.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AshBadgeStylePicker:
 *
 * Outlines, symbols, letters and colours of a drawn badge, each as it would look.
 * Signal `chosen`: the style, as ash_badge_style_to_json() says it.
 */
#define ASH_TYPE_BADGE_STYLE_PICKER (ash_badge_style_picker_get_type ())
G_DECLARE_FINAL_TYPE (
    AshBadgeStylePicker, ash_badge_style_picker, ASH, BADGE_STYLE_PICKER, GtkWidget)

GtkWidget *ash_badge_style_picker_new (void);
void ash_badge_style_picker_set_design (AshBadgeStylePicker *self, AshDesign *design);

G_END_DECLS
