#pragma once

#include <gtk/gtk.h>
#include <ash-marks.h>

G_BEGIN_DECLS

/* One mark of the matrix: a toggle button whose letter and fill say how far it goes. */
#define ASH_TYPE_MARK_CELL (ash_mark_cell_get_type ())
G_DECLARE_FINAL_TYPE (AshMarkCell, ash_mark_cell, ASH, MARK_CELL, GtkToggleButton)

#define ASH_CELL_WIDTH 62

GtkWidget *ash_mark_cell_new (void);
void ash_mark_cell_show (AshMarkCell *self,
                         const char *code,
                         const AshColumn *column,
                         const AshMark *mark);
/* How many comments are open on it; before it is shown. */
void ash_mark_cell_set_comments (AshMarkCell *self, guint n);
guint ash_mark_cell_get_comments (AshMarkCell *self);
AshMarkDepth ash_mark_cell_get_depth (AshMarkCell *self); /* what is shown */
const char *ash_mark_letter (AshMarkDepth depth);

G_END_DECLS
