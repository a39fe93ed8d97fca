#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ash_let_shrink (GtkWidget *widget);

G_END_DECLS
