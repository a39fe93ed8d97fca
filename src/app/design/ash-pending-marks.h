#pragma once

#include <gtk/gtk.h>
#include <ash-marks.h>

G_BEGIN_DECLS

/* Marks that were set and that the design, which is read again on a worker, does not know yet. */
GHashTable *ash_pending_marks_new (void);
void ash_pending_marks_set (GHashTable *pending,
                            const AshStatement *outcome,
                            const AshColumn *column,
                            AshMarkDepth depth);
/* Whether there is one; then @mark says so. */
gboolean ash_pending_marks_apply (GHashTable *pending,
                                  const AshStatement *outcome,
                                  const AshColumn *column,
                                  AshMark *mark);
/* Shows them in the row of an outcome. */
void ash_pending_marks_show (GHashTable *pending,
                             GtkWidget *row,
                             GPtrArray *columns,
                             const AshMarks *marks,
                             const AshStatement *outcome);

G_END_DECLS
