#pragma once

#include <gtk/gtk.h>

#include <ash-json.h>

G_BEGIN_DECLS

/**
 * AshPageToolbar:
 *
 * The tools of the page editor. Signal `command` (name, value as JSON): a tool was used. Property
 * `is-html` (boolean): whether the page is shown as it is written.
 */
#define ASH_TYPE_PAGE_TOOLBAR (ash_page_toolbar_get_type ())
G_DECLARE_FINAL_TYPE (AshPageToolbar, ash_page_toolbar, ASH, PAGE_TOOLBAR, GtkWidget)

void ash_page_toolbar_show (AshPageToolbar *self, const AshJsonValue *state);
gboolean ash_page_toolbar_get_html (AshPageToolbar *self);
void ash_page_toolbar_set_html (AshPageToolbar *self, gboolean is_html);
void ash_page_toolbar_allow_parts (AshPageToolbar *self, gboolean is_allowed);
void ash_page_toolbar_allow_page (AshPageToolbar *self, gboolean is_allowed);

G_END_DECLS
