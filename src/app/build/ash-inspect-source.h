#pragma once

#include "ash-place.h"

#include <ash-inspect.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AshInspectSource:
 *
 * Where an item comes from, and how far it has gone from there.
 */
#define ASH_TYPE_INSPECT_SOURCE (ash_inspect_source_get_type ())
G_DECLARE_FINAL_TYPE (AshInspectSource, ash_inspect_source, ASH, INSPECT_SOURCE, GtkWidget)

GtkWidget *ash_inspect_source_new (AshPlace *place);
void ash_inspect_source_show (AshInspectSource *self,
                              const AshItem *item,
                              const AshInspection *inspection);

G_END_DECLS
