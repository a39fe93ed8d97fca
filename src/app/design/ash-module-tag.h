#pragma once

#include <ash-design.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Says beside an outcome which module it is an outcome of, and leads there. Not to be seen with an
 * outcome of the whole credential. */
GtkWidget *ash_module_tag_new (void);
void ash_module_tag_show (GtkWidget *tag, const AshDesign *design, const AshStatement *outcome);

G_END_DECLS
