#pragma once

#include "ash-view.h"

G_BEGIN_DECLS

/**
 * AshItemCard:
 *
 * Says what an item is that has no editor of its own: its title, kind and time, and a way to see it
 * as learners do.
 */
#define ASH_TYPE_ITEM_CARD (ash_item_card_get_type ())
G_DECLARE_FINAL_TYPE (AshItemCard, ash_item_card, ASH, ITEM_CARD, GtkWidget)

GtkWidget *ash_item_card_new (AshPlace *place, const char *item);

G_END_DECLS
