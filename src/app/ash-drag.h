#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AshDrag:
 *
 * What is being dragged: items of a source (which are used, never moved) or of a credential
 * (which are moved). Its label, the drag icon, names the place while it hovers.
 */
#define ASH_TYPE_DRAG (ash_drag_get_type ())
G_DECLARE_FINAL_TYPE (AshDrag, ash_drag, ASH, DRAG, GObject)

AshDrag *ash_drag_new (const char *const *ids,
                       gboolean is_source,
                       gboolean is_sections,
                       const char *tree,
                       const char *what,
                       const char *icon_name);
const char *const *ash_drag_get_ids (AshDrag *self);
const char *ash_drag_get_tree (AshDrag *self);
const char *ash_drag_get_what (AshDrag *self);
gboolean ash_drag_is_source (AshDrag *self);
gboolean ash_drag_is_sections (AshDrag *self);
void ash_drag_set_place (AshDrag *self, const char *place);
void ash_drag_show_icon (AshDrag *self, GdkDrag *drag);

G_END_DECLS
