#pragma once

#include <adwaita.h>

#include "ash-place.h"

G_BEGIN_DECLS

/* The credential sheet: its fields in groups, one open at a time, and how complete it is for each
 * framework. Never blocks anything. */
#define ASH_TYPE_SHEET_PANE (ash_sheet_pane_get_type ())
G_DECLARE_FINAL_TYPE (AshSheetPane, ash_sheet_pane, ASH, SHEET_PANE, GtkWidget)

GtkWidget *ash_sheet_pane_new (AshPlace *place);
void ash_sheet_pane_show (AshSheetPane *self, AshDesign *design);
/* What no line of the sheet says is said by the outcomes. FALSE: there is no such field. */
gboolean ash_sheet_pane_has (AshSheetPane *self, const char *key);
gboolean ash_sheet_pane_go_to (AshSheetPane *self, const char *key);

G_END_DECLS
