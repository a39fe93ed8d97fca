#pragma once

#include <ash-dry-run.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AshPartsMeter:
 *
 * A bar of the parts of a package, a segment for each verdict, with gaps between them. It never
 * stands alone: the figures are beside it, with a sign for each.
 */
#define ASH_TYPE_PARTS_METER (ash_parts_meter_get_type ())
G_DECLARE_FINAL_TYPE (AshPartsMeter, ash_parts_meter, ASH, PARTS_METER, GtkWidget)

GtkWidget *ash_parts_meter_new (void);
void ash_parts_meter_set (AshPartsMeter *self, const guint *counts);

G_END_DECLS
