#pragma once

#include "ash-view.h"

G_BEGIN_DECLS

/* The credential sheet on one side, outcomes and what shows them on the other. */
#define ASH_TYPE_DESIGN_VIEW (ash_design_view_get_type ())
G_DECLARE_FINAL_TYPE (AshDesignView, ash_design_view, ASH, DESIGN_VIEW, GtkWidget)

GtkWidget *ash_design_view_new (AshPlace *place);

G_END_DECLS
