#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*AshReasonFunc) (const char *reason, gpointer user_data);

void ash_reason_ask (GtkWindow *parent,
                     const char *heading,
                     const char *body,
                     const char *action,
                     AshReasonFunc func,
                     gpointer user_data,
                     GDestroyNotify destroy);

G_END_DECLS
