#pragma once

#include <gtk/gtk.h>
#include <ash-marks.h>

G_BEGIN_DECLS

/* @row: as given; @column: the id of the column */
typedef void (*AshMarkMenuFunc) (GtkWidget *row, const char *column, AshMarkDepth depth);

/* What a mark of @row could be, with what it is checked, for a menu in @popover; of a module, whose
 * marks are those of its items, nothing. @func is called when the menu is closed. */
void ash_mark_menu_append (GMenu *menu,
                           GtkWidget *popover,
                           GtkWidget *row,
                           const AshColumn *column,
                           AshMarkDepth depth,
                           AshMarkMenuFunc func);

G_END_DECLS
