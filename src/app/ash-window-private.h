#pragma once

#include "ash-about.h"
#include "ash-bench.h"
#include "ash-window.h"

G_BEGIN_DECLS

/* What the commands of the window do; ash-actions.c names them. */
AshBench *ash_window_get_bench (AshWindow *self);
void ash_window_undo (AshWindow *self, gboolean is_redo);
void ash_window_take_document (AshWindow *self, AshDocument *document);
void ash_window_set_busy (AshWindow *self, const char *what);
void
ash_window_show_bar (AshWindow *self, const char *title, const char *text, gboolean can_replace);
void ash_window_hide_bar (AshWindow *self);
void ash_window_set_saving (AshWindow *self, gboolean is_saving);

void ash_window_ask_open (AshWindow *self, gboolean is_package);
void ash_window_import (AshWindow *self, GFile *package, gboolean allow_again);
void ash_window_open_sample (AshWindow *self);
void ash_window_resume (AshWindow *self, const char *session);
void ash_window_save (AshWindow *self);
void ash_window_save_as (AshWindow *self);
void ash_window_save_over (AshWindow *self);
gboolean ash_window_save_and_close (AshWindow *self);

void ash_window_export (AshWindow *self, const char *credential);
void ash_window_write_badge (AshWindow *self, const char *credential);
void ash_window_describe (AshWindow *self, const char *credential);
void ash_window_show_preview (AshWindow *self, const char *credential, const char *item);
void ash_window_cycle_preview (AshWindow *self);

G_END_DECLS
