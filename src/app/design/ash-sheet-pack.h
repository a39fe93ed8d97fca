#pragma once

#include <gtk/gtk.h>
#include <ash-sheet.h>

G_BEGIN_DECLS

/* How much of what a framework asks for is said: a bar, and on a click what is not. Signal `go`
 * (const char *key): to a field. */
#define ASH_TYPE_SHEET_PACK (ash_sheet_pack_get_type ())
G_DECLARE_FINAL_TYPE (AshSheetPack, ash_sheet_pack, ASH, SHEET_PACK, GtkWidget)

GtkWidget *ash_sheet_pack_new (const AshSheetPart *part, GtkSizeGroup *titles);
void ash_sheet_pack_show (AshSheetPack *self, AshDesign *design);

G_END_DECLS
