#pragma once

#include "ash-place.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What holds for a quiz as a whole. Each change is stored at once. */
void ash_quiz_settings_dialog_present (GtkWindow *parent, AshPlace *place, const char *quiz);

G_END_DECLS
