#pragma once

#include "ash-place.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AshInspector:
 *
 * The pane at the end of Build: what is known of the item that is worked on.
 */
#define ASH_TYPE_INSPECTOR (ash_inspector_get_type ())
G_DECLARE_FINAL_TYPE (AshInspector, ash_inspector, ASH, INSPECTOR, GtkWidget)

GtkWidget *ash_inspector_new (AshPlace *place);

G_END_DECLS
