#include "ash-shrink.h"

/**
 * ash_let_shrink:
 * @widget: a button, or a box of them
 *
 * Lets its words end with "…" where a window is narrow or a language long: a button asks for the
 * width of its whole label otherwise, and pushes what stands beside it out of the window.
 */
void
ash_let_shrink (GtkWidget *widget)
{
  if (GTK_IS_POPOVER (widget))
    return;
  if (GTK_IS_LABEL (widget))
    gtk_label_set_ellipsize (GTK_LABEL (widget), PANGO_ELLIPSIZE_END);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    ash_let_shrink (child);
}
