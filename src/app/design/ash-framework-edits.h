#pragma once

#include <gtk/gtk.h>

#include "ash-listings.h"

G_BEGIN_DECLS

/* What the window of frameworks and the sheet do with frameworks; each says in @window what could
 * not be done. */

/* Uses a statement in the place's credential, as what @kind says, shown by @outcome (nullable);
 * says what could not be done in @window. */
gboolean ash_frameworks_use (GtkWindow *window,
                             AshPlace *place,
                             AshEntryItem *item,
                             AshStatementKind kind,
                             const char *outcome);
/* What a framework's statements are, when nobody says otherwise. */
AshStatementKind ash_frameworks_kind_of (AshEntryItem *item);
/* Takes statements that are dragged onto @widget. */
typedef void (*AshEntryDropFunc) (AshEntryItem *item, gpointer user_data);
void ash_frameworks_take_drops (GtkWidget *widget, AshEntryDropFunc func, gpointer user_data);

gboolean
ash_framework_edits_remove (GtkWindow *window, AshPlace *place, const AshFramework *framework);
gboolean ash_framework_edits_set_kind (GtkWindow *window,
                                       AshPlace *place,
                                       const AshFramework *framework,
                                       AshFrameworkKind kind);
void ash_framework_edits_rename (GtkWindow *parent, AshPlace *place, const AshFramework *framework);
/* The outcomes that a statement can be aligned with, as they are now: (transfer full) */
GMenuModel *ash_framework_edits_outcomes_menu (AshPlace *place, const char *action);
/* Of the window of frameworks: what is done with the framework, and how a statement is used;
 * (transfer floating) */
GtkWidget *ash_framework_menu_new (void);
GtkWidget *ash_framework_ways_new (void);

G_END_DECLS
