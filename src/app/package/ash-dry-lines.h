#pragma once

#include "ash-dry-look.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AshDryLines:
 *
 * What a system will do with the package: meter, legend, and a line for each part of which there is
 * something to say, with why and a fix. Signals: `go` (the id of an item), `fix` (the fix, the id
 * of the record it is about, whether it is made or taken back), `save` (the list), `leave` (the id
 * of an item, whether it is to be left out or put back).
 */
#define ASH_TYPE_DRY_LINES (ash_dry_lines_get_type ())
G_DECLARE_FINAL_TYPE (AshDryLines, ash_dry_lines, ASH, DRY_LINES, GtkWidget)

GtkWidget *ash_dry_lines_new (void);
void ash_dry_lines_show (AshDryLines *self, const AshDesign *design, const AshDryRun *run);
/* A line that is gone since it was fixed stays in sight, with what was done. */
void ash_dry_lines_keep (AshDryLines *self, const AshDryLine *line, const char *done);
void ash_dry_lines_set_narrow (AshDryLines *self, gboolean is_narrow);
void ash_dry_lines_forget (AshDryLines *self);

G_END_DECLS
