#pragma once

#include <ash-document.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AshStartView:
 *
 * The first thing seen: open a course, explore the sample, or go on with recent and recovered
 * work. Signals: `resume` (folder of a kept session), `open` (address of a file), `left` (what was
 * taken off the list, said; then ash_start_view_settle() or ash_start_view_bring_back() is to
 * follow), `failed` (why something could not be taken off).
 */
#define ASH_TYPE_START_VIEW (ash_start_view_get_type ())
G_DECLARE_FINAL_TYPE (AshStartView, ash_start_view, ASH, START_VIEW, GtkWidget)

void ash_start_view_look_again (AshStartView *self);
gboolean ash_start_view_has_left (AshStartView *self);
void ash_start_view_bring_back (AshStartView *self);
void ash_start_view_settle (AshStartView *self);

G_END_DECLS
