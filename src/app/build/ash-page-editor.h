#pragma once

#include "ash-view.h"

G_BEGIN_DECLS

/**
 * AshPageEditor:
 *
 * Edits the text of an item that has one (a page, a discussion, an assignment) as a page or as
 * HTML. What was not touched stays byte by byte as it was; what cannot be edited is shown as what
 * it is. Made through ash_page_editor_new(), it is an editor as ash-editors.h wants them.
 */
#define ASH_TYPE_PAGE_EDITOR (ash_page_editor_get_type ())
G_DECLARE_FINAL_TYPE (AshPageEditor, ash_page_editor, ASH, PAGE_EDITOR, GtkWidget)

GtkWidget *ash_page_editor_new (AshPlace *place, const char *item);
/* For a text that is one part of a form: less air, as wide as there is room. */
void ash_page_editor_set_small (AshPageEditor *self, gboolean is_small);

G_END_DECLS
