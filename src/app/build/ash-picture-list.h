#pragma once

#include "ash-place.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AshPictureList:
 *
 * The pictures of a credential, then those of the courses it comes from, each with what it shows in
 * small, and found by name. Signals: `chosen` (href, digest of the object, name).
 */
#define ASH_TYPE_PICTURE_LIST (ash_picture_list_get_type ())
G_DECLARE_FINAL_TYPE (AshPictureList, ash_picture_list, ASH, PICTURE_LIST, GtkWidget)

GtkWidget *ash_picture_list_new (AshPlace *place);
void ash_picture_list_choose_none (AshPictureList *self);

G_END_DECLS
