#pragma once

#include <gtk/gtk.h>
#include <ash-document.h>

#include "ash-credential-tree.h"

G_BEGIN_DECLS

/**
 * AshLane:
 *
 * One credential: its mark, its modules and items, and a place to drop into. Signals: `use`
 * (ask where to move what is selected), `changed` (its outline), `entered`, `preview` (nullable id
 * of an item), and `asked` (name of what is asked of the window: "sheet", "export", "badge").
 */
#define ASH_TYPE_LANE (ash_lane_get_type ())
G_DECLARE_FINAL_TYPE (AshLane, ash_lane, ASH, LANE, GtkWidget)

GtkWidget *ash_lane_new (AshDocument *document, const AshCredential *credential);
void ash_lane_set_record (AshLane *self, const AshCredential *credential, guint number);
void ash_lane_apply (AshLane *self, const AshChangeSet *changes);
const char *ash_lane_get_credential (AshLane *self);
const char *ash_lane_get_title (AshLane *self);
void ash_lane_set_uses (AshLane *self, GHashTable *uses, GPtrArray *changed);
guint ash_lane_get_number (AshLane *self);
gint64 ash_lane_get_minutes (AshLane *self);
gboolean ash_lane_is_estimate (AshLane *self);
void ash_lane_select (AshLane *self, const char *const *ids, gboolean with_focus);
AshTreeList *ash_lane_get_list (AshLane *self);

void ash_lane_rename (AshLane *self);
gboolean ash_lane_run (AshLane *self, const char *command, GVariant *parameter);

G_END_DECLS
