/* What the window says: toasts, what could not be done, what goes on, and what goes wrong. */
#include "ash-names.h"
#include "ash-window-private.h"

#include <glib/gi18n-lib.h>

#include "ash-message.h"
#include "ash-say.h"
#include "ash-work-row.h"

static void
show_toast (AshWindow *self, const char *text, guint seconds, const char *label, const char *action)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (escaped);

  adw_toast_set_timeout (toast, seconds);
  if (label != NULL)
    {
      adw_toast_set_button_label (toast, label);
      adw_toast_set_action_name (toast, action);
    }
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  g_set_weak_pointer (&self->toast, toast);
  self->toast_step = 0;
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/**
 * ash_window_toast:
 * @with_undo: whether it offers to undo what was done last
 */
void
ash_window_toast (AshWindow *self, const char *text, gboolean with_undo)
{
  show_toast (self, text, 5, with_undo ? _ ("Undo") : NULL, "win.undo");
  self->toast_step = with_undo && self->document != NULL
                         ? ash_store_get_undo_step (ash_document_get_store (self->document))
                         : 0;
}

/**
 * ash_window_settle_toast:
 *
 * What a toast offers to undo is what it speaks of. It goes when something else was done since.
 */
void
ash_window_settle_toast (AshWindow *self)
{
  if (self->toast != NULL && self->toast_step != 0 &&
      self->toast_step != ash_store_get_undo_step (ash_document_get_store (self->document)))
    adw_toast_dismiss (self->toast);
}

/**
 * ash_window_offer:
 * @label: what it offers to do next
 * @action: that does it
 *
 * Says what was done, and stands long enough to be thought about.
 */
void
ash_window_offer (AshWindow *self, const char *text, const char *label, const char *action)
{
  show_toast (self, text, 20, label, action);
}

/**
 * ash_window_offer_back:
 *
 * Says what the start page does not list any more. When that is no longer said, it is gone.
 */
void
ash_window_offer_back (AshWindow *self, const char *text)
{
  show_toast (self, text, 20, _ ("Undo"), NULL);
  g_signal_connect_object (self->toast, "button-clicked", G_CALLBACK (ash_start_view_bring_back),
                           self->start, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->toast, "dismissed", G_CALLBACK (ash_start_view_settle),
                           self->start, G_CONNECT_SWAPPED);
}

/**
 * ash_window_refuse:
 * @heading: what could not be done
 *
 * Says why, and that nothing was changed.
 */
void
ash_window_refuse (AshWindow *self, const char *heading, const GError *error)
{
  g_autofree char *body =
      g_strdup_printf ("%s\n\n%s", error != NULL ? error->message : _ ("The reason is not known."),
                       _ ("Nothing was changed."));

  ash_message_present (GTK_WINDOW (self), heading, body, NULL, NULL, NULL);
}

/* What is said about what ended, for example that it failed, keeps the window. */
static gboolean
is_asking (AshWindow *self)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *link = windows; link != NULL; link = link->next)
    if (ADW_IS_MESSAGE_DIALOG (link->data) &&
        gtk_window_get_transient_for (link->data) == GTK_WINDOW (self) &&
        gtk_widget_get_visible (link->data))
      return TRUE;
  return FALSE;
}

static void
show_work (AshWindow *self, guint n)
{
  g_autofree char *count = g_strdup_printf ("%u", n);
  g_autofree char *spoken = g_strdup_printf (_ ("Running work: %u"), n);

  gtk_label_set_label (self->work_count, count);
  gtk_widget_set_visible (GTK_WIDGET (self->work_count), n > 1);
  gtk_widget_set_visible (self->work, n > 0);
  ash_name (self->work, spoken);
}

static void
count_work (AshWindow *self)
{
  guint n = 0;
  gboolean is_leaving = self->is_leaving;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->work_list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    n++;
  show_work (self, n);
  if (n > 0 || !is_leaving)
    return;
  self->is_leaving = FALSE;
  if (!is_asking (self))
    gtk_window_close (GTK_WINDOW (self));
}

/**
 * ash_window_await_work:
 *
 * The window wants to close while something is being written. The first time it waits for that; the
 * second time that is stopped, which leaves nothing half done.
 *
 * Returns: whether it waits; it closes itself when the work has ended
 */
gboolean
ash_window_await_work (AshWindow *self)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->work_list));
  g_autofree char *quoted = NULL;
  g_autofree char *text = NULL;

  if (row == NULL)
    return FALSE;
  if (self->is_leaving)
    {
      for (; row != NULL; row = gtk_widget_get_next_sibling (row))
        ash_job_cancel (ash_work_row_get_job (row));
      return TRUE;
    }
  self->is_leaving = TRUE;
  quoted = ash_say_quoted (ash_job_get_title (ash_work_row_get_job (row)));
  text =
      g_strdup_printf (_ ("The window closes when %s has ended. Closing again stops it."), quoted);
  ash_window_toast (self, text, FALSE);
  return TRUE;
}

/**
 * ash_window_add_job:
 *
 * Lists @job among the running work until it ends.
 */
void
ash_window_add_job (AshWindow *self, AshJob *job)
{
  gtk_box_append (self->work_list, ash_work_row_new (job));
  count_work (self);
  g_signal_connect_object (job, "finished", G_CALLBACK (count_work), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

/**
 * ash_window_show_bar:
 * @can_replace: the file was changed by somebody else and may be replaced
 *
 * For what goes wrong while the work goes on: saving.
 */
void
ash_window_show_bar (AshWindow *self, const char *title, const char *text, gboolean can_replace)
{
  gtk_label_set_label (self->bar_title, title);
  gtk_label_set_label (self->bar_text, text);
  gtk_widget_set_visible (self->bar_replace, can_replace);
  gtk_widget_set_visible (self->bar_retry, !can_replace);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), TRUE);
  gtk_revealer_set_reveal_child (self->bar, TRUE);
}

void
ash_window_hide_bar (AshWindow *self)
{
  gtk_revealer_set_reveal_child (self->bar, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), FALSE);
}
