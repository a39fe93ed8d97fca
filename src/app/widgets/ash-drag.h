#pragma once

#include <gtk/gtk.h>

#include "ash-outline.h"

G_BEGIN_DECLS

/**
 * AshDrag:
 *
 * What is being dragged: items of a source (which are used, never moved) or of a credential
 * (which are moved). Its label, the drag icon, names the place while it hovers.
 */
#define ASH_TYPE_DRAG (ash_drag_get_type ())
G_DECLARE_FINAL_TYPE (AshDrag, ash_drag, ASH, DRAG, GObject)

AshDrag *ash_drag_new (AshOutline *outline, const char *const *ids, gboolean is_source);
const char *const *ash_drag_get_ids (AshDrag *self);
gboolean ash_drag_is_source (AshDrag *self);
gboolean ash_drag_is_sections (AshDrag *self);
void ash_drag_set_place (AshDrag *self, const char *place);
/* What a drag source prepares with, and what it shows from its `drag-begin` on. */
GdkContentProvider *ash_drag_offer (AshDrag *self, GtkDragSource *source);
void ash_drag_begin_cb (GtkDragSource *source, GdkDrag *drag, gpointer user_data);
/* What is over a drop target, when it comes from this program: (transfer none) (nullable). */
AshDrag *ash_drag_over (GtkDropTarget *target);

G_END_DECLS
