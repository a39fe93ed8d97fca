#pragma once

#include <ash-store.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* "Last: for Canvas, 12 November. Read back, no differences."; NULL when it was never exported. */
char *ash_export_history_dup_last (AshStore *store, const char *credential);
/* The packages that were written of a credential, the newest first. */
void ash_export_history_present (GtkWindow *parent, AshStore *store, const char *credential);

G_END_DECLS
