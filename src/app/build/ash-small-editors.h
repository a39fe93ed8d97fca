#pragma once

#include "ash-view.h"

G_BEGIN_DECLS

/* The editors of Build that are forms (ash-editors.h). */
GtkWidget *ash_assignment_editor_new (AshPlace *place, const char *item);
GtkWidget *ash_topic_editor_new (AshPlace *place, const char *item);
GtkWidget *ash_link_editor_new (AshPlace *place, const char *item);
GtkWidget *ash_file_editor_new (AshPlace *place, const char *item);
GtkWidget *ash_module_editor_new (AshPlace *place, const char *item);
/* Outside tools, headings, and what is kept as it is */
GtkWidget *ash_kept_editor_new (AshPlace *place, const char *item);

G_END_DECLS
