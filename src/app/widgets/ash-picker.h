#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * AshPicker:
 *
 * A modal window to choose one row of a list by typing some of its words: the arrows walk the list
 * while the words are typed, Enter or a click chooses.
 */
#define ASH_TYPE_PICKER (ash_picker_get_type ())
G_DECLARE_FINAL_TYPE (AshPicker, ash_picker, ASH, PICKER, AdwWindow)

/* @hint: what can be typed; @list: what the list is called; @nothing: what it says when no row is
 * left. Signals: "typed" after the words changed and before rows are looked for, "chosen" with the
 * row, when the window is out of sight. */
AshPicker *ash_picker_new (
    GtkWindow *parent, const char *title, const char *hint, const char *list, const char *nothing);
/* @words: (nullable): by which the row is found; %NULL: it is always there, unless it is hidden
 * with ash_picker_set_offered(). */
void ash_picker_add (AshPicker *self, GtkWidget *row, const char *words);
void ash_picker_set_offered (AshPicker *self, GtkWidget *row, gboolean is_offered);
/* A row as most are: a picture, a title, and what is below it. */
GtkWidget *ash_picker_row_new (const char *icon, const char *title, const char *subtitle);

AdwHeaderBar *ash_picker_get_header (AshPicker *self);
GtkWidget *ash_picker_get_list (AshPicker *self);
const char *ash_picker_get_words (AshPicker *self);
/* Shows it; @words: (nullable): to begin with */
void ash_picker_present (AshPicker *self, const char *words);

G_END_DECLS
