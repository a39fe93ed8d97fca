/* What a document is like when it is opened again: the size of its window, the view, the credential
 * and the item worked in last, how its trees stood, and what is shown of each credential. A window
 * of a document that is new here has the size of the last one. */
#include "ash-window-private.h"

#include "ash-kept-rows.h"
#include "ash-settings.h"

#define KEEP_AFTER_MS 1000

static void
set_size (AshWindow *self, int width, int height, gboolean is_maximized)
{
  gtk_window_set_default_size (GTK_WINDOW (self), CLAMP (width, 360, 10000),
                               CLAMP (height, 300, 10000));
  if (is_maximized)
    gtk_window_maximize (GTK_WINDOW (self));
  else if (gtk_window_is_maximized (GTK_WINDOW (self)))
    gtk_window_unmaximize (GTK_WINDOW (self));
}

/**
 * ash_window_remember_size:
 *
 * Gives the window the size that the last one had.
 */
void
ash_window_remember_size (AshWindow *self)
{
  set_size (self, ash_settings_get_int ("window-width", 1280),
            ash_settings_get_int ("window-height", 800),
            ash_settings_get_boolean ("window-maximized", FALSE));
}

static void
keep_size (AshWindow *self)
{
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  ash_settings_set_int ("window-width", width);
  ash_settings_set_int ("window-height", height);
  ash_settings_set_boolean ("window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
}

static void
look_where (AshWindow *self, AshKeptPlace *place)
{
  GtkWidget *view = GTK_WIDGET (ash_window_get_view (self));
  AshKeptRows *rows = ash_kept_rows_of (self->document);

  ash_kept_rows_gather (rows);
  place->view = g_strdup (ash_window_view_name (self, view));
  place->credential = g_strdup (ash_place_get_credential (self->place));
  place->item = g_strdup (ash_place_get_item (self->place));
  place->rows = ash_kept_rows_print (rows);
  place->scopes = g_hash_table_ref (ash_place_get_scopes (self->place));
  gtk_window_get_default_size (GTK_WINDOW (self), &place->width, &place->height);
  place->is_maximized = gtk_window_is_maximized (GTK_WINDOW (self));
}

static gboolean
keep_cb (gpointer data)
{
  AshWindow *self = data;
  g_auto (AshKeptPlace) place = { 0 };

  look_where (self, &place);
  self->keep_timeout = 0;
  ash_kept_place_save (ash_store_get_document_id (ash_place_get_store (self->place)), &place);
  return G_SOURCE_REMOVE;
}

/**
 * ash_window_keep_place_later:
 *
 * Notes where the user is when that has been so for a moment: an application that is killed leads
 * back there as well.
 */
void
ash_window_keep_place_later (AshWindow *self)
{
  g_clear_handle_id (&self->keep_timeout, g_source_remove);
  if (!gtk_widget_in_destruction (GTK_WIDGET (self)))
    self->keep_timeout = g_timeout_add (KEEP_AFTER_MS, keep_cb, self);
}

/**
 * ash_window_keep_place:
 *
 * Notes where the user is, for the next time.
 */
void
ash_window_keep_place (AshWindow *self)
{
  g_auto (AshKeptPlace) place = { 0 };

  keep_size (self);
  if (self->document == NULL)
    return;
  g_clear_handle_id (&self->keep_timeout, g_source_remove);
  look_where (self, &place);
  ash_kept_place_save_now (ash_store_get_document_id (ash_place_get_store (self->place)), &place);
}

/* Only what is there still: a place from long ago must lead to nothing. */
static gboolean
is_there (AshStore *store, const AshRecordClass *klass, const char *id)
{
  gpointer record = id != NULL ? ash_store_find (store, klass, "id", id) : NULL;
  gboolean is_found = record != NULL;

  if (is_found)
    ash_record_free (klass, record);
  return is_found;
}

static void
find_scopes (AshWindow *self, GHashTable *scopes)
{
  GHashTableIter iter;
  gpointer credential, module;

  g_hash_table_iter_init (&iter, scopes);
  while (g_hash_table_iter_next (&iter, &credential, &module))
    ash_place_set_scope (self->place, credential, module);
}

/**
 * ash_window_recall_place:
 * @place: (out caller-allocates): where the user was in this document
 *
 * Before there are views: their trees then come as they stood, in a window as large as it was.
 */
void
ash_window_recall_place (AshWindow *self, AshKeptPlace *place)
{
  AshKeptRows *rows = ash_kept_rows_of (self->document);

  if (ash_kept_place_load (ash_store_get_document_id (ash_place_get_store (self->place)), place))
    {
      ash_kept_rows_parse (rows, place->rows);
      find_scopes (self, place->scopes);
      if (place->width > 0 && place->height > 0)
        set_size (self, place->width, place->height, place->is_maximized);
    }
  g_signal_connect_object (rows, "moved", G_CALLBACK (ash_window_keep_place_later), self,
                           G_CONNECT_SWAPPED);
}

/**
 * ash_window_find_place:
 *
 * Leads to where the user was, and the keyboard with them, as by the key of that view.
 */
void
ash_window_find_place (AshWindow *self, const AshKeptPlace *place)
{
  AshStore *store = ash_place_get_store (self->place);

  g_signal_connect_object (self->place, "notify", G_CALLBACK (ash_window_keep_place_later), self,
                           G_CONNECT_SWAPPED);
  if (is_there (store, &ASH_CREDENTIAL, place->credential))
    ash_place_set (self->place, place->credential,
                   is_there (store, &ASH_ITEM, place->item) ? place->item : NULL);
  if (place->view == NULL)
    return;
  ash_window_show_view (self, place->view);
  if (GTK_WIDGET (ash_window_get_view (self)) != GTK_WIDGET (self->bench))
    gtk_widget_child_focus (GTK_WIDGET (ash_window_get_view (self)), GTK_DIR_TAB_FORWARD);
}
