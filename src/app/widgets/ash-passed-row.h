#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * AshPassedRow:
 *
 * A row of words, or a picture: the keyboard passes over it to the next one that has something for
 * it. A list itself would be left there, where a row takes no keys.
 */
#define ASH_TYPE_PASSED_ROW (ash_passed_row_get_type ())
G_DECLARE_FINAL_TYPE (AshPassedRow, ash_passed_row, ASH, PASSED_ROW, AdwPreferencesRow)

GtkWidget *ash_passed_row_new (GtkWidget *child);

G_END_DECLS
