#include "ash-deed.h"

/* A step of more rows takes longer than a frame to take back. */
#define MOST_ROWS 300

/* After this the pointer says that something is being done. */
#define PATIENCE_MS 150

typedef struct
{
  GtkWidget *from;
  AshDocument *document;
  AshEditFunc func;
  AshDeedDone done;
  gpointer data;
  GDestroyNotify free_data;

  GtkWindow *window; /* (nullable): held */
  GtkEventController *keys;
  gulong closing;
  guint patience;
  gboolean is_to_close;
} Deed;

static void
deed_free (Deed *self)
{
  if (self->free_data != NULL)
    self->free_data (self->data);
  g_object_unref (self->document);
  g_object_unref (self->from);
  g_clear_object (&self->window);
  g_free (self);
}

static gboolean
key_cb (void)
{
  return GDK_EVENT_STOP;
}

static gboolean
close_cb (GtkWindow *window, Deed *self)
{
  self->is_to_close = TRUE;
  return TRUE;
}

static gboolean
patience_cb (gpointer user_data)
{
  Deed *self = user_data;

  self->patience = 0;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->window), "progress");
  return G_SOURCE_REMOVE;
}

static void
hold (Deed *self, GtkWindow *window)
{
  self->window = g_object_ref (window);
  self->keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (self->keys, GTK_PHASE_CAPTURE);
  g_signal_connect (self->keys, "key-pressed", G_CALLBACK (key_cb), NULL);
  gtk_widget_add_controller (GTK_WIDGET (window), g_object_ref (self->keys));
  gtk_widget_set_can_target (gtk_window_get_child (window), FALSE);
  self->closing = g_signal_connect (window, "close-request", G_CALLBACK (close_cb), self);
  self->patience = g_timeout_add (PATIENCE_MS, patience_cb, self);
}

static void
let_go (Deed *self)
{
  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_signal_handler (&self->closing, self->window);
  if (gtk_event_controller_get_widget (self->keys) != NULL)
    gtk_widget_remove_controller (GTK_WIDGET (self->window), self->keys);
  g_clear_object (&self->keys);
  gtk_widget_set_cursor (GTK_WIDGET (self->window), NULL);
  if (gtk_window_get_child (self->window) != NULL)
    gtk_widget_set_can_target (gtk_window_get_child (self->window), TRUE);
}

static void
finish (Deed *self, gboolean is_done, GError *error)
{
  self->done (self->from, is_done, error, self->data);
  if (self->is_to_close)
    gtk_window_close (self->window);
  deed_free (self);
}

static void
edited_cb (GObject *document, GAsyncResult *result, gpointer user_data)
{
  Deed *self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_done = ash_document_edit_finish (ASH_DOCUMENT (document), result, &error);

  if (self->window != NULL)
    let_go (self);
  finish (self, is_done, error);
}

void
ash_deed_run (GtkWidget *from,
              AshDocument *document,
              gboolean is_large,
              AshEditFunc func,
              AshDeedDone done,
              gpointer data,
              GDestroyNotify free_data)
{
  GtkRoot *root = gtk_widget_get_root (from);
  g_autoptr (GError) error = NULL;
  Deed *self = g_new0 (Deed, 1);
  gboolean is_done;

  self->from = g_object_ref (from);
  self->document = g_object_ref (document);
  self->func = func;
  self->done = done;
  self->data = data;
  self->free_data = free_data;
  if (is_large)
    {
      if (GTK_IS_WINDOW (root))
        hold (self, GTK_WINDOW (root));
      ash_document_edit_async (document, func, data, edited_cb, self);
      return;
    }
  is_done = func (ash_document_get_store (document), data, &error);
  finish (self, is_done, error);
}

static gboolean
undo (AshStore *store, gpointer data, GError **error)
{
  return ash_store_undo (store, error);
}

static gboolean
redo (AshStore *store, gpointer data, GError **error)
{
  return ash_store_redo (store, error);
}

void
ash_deed_replay (GtkWidget *from,
                 AshDocument *document,
                 gboolean is_redo,
                 AshDeedDone done,
                 gpointer data,
                 GDestroyNotify free_data)
{
  guint n = ash_store_undo_size (ash_document_get_store (document), is_redo, MOST_ROWS + 1);

  ash_deed_run (from, document, n > MOST_ROWS, is_redo ? redo : undo, done, data, free_data);
}
