#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AshWrapLayout:
 *
 * Lays out what stands beside each other in as many lines as the width asks for. A child that
 * expands takes what its line has left, and is content with %ASH_WRAP_TEXT.
 */
#define ASH_TYPE_WRAP_LAYOUT (ash_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (AshWrapLayout, ash_wrap_layout, ASH, WRAP_LAYOUT, GtkLayoutManager)

/* A sentence is still read at ease in this; with text of the usual size. */
#define ASH_WRAP_TEXT 230

GtkLayoutManager *ash_wrap_layout_new (int spacing);
void ash_wrap_beside (GtkWidget *button);

G_END_DECLS
