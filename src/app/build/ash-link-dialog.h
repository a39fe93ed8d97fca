#pragma once

#include "ash-place.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AshLinkFunc:
 * @href: (nullable): where the link is to lead; %NULL to take it away
 * @title: (nullable): what it leads to is called
 */
typedef void (*AshLinkChosenFunc) (const char *href, const char *title, gpointer user_data);

/* Where to: any item of the credential, found by typing, or an address. @href: (nullable): where
 * the link leads now. @user_data must be a GObject; it is kept while the dialog is open. */
void ash_link_dialog_present (GtkWindow *parent,
                              AshPlace *place,
                              const char *href,
                              AshLinkChosenFunc func,
                              gpointer user_data);

G_END_DECLS
