#pragma once

#include <gtk/gtk.h>
#include <webkit/webkit.h>

G_BEGIN_DECLS

/**
 * AshDeviceFit:
 *
 * Lays out the frame of a page that is seen as on a device. Where there is less room than the
 * device is wide, the page is laid out for the device all the same, and shown smaller.
 */
#define ASH_TYPE_DEVICE_FIT (ash_device_fit_get_type ())
G_DECLARE_FINAL_TYPE (AshDeviceFit, ash_device_fit, ASH, DEVICE_FIT, GtkLayoutManager)

/* @view: within the widget that is laid out, and kept for as long as that is */
void ash_device_fit_set_view (AshDeviceFit *self, WebKitWebView *view);
/* @width: of the device, in CSS pixels; 0: as wide as there is room */
void ash_device_fit_set_width (AshDeviceFit *self, int width);
/* @size: 1 for the size that learners have without asking for another */
void ash_device_fit_set_text_size (AshDeviceFit *self, double size);

G_END_DECLS
