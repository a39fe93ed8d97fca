#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AshFragmentView:
 *
 * A text of a question, which is HTML, as words to write. Markup among them is kept byte for byte:
 * what stands for a picture or a list cannot be typed over, and the whole can be edited as HTML.
 * Signals: `commit` (const char *html) when it is to be stored; `enter` and `erase` when it is one
 * line of several: Enter, and Backspace in an empty one.
 */
#define ASH_TYPE_FRAGMENT_VIEW (ash_fragment_view_get_type ())
G_DECLARE_FINAL_TYPE (AshFragmentView, ash_fragment_view, ASH, FRAGMENT_VIEW, GtkWidget)

GtkWidget *ash_fragment_view_new (const char *placeholder, gboolean is_line);
void ash_fragment_view_set_label (AshFragmentView *self, const char *label);
void ash_fragment_view_show (AshFragmentView *self, const char *html);
void ash_fragment_view_focus (AshFragmentView *self);
gboolean ash_fragment_view_is_empty (AshFragmentView *self);

G_END_DECLS
