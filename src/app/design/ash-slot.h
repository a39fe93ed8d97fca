#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* As wide as it is told, whatever its child would like; -1: as wide as the child likes. */
#define ASH_TYPE_SLOT (ash_slot_get_type ())
G_DECLARE_FINAL_TYPE (AshSlot, ash_slot, ASH, SLOT, GtkWidget)

GtkWidget *ash_slot_new (GtkWidget *child, int width);
void ash_slot_set_width (AshSlot *self, int width);

G_END_DECLS
