#pragma once

#include "ash-window.h"

#include "ash-export-memory.h"

G_BEGIN_DECLS

/**
 * AshExportRun:
 *
 * One export: the package and what goes along, one job after the other in the header's running
 * work, and then the result or what failed. Signal `ended`: whether the package is there.
 */
#define ASH_TYPE_EXPORT_RUN (ash_export_run_get_type ())
G_DECLARE_FINAL_TYPE (AshExportRun, ash_export_run, ASH, EXPORT_RUN, GObject)

AshExportRun *ash_export_run_start (AshWindow *window,
                                    const char *credential,
                                    const AshExportMemory *choice,
                                    gboolean is_again);

G_END_DECLS
