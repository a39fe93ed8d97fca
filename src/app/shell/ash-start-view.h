#pragma once

#include <ash-document.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AshStartView:
 *
 * The first thing seen: open a course, explore the sample, or go on with recent and recovered
 * work. Signals: `resume` (folder of a kept session), `open` (address of a file).
 */
#define ASH_TYPE_START_VIEW (ash_start_view_get_type ())
G_DECLARE_FINAL_TYPE (AshStartView, ash_start_view, ASH, START_VIEW, GtkWidget)

void ash_start_view_look_again (AshStartView *self);

G_END_DECLS
