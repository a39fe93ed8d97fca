#pragma once

#include <ash-texts.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows where a text stands, in the view in which it is written. @window: the main one */
void ash_text_go_to (GtkWidget *window, const AshText *text);

G_END_DECLS
