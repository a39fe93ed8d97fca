#pragma once

#include <gtk/gtk.h>

#include <ash-replace.h>

G_BEGIN_DECLS

/* A place where the words stand, as an object of a list. */
#define ASH_TYPE_REPLACE_PLACE (ash_replace_place_get_type ())
G_DECLARE_FINAL_TYPE (AshReplacePlace, ash_replace_place, ASH, REPLACE_PLACE, GObject)
AshReplacePlace *ash_replace_place_new (AshReplaceHit *hit); /* borrows it */
AshReplaceHit *ash_replace_place_get_hit (AshReplacePlace *self);

/* Shows one, with a check that says whether it is to be replaced; @toggled is called when that
 * changes. The keyboard stays on the row: its list toggles it. */
#define ASH_TYPE_REPLACE_ROW (ash_replace_row_get_type ())
G_DECLARE_FINAL_TYPE (AshReplaceRow, ash_replace_row, ASH, REPLACE_ROW, GtkBox)
GtkWidget *ash_replace_row_new (GCallback toggled, gpointer user_data);
void ash_replace_row_show (AshReplaceRow *self, AshReplacePlace *place, const char *with);
void ash_replace_row_toggle (AshReplaceRow *self);

G_END_DECLS
