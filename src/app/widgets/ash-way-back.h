#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* For the class of a widget that hands the keyboard on to a part of its own when it is asked to
 * take it: Shift+Tab leaves it from the first of its parts. GTK 4.8 would ask the widget itself
 * once more, which leads to the same part again and never out. */
void ash_way_back_install (GtkWidgetClass *klass);

G_END_DECLS
