#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ASH_PART_INDENT 16 /* pixels by which parts of an outcome stand in */

/* What can be done with one outcome, before what its menu has of comments: an AshMenuExtend for
 * the row @id of the pane of outcomes. */
void ash_outcome_menu_extend (GtkWidget *row, const char *id, GtkWidget *popover, GMenu *menu);

G_END_DECLS
