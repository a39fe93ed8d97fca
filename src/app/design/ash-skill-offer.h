#pragma once

#include <gtk/gtk.h>

#include "ash-listings.h"

G_BEGIN_DECLS

typedef void (*AshSkillOfferFunc) (AshEntryItem *item, gpointer user_data);

/* What the frameworks of the document offer for what is being typed in @entry, in a list below it:
 * Down and Up choose, Enter takes, Esc closes. */
void ash_skill_offer_attach (GtkWidget *entry,
                             AshPlace *place,
                             AshFrameworkKind kind,
                             AshSkillOfferFunc func,
                             gpointer user_data);
/* Takes what is chosen: FALSE when nothing is. */
gboolean ash_skill_offer_take (GtkWidget *entry);

G_END_DECLS
