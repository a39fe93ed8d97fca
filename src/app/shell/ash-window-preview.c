#include "ash-window-private.h"

#include <glib/gi18n-lib.h>

#include "ash-memory.h"

#define MEMORY "preview"

/* Below this there is room for the view or for the preview, not for both. */
#define BESIDE_WIDTH 1000
#define LEAST_PREVIEW 432 /* a phone of 390, its rim and the room around it */

static void
preview_failed_cb (AshWindow *self, const char *message)
{
  ash_window_toast (self, message, FALSE);
}

/* Where an item is edited, else where it stands in its credential. */
static void
preview_go_to_cb (AshWindow *self, const char *item)
{
  if (!ash_window_go_to (self, "build", item, NULL))
    ash_window_go_to (self, "source", item, NULL);
}

static gboolean
make_preview (AshWindow *self)
{
  g_autoptr (GError) error = NULL;

  self->preview_api = ash_preview_load (&error);
  if (self->preview_api == NULL)
    {
      ash_window_refuse (self, _ ("The preview could not be opened"), error);
      return FALSE;
    }
  self->preview = self->preview_api->create (self->place);
  gtk_widget_set_visible (self->preview, FALSE);
  g_signal_connect_swapped (self->preview, "failed", G_CALLBACK (preview_failed_cb), self);
  g_signal_connect_swapped (self->preview, "go-to", G_CALLBACK (preview_go_to_cb), self);
  gtk_paned_set_end_child (self->panes, self->preview);
  gtk_paned_set_resize_end_child (self->panes, FALSE);
  return TRUE;
}

static gboolean
is_wide_enough (AshWindow *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  return width == 0 || width - ash_window_get_comments_width (self) >= BESIDE_WIDTH;
}

/* Whether the preview leaves it room. */
static gboolean
has_view_beside (AshWindow *self)
{
  return !self->is_preview || (self->is_beside && is_wide_enough (self));
}

gboolean
ash_window_has_view_in_sight (AshWindow *self)
{
  if (ash_window_has_comments (self) && ash_width_bin_is_narrow (self->width))
    return FALSE;
  return has_view_beside (self);
}

/**
 * ash_window_lay_out_preview:
 *
 * The view, the preview, or both, as the user chose and the window has room.
 */
void
ash_window_lay_out_preview (AshWindow *self)
{
  gboolean has_view = has_view_beside (self);

  if (self->preview == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->view_width), has_view);
  gtk_widget_set_visible (self->preview, self->is_preview);
  gtk_widget_set_size_request (self->preview, has_view ? LEAST_PREVIEW : -1, -1);
  self->preview_api->set_room (self->preview, ash_width_bin_is_narrow (self->width),
                               has_view && self->is_preview);
  ash_window_view_shown (self);
}

static void
switch_preview (AshWindow *self, gboolean is_preview)
{
  self->is_preview = is_preview;
  ash_window_lay_out_preview (self);
  g_object_notify (G_OBJECT (self), "preview");
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
  ash_place_set (self->place, credential, item);
  switch_preview (self, TRUE);
  self->preview_api->show (self->preview, item);
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
 * Shows the credential last worked in as its learners see it, or the work alone again.
 */
void
ash_window_set_preview (AshWindow *self, gboolean is_preview)
{
  if (self->document == NULL || self->is_preview == is_preview)
    return;
  if (is_preview && ash_place_get_credential (self->place) == NULL)
    ash_window_toast (self, _ ("There is no credential to look at yet"), FALSE);
  else if (!is_preview || self->preview != NULL || make_preview (self))
    {
      if (is_preview && ash_window_get_view (self) != NULL)
        ash_view_flush (ash_window_get_view (self));
      switch_preview (self, is_preview);
      return;
    }
  g_object_notify (G_OBJECT (self), "preview");
}

/**
 * ash_window_set_beside:
 *
 * Whether the preview stands beside the view, where there is room, or instead of it. Asked for
 * while there is no preview, it opens.
 */
void
ash_window_set_beside (AshWindow *self, gboolean is_beside)
{
  if (self->is_beside == is_beside)
    return;
  self->is_beside = is_beside;
  ash_memory_set (MEMORY, "beside", is_beside);
  g_object_notify (G_OBJECT (self), "preview-beside");
  if (is_beside && !self->is_preview)
    ash_window_set_preview (self, TRUE);
  else if (self->document != NULL)
    ash_window_lay_out_preview (self);
}
