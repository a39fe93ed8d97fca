#pragma once

#include "ash-store-private.h"

G_BEGIN_DECLS

/* Undo, as transactions see it (architecture.md, section 4). Connections without it do nothing. */
gboolean ash_undo_install (AshStore *self, GError **error);
gboolean ash_undo_begin (AshStore *self, const char *label, const char *coalesce, GError **error);
gboolean ash_undo_finish (AshStore *self, GError **error);
void ash_undo_abandon (AshStore *self);

/* Runs a replay as a transaction of its own that is not logged, and emits what it changed. */
typedef gboolean (*AshReplayFunc) (AshStore *self, gint64 step, gboolean is_undo, GError **error);
gboolean ash_store_replay (
    AshStore *self, AshReplayFunc func, gint64 step, gboolean is_undo, GError **error);

G_END_DECLS
