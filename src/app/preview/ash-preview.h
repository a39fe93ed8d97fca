#pragma once

#include <gtk/gtk.h>

#include "ash-place.h"

G_BEGIN_DECLS

/**
 * AshPreview:
 *
 * The credential of a place as its learners will see it, as wide as a phone, a tablet or a
 * computer; shut off from the network and the disk. It follows the place and every edit while it is
 * in sight. Signals: `failed` (why, in a sentence), `go-to` (an item).
 */
/* It stands in the module that holds WebKit (ash-web-load.h), under the symbol `ash_preview_api`.
 */
typedef struct
{
  GtkWidget *(*create) (AshPlace *place);
  void (*show) (GtkWidget *preview, const char *item); /* NULL: the start page */
  void (*cycle_width) (GtkWidget *preview);
  /* @is_beside: the view beside it says which credential it is about */
  void (*set_room) (GtkWidget *preview, gboolean is_narrow, gboolean is_beside);
} AshPreviewApi;

const AshPreviewApi *ash_preview_load (GError **error);

G_END_DECLS
