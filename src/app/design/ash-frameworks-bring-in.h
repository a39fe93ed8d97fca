#pragma once

#include <gtk/gtk.h>

#include "ash-listings.h"

G_BEGIN_DECLS

/* @news: what became of it; @framework: its id. @user_data: what asked. */
typedef void (*AshBroughtInFunc) (const char *framework,
                                  AshFrameworkNews news,
                                  const char *title,
                                  gpointer user_data);

/* Reads the file on a worker and puts it into the document; says what could not be done in the
 * window of @from, which is kept meanwhile. */
void ash_frameworks_bring_in (GtkWidget *from, AshPlace *place, GFile *file, AshBroughtInFunc func);
GtkWidget *ash_frameworks_status_new (const char *icon,
                                      const char *title,
                                      const char *text,
                                      gboolean can_bring_in);

G_END_DECLS
