#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AshMeter:
 *
 * The coverage bar: used, adapted, and what is left of the trough. Colours and stripes come
 * from the style sheet (`.swatch.used`, `.swatch.adapted`).
 */
#define ASH_TYPE_METER (ash_meter_get_type ())
G_DECLARE_FINAL_TYPE (AshMeter, ash_meter, ASH, METER, GtkWidget)

GtkWidget *ash_meter_new (void);
void ash_meter_set (AshMeter *self, guint total, guint used, guint adapted);

G_END_DECLS
