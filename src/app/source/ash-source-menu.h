#pragma once

#include <ash-store.h>

#include "ash-tree-list.h"

G_BEGIN_DECLS

/* The menu of an item of a course: what can be done with it, and where it is used. Made anew each
 * time it is shown. */
void ash_source_menu_attach (AshTreeList *list, AshStore *store);

G_END_DECLS
