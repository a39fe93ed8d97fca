#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  ASH_PANE_START,
  ASH_PANE_END,
  ASH_N_PANES
} AshPane;

/**
 * AshPanes:
 *
 * What is worked on, with a pane at each side of it. Where there is room the panes stand beside it;
 * in between the one at the end, and in a narrow window both, slide over it when they are asked
 * for, and go with Esc or a click beside them. Signal `shown`: another pane is in sight than
 * before; emitted in an idle when the width made it so.
 */
#define ASH_TYPE_PANES (ash_panes_get_type ())
G_DECLARE_FINAL_TYPE (AshPanes, ash_panes, ASH, PANES, GtkWidget)

GtkWidget *ash_panes_new (GtkWidget *start, GtkWidget *center, GtkWidget *end);
gboolean ash_panes_is_shown (AshPanes *self, AshPane pane);
gboolean ash_panes_is_over (AshPanes *self, AshPane pane);
void ash_panes_show (AshPanes *self, AshPane pane, gboolean is_shown);
void ash_panes_close_over (AshPanes *self);

G_END_DECLS
