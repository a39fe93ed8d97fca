#pragma once

#include "ash-view.h"

G_BEGIN_DECLS

/**
 * AshBuildView:
 *
 * Build: the outline of a credential, the editor of the item chosen in it, and what is known of
 * that item.
 */
#define ASH_TYPE_BUILD_VIEW (ash_build_view_get_type ())
G_DECLARE_FINAL_TYPE (AshBuildView, ash_build_view, ASH, BUILD_VIEW, GtkWidget)

GtkWidget *ash_build_view_new (AshPlace *place);
gboolean ash_build_view_is_ready (AshStore *store);

G_END_DECLS
