#pragma once

#include "ash-lanes.h"
#include "ash-source-pane.h"

G_BEGIN_DECLS

/**
 * AshBench:
 *
 * The Source view: the course on the left, the credentials on the right, and what the keyboard
 * does to either. Signals: `preview` (credential, nullable item), `asked` (credential, what),
 * `summary` (something in the foot line is different).
 */
#define ASH_TYPE_BENCH (ash_bench_get_type ())
G_DECLARE_FINAL_TYPE (AshBench, ash_bench, ASH, BENCH, GtkWidget)

GtkWidget *ash_bench_new (AshDocument *document);
void ash_bench_set_narrow (AshBench *self, gboolean is_narrow);
void ash_bench_show_source (AshBench *self, const char *source);
void ash_bench_go_to (AshBench *self, const char *item);
char *ash_bench_dup_summary (AshBench *self);
char *ash_bench_dup_current (AshBench *self, char **out_item);

void ash_bench_use_in (AshBench *self);
void ash_bench_rename (AshBench *self);
void ash_bench_delete (AshBench *self);
void ash_bench_shift (AshBench *self, int by);
void ash_bench_indent (AshBench *self, gboolean is_outward);
void ash_bench_add_credential (AshBench *self);
void ash_bench_add_module (AshBench *self);

G_END_DECLS
