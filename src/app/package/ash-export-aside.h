#pragma once

#include <ash-job.h>

#include "ash-window.h"

G_BEGIN_DECLS

/* Where the badge (ending "-badge") or the website ("-website") of a package goes: beside it, or
 * where that place takes no folder, into the one that was chosen for this credential before.
 * Returns: (transfer full) */
GFile *
ash_export_aside_place (GFile *package, const char *ending, const char *credential, GError **error);

/* What is to be said of a badge that was written: (transfer full) (nullable) */
char *ash_export_aside_facts (AshJob *badge, GError **error);
/* How it went, as a row of the result. What could not be written can be written into another
 * folder from there. @facts: what it is */
GtkWidget *ash_export_aside_row_new (AshWindow *window,
                                     const char *credential,
                                     gboolean is_site,
                                     GFile *folder,
                                     const char *facts,
                                     const GError *error);

G_END_DECLS
