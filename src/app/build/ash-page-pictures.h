#pragma once

#include "ash-page-draft.h"
#include "ash-place.h"

G_BEGIN_DECLS

/**
 * AshPagePictures:
 *
 * The pictures that the text of an item shows, found as learners will find them and read on a
 * worker. Those that were put in and are not stored yet come from the draft.
 */
#define ASH_TYPE_PAGE_PICTURES (ash_page_pictures_get_type ())
G_DECLARE_FINAL_TYPE (AshPagePictures, ash_page_pictures, ASH, PAGE_PICTURES, GObject)

AshPagePictures *ash_page_pictures_new (AshPlace *place);
/* @draft: (nullable): borrowed until it is set anew */
void ash_page_pictures_set_draft (AshPagePictures *self, AshPageDraft *draft);
void ash_page_pictures_load_async (AshPagePictures *self,
                                   const char *href,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
GBytes *ash_page_pictures_load_finish (GAsyncResult *result, char **out_type, GError **error);

G_END_DECLS
