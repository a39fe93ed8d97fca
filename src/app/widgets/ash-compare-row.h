#pragma once

#include <ash-page-compare.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One piece of two texts: before at the start, after at the end, or one below the other. What went
 * is struck through, what came is underlined; both also have a tint. */
GtkWidget *ash_compare_row_new (const AshPiece *piece, gboolean is_narrow);

G_END_DECLS
