#pragma once

#include "ash-lane.h"

G_BEGIN_DECLS

/**
 * AshLanes:
 *
 * All credentials of the document, a lane each; the dashed zone while there is none. Passes on
 * the signals `changed` (of an outline), `entered` (AshLane), `preview` (AshLane, nullable item),
 * `asked` (AshLane, what).
 */
#define ASH_TYPE_LANES (ash_lanes_get_type ())
G_DECLARE_FINAL_TYPE (AshLanes, ash_lanes, ASH, LANES, GtkWidget)

void ash_lanes_set_document (AshLanes *self, AshDocument *document);
void ash_lanes_apply (AshLanes *self, const AshChangeSet *changes);
guint ash_lanes_get_n (AshLanes *self);
AshLane *ash_lanes_get (AshLanes *self, guint index);
AshLane *ash_lanes_find (AshLanes *self, const char *credential);
void ash_lanes_set_uses (AshLanes *self, GHashTable *uses, GPtrArray *changed);
gboolean ash_lanes_reveal (AshLanes *self, AshLane *lane);
AshLane *ash_lanes_find_item (AshLanes *self, const char *item);
gint64 ash_lanes_get_minutes (AshLanes *self, gboolean *is_estimate);

G_END_DECLS
