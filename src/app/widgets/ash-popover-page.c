#include "ash-popover-page.h"

/**
 * ash_popover_page_new:
 * @child: (transfer full): what a popover shows
 * @most_height: in pixels; it is as high as @child below that
 *
 * A screen may have less room than a popover wants, and would cut it off at its foot.
 *
 * Returns: (transfer floating): @child, which scrolls where there is no room for all of it
 */
GtkWidget *
ash_popover_page_new (GtkWidget *child, int most_height)
{
  GtkWidget *page = gtk_scrolled_window_new ();
  GtkScrolledWindow *scrolled = GTK_SCROLLED_WINDOW (page);

  gtk_scrolled_window_set_policy (scrolled, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (scrolled, TRUE);
  gtk_scrolled_window_set_propagate_natural_width (scrolled, TRUE);
  gtk_scrolled_window_set_max_content_height (scrolled, most_height);
  gtk_scrolled_window_set_child (scrolled, child);
  return page;
}
