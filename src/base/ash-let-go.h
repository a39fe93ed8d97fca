#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void ash_let_go (gpointer data, GDestroyNotify destroy);

G_END_DECLS
