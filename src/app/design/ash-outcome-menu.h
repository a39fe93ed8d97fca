#pragma once

#include "ash-comment-here.h"

G_BEGIN_DECLS

#define ASH_PART_INDENT 16 /* pixels by which parts of an outcome stand in */

/* What can be done with one outcome, before what its menu has of comments: an AshMenuExtend for a
 * row of the pane of outcomes, or a cell of it. */
void ash_outcome_menu_extend (GtkWidget *row,
                              const AshCommentHere *here,
                              GtkWidget *popover,
                              GMenu *menu);

G_END_DECLS
