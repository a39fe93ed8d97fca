#pragma once

#include "ash-place.h"

#include <ash-inspect.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AshInspectAccess:
 *
 * What in an item a person with a disability would run into, each with a way to the place.
 */
#define ASH_TYPE_INSPECT_ACCESS (ash_inspect_access_get_type ())
G_DECLARE_FINAL_TYPE (AshInspectAccess, ash_inspect_access, ASH, INSPECT_ACCESS, GtkWidget)

GtkWidget *ash_inspect_access_new (AshPlace *place);
void ash_inspect_access_show (AshInspectAccess *self, const AshInspection *inspection);

G_END_DECLS
