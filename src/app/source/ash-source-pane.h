#pragma once

#include <gtk/gtk.h>
#include <ash-document.h>

#include "ash-tree-list.h"

G_BEGIN_DECLS

/**
 * AshSourcePane:
 *
 * The source course on the left: what is used, what is left, and from where it is used. Signals:
 * `use` (ask where, for what is selected), `take-course` (id of the source), `entered`,
 * `loaded` (it is there, or its figures are others).
 */
#define ASH_TYPE_SOURCE_PANE (ash_source_pane_get_type ())
G_DECLARE_FINAL_TYPE (AshSourcePane, ash_source_pane, ASH, SOURCE_PANE, GtkWidget)

void ash_source_pane_set_document (AshSourcePane *self, AshDocument *document);
void ash_source_pane_apply (AshSourcePane *self, const AshChangeSet *changes);
void ash_source_pane_show_source (AshSourcePane *self, const char *source);
void ash_source_pane_go_to (AshSourcePane *self, const char *item);
gboolean ash_source_pane_is_loading (AshSourcePane *self);
const char *ash_source_pane_get_source (AshSourcePane *self); /* (nullable): its id */
AshTreeList *ash_source_pane_get_list (AshSourcePane *self);
GStrv ash_source_pane_dup_selected (AshSourcePane *self);
char *ash_source_pane_dup_summary (AshSourcePane *self);
const AshCoverage *ash_source_pane_get_coverage (AshSourcePane *self);

G_END_DECLS
