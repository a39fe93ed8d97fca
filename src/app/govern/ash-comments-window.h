#pragma once

#include <gtk/gtk.h>

#include "ash-place.h"

G_BEGIN_DECLS

/* What people said of the credential: a list beside the work, with a way to each place. */
void ash_comments_window_present (GtkWindow *parent, AshPlace *place);
/* The list at what is said of @record, with @other of that cell of the matrix; @record may be a
 * thread itself. */
void ash_comments_window_show (GtkWindow *parent,
                               AshPlace *place,
                               const char *record,
                               const char *other);

G_END_DECLS
