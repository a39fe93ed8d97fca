#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Esc asks a window of ours to close, as its Cancel does. */
void ash_dialog_close_on_escape (GtkWindow *window);

G_END_DECLS
