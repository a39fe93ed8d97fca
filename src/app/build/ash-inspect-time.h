#pragma once

#include "ash-place.h"

#include <ash-inspect.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AshInspectTime:
 *
 * The learner's time for an item: what was set, and what its length suggests.
 */
#define ASH_TYPE_INSPECT_TIME (ash_inspect_time_get_type ())
G_DECLARE_FINAL_TYPE (AshInspectTime, ash_inspect_time, ASH, INSPECT_TIME, GtkWidget)

GtkWidget *ash_inspect_time_new (AshPlace *place);
void ash_inspect_time_show (AshInspectTime *self, const AshItem *item);
void ash_inspect_time_show_estimate (AshInspectTime *self, const AshInspection *inspection);
void ash_inspect_time_flush (AshInspectTime *self);

G_END_DECLS
