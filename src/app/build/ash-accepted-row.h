#pragma once

#include <ash-records.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AshAcceptedRow:
 *
 * Words that are taken as a right answer. Signals: `text` (const char *), `case` (gboolean),
 * `delete`, `enter`.
 */
#define ASH_TYPE_ACCEPTED_ROW (ash_accepted_row_get_type ())
G_DECLARE_FINAL_TYPE (AshAcceptedRow, ash_accepted_row, ASH, ACCEPTED_ROW, GtkWidget)

GtkWidget *ash_accepted_row_new (void);
void ash_accepted_row_show (AshAcceptedRow *self, const AshAccepted *accepted, guint number);
const char *ash_accepted_row_get_id (AshAcceptedRow *self);
void ash_accepted_row_focus (AshAcceptedRow *self);

G_END_DECLS
