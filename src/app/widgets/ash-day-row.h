#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A line for a day as documents have it, "2027-03-01": written, or chosen in a calendar. */
GtkWidget *ash_day_row_new (const char *title);

G_END_DECLS
