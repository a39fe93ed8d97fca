#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AshWrapText:
 *
 * A text view that asks for the height that its words have at a width. The one of GTK 4.8 asks for
 * the height that they had when it was last drawn, which is too late for a pane that has just
 * become narrower.
 */
#define ASH_TYPE_WRAP_TEXT (ash_wrap_text_get_type ())
G_DECLARE_FINAL_TYPE (AshWrapText, ash_wrap_text, ASH, WRAP_TEXT, GtkTextView)

GtkWidget *ash_wrap_text_new (void);

G_END_DECLS
