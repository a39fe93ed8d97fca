#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AshToolRow:
 *
 * Tools in a row. Those that have no room stand behind a button at its end, the least needed
 * first, so that none is ever out of reach.
 */
#define ASH_TYPE_TOOL_ROW (ash_tool_row_get_type ())
G_DECLARE_FINAL_TYPE (AshToolRow, ash_tool_row, ASH, TOOL_ROW, GtkWidget)

void ash_tool_row_close (AshToolRow *self);
void ash_tool_row_set_order (AshToolRow *self, GtkWidget *const *tools, guint n_tools);

G_END_DECLS
