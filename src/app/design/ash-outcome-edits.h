#pragma once

#include <gtk/gtk.h>
#include <ash-marks.h>

#include "ash-place.h"

G_BEGIN_DECLS

/* The edits of outcomes and marks as the Design view makes them: one call to the desk, and the
 * sentence that says why it could not be done. @from is any widget of the window. */

/* @module: (nullable): that it is an outcome of */
gboolean
ash_outcome_edits_add (GtkWidget *from, AshPlace *place, const char *module, const char *text);
gboolean ash_outcome_edits_add_all (GtkWidget *from, AshPlace *place, const char *const *texts);
gboolean ash_outcome_edits_set_text (GtkWidget *from,
                                     AshPlace *place,
                                     const char *statement,
                                     const char *text);
gboolean ash_outcome_edits_set_level (GtkWidget *from,
                                      AshPlace *place,
                                      const char *statement,
                                      const char *nick);
gboolean ash_outcome_edits_shift (GtkWidget *from, AshPlace *place, const char *statement, int by);
/* With a toast that undoes it. */
gboolean ash_outcome_edits_indent (GtkWidget *from, AshPlace *place, const char *statement);
gboolean ash_outcome_edits_outdent (GtkWidget *from, AshPlace *place, const char *statement);
/* @module: (nullable): NULL: of the whole credential */
gboolean ash_outcome_edits_set_module (GtkWidget *from,
                                       AshPlace *place,
                                       const char *statement,
                                       const char *module);
gboolean ash_outcome_edits_delete (GtkWidget *from, AshPlace *place, const char *statement);
gboolean ash_outcome_edits_duplicate (GtkWidget *from, AshPlace *place, const char *statement);
/* FALSE when the mark cannot be set there. */
gboolean ash_outcome_edits_mark (GtkWidget *from,
                                 AshPlace *place,
                                 const AshColumn *column,
                                 const char *statement,
                                 AshMarkDepth depth);
/* The activity is made evidence, and assesses it. */
gboolean ash_outcome_edits_make_evidence (GtkWidget *from,
                                          AshPlace *place,
                                          const AshColumn *column,
                                          const char *statement);
/* Runs what a line of advice asks for: "instead VERB", "show-by ID", "dismiss". */
void ash_outcome_edits_advice (GtkWidget *from,
                               AshPlace *place,
                               const AshMarks *marks,
                               const AshStatement *outcome,
                               const char *command);

G_END_DECLS
