#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Six rising steps, as many of them full as the level is high. Says nothing: the word stands beside
 * it. */
#define ASH_TYPE_LEVEL_BAR (ash_level_bar_get_type ())
G_DECLARE_FINAL_TYPE (AshLevelBar, ash_level_bar, ASH, LEVEL_BAR, GtkWidget)

GtkWidget *ash_level_bar_new (void);
void ash_level_bar_set_level (AshLevelBar *self, guint level);

G_END_DECLS
