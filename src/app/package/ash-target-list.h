#pragma once

#include <adwaita.h>

#include "ash-dry-look.h"

G_BEGIN_DECLS

/**
 * AshTargetList:
 *
 * Where it will be taught: a row for each system with what becomes of the package there. The arrow
 * keys choose as they move. In a narrow window one row that opens. Signal `chosen`.
 */
#define ASH_TYPE_TARGET_LIST (ash_target_list_get_type ())
G_DECLARE_FINAL_TYPE (AshTargetList, ash_target_list, ASH, TARGET_LIST, GtkWidget)

GtkWidget *ash_target_list_new (AshDryLook *look);
void ash_target_list_choose (AshTargetList *self, const AshTarget *target);
const AshTarget *ash_target_list_get (AshTargetList *self);
void ash_target_list_set_narrow (AshTargetList *self, gboolean is_narrow);
void ash_target_list_grab (AshTargetList *self);

G_END_DECLS
