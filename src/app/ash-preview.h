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
#define ASH_TYPE_PREVIEW (ash_preview_get_type ())
G_DECLARE_FINAL_TYPE (AshPreview, ash_preview, ASH, PREVIEW, GtkWidget)

GtkWidget *ash_preview_new (AshDocument *document);
void ash_preview_show (AshPreview *self, const char *credential, const char *item);
void ash_preview_refresh (AshPreview *self);
void ash_preview_cycle_width (AshPreview *self);

G_END_DECLS
