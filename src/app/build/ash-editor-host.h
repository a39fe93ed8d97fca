#pragma once

#include "ash-view.h"

G_BEGIN_DECLS

/**
 * AshEditorHost:
 *
 * The middle of Build: the editor of one item, and of its rubric when it is evidence. One editor of
 * each kind is kept, since some are dear to make.
 */
#define ASH_TYPE_EDITOR_HOST (ash_editor_host_get_type ())
G_DECLARE_FINAL_TYPE (AshEditorHost, ash_editor_host, ASH, EDITOR_HOST, GtkWidget)

GtkWidget *ash_editor_host_new (AshPlace *place);
void ash_editor_host_show (AshEditorHost *self, const char *item);
gboolean ash_editor_host_show_rubric (AshEditorHost *self, const char *assessment);
gboolean ash_editor_host_go_to (AshEditorHost *self, const char *record, const char *part);
AshView *ash_editor_host_get_editor (AshEditorHost *self);
void ash_editor_host_apply (AshEditorHost *self, const AshChangeSet *changes);
void ash_editor_host_set_narrow (AshEditorHost *self, gboolean is_narrow);

G_END_DECLS
