#include "ash-tooltip.h"

/**
 * ash_tooltip_set:
 * @text: (nullable)
 *
 * Of what is shown again after every edit: GTK asks the display where the pointer is and waits for
 * the answer whenever a tooltip is set, be it the same.
 */
void
ash_tooltip_set (GtkWidget *widget, const char *text)
{
  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) != 0)
    gtk_widget_set_tooltip_text (widget, text);
}
