#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AshLine:
 *
 * One line of text with a place of its own in a row, cut off where there is no room for all of it.
 * Another text never asks for another size, so that hundreds of rows can take new ones without
 * the window being measured: who gives it its place asks for the width that it would like.
 */
#define ASH_TYPE_LINE (ash_line_get_type ())
G_DECLARE_FINAL_TYPE (AshLine, ash_line, ASH, LINE, GtkWidget)

GtkWidget *ash_line_new (guint n_chars, gboolean is_at_end);
gboolean ash_line_set_text (AshLine *self, const char *text);
int ash_line_get_width (AshLine *self);

G_END_DECLS
