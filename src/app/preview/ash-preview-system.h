#pragma once

#include <gtk/gtk.h>

#include "ash-place.h"

G_BEGIN_DECLS

/**
 * AshPreviewSystem:
 *
 * "As on Moodle": what a system to teach in will change or drop of the item whose page is on show,
 * in a few lines above it. Nothing is shown until a system is chosen; which one is remembered.
 */
#define ASH_TYPE_PREVIEW_SYSTEM (ash_preview_system_get_type ())
G_DECLARE_FINAL_TYPE (AshPreviewSystem, ash_preview_system, ASH, PREVIEW_SYSTEM, GtkWidget)

/* @choice: where the system is chosen; it is filled */
void ash_preview_system_begin (AshPreviewSystem *self, AshPlace *place, GtkDropDown *choice);
void ash_preview_system_set_narrow (AshPreviewSystem *self, gboolean is_narrow);
/* @item: (nullable): %NULL for the start page */
void ash_preview_system_show (AshPreviewSystem *self, const char *item);

G_END_DECLS
