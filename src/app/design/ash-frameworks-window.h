#pragma once

#include <gtk/gtk.h>

#include "ash-listings.h"

G_BEGIN_DECLS

/* The frameworks of the document: brought in, browsed, searched, and used in the credential that
 * is being worked on. Stays open beside the work: statements are dragged from it. One for a place.
 * With @outcome (nullable) Enter aligns what is found with that; @file (nullable) is brought in. */
void ash_frameworks_present (GtkWindow *parent, AshPlace *place, const char *outcome, GFile *file);

G_END_DECLS
