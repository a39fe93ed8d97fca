#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Below this a window shows one pane at a time; with text of the usual size. */
#define ASH_NARROW_WIDTH 720

int ash_width_for_text (int width);
void ash_width_follow_text (GtkWidget *widget);

/**
 * AshWidthBin:
 *
 * Notes its own width while it is allocated and tells of a crossing of %ASH_NARROW_WIDTH, or of
 * another limit, in an idle, where switching is safe. Signal `narrow` (gboolean). May be smaller
 * than its child asks.
 */
#define ASH_TYPE_WIDTH_BIN (ash_width_bin_get_type ())
G_DECLARE_FINAL_TYPE (AshWidthBin, ash_width_bin, ASH, WIDTH_BIN, GtkWidget)

GtkWidget *ash_width_bin_new (GtkWidget *child);
void ash_width_bin_set_limit (AshWidthBin *self, int limit);
gboolean ash_width_bin_is_narrow (AshWidthBin *self);

G_END_DECLS
