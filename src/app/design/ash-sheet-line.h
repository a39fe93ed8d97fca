#pragma once

#include <adwaita.h>
#include <ash-sheet.h>

#include "ash-place.h"

G_BEGIN_DECLS

/* A field of the credential sheet as a row, by its type. What is typed becomes an edit. */
GtkWidget *ash_sheet_line_new (const AshSheetEntry *entry, AshPlace *place);
void ash_sheet_line_show (GtkWidget *line, const AshDesign *design);
const AshSheetEntry *ash_sheet_line_get_entry (GtkWidget *line);
void ash_sheet_line_focus (GtkWidget *line);
/* (transfer full): what is said, in words: "12 h", "Online" */
char *ash_sheet_say (const AshSheetEntry *entry, const AshDesign *design);
const char *ash_sheet_title (const AshSheetEntry *entry); /* translated */

G_END_DECLS
