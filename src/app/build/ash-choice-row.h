#pragma once

#include <ash-records.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AshChoiceRow:
 *
 * A choice of a question: its words, whether it is right, its feedback. Signals: `text` (column,
 * html), `right` (gboolean), `delete`, `enter` (the next one is wanted), `shift` (int: -1 up). It is
 * dragged by its handle.
 */
#define ASH_TYPE_CHOICE_ROW (ash_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (AshChoiceRow, ash_choice_row, ASH, CHOICE_ROW, GtkWidget)

GtkWidget *ash_choice_row_new (void);
/* @number: from 1 */
void ash_choice_row_show (
    AshChoiceRow *self, const AshChoice *choice, guint number, gboolean is_one, gboolean is_fixed);
const char *ash_choice_row_get_id (AshChoiceRow *self);
void ash_choice_row_focus (AshChoiceRow *self);
gboolean ash_choice_row_is_empty (AshChoiceRow *self);

G_END_DECLS
