#pragma once

#include <gtk/gtk.h>

#include "ash-place.h"

G_BEGIN_DECLS

/**
 * AshCommentsPane:
 *
 * What people said of the credential: a list beside the work, with a way to each place. Signals
 * `close` and `jumped`: it is done with, or shows a place, for which there must be room.
 */
#define ASH_TYPE_COMMENTS_PANE (ash_comments_pane_get_type ())
G_DECLARE_FINAL_TYPE (AshCommentsPane, ash_comments_pane, ASH, COMMENTS_PANE, GtkBox)

GtkWidget *ash_comments_pane_new (AshPlace *place);
void ash_comments_pane_show (AshCommentsPane *self, const char *record, const char *other);

G_END_DECLS
