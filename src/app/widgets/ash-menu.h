#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Adds a line that is called as somebody wrote it, with its underscores; what has no title is
 * "Untitled". @title: (nullable) @target: of the action, a text */
void ash_menu_append (GMenu *menu, const char *title, const char *action, const char *target);

G_END_DECLS
