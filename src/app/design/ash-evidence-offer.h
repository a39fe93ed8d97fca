#pragma once

#include <gtk/gtk.h>
#include <ash-marks.h>

#include "ash-place.h"

G_BEGIN_DECLS

/* An activity does not assess: offers, at @at, to make it evidence of the outcome. */
void ash_evidence_offer_popup (GtkWidget *holder,
                               GtkWidget *at,
                               AshPlace *place,
                               const AshColumn *column,
                               const char *statement);

G_END_DECLS
