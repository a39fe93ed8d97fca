#pragma once

#include <ash-document.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AshPreview:
 *
 * A credential as its learners will see it, as wide as a phone, a tablet or a computer; shut off
 * from the network and the disk. Signals: `back` (to the work), `failed` (why, in a sentence).
 */
/* It stands in the module that holds WebKit (ash-web-load.h), under the symbol `ash_preview_api`.
 */
typedef struct
{
  GtkWidget *(*create) (AshDocument *document);
  void (*show) (GtkWidget *preview, const char *credential, const char *item);
  void (*refresh) (GtkWidget *preview);
  void (*cycle_width) (GtkWidget *preview);
} AshPreviewApi;

const AshPreviewApi *ash_preview_load (GError **error);

G_END_DECLS
