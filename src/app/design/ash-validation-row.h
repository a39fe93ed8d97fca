#pragma once

#include <adwaita.h>
#include <ash-design.h>

#include "ash-place.h"

G_BEGIN_DECLS

/* What one person outside said, as a row that opens: organisation, person, role, date, statement
 * and a file. What is typed becomes an edit. */
GtkWidget *ash_validation_row_new (AshPlace *place, const AshValidation *validation);
void ash_validation_row_show (GtkWidget *row, const AshValidation *validation);
const char *ash_validation_row_get_id (GtkWidget *row);
void ash_validation_row_open (GtkWidget *row); /* and begin at its first field */

/* "Northfield Health, Ada Park, 2026-03-01": (transfer full), "" when nothing is said */
char *ash_validation_say (const AshValidation *validation);

G_END_DECLS
