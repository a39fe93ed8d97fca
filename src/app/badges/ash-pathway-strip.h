#pragma once

#include <gtk/gtk.h>

#include "ash-place.h"

G_BEGIN_DECLS

/**
 * AshPathwayStrip:
 *
 * The credentials that lead to a larger award, with its rule, in order; what more than one of them
 * uses. Without a pathway it offers to add one.
 */
#define ASH_TYPE_PATHWAY_STRIP (ash_pathway_strip_get_type ())
G_DECLARE_FINAL_TYPE (AshPathwayStrip, ash_pathway_strip, ASH, PATHWAY_STRIP, GtkWidget)

GtkWidget *ash_pathway_strip_new (AshPlace *place);
void ash_pathway_strip_refresh (AshPathwayStrip *self);
void ash_pathway_strip_set_narrow (AshPathwayStrip *self, gboolean is_narrow);
/* The credential that has the keyboard; FALSE when none has it. */
gboolean ash_pathway_strip_shift (AshPathwayStrip *self, int by);
gboolean ash_pathway_strip_take (AshPathwayStrip *self);

G_END_DECLS
