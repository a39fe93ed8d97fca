#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Esc asks a window of ours to close, as its Cancel does. */
void ash_dialog_close_on_escape (GtkWindow *window);
/* Ctrl+Return presses @accept, a button in @window, from anywhere: also from a text of several
 * lines. Its tip says so. */
void ash_dialog_accept_by_key (GtkWindow *window, GtkWidget *accept);
/* Ctrl+W and Ctrl+Q do what they do in the window that a dialog of ours stands on. */
void ash_dialog_pass_leaving (GtkWindow *window);
/* Toasts over @child that leave Esc to the window. */
AdwToastOverlay *ash_dialog_toasts_new (GtkWidget *child);
/* Says @text in @toasts. @undo: (nullable): the action that takes it back */
void ash_dialog_toast (AdwToastOverlay *toasts, const char *text, const char *undo);
/* Ctrl+Z and Ctrl+Shift+Z are actions of @window, before an entry takes them for itself. */
void ash_dialog_add_undo_keys (GtkWidget *window, const char *undo, const char *redo);
/* What an action such as "rates.undo" or "rates.redo" of a window beside the work does: the undo is
 * the document's. */
void ash_dialog_pass_undo (GtkWidget *window, const char *action);
/* Whether @parent is as narrow as a small screen. */
gboolean ash_dialog_is_narrow (GtkWindow *parent);

/* Makes @window as large as its words need in the size that they have, and no larger than what it
 * stands on; a @height below 0 is left to its content. */
void ash_dialog_set_size (GtkWindow *window, GtkWindow *parent, int width, int height);
/* Where @parent is narrow its buttons say what @header is about. */
void ash_dialog_spare_title (AdwHeaderBar *header, GtkWindow *parent);

/* A modal window with one group of rows, not wider than @parent leaves room for; not yet presented.
 * @out_group: (out) (transfer none): where the rows go */
GtkWindow *ash_dialog_new_list (GtkWindow *parent,
                                const char *title,
                                const char *description,
                                int width,
                                AdwPreferencesGroup **out_group);

G_END_DECLS
