#pragma once

#include <gtk/gtk.h>

#include "ash-place.h"

G_BEGIN_DECLS

/* @page: (nullable): %NULL for a new one */
typedef void (*AshPartFunc) (const char *page, gpointer user_data);

/* Asks to which page of the credential a part of @page goes, by typing. @user_data: a GObject */
void ash_part_dialog_present (
    GtkWindow *parent, AshPlace *place, const char *page, AshPartFunc func, gpointer user_data);

G_END_DECLS
