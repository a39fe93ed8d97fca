#pragma once

#include <adwaita.h>
#include <ash-design.h>

#include "ash-place.h"

G_BEGIN_DECLS

/* The skills, or the graduate attributes, of a credential as rows of a list: each opens its window.
 * The row that is made is the one that another one is typed in, with what frameworks offer below
 * it; statements can be dropped on it. The others stand before it in its list. */
GtkWidget *ash_skill_rows_new (AshPlace *place, gboolean are_attributes);
void ash_skill_rows_show (GtkWidget *row, const AshDesign *design);

G_END_DECLS
