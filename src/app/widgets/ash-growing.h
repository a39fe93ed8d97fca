#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AshGrowing:
 *
 * The rows of a list from its beginning: a screenful at first and one more in each turn of the main
 * loop, until there are more than a list view keeps alive, and then all. All at once take longer
 * than a key may.
 */
#define ASH_TYPE_GROWING (ash_growing_get_type ())
G_DECLARE_FINAL_TYPE (AshGrowing, ash_growing, ASH, GROWING, GObject)

/* @rows: (transfer none) */
AshGrowing *ash_growing_new (GListModel *rows);
/* (transfer none): as it is shown */
GListModel *ash_growing_get_model (AshGrowing *self);
/* All of it, at once. */
void ash_growing_end (AshGrowing *self);

G_END_DECLS
