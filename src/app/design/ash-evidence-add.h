#pragma once

#include <gtk/gtk.h>

#include "ash-place.h"

G_BEGIN_DECLS

/* What could be evidence too: items of the credential, and what has no item. */
GtkWidget *ash_evidence_add_new (AshPlace *place);
void ash_evidence_add_show (GtkWidget *add, const AshDesign *design);

G_END_DECLS
