#pragma once

#include "ash-view.h"

G_BEGIN_DECLS

/**
 * AshPackageView:
 *
 * Where it will be taught, what goes along, what that system will change or drop, and the export;
 * an #AshView.
 */
#define ASH_TYPE_PACKAGE_VIEW (ash_package_view_get_type ())
G_DECLARE_FINAL_TYPE (AshPackageView, ash_package_view, ASH, PACKAGE_VIEW, GtkWidget)

GtkWidget *ash_package_view_new (AshPlace *place);
gboolean ash_package_view_is_ready (AshStore *store);

G_END_DECLS
