#pragma once

#include <gtk/gtk.h>

#include "ash-dry-look.h"

G_BEGIN_DECLS

/* Every system beside the others: what becomes of the package there, and on opening a row, of what.
 * @choose: one of them was chosen */
typedef void (*AshSystemFunc) (const AshTarget *target, gpointer user_data);
void ash_compare_systems_present (GtkWindow *parent,
                                  AshDryLook *look,
                                  AshSystemFunc choose,
                                  GObject *user_data);

G_END_DECLS
