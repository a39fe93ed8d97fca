#pragma once

#include <gtk/gtk.h>

#include "ash-place.h"

G_BEGIN_DECLS

/* What an authentic task says beside its figures, folded: of a viva this is the only place. */
GtkWidget *ash_evidence_brief_new (AshPlace *place, const char *assessment);
void ash_evidence_brief_show (GtkWidget *brief,
                              const AshDesign *design,
                              const AshAssessment *assessment);

G_END_DECLS
