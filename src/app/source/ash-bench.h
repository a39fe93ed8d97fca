#pragma once

#include "ash-lanes.h"
#include "ash-source-pane.h"
#include "ash-view.h"

G_BEGIN_DECLS

/**
 * AshBench:
 *
 * The Source view: the course on the left, the credentials on the right, and what the keyboard
 * does to either; an #AshView. Signals: `preview` (credential, nullable item), `asked` (credential,
 * what).
 */
#define ASH_TYPE_BENCH (ash_bench_get_type ())
G_DECLARE_FINAL_TYPE (AshBench, ash_bench, ASH, BENCH, GtkWidget)

GtkWidget *ash_bench_new (AshPlace *place);
void ash_bench_show_source (AshBench *self, const char *source);
void ash_bench_add_credential (AshBench *self);
GtkBox *ash_bench_get_coach_place (AshBench *self);

G_END_DECLS
