#include "ash-window-private.h"

#include <glib/gi18n-lib.h>

static void
preview_back_cb (AshWindow *self)
{
  ash_window_set_preview (self, FALSE);
}

static void
preview_failed_cb (AshWindow *self, const char *message)
{
  ash_window_toast (self, message, FALSE);
}

static gboolean
make_preview (AshWindow *self)
{
  g_autoptr (GError) error = NULL;

  self->preview_api = ash_preview_load (&error);
  if (self->preview_api == NULL)
    {
      ash_window_refuse (self, _ ("The preview could not be opened"), error);
      g_object_notify (G_OBJECT (self), "preview");
      return FALSE;
    }
  self->preview = self->preview_api->create (self->document);
  g_signal_connect_swapped (self->preview, "back", G_CALLBACK (preview_back_cb), self);
  g_signal_connect_swapped (self->preview, "failed", G_CALLBACK (preview_failed_cb), self);
  adw_view_stack_add (self->views, self->preview);
  return TRUE;
}

/**
 * ash_window_show_preview:
 * @item: (nullable): whose page to show first; %NULL for the start page
 */
void
ash_window_show_preview (AshWindow *self, const char *credential, const char *item)
{
  if (self->preview == NULL && !make_preview (self))
    return;
  if (!self->is_preview)
    self->before_preview = GTK_WIDGET (ash_window_get_view (self));
  self->is_preview = TRUE;
  adw_view_stack_set_visible_child (self->views, self->preview);
  ash_window_show_summary (self);
  self->preview_api->show (self->preview, credential, item);
  g_object_notify (G_OBJECT (self), "preview");
}

void
ash_window_cycle_preview (AshWindow *self)
{
  if (self->preview != NULL && self->is_preview)
    self->preview_api->cycle_width (self->preview);
}

/**
 * ash_window_set_preview:
 *
 * Shows the credential last worked in as its learners see it, or the work again.
 */
void
ash_window_set_preview (AshWindow *self, gboolean is_preview)
{
  g_autofree char *credential = NULL;
  g_autofree char *item = NULL;

  if (self->document == NULL || self->is_preview == is_preview)
    return;
  if (is_preview)
    {
      credential = g_strdup (ash_place_get_credential (self->place));
      item = g_strdup (ash_place_get_item (self->place));
      if (credential == NULL)
        {
          ash_window_toast (self, _ ("There is no credential to look at yet"), FALSE);
          g_object_notify (G_OBJECT (self), "preview");
          return;
        }
      ash_window_show_preview (self, credential, item);
      return;
    }
  self->is_preview = FALSE;
  adw_view_stack_set_visible_child (self->views, self->before_preview);
  ash_window_show_summary (self);
  g_object_notify (G_OBJECT (self), "preview");
}
