#pragma once

#include <gtk/gtk.h>
#include <webkit/webkit.h>

#include "ash-preview-server.h"

G_BEGIN_DECLS

typedef enum
{
  ASH_DEVICE_PHONE,
  ASH_DEVICE_TABLET,
  ASH_DEVICE_COMPUTER,
} AshDevice;

/**
 * AshPreviewFrame:
 *
 * One page of the learner site, as wide as a device, with the way back and forward above it. After
 * an edit only what differs in the page is brought up to date, in place.
 * Signals: `failed` (why, in a sentence), `go-to` (an item whose page cannot be shown), `updated`
 * (the page is as the design is).
 */
#define ASH_TYPE_PREVIEW_FRAME (ash_preview_frame_get_type ())
G_DECLARE_FINAL_TYPE (AshPreviewFrame, ash_preview_frame, ASH, PREVIEW_FRAME, GtkWidget)

/* What all frames of a preview share: no network, no disk, our scheme answered by @server. */
WebKitWebContext *ash_preview_context_new (AshPreviewServer *server);

GtkWidget *ash_preview_frame_new (WebKitWebContext *context, AshPreviewServer *server);
/* @item NULL: the start page */
void ash_preview_frame_show (AshPreviewFrame *self, const char *item);
/* (transfer full): of the page in sight, below the site */
char *ash_preview_frame_dup_path (AshPreviewFrame *self);
/* (transfer full) (nullable): whose page it is; %NULL: of none */
char *ash_preview_frame_dup_item (AshPreviewFrame *self);
/* The design is another. */
void ash_preview_frame_refresh (AshPreviewFrame *self);
void ash_preview_frame_restyle (AshPreviewFrame *self);
void ash_preview_frame_set_device (AshPreviewFrame *self, AshDevice device, gboolean has_head);
/* @size: 1 for the size that learners have without asking for another */
void ash_preview_frame_set_text_size (AshPreviewFrame *self, double size);

G_END_DECLS
