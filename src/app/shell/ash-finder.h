#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _AshWindow AshWindow;

void ash_finder_present (AshWindow *window, gboolean is_palette);

G_END_DECLS
