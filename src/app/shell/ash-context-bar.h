#pragma once

#include <gtk/gtk.h>

#include "ash-place.h"

G_BEGIN_DECLS

/**
 * AshContextBar:
 *
 * Which credential the view is about, its status, the next step, and the view's own tools.
 */
#define ASH_TYPE_CONTEXT_BAR (ash_context_bar_get_type ())
G_DECLARE_FINAL_TYPE (AshContextBar, ash_context_bar, ASH, CONTEXT_BAR, GtkWidget)

GtkWidget *ash_context_bar_new (AshPlace *place);
void ash_context_bar_apply (AshContextBar *self, const AshChangeSet *changes);
void ash_context_bar_set_tools (AshContextBar *self, GtkWidget *tools);
GtkBox *ash_context_bar_get_coach_place (AshContextBar *self);

G_END_DECLS
