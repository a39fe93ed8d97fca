#pragma once

#include <adwaita.h>

#include "ash-place.h"

G_BEGIN_DECLS

/* A piece of evidence as a row: its title, weight and pass mark, its place and its end. */
GtkWidget *ash_evidence_row_new (AshPlace *place, const char *assessment);
void
ash_evidence_row_show (GtkWidget *row, const AshDesign *design, const AshAssessment *assessment);
const char *ash_evidence_row_get_id (GtkWidget *row);

G_END_DECLS
