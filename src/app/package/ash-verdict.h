#pragma once

#include <ash-dry-run.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The signs and words for what becomes of a part. */
const char *ash_verdict_icon (AshVerdict verdict);
const char *ash_verdict_css (AshVerdict verdict);
const char *ash_verdict_title (AshVerdict verdict);
const char *ash_verdict_subtitle (AshVerdict verdict);
char *ash_verdict_count (AshVerdict verdict, guint n);
AshVerdict ash_verdict_worst (const AshDryRun *run);
GtkWidget *ash_verdict_image_new (AshVerdict verdict);
void ash_verdict_image_set (GtkWidget *image, AshVerdict verdict);
char *ash_verdict_system (const AshTarget *target);

G_END_DECLS
