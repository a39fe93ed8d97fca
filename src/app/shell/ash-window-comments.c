#include "ash-window-private.h"

#define LEAST_WIDTH 318

gboolean
ash_window_has_comments (AshWindow *self)
{
  return self->comments != NULL && gtk_widget_get_visible (GTK_WIDGET (self->comments));
}

/**
 * ash_window_get_comments_width:
 *
 * Returns: how much of the window the comments take from the view, in pixels
 */
int
ash_window_get_comments_width (AshWindow *self)
{
  return ash_window_has_comments (self) && !ash_width_bin_is_narrow (self->width)
             ? ash_width_for_text (LEAST_WIDTH)
             : 0;
}

/**
 * ash_window_lay_out_comments:
 *
 * The comments stand beside the view, or instead of it where there is no room for both.
 */
void
ash_window_lay_out_comments (AshWindow *self)
{
  gboolean is_narrow = ash_width_bin_is_narrow (self->width);
  gboolean is_shown = ash_window_has_comments (self);

  if (self->comments == NULL)
    return;
  gtk_widget_set_size_request (GTK_WIDGET (self->comments),
                               is_narrow ? -1 : ash_width_for_text (LEAST_WIDTH), -1);
  gtk_widget_set_hexpand (GTK_WIDGET (self->comments), is_narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->panes), !is_narrow || !is_shown);
  ash_window_view_shown (self);
}

static void
set_shown (AshWindow *self, gboolean is_shown)
{
  gtk_widget_set_visible (GTK_WIDGET (self->comments), is_shown);
  ash_window_lay_out_comments (self);
  ash_window_lay_out_preview (self);
}

/* The keyboard goes back to where it was. */
void
ash_window_hide_comments (AshWindow *self)
{
  GtkWidget *back = self->before_comments;

  if (!ash_window_has_comments (self))
    return;
  set_shown (self, FALSE);
  if (back != NULL && gtk_widget_get_mapped (back) && gtk_widget_grab_focus (back))
    return;
  gtk_widget_child_focus (GTK_WIDGET (self->panes), GTK_DIR_TAB_FORWARD);
}

static void
jumped_cb (AshWindow *self)
{
  if (ash_width_bin_is_narrow (self->width))
    set_shown (self, FALSE);
}

static gboolean
has_keyboard (AshWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->comments));
}

static void
make_comments (AshWindow *self)
{
  self->comments = ASH_COMMENTS_PANE (ash_comments_pane_new (self->place));
  gtk_widget_set_visible (GTK_WIDGET (self->comments), FALSE);
  g_signal_connect_swapped (self->comments, "close", G_CALLBACK (ash_window_hide_comments), self);
  g_signal_connect_swapped (self->comments, "jumped", G_CALLBACK (jumped_cb), self);
  gtk_box_append (self->side_by_side, GTK_WIDGET (self->comments));
}

/**
 * ash_window_show_comments:
 * @record: (nullable): a thread, or what it is about
 * @other: (nullable): the outcome of a cell of the matrix
 *
 * Asked for with no record while the keyboard is among them, they close.
 */
void
ash_window_show_comments (AshWindow *self, const char *record, const char *other)
{
  if (self->comments == NULL)
    make_comments (self);
  if (record == NULL && ash_window_has_comments (self) && has_keyboard (self))
    {
      ash_window_hide_comments (self);
      return;
    }
  if (!has_keyboard (self))
    g_set_weak_pointer (&self->before_comments, gtk_window_get_focus (GTK_WINDOW (self)));
  set_shown (self, TRUE);
  ash_comments_pane_show (self->comments, record, other);
}
