#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ash_name (gpointer widget, const char *words);
void ash_names_follow (void);

G_END_DECLS
