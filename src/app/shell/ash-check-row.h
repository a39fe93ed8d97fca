#pragma once

#include "ash-checks.h"

G_BEGIN_DECLS

/* What a row of the checks asks for; @verb: "go", "dismiss", "dismiss-rule", "recall",
 * "repair", with the one of the finding's that it is. */
typedef void (*AshCheckRowFunc) (const AshFinding *finding,
                                 const char *verb,
                                 const AshRepair *repair,
                                 gpointer user_data);

GtkWidget *ash_check_row_new (AshStore *store,
                              const AshFinding *finding,
                              const char *place,
                              gboolean is_narrow,
                              AshCheckRowFunc func,
                              gpointer user_data);
void ash_check_row_run (GtkWidget *row, const char *verb);

G_END_DECLS
