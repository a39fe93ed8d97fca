#pragma once

#include <gtk/gtk.h>
#include <ash-verbs.h>

G_BEGIN_DECLS

/* The level of an outcome as a chip; a click chooses another. Signal `chosen` (const char *): the
 * level's nick, "" for as its verb says. */
#define ASH_TYPE_LEVEL_CHIP (ash_level_chip_get_type ())
G_DECLARE_FINAL_TYPE (AshLevelChip, ash_level_chip, ASH, LEVEL_CHIP, GtkWidget)

GtkWidget *ash_level_chip_new (void);
/* @chosen: (nullable) what a person chose; @level: what counts. */
void ash_level_chip_show (AshLevelChip *self, AshBloom level, const char *chosen);

G_END_DECLS
