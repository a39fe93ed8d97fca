#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *ash_popover_page_new (GtkWidget *child, int most_height);

G_END_DECLS
