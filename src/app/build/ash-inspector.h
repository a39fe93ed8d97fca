#pragma once

#include "ash-place.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AshInspector:
 *
 * The pane at the end of Build, in reading order: the outcomes of the item that is worked on, its
 * time, where it comes from, and what in it somebody would run into. What takes longer than a look
 * at the record is worked out on a worker.
 */
#define ASH_TYPE_INSPECTOR (ash_inspector_get_type ())
G_DECLARE_FINAL_TYPE (AshInspector, ash_inspector, ASH, INSPECTOR, GtkWidget)

GtkWidget *ash_inspector_new (AshPlace *place);
void ash_inspector_flush (AshInspector *self);

G_END_DECLS
