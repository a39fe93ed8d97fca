#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AshOneStop:
 *
 * Holds a list that is one stop for Tab, however long it is: Tab leads to the row where the
 * keyboard was last, and past the list; the arrow keys go from row to row.
 */
#define ASH_TYPE_ONE_STOP (ash_one_stop_get_type ())
G_DECLARE_FINAL_TYPE (AshOneStop, ash_one_stop, ASH, ONE_STOP, GtkWidget)

G_END_DECLS
