#pragma once

#include <ash-job.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A job as a title, a bar, what it is doing and a way to stop it. Leaves its box when the job
 * has ended. */
GtkWidget *ash_work_row_new (AshJob *job);
AshJob *ash_work_row_get_job (GtkWidget *row);
/* The same bar alone, for a dialog that waits for one job. */
GtkWidget *ash_work_bar_new (AshJob *job);

G_END_DECLS
